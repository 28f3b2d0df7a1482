"""The graph's own names answered: a thing sends its visitors to what is said of it, as a page for people, as RDF for machines.

A thing is not a page: its name answers with 303 See Other (https://www.w3.org/TR/cooluris/). Documents, statements and what hangs
on them are said, not things: theirs answer at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.graph.terms import KINDS as OWN
from kg.server.messages import Request, Response, redirect, text
from kg.server.negotiation import PAGE, SENT, TRIPLES, choose

if TYPE_CHECKING:
    from kg.server.app import App

KINDS = OWN | {"relation"}
THINGS = frozenset(("entity", "relation"))
MOST = 20_000


def thing(app: App, request: Request) -> Response:
    """A name of the graph: sends on, or answers, as the client would have it."""
    kind, local = request.segments
    format = _format(request)
    if not format:
        return _unfit()
    if kind in THINGS:
        app.pages("exists", kind=kind, local=local)
        return redirect(f"/{'page' if format == 'html' else 'data'}/{kind}/{quote(local, safe='/~', errors='surrogatepass')}")
    return _page(app, kind, local) if format == "html" else _data(app, kind, local, format)


def data(app: App, request: Request) -> Response:
    """What is said of a name, as RDF."""
    kind, _, local = request.segments[1].partition("/")
    format = choose(request.headers.get("accept"), TRIPLES)
    return _data(app, kind, local, format) if format else _unfit()


def page(app: App, request: Request) -> Response:
    """What is said of a name, for people."""
    kind, _, local = request.segments[1].partition("/")
    return _page(app, kind, local)


def _format(request: Request) -> str | None:
    """RDF for who has no wish; a page for browsers."""
    return choose(request.headers.get("accept"), {**TRIPLES, **PAGE})


def _unfit() -> Response:
    return text(406, f"this is given as text/html, {', '.join(types[0] for types in TRIPLES.values())}")


def _data(app: App, kind: str, local: str, format: str) -> Response:
    body, _, cut = app.pages("resource", kind=kind, local=local, format=format, most=MOST)
    headers = {"Cache-Control": "no-cache"} | ({"X-Row-Limit": str(MOST)} if cut else {})
    return Response(200, body, SENT[format], headers)


def _page(app: App, kind: str, local: str) -> Response:
    sheet = app.pages("sheet", kind=kind, local=local)
    return Response(200, "".join(_html(sheet)).encode(errors="replace"), SENT["html"], {"Cache-Control": "no-cache"})


def _html(sheet: dict[str, Any]) -> Iterator[str]:
    """The page of a name: what is said of it, and what leads to it."""
    title = escape(sheet["label"])
    yield f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    yield f'<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/sheet.css">\n<link rel="alternate" type="text/turtle" href="{escape(sheet["data"])}">\n</head>\n<body>\n<main>\n'
    yield f"<h1>{title}</h1>\n<p class=iri>{escape(sheet['iri'])}</p>\n"
    if sheet["explorer"]:
        yield f'<p><a href="{escape(sheet["explorer"])}">Open in the explorer</a></p>\n'
    for heading, rows in sheet["tables"]:
        yield f"<h2>{escape(heading)}</h2>\n<table>\n"
        for name, values in rows:
            yield f"<tr><th>{_cell(name)}</th><td>{'<br>'.join(map(_cell, values))}</td></tr>\n"
        yield "</table>\n"
    yield "</main>\n</body>\n</html>\n"


def _cell(value: tuple[str, str]) -> str:
    """(words, address) as a link where there is an address."""
    words, address = value
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(words)}</a>' if address else escape(words)
