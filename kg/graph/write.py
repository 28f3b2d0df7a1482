"""A resolved document as quads, one named graph a document: the contract of the README, term by term.

Plain triples are not made here: the policy makes them of these quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.arguments import argument_triples, quantity_triples, time_triples
from kg.graph.classes import own_classes
from kg.graph.entities import entity_triples, stand_in
from kg.graph.participants import benefits, participant_triples
from kg.graph.relations import Relations
from kg.graph.terms import DEFAULT_BASE, TRUE, Names, class_term, clean, decimal, integer, kgo, moment, string, web_address, words
from kg.model import Attribution, Document, Entity, Factuality, Kind, Mention, Ontology, Resolved, Span, Statement

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

FACTUALITY = {factuality: kgo(factuality.value.capitalize()) for factuality in Factuality}


def quads(resolved: Resolved, ontology: Ontology, *, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """The named graph of a document, without plain triples; for many documents make a `Writer` once."""
    return iter(Writer(ontology, base=base).quads(resolved))


class Writer:
    """Turns resolved documents into quads under one base and one ontology; keeps nothing of a document."""

    def __init__(self, ontology: Ontology, *, base: str = DEFAULT_BASE):
        self.names = Names(base)
        self.relations = Relations(ontology, self.names)

    def quads(self, resolved: Resolved) -> list[Quad]:
        """The quads of one document, each once, in no particular order."""
        graph = self.graph(resolved.document.id)
        return [Quad(*triple, graph) for triple in dict.fromkeys(_Page(self, resolved).triples())]

    def graph(self, document_id: str) -> NamedNode:
        """The name of a document's graph, which is the document's own IRI."""
        return self.names.iri("document", document_id)


class _Page:
    """One document on its way to triples: what its statements share."""

    def __init__(self, writer: Writer, resolved: Resolved):
        self.names, self.relations, self.resolved = writer.names, writer.relations, resolved
        self.document = writer.graph(resolved.document.id)
        self.key = sha256(repr(resolved.document.id).encode()).hexdigest()[:12]
        self.entities = {entity.id: entity for entity in resolved.entities}
        self.statements = {statement.id: statement for statement in reversed(resolved.statements)}
        self.spans: dict[tuple[int, int], Span] = {}
        self.used: dict[str, Triple | None] = {}

    def triples(self) -> Iterable[Triple]:
        """All that is said of the document; statements first, for they find out which sentences and relations are needed."""
        found: list[Triple] = []
        for id, statement in self.statements.items():
            found += self.statement(id, statement)
        for entity in self.entities.values():
            found += entity_triples(entity, self.names, document=self.document, known=self.entities)
        for id, name in own_classes(self.resolved, self.relations.ontology):
            if id in self.entities:
                found.append((self.names.iri("entity", id), v.a, class_term(name)))
        for span in self.spans.values():
            found += self.evidence(span)
        return found + self.relations.declarations(self.statements.values()) + _document_triples(self.document, self.resolved.document)

    def node(self, mention: Mention | None) -> NamedNode | None:
        """The entity that the mention denotes, if it does."""
        id = self.resolved.denotes.get(mention.key) if mention else None
        return self.names.iri("entity", id) if id in self.entities else None

    def presupposed(self, statement: Statement) -> bool:
        """Whether the statement only unfolds what one of its ends is called; "the bank's chief" that has a name besides is called by that.

        What is inferred besides ("the bank … the chief") stays so, what only brings its content ("called the raid a crime"), and what says nothing as
        it stands ("finished [second] to Ajax").
        """
        if not statement.presupposed or statement.subject is None or statement.object is None:
            return False
        if statement.inferred or statement.content:
            return True
        part, whole = sorted((statement.subject, statement.object), key=lambda mention: mention.end - mention.start)
        if not (whole.start <= part.start and part.end <= whole.end):
            return True
        entity = self.entities.get(self.resolved.denotes.get(whole.key, ""))
        return entity is None or entity.kind is not Kind.NAME or entity.type == "Place"

    def statement(self, id: str, statement: Statement) -> list[Triple]:
        """A statement node with everything that hangs on it."""
        node = self.names.iri("statement", id)
        predicate = statement.predicate
        found = [
            (node, v.a, v.Statement),
            (node, v.predicate, self.names.relation(predicate.relation)),
            (node, v.factuality, FACTUALITY[_factuality(statement)]),
            (node, v.confidence, decimal(min(max(statement.confidence, 0.0), 1.0))),
        ]
        if event := self.relations.event(predicate):
            found.append((node, v.a, event))
        if statement.certainty is not None and predicate.relation not in self.relations.roles:
            found.append((node, v.certainty, decimal(min(max(statement.certainty, -3.0), 3.0))))
        if statement.inferred:
            found.append((node, v.a, v.Inferred))
        if self.presupposed(statement):
            found.append((node, v.presupposed, TRUE))
        for role, mention in ((v.subject, statement.subject), (v.object_, statement.object), (v.place, statement.place)):
            if entity := self.node(mention):
                found.append((node, role, entity))
        found += [(node, v.content, self.names.iri("statement", other)) for other in statement.content if other in self.statements]
        found += [(node, v.premise, self.names.iri("statement", other)) for other in statement.premises]
        for span in statement.evidence:
            self.spans[span.start, span.end] = span
            found.append((node, v.derived_from, self.evidence_node(span)))
        found += time_triples(node, statement.time, self.names) + quantity_triples(node, statement.quantity)
        verb = self.relations.verb(predicate)
        found += argument_triples(node, id, statement, self.names, self.node, recipient="beneficiary" if benefits(verb) else "recipient")
        found += participant_triples(node, statement, verb, self.node)
        return found + self.sources(node, statement.source)

    def sources(self, node: NamedNode, attribution: Attribution | None) -> list[Triple]:
        """Who says so, on the statement itself, and the whole chain of sources behind."""
        found: list[Triple] = []
        holder, link, says = node, v.attribution, attribution
        while says:
            place = self.names.iri("attribution", f"{self.key}-{_chain_key(says)}")
            found += [(holder, link, place), (place, v.a, v.Attribution), (place, v.attributed_by, string(says.predicate))]
            for mention in says.mentions:
                source = self.node(mention) or self.stand_in(mention)
                found.append((place, v.label, words(mention.text or mention.label)))
                if source:
                    found.append((place, v.source, source))
                    if says is attribution:
                        found.append((node, v.source, source))
            holder, link, says = place, v.parent, says.parent
        return found

    def stand_in(self, mention: Mention) -> NamedNode | None:
        """A node for a source that resolution left out, so that no report loses its source; a pronoun alone makes none."""
        if mention.kind is Kind.PRONOUN:
            return None
        entity: Entity = stand_in(mention, key=self.key)
        self.entities.setdefault(entity.id, entity)
        return self.names.iri("entity", entity.id)

    def evidence_node(self, span: Span) -> NamedNode:
        """The node of a sentence."""
        return self.names.iri("evidence", f"{self.key}-{span.start}-{span.end}")

    def evidence(self, span: Span) -> list[Triple]:
        """A sentence with its place in the document."""
        node = self.evidence_node(span)
        return [
            (node, v.a, v.Evidence), (node, v.document, self.document),
            (node, v.start, integer(span.start)), (node, v.end, integer(span.end)), (node, v.text, string(span.text)),
        ]  # fmt: skip


def _factuality(statement: Statement) -> Factuality:
    """The statement's factuality; a report that nobody is named for is an allegation."""
    unnamed = statement.factuality is Factuality.REPORTED and statement.source is None
    return Factuality.ALLEGED if unnamed else statement.factuality


def _chain_key(attribution: Attribution) -> str:
    """What tells a chain of sources from others in its document."""
    links = []
    says: Attribution | None = attribution
    while says:
        links.append((says.mention.key[1:] if says.mention else None, says.predicate, *(mention.key[1:] for mention in says.others)))
        says = says.parent
    return sha256(repr(links).encode()).hexdigest()[:12]


def _document_triples(node: NamedNode, document: Document) -> list[Triple]:
    text = document.text.encode("utf-8", "surrogatepass")
    found = [
        (node, v.a, v.Document), (node, v.identifier, string(document.id)),
        (node, v.language, string(document.language)), (node, v.text_hash, string(sha256(text).hexdigest())),
    ]  # fmt: skip
    if document.title.strip():
        found.append((node, v.title, Literal(" ".join(clean(document.title).split()))))
    if document.published:
        found.append((node, v.issued, moment(document.published.isoformat())))
    if document.url:
        found.append((node, v.address, web_address(document.url)))
    return found
