"""A service on this machine that speaks the protocols of the real ones, and fails the way they fail when it is told to."""

from __future__ import annotations

import gzip
import json
import threading
from collections import deque
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SPACE = "http://www.wikidata.org/entity/"


def value(kind, content):
    return {"mainsnak": {"snaktype": "value", "datavalue": {"type": kind, "value": content}}, "type": "statement", "rank": "normal"}


def item_value(id):
    return value("wikibase-entityid", {"entity-type": "item", "numeric-id": int(id[1:]), "id": id})


def year(number):
    return value("time", {"time": f"+{number}-01-01T00:00:00Z", "precision": 9, "calendarmodel": f"{SPACE}Q1985727"})


def item(id, label, description="", *, kind=None, aliases=(), sitelinks=0, claims=None):
    """An item as the API gives it."""
    return {
        "type": "item", "id": id, "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": description}} if description else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else {},
        "claims": ({"P31": [item_value(kind)]} if kind else {}) | (claims or {}),
        "sitelinks": {f"wiki{n}": {"site": f"wiki{n}", "title": label, "badges": []} for n in range(sitelinks)},
    }  # fmt: skip


class Wiki:
    """The items that a service knows, the faults that it will show, one a request, and the requests that it had."""

    def __init__(self, items=()):
        self.items = {given["id"]: given for given in items}
        self.faults = deque()
        self.requests = []
        self.manifest = {"versions": ["0.2"], "name": "Test", "identifierSpace": SPACE, "schemaSpace": SPACE, "batchSize": 3}
        self.address = ""
        self.released = threading.Event()
        self.search_finds = None

    @property
    def api(self):
        return f"{self.address}/w/api.php"

    def answer(self, query):
        """What the API says to a query."""
        if query["action"] == "wbsearchentities":
            wanted = query["search"].casefold()
            found = self.search_finds or [
                {"id": id, "label": given["labels"]["en"]["value"], "match": {"type": "label", "language": "en", "text": query["search"]}}
                for id, given in self.items.items()
                if any(name["value"].casefold().startswith(wanted) for name in (given["labels"]["en"], *given["aliases"].get("en", ())))
            ]
            return {"searchinfo": {"search": query["search"]}, "search": found[: int(query["limit"])], "success": 1}
        ids = query["ids"].split("|")
        return {"entities": {id: self.items.get(id, {"id": id, "missing": ""}) for id in ids}, "success": 1}

    def reconcile(self, queries):
        """What the reconciliation service says to queries."""
        return {
            key: {
                "result": [
                    self._match(given, asked["query"]) for given in self.items.values() if asked["query"] in given["labels"]["en"]["value"]
                ]
            }
            for key, asked in queries.items()
        }

    def _match(self, given, name):
        label = given["labels"]["en"]["value"]
        kinds = [claim["mainsnak"]["datavalue"]["value"]["id"] for claim in given["claims"].get("P31", ())]
        kinds = [{"id": kind, "name": self.items[kind]["labels"]["en"]["value"]} for kind in kinds if kind in self.items]
        description = given["descriptions"].get("en", {}).get("value", "")
        return {
            "id": given["id"],
            "name": label,
            "description": description,
            "type": kinds,
            "score": 100 if label == name else 60,
            "match": label == name,
        }


class Handler(BaseHTTPRequestHandler):
    """Answers GET and POST; a fault goes before."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._answer({name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer({name: values[-1] for name, values in parse_qs(body).items()})

    def _answer(self, query):
        wiki = self.server.wiki
        wiki.requests.append((self.command, self.path, query, dict(self.headers)))
        if wiki.faults and (fault := wiki.faults.popleft()):
            return fault(self, query)
        self.send_json(self.right(query))

    def right(self, query):
        if "queries" in query:
            return self.server.wiki.reconcile(json.loads(query["queries"]))
        return self.server.wiki.answer(query) if "action" in query else self.server.wiki.manifest

    def send_json(self, content, *, packed=True):
        body = json.dumps(content).encode()
        headers = {"Content-Type": "application/json"}
        if packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send(200, body, headers)

    def send(self, status, body=b"", headers=None, *, length=None):
        self.send_response(status)
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        return None


# Faults, as real services show them.


def status(code, **headers):
    return lambda handler, query: handler.send(
        code, b"<html>upset</html>", {name.replace("_", "-"): text for name, text in headers.items()}
    )


def redirect(place, code=302):
    return lambda handler, query: handler.send(code, b"", {"Location": place})


def page(handler, query):
    handler.send(200, b"<!DOCTYPE html><html><title>Log in to the network</title></html>", {"Content-Type": "text/html"})


def says(content):
    return lambda handler, query: handler.send_json(content)


def broken_off(handler, query):
    body = json.dumps(handler.right(query)).encode()
    handler.send(200, body[: len(body) // 2], length=len(body))
    handler.close_connection = True


def half(handler, query):
    body = json.dumps(handler.right(query)).encode()
    handler.send(200, body[: len(body) // 2])


def hangs(handler, query):
    handler.server.wiki.released.wait(10)
    handler.close_connection = True


def hangs_up(handler, query):
    handler.close_connection = True


maxlag = says({"error": {"code": "maxlag", "info": "Waiting for a server: 7 seconds lagged.", "lag": 7, "type": "db"}})


@contextmanager
def serving(wiki):
    """The wiki behind an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.wiki, server.daemon_threads = wiki, True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    wiki.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield wiki
    finally:
        wiki.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
