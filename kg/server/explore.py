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

MOST_EDGES = 300  # that one answer draws
# So many ties can be told apart in one picture; so few nodes are shown whatever their ties.
READABLE, FEW = 260, 30
_MEMBERS = "SELECT ?a ?b WHERE {{ VALUES ?a {{ {these} }} VALUES ?b {{ {these} }} ?a kgo:hasMember ?b }}"


def overview(bench: Bench, *, limit: int) -> dict:
    """The most important entities and the edges between them, with a place for each: where a reader starts."""
    key = f"overview {limit}"
    if key not in bench.notes:
        known, tied, facts = names(bench), bench.ties, bench.facts
        best = tied.best(limit)
        while len(best) > FEW and tied.pairs(best) > READABLE:
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
    degrees, there = bench.ties.degrees, {entity_of(bench, known).value for known in skip}
    partners = bench.ties.partners(centre.value)
    groups = (*bench.facts.all(centre, v.has_member), *bench.facts.with_property(v.has_member, centre))
    partners.update(other.value for other in groups)
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
    there = [iri for iri in dict.fromkeys(iris) if bench.facts.has(entity_of(bench, iri), v.mentioned_in)]
    return _drawn(bench, _part(bench, there), placed=True) if there else {"nodes": [], "edges": [], "documents": []}


def _part(bench: Bench, iris: Sequence[str], pairs: Iterable[tuple[Sequence[str], Sequence[str]]] | None = None) -> GraphView:
    """The nodes of these IRIs with the edges among them, or with those from the first to the second of each pair of lists."""
    facts = bench.facts
    statements: dict[str, None] = {}
    for these, those in pairs or ((iris, iris),):
        statements |= dict.fromkeys(bench.ties.between(these, those, most=MOST_EDGES))
    edges = [edge(facts, statement_of(bench, iri)) for iri in list(statements)[:MOST_EDGES]]
    for row in rows(bench.store, _MEMBERS.format(these=_listed(bench, iris))):
        edges.append(membership(facts, entity_of(bench, row["a"]), entity_of(bench, row["b"])))
    nodes = tuple(sorted((node(facts, entity_of(bench, iri), documents=False) for iri in iris), key=lambda n: n.id))
    documents = {sentence.document: None for one in edges for sentence in one.sentences}
    return GraphView(nodes, tuple(edges), tuple(document_info(bench, id) for id in documents))


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
