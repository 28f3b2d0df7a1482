"""The view as something to draw: points, radii, and edges gathered into lanes between two nodes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from kg.export.flat import linked
from kg.export.layout import Point, layout

if TYPE_CHECKING:
    from kg.view import Edge, GraphView

# So many lanes between two nodes fan out; more are drawn as one for each direction, with their number.
FAN = 4
BEND = 0.16


@dataclass(frozen=True, slots=True)
class Lane:
    """Edges drawn as one curve: the same direction, relation and factuality, or, in a crowd, the same direction.

    `bend` is how far the curve's middle stands off the straight line, as a part of its length, to the left of its way.
    """

    source: str
    target: str
    label: str
    factuality: str
    bend: float
    edges: tuple[Edge, ...] = field(repr=False)


def degrees(view: GraphView) -> Counter[str]:
    """How many drawn edges each node has."""
    return Counter(end for edge in linked(view) for end in (edge.source, edge.target))


def points(view: GraphView) -> dict[str, Point]:
    """Where each node stands, in pixels, by its id."""
    index = {node.id: i for i, node in enumerate(view.nodes)}
    places = layout([node.label for node in view.nodes], [(index[e.source], index[e.target]) for e in linked(view)])
    return dict(zip(index, places, strict=True))


def radius(degree: int, kind: str) -> float:
    """A node's radius in pixels: its area grows with its edges; names are larger than common nouns."""
    return min(20.0, (4.5 if kind == "name" else 3.2) + 1.5 * sqrt(degree))


def lanes(view: GraphView) -> list[Lane]:
    """The lanes of all drawn edges, loops included, in the view's order."""
    pairs: dict[tuple[str, str], dict[tuple[str, str, str], list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in linked(view):
        pair = (edge.source, edge.target) if edge.source <= edge.target else (edge.target, edge.source)
        pairs[pair][edge.source, edge.label, edge.factuality].append(edge)
    return [lane for pair, groups in pairs.items() for lane in _fan(pair, groups)]


def _fan(pair: tuple[str, str], groups: dict[tuple[str, str, str], list[Edge]]) -> list[Lane]:
    fans = list(groups.values())
    if len(fans) > FAN:
        ways: dict[str | None, list[Edge]] = defaultdict(list)
        for edges in fans:
            ways[edges[0].source] += edges
        fans = list(ways.values())
    made = []
    for place, edges in enumerate(fans):
        source = edges[0].source or ""
        target = pair[1] if source == pair[0] else pair[0]
        # Bends are counted from the pair's first node, so that opposite ways do not fall together.
        bend = (place - (len(fans) - 1) / 2) * BEND * (1 if source == pair[0] else -1)
        factualities = {edge.factuality for edge in edges}
        # A crowd of several factualities has the line of none.
        factuality = factualities.pop() if len(factualities) == 1 else ""
        made.append(Lane(source, target, _label(edges), factuality, bend, tuple(edges)))
    return made


def _label(edges: list[Edge]) -> str:
    labels = {edge.label for edge in edges}
    if len(labels) > 1:
        return f"{len(edges)} statements"
    return edges[0].label if len(edges) == 1 else f"{edges[0].label} ×{len(edges)}"
