"""A graph on a SPARQL server is the same graph: on Virtuoso, which is not ours, and on a small server that shows what it was sent."""

import pyoxigraph as ox
import pytest

from kg.errors import NotFound, QueryError, StoreError
from kg.graph.diff import diff
from kg.graph.http import Client
from kg.graph.mirror import pull, push
from kg.graph.query import query
from kg.graph.remote import RemoteStore
from kg.graph.show import show
from kg.graph.stats import stats
from kg.graph.store import GraphStore
from kg.graph.view import view
from kg.graph.why import why
from tests.graph.sample import flood, quads, store_of
from tests.graph.servers import basic, small, virtuoso

AWKWARD = 'news/"o\'ther" <b>&é %41 {x} 𝔸'


def opened(url, **environment):
    return RemoteStore(url, client=Client(url, environment=environment))


@pytest.fixture(scope="module")
def virtuoso_url(tmp_path_factory):
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture(params=["small", "virtuoso"])
def server(request):
    """An empty store on a server."""
    if request.param == "small":
        with small() as running:
            yield opened(running.url)
        return
    store = opened(request.getfixturevalue("virtuoso_url"), KG_STORE_USER="dba", KG_STORE_PASSWORD="dba")
    yield store
    for id in store.documents():
        store.forget(id)
    store.derive(None)


def extended(id):
    """A document with every kind of literal that a graph can hold, and more triples than the server gives in one answer."""
    found, statement = quads(flood(id)), ox.NamedNode("https://w3id.org/kg-news/statement/s")
    xsd, graph = "http://www.w3.org/2001/XMLSchema#", found[0].graph_name
    kinds = {
        "duration": ["P3D", "P14M", "PT5H", "P1DT2H30M", "P1Y"],
        "gYear": ["1994"],
        "gYearMonth": ["2022-05"],
        "dateTime": ["2022-05-28T10:00:00"],
    }
    kinds |= {"integer": ["3000000000", "-5", "0"], "decimal": ["0.1", "1", "0"], "date": ["2022-05-28"]}
    for kind, values in kinds.items():
        for value in values:
            found.append(
                ox.Quad(statement, ox.NamedNode(f"https://x.example/{kind}"), ox.Literal(value, datatype=ox.NamedNode(xsd + kind)), graph)
            )
    for text in ('"quoted"', "back\\slash", "two\nlines", "<script>", "tab\t", "é\u0301", "\u2028", "𝔸", "", " ", "{|}", "?x $y"):
        found.append(ox.Quad(statement, ox.NamedNode("https://x.example/text"), ox.Literal(text), graph))
    for n in range(600):
        found.append(
            ox.Quad(
                ox.NamedNode(f"https://w3id.org/kg-news/statement/{n}"), ox.NamedNode("https://x.example/n"), ox.Literal(f"n{n}"), graph
            )
        )
    return found


def test_what_is_written_is_what_is_read(server):
    here = GraphStore()
    for store in (here, server):
        store.replace("news/dam", extended("news/dam"))
        store.replace(AWKWARD, quads(flood(AWKWARD)))
    assert server.documents() == here.documents()
    for graph in here.graphs():
        assert server.lines(graph) == here.lines(graph)
    assert len(server) == len(here)
    assert list(server.known(without=["news/dam"])) == list(here.known(without=["news/dam"]))


def test_reading_commands_say_the_same(server):
    here = store_of(flood(), flood(AWKWARD))
    for resolved in (flood(), flood(AWKWARD)):
        server.replace(resolved.document.id, quads(resolved))
    assert view(server) == view(here) and not diff(server, here)
    assert show(server, "Ada Quist") == show(here, "Ada Quist")
    assert why(server, "Ada Quist", "urged") == why(here, "Ada Quist", "urged")
    assert stats(server) == stats(here)


def test_queries_are_answered_by_the_server(server):
    for id in ("news/dam", "news/other"):
        server.replace(id, quads(flood(id)))
    assert query(server, "ASK { entity:Ada_Quist rel:urged ?x }") == "yes"
    assert query(server, "ASK { entity:Ada_Quist rel:flooded ?x }") == "no"
    found = query(server, "SELECT DISTINCT ?x WHERE { entity:Ada_Quist rel:urged ?x } ORDER BY ?x", format="csv")
    assert found.split()[1:] == ["https://w3id.org/kg-news/entity/farmers", "https://w3id.org/kg-news/entity/water_board"]
    assert query(server, "CONSTRUCT WHERE { ?s rel:urged entity:farmers }", format="turtle").endswith(
        "entity:Ada_Quist rel:urged entity:farmers ."
    )
    with pytest.raises(QueryError, match="does not answer"):
        query(server, "SELECT ?x WHERE { ?x")


def test_a_document_is_replaced_and_forgotten_whole_and_others_stay(server):
    for id in ("news/dam", "news/other"):
        server.replace(id, quads(flood(id)))
    server.replace("news/dam", quads(flood())[:20])
    assert len(server.lines(server.graph("news/dam"))) == 20
    assert server.lines(server.graph("news/other")) == store_of(flood("news/other")).lines(server.graph("news/other"))
    server.forget("news/other")
    with pytest.raises(NotFound, match="news/other"):
        server.forget("news/other")


@pytest.mark.parametrize("small_update", [4_000, 10], ids=["an update", "a draft that is moved"])
def test_a_document_that_the_server_refuses_leaves_what_was_there(server, small_update, monkeypatch):
    monkeypatch.setattr("kg.graph.remote.SMALL", small_update)
    server.replace("news/dam", quads(flood()))
    graph = server.graph("news/dam")
    before = server.lines(graph)
    lines = [*before, "<https://x.example/a> <https://x.example/b> <not an iri> ."]
    with pytest.raises(StoreError, match="what was there before is unchanged"):
        server._put(graph, lines)
    assert server.lines(graph) == before
    server.replace("news/dam", quads(flood())[:50])
    assert len(server.lines(graph)) == 50


def test_documents_are_brought_here_and_back(server):
    server.replace("news/dam", quads(flood()))
    here = GraphStore()
    pull(server, here)
    here.replace("news/new", quads(flood("news/new")))
    assert push(here, server) == ["news/new"]
    assert push(here, server) == []
    here.forget("news/dam")
    assert push(here, server) == ["news/dam"] and server.documents() == ["news/new"]


def test_graphs_of_others_are_neither_read_nor_touched():
    with small() as running:
        running.store.update("INSERT DATA { GRAPH <http://x.example/mine> { <http://x.example/mine> a <http://x.example/T> } }")
        store = opened(running.url)
        push(store_of(flood()), store)
        push(GraphStore(), store)
        assert store.documents() == [] and len(running.store) == 1


def test_a_reader_finds_the_base_of_the_documents():
    with small() as running:
        RemoteStore(running.url, base="https://x.example/").replace("news/dam", quads(flood(), base="https://x.example/"))
        assert RemoteStore(running.url, read_only=True).documents() == ["news/dam"]


def test_a_server_without_the_graph_store_protocol_gets_one_update():
    with small(puts=False) as running:
        store = opened(running.url)
        store.replace("news/dam", quads(flood()))
        assert store.documents() == ["news/dam"]


@pytest.mark.parametrize(
    ("accepts", "environment"),
    [
        (basic("ann", "secret"), {"KG_STORE_USER": "ann", "KG_STORE_PASSWORD": "secret"}),
        ("Bearer t0ken", {"KG_STORE_TOKEN": "t0ken"}),
    ],
    ids=["name and password", "token"],
)
def test_credentials_come_from_the_environment(accepts, environment):
    with small(accepts=accepts) as running:
        store = opened(running.url, **environment)
        store.replace("news/dam", quads(flood()))
        assert store.documents() == ["news/dam"]
        with pytest.raises(StoreError, match="credentials are needed"):
            opened(running.url)
        with pytest.raises(StoreError, match="are not accepted"):
            opened(running.url, **dict.fromkeys(environment, "wrong"))


def test_a_redirection_elsewhere_gets_no_credentials():
    with small() as thief, small(elsewhere=f"{thief.url}/") as running:
        with pytest.raises(StoreError):
            opened(running.url, KG_STORE_TOKEN="t0ken")
        assert thief.seen and {authorization for _, _, authorization in thief.seen} == {None}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:9", "cannot be reached"),
        ("http://ann:secret@127.0.0.1:9", "no name or password in an address"),
        ("http://", "begins with http"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_a_line(url, message):
    with pytest.raises(StoreError, match=message) as told:
        opened(url)
    assert "secret" not in str(told.value) and "\n" not in str(told.value)


def test_a_server_that_is_no_sparql_server_is_told():
    with small() as running, pytest.raises(StoreError, match="no SPARQL endpoint answers here"):
        opened(running.url + "/nothing")
