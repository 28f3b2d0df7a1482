"""Nothing leaves the machine: what would call out is refused before it runs, however it is spelt."""

import pytest

from kg.errors import QueryError
from kg.graph.guard import graphs_named, refuse_query, refuse_update
from kg.graph.terms import prefixes

PREFIXES = prefixes()


SPELLINGS = [
    "SELECT * WHERE {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ service silent <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p ?o FILTER (?o<?b)SERVICE#x>\n<http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p ?o # a comment\rSERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    'SELECT * WHERE {{ ?s ?p "\\u0022" . SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} ?s ?q "\\u0022" }}',
    "SELECT * WHERE {{ SERV\\u0049CE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ BIND (<http://127.0.0.1:{port}/> AS ?x) SERVICE ?x {{ ?a ?b ?c }} }}",
    "ASK {{ {{ SELECT * WHERE {{ OPTIONAL {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }} }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }} }}",
    "CONSTRUCT {{ ?a ?b ?c }} WHERE {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
    "LOAD <http://127.0.0.1:{port}/>",
    "SELECT * FROM <http://127.0.0.1:{port}/> WHERE {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <http://127.0.0.1:{port}/> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_calls_out_is_refused_and_no_call_is_made(server, called, spelling):
    port, calls = called
    answer = server.ask(spelling.format(port=port))
    assert answer.status == 400 and answer.body.count(b"\n") == 1
    assert calls == []


def test_graphs_of_elsewhere_are_refused_in_the_protocol_too(server, called):
    port, calls = called
    answer = server.ask("ASK { ?s ?p ?o }", default_graph_uri=f"http://127.0.0.1:{port}/")
    assert answer.status == 400 and "no such graph" in answer.text and calls == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * WHERE { ?service rdfs:label "Secret Service" }',
        "SELECT * WHERE { ?s a entity:Secret_Service } # SERVICE <http://x/> {}",
        "PREFIX service: <http://x/service#> SELECT * WHERE { ?s service:SERVICE <http://x/SERVICE> }",
        "SELECT * FROM document:news\\/dam WHERE { ?s ?p ?o }",
    ],
)
def test_words_that_only_look_like_it_are_answered(server, query):
    assert server.ask(query).status == 200


def test_updates_may_neither_load_nor_call_out():
    refuse_update('INSERT DATA { <http://load/> <http://b> "load service" }', prefixes=PREFIXES)
    refuse_update("DROP GRAPH <http://secret.service/load>", prefixes=PREFIXES)
    for text in (
        "LOAD <http://x/>",
        "LOAD SILENT <http://x/> INTO GRAPH <http://y/>",
        "INSERT { ?a ?b ?c } WHERE { SERVICE <http://x/> { ?a ?b ?c } }",
    ):
        with pytest.raises(QueryError, match="is refused"):
            refuse_update(text, prefixes=PREFIXES)


def test_a_query_that_does_not_parse_and_may_call_out_is_refused_unrun():
    with pytest.raises(QueryError, match="does not parse, or calls out"):
        refuse_query('SELECT * WHERE { ?s ?p "service" ', prefixes=PREFIXES)


def test_the_graphs_of_from_are_found_by_parsing():
    query = "PREFIX a: <http://z/> BASE <http://q/> SELECT * FROM <y> FROM NAMED a:x\\/1 FROM a: WHERE { ?from ?p 'FROM <http://no/>' }"
    assert graphs_named(query, prefixes=PREFIXES) == (["http://q/y", "http://z/"], ["http://z/x/1"])
    assert graphs_named("ASK { ?from ?p ?o", prefixes=PREFIXES) == ([], [])
