"""What follows from the ontology is what owlrl derives of it, lies in a graph of its own, and can be taken away."""

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.graph.named import question
from kg.graph.ontology import ontology_folder
from kg.graph.query import query, rows
from kg.graph.reason import SCHEMA, ask, derived, refresh
from kg.graph.serialise import serialise
from kg.graph.stats import stats
from kg.graph.store import GraphStore
from kg.graph.validate import validate
from kg.graph.view import view
from tests.graph.sample import flood, quads, store_of

MINE = """@prefix kgo: <https://w3id.org/kg-news/ontology#> . @prefix my: <https://x.example/my#> . @prefix rel: <https://w3id.org/kg-news/relation/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
kgo:Person rdfs:subClassOf my:Being . my:Being rdfs:subClassOf my:Thing . rel:urged rdfs:subPropertyOf my:pressed .
my:pressed rdfs:subPropertyOf my:touched ; owl:inverseOf my:pressedBy . my:pressedBy rdfs:subPropertyOf my:suffered . my:near owl:inverseOf my:near .
kgo:hasMember rdfs:subPropertyOf my:near .
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.ttl"
    path.write_text(MINE)
    return path


def reasoned(*documents, extra=None):
    store = store_of(*documents)
    ask(store, extra=extra)
    refresh(store)
    return store


def by_owlrl(store, *files):
    """What owlrl's OWL 2 RL rules make of the same documents and the same parts of the ontology."""
    owlrl = pytest.importorskip("owlrl", reason="owlrl is not installed: pip install owlrl")
    graph, schema = Graph(), {URIRef(term.value) for term in SCHEMA}
    for path in files:
        for triple in Graph().parse(path):
            if triple[1] in schema and all(isinstance(term, URIRef) for term in triple):
                graph.add(triple)
    named = {term for triple in graph for term in (triple[0], triple[2])}
    graph += Graph().parse(data=serialise(store, "turtle"), format="turtle")
    graph.remove((None, OWL.sameAs, None))  # who is whom in Wikidata is no part of the ontology
    before = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    own = (str(OWL), str(RDFS))  # what it says of every term: that it is the same as itself, that classes are classes
    return {
        (s, p, o)
        for s, p, o in set(graph) - before
        if isinstance(s, URIRef)
        and p not in schema
        and not str(p).startswith(own)
        and not str(o).startswith(own)
        and s not in named
        and (p != RDF.type or o != RDFS.Resource)
    }


def as_rdflib(triples):
    return set(Graph().parse(data="\n".join(f"{triple} ." for triple in triples), format="nt"))


def test_it_is_what_owlrl_derives(mine):
    store = reasoned(flood(), extra=mine)
    ours = [quad.triple for quad in store.raw.quads_for_pattern(None, None, None, store.consequences) if quad.predicate not in SCHEMA]
    assert as_rdflib(ours) == by_owlrl(store, ontology_folder() / "kg.ttl", mine)


def test_classes_properties_inverses_and_events_can_be_asked_for(mine):
    store = reasoned(flood(), extra=mine)
    for fact in (
        "entity:Ada_Quist a kgo:Actor, <https://x.example/my#Thing>",
        "entity:Ada_Quist <https://x.example/my#touched> entity:water_board",
        "entity:water_board <https://x.example/my#pressedBy> entity:Ada_Quist ; <https://x.example/my#suffered> entity:Ada_Quist",
        "entity:Ada_Quist <https://x.example/my#near> entity:farmers",
        "entity:farmers kgo:hasMember entity:Ada_Quist . entity:Ada_Quist kgo:memberOf entity:farmers",
        "?s a kgo:Request, kgo:Communication",
    ):
        assert query(store, f"ASK {{ {fact} }}") == "yes", fact
    assert query(store_of(flood()), "ASK { entity:Ada_Quist a kgo:Actor }") == "no"


def test_no_row_repeats(mine):
    found = rows(reasoned(flood(), flood("b"), extra=mine), "SELECT ?s ?p ?o { ?s ?p ?o }")
    assert len(found) == len({tuple(row.values()) for row in found})


def test_documents_read_as_before(mine):
    before, after = store_of(flood()), reasoned(flood(), extra=mine)
    assert (view(after), stats(after), validate(after)) == (view(before), stats(before), validate(before))
    assert after.documents() == before.documents() and len(after) == len(before)
    assert serialise(after, "turtle") == serialise(before, "turtle")


def test_it_is_taken_away_without_a_trace():
    store = reasoned(flood())
    store.derive(None)
    assert set(store.raw) == set(store_of(flood()).raw)


def test_it_follows_the_documents():
    store = reasoned(flood())
    store.replace("news/other", quads(flood("news/other")))
    refresh(store)
    store.forget("news/dam")
    refresh(store)
    assert set(store.raw) == set(reasoned(flood("news/other")).raw) and derived(store) > 10


def test_nothing_is_derived_where_it_was_not_asked_for():
    store = store_of(flood())
    refresh(store)
    assert not store.has_consequences() and derived(store) == 0


def test_a_copy_on_disk_keeps_it(tmp_path):
    with GraphStore(tmp_path / "store") as store:
        store.replace("news/dam", quads(flood()))
        ask(store)
        refresh(store)
    with GraphStore(tmp_path / "store", read_only=True) as store:
        assert query(store, "ASK { entity:Ada_Quist a kgo:Actor }") == "yes" and store.documents() == ["news/dam"]
        assert "water board" in query(store, question("who-urged-whom").sparql)
