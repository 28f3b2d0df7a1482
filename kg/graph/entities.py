"""Entities as triples: class, labels, members, Wikidata items and candidates."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.graph.terms import WD, Names, class_term, decimal, escape, string, words
from kg.model import Candidate, Entity, Kind, Mention

entity_class = lru_cache(maxsize=1024)(class_term)


def entity_triples(entity: Entity, names: Names, *, document: NamedNode, known: Collection[str]) -> list[tuple]:
    """All that is said of an entity in one document; members and names inside it only where the document knows them too."""
    node = names.iri("entity", entity.id)
    label = words(entity.label if entity.label.strip() else entity.id.replace("_", " "))
    found = [(node, v.a, entity_class(entity.type or "Thing")), (node, v.label, label), (node, v.mentioned_in, document)]
    if entity.kind is not Kind.NAME:
        found.append((node, v.kind, string(entity.kind.value)))
    found += [(node, v.alias, alias) for alias in map(words, filter(str.strip, entity.aliases)) if alias != label]
    for role, ids in ((v.involves, entity.involves), (v.has_member, entity.members)):
        found += [(node, role, names.iri("entity", id)) for id in ids if id in known and id != entity.id]
    return found + link_triples(node, entity.id, entity, names)


def link_triples(node: NamedNode, id: str, entity: Entity, names: Names) -> list[tuple]:
    """The item of an entity that has this id in the graph, with its score, and the other candidates."""
    found = [(node, v.same_as, wikidata_item(entity.wikidata))] if entity.wikidata else []
    for candidate in entity.candidates:
        if candidate.id == entity.wikidata:
            found.append((node, v.link_score, decimal(candidate.score)))
        else:
            found += _candidate_triples(node, id, candidate, names)
    return found


def _candidate_triples(node: NamedNode, entity_id: str, candidate: Candidate, names: Names) -> list[tuple]:
    place = names.iri("candidate", f"{entity_id}-{candidate.id}")
    found = [
        (node, v.candidate, place), (place, v.a, v.Candidate),
        (place, v.item, wikidata_item(candidate.id)), (place, v.score, decimal(candidate.score)),
    ]  # fmt: skip
    if candidate.label.strip():
        found.append((place, v.label, words(candidate.label)))
    if candidate.description.strip():
        found.append((place, v.definition, words(candidate.description)))
    return found


def wikidata_item(id: str) -> NamedNode:
    """An item of Wikidata ("Q7747")."""
    return NamedNode(WD + escape(id))


def stand_in(mention: Mention, *, key: str) -> Entity:
    """An entity for a mention that denotes none: it is this document's alone."""
    label = mention.label.strip() or mention.text.strip() or "source"
    return Entity(f"{label.replace(' ', '_')}-{key}-{mention.start}", label, mention.type, mention.kind)
