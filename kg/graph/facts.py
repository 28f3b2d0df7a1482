"""Reads nodes back from the store: what all documents together say of one, and how many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.graph import vocabulary as v
from kg.graph.store import GraphStore

Term = NamedNode | Literal
# property → value → number of documents that give it
Node = dict[NamedNode, Counter[Term]]
_NOTHING: Counter[Term] = Counter()


class Facts:
    """What the graph says of nodes; looked up one by one, or all at once with `load` where most will be asked for."""

    def __init__(self, store: GraphStore, *, load: bool = False):
        self.store, self.names = store, store.names
        self._all = _everything(store) if load else None
        self._look_up = lru_cache(maxsize=20_000)(self._fresh)

    def of(self, node: NamedNode) -> Node:
        """All that is said of a node."""
        return self._all.get(node, {}) if self._all is not None else self._look_up(node)

    def _fresh(self, node: NamedNode) -> Node:
        found: Node = {}
        for quad in self.store.raw.quads_for_pattern(node, None, None, None):
            found.setdefault(quad.predicate, Counter())[quad.object] += 1
        return found

    def all(self, node: NamedNode, property: NamedNode) -> list[Term]:
        """The values of a property, sorted."""
        return sorted(self.of(node).get(property, ()), key=lambda term: term.value)

    def best(self, node: NamedNode, property: NamedNode) -> str:
        """The value that most documents give, then the longest; "" where there is none."""
        counts = self.of(node).get(property, _NOTHING)
        return max(counts, key=lambda term: (counts[term], len(term.value), term.value)).value if counts else ""

    def with_property(self, property: NamedNode, value: Term | None = None) -> list[NamedNode]:
        """The nodes that have a property (with this value), sorted."""
        if self._all is not None and value is None:
            found: Iterable[NamedNode] = (node for node, facts in self._all.items() if property in facts)
        else:
            found = {quad.subject for quad in self.store.raw.quads_for_pattern(None, property, value, None)}
        return sorted(found, key=lambda node: node.value)

    def label(self, node: NamedNode) -> str:
        """What the node is called."""
        return self.best(node, v.label) or self.names.local(node.value)


def _everything(store: GraphStore) -> dict[NamedNode, Node]:
    found: dict[NamedNode, Node] = {}
    for quad in store.raw.quads_for_pattern(None, None, None, None):
        facts = found.setdefault(quad.subject, {})
        if (values := facts.get(quad.predicate)) is None:
            values = facts[quad.predicate] = Counter()
        values[quad.object] += 1
    return found
