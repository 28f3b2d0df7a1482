"""Several graphs as one default graph, each triple once (SPARQL 1.1, section 13.1): the engine gives one that two of them say twice."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store


def merged(store: Store, default: Iterable[NamedNode], named: Iterable[NamedNode]) -> Store:
    """A store in memory whose default graph is the merge of some of a store's graphs, and which has the named ones beside it."""
    made = Store()
    for graph, target in (*((graph, DefaultGraph()) for graph in default), *((graph, graph) for graph in named)):
        made.bulk_load(store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph), format=RdfFormat.N_TRIPLES, to_graph=target)
    return made
