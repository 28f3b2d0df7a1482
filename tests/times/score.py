"""What the program makes of each case, and the share that it gets right, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract import pipeline
from kg.graph.terms import moment
from kg.language.values.times import Times
from kg.model import Time
from tests.times.cases import DATES, NO_TIME, NO_VALUE, Case

BAR = 90.0  # per cent, of all cases and of those held out


@dataclass(frozen=True, slots=True)
class Verdict:
    """One case against one reference date: what was expected and what was found there."""

    case: Case
    published: date
    expected: str
    found: str

    @property
    def passed(self) -> bool:
        """Whether it is what was expected; where no value is, the words may be kept or not."""
        return self.expected == self.found or (self.expected == NO_VALUE and self.found == NO_TIME)


def verdicts(cases: Iterable[Case], *, model: str | None = None) -> Iterator[Verdict]:
    """Each case against each reference date, read by the shipped model by default."""
    cases = list(cases)
    for case, doc in zip(cases, pipeline(model).pipe(case.text for case in cases), strict=True):
        for published, expected in zip(DATES, case.values, strict=True):
            yield Verdict(case, published, expected, found([time for _, _, time in Times(doc, published).spans], case))


def found(times: Iterable[Time], case: Case) -> str:
    """The value that the expression has: that of the times that overlap it, which all must agree."""
    here = [time for time in times if time.start < case.end and case.start < time.end]
    values = {value for time in here if (value := written(time.value))}
    return " and ".join(sorted(values)) or (NO_VALUE if here else NO_TIME)


def written(value: str | None) -> str:
    """A value as the graph writes it: ends that are no date are open, a duration or an hour is what XML Schema makes of it."""
    if not value:
        return ""
    if "/" not in value:
        literal = moment(value)
        return literal.value if literal else ""
    ends = [literal.value if (literal := moment(end)) else ".." for end in value.split("/")]
    return "/".join(ends) if any(end != ".." for end in ends) else ""


def percent(found: Iterable[Verdict]) -> float:
    """The share that passed."""
    found = list(found)
    return 100 * sum(verdict.passed for verdict in found) / max(len(found), 1)


def table(found: Iterable[Verdict]) -> str:
    """The scores by kind and together, as Markdown; a case counts once for each reference date."""
    found = list(found)
    kinds = list(dict.fromkeys(verdict.case.kind for verdict in found))
    rows = ["| time expressions | expressions | cases | % | held out % |", "|---|---:|---:|---:|---:|"]
    rows += [_row(kind, [verdict for verdict in found if verdict.case.kind == kind]) for kind in kinds]
    return "\n".join([*rows, _row("all", found)])


def _row(name: str, found: list[Verdict]) -> str:
    expressions = len({verdict.case.number for verdict in found})
    held_out = [verdict for verdict in found if verdict.case.held_out]
    return f"| {name} | {expressions} | {len(found)} | {percent(found):.1f} | {percent(held_out):.1f} |"
