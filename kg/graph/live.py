"""Facts for those who ask for a few nodes of a large graph: what documents share is read property by property.

A name that thousands of documents mention has tens of thousands of quads; who draws it wants its label and its class.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from pyoxigraph import NamedNode

from kg.graph.facts import Facts, Node, Term
from kg.graph.store import GraphStore
from kg.graph.terms import LOCAL_KINDS, REL

KEPT = 50_000  # values of properties
_COUNTED = "SELECT ?value (COUNT(?g) AS ?n) WHERE {{ GRAPH ?g {{ {node} {property} ?value }} FILTER (?g != {apart}) }} GROUP BY ?value"


class LiveFacts(Facts):
    """Facts of a store on disk, read as they are asked for."""

    store: GraphStore

    def __init__(self, store: GraphStore):
        super().__init__(store)
        self._shares = (f"{store.names.base}entity/", REL)
        self._own = tuple(f"{store.names.base}{kind}/" for kind in LOCAL_KINDS)
        self._said = lru_cache(maxsize=KEPT)(self._values)

    def values(self, node: NamedNode, property: NamedNode) -> dict[Term, int]:
        """The values of a property with the number of documents that give each; of what documents share, 1 for a value that is alone."""
        if node.value.startswith(self._shares):
            return self._said(node, property)
        return super().values(node, property)

    def has(self, node: NamedNode, property: NamedNode, value: Term | None = None) -> bool:
        """Whether the node has the property (with this value)."""
        if node.value.startswith(self._shares):
            return any(True for _ in self.store.triples(node, property, value))
        return super().has(node, property, value)

    def _fresh(self, node: NamedNode) -> Node:
        # What is a document's own is said by it alone: read once, not for the document and for the whole.
        if not node.value.startswith(self._own):
            return super()._fresh(node)
        found: Node = {}
        for triple in self.store.triples(node):
            found.setdefault(triple.predicate, {})[triple.object] = 1
        return found

    def with_property(self, property: NamedNode, value: Term | None = None) -> list[NamedNode]:
        """The nodes that have a property (with this value), sorted."""
        return sorted({triple.subject for triple in self.store.triples(None, property, value)}, key=attrgetter("value"))

    def _values(self, node: NamedNode, property: NamedNode) -> dict[Term, int]:
        found: list[Term] = [triple.object for triple in self.store.triples(node, property)]
        if len(found) < 2:
            return dict.fromkeys(found, 1)
        # Several: which of them most documents give decides. Counted in the store, as no document need be known by name.
        sparql = _COUNTED.format(node=node, property=property, apart=self.store.consequences)
        return {row["value"]: int(row["n"].value) for row in self.store.query(sparql, consequences=False)}
