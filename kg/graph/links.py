"""The Wikidata items of entities, put in the place of those that a document's graph had."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad

from kg.graph import vocabulary as v
from kg.graph.entities import link_triples
from kg.graph.store import GraphStore
from kg.model import Entity

_OF_LINKS = frozenset((v.same_as, v.link_score, v.candidate))


def relink(store: GraphStore, document_id: str, entities: Mapping[str, Entity]) -> bool:
    """Writes the items and candidates of a document's named entities (by their ids in the graph); whether anything changed."""
    graph, names = store.graph(document_id), store.names
    quads = set(store.quads(graph=graph))
    nodes = {names.iri("entity", id): (id, entity) for id, entity in entities.items()}
    here = {quad.subject for quad in quads if quad.predicate == v.mentioned_in}
    old = {quad for quad in quads if quad.subject in nodes and quad.predicate in _OF_LINKS}
    places = {quad.object for quad in old if quad.predicate == v.candidate}
    old |= {quad for quad in quads if quad.subject in places}
    new = {Quad(*triple, graph) for node in nodes.keys() & here for triple in link_triples(node, *nodes[node], names)}
    if old == new:
        return False
    store.replace(document_id, (quads - old) | new)
    return True
