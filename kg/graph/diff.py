"""What one graph says that another does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.documents import DocumentGraphs
from kg.graph.terms import visible
from kg.graph.view import view
from kg.view import Edge, GraphView


@dataclass(frozen=True, slots=True)
class Diff:
    """What is only in the first graph (`removed`) and only in the second (`added`): documents and entities by id, claims as text."""

    removed: tuple[str, ...]
    added: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The difference for a terminal, a line a change."""
        yield from (f"- {visible(line)}" for line in self.removed)
        yield from (f"+ {visible(line)}" for line in self.added)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


def diff(first: DocumentGraphs, second: DocumentGraphs) -> Diff:
    """What changed from the first graph to the second, sorted; statements are compared by what they say, not by their ids."""
    before, after = (_counted(view(store)) for store in (first, second))
    return Diff(_listed(before - after), _listed(after - before))


def _counted(graph: GraphView) -> Counter[str]:
    counts: Counter[str] = Counter(f"document {document.id}" for document in graph.documents)
    counts.update(f"entity {node.id} ({node.type}, {node.label})" for node in graph.nodes)
    counts.update(_claim(edge) for edge in graph.edges)
    return counts


def _claim(edge: Edge) -> str:
    marks = ", ".join(filter(None, (edge.factuality, edge.attribution, "inferred" if edge.inferred else "")))
    return f"{edge.source or '–'} {edge.relation} {edge.target or '–'} [{marks}]"


def _listed(counts: Counter[str]) -> tuple[str, ...]:
    lines: Iterable[str] = (f"{line}  ×{count}" if count > 1 else line for line, count in counts.items())
    return tuple(sorted(lines))
