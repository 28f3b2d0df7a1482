"""Reads nodes back from the store: what all documents together say of one, and how many of them."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs

Term = NamedNode | Literal
# property → value → number of documents that give it
Node = dict[NamedNode, dict[Term, int]]
_NOTHING: dict[Term, int] = {}
_value = attrgetter("value")


class Facts:
    """What the graph says of nodes; the last thousands that were asked for are kept, so that memory stays flat.

    Whoever goes through all documents calls `read_shared`, then `open` for one after another: whole graphs are read several times
    faster than nodes one by one.
    """

    def __init__(self, store: DocumentGraphs):
        self.store, self.names = store, store.names
        self._page: dict[NamedNode, Node] = {}
        self._shared: dict[NamedNode, Node] = {}
        self._look_up = lru_cache(maxsize=20_000)(self._fresh)
        self.label = lru_cache(maxsize=20_000)(self._label)

    def read_shared(self) -> None:
        """Reads what all documents say of the nodes that they share: entities, relations."""
        for graph in self.store.graphs():
            _read(self.store.parted(graph)[1], self._shared)

    def open(self, graph: NamedNode) -> list[NamedNode]:
        """Reads what is a document's own, in place of the last document's; its statements, sorted."""
        self._page = _read(self.store.parted(graph)[0], {})
        return sorted((node for node, facts in self._page.items() if v.factuality in facts), key=_value)

    def of(self, node: NamedNode) -> Node:
        """All that is said of a node."""
        return self._page.get(node) or self._shared.get(node) or self._look_up(node)

    def _fresh(self, node: NamedNode) -> Node:
        found: Node = {}
        for quad in self.store.quads(node):
            _count(found, quad)
        return found

    def values(self, node: NamedNode, property: NamedNode) -> dict[Term, int]:
        """The values of a property with the number of documents that give each."""
        return self.of(node).get(property, _NOTHING)

    def has(self, node: NamedNode, property: NamedNode, value: Term | None = None) -> bool:
        """Whether the node has the property (with this value)."""
        values = self.values(node, property)
        return bool(values) if value is None else value in values

    def all(self, node: NamedNode, property: NamedNode) -> list[Term]:
        """The values of a property, sorted."""
        values = self.values(node, property)
        return sorted(values, key=_value) if len(values) > 1 else list(values)

    def best(self, node: NamedNode, property: NamedNode, *, under: str = "") -> str:
        """The value that most documents give, then the longest, of those that begin with `under` if any do; "" where there is none."""
        return best(self.of(node), property, under=under)

    def with_property(self, property: NamedNode, value: Term | None = None) -> list[NamedNode]:
        """The nodes that have a property (with this value), sorted; after `read_shared`, among the shared ones."""
        if self._shared and value is None:
            return sorted((node for node, facts in self._shared.items() if property in facts), key=_value)
        found = {quad.subject for quad in self.store.quads(None, property, value)}
        return sorted(found, key=_value)

    def _label(self, node: NamedNode) -> str:
        """What the node is called."""
        return self.best(node, v.label) or self.names.local(node.value)


def best(said: Node, property: NamedNode, *, under: str = "") -> str:
    """As `Facts.best`, of what is said of a node."""
    counts = said.get(property, _NOTHING)
    if under and len(counts) > 1:
        counts = {term: count for term, count in counts.items() if term.value.startswith(under)} or counts
    if len(counts) == 1:
        return next(iter(counts)).value
    return max(counts, key=lambda term: (counts[term], len(term.value), term.value)).value if counts else ""


def _read(lines: list[str], into: dict[NamedNode, Node]) -> dict[NamedNode, Node]:
    """Adds sorted lines of N-Triples to what is known of their subjects."""
    subject = predicate = ""
    facts: Node = {}
    counts: dict[Term, int] = {}
    for line in lines:
        said_of, property, value = line.split(" ", 2)
        if said_of != subject:
            facts = into.setdefault(NamedNode(said_of[1:-1]), {})
            subject, predicate = said_of, ""
        if property != predicate:
            counts = facts.setdefault(_term(property), {})
            predicate = property
        value = value[:-2]
        term = _term(value) if value[-1] == ">" else _text(value)
        counts[term] = counts.get(term, 0) + 1
    return into


@lru_cache(maxsize=20_000)
def _term(written: str) -> Term:
    """The term of an IRI or a literal in N-Triples."""
    return NamedNode(written[1:-1]) if written[0] == "<" else _parsed(written)


def _text(written: str) -> Literal:
    """The term of a string in N-Triples, perhaps one in English."""
    if "\\" not in written:
        if written[-1] == '"':
            return Literal(written[1:-1])
        if written.endswith('"@en'):
            return Literal(written[1:-4], language="en")
    return _parsed(written)


def _parsed(literal: str) -> Literal:
    return next(iter(parse(f"<x:x> <x:x> {literal} .", format=RdfFormat.N_TRIPLES))).object


def _count(node: Node, said: Quad) -> None:
    counts = node.get(said.predicate)
    if counts is None:
        counts = node[said.predicate] = {}
    counts[said.object] = counts.get(said.object, 0) + 1
