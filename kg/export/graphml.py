"""GraphML (http://graphml.graphdrawing.org), for yEd, Gephi, igraph and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx.readwrite.graphml import GraphMLWriter

from kg.export.flat import token
from kg.export.networks import to_networkx

if TYPE_CHECKING:
    from kg.view import GraphView

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"


def graphml(view: GraphView) -> str:
    """The view as GraphML; edge ids are statement ids, written as XML's name tokens.

    Written with the standard library's XML: networkx's own `write_graphml` changes its bytes with lxml's presence.
    """
    return f"{_DECLARATION}{GraphMLWriter(graph=to_networkx(view, named=token), prettyprint=True, named_key_ids=False)}\n"
