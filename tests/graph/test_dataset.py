from rdflib import URIRef

from kg.graph.dataset import dataset


def test_rdflib_works_on_the_same_store(store):
    found = dataset(store)
    rows = found.query("SELECT ?whom WHERE { entity:Ada_Quist rel:urged ?whom }")
    assert URIRef("https://w3id.org/kg-news/entity/water_board") in {row.whom for row in rows}
    assert len(list(found.graphs())) == 2  # one document, and the default graph that unites them
