"""The view as a networkx graph: the one door to networkx."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import networkx

from kg.export.flat import clean, flat_edge, flat_node, linked

if TYPE_CHECKING:
    from kg.view import GraphView


def to_networkx(view: GraphView, *, named: Callable[[str], str] = clean) -> networkx.MultiDiGraph:
    """A directed multigraph: node ids are entity ids, edge keys statement ids, attributes flat (string, number, boolean).

    Edges without a source or a target are left out; `named` makes an id what the graph's users can hold.
    """
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from((named(node.id), flat_node(node)) for node in view.nodes)
    graph.add_edges_from((named(edge.source), named(edge.target), named(edge.id), flat_edge(edge)) for edge in linked(view))
    return graph
