"""Why the graph says so: the statements behind an edge, their sentences, sources and premises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import NotFound
from kg.graph import lookup
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.edges import edge, sources
from kg.graph.facts import Facts
from kg.graph.terms import visible
from kg.view import Edge

DEPTH = 4  # premises of premises that are followed
SURE = 1.5  # certainty, of 3, that a plain fact or denial has in itself


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement: `subject`, `object` are labels ("" where the text names none), `sources` the chain of who says so as
    (label, attributing word), `content` what it is about in words, `premises` the statements that it was inferred from."""

    edge: Edge
    subject: str
    object: str
    sources: tuple[tuple[str, str], ...] = ()
    content: tuple[str, ...] = ()
    premises: tuple[Explanation, ...] = ()

    @property
    def headline(self) -> str:
        """The statement in a line, with its marks."""
        return f"{said(self.edge, self.subject, self.object)}  [{', '.join(marks(self.edge))}]"

    def lines(self) -> Iterator[str]:
        """The statement with its sentences and how it was inferred, for a terminal."""
        yield self.headline
        for label, word in self.sources:
            yield f"  according to {visible(label)} ({visible(word)})" if label else f"  {visible(word)}"
        for content in self.content:
            yield f"  about: {visible(content)}"
        for sentence in self.edge.sentences:
            title = f" – {visible(sentence.title)}" if sentence.title else ""
            yield f"  “{visible(sentence.text)}”"
            yield f"    {visible(sentence.document)}, characters {sentence.start}–{sentence.end}{title}"
        if self.premises:
            yield "  inferred from"
            for premise in self.premises:
                yield from ("    " + line for line in premise.lines())


@dataclass(frozen=True, slots=True)
class Why:
    """All statements behind an edge, the surest first; `str()` gives them as text."""

    explanations: tuple[Explanation, ...]

    def __str__(self) -> str:
        return "\n\n".join("\n".join(explanation.lines()) for explanation in self.explanations)


def why(store: DocumentGraphs, subject: str, predicate: str | None = None, object: str | None = None) -> Why:
    """The statements that have this subject, relation and object; NotFound, with the nearest names, where there is none.

    With a subject alone, all statements that it is the subject of.
    """
    facts = Facts(store)
    subjects = lookup.entities(facts, subject)
    relations = lookup.relations(facts, predicate) if predicate else None
    objects = set(lookup.entities(facts, object)) if object else None
    found = [
        statement
        for entity in subjects
        for statement in facts.with_property(v.subject, entity)
        if (relations is None or relations & facts.of(statement)[v.predicate].keys())
        and (objects is None or objects & facts.of(statement).get(v.object_, {}).keys())
    ]
    if not found:
        asked = " ".join(part for part in (facts.label(subjects[0]), predicate, object) if part)
        raise NotFound(f"no statement says {asked!r}: kg show {facts.label(subjects[0])!r} lists what is said")
    return Why(tuple(sorted((explain(facts, statement) for statement in found), key=_surest)))


def explain(facts: Facts, statement: NamedNode, *, depth: int = DEPTH) -> Explanation:
    """One statement with its sources, its content and its premises."""
    found = facts.of(statement)
    subject, object_ = (next(iter(found.get(part, ())), None) for part in (v.subject, v.object_))
    premises = [node for node in facts.all(statement, v.premise) if facts.of(node)] if depth else []
    contents = [edge(facts, node) for node in facts.all(statement, v.content) if facts.of(node)]
    return Explanation(
        edge(facts, statement),
        facts.label(subject) if subject else "",
        facts.label(object_) if object_ else "",
        sources(facts, statement),
        tuple(f"{said(content, *ends(facts, content))}  [{content.factuality}]" for content in contents),
        tuple(explain(facts, node, depth=depth - 1) for node in premises),
    )


def ends(facts: Facts, edge: Edge) -> tuple[str, str]:
    """The labels of an edge's subject and object, "" where it has none."""
    subject, object_ = (facts.label(facts.names.iri("entity", id)) if id else "" for id in (edge.source, edge.target))
    return subject, object_


def said(edge: Edge, subject: str, object: str) -> str:
    """An edge in words."""
    return visible(" – ".join((subject or "(someone)", edge.label, *((object,) if object else ()))))


def marks(edge: Edge) -> Iterator[str]:
    """What a reader must know before believing an edge: factuality, inference, confidence, circumstances."""
    yield edge.factuality
    if edge.inferred:
        yield "inferred"
    yield f"confidence {edge.confidence:.2f}"
    if edge.certainty is not None and not _expected(edge.factuality, edge.certainty):
        yield f"certainty {edge.certainty:+.1f} of ±3"
    for name, value in (("", edge.quantity), ("time ", edge.time), ("place ", edge.place)):
        if value:
            yield visible(name + value)
    yield from (visible(text if text.startswith(role + " ") else f"{role} {text}") for role, text in edge.arguments)


def _expected(factuality: str, certainty: float) -> bool:
    """Whether readers are as sure as the class says by itself: of facts that they happened, of denials that they did not."""
    return {"asserted": 1, "reported": 1, "negated": -1}.get(factuality, 0) * certainty >= SURE


# From the surest to the least sure, as people would want them listed.
ORDER = {name: rank for rank, name in enumerate(("asserted", "reported", "alleged", "possible", "planned", "requested", "negated"))}


def _surest(explanation: Explanation) -> tuple:
    edge = explanation.edge
    places = [(sentence.document, sentence.start) for sentence in edge.sentences]
    return ORDER.get(edge.factuality, len(ORDER)), edge.inferred, edge.relation, explanation.object, places, edge.id
