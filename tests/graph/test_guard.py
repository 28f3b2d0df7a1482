"""Nothing that a user's query, policy or shape says makes a call: whatever reads them, however the call is spelt."""

import pytest

from kg.errors import OntologyError, QueryError
from kg.graph import part
from kg.graph.policy import read_policy
from kg.graph.query import query
from kg.graph.remote import RemoteStore
from kg.graph.validate import validate
from tests.graph.sample import flood, quads
from tests.graph.servers import small

CALLS = {
    "plain": "SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }}",
    "in what reads as an IRI": "?s ?p ?o FILTER (?o<?b)SERVICE#x>\n<http://127.0.0.1:{port}/> {{ ?a ?b ?c }}",
    "after a comment": "?s ?p ?o # a comment\rSERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }}",
    "escaped": "SERV\\u0049CE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }}",
    "after an escaped quote": '?s ?p "\\u0022 . SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} ?s ?q \\u0022"',
}
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<http://x/shape> a sh:NodeShape ; {target} ; sh:sparql [ sh:select "SELECT $this WHERE {{ {call} }}" ] .
"""


@pytest.fixture(params=CALLS)
def call(request, called):
    """A way of calling the listening port, and the calls that it has heard."""
    port, calls = called
    return CALLS[request.param].format(port=port), calls


@pytest.fixture
def remote():
    """The graph on a server, and what that server was asked."""
    with small() as server:
        store = RemoteStore(server.url)
        store.replace("news/dam", quads(flood()))
        yield store, server.seen


def test_a_query_makes_no_call(store, call):
    text, calls = call
    for ask in (query, part.answered):
        try:
            ask(store, f"SELECT * WHERE {{ {text} }}")
        except QueryError as told:
            assert "\n" not in str(told)
    assert calls == []


@pytest.mark.parametrize("name", [name for name in CALLS if "quote" not in name])
def test_it_is_refused(store, name):
    with pytest.raises(QueryError, match=r"refused|calls out"):
        query(store, f"SELECT * WHERE {{ {CALLS[name].format(port=9)} }}")


def test_a_server_is_not_asked_to_make_a_call(remote, call):
    (store, seen), (text, calls) = remote, call
    before = len(seen)
    with pytest.raises(QueryError, match=r"refused|calls out|not parse"):
        query(store, f"SELECT * WHERE {{ {text} }}")
    assert len(seen) == before and calls == []


def test_a_policy_makes_no_call(tmp_path, call):
    text, calls = call
    (tmp_path / "policy.rq").write_text(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . {{ {text} }} }}", newline="")
    try:
        read_policy(str(tmp_path / "policy.rq")).plain(quads(flood()))
    except OntologyError as told:
        assert "\n" not in str(told)
    assert calls == []


# The first is compiled to queries of the store, the second read by a SHACL engine.
@pytest.mark.parametrize("target", ["sh:targetNode <http://x/a>", "sh:targetClass <https://w3id.org/kg-news/ontology#Person>"])
def test_a_shape_makes_no_call(store, tmp_path, call, target):
    text, calls = call
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    (tmp_path / "shapes.ttl").write_text(SHAPE.format(target=target, call=written))
    try:
        validate(store, shapes=tmp_path / "shapes.ttl")
    except OntologyError as told:
        assert "\n" not in str(told)
    assert calls == []
