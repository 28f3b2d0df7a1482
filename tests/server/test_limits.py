"""Limits: a query that takes too long, too much or gives too much harms itself alone."""

import os
import signal
import socket
import threading
import time
from urllib.parse import urlencode

import pytest

from kg.errors import StoreError
from kg.server.app import Options
from kg.server.listener import listen
from tests.graph.sample import flood
from tests.server.conftest import folder, served

WHO = "SELECT ?who WHERE { ?who rel:urged ?whom }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
# A string that is doubled until it is ten gigabytes long.
_DOUBLED = " ".join(f"BIND (CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(30))
GREEDY = f'SELECT (STRLEN(?v30) AS ?n) WHERE {{ BIND ("0123456789" AS ?v0) {_DOUBLED} }}'


@pytest.fixture(scope="module")
def strict(out):
    """A server that loses patience after a second."""
    with served(out, timeout=1.0, body=2000, memory=300_000_000) as client:
        yield client


def until(condition, seconds=15):
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_a_query_that_takes_too_long_is_ended_and_its_process_replaced(strict):
    pool = strict.listener.app.queries
    before = pool.processes()
    answer = strict.ask(ENDLESS)
    assert answer.status == 504 and "--timeout" in answer.text
    assert until(lambda: len(pool.processes()) == 2 and pool.processes() != before)
    assert strict.ask(WHO).status == 200


def test_slow_queries_harm_no_others(strict):
    """The explorer and the names answer from processes of their own; other queries wait for a worker at worst."""
    slow = [threading.Thread(target=strict.ask, args=(ENDLESS,)) for _ in range(2)]
    for thread in slow:
        thread.start()
    time.sleep(0.1)
    assert strict("/data/entity/Ada_Quist").status == strict.api("search", q="quist").status == strict.ask(WHO).status == 200
    for thread in slow:
        thread.join()


def test_a_query_that_takes_too_much_memory_ends_its_own_process_alone(out):
    with served(out, timeout=60, memory=300_000_000, workers=1) as client:
        answer = client.ask(GREEDY)
        assert answer.status == 500 and "memory" in answer.text and client.ask(WHO).status == 200


def test_a_worker_that_is_killed_is_replaced_and_no_one_notices(strict):
    pool = strict.listener.app.queries
    assert until(lambda: len(pool.processes()) == 2)
    for process in pool.processes():
        os.kill(process, signal.SIGKILL)
    assert {strict.ask(WHO).status for _ in range(4)} == {200}
    assert until(lambda: len(pool.processes()) == 2)


def test_a_worker_ends_itself_when_no_one_ends_it(out):
    from kg.server.process import Worker

    worker = Worker(out, "kg.server.jobs", 0)
    worker.ready()
    worker.pipe.send(("query", {"sparql": ENDLESS, "rows": "json", "triples": None, "most": 1}, 0.1))
    assert worker.process.wait(timeout=10) == -signal.SIGALRM
    worker.pipe.close()


def test_an_answer_has_no_more_rows_than_allowed_and_says_so(server):
    answer = server.ask("SELECT * WHERE { ?s ?p ?o }")
    assert len(answer.json["results"]["bindings"]) == 50 and answer.headers["X-Row-Limit"] == "50"
    assert server.ask("SELECT * WHERE { ?s ?p ?o } LIMIT 50").headers["X-Row-Limit"] is None
    triples = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", accept="application/n-triples")
    assert len(triples.text.splitlines()) == 50 and triples.headers["X-Row-Limit"] == "50"


def test_too_many_requests_are_told_to_come_again(out):
    with served(out, workers=1, timeout=3) as client:
        pool = client.listener.app.queries
        pool.patience = 0.2
        slow = threading.Thread(target=client.ask, args=(ENDLESS,))
        slow.start()
        assert until(lambda: pool._idle.qsize() == 0)
        answer = client.ask(WHO)
        slow.join()
    assert answer.status == 503 and answer.headers["Retry-After"]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 9999999\r\n\r\n", 413),
        ("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n\r\n", 411),
        ("POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        ("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n", 400),
        ("GET /" + "x" * 70000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n" + "".join(f"X-{i}: y\r\n" for i in range(200)) + "\r\n", 431),
        ("GET / HTTP/9.9\r\n\r\n", 505),
        ("nonsense\r\n\r\n", 400),
    ],
)
def test_requests_have_limits(strict, head, status):
    with socket.create_connection(("127.0.0.1", strict.port), timeout=10) as connection:
        connection.sendall(head.encode())
        answer = b""
        while part := connection.recv(4096):
            answer += part
    assert answer.split()[1] == str(status).encode() and b"\r\nConnection: close\r\n" in answer


def test_one_connection_serves_many_requests(server):
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/sparql?" + urlencode({"query": WHO}))
        answer = connection.getresponse()
        assert answer.status == 200 and answer.read()
    connection.close()


def test_a_build_beside_it_is_seen_at_once(tmp_path):
    out = folder(tmp_path / "output", flood())
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a kgo:Document }"
    with served(out) as client:
        before = client.ask(count)
        folder(tmp_path / "next", flood(), flood("news/again"))
        (out / "store").rename(tmp_path / "old")
        (tmp_path / "next" / "store").rename(out / "store")
        after = client.ask(count)
    values = [answer.json["results"]["bindings"][0]["n"]["value"] for answer in (before, after)]
    assert values == ["1", "2"] and before.headers["ETag"] != after.headers["ETag"]


def test_a_port_that_is_taken_and_a_folder_without_a_graph_are_told_in_a_line(out, server, tmp_path):
    with pytest.raises(StoreError, match="choose another --port"):
        listen(out, Options(port=server.port, workers=1, pages=1))
    with pytest.raises(StoreError, match="no graph here"):
        listen(tmp_path, Options(port=0))
