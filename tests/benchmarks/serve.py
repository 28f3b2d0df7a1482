"""`kg serve` under load: 16 clients at once on a graph of a million triples, measured and printed.

usage: python -m tests.benchmarks.serve [--triples 1000000] [--clients 16] [--minutes 10] [--rdflib]

The graph is made up: documents of statements among entities, some named often and most seldom, as in news. Clients ask one question
after another without a pause: four look-ups of an entity, then a join over two hops. In the middle, queries without end are sent
(the server ends their worker) and a worker is killed by a signal every few seconds, as a machine short of memory does it; whatever else
fails is an error. With --rdflib, rdflib's own engine answers the same questions on the same triples, one after another, with no one else asking.
Compare figures of one run with one another.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from pyoxigraph import Quad

LOOKUP = "SELECT ?p ?o WHERE {{ entity:{e} ?p ?o }} LIMIT 100"
JOIN = "SELECT ?b ?c WHERE {{ ?s rdf:subject entity:{e} ; rdf:object ?b . ?t rdf:subject ?b ; rdf:object ?c }} LIMIT 100"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUESTIONS = (("look-up", LOOKUP),) * 4 + (("two hops", JOIN),)
STATEMENTS, RELATIONS, TIMEOUT = 20, 60, 3
KILL_EVERY = 4.0  # seconds
WORDS = ["urged", "met", "told", "accused", "praised", "warned", "joined", "left", "visited", "asked", "thanked", "blamed"]


def names(count: int) -> list[str]:
    """The entities' ids."""
    return [f"Entity_{number}" for number in range(count)]


def pick(dice: random.Random, count: int) -> int:
    """An entity's number: the first are named most often, about as one over their rank."""
    return min(count - 1, int(count ** dice.random()) - 1)


def document(store, number: int, count: int, dice: random.Random) -> Iterator[Quad]:
    """The quads of a document: about 14 for each statement, as a build writes them."""
    from kg.graph import vocabulary as v
    from kg.graph.terms import decimal, integer, kgo, string, words

    at, graph = store.names.iri, store.graph(f"d{number}")
    facts = [(graph, v.a, v.Document), (graph, v.identifier, string(f"d{number}")), (graph, v.title, string(f"Document {number}"))]
    for place in range(STATEMENTS):
        node, evidence = at("statement", f"{number}-{place}"), at("evidence", f"{number}-{place}")
        one, other = (at("entity", f"Entity_{pick(dice, count)}") for _ in "12")
        relation = store.names.relation(f"{WORDS[dice.randrange(len(WORDS))]}_{dice.randrange(RELATIONS // len(WORDS))}")
        facts += [
            (node, v.a, v.Statement), (node, v.subject, one), (node, v.predicate, relation), (node, v.object_, other),
            (node, v.factuality, kgo("Asserted")), (node, v.confidence, decimal(0.9)), (node, v.derived_from, evidence),
            (evidence, v.a, v.Evidence), (evidence, v.document, graph), (evidence, v.start, integer(place * 100)),
            (evidence, v.text, string(f"A sentence about what happened, number {place} of document {number}.")),
            (relation, v.a, v.Relation), (one, relation, other),
        ]  # fmt: skip
        for entity in (one, other):
            name = entity.value.rpartition("/")[2].replace("_", " ")
            facts += [(entity, v.a, kgo("Person")), (entity, v.label, words(name)), (entity, v.mentioned_in, graph)]
    return (Quad(*triple, graph) for triple in dict.fromkeys(facts))


def make(out: Path, triples: int) -> int:
    """Writes a graph of about so many triples; how many entities it may name."""
    from kg.graph.store import GraphStore

    count, dice = max(50, triples // 40), random.Random(7)
    with GraphStore(out / "store") as store, store.batch() as batch:
        for number in range(max(1, triples // (STATEMENTS * 14))):
            batch.replace(f"d{number}", list(document(store, number, count, dice)))
    return count


class Client:
    """One connection that is kept open; little is done beside sockets, so that the server is what is measured."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/sparql-results+json, application/json;q=0.9\r\n\r\n".encode()
        )
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        length = re.search(rb"(?i)content-length: (\d+)", got[:end])
        whole = end + 4 + int(length[1] if length else 0)
        parts, size = [got], len(got)
        while size < whole:
            parts.append(self._more())
            size += len(parts[-1])
        return int(got[9:12]), b"".join(parts)[end + 4 :]

    def _more(self) -> bytes:
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionError("the server closed the connection")
        return part


def path(query: str) -> str:
    """The address of a query."""
    return f"/sparql?query={quote(query)}"


def client(port: int, count: int, seconds: float, seed: int, told) -> None:
    """Asks until the time is up, then tells what it met: (kind, milliseconds, status, when) for each question."""
    dice, met = random.Random(seed), []
    line, begun = Client(port), time.monotonic()
    while (now := time.monotonic()) < begun + seconds:
        kind, question = QUESTIONS[len(met) % len(QUESTIONS)]
        try:
            status, _ = line.get(path(question.format(e=f"Entity_{pick(dice, count)}")))
        except OSError:
            status, line = 0, Client(port)
        met.append((kind, (time.monotonic() - now) * 1000, status, now - begun))
    told.put(met)


def rss(process: int) -> float:
    """Megabytes that a process and its children hold."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(fields[1]), int(fields[21]) * os.sysconf("SC_PAGESIZE") / 1e6
    family = {process}
    while more := {child for child, (parent, _) in parents.items() if parent in family} - family:
        family |= more
    return sum(parents[one][1] for one in family if one in parents)


def workers(process: int) -> list[int]:
    """The processes that a server has started."""
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def load(server: subprocess.Popen, port: int, *, count: int, clients: int, seconds: float) -> tuple[list, list]:
    """What all clients met, and the memory second by second; in the middle third the server is harmed."""
    told = multiprocessing.get_context("spawn").Queue()
    crowd = [
        multiprocessing.get_context("spawn").Process(target=client, args=(port, count, seconds, seed, told)) for seed in range(clients)
    ]
    for one in crowd:
        one.start()
    memory, begun = [], time.monotonic()
    harm = threading.Thread(target=disturb, args=(server, port, seconds / 3, seconds / 3))
    harm.start()
    killing = threading.Thread(target=kill, args=(server, seconds / 3, seconds / 3))
    killing.start()
    while time.monotonic() < begun + seconds:
        memory.append((time.monotonic() - begun, rss(server.pid)))
        time.sleep(1)
    met = [row for _ in crowd for row in told.get()]
    for thread in (*crowd, harm, killing):
        thread.join()
    return met, memory


def disturb(server: subprocess.Popen, port: int, after: float, seconds: float) -> None:
    """Queries without end, one after another, for a while; they are to be ended by the server, and harm no other."""
    time.sleep(after)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        status, _ = Client(port).get(path(ENDLESS))
        print(f"  a query without end was answered {status}", file=sys.stderr)


def kill(server: subprocess.Popen, after: float, seconds: float) -> None:
    """Kills one of the server's workers after another, for a while; others take over, and new ones come."""
    time.sleep(after)
    end, dice = time.monotonic() + seconds, random.Random(5)
    while time.monotonic() < end:
        if there := workers(server.pid):
            os.kill(dice.choice(there), signal.SIGKILL)
            print("  a worker was killed", file=sys.stderr)
        time.sleep(KILL_EVERY)


def spread(values: list[float]) -> str:
    """Median, 99th part in a hundred, and the largest."""
    if not values:
        return "–"
    ordered = sorted(values)
    return f"median {statistics.median(ordered):7.2f} ms   p99 {ordered[int(len(ordered) * 0.99)]:7.2f} ms   most {ordered[-1]:8.2f} ms   of {len(ordered):,}"


def against_rdflib(out: Path, port: int, count: int, questions: int) -> Iterator[str]:
    """Both engines' medians on the same questions, one client, no one else asking."""
    from rdflib import Graph, Literal, URIRef

    from kg.graph.store import GraphStore

    graph = Graph()
    with GraphStore(out / "store", read_only=True) as store:
        for prefix, iri in store.names.prefixes.items():
            graph.bind(prefix, iri)
        for subject, predicate, object, _ in store.raw.quads_for_pattern(None, None, None, None):
            value = URIRef(object.value) if str(object).startswith("<") else Literal(object.value)
            graph.add((URIRef(subject.value), URIRef(predicate.value), value))
    line = Client(port)
    for kind, question in dict(QUESTIONS).items():
        dice, ours, theirs = random.Random(3), [], []
        for _ in range(questions):
            query = question.format(e=f"Entity_{pick(dice, count)}")
            start = time.perf_counter()
            rows = len(json.loads(line.get(path(query))[1])["results"]["bindings"])
            middle = time.perf_counter()
            found = len(list(graph.query(query)))
            theirs.append((time.perf_counter() - middle) * 1000)
            ours.append((middle - start) * 1000)
            assert rows == found, (query, rows, found)
        a, b = statistics.median(ours), statistics.median(theirs)
        yield f"{kind:10} kg serve {a:.2f} ms, rdflib {b:.2f} ms: {b / a:.1f} times as fast (medians of {questions}, over HTTP, same rows)"


def report(met: list, memory: list, clients: int, seconds: float) -> Iterator[str]:
    """The figures in lines."""
    middle = [row for row in met if seconds / 3 < row[3] < 2 * seconds / 3]
    yield f"{len(met) / seconds:,.0f} answers a second to {clients} clients"
    for kind in dict(QUESTIONS):
        yield f"{kind:10} {spread([ms for name, ms, _, _ in met if name == kind])}"
        yield f"{'':10} {spread([ms for name, ms, _, _ in middle if name == kind])}   while queries without end ran and workers were killed"
    wrong = [status for _, _, status, _ in met if status != 200]
    yield f"errors     {len(wrong)} of {len(met):,}{' ' + str(sorted(set(wrong))) if wrong else ''}"
    tenth = max(1, len(memory) // 10)
    first, last = (statistics.median(mb for _, mb in part) for part in (memory[tenth : 2 * tenth] or memory, memory[-tenth:]))
    yield f"memory     {first:.0f} MB in the second tenth of the run, {last:.0f} MB in the last, {max(mb for _, mb in memory):.0f} MB at most"
    yield "           minute by minute " + " ".join(
        f"{statistics.median(mb for at, mb in memory if minute * 60 <= at < minute * 60 + 60):.0f}" for minute in range(int(seconds // 60))
    )


def explorer(port: int, count: int, begun: float) -> Iterator[str]:
    """How long after its start (`begun`) the server shows the page's beginning; then what the page asks, first and again."""
    line = Client(port)
    listening = time.perf_counter() - begun
    line.get("/api/overview?limit=120")
    yield f"server listens after {listening:.1f} s, the explorer's beginning is there after {time.perf_counter() - begun:.1f} s"
    asks = {
        "search": ("search", {"q": "entity 12"}), "search, misspelt": ("search", {"q": "entitx 12"}),
        "neighbourhood of the best known": ("neighbourhood", {"iri": "Entity_0"}), "all that is said of it": ("entity", {"iri": "Entity_0"}),
        "entity of few statements": ("entity", {"iri": f"Entity_{count // 20}"}), "time line": ("timeline", {}), "who says what": ("says", {}),
    }  # fmt: skip
    for name, (place, parameters) in asks.items():
        times = []
        for _ in range(4):
            start = time.perf_counter()
            status, body = line.get(f"/api/{place}?{urlencode(parameters)}")
            times.append((time.perf_counter() - start) * 1000)
        yield f"{name:32} {status}  first {times[0]:8.1f} ms, then {times[-1]:7.1f} ms, {len(body) / 1000:.0f} kB"


def main() -> None:
    """Makes the graph, serves it, asks, tells."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rdflib", action="store_true", help="compare with rdflib's own engine, too")
    parser.add_argument("--questions", type=int, default=40, help="of each kind, asked of rdflib")
    options = parser.parse_args()
    seconds = options.minutes * 60
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        out = Path(folder)
        start = time.perf_counter()
        count = make(out, options.triples)
        print(f"graph made in {time.perf_counter() - start:.1f} s")
        command = [sys.executable, "-m", "kg", "serve", "--out", str(out), "--port", "0", "--timeout", str(TIMEOUT)]
        begun, server = time.perf_counter(), subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
            lines = [*explorer(port, count, begun)]
            size = json.loads(Client(port).get("/api/dataset")[1])
            print(f"{size['triples']:,} triples, {size['count']:,} documents", *lines, sep="\n")
            met, memory = load(server, port, count=count, clients=options.clients, seconds=seconds)
            print(*report(met, memory, options.clients, seconds), sep="\n")
            if options.rdflib:
                print(*against_rdflib(out, port, count, options.questions), sep="\n")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)


if __name__ == "__main__":
    main()
