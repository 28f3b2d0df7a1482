"""A document read anew, as the page that it should have in the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import vocabulary as v
from kg.graph.store import GraphStore
from kg.graph.terms import KGO, Names, class_name, class_term, words
from kg.graph.write import Writer
from kg.model import Mention, Ontology, Reading, Resolved, Statement
from kg.resolve import Local, resolve_document
from kg.resolve.document import entities_of, tell
from kg.verify.page import Page, page
from kg.verify.taken import taken_for


@dataclass(frozen=True, slots=True)
class Anew:
    """What a document says when it is read again: its page, with the graph's nodes for its entities; `called` and `classes` are the names
    and classes that the document itself gives them, `statements` its statements by id, `loose` those of them that have a participant that is neither
    in the evidence nor tied to it by a chain."""

    page: Page
    called: dict[str, set]
    classes: dict[str, set]
    statements: dict[str, Statement]
    loose: dict[str, Mention]


def anew(reading: Reading, stored: Page, ontology: Ontology, writer: Writer) -> Anew:
    """The page of a reading, for the graph that has `stored` of it, under the writer's base."""
    names = writer.names
    local = resolve_document(reading, ontology)
    told = tell(reading, local, ontology)

    def resolved(ids: list[str], called: list[tuple[str, str]]) -> Resolved:
        denotes = {key: ids[number] for key, number in local.denotes.items()}
        return Resolved(reading.document, entities_of(local, told, ids, called), denotes, told.statements, tuple(local.mentions.values()))

    numbers = [f"#{number}" for number in range(len(local.entities))]
    entities = {names.iri("entity", id).value: entity for id, entity in zip(numbers, local.entities, strict=True)}
    numbered = writer.quads(resolved(numbers, [(entity.label, entity.type) for entity in local.entities]))
    taken = taken_for(page(numbered, names), entities, stored, names)
    nodes = [taken.get(stand_in, stand_in) for stand_in in entities]
    called = [_called(node, entity, stored) for node, entity in zip(nodes, local.entities, strict=True)]
    quads = writer.quads(resolved([names.local(node) for node in nodes], called))
    made = page(_as_stored(quads, reading.document.id, names), names)
    names_of, classes_of = defaultdict(set), defaultdict(set)
    for node, entity, (_, type) in zip(nodes, local.entities, called, strict=True):
        names_of[node] |= {words(name) for name in (entity.label, *entity.names)}
        classes_of[node] |= {class_term(one) for one in (entity.type, *entity.types)} | (made.said(node, v.a) - {class_term(type)})
    statements = {statement.id: statement for statement in reversed(told.statements)}
    loose = {
        id: mention
        for id, s in statements.items()
        for mention in _participants(s)
        if mention.key not in local.denotes and not _inside(mention, s)
    }
    return Anew(made, dict(names_of), dict(classes_of), statements, loose)


def _called(node: str, entity: Local, stored: Page) -> tuple[str, str]:
    """Label and type of an entity: a name has those that all documents together give it, anything else its own."""
    labels, classes = ({term.value for term in stored.said(node, property)} for property in (v.label, v.a))
    if not labels or stored.said(node, v.kind):
        return entity.label, entity.type
    types = {class_name(iri) for iri in classes if iri.startswith(KGO)}
    return (
        min(labels, key=lambda label: (label not in entity.names, label)),
        min(types, key=lambda type: (type not in entity.types, type), default=entity.type),
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
