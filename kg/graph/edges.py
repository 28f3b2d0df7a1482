"""Statement nodes read back as edges, with the words of the text that make them."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from pyoxigraph import NamedNode, Triple

from kg.graph import vocabulary as v
from kg.graph.facts import Facts, Node, Term, best
from kg.graph.terms import KGO, local_name
from kg.view import Edge, Sentence

_STATEMENT_CLASSES = frozenset((v.Statement, v.Inferred))
_SURE = frozenset(("asserted", "reported"))
# Roles besides the place, which an edge has a field for.
_ROLES = {term: name for name, term in v.ROLES.items() if name != "place"}
_NONE: dict = {}
_value = attrgetter("value")
MEMBER = NamedNode(KGO + "hasMember")


def edge(facts: Facts, node: NamedNode) -> Edge:
    """The statement `node` as an edge; see `kg.view.Edge` for the meaning of each field."""
    found = facts.of(node)
    subject, relation, object_ = (next(iter(found.get(part, ())), None) for part in (v.subject, v.predicate, v.object_))
    factuality = local_name(best(found, v.factuality)).lower()
    events = sorted((term for term in found.get(v.a, _NONE) if term not in _STATEMENT_CLASSES), key=_value)
    return Edge(
        id=facts.names.local(node.value),
        iri=node.value,
        source=facts.names.local(subject.value) if subject else None,
        target=facts.names.local(object_.value) if object_ else None,
        relation=facts.names.local(relation.value),
        lemma=facts.best(relation, v.lemma),
        label=facts.label(relation),
        factuality=factuality,
        attribution=_attribution(facts, node, found),
        inferred=v.Inferred in found.get(v.a, ()),
        confidence=float(best(found, v.confidence) or 1),
        time=_time(facts, found),
        place=_labels(facts, found, v.place),
        quantity=best(found, v.quantity_text),
        plain=bool(subject and object_) and _plain(facts, (subject, relation, object_), factuality),
        event=local_name(events[0].value) if events else "",
        sentences=sentences(facts, node),
        arguments=_arguments(facts, found),
        certainty=float(certainty) if (certainty := best(found, v.certainty)) else None,
    )


def membership(facts: Facts, group: NamedNode, member: NamedNode) -> Edge:
    """That an entity belongs to a group, as an edge."""
    source, target = facts.names.local(group.value), facts.names.local(member.value)
    return Edge(
        id=f"{source} hasMember {target}", iri=MEMBER.value, source=source, target=target, relation="hasMember", lemma="have member",
        label="has member", factuality="asserted", attribution="", inferred=False, confidence=1.0, time="", place="", quantity="", plain=True, event="",
    )  # fmt: skip


def bare(facts: Facts, triple: Triple) -> Edge:
    """A triple between two entities that no statement says (a question made it), as an edge."""
    source, target = facts.names.local(triple.subject.value), facts.names.local(triple.object.value)
    relation = local_name(triple.predicate.value)
    return Edge(
        id=f"{source} {relation} {target}", iri=triple.predicate.value, source=source, target=target, relation=relation, lemma="",
        label=relation.replace("_", " "), factuality="", attribution="", inferred=True, confidence=1.0, time="", place="", quantity="",
        plain=False, event="",
    )  # fmt: skip


def sentences(facts: Facts, node: NamedNode) -> tuple[Sentence, ...]:
    """The sentences that a statement was read from, by document and place."""
    found = [_sentence(facts, evidence) for evidence in facts.of(node).get(v.derived_from, ())]
    return tuple(sorted(found, key=lambda s: (s.document, s.start, s.end)))


@lru_cache(maxsize=4096)  # most sentences make several statements
def _sentence(facts: Facts, evidence: NamedNode) -> Sentence:
    document = next(iter(facts.of(evidence).get(v.document, ())), None)
    id, title = (document_id(facts, document), facts.best(document, v.title)) if document else ("", "")
    start, end = (int(facts.best(evidence, property) or 0) for property in (v.start, v.end))
    return Sentence(id, title, start, end, facts.best(evidence, v.text))


def document_id(facts: Facts, document: NamedNode) -> str:
    """The id that a document was read under."""
    return facts.best(document, v.identifier) or facts.names.local(document.value)


def sources(facts: Facts, node: NamedNode) -> tuple[tuple[str, str], ...]:
    """Who says so, outwards: (label or "", the attributing word) for each link of the chain."""
    chain, seen = [], set()
    link = next(iter(facts.all(node, v.attribution)), None)
    while link is not None and link not in seen:
        seen.add(link)
        together = ", ".join(sorted(facts.label(source) for source in facts.all(link, v.source)))
        chain.append((together or facts.best(link, v.label), facts.best(link, v.attributed_by)))
        link = next(iter(facts.all(link, v.parent)), None)
    return tuple(chain)


def _attribution(facts: Facts, node: NamedNode, found: Node) -> str:
    if direct := _labels(facts, found, v.source):
        return direct
    return next((label for label, _ in sources(facts, node) if label), "") if v.attribution in found else ""


def _labels(facts: Facts, found: Node, property: NamedNode) -> str:
    return ", ".join(sorted(facts.label(value) for value in found[property])) if property in found else ""


def _time(facts: Facts, found: Node) -> str:
    """The values where there are any, else the words."""

    def all_(property: NamedNode) -> list[Term]:
        return sorted(found.get(property, _NONE), key=_value)

    values = [term.value for property in (v.time, v.duration) for term in all_(property)]
    values += [facts.names.local(interval.value).replace("_", "/") for interval in all_(v.interval)]
    return ", ".join(values or [term.value for term in all_(v.time_text)])


def _plain(facts: Facts, triple: tuple[NamedNode, NamedNode, NamedNode], factuality: str) -> bool:
    """Whether the plain triple is there, and no surer statement accounts for it."""
    subject, relation, object_ = triple
    if not facts.has(subject, relation, object_):
        return False
    if factuality in _SURE:
        return True
    same = (facts.of(node) for node in facts.with_property(v.subject, subject))
    return not any(
        relation in found.get(v.predicate, ()) and object_ in found.get(v.object_, ())
        and any(local_name(term.value).lower() in _SURE for term in found.get(v.factuality, ()))
        for found in same
    )  # fmt: skip


def _arguments(facts: Facts, found: Node) -> tuple[tuple[str, str], ...]:
    """Roles with labels, then the words of arguments that have no role of their own under their preposition; subject and object are told already."""
    ends = found.get(v.subject, _NONE) | found.get(v.object_, _NONE)
    pairs = [
        (_ROLES[property], facts.label(value)) for property in found if property in _ROLES for value in found[property] if value not in ends
    ]
    pairs += [("manner", value.value) for value in found.get(v.manner, ())]
    for place in found.get(v.argument, ()):
        role = facts.best(place, v.role) or facts.best(place, v.preposition) or "argument"
        pairs.append((role, facts.best(place, v.text)))
    return tuple(sorted(pairs))
