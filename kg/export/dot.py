"""DOT, Graphviz' language (https://graphviz.org/doc/info/lang.html).

Written here and not by pydot, which takes the colon of an IRI for a port.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.flat import clean, linked
from kg.export.look import factuality_look, type_look

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

_HEAD = """digraph kg {
  graph [charset="UTF-8", overlap="false", splines="true", outputorder="edgesfirst"];
  node [fontname="Helvetica", fontsize="11", shape="box", style="rounded,filled", fillcolor="#ffffff", penwidth="1.4"];
  edge [fontname="Helvetica", fontsize="9", arrowsize="0.7", color="#55534e", fontcolor="#55534e"];
"""


def dot(view: GraphView) -> str:
    """The view as a directed graph in DOT: labels as text, IRIs as links, line styles by factuality."""
    lines = [_node(node) for node in view.nodes] + [_edge(edge) for edge in linked(view)]
    return _HEAD + "".join(f"  {line}\n" for line in lines) + "}\n"


def identifier(text: str) -> str:
    """A quoted DOT identifier: only the quote and a backslash before it mean anything inside."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def string(text: str) -> str:
    """A quoted DOT label: Graphviz reads escapes (\\N is the node's name) and character references (&amp;) inside."""
    escaped = clean(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


def _attributes(**values: str | None) -> str:
    pairs = (f"{name}={string(value)}" for name, value in values.items() if value)
    return "[" + ", ".join(pairs) + "];"


def _node(node: Node) -> str:
    also = f" (also {', '.join(node.aliases)})" if node.aliases else ""
    attributes = _attributes(
        label=node.label or node.id, tooltip=f"{node.type}: {node.label}{also}", URL=node.iri, color=type_look(node.type).light
    )
    return f"{identifier(node.id)} {attributes}"


def _edge(edge: Edge) -> str:
    said = f" (according to {edge.attribution})" if edge.attribution else ""
    evidence = edge.sentences[0].text if edge.sentences else edge.label
    line = factuality_look(edge.factuality)
    attributes = _attributes(
        id=edge.id, label=edge.label, tooltip=f"{edge.factuality}{said}: {evidence}", style=line.style, color=line.light
    )
    return f"{identifier(edge.source)} -> {identifier(edge.target)} {attributes}"
