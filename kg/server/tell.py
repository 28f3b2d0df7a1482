"""What the explorer tells in words: the facts of an entity, the evidence of an edge, a document, a time line, who says what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from kg.errors import NotFound, QueryError
from kg.graph import vocabulary as v
from kg.graph.edges import edge
from kg.graph.facts import Facts
from kg.graph.query import rows
from kg.graph.terms import REL, local_name
from kg.graph.view import node
from kg.graph.why import explain
from kg.server.kept import between, text_of
from kg.server.parts import (
    MOST_FACTS,
    document_row,
    edge_row,
    edges_of,
    ends,
    entity_node,
    entity_of,
    local_of,
    named,
    node_row,
    statement_of,
    statements_of,
)
from kg.server.worker import Bench
from kg.view import Edge

# What has a time is found by the time: in a large graph most statements have none.
_TIMES = """SELECT ?s (MIN(?at) AS ?when) (SAMPLE(?text) AS ?words) WHERE {{
  {{ SELECT DISTINCT ?s WHERE {{ {about} VALUES ?said {{ kgo:timeText kgo:time kgo:interval }} ?s ?said ?time ; kgo:factuality ?f }} }}
  OPTIONAL {{ ?s kgo:timeText ?text }}
  OPTIONAL {{ {{ ?s kgo:time ?moment }} UNION {{ ?s kgo:interval/time:hasBeginning/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear|time:inXSDDateTime) ?moment }} BIND (STR(?moment) AS ?at) }}
  FILTER (BOUND(?at) || BOUND(?text))
}} GROUP BY ?s ORDER BY DESC(BOUND(?when)) ?when ?s LIMIT {most}"""
_DOCUMENTS = """SELECT ?id (SAMPLE(?named) AS ?title) (SAMPLE(?day) AS ?published) WHERE {{
  ?document a kgo:Document ; dcterms:identifier ?id OPTIONAL {{ ?document dcterms:title ?named }} OPTIONAL {{ ?document dcterms:issued ?day }}
}} GROUP BY ?id ORDER BY DESC(?published) ?title ?id LIMIT {most}"""
# How an entity can take part in a statement; the first two are what an edge is drawn between.
_PARTS = {
    "subject": "?s rdf:subject {node}", "object": "?s rdf:object {node}", "source": "?s kgo:source {node} ; kgo:factuality ?f",
    "part": "?s ?role {node} ; kgo:factuality ?f . FILTER (?role NOT IN (rdf:subject, rdf:object, kgo:source))",
}  # fmt: skip


def entity(bench: Bench, *, iri: str, limit: int) -> dict:
    """All that is said of an entity, by the part that it has in a statement and by relation; at most so many statements of each part."""
    centre, limit = entity_node(bench, iri), min(limit, MOST_FACTS)
    parts, cut = {}, False
    for part, pattern in _PARTS.items():
        found = edges_of(bench, pattern.format(node=centre), limit + 1)
        cut |= len(found) > limit
        parts[part] = _by_relation(found[:limit])
    groups = {
        "members": bench.facts.all(centre, v.has_member), "memberOf": bench.facts.with_property(v.has_member, centre),
        "involves": bench.facts.all(centre, v.involves), "involvedIn": bench.facts.with_property(v.involves, centre),
    }  # fmt: skip
    related = {name: [named(bench, other) for other in found[:limit]] for name, found in groups.items() if found}
    said = [one for groups in parts.values() for group in groups for one in group["statements"]]
    return {
        "node": node_row(bench, node(bench.facts, centre, documents=False)), "facts": parts, "related": related, "cut": cut,
        "candidates": _candidates(bench, centre), **ends(bench, said),
    }  # fmt: skip


def statements(bench: Bench, *, ids: Sequence[str] = (), subject: str = "", object: str = "", relation: str = "", limit: int) -> dict:
    """Statements with every sentence, source and premise: those of the ids, or all between two entities (of one relation)."""
    facts = bench.facts
    if ids:
        nodes = [statement_of(bench, id) for id in ids]
    elif subject or object:
        parts = [f"?s rdf:subject {entity_node(bench, subject)}"] if subject else []
        parts += [f"?s rdf:object {entity_node(bench, object)}"] if object else []
        parts += [f"?s rdf:predicate {facts.names.relation(relation.removeprefix(REL))}"] if relation else []
        nodes = statements_of(bench, " . ".join(parts), min(limit, MOST_FACTS))
    else:
        raise QueryError("name a statement (id=), or a subject or object")
    there = [statement for statement in nodes if v.factuality in facts.of(statement)]
    if not there:
        raise NotFound("no such statement in the graph")
    found = [asdict(explain(facts, statement)) for statement in there]
    return {"statements": found, **ends(bench, [one["edge"] for one in found])}


def documents(bench: Bench, *, limit: int) -> dict:
    """The documents, the latest first, and how many there are."""
    found = rows(bench.store, _DOCUMENTS.format(most=limit))
    return {
        "documents": [{name: row[name] or "" for name in ("id", "title", "published")} for row in found],
        "total": len(bench.store.graphs()),
    }


def document(bench: Bench, *, iri: str) -> dict:
    """A document's sentences that statements rest on, in their order, each with its statements; and what stands between them.

    `between` is the text before each sentence and that behind the last one; None where the text is not kept in the folder.
    """
    facts, graph = Facts(bench.store), bench.store.graph(local_of(bench, iri))
    nodes = facts.open(graph)
    if not facts.of(graph):
        raise NotFound(f"{iri}: there is no such document in the graph")
    found: dict[tuple[int, int], dict] = {}
    for one in (edge(facts, statement) for statement in nodes):
        for sentence in one.sentences:
            place = found.setdefault(
                (sentence.start, sentence.end), {"start": sentence.start, "end": sentence.end, "text": sentence.text, "statements": []}
            )
            place["statements"].append(edge_row(one, sentences=False))
    sentences = [found[key] for key in sorted(found)]
    said = [one for sentence in sentences for one in sentence["statements"]]
    row = document_row(bench, graph)
    whole = text_of(bench.graph.out, row["id"], facts.best(graph, v.text_hash))
    return {"document": row, "sentences": sentences, "between": between(whole, list(found)), **ends(bench, said)}


def timeline(bench: Bench, *, iri: str, limit: int) -> dict:
    """Statements that say when, of an entity or of all: by their time, and last those whose words name no date."""
    about = f"?s ?part {entity_node(bench, iri)} ." if iri else ""
    sparql = _TIMES.format(about=about, most=min(limit, MOST_FACTS))
    found = [
        (row["when"] or "", row["words"] or "", edge_row(edge(bench.facts, statement_of(bench, row["s"]))))
        for row in rows(bench.store, sparql)
    ]
    return {"events": [{"when": when, "words": words, **one} for when, words, one in found], **ends(bench, [one for _, _, one in found])}


def says(bench: Bench, *, iri: str, limit: int) -> dict:
    """Who says what: the sources with the number of their statements, or what one of them says."""
    if iri:
        found = edges_of(bench, _PARTS["source"].format(node=entity_node(bench, iri)), min(limit, MOST_FACTS))
        said = [edge_row(one) for one in found]
        return {"source": named(bench, entity_node(bench, iri)), "statements": said, **ends(bench, said)}
    sparql = "SELECT ?source ?f (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s kgo:source ?source ; kgo:factuality ?f } GROUP BY ?source ?f"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(bench.store, sparql):
        if row["source"]:
            counts[row["source"]][local_name(row["f"]).lower()] += int(row["n"])
    ranked = sorted(counts, key=lambda source: (-counts[source].total(), source))[:limit]
    return {
        "sources": [{**named(bench, entity_of(bench, source)), "count": counts[source].total(), "by": counts[source]} for source in ranked]
    }


def _by_relation(found: Iterable[Edge]) -> list[dict]:
    """Edges by relation, the most frequent first."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for one in found:
        groups[one.label].append(one)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {"label": label, "relation": group[0].relation, "count": len(group), "statements": [edge_row(one) for one in group]}
        for label, group in ranked
    ]


def _candidates(bench: Bench, entity) -> list[dict]:
    facts = bench.facts
    found = [
        {"item": local_name(facts.best(one, v.item)), "label": facts.best(one, v.label), "description": facts.best(one, v.definition), "score": float(facts.best(one, v.score) or 0)}
        for one in facts.all(entity, v.candidate)
    ]  # fmt: skip
    return sorted(found, key=lambda one: -one["score"])
