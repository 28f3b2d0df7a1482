"""What a build found, and how it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Factuality, Resolved


@dataclass(slots=True)
class Summary:
    """What a build read and found; `seconds` are those of the whole, loading included.

    Entities are counted once however many documents name them; `seen` are their ids. Triples are counted in each document.
    """

    documents: int = 0
    sentences: int = 0
    words: int = 0
    entities: Counter = field(default_factory=Counter)
    linked: int = 0
    statements: Counter = field(default_factory=Counter)
    inferred: int = 0
    triples: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    seen: set[str] = field(default_factory=set, repr=False)

    def count(self, resolved: Resolved) -> None:
        """Adds one document."""
        self.documents += 1
        self.sentences += len(resolved.sentences)
        self.words += resolved.words
        new = [entity for entity in resolved.entities if entity.id not in self.seen]
        self.seen.update(entity.id for entity in new)
        self.entities.update(entity.type for entity in new)
        self.statements.update(str(statement.factuality) for statement in resolved.statements)
        self.linked += sum(entity.wikidata is not None for entity in new)
        self.inferred += sum(statement.inferred for statement in resolved.statements)


def summary_lines(summary: Summary) -> Iterator[str]:
    """The summary, a line a fact."""
    speed = summary.words / summary.seconds if summary.seconds else 0
    yield f"documents   {summary.documents:>8,}   sentences {summary.sentences:,}, words {summary.words:,}"
    yield f"entities    {summary.entities.total():>8,}   {_counts(summary.entities)}; in Wikidata {summary.linked:,}"
    yield f"statements  {summary.statements.total():>8,}   {_counts(summary.statements, order=[str(f) for f in Factuality])}; inferred {summary.inferred:,}"
    yield f"triples     {summary.triples:>8,}   plain, under the policy"
    yield f"seconds     {summary.seconds:>8.1f}   {speed:,.0f} words a second, start included"
    if summary.problems:
        yield f"passed over {len(summary.problems):>8,}   see the lines above"
    yield "files       " + "  ".join(str(path) for path in summary.files)


def _counts(counter: Counter, *, order: list[str] | None = None) -> str:
    names = [name for name in order if counter[name]] if order else [name for name, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
    return ", ".join(f"{name} {counter[name]:,}" for name in names)
