import csv
import json
import xml.etree.ElementTree as xml

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph.query import FORMATS, query, rows
from kg.graph.terms import prefixes

URGED = "SELECT ?who ?whom WHERE { ?a rel:urged ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom } ORDER BY ?whom"


def test_a_table_for_people(store):
    lines = query(store, URGED).splitlines()
    assert lines[0].split() == ["who", "whom"] and lines[-1] == "(2 rows)"
    assert lines[2].split("  ")[0] == "Ada Quist"


def test_json_csv_tsv_and_xml_follow_the_w3c(store):
    found = json.loads(query(store, URGED, format="json"))
    assert found["results"]["bindings"][0]["whom"] == {"type": "literal", "value": "farmers", "xml:lang": "en"}
    assert list(csv.reader(query(store, URGED, format="csv").splitlines())) == [
        ["who", "whom"],
        ["Ada Quist", "farmers"],
        ["Ada Quist", "water board"],
    ]
    assert query(store, URGED, format="tsv").splitlines()[1] == '"Ada Quist"@en\t"farmers"@en'
    assert xml.fromstring(query(store, URGED, format="xml")).tag == "{http://www.w3.org/2005/sparql-results#}sparql"


def test_usual_prefixes_are_known(store):
    for prefix in (
        "kgo",
        "rel",
        "entity",
        "statement",
        "document",
        "evidence",
        "rdf",
        "rdfs",
        "skos",
        "owl",
        "prov",
        "dcterms",
        "schema",
        "time",
        "xsd",
        "wd",
    ):
        assert query(store, f"ASK {{ {prefix}:x a {prefix}:y }}") == "no"


def test_asking_answers_in_every_format(store):
    ask = "ASK { entity:Ada_Quist rel:urged ?x }"
    assert query(store, ask) == "yes"
    assert json.loads(query(store, ask, format="json"))["boolean"] is True
    assert [query(store, ask, format=f) for f in ("csv", "tsv")] == ["true", "true"]


@pytest.mark.parametrize("form", ["DESCRIBE entity:Ada_Quist", "CONSTRUCT { ?s a kgo:Person } WHERE { ?s a kgo:Person }"])
def test_triples_come_as_turtle(store, form):
    text = query(store, form, format="turtle")
    assert "@prefix entity:" in text and list(ox.parse(text, format=ox.RdfFormat.TURTLE))


def test_nothing_found_is_nothing(store):
    assert query(store, "CONSTRUCT WHERE { ?s a kgo:Weapon }", format="turtle") == ""
    assert query(store, "SELECT ?s WHERE { ?s a kgo:Weapon }").endswith("(0 rows)")


def test_all_documents_are_one_graph_and_each_is_its_own(store):
    assert query(store, "ASK { ?s a kgo:Statement }") == "yes"
    assert query(store, "ASK { GRAPH <https://w3id.org/kg-news/document/news/dam> { ?s a kgo:Statement } }") == "yes"
    assert query(store, "ASK { GRAPH <https://w3id.org/kg-news/document/none> { ?s a kgo:Statement } }") == "no"


REFUSED = {
    "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }": "SERVICE is refused",
    "SELECT * { service silent <http://x.example/> { ?s ?p ?o } }": "SERVICE is refused",
    "SELECT * { S\\u0045RVICE <http://x.example/> { ?s ?p ?o } }": "SERVICE is refused",
    "SELECT * { ?s ?p '}' SERVICE <http://x.example/> { ?s ?p ?o } }": "SERVICE is refused",
    "INSERT DATA { entity:a a kgo:Person }": "INSERT is refused",
    "LOAD <http://x.example/>": "LOAD is refused",
    "SELECT ?x WHERE { ?x": "does not parse",
    "SELECT ?x WHERE { ?x a nope:Thing }": "does not parse",
    "": "does not parse",
    "\ud800": "not valid text",
}


@pytest.mark.parametrize("sparql", REFUSED, ids=ascii)
def test_what_cannot_be_answered_is_told_in_a_line(store, sparql):
    with pytest.raises(QueryError, match=REFUSED[sparql]) as told:
        query(store, sparql)
    assert "\n" not in str(told.value)


def test_words_that_only_look_refused_are_answered(store):
    sparql = 'SELECT ?service { ?service kgo:service "SERVICE" . ?x a <http://a.example/SERVICE> } # SERVICE'
    assert query(store, sparql).endswith("(0 rows)")
    assert query(store, "ASK { ?s a kgo:Person FILTER (?s < 5 || true) }") == "yes"


@pytest.mark.parametrize("format", ["turtle", "yaml"])
def test_a_format_that_does_not_fit_is_told(store, format):
    with pytest.raises(QueryError, match="choose"):
        query(store, URGED, format=format)


def test_triples_do_not_fit_result_formats(store):
    for format in set(FORMATS) - {"table", "turtle"}:
        with pytest.raises(QueryError, match="choose turtle"):
            query(store, "CONSTRUCT WHERE { ?s a kgo:Person }", format=format)


def test_rows_are_plain_values(store):
    found = rows(store, "SELECT ?p ?x WHERE { ?p a kgo:Person OPTIONAL { ?p kgo:kind ?x } }")
    assert found == [{"p": prefixes()["entity"] + "Ada_Quist", "x": None}]
