"""Relations as triples: what the lexicon says of the words that make them."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.graph.terms import Names, class_term, string, words
from kg.model import Ontology, Predicate, Statement, Verb

# What having a role is, in event classes.
ROLE_EVENT = "HoldRole"


class Relations:
    """Declares relations, each once a document, and knows their event classes."""

    def __init__(self, ontology: Ontology, names: Names):
        self.ontology, self.names = ontology, names
        self.roles = {role.relation: role for role in ontology.roles.values()}
        self._declared: dict[tuple[str, str, str | None], list[tuple]] = {}

    def event(self, predicate: Predicate) -> NamedNode | None:
        """The event class that the predicate's word evokes, if the lexicon knows it and the ontology has it."""
        name = self._event_name(predicate)
        known = name and (not self.ontology.classes or name in self.ontology.classes)
        return class_term(name) if name and known else None

    def verb(self, predicate: Predicate) -> Verb | None:
        """What the lexicon knows of the predicate's verb; nothing of a role's ("supplier of")."""
        return None if predicate.relation in self.roles else self.ontology.verbs.get(predicate.lemma)

    def declarations(self, statements: Iterable[Statement]) -> list[tuple]:
        """What is said of the relations of these statements."""
        predicates = {(p.relation, p.lemma, p.preposition): p for p in (statement.predicate for statement in statements)}
        found: list[tuple] = []
        for key, predicate in predicates.items():
            if key not in self._declared:
                self._declared[key] = self._declaration(predicate)
            found += self._declared[key]
        return found

    def _event_name(self, predicate: Predicate) -> str | None:
        if predicate.relation in self.roles:
            return ROLE_EVENT
        for table in (self.ontology.verbs, self.ontology.nouns):
            for lemma in (f"{predicate.lemma} {predicate.preposition}", predicate.lemma):
                if (entry := table.get(lemma)) and entry.event:
                    return entry.event
        return None

    def _declaration(self, predicate: Predicate) -> list[tuple]:
        node = self.names.relation(predicate.relation)
        found = [
            (node, v.a, v.Property), (node, v.a, v.Relation),
            (node, v.label, words(predicate.relation.replace("_", " "))), (node, v.lemma, string(predicate.lemma)),
        ]  # fmt: skip
        if predicate.preposition:
            found.append((node, v.preposition, string(predicate.preposition)))
        if event := self.event(predicate):
            found.append((node, v.evokes, event))
        if parent := self._parent(predicate):
            found.append((node, v.subproperty_of, parent))
        return found

    def _parent(self, predicate: Predicate) -> NamedNode | None:
        """The ontology property that the relation specialises."""
        exact = self.ontology.verbs.get(f"{predicate.lemma} {predicate.preposition}")
        if exact and exact.property:
            return class_term(exact.property)
        entry = self.roles.get(predicate.relation) or self.ontology.verbs.get(predicate.lemma)
        name = entry.property if entry else None
        if not name or (predicate.relation not in self.roles and not self._fits(name, predicate.preposition)):
            return None
        return class_term(name)

    def _fits(self, name: str, preposition: str | None) -> bool:
        """Whether a verb's property still holds of the relation with a preposition: "met with" is a meeting, "met in" is not."""
        if not preposition or name.endswith(preposition.capitalize()):
            return True
        known = self.ontology.properties.get(name)
        return preposition in ("with", "to") and known is not None and known.range == "Actor"
