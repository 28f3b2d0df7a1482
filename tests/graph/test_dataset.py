import pytest
from pyoxigraph import DefaultGraph
from rdflib import RDFS, Dataset, Literal, Namespace, URIRef

from kg.graph.dataset import dataset
from kg.graph.remote import RemoteStore
from tests.graph.sample import flood, quads
from tests.graph.servers import small

ENTITY, DAM = Namespace("https://w3id.org/kg-news/entity/"), URIRef("https://w3id.org/kg-news/document/news/dam")


def test_rdflib_asks_with_the_graphs_prefixes(store):
    rows = dataset(store).query("SELECT ?whom WHERE { entity:Ada_Quist rel:urged ?whom }")
    assert ENTITY.water_board in {row.whom for row in rows}


def test_each_document_is_a_graph_and_the_default_graph_unites_them(store):
    found = dataset(store)
    assert {graph.identifier for graph in found.graphs()} == {DAM, found.default_graph.identifier}
    assert len(found.graph(DAM)) == len(found.default_graph) == len(store)


def test_rdflibs_own_ways_of_reading_work(store):
    found = dataset(store)
    assert found.value(ENTITY.Ada_Quist, RDFS.label) == Literal("Ada Quist", lang="en")
    assert dict(found.namespaces())["entity"] == URIRef(str(ENTITY))
    assert (ENTITY.Ada_Quist, None, None) in found.graph(DAM)


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_what_rdflib_writes_is_what_is_stored(store, format):
    again = Dataset().parse(data=dataset(store).serialize(format=format), format=format)
    assert len(list(again.quads((None, None, None, None)))) == len(store.raw)
    assert len(again.graph(DAM)) == sum(quad.graph_name != DefaultGraph() for quad in store.raw)


def test_a_servers_graph_is_asked_on_the_server():
    with small() as running:
        server = RemoteStore(running.url)
        server.replace("news/dam", quads(flood()))
        rows = dataset(server).query("SELECT ?whom WHERE { GRAPH ?g { entity:Ada_Quist rel:urged ?whom } }")
        assert ENTITY.water_board in {row.whom for row in rows}
