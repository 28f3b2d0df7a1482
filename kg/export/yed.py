"""GraphML as yEd draws it (https://yed.yworks.com): the attributes of plain GraphML, and places, shapes, colours and labels.

yEd draws only what its own elements say; networkx, Gephi and igraph read the same file and its attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kg.export.flat import Flat, clean, flat_edge, flat_node, linked, token
from kg.export.look import factuality_look, type_look
from kg.export.scene import degrees, points, radius

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

_HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:y="http://www.yworks.com/xml/graphml" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
"""
_TYPES = {str: "string", bool: "boolean", float: "double"}
# Our shapes by yEd's names for them, dashes by its line styles.
SHAPES = {"circle": "ellipse", "square": "rectangle", "diamond": "diamond", "hexagon": "hexagon", "triangle": "triangle", "star": "star5", "page": "parallelogram"}  # fmt: skip
LINES = {"solid": "line", "dashed": "dashed", "dotted": "dotted"}


def yed(view: GraphView) -> str:
    """The view as GraphML with yEd's drawing; edge ids are statement ids, written as XML's name tokens."""
    nodes = [(node, flat_node(node)) for node in view.nodes]
    edges = [(edge, flat_edge(edge)) for edge in linked(view)]
    places, degree = points(view), degrees(view)
    keys = {kind: _keys(flat for _, flat in things) for kind, things in (("node", nodes), ("edge", edges))}
    lines = [
        f'  <key id="{kind[0]}-{name}" for="{kind}" attr.name="{name}" attr.type="{keys[kind][name]}"/>'
        for kind in ("node", "edge")
        for name in sorted(keys[kind])
    ]
    lines += [f'  <key id="{kind[0]}-graphics" for="{kind}" yfiles.type="{kind}graphics"/>' for kind in ("node", "edge")]
    lines.append('  <graph id="G" edgedefault="directed">')
    for node, flat in nodes:
        lines += _element("node", f'id="{token(node.id)}"', flat, _node(node, places[node.id], radius(degree[node.id], node.kind)))
    for edge, flat in edges:
        ends = f'id="{token(edge.id)}" source="{token(edge.source or "")}" target="{token(edge.target or "")}"'
        lines += _element("edge", ends, flat, _edge(edge))
    return _HEAD + "\n".join(lines) + "\n  </graph>\n</graphml>\n"


def _keys(flats: Iterable[Flat]) -> dict[str, str]:
    return {name: _TYPES[type(value)] for flat in flats for name, value in flat.items()}


def _element(kind: str, attributes: str, flat: Flat, graphics: str) -> Iterator[str]:
    yield f"    <{kind} {attributes}>"
    for name, value in flat.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{kind[0]}-{name}">{_text(text)}</data>'
    yield f'      <data key="{kind[0]}-graphics">{graphics}</data>'
    yield f"    </{kind}>"


def _node(node: Node, place: tuple[float, float], size: float) -> str:
    look, side = type_look(node.type), 2.4 * size
    x, y = place[0] - side / 2, place[1] - side / 2
    fill = look.light if node.kind == "name" else "#ffffff"
    return (
        f'<y:ShapeNode><y:Geometry height="{side:.1f}" width="{side:.1f}" x="{x:.1f}" y="{y:.1f}"/>'
        f'<y:Fill color="{fill}" transparent="false"/><y:BorderStyle color="{look.light}" type="line" width="1.5"/>'
        f'<y:NodeLabel modelName="sides" modelPosition="s">{_text(node.label)}</y:NodeLabel>'
        f'<y:Shape type="{SHAPES.get(look.shape, "ellipse")}"/></y:ShapeNode>'
    )


def _edge(edge: Edge) -> str:
    look = factuality_look(edge.factuality)
    return (
        f'<y:PolyLineEdge><y:LineStyle color="{look.light}" type="{LINES[look.style]}" width="1.2"/>'
        f'<y:Arrows source="none" target="standard"/><y:EdgeLabel>{_text(edge.label)}</y:EdgeLabel></y:PolyLineEdge>'
    )


def _text(text: str) -> str:
    return escape(clean(text))
