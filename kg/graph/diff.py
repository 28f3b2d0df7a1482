"""What one graph says that another does not, and what both say in another way, with the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.graph.documents import DocumentGraphs
from kg.graph.terms import visible
from kg.graph.view import view
from kg.view import Edge, GraphView, Sentence


@dataclass(frozen=True, slots=True)
class Diff:
    """What is only in the first graph (`removed`) and only in the second (`added`): documents and entities by id, claims as text;
    `changed` are claims of the first with what the second says in their place. `sentences` are those behind a claim of either."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[tuple[str, str], ...] = ()
    sentences: dict[str, Sentence] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The difference for a terminal: a line a change, and under it the sentence that says so."""
        for mark, lines in (("-", self.removed), ("+", self.added)):
            for line in lines:
                yield f"{mark} {visible(line)}"
                yield from self._sentence(line)
        for before, after in self.changed:
            yield f"~ {visible(before)} → {visible(after[after.rindex('[') :])}"
            yield from self._sentence(after)

    def _sentence(self, line: str) -> Iterator[str]:
        if sentence := self.sentences.get(line.partition("  ×")[0]):
            yield f"    “{visible(sentence.text)}” ({visible(sentence.document)}, characters {sentence.start}–{sentence.end})"

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.changed)


def diff(first: DocumentGraphs, second: DocumentGraphs) -> Diff:
    """What changed from the first graph to the second, sorted; statements are compared by what they say, not by their ids."""
    views = [view(store) for store in (first, second)]
    before, after = map(_counted, views)
    removed, added = before - after, after - before
    sentences = {_claim(edge): edge.sentences[0] for graph in views for edge in graph.edges if edge.sentences}
    changed = tuple(_pairs(removed, added))
    removed.subtract(line for line, _ in changed)
    added.subtract(line for _, line in changed)
    return Diff(_listed(removed), _listed(added), changed, sentences)


def _pairs(removed: Counter[str], added: Counter[str]) -> Iterator[tuple[str, str]]:
    """A removed and an added claim that differ only in their marks: how far the text stands behind them, and who says so."""
    ways: dict[str, list[str]] = {}
    for line in sorted(added):
        if line.endswith("]"):
            ways.setdefault(line[: line.rindex("[")], []).append(line)
    for line in sorted(removed):
        if line.endswith("]") and (others := ways.get(line[: line.rindex("[")])):
            yield line, others.pop(0)


def _counted(graph: GraphView) -> Counter[str]:
    counts: Counter[str] = Counter(f"document {document.id}" for document in graph.documents)
    counts.update(f"entity {node.id} ({node.type}, {node.label})" for node in graph.nodes)
    counts.update(_claim(edge) for edge in graph.edges)
    return counts


def _claim(edge: Edge) -> str:
    marks = ", ".join(filter(None, (edge.factuality, edge.attribution, "inferred" if edge.inferred else "")))
    return f"{edge.source or '–'} {edge.relation} {edge.target or '–'} [{marks.replace('[', '(').replace(']', ')')}]"


def _listed(counts: Counter[str]) -> tuple[str, ...]:
    lines = (f"{line}  ×{count}" if count > 1 else line for line, count in counts.items() if count > 0)
    return tuple(sorted(lines))
