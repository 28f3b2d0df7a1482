"""What the explorer asks of the graph: parts of it as plain nodes and edges, bounded, the important first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from kg.errors import NotFound, QueryError
from kg.graph import vocabulary as v
from kg.graph.edges import edge, membership
from kg.graph.query import rows
from kg.graph.terms import REL, local_name
from kg.graph.view import node
from kg.graph.why import explain
from kg.server.search import names
from kg.server.worker import Bench
from kg.view import DocumentInfo, Edge, GraphView

MOST_EDGES = 800  # that one answer draws
MOST_FACTS = 400  # that one answer lists
_BETWEEN = "SELECT ?s WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {those} }} ?s rdf:subject ?a ; rdf:object ?b }} LIMIT {most}"
_PARTNERS = """SELECT ?other (COUNT(?s) AS ?n) WHERE {{
  {{ ?s rdf:subject {node} ; rdf:object ?other }} UNION {{ ?s rdf:object {node} ; rdf:subject ?other }}
  UNION {{ {node} kgo:hasMember ?other BIND (?other AS ?s) }} UNION {{ ?other kgo:hasMember {node} BIND (?other AS ?s) }}
}} GROUP BY ?other"""
_MEMBERS = "SELECT ?a ?b WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {these} }} ?a kgo:hasMember ?b }}"
_TIMES = """SELECT ?s (MIN(?at) AS ?when) (SAMPLE(?text) AS ?words) WHERE {{ {about}
  ?s kgo:factuality ?f . OPTIONAL {{ ?s kgo:timeText ?text }}
  OPTIONAL {{ {{ ?s kgo:time ?moment }} UNION {{ ?s kgo:interval/time:hasBeginning/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear|time:inXSDDateTime) ?moment }} BIND (STR(?moment) AS ?at) }}
  FILTER (BOUND(?at) || BOUND(?text))
}} GROUP BY ?s ORDER BY DESC(BOUND(?when)) ?when ?s LIMIT {most}"""
# How an entity can take part in a statement; the first two are what an edge is drawn between.
_PARTS = {
    "subject": "?s rdf:subject {node}", "object": "?s rdf:object {node}", "source": "?s kgo:source {node} ; kgo:factuality ?f",
    "part": "?s ?role {node} ; kgo:factuality ?f . FILTER (?role NOT IN (rdf:subject, rdf:object, kgo:source))",
}  # fmt: skip


def overview(bench: Bench, *, limit: int) -> dict:
    """The most important entities and the edges between them, with a place for each: where a reader starts."""
    key = f"overview {limit}"
    if key not in bench.notes:
        known, facts = names(bench), bench.facts
        best = [iri for iri, _ in sorted(known.degrees.items(), key=lambda item: (-item[1], item[0]))[:limit]]
        found = _part(bench, best)
        chosen = bench.notes[key] = _drawn(bench, found, placed=True)
        chosen["total"] = {
            "nodes": len({name.iri for name in known.all}), "documents": len(facts.store.graphs()),
            "statements": int(rows(bench.store, "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s kgo:factuality ?f }")[0]["n"]),
        }  # fmt: skip
    return bench.notes[key]


def neighbourhood(bench: Bench, *, iri: str, limit: int, skip: Sequence[str] = ()) -> dict:
    """An entity, those that it has most to do with, and the edges among them; `skip` are IRIs that the reader has, which cost no room."""
    centre = entity_node(bench, iri)
    partners = {row["other"]: int(row["n"]) for row in rows(bench.store, _PARTNERS.format(node=centre)) if row["other"]}
    degrees, there = names(bench).degrees, set(skip)
    ranked = sorted(partners, key=lambda other: (-partners[other], -degrees[other], other))
    fresh = [other for other in ranked if other not in there and other != centre.value]
    chosen = [centre.value, *fresh[:limit], *(other for other in ranked if other in there)]
    drawn = _drawn(bench, _part(bench, chosen), placed=False)
    return drawn | {"centre": bench.store.names.local(centre.value), "left": max(0, len(fresh) - limit), "partners": len(partners)}


def among(bench: Bench, *, iris: Sequence[str]) -> dict:
    """These entities and the edges among them; what is no entity is left out."""
    there = [iri for iri in dict.fromkeys(iris) if v.mentioned_in in bench.facts.of(_entity(bench, iri))]
    return _drawn(bench, _part(bench, there), placed=True) if there else {"nodes": [], "edges": [], "documents": []}


def entity(bench: Bench, *, iri: str, limit: int) -> dict:
    """All that is said of an entity, by the part that it has in a statement and by relation; at most so many statements of each part."""
    centre, limit = entity_node(bench, iri), min(limit, MOST_FACTS)
    parts, cut = {}, False
    for part, pattern in _PARTS.items():
        found = _statements(bench, pattern.format(node=centre), limit + 1)
        cut |= len(found) > limit
        parts[part] = _by_relation(found[:limit])
    groups = {
        "members": bench.facts.all(centre, v.has_member), "memberOf": bench.facts.with_property(v.has_member, centre),
        "involves": bench.facts.all(centre, v.involves), "involvedIn": bench.facts.with_property(v.involves, centre),
    }  # fmt: skip
    related = {name: [_named(bench, other) for other in found[:limit]] for name, found in groups.items() if found}
    said = [one for groups in parts.values() for group in groups for one in group["statements"]]
    return {
        "node": _node(bench, centre), "facts": parts, "related": related, "cut": cut,
        "candidates": _candidates(bench, centre), **_ends(bench, said),
    }  # fmt: skip


def statements(bench: Bench, *, ids: Sequence[str] = (), subject: str = "", object: str = "", relation: str = "", limit: int) -> dict:
    """Statements with every sentence, source and premise: those of the ids, or all between two entities (of one relation)."""
    facts = bench.facts
    if ids:
        nodes = [_statement(bench, id) for id in ids]
    elif subject or object:
        parts = [f"?s rdf:subject {entity_node(bench, subject)}"] if subject else []
        parts += [f"?s rdf:object {entity_node(bench, object)}"] if object else []
        parts += [f"?s rdf:predicate {facts.names.relation(relation.removeprefix(REL))}"] if relation else []
        nodes = _nodes(bench, " . ".join(parts), min(limit, MOST_FACTS))
    else:
        raise QueryError("name a statement (id=), or a subject or object")
    there = [statement for statement in nodes if v.factuality in facts.of(statement)]
    if not there:
        raise NotFound("no such statement in the graph")
    found = [asdict(explain(facts, statement)) for statement in there]
    return {"statements": found, **_ends(bench, [one["edge"] for one in found])}


def document(bench: Bench, *, iri: str) -> dict:
    """A document's sentences that statements rest on, in their order, each with its statements."""
    from kg.graph.facts import Facts

    facts, graph = Facts(bench.store), bench.store.graph(local_of(bench, iri))
    nodes = facts.open(graph)
    if not facts.of(graph):
        raise NotFound(f"{iri}: there is no such document in the graph")
    sentences: dict[tuple[int, int], dict] = {}
    for found in (edge(facts, statement) for statement in nodes):
        for sentence in found.sentences:
            place = sentences.setdefault(
                (sentence.start, sentence.end), {"start": sentence.start, "end": sentence.end, "text": sentence.text, "statements": []}
            )
            place["statements"].append(_edge(found, sentences=False))
    said = [one for sentence in sentences.values() for one in sentence["statements"]]
    return {"document": _document(bench, graph), "sentences": [sentences[key] for key in sorted(sentences)], **_ends(bench, said)}


def timeline(bench: Bench, *, iri: str, limit: int) -> dict:
    """Statements that say when, of an entity or of all: by their time, and last those whose words name no date."""
    about = f"?s ?part {entity_node(bench, iri)} ." if iri else ""
    sparql = _TIMES.format(about=about, most=min(limit, MOST_FACTS))
    found = [
        (row["when"] or "", row["words"] or "", _edge(edge(bench.facts, _statement(bench, row["s"])))) for row in rows(bench.store, sparql)
    ]
    return {"events": [{"when": when, "words": words, **one} for when, words, one in found], **_ends(bench, [one for _, _, one in found])}


def says(bench: Bench, *, iri: str, limit: int) -> dict:
    """Who says what: the sources with the number of their statements, or what one of them says."""
    if iri:
        found = _statements(bench, _PARTS["source"].format(node=entity_node(bench, iri)), min(limit, MOST_FACTS))
        said = [_edge(one) for one in found]
        return {"source": _named(bench, entity_node(bench, iri)), "statements": said, **_ends(bench, said)}
    sparql = "SELECT ?source ?f (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s kgo:source ?source ; kgo:factuality ?f } GROUP BY ?source ?f"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(bench.store, sparql):
        if row["source"]:
            counts[row["source"]][local_name(row["f"]).lower()] += int(row["n"])
    ranked = sorted(counts, key=lambda source: (-counts[source].total(), source))[:limit]
    return {
        "sources": [{**_named(bench, _entity(bench, source)), "count": counts[source].total(), "by": counts[source]} for source in ranked]
    }


# Parts of the graph ------------------------------------------------------------------------------------------------------


def entity_node(bench: Bench, iri: str):
    """The node of an entity, by its IRI or id; NotFound where the graph has none."""
    found = _entity(bench, iri)
    if v.mentioned_in not in bench.facts.of(found):
        raise NotFound(f"{iri}: there is no such entity in the graph")
    return found


def local_of(bench: Bench, iri: str) -> str:
    """The id in an IRI of the graph; what is none is taken for an id."""
    names = bench.store.names
    return names.local(iri) if iri.startswith(names.base) else iri


def _entity(bench: Bench, iri: str):
    return bench.store.names.iri("entity", local_of(bench, iri))


def _statement(bench: Bench, iri: str):
    return bench.store.names.iri("statement", local_of(bench, iri))


def _nodes(bench: Bench, pattern: str, limit: int) -> list:
    sparql = f"SELECT DISTINCT ?s WHERE {{ {pattern} }} LIMIT {limit}"
    return [_statement(bench, row["s"]) for row in rows(bench.store, sparql) if row["s"]]


def _statements(bench: Bench, pattern: str, limit: int) -> list[Edge]:
    return [edge(bench.facts, statement) for statement in _nodes(bench, pattern, limit)]


def _part(bench: Bench, iris: Sequence[str]) -> GraphView:
    """The nodes of these IRIs with the edges among them."""
    facts = bench.facts
    these = " ".join(str(_entity(bench, iri)) for iri in iris)
    found = rows(bench.store, _BETWEEN.format(these=these, those=these, most=MOST_EDGES))
    edges = [edge(facts, _statement(bench, row["s"])) for row in found]
    edges += [
        membership(facts, _entity(bench, row["a"]), _entity(bench, row["b"])) for row in rows(bench.store, _MEMBERS.format(these=these))
    ]
    nodes = tuple(sorted((node(facts, _entity(bench, iri)) for iri in iris), key=lambda n: n.id))
    documents = {sentence.document: None for one in edges for sentence in one.sentences}
    return GraphView(nodes, tuple(edges), tuple(_info(bench, id) for id in documents))


def _drawn(bench: Bench, view: GraphView, *, placed: bool) -> dict:
    """A view as the page takes it; `placed` gives each node a point."""
    places = {}
    if placed:
        from kg.export.scene import points

        places = points(view)
    made = [_row(bench, one) | ({"x": places[one.id][0], "y": places[one.id][1]} if placed else {}) for one in view.nodes]
    return {"nodes": made, "edges": [_edge(one) for one in view.edges], "documents": [asdict(one) for one in view.documents]}


def _node(bench: Bench, entity) -> dict:
    return _row(bench, node(bench.facts, entity))


def _row(bench: Bench, found) -> dict:
    """A node without what may be long: documents are counted."""
    row = {name: value for name, value in asdict(found).items() if value and name != "documents"}
    return row | {"documents": len(found.documents), "degree": names(bench).degrees[found.iri]}


def _edge(found: Edge, *, sentences: bool = True) -> dict:
    """An edge without what is empty."""
    return {name: value for name, value in asdict(found).items() if value and (sentences or name != "sentences")}


def _named(bench: Bench, entity) -> dict:
    facts = bench.facts
    return {
        "id": facts.names.local(entity.value),
        "iri": entity.value,
        "label": facts.label(entity),
        "type": local_name(facts.best(entity, v.a)),
        "kind": facts.best(entity, v.kind) or "name",
        "degree": names(bench).degrees[entity.value],
    }


def _ends(bench: Bench, edges: Iterable[Mapping]) -> dict:
    """The nodes and documents that edges speak of, by name: so that a reader of edges alone can tell who is meant."""
    edges = list(edges)
    ids = {edge[end]: None for edge in edges for end in ("source", "target") if edge.get(end)}
    documents = {sentence["document"]: None for edge in edges for sentence in edge.get("sentences", ())}
    return {"nodes": [_named(bench, _entity(bench, id)) for id in ids], "documents": [asdict(_info(bench, id)) for id in documents]}


def _by_relation(found: Iterable[Edge]) -> list[dict]:
    """Edges by relation, the most frequent first."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for one in found:
        groups[one.label].append(one)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {"label": label, "relation": group[0].relation, "count": len(group), "statements": [_edge(one) for one in group]}
        for label, group in ranked
    ]


def _candidates(bench: Bench, entity) -> list[dict]:
    facts = bench.facts
    found = [
        {"item": local_name(facts.best(one, v.item)), "label": facts.best(one, v.label), "description": facts.best(one, v.definition), "score": float(facts.best(one, v.score) or 0)}
        for one in facts.all(entity, v.candidate)
    ]  # fmt: skip
    return sorted(found, key=lambda one: -one["score"])


def _document(bench: Bench, graph) -> dict:
    facts = bench.facts
    return {
        "id": facts.best(graph, v.identifier), "iri": graph.value, "title": facts.best(graph, v.title), "published": facts.best(graph, v.issued),
        "url": facts.best(graph, v.address), "language": facts.best(graph, v.language),
    }  # fmt: skip


def _info(bench: Bench, id: str) -> DocumentInfo:
    facts, graph = bench.facts, bench.store.graph(id)
    return DocumentInfo(id, facts.best(graph, v.title), facts.best(graph, v.issued), facts.best(graph, v.address))
