"""The suite's scores by construction, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.build import extract, resolve
from kg.model import Document
from tests.constructions.cases import Case
from tests.constructions.match import Verdict, judge

# What the suite is to reach, in per cent of the cases: together, and each construction.
ALL, EACH = 95.0, 85.0


@dataclass(slots=True)
class Score:
    """The verdicts on one construction, or on all."""

    name: str
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def passed(self) -> int:
        """How many cases passed."""
        return sum(v.passed for v in self.verdicts)

    @property
    def percent(self) -> float:
        """The share of cases that passed."""
        return share(self.verdicts)

    @property
    def held_out(self) -> float:
        """The same of the held-out cases alone."""
        return share([v for v in self.verdicts if v.case.held_out])

    @property
    def unreal(self) -> int:
        """How often something negated, asked, planned, possible or alleged became a plain fact."""
        return sum(len(v.unreal) for v in self.verdicts)

    @property
    def wrong(self) -> int:
        """How often something that nobody said became a plain fact."""
        return sum(len(v.wrong) for v in self.verdicts)


def share(verdicts: list[Verdict]) -> float:
    """The share of the verdicts that passed, in per cent."""
    return 100 * sum(v.passed for v in verdicts) / max(len(verdicts), 1)


def verdicts(cases: Iterable[Case], *, model: str | None = None) -> Iterator[Verdict]:
    """The verdict on each case, each read as a document of its own, with the shipped model by default."""
    cases = list(cases)
    documents = [Document(case.id, case.text) for case in cases]
    for case, reading in zip(cases, extract(documents, model=model, jobs=1), strict=True):
        (resolved,) = resolve([reading])
        yield judge(case, resolved)


def scores(found: Iterable[Verdict]) -> tuple[Score, list[Score]]:
    """The score of all together, and those of the constructions in order."""
    whole, parts = Score("all"), {}
    for verdict in found:
        whole.verdicts.append(verdict)
        name = verdict.case.construction
        parts.setdefault(name, Score(name.replace("_", " "))).verdicts.append(verdict)
    return whole, list(parts.values())


def reached(whole: Score, parts: list[Score], *, all: float = ALL, each: float = EACH) -> bool:
    """Whether the suite is good enough: together, each construction, and nothing unreal among the plain facts."""
    return whole.percent >= all and min(part.percent for part in parts) >= each and not whole.unreal


def table(whole: Score, parts: list[Score]) -> str:
    """The scores as Markdown."""
    rows = ["| construction | cases | passed | % | held out % | unreal as fact | wrong facts |", "|---|---:|---:|---:|---:|---:|---:|"]
    for s in (*parts, whole):
        rows.append(f"| {s.name} | {len(s.verdicts)} | {s.passed} | {s.percent:.1f} | {s.held_out:.1f} | {s.unreal} | {s.wrong} |")
    return "\n".join(rows)
