"""SPARQL servers for tests, on loopback: Virtuoso where it is installed, and a small one made here that shows what it was sent."""

import base64
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import urlopen

import pyoxigraph as ox
import pytest

INI = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = v-temp.db
TransactionFile = v-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
ServerThreads = 10
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 500
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def virtuoso(folder):
    """Debian's Virtuoso with a database of its own in `folder`, cutting answers at 500 rows; its address."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    (folder / "v.ini").write_text(INI.format(sql=free_port(), http=port))
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen([program, "-f", "+configfile", "v.ini"], cwd=folder, stdout=out, stderr=out)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urlopen(f"{url}/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", timeout=5).close()
                break
            except (URLError, OSError):
                if process.poll() is not None:
                    pytest.fail(f"Virtuoso ended: {(folder / 'out').read_text()[-500:]}")
                time.sleep(0.25)
        yield url
    finally:
        process.kill()
        process.wait()


class Small(BaseHTTPRequestHandler):
    """The SPARQL 1.1 Protocol and Graph Store Protocol over a store in memory, at the addresses of the server that `layout` names."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_one(self):
        server, parts = self.server, urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        server.seen.append((self.command, parts.path, self.headers.get("Authorization")))
        if server.accepts and self.headers.get("Authorization") != server.accepts:
            return self.answer(401, b"", {"WWW-Authenticate": 'Basic realm="x"'})
        if server.elsewhere:
            return self.answer(302, b"", {"Location": server.elsewhere})
        if parts.path.startswith("/nothing"):
            return self.answer(404, b"nothing here")
        fields = parse_qs(body.decode()) if self.command == "POST" else {}
        for name, do in (("query", self.query), ("update", self.update)):
            if name in fields:
                return do(fields[name][0], fields)
        return self.put(unquote(parts.query.partition("graph=")[2]), body) if self.command == "PUT" else self.answer(404, b"nothing here")

    do_GET = do_POST = do_PUT = handle_one

    def query(self, text, fields):
        graphs = [ox.NamedNode(iri) for iri in fields.get("default-graph-uri", [])]
        try:
            found = self.server.store.query(text, default_graph=graphs or None)
        except SyntaxError as error:
            return self.answer(400, str(error).encode())
        if isinstance(found, ox.QueryTriples):
            return self.answer(200, found.serialize(format=ox.RdfFormat.N_TRIPLES), {"Content-Type": "application/n-triples"})
        return self.answer(200, found.serialize(format=ox.QueryResultsFormat.JSON), {"Content-Type": "application/sparql-results+json"})

    def update(self, text, _):
        try:
            self.server.store.update(text)
        except SyntaxError as error:
            return self.answer(400, str(error).encode())
        return self.answer(204, b"")

    def put(self, graph, body):
        if not self.server.puts:
            return self.answer(405, b"")
        name, fresh = ox.NamedNode(graph), ox.Store()
        try:
            fresh.load(body, format=ox.RdfFormat.TURTLE, to_graph=name)
        except SyntaxError as error:
            return self.answer(400, str(error).encode())
        self.server.store.remove_graph(name)
        self.server.store.extend(fresh)
        return self.answer(204, b"")

    def answer(self, status, body, headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def small(*, accepts=None, elsewhere=None, puts=True):
    """The small server; `accepts` is the one Authorization header that it takes, `elsewhere` where it sends everyone, `puts` whether it takes graphs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Small) as server:
        server.store, server.seen, server.accepts, server.elsewhere, server.puts = ox.Store(), [], accepts, elsewhere, puts
        server.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
