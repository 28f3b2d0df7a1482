"""A server on a free port of loopback, over a graph made by hand, and a client that says what it sends."""

import gzip
import http.client
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pytest

from kg.model import Kind
from kg.server.app import Options
from kg.server.listener import listen
from tests.graph.sample import Page, flood, store_of

HOSTILE = "<script>window.broken = true</script><img src=x onerror='window.broken = true'>"
TOKEN = "a token of the tests"


def hostile(id=HOSTILE):
    """A document whose id, names and sentence are markup."""
    text = f"{HOSTILE} met Ada Quist."
    page = Page(id, text, [(0, len(text))])
    page.say(
        page.mention(HOSTILE, "Person", Kind.NAME, HOSTILE),
        "met",
        "met",
        page.mention("Ada Quist", "Person", Kind.NAME, "Ada_Quist"),
        "meet",
    )
    return replace(page.resolved(), document=replace(page.document, title=HOSTILE))


def folder(path, *documents):
    """An output folder with the documents' store."""
    path.mkdir(exist_ok=True)
    store_of(*documents, path=path / "store").close()
    return path


@dataclass(frozen=True)
class Reply:
    """What came back; the body is unpacked."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return self.headers["Content-Type"].partition(";")[0]


class Client:
    """Asks one server, a connection a request."""

    def __init__(self, listener):
        self.listener, self.port = listener, listener.server_address[1]

    def __call__(self, path, *, method=None, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method or ("GET" if body is None else "POST"), path, body=body, headers=named)
        answer = connection.getresponse()
        raw = answer.read()
        connection.close()
        return Reply(answer.status, answer.headers, gzip.decompress(raw) if answer.headers["Content-Encoding"] == "gzip" else raw)

    def ask(self, query, *, accept=None, **parameters):
        """A query by GET."""
        path = "/sparql?" + urlencode({"query": query, **{name.replace("_", "-"): value for name, value in parameters.items()}}, doseq=True)
        return self(path, **({"Accept": accept} if accept else {}))

    def api(self, name, **parameters):
        """One of the explorer's questions."""
        return self(f"/api/{name}?{urlencode(parameters, doseq=True)}")

    def update(self, text, token=TOKEN):
        """An update by POST."""
        return self("/sparql", body=text.encode(), Content_Type="application/sparql-update", Authorization=f"Bearer {token}")


@contextmanager
def served(out, **options):
    """A client of a server over a folder, on a free port, while it lasts."""
    listener = listen(out, Options(port=0, **{"workers": 2, "pages": 1, **options}))
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Client(listener)
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()


@pytest.fixture(scope="package")
def out(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("served") / "output", flood(), flood("news/again"), hostile())


@pytest.fixture(scope="package")
def server(out):
    """A read-only server that all may ask."""
    with served(out, cors=("https://reader.example",), rows=50) as client:
        yield client


@pytest.fixture
def explorer(browser):
    """Opens the explorer at an address; what the page complains of, and whom it asks, must be its own server alone."""
    contexts, heard = [], []

    def open(client, address="", *, width=1280, height=800, **settings):
        home = f"http://127.0.0.1:{client.port}/"
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30000)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: request.url.startswith((home, "data:", "blob:")) or heard.append(request.url))
        page.goto(home + address)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open
    for context in contexts:
        context.close()
    assert heard == []
