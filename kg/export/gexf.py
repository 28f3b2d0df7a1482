"""GEXF 1.2 (https://gexf.net), Gephi's own format, with its timeline: when each statement was, on which days each node was in the news.

Written here: networkx' writer stamps the day and its version into the file, and refuses dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kg.export.flat import Flat, clean, flat_edge, flat_node, linked
from kg.export.times import spells

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">\n'
)
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}
_OWN = {"label", "id"}  # attributes that GEXF has a place of its own for
MENTIONS = "mentions"


def gexf(view: GraphView) -> str:
    """The view as GEXF; edge ids are statement ids.

    An edge has a spell for every time that its statement gives; one without is always there. `mentions` counts, day by day, the
    documents published then that mention a node.
    """
    published = {document.id: document.published for document in view.documents if document.published}
    nodes = [(node, {name: value for name, value in flat_node(node).items() if name not in _OWN}) for node in view.nodes]
    edges = [(edge, {name: value for name, value in flat_edge(edge).items() if name not in _OWN}) for edge in linked(view)]
    dated = bool(published) or any(spells(edge) for edge, _ in edges)
    lines = [f'  <graph defaultedgetype="directed" mode="{"dynamic" if dated else "static"}"{dated * _TIME}>']
    lines += _declared("node", [flat for _, flat in nodes])
    if published:
        lines += ['    <attributes class="node" mode="dynamic">', *_attribute(MENTIONS, "integer"), "    </attributes>"]
    lines += _declared("edge", [flat for _, flat in edges])
    lines += ["    <nodes>", *(line for node, flat in nodes for line in _node(node, flat, published)), "    </nodes>"]
    lines += ["    <edges>", *(line for edge, flat in edges for line in _edge(edge, flat)), "    </edges>"]
    return _HEAD + "\n".join(lines) + "\n  </graph>\n</gexf>\n"


_TIME = ' timeformat="date"'


def _declared(kind: str, flats: Iterable[Flat]) -> list[str]:
    """The attributes that nodes or edges have, each under its own name."""
    types = {name: _TYPES[type(value)] for flat in flats for name, value in flat.items()}
    rows = [line for name in sorted(types) for line in _attribute(name, types[name])]
    return [f'    <attributes class="{kind}" mode="static">', *rows, "    </attributes>"] if rows else []


def _attribute(name: str, type: str) -> list[str]:
    return [f'      <attribute id="{name}" title="{name}" type="{type}"/>']


def _node(node: Node, flat: Flat, published: dict[str, str]) -> Iterator[str]:
    days = Counter(published[id] for id in node.documents if id in published)
    yield f"      <node id={_quoted(node.id)} label={_quoted(node.label or node.id)}>"
    yield from _values(flat, [f'for="{MENTIONS}" value="{days[day]}" start="{day}" end="{day}"' for day in sorted(days)])
    yield "      </node>"


def _edge(edge: Edge, flat: Flat) -> Iterator[str]:
    ends = f"source={_quoted(edge.source or '')} target={_quoted(edge.target or '')}"
    yield f"      <edge id={_quoted(edge.id)} {ends} label={_quoted(edge.label)}>"
    yield from _values(flat, [])
    if times := spells(edge):
        yield "        <spells>"
        yield from (f'          <spell start="{start}" end="{end}"/>' for start, end in times)
        yield "        </spells>"
    yield "      </edge>"


def _values(flat: Flat, more: list[str]) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in flat.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'          <attvalue for="{name}" value={_quoted(text)}/>'
    yield from (f"          <attvalue {attributes}/>" for attributes in more)
    yield "        </attvalues>"


def _quoted(text: str) -> str:
    """An attribute's value in quotes; line ends and tabs stay what they are."""
    return quoteattr(clean(text), {"\n": "&#10;", "\t": "&#9;"})
