"""A document's part of a graph as plain tables, whether it comes from the store or is made anew: node → property → values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.graph import vocabulary as v
from kg.graph.terms import REL, Names

Node = dict  # property → set of values, all of them RDF terms
Triple = tuple


@dataclass(slots=True)
class Page:
    """`entities` is what a document says of entities, `own` of all else but Wikidata's candidates (statements, sentences, sources, arguments,
    times, relations, itself), `plain` its plain triples, `quads` all others."""

    own: dict[str, Node] = field(default_factory=dict)
    entities: dict[str, Node] = field(default_factory=dict)
    plain: dict[Triple, None] = field(default_factory=dict)
    quads: list = field(default_factory=list)
    _above: dict[str, set[str]] = field(default_factory=dict)

    def kind(self, names: Names, kind: str) -> list[str]:
        """The document's own nodes of a kind, sorted."""
        prefix = f"{names.base}{kind}/"
        return sorted(node for node in self.own if node.startswith(prefix))

    def above(self, node: str) -> set[str]:
        """The nodes of `own` that name a node; looked for when something is wrong."""
        if not self._above:
            for holder, found in self.own.items():
                for term in set().union(*found.values()):
                    self._above.setdefault(term.value, set()).add(holder)
        return self._above.get(node, set())

    def said(self, entity: str, *properties) -> set:
        """The values that the document gives an entity's properties."""
        node = self.entities.get(entity, {})
        return {term for property in properties for term in node.get(property, ())}

    def called(self, entity: str) -> set[str]:
        """The names that the document gives an entity."""
        return {term.value for term in self.said(entity, v.label, v.alias)}


def page(quads: Iterable, names: Names) -> Page:
    """The quads of one document as a page."""
    made = Page()
    entity, candidate = f"{names.base}entity/", f"{names.base}candidate/"
    own, entities = defaultdict(lambda: defaultdict(set)), defaultdict(lambda: defaultdict(set))
    for quad in quads:
        subject = quad.subject.value
        if subject.startswith(entity) and quad.predicate.value.startswith(REL):
            made.plain[quad.subject, quad.predicate, quad.object] = None
            continue
        made.quads.append(quad)
        if subject.startswith(entity):
            entities[subject][quad.predicate].add(quad.object)
        elif not subject.startswith(candidate):
            own[subject][quad.predicate].add(quad.object)
    made.own, made.entities = dict(own), dict(entities)
    return made
