"""The SPARQL 1.1 Protocol: a query by GET, by a form, or as a body; an update by the two POSTs, for those who hold the token."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.server.description import describe
from kg.server.messages import Request, Response, redirect, text
from kg.server.negotiation import PAGE, ROWS, SENT, TRIPLES, choose

if TYPE_CHECKING:
    from kg.server.app import App

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
# What gives another answer each time it is asked.
_FICKLE = re.compile(r"\b(?:rand|now|uuid|struuid|bnode)\s*\(", re.IGNORECASE)
# A reader's own choice of format, in the address, as browsers cannot choose headers.
_SHORT = {"json": "json", "xml": "xml", "csv": "csv", "tsv": "tsv", "turtle": "turtle", "ttl": "turtle", "nt": "ntriples", "ntriples": "ntriples", "rdf": "rdfxml", "rdfxml": "rdfxml", "jsonld": "jsonld"}  # fmt: skip


def sparql(app: App, request: Request) -> Response:
    """The endpoint."""
    if request.method in ("GET", "HEAD"):
        if "update" in request.parameters:
            return text(405, "an update is sent by POST", Allow="POST")
        if "query" not in request.parameters:
            return _described(app, request)
        return _answered(app, request, request.parameters)
    if request.type not in (FORM, QUERY, UPDATE):
        return text(415, f"send {FORM}, {QUERY} or {UPDATE}", Accept_Post=f"{FORM}, {QUERY}, {UPDATE}")
    try:
        body = request.body.decode("utf-8")
        given = (
            {**request.parameters, **request.form}
            if request.type == FORM
            else request.parameters | {request.type.rpartition("-")[2]: [body]}
        )
    except (UnicodeDecodeError, ValueError):
        return text(400, "the request is not valid UTF-8, or has too many fields")
    if "update" in given:
        return text(400, "send either a query or an update") if "query" in given else _updated(app, request, given)
    return _answered(app, request, given)


def _answered(app: App, request: Request, given: Mapping[str, list[str]]) -> Response:
    queries = given.get("query", [])
    if len(queries) != 1 or not queries[0].strip():
        return text(400, "give one query: the parameter query, or a body of type application/sparql-query")
    if wish := given.get("format", [""])[0]:
        rows = triples = _SHORT.get(wish.lower())
        if not rows:
            return text(400, f"format {wish!r} is not known: choose one of {', '.join(sorted(_SHORT))}")
        rows, triples = (rows if rows in ROWS else None), (triples if triples in TRIPLES else None)
    else:
        accept = request.headers.get("accept")
        rows, triples = choose(accept, ROWS), choose(accept, TRIPLES)
        if not (rows or triples):
            offered = ", ".join(types[0] for table in (ROWS, TRIPLES) for types in table.values())
            return text(406, f"none of the accepted types can be given; there are {offered}")
    default, named = given.get("default-graph-uri", []), given.get("named-graph-uri", [])
    lasting = request.method != "POST" and not _FICKLE.search(queries[0])
    tag = app.tag(app.options.rows, queries[0], rows, triples, default, named) if lasting else ""
    if request.has(tag):
        return Response(304, headers={"ETag": tag})
    body, format, cut = app.queries(
        "query", sparql=queries[0], rows=rows, triples=triples, default=default, named=named, most=app.options.rows
    )
    headers = {"ETag": tag, "Cache-Control": "no-cache"} if tag else {"Cache-Control": "no-store"}
    if cut:
        headers["X-Row-Limit"] = str(app.options.rows)
    return Response(200, body, SENT[format], headers)


def _described(app: App, request: Request) -> Response:
    accept = request.headers.get("accept")
    format = choose(accept, {**TRIPLES, **PAGE})
    if format == "html":
        return redirect("/#sparql")
    if not format:
        return text(406, f"the service description is RDF: accept {', '.join(types[0] for types in TRIPLES.values())}")
    turtle = describe(app.pages("dataset"), endpoint=f"{app.address(request)}/sparql", writable=app.options.writable)
    body = turtle.encode() if format == "turtle" else app.pages("convert", turtle=turtle, format=format)
    return Response(200, body, SENT[format], {"Cache-Control": "no-cache"})


def _updated(app: App, request: Request, given: Mapping[str, list[str]]) -> Response:
    if not app.options.writable:
        return text(403, "this endpoint is read-only: kg serve --writable lets those write who hold its token")
    if problem := app.refused(request):
        return problem
    if any(name.startswith("using-") for name in given):
        return text(400, "using-graph-uri is not served: write USING in the update")
    app.update(given["update"][0])
    return Response(204)
