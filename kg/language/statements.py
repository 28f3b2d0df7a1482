"""The statements of a Doc: clauses, roles and nominals put together into a Reading."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.clauses.clause_statements import ClauseReader
from kg.language.clauses.clauses import clauses
from kg.language.content import add_content
from kg.language.coreference import chains
from kg.language.coreference.bridging import bridged, bridges
from kg.language.coreference.events import event_chains, merged_events
from kg.language.judgement.attribution import Attributions
from kg.language.judgement.factuality import Judge
from kg.language.judgement.learned import Learned
from kg.language.judgement.schedule import ahead
from kg.language.maker import Maker
from kg.language.nominals.nominals import nominal_statements
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.roles import role_statements
from kg.language.trees.syntax import tree
from kg.language.values.times import Times
from kg.model import Document, Mention, Ontology, Reading, Span, Statement


def read(doc: Doc, document: Document, ontology: Ontology) -> Reading:
    """What the Doc says: sentences, mentions with their chains, statements in the order of their predicates.

    `doc` needs UD trees and sentence starts; its text is `document.text`.
    """
    phrases = Phrases(doc, document.id, ontology)
    sentences, sentence_of = _sentences(doc, document)
    times = Times(doc, document.published)
    judge = Judge(doc, ontology, ahead(doc, times, document.published, ontology))
    maker = Maker(
        doc, document, judge=judge, attributions=Attributions(doc, ontology, phrases), learned=Learned(doc), times=times, ontology=ontology,
        sentences=sentences, sentence_of=sentence_of,
    )  # fmt: skip
    found = clauses(doc)
    reader = ClauseReader(doc, ontology, phrases, times, maker)
    for clause in found:
        reader.read(clause)
    role_statements(doc, phrases, maker.make)
    nominal_statements(doc, phrases, ontology, maker.make)
    add_content(tree(doc), found, maker, ontology)
    return _reading(doc, document, ontology, phrases, sentences, maker)


def _reading(doc: Doc, document: Document, ontology: Ontology, phrases: Phrases, sentences: tuple[Span, ...], maker: Maker) -> Reading:
    used = {m.key: m for s in maker.statements.values() for m in _mentions(s)}
    # A statement's own mention comes first: it knows the noun that a bare count leaves out.
    mentions = sorted({**{m.key: m for m in phrases.all()}, **used}.values(), key=lambda m: (m.start, m.end))
    chained = {m.key: m for m in chains(doc, tuple(mentions), ontology)}
    linked = ((identifier, _with_chains(s, chained)) for identifier, s in maker.statements.items())
    statements = [replace(s, confidence=maker.confidence(identifier, s)) for identifier, s in linked]
    statements.sort(key=lambda s: (s.predicate.start, s.predicate.end, s.predicate.relation, _key(s.subject), _key(s.object)))
    mentions = tuple(chained[m.key] for m in mentions)
    events = event_chains(statements, mentions, ontology, text=document.text)
    statements = merged_events(statements, events, sentences)
    found = bridged(bridges(mentions, ontology, text=document.text), statements, sentences)
    return Reading(document, sentences, mentions, (*statements, *found), words=len(doc))


def _key(mention: Mention | None) -> tuple[int, int]:
    return (mention.start, mention.end) if mention else (-1, -1)


def _mentions(statement: Statement) -> list[Mention]:
    return [m for m in (statement.subject, statement.object, *(a.mention for a in statement.arguments)) if m]


def _with_chains(statement: Statement, chained: dict[tuple, Mention]) -> Statement:
    """The statement with the mentions that have their chains."""

    def of(mention: Mention | None) -> Mention | None:
        return chained.get(mention.key, mention) if mention else None

    arguments = tuple(replace(a, mention=of(a.mention)) if a.mention else a for a in statement.arguments)
    participants = tuple((label, of(mention)) for label, mention in statement.participants)
    return replace(
        statement, subject=of(statement.subject), object=of(statement.object), place=of(statement.place), arguments=arguments, participants=participants
    )


def _sentences(doc: Doc, document: Document) -> tuple[tuple[Span, ...], list[int]]:
    """The sentences as spans, and the number of the sentence of each token."""
    spans, sentence_of = [], []
    for number, sentence in enumerate(doc.sents):
        text = sentence.text.rstrip()
        spans.append(Span(document.id, sentence.start_char, sentence.start_char + len(text), text))
        sentence_of.extend([number] * len(sentence))
    return tuple(spans), sentence_of


@Language.factory("kg_statements", assigns=["doc._.kg"])
def make_statements(nlp: Language, name: str):
    """The pipeline component that sets `doc._.kg` to the Doc's Reading, with the shipped ontology.

    Where `doc._.kg_document` is not set, the Doc's text is a document of its own, named by its hash.
    """
    from kg.lexicon import ontology

    for extension in ("kg", "kg_document"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)

    def read_doc(doc: Doc) -> Doc:
        document = doc._.kg_document or Document(sha256(doc.text.encode()).hexdigest()[:16], doc.text)
        doc._.kg = read(doc, document, ontology())
        return doc

    return read_doc


__all__ = ["Maker", "make_statements", "read"]
