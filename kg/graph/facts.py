"""Reads nodes back from the store: what all documents together say of one, and how many of them."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.graph import vocabulary as v
from kg.graph.store import GraphStore
from kg.graph.terms import LOCAL_KINDS

Term = NamedNode | Literal
# property → value → number of documents that give it
Node = dict[NamedNode, dict[Term, int]]
_SHARED: Node = {}
_NOTHING: dict[Term, int] = {}
_value = attrgetter("value")


class Facts:
    """What the graph says of nodes; the last thousands that were asked for are kept, so that memory stays flat.

    Whoever goes through all documents opens them one by one: a whole graph is read several times faster than its nodes one by one.
    """

    def __init__(self, store: GraphStore):
        self.store, self.names = store, store.names
        self._local = tuple(f"{store.names.base}{kind}/" for kind in LOCAL_KINDS)
        self._page: dict[NamedNode, Node] = {}
        self._look_up = lru_cache(maxsize=20_000)(self._fresh)
        self.label = lru_cache(maxsize=20_000)(self._label)

    def open(self, graph: NamedNode) -> list[NamedNode]:
        """Reads what is a document's own, in place of the last document's; its statements, sorted."""
        self._page = page = {}
        for triple in parse("\n".join(self.store.lines(graph)), format=RdfFormat.N_TRIPLES):
            facts = page.get(triple.subject)
            if facts is None:
                # Empty for what documents share: one graph does not have all of it.
                facts = page[triple.subject] = {} if triple.subject.value.startswith(self._local) else _SHARED
            if facts is not _SHARED:
                _count(facts, triple)
        self._page = {node: facts for node, facts in page.items() if facts is not _SHARED}
        return sorted((node for node, facts in self._page.items() if v.factuality in facts), key=_value)

    def of(self, node: NamedNode) -> Node:
        """All that is said of a node."""
        return self._page.get(node) or self._look_up(node)

    def _fresh(self, node: NamedNode) -> Node:
        found: Node = {}
        for quad in self.store.raw.quads_for_pattern(node, None, None, None):
            _count(found, quad)
        return found

    def all(self, node: NamedNode, property: NamedNode) -> list[Term]:
        """The values of a property, sorted."""
        values = self.of(node).get(property, ())
        return sorted(values, key=_value) if len(values) > 1 else list(values)

    def best(self, node: NamedNode, property: NamedNode) -> str:
        """The value that most documents give, then the longest; "" where there is none."""
        counts = self.of(node).get(property, _NOTHING)
        if len(counts) == 1:
            return next(iter(counts)).value
        return max(counts, key=lambda term: (counts[term], len(term.value), term.value)).value if counts else ""

    def with_property(self, property: NamedNode, value: Term | None = None) -> list[NamedNode]:
        """The nodes that have a property (with this value), sorted."""
        found = {quad.subject for quad in self.store.raw.quads_for_pattern(None, property, value, None)}
        return sorted(found, key=_value)

    def _label(self, node: NamedNode) -> str:
        """What the node is called."""
        return self.best(node, v.label) or self.names.local(node.value)


def _count(node: Node, said: Quad | Triple) -> None:
    counts = node.get(said.predicate)
    if counts is None:
        counts = node[said.predicate] = {}
    counts[said.object] = counts.get(said.object, 0) + 1
