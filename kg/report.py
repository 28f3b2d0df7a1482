"""What a build prints when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.build import Summary
from kg.model import Factuality


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
