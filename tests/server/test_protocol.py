"""The SPARQL 1.1 Protocol over a socket, as clients of others speak it."""

import json
from urllib.parse import quote, urlencode

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

BASE = "https://w3id.org/kg-news/"
WHO = "SELECT ?who WHERE { ?who rel:urged ?whom }"
FORM = "application/x-www-form-urlencoded"
QUIST = {"type": "uri", "value": f"{BASE}entity/Ada_Quist"}


def test_a_query_is_asked_by_get_by_form_and_as_a_body(server):
    form = urlencode({"query": WHO}).encode()
    answers = [
        server.ask(WHO),
        server("/sparql", body=form, Content_Type=FORM),
        server("/sparql", body=WHO.encode(), Content_Type="application/sparql-query; charset=utf-8"),
    ]
    assert [answer.json["results"]["bindings"] for answer in answers] == [[{"who": QUIST}, {"who": QUIST}]] * 3


@pytest.mark.parametrize(
    ("accept", "type", "part"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", '"vars":["who"]'),
        ("application/sparql-results+xml", "application/sparql-results+xml", '<variable name="who"/>'),
        ("text/csv", "text/csv", "who\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?who\n"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", "Ada_Quist"),
    ],
)
def test_rows_come_in_the_format_that_is_accepted(server, accept, type, part):
    answer = server.ask(WHO, accept=accept)
    assert (answer.status, answer.type) == (200, type) and part in answer.text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
@pytest.mark.parametrize("format", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?who rel:urged ?whom }", "DESCRIBE entity:Ada_Quist"])
def test_triples_come_in_formats_that_others_read(server, query, format):
    answer = server.ask(query, accept=format)
    graph = Graph().parse(data=answer.text, format={"application/ld+json": "json-ld"}.get(format, format))
    assert answer.type == format and (URIRef(QUIST["value"]), URIRef(f"{BASE}relation/urged"), None) in graph


def test_ask_is_answered(server):
    assert server.ask("ASK { ?a rel:urged ?b }").json["boolean"] is True
    assert "<boolean>false" in server.ask("ASK { ?a rel:nothing ?b }", accept="application/sparql-results+xml").text


def test_a_client_without_headers_may_name_the_format(server):
    assert server.ask(WHO, format="csv").type == "text/csv" and server.ask(WHO, format="png").status == 400


@pytest.mark.parametrize(("query", "accept"), [(WHO, "text/turtle"), ("DESCRIBE entity:Ada_Quist", "text/csv"), (WHO, "image/png")])
def test_what_cannot_be_given_is_406(server, query, accept):
    answer = server.ask(query, accept=accept)
    assert answer.status == 406 and "accept" in answer.text


def test_several_graphs_as_one_have_each_triple_once(server):
    """The default graph is their merge (SPARQL 1.1, 13.1), not one after another."""
    both = [f"{BASE}document/news/dam", f"{BASE}document/news/again"]
    labels = "SELECT ?label {} WHERE {{ entity:Ada_Quist rdfs:label ?label }}"
    assert server.ask(labels.format(""), default_graph_uri=both).text == server.ask(labels.format("")).text
    assert server.ask(labels.format("FROM document:news\\/dam FROM document:news\\/again")).text == server.ask(labels.format("")).text
    named = "SELECT ?g WHERE { GRAPH ?g { entity:Ada_Quist a kgo:Person } ?g a kgo:Document }"
    found = server.ask(named, default_graph_uri=both, named_graph_uri=both[0]).json["results"]["bindings"]
    assert [row["g"]["value"] for row in found] == both[:1]


def test_the_dataset_of_the_protocol_chooses_graphs(server):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s kgo:factuality ?f }"
    whole, one = (
        server.ask(count, **given).json["results"]["bindings"][0]["n"]["value"]
        for given in ({}, {"default_graph_uri": f"{BASE}document/news/dam"})
    )
    assert int(whole) > int(one) > 0
    named = server.ask("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", named_graph_uri=f"{BASE}document/news/dam")
    assert [row["g"]["value"] for row in named.json["results"]["bindings"]] == [f"{BASE}document/news/dam"]
    assert server.ask("ASK { ?s ?p ?o }", named_graph_uri=f"{BASE}document/news/dam").json["boolean"] is False


def test_the_dataset_of_the_protocol_wins_over_that_of_the_query(server):
    query = "SELECT (COUNT(*) AS ?n) FROM document:news\\/again WHERE { ?s kgo:mentionedIn ?d }"
    again = server.ask("ASK FROM document:news\\/again { ?s kgo:mentionedIn document:news\\/dam }").json["boolean"]
    dam = server.ask(
        "ASK FROM document:news\\/again { ?s kgo:mentionedIn document:news\\/dam }", default_graph_uri=f"{BASE}document/news/dam"
    ).json["boolean"]
    assert (again, dam) == (False, True) and server.ask(query).status == 200


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"path": "/sparql?query=" + quote("SELECT * WHERE {")}, 400),
        ({"path": "/sparql?query="}, 400),
        ({"path": "/sparql?query=ASK%7B%7D&query=ASK%7B%7D"}, 400),
        ({"path": "/sparql", "body": b"query=%FF", "Content_Type": FORM}, 400),
        ({"path": "/sparql", "body": b"\xff", "Content_Type": "application/sparql-query"}, 400),
        ({"path": "/sparql", "body": b"ASK {}", "Content_Type": "text/plain"}, 415),
        ({"path": "/sparql", "body": b"query=ASK%7B%7D&update=x", "Content_Type": FORM}, 400),
        ({"path": "/sparql?update=" + quote("CLEAR ALL")}, 405),
        ({"path": "/sparql", "method": "PUT", "body": b"x"}, 405),
        ({"path": "/sparql", "method": "DELETE"}, 405),
        ({"path": "/sparql", "method": "BREW"}, 405),
        ({"path": "/nothing/here"}, 404),
    ],
)
def test_each_mistake_has_its_status_and_a_line(server, request_, status):
    answer = server(**request_)
    assert answer.status == status and answer.body.count(b"\n") == 1
    assert status != 405 or "GET" in answer.headers["Allow"] or "POST" in answer.headers["Allow"]


def test_head_is_get_without_the_body(server):
    path = "/sparql?" + urlencode({"query": WHO})
    head, get = server(path, method="HEAD"), server(path)
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(get.body)))


def test_the_endpoint_describes_itself(server):
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept in ("text/turtle", "application/rdf+xml"):
        graph = Graph().parse(data=server("/sparql", Accept=accept).text, format=accept)
        (service,) = graph.subjects(RDF.type, sd.Service)
        assert str(service) == f"http://127.0.0.1:{server.port}/sparql" == str(graph.value(service, sd.endpoint))
        assert set(graph.objects(service, sd.supportedLanguage)) == {sd.SPARQL11Query}
        assert len(set(graph.objects(service, sd.resultFormat))) == 8
        assert {str(name) for name in graph.objects(None, sd.name)} >= {f"{BASE}document/news/dam", f"{BASE}document/news/again"}


def test_an_answer_is_packed_for_who_takes_it(server):
    query = "SELECT * WHERE { ?s ?p ?o }"
    path = "/sparql?" + urlencode({"query": query})
    plain, packed = server(path), server(path, Accept_Encoding="br;q=1, gzip;q=0.5")
    assert packed.headers["Content-Encoding"] == "gzip" and packed.json == plain.json
    assert server(path, Accept_Encoding="gzip;q=0").headers["Content-Encoding"] is None
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_an_answer_that_is_known_is_not_sent_again(server):
    path = "/sparql?" + urlencode({"query": WHO})
    tag = server(path).headers["ETag"]
    again = server(path, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"") and server(path, If_None_Match='"other"').status == 200
    assert server(path, If_None_Match=tag, Accept="text/csv").status == 200
    assert server("/sparql", body=WHO.encode(), Content_Type="application/sparql-query", If_None_Match=tag).status == 200


def test_an_answer_that_changes_each_time_has_no_tag(server):
    assert server.ask("SELECT (NOW() AS ?now) WHERE {}").headers["ETag"] is None


def test_pages_of_chosen_origins_may_ask(server):
    path = "/sparql?" + urlencode({"query": WHO})
    ours, others = (
        server(path, Origin=origin).headers["Access-Control-Allow-Origin"] for origin in ("https://reader.example", "https://evil.example")
    )
    assert (ours, others) == ("https://reader.example", None)
    before = server("/sparql", method="OPTIONS", Origin="https://reader.example", Access_Control_Request_Method="POST")
    assert (
        before.status == 204
        and "POST" in before.headers["Access-Control-Allow-Methods"]
        and "Content-Type" in before.headers["Access-Control-Allow-Headers"]
    )


def test_every_answer_keeps_browsers_to_this_server(server):
    for path in ("/", "/sparql", "/entity/Ada_Quist", "/nothing", "/api/overview"):
        headers = server(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"] and "unsafe" not in headers["Content-Security-Policy"]


def test_another_sites_name_for_this_machine_is_not_answered(server):
    assert server("/sparql", Host="evil.example").status == 421 and server("/", Host=f"localhost:{server.port}").status == 200


def test_usual_prefixes_need_no_declaration_and_may_have_one(server):
    declared = server.ask(f"PREFIX rel: <{BASE}relation/> {WHO}")
    assert declared.json == json.loads(server.ask(WHO).body)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_own_client_is_served(server, method):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"http://127.0.0.1:{server.port}/sparql", method=method, returnFormat="json")
    found = list(store.query("SELECT ?who WHERE { ?who <https://w3id.org/kg-news/relation/urged> ?whom }"))
    assert {str(row.who) for row in found} == {QUIST["value"]}
    assert bool(store.query("ASK { ?s ?p ?o }").askAnswer)
