"""A document read anew, as the page that it should have in the graph; entities have numbers in the place of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.store import GraphStore
from kg.graph.terms import Names, words
from kg.graph.write import Writer
from kg.model import Entity, Kind, Mention, Ontology, Reading, Resolved, Statement
from kg.resolve import Registry
from kg.resolve.forms import identifier
from kg.resolve.local import Local, LocalResolution, resolve_document
from kg.verify.page import Page, page


@dataclass(frozen=True, slots=True)
class Anew:
    """What a document says when it is read again: its page, its entities by the IRIs that stand for them on it, its statements by id,
    and those of them that have a participant that is neither in the evidence nor tied to it by a chain."""

    page: Page
    entities: dict[str, Local]
    statements: dict[str, Statement]
    loose: dict[str, Mention]

    def fits(self, stand_in: str, entity: str, stored: Page, names: Names) -> bool:
        """Whether the graph's entity may be the one read: it has all the names that the document gives it."""
        local = self.entities[stand_in]
        if local.kind is Kind.NAME:
            return {words(name).value for name in local.names} <= stored.called(entity)
        id = identifier(local.label)
        return names.local(entity) in (id, f"{id}_({local.type})")


def anew(reading: Reading, ontology: Ontology, writer: Writer) -> Anew:
    """The page of a reading under the writer's base."""
    local = resolve_document(reading, ontology)
    resolved = Registry(ontology).resolve(reading)
    numbered = _numbered(local, resolved)
    denotes = {key: f"#{number}" for key, number in local.denotes.items()}
    renamed = Resolved(reading.document, numbered, denotes, resolved.statements, resolved.mentions)
    made = page(_as_stored(writer.quads(renamed), reading.document.id, writer.names), writer.names)
    iris = {writer.names.iri("entity", f"#{number}").value: entity for number, entity in enumerate(local.entities)}
    statements = {statement.id: statement for statement in reversed(resolved.statements)}
    loose = {
        id: mention
        for id, s in statements.items()
        for mention in _participants(s)
        if mention.key not in denotes and not _inside(mention, s)
    }
    return Anew(made, iris, statements, loose)


def _numbered(local: LocalResolution, resolved: Resolved) -> tuple[Entity, ...]:
    """The document's entities by number, with their members and what they involve."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for key, number in local.denotes.items():
        numbers[resolved.denotes[key]].add(f"#{number}")
    ties: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set()])
    for entity in resolved.entities:
        for number in numbers[entity.id]:
            for found, ids in zip(ties[number], (entity.members, entity.involves), strict=True):
                found.update(other for id in ids for other in numbers[id])
    return tuple(
        Entity(f"#{number}", entity.label, entity.type, entity.kind, tuple(sorted(entity.names)), *map(tuple, ties[f"#{number}"]))
        for number, entity in enumerate(local.entities)
    )


def _as_stored(quads: Iterable, document_id: str, names: Names) -> Iterable:
    """The quads as a store gives them back, which writes some values in another way (PT48H as P2D)."""
    store = GraphStore(base=names.base)
    store.replace(document_id, quads)
    return store.quads(graph=store.graph(document_id))


def _participants(statement: Statement) -> Iterable[Mention]:
    return (mention for mention in (statement.subject, statement.object) if mention)


def _inside(mention: Mention, statement: Statement) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in statement.evidence)
