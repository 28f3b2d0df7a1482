"""The graph's names answer: things send on, documents and statements are given, people get pages, machines RDF."""

from urllib.parse import quote

import pytest
from rdflib import Graph, URIRef

from tests.server.conftest import HOSTILE

BASE = "https://w3id.org/kg-news/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "place"), [(BROWSER, "/page/entity/Ada_Quist"), ("text/turtle", "/data/entity/Ada_Quist"), ("*/*", "/data/entity/Ada_Quist")]
)
def test_an_entity_sends_its_visitors_to_what_is_said_of_it(server, accept, place):
    answer = server("/entity/Ada_Quist", Accept=accept)
    assert (answer.status, answer.headers["Location"]) == (303, place) and "Accept" in answer.headers["Vary"]
    there = server(place, Accept=accept)
    assert there.status == 200 and there.type == ("text/html" if accept == BROWSER else "text/turtle") and "urged" in there.text


@pytest.mark.parametrize("format", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_machines_get_a_document_whole(server, format):
    answer = server("/document/news/dam", Accept=format)
    graph = Graph().parse(data=answer.text, format=format)
    assert answer.status == 200 and (None, URIRef(f"{BASE}ontology#factuality"), None) in graph


def test_relations_and_statements_answer_too(server):
    assert server("/relation/urged", Accept=BROWSER).headers["Location"] == "/page/relation/urged"
    ((row, *_),) = [server.ask("SELECT ?s WHERE { ?s kgo:factuality ?f } LIMIT 1").json["results"]["bindings"]]
    answer = server(row["s"]["value"].removeprefix(BASE[:-1]), Accept=BROWSER)
    assert answer.status == 200 and "factuality" in answer.text


@pytest.mark.parametrize(
    "path", ["/entity/Nobody", "/entity/", "/document/none", "/data/entity/Nobody", "/page/entity/Nobody", "/data/nonsense/x", "/page/"]
)
def test_what_is_not_there_is_404(server, path):
    assert server(path).status == 404


def test_a_format_that_there_is_not_is_406(server):
    assert server("/document/news/dam", Accept="image/png").status == 406


def test_names_of_any_letters_are_found(server):
    path = quote(HOSTILE, safe="")
    page = server(f"/page/entity/{path}", Accept=BROWSER)
    assert page.status == 200 and "<script" not in page.text and "&lt;script&gt;" in page.text
    data = server(f"/data/entity/{path}", Accept="text/turtle")
    assert data.status == 200 and Graph().parse(data=data.text, format="turtle")
    assert server(f"/entity/{path}").headers["Location"].isprintable()


def test_a_page_leads_to_the_explorer_and_on(server):
    text = server("/page/entity/Ada_Quist").text
    assert (
        'href="/#entity/Ada_Quist"' in text
        and 'href="/entity/water_board"' in text
        and 'href="http://www.wikidata.org/entity/Q101"' in text
    )
