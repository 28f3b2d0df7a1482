"""Faults to plant: each kind is a function of one document's quads that yields the quads with one fault in them, as often as there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.terms import REL, kgo

Quads = list[Quad]
FAULTS: dict[str, Callable[[Quads], Iterator[Quads]]] = {}


def fault(kind: Callable[[Quads], Iterator[Quads]]) -> Callable[[Quads], Iterator[Quads]]:
    """Enters a kind under its name."""
    FAULTS[kind.__name__.replace("_", " ")] = kind
    return kind


def _with(quads: Quads, *, out: Quads = (), into: Quads = ()) -> Quads:
    gone = set(out)
    return [quad for quad in quads if quad not in gone] + list(into)


def _of(quads: Quads, predicate: NamedNode) -> Iterator[Quad]:
    return (quad for quad in sorted(quads, key=str) if quad.predicate == predicate)


def _one(quads: Quads, subject: NamedNode, predicate: NamedNode) -> Quad | None:
    return next((quad for quad in quads if quad.subject == subject and quad.predicate == predicate), None)


def _is_statement(node: NamedNode) -> bool:
    return "/statement/" in node.value


def _changed(quad: Quad, value) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _plain(quads: Quads) -> Iterator[Quad]:
    return (quad for quad in sorted(quads, key=str) if quad.predicate.value.startswith(REL) and "/entity/" in quad.subject.value)


def _entities(quads: Quads) -> list[NamedNode]:
    return sorted({quad.subject for quad in quads if quad.predicate == v.mentioned_in}, key=str)


def _both_ends(quads: Quads) -> Iterator[tuple[Quad, Quad]]:
    for subject in _of(quads, v.subject):
        object_ = _one(quads, subject.subject, v.object_)
        if object_ and object_.object != subject.object:
            yield subject, object_


@fault
def swapped_arguments(quads):
    for subject, object_ in _both_ends(quads):
        yield _with(quads, out=[subject, object_], into=[_changed(subject, object_.object), _changed(object_, subject.object)])


@fault
def swapped_arguments_with_their_plain_triple(quads):
    for subject, object_ in _both_ends(quads):
        relation = _one(quads, subject.subject, v.predicate).object
        plain = Quad(subject.object, relation, object_.object, subject.graph_name)
        back = Quad(object_.object, relation, subject.object, subject.graph_name)
        if plain in quads:
            yield _with(
                quads, out=[subject, object_, plain], into=[_changed(subject, object_.object), _changed(object_, subject.object), back]
            )


@fault
def dropped_negation(quads):
    for quad in _of(quads, v.factuality):
        if quad.object == kgo("Negated"):
            yield _with(quads, out=[quad], into=[_changed(quad, kgo("Asserted"))])


@fault
def something_unreal_as_fact_with_its_plain_triple(quads):
    for subject, object_ in _both_ends(quads):
        quad, relation = _one(quads, subject.subject, v.factuality), _one(quads, subject.subject, v.predicate).object
        if quad.object not in (kgo("Asserted"), kgo("Reported")):
            plain = Quad(subject.object, relation, object_.object, subject.graph_name)
            yield _with(quads, out=[quad], into=[_changed(quad, kgo("Asserted")), plain])


@fault
def shifted_offsets(quads):
    for quad in _of(quads, v.start):
        end = _one(quads, quad.subject, v.end)
        moved = [_changed(one, Literal(str(int(one.object.value) + 3), datatype=one.object.datatype)) for one in (quad, end)]
        yield _with(quads, out=[quad, end], into=moved)


@fault
def a_sentence_with_other_words(quads):
    for quad in _of(quads, v.text):
        if "/evidence/" in quad.subject.value:
            yield _with(quads, out=[quad], into=[_changed(quad, Literal(quad.object.value.replace(" ", " not ", 1)))])


@fault
def evidence_from_another_sentence(quads):
    evidence = [quad.object for quad in _of(quads, v.derived_from)]
    for quad in _of(quads, v.derived_from):
        other = next(
            (one for one in evidence if one != quad.object and Quad(quad.subject, v.derived_from, one, quad.graph_name) not in quads), None
        )
        if other:
            yield _with(quads, out=[quad], into=[_changed(quad, other)])


@fault
def changed_object(quads):
    for subject, object_ in _both_ends(quads):
        other = next(entity for entity in _entities(quads) if entity not in (subject.object, object_.object))
        yield _with(quads, out=[object_], into=[_changed(object_, other)])


@fault
def changed_subject(quads):
    for quad in _of(quads, v.subject):
        other = next(entity for entity in reversed(_entities(quads)) if entity != quad.object)
        yield _with(quads, out=[quad], into=[_changed(quad, other)])


@fault
def removed_object(quads):
    for quad in _of(quads, v.object_):
        yield _with(quads, out=[quad])


@fault
def changed_relation(quads):
    for quad in _of(quads, v.predicate):
        yield _with(quads, out=[quad], into=[_changed(quad, NamedNode(REL + "bribed"))])


@fault
def removed_attribution(quads):
    for quad in _of(quads, v.attribution):
        source = _one(quads, quad.subject, v.source)
        yield _with(quads, out=[quad, *([source] if source else [])])


@fault
def another_source(quads):
    for quad in _of(quads, v.source):
        if _is_statement(quad.subject):
            other = next(entity for entity in _entities(quads) if entity != quad.object)
            yield _with(quads, out=[quad], into=[_changed(quad, other)])


@fault
def a_plain_triple_without_support(quads):
    entities = _entities(quads)
    for first, second in pairwise(entities):
        triple = Quad(first, NamedNode(REL + "bribed"), second, quads[0].graph_name)
        yield _with(quads, into=[triple])


@fault
def a_plain_triple_the_other_way_round(quads):
    for quad in _plain(quads):
        back = Quad(quad.object, quad.predicate, quad.subject, quad.graph_name)
        if back not in quads and quad.object != quad.subject:
            yield _with(quads, into=[back])


@fault
def a_plain_triple_missing(quads):
    for quad in _plain(quads):
        yield _with(quads, out=[quad])


@fault
def a_wrong_document_hash(quads):
    for quad in _of(quads, v.text_hash):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("0" * 64))])
        yield _with(quads, out=[quad])


@fault
def a_statement_removed(quads):
    for quad in _of(quads, v.factuality):
        yield _with(quads, out=[one for one in quads if one.subject == quad.subject])


@fault
def a_statement_invented(quads):
    for quad in _of(quads, v.factuality):
        copied = NamedNode(quad.subject.value[:-4] + "beef")
        yield _with(quads, into=[Quad(copied, one.predicate, one.object, one.graph_name) for one in quads if one.subject == quad.subject])


@fault
def another_time(quads):
    for quad in _of(quads, v.time):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("1066-10-14", datatype=quad.object.datatype))])


@fault
def another_quantity(quads):
    for quad in _of(quads, v.quantity):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("1000000", datatype=quad.object.datatype))])


@fault
def more_confidence(quads):
    for quad in _of(quads, v.confidence):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("1", datatype=quad.object.datatype))])


@fault
def a_premise_removed(quads):
    for quad in _of(quads, v.premise):
        yield _with(quads, out=[quad])


@fault
def a_member_without_support(quads):
    group, *others = _entities(quads)
    for other in others:
        if Quad(group, v.has_member, other, quads[0].graph_name) not in quads:
            yield _with(quads, into=[Quad(group, v.has_member, other, quads[0].graph_name)])


@fault
def another_factuality(quads):
    kinds = ("Asserted", "Reported", "Alleged", "Requested", "Planned", "Possible", "Negated")
    for quad in _of(quads, v.factuality):
        for kind in kinds:
            if kgo(kind) != quad.object:
                yield _with(quads, out=[quad], into=[_changed(quad, kgo(kind))])


@fault
def a_role_with_another_filler(quads):
    for role in (*v.ROLES.values(), *v.PARTS.values(), *v.TRANSFER.values(), v.value):
        for quad in _of(quads, role):
            other = next(entity for entity in _entities(quads) if entity != quad.object)
            yield _with(quads, out=[quad], into=[_changed(quad, other)])


@fault
def a_word_of_a_source_changed(quads):
    for quad in _of(quads, v.attributed_by):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("invent"))])


@fault
def a_source_that_another_one_quotes(quads):
    for attribution, other in pairwise(_of(quads, v.attributed_by)):
        yield _with(quads, into=[Quad(attribution.subject, v.parent, other.subject, attribution.graph_name)])


@fault
def content_exchanged(quads):
    statements = [quad.subject for quad in _of(quads, v.factuality)]
    for quad in _of(quads, v.content):
        other = next(one for one in statements if one not in (quad.subject, quad.object))
        yield _with(quads, out=[quad], into=[_changed(quad, other)])


@fault
def an_inferred_statement_as_one_that_is_said(quads):
    for quad in _of(quads, v.a):
        if quad.object == v.Inferred:
            yield _with(quads, out=[quad])


@fault
def a_day_of_an_interval_changed(quads):
    for property in v.WRITTEN.values():
        for quad in _of(quads, property):
            value = {"date": "1066-10-14", "gYearMonth": "1066-10", "gYear": "1066"}[quad.object.datatype.value.rsplit("#")[-1]]
            yield _with(quads, out=[quad], into=[_changed(quad, Literal(value, datatype=quad.object.datatype))])


@fault
def an_interval_without_its_end(quads):
    for quad in _of(quads, v.ending):
        yield _with(quads, out=[quad])


@fault
def words_of_a_time_or_quantity_changed(quads):
    for property in (v.time_text, v.quantity_text, v.unit, v.modifier):
        for quad in _of(quads, property):
            yield _with(quads, out=[quad], into=[_changed(quad, Literal("another"))])
