"""The graph as the plain nodes and edges of `kg.view`."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.edges import bare, document_id, edge, membership
from kg.graph.facts import Facts
from kg.graph.terms import KGO, WD, local_name
from kg.view import DocumentInfo, Edge, GraphView, Node


def view(store: DocumentGraphs, *, also: Iterable[Triple] = ()) -> GraphView:
    """Everything in the store, sorted; it is all in memory, as those who draw and export need it.

    `also` are triples between entities that no statement says, which become edges of no factuality.
    """
    facts = Facts(store)
    facts.read_shared()
    edges, documents = [], []
    for graph in store.graphs():
        edges += [edge(facts, statement) for statement in facts.open(graph)]
        documents.append(_document(facts, graph))
    entities = facts.with_property(v.mentioned_in)
    nodes = tuple(sorted((node(facts, entity) for entity in entities), key=lambda n: n.id))
    edges += [membership(facts, group, member) for group in entities for member in facts.all(group, v.has_member)]
    edges += [bare(facts, triple) for triple in also]
    return GraphView(nodes, tuple(sorted(edges, key=_order)), tuple(sorted(documents, key=lambda d: d.id)))


def node(facts: Facts, entity: NamedNode, *, documents: bool = True) -> Node:
    """One entity; its label is the one that most documents use, its other names are aliases. Without `documents`, which can be
    many, these are left out."""
    label = facts.label(entity)
    names = {term.value for property in (v.label, v.alias) for term in facts.all(entity, property)} - {label}
    items = [term.value for term in facts.all(entity, v.same_as) if term.value.startswith(WD)]
    return Node(
        id=facts.names.local(entity.value),
        iri=entity.value,
        label=label,
        type=local_name(facts.best(entity, v.a, under=KGO)),
        kind=facts.best(entity, v.kind) or "name",
        aliases=tuple(sorted(names)),
        wikidata=local_name(items[0]) if items else None,
        documents=tuple(sorted(document_id(facts, document) for document in facts.all(entity, v.mentioned_in))) if documents else (),
    )


def _order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source or "", edge.relation, edge.target or "", edge.id


def _document(facts: Facts, node: NamedNode) -> DocumentInfo:
    return DocumentInfo(document_id(facts, node), facts.best(node, v.title), facts.best(node, v.issued), facts.best(node, v.address))
