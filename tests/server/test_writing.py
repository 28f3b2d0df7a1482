"""Updates: none by default; with the token whole or not at all, seen at once, by the files too."""

import threading
import time

import pytest

from kg import Graph
from tests.graph.sample import flood
from tests.server.conftest import TOKEN, folder, served

NOTE = 'INSERT DATA { GRAPH document:mine { document:mine a kgo:Document ; dcterms:identifier "mine" . entity:Ada_Quist rel:mine entity:Holm } }'
MINE = "ASK { entity:Ada_Quist rel:mine entity:Holm }"


@pytest.fixture(scope="module")
def writable(tmp_path_factory):
    out = folder(tmp_path_factory.mktemp("writable") / "output", flood())
    with served(out, writable=True, token=TOKEN, timeout=5) as client:
        yield client


def test_updates_are_refused_unless_asked_for(server):
    assert server.update(NOTE).status == 403 and "--writable" in server.update(NOTE).text
    assert server.ask("INSERT DATA { <a:b> <a:c> 1 }").status == 400


@pytest.mark.parametrize(
    ("given", "status"), [({}, 401), ({"Authorization": "Bearer wrong"}, 403), ({"Authorization": f"Basic {TOKEN}"}, 403)]
)
def test_who_has_no_token_does_not_write(writable, given, status):
    answer = writable("/sparql", body=NOTE.encode(), Content_Type="application/sparql-update", **given)
    assert answer.status == status and answer.headers["WWW-Authenticate"].startswith("Bearer") and not writable.ask(MINE).json["boolean"]


def test_an_update_is_seen_at_once_in_the_whole_and_in_the_files(writable):
    assert writable.update(NOTE).status == 204
    assert writable.ask(MINE).json["boolean"] is True and "rel:mine" in (writable.listener.app.out / "graph.ttl").read_text()
    assert "mine" in Graph(writable.listener.app.out).stats().documents
    assert writable.update("DROP GRAPH document:mine").status == 204
    assert writable.ask(MINE).json["boolean"] is False


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("INSERT DATA {", "does not parse"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD is refused"),
        ("DROP GRAPH document:none", "cannot be applied"),
        ("INSERT DATA { GRAPH <http://mine.example/> { <a:b> <a:c> 1 } }", "a named graph is a document's"),
    ],
)
def test_an_update_that_fails_changes_nothing(writable, text, line):
    before = (writable.listener.app.out / "graph.ttl").read_bytes() if (writable.listener.app.out / "graph.ttl").exists() else b""
    answer = writable.update(text)
    assert answer.status == 400 and line in answer.text
    after = (writable.listener.app.out / "graph.ttl").read_bytes() if (writable.listener.app.out / "graph.ttl").exists() else b""
    assert before == after


def test_an_update_that_takes_too_long_changes_nothing(writable):
    size = writable.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").body
    answer = writable.update(
        "INSERT { <a:b> <a:c> ?n } WHERE { SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p } }"
    )
    assert answer.status == 504 and writable.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").body == size


def test_readers_read_while_someone_writes(writable):
    writing = threading.Thread(target=writable.update, args=(NOTE,))
    writing.start()
    answers = []
    while writing.is_alive():
        answers.append(writable.ask("ASK { ?s ?p ?o }").status)
        time.sleep(0.05)
    writing.join()
    assert set(answers) == {200}
