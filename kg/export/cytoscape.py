"""Cytoscape JSON (https://js.cytoscape.org/#notation/elements-json), for Cytoscape, Cytoscape.js and networkx."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.export.flat import clean, flat_edge, flat_node, linked

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node


def cytoscape(view: GraphView) -> str:
    """The view as elements; `name` is what Cytoscape shows, `key` what tells parallel edges apart in networkx."""
    elements = {"nodes": [_node(node) for node in view.nodes], "edges": [_edge(edge) for edge in linked(view)]}
    graph = {"format_version": "1.0", "directed": True, "multigraph": True, "data": [], "elements": elements}
    return json.dumps(graph, ensure_ascii=False, indent=1) + "\n"


def _node(node: Node) -> dict[str, Any]:
    name, key = clean(node.label or node.id), clean(node.id)
    lists = {"aliases": [clean(alias) for alias in node.aliases], "documents": [clean(name) for name in node.documents]}
    return {"data": {"id": key, "value": key, "name": name, **flat_node(node), **lists}}


def _edge(edge: Edge) -> dict[str, Any]:
    ends = {"source": clean(edge.source or ""), "target": clean(edge.target or "")}
    lists = {"evidence": [clean(sentence.text) for sentence in edge.sentences]}
    return {"data": {**ends, "key": clean(edge.id), "name": clean(edge.label), "interaction": edge.relation, **flat_edge(edge), **lists}}
