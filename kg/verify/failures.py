"""What verification finds wrong, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kg.graph.terms import visible


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong: in which document (or file), with which statement (its id, and its words as the graph has them), what,
    and the sentence that the statement rests on; "" for what does not apply."""

    document: str
    problem: str
    statement: str = ""
    words: str = ""
    sentence: str = ""

    @property
    def line(self) -> str:
        """The failure on one line."""
        parts = [self.document, f"statement {self.statement} ({self.words})" if self.statement else self.words, self.problem]
        return visible(": ".join(part for part in (*parts, f"“{self.sentence}”" if self.sentence else "") if part))


@dataclass(frozen=True, slots=True)
class Verification:
    """How many documents and statements were held against their sources, and what was wrong."""

    documents: int
    statements: int
    failures: tuple[Failure, ...]

    def lines(self) -> Iterator[str]:
        """The failures, then the sum."""
        yield from (failure.line for failure in self.failures)
        found = f"{len(self.failures):,} failures" if self.failures else "every statement is what its source says"
        yield f"{self.documents:,} documents read again, {self.statements:,} statements: {found}"

    def row(self) -> dict:
        """The same as plain data."""
        failures = [asdict(failure) for failure in self.failures]
        return {"documents": self.documents, "statements": self.statements, "failures": failures}
