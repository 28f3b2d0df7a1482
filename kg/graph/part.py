"""A part of the graph as a graph of its own: around an entity, or what a question names, with its sentences and documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, RdfFormat, Triple, parse

from kg.errors import QueryError
from kg.graph import lookup
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.facts import Facts
from kg.graph.query import run
from kg.graph.sparql import keywords
from kg.graph.store import GraphStore
from kg.graph.terms import REL

_TIES = (v.has_member, v.involves)  # what ties entities besides statements


@dataclass(frozen=True, slots=True)
class Part:
    """`store` is the part, in memory; `also` are triples that a question made and no statement says."""

    store: GraphStore
    also: tuple[Triple, ...] = ()


def around(store: DocumentGraphs, name: str, *, hops: int = 1) -> Part:
    """The entities that are at most `hops` statements or memberships away from those of that name, and all that is said between them.

    NotFound, with the nearest names, where there is none of that name.
    """
    facts = Facts(store)
    reached = frontier = set(lookup.entities(facts, name))
    for _ in range(hops):
        frontier = {near for entity in frontier for near in _neighbours(facts, entity)} - reached
        reached = reached | frontier
    return Part(cut(store, statements=_between(facts, reached), entities=reached))


def answered(store: DocumentGraphs, sparql: str) -> Part:
    """What the answer to a query names: its statements and entities, and the statements between the entities of one row or triple.

    A SELECT that shows labels alone is asked for all its variables. QueryError where it cannot be answered, or names nothing of the graph.
    """
    answer, facts = run(store, sparql), Facts(store)
    if isinstance(answer, QueryBoolean):
        raise QueryError("an ASK query names nothing to export: ask with SELECT or CONSTRUCT")
    if not isinstance(answer, QuerySolutions):
        return _constructed(store, facts, [t for t in answer if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode)])
    statements, rows = _named(facts, answer)
    if not statements and not any(rows) and (wider := _widened(sparql)) != sparql:
        statements, rows = _named(facts, run(store, wider))
    if not statements:
        statements = {node for row in rows for node in _between(facts, row)}
    entities = {entity for row in rows for entity in row} | {end for node in statements for end in _ends(facts, node)}
    if not entities and not statements:
        raise QueryError("the answer names no entity and no statement of the graph: kg query prints it")
    return Part(cut(store, statements=statements, entities=entities))


def _named(facts: Facts, answer: QuerySolutions) -> tuple[set[NamedNode], list[set[NamedNode]]]:
    """The statements that rows name, and the entities row by row."""
    rows = [{term for term in row if isinstance(term, NamedNode)} for row in answer]
    statements = {term for row in rows for term in row if v.factuality in facts.of(term)}
    return statements, [{term for term in row if v.mentioned_in in facts.of(term)} for row in rows]


def _widened(sparql: str) -> str:
    """The query with all its variables in its answer; as it is where it counts or groups."""
    if "GROUP" in keywords(sparql):
        return sparql
    return re.sub(r"\bSELECT\b.*?\bWHERE\b", "SELECT * WHERE", sparql, count=1, flags=re.DOTALL | re.IGNORECASE)


def _constructed(store: DocumentGraphs, facts: Facts, triples: list[Triple]) -> Part:
    """The statements that say these triples, and the triples between entities that none says."""
    named = {term for triple in triples for term in (triple.subject, triple.object)}
    statements = {term for term in named if v.factuality in facts.of(term)}
    entities = {term for term in named if v.mentioned_in in facts.of(term)}
    if not entities and not statements:
        raise QueryError("the triples name no entity and no statement of the graph: kg query prints them")
    asked = {(t.subject, t.predicate, t.object) for t in triples}
    statements |= {node for node in _between(facts, entities) if _triple(facts, node) in asked}
    said = {_triple(facts, node) for node in statements}
    extra = [t for t in triples if {t.subject, t.object} <= entities and (t.subject, t.predicate, t.object) not in said]
    part = cut(store, statements=statements, entities=entities | {end for node in statements for end in _ends(facts, node)})
    if extra:
        part.derive(extra)
    return Part(part, tuple(extra))


def cut(store: DocumentGraphs, *, statements: Collection[NamedNode], entities: Collection[NamedNode]) -> GraphStore:
    """A store in memory of these statements and entities, and of what they hang on; nothing leads to others that are left out."""
    names, part = store.names, GraphStore(base=store.names.base)
    outside = tuple(f"{names.base}{kind}/" for kind in ("statement", "entity"))
    kept = {*statements, *entities}
    with part.batch() as batch:
        for graph in store.graphs():
            said: dict[NamedNode, list[Triple]] = {}
            for triple in parse("\n".join(store.lines(graph)), format=RdfFormat.N_TRIPLES):
                said.setdefault(triple.subject, []).append(triple)
            found = _reached(
                said, [node for node in kept if node in said], lambda iri: iri.startswith(outside) and NamedNode(iri) not in kept
            )
            if found:
                batch.replace(names.local(graph.value), [Quad(t.subject, t.predicate, t.object, graph) for t in found])
    return part


def _reached(said: dict[NamedNode, list[Triple]], starts: list[NamedNode], left_out: Callable[[str], bool]) -> list[Triple]:
    """The triples that start from these nodes, and from the nodes that those lead to."""
    found, seen, queue = [], set(starts), list(starts)
    for node in queue:
        for triple in said.get(node, ()):
            object = triple.object
            if isinstance(object, NamedNode) and left_out(object.value):
                continue
            found.append(triple)
            ways = [object] if isinstance(object, NamedNode) else []
            ways += [triple.predicate] if triple.predicate.value.startswith(REL) else []
            for way in ways:
                if way not in seen:
                    seen.add(way)
                    queue.append(way)
    return found


def _neighbours(facts: Facts, entity: NamedNode) -> set[NamedNode]:
    statements = [*facts.with_property(v.subject, entity), *facts.with_property(v.object_, entity)]
    near = {end for node in statements for end in _ends(facts, node)}
    for tie in _TIES:
        near.update(facts.of(entity).get(tie, ()), facts.with_property(tie, entity))
    return near


def _between(facts: Facts, entities: Iterable[NamedNode]) -> set[NamedNode]:
    """The statements all of whose ends are among the entities."""
    inside = set(entities)
    touching = {node for entity in inside for end in (v.subject, v.object_) for node in facts.with_property(end, entity)}
    return {node for node in touching if _ends(facts, node) <= inside}


def _ends(facts: Facts, statement: NamedNode) -> set[NamedNode]:
    return {end for part in (v.subject, v.object_) for end in facts.of(statement).get(part, ())}


def _triple(facts: Facts, statement: NamedNode) -> tuple:
    return tuple(next(iter(facts.of(statement).get(part, ())), None) for part in (v.subject, v.predicate, v.object_))
