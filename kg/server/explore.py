"""What the explorer draws: parts of the graph as plain nodes and edges, bounded, the important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from kg.graph import vocabulary as v
from kg.graph.edges import edge, membership
from kg.graph.query import rows
from kg.graph.view import node
from kg.server.parts import document_info, edge_row, entity_node, entity_of, node_row, statement_of
from kg.server.search import names
from kg.server.worker import Bench
from kg.view import GraphView

MOST_EDGES = 500  # that one answer draws
# So many ties can be told apart in one picture; so few nodes are shown whatever their ties.
READABLE, FEW = 260, 30
_BETWEEN = "SELECT ?s WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {those} }} ?s rdf:subject ?a ; rdf:object ?b }} LIMIT {most}"
_TIES = "SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?a ?b WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {those} }} ?s rdf:subject ?a ; rdf:object ?b }} }}"
_PARTNERS = """SELECT ?other (COUNT(?s) AS ?n) WHERE {{
  {{ ?s rdf:subject {node} ; rdf:object ?other }} UNION {{ ?s rdf:object {node} ; rdf:subject ?other }}
  UNION {{ {node} kgo:hasMember ?other BIND (?other AS ?s) }} UNION {{ ?other kgo:hasMember {node} BIND (?other AS ?s) }}
}} GROUP BY ?other"""
_MEMBERS = "SELECT ?a ?b WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {these} }} ?a kgo:hasMember ?b }}"


def overview(bench: Bench, *, limit: int) -> dict:
    """The most important entities and the edges between them, with a place for each: where a reader starts."""
    key = f"overview {limit}"
    if key not in bench.notes:
        known, facts = names(bench), bench.facts
        best = [iri for iri, _ in sorted(known.degrees.items(), key=lambda item: (-item[1], item[0]))[:limit]]
        while len(best) > FEW and _ties(bench, best) > READABLE:
            best = best[: len(best) * 3 // 4]
        chosen = bench.notes[key] = _drawn(bench, _part(bench, best), placed=True)
        chosen["total"] = {
            "nodes": len({name.iri for name in known.all}), "documents": len(facts.store.graphs()),
            "statements": int(rows(bench.store, "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s kgo:factuality ?f }")[0]["n"]),
        }  # fmt: skip
    return bench.notes[key]


def neighbourhood(bench: Bench, *, iri: str, limit: int, skip: Sequence[str] = ()) -> dict:
    """An entity, those that it has most to do with, and the edges among them; `skip` are those that the reader has, which cost no room."""
    centre = entity_node(bench, iri)
    partners = {row["other"]: int(row["n"]) for row in rows(bench.store, _PARTNERS.format(node=centre)) if row["other"]}
    degrees, there = names(bench).degrees, {entity_of(bench, known).value for known in skip}
    ranked = sorted(partners.keys() - {centre.value}, key=lambda other: (-partners[other], -degrees[other], other))
    fresh = [other for other in ranked if other not in there]
    new, around = fresh[:limit], [*fresh[:limit], *(other for other in ranked if other in there)]
    whole = [centre.value, *around]
    # The centre's own edges come first: where there are too many, those among its neighbours are left out.
    view = _part(bench, whole, ((whole[:1], whole), (around, whole[:1]), (new, around), (around, new)))
    drawn = _drawn(bench, view, placed=False)
    return drawn | {"centre": bench.store.names.local(centre.value), "left": len(fresh) - len(new), "partners": len(partners)}


def among(bench: Bench, *, iris: Sequence[str]) -> dict:
    """These entities and the edges among them; what is no entity is left out."""
    there = [iri for iri in dict.fromkeys(iris) if v.mentioned_in in bench.facts.of(entity_of(bench, iri))]
    return _drawn(bench, _part(bench, there), placed=True) if there else {"nodes": [], "edges": [], "documents": []}


def _part(bench: Bench, iris: Sequence[str], pairs: Iterable[tuple[Sequence[str], Sequence[str]]] | None = None) -> GraphView:
    """The nodes of these IRIs with the edges among them, or with those from the first to the second of each pair of lists."""
    facts = bench.facts
    statements: dict[str, None] = {}
    for these, those in pairs or ((iris, iris),):
        statements |= dict.fromkeys(_between(bench, these, those))
    edges = [edge(facts, statement_of(bench, iri)) for iri in list(statements)[:MOST_EDGES]]
    for row in rows(bench.store, _MEMBERS.format(these=_listed(bench, iris))):
        edges.append(membership(facts, entity_of(bench, row["a"]), entity_of(bench, row["b"])))
    nodes = tuple(sorted((node(facts, entity_of(bench, iri)) for iri in iris), key=lambda n: n.id))
    documents = {sentence.document: None for one in edges for sentence in one.sentences}
    return GraphView(nodes, tuple(edges), tuple(document_info(bench, id) for id in documents))


def _between(bench: Bench, these: Sequence[str], those: Sequence[str]) -> list[str]:
    """The IRIs of statements from one of these to one of those."""
    sparql = _BETWEEN.format(these=_listed(bench, these), those=_listed(bench, those), most=MOST_EDGES)
    return [row["s"] for row in rows(bench.store, sparql) if row["s"]]


def _ties(bench: Bench, iris: Sequence[str]) -> int:
    """How many pairs of these are tied by a statement."""
    these = _listed(bench, iris)
    return int(rows(bench.store, _TIES.format(these=these, those=these))[0]["n"])


def _listed(bench: Bench, iris: Iterable[str]) -> str:
    """Entities as a VALUES block has them; their IRIs are made anew, so that nothing else gets into the query."""
    return " ".join(str(entity_of(bench, iri)) for iri in iris)


def _drawn(bench: Bench, view: GraphView, *, placed: bool) -> dict:
    """A view as the page takes it; `placed` gives each node a point."""
    places = {}
    if placed:
        from kg.export.scene import points

        places = points(view)
    made = [node_row(bench, one) | ({"x": places[one.id][0], "y": places[one.id][1]} if placed else {}) for one in view.nodes]
    return {"nodes": made, "edges": [edge_row(one) for one in view.edges], "documents": [asdict(one) for one in view.documents]}
