"""Faults in what the graph says of entities and relations, entered beside those of statements."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.terms import kgo
from tests.verify.faults import _changed, _entities, _of, _one, _with, fault


@fault
def a_member_removed(quads):
    for quad in _of(quads, v.has_member):
        yield _with(quads, out=[quad])


@fault
def a_member_exchanged(quads):
    for quad in _of(quads, v.has_member):
        taken = {one.object for one in _of(quads, v.has_member)} | {quad.subject}
        yield _with(quads, out=[quad], into=[_changed(quad, next(entity for entity in _entities(quads) if entity not in taken))])


@fault
def a_name_inside_a_phrase_removed(quads):
    for quad in _of(quads, v.involves):
        yield _with(quads, out=[quad])


@fault
def an_entity_called_otherwise(quads):
    for entity in _entities(quads):
        quad = _one(quads, entity, v.label)
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("Nobody", language="en"))])


@fault
def a_name_that_nobody_has(quads):
    for entity in _entities(quads):
        yield _with(quads, into=[Quad(entity, v.alias, Literal("Nobody", language="en"), quads[0].graph_name)])


@fault
def a_common_noun_of_another_class(quads):
    for entity in (quad.subject for quad in _of(quads, v.kind)):
        quad = _one(quads, entity, v.a)
        yield _with(quads, out=[quad], into=[_changed(quad, kgo("Product"))])


@fault
def an_entity_that_is_not_named(quads):
    for entity in _entities(quads):
        invented = NamedNode(entity.value + "_II")
        yield _with(quads, into=[Quad(invented, one.predicate, one.object, one.graph_name) for one in quads if one.subject == entity])


@fault
def a_relation_that_means_another_word(quads):
    for quad in _of(quads, v.lemma):
        yield _with(quads, out=[quad], into=[_changed(quad, Literal("bribe"))])
