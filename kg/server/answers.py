"""The explorer's page, its files, and what it asks for as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import NotFound, QueryError
from kg.server.messages import Request, Response, as_json, text
from kg.server.negotiation import choose

if TYPE_CHECKING:
    from kg.server.app import App

# What each place asks of a worker: the parameter, whether it is a list, and its default; numbers have a largest value too.
_LIMIT = 500
TABLE: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "search": ("search", {"q": "", "limit": 10}),
    "dataset": ("dataset", {}),
    "overview": ("overview", {"limit": 150}),
    "neighbourhood": ("neighbourhood", {"iri": None, "limit": 30, "skip": []}),
    "among": ("among", {"iris": []}),
    "entity": ("entity", {"iri": None, "limit": 100}),
    "edge": ("statements", {"ids": [], "subject": "", "object": "", "relation": "", "limit": 100}),
    "documents": ("documents", {"limit": 300}),
    "document": ("document", {"iri": None}),
    "timeline": ("timeline", {"iri": "", "limit": 200}),
    "says": ("says", {"iri": "", "limit": 60}),
}
_NAMES = {"ids": "id", "iris": "iri"}


def api(app: App, request: Request) -> Response:
    """One of the explorer's questions."""
    name = request.segments[1]
    if name not in TABLE:
        raise NotFound(f"/api/{name}: there is no such place; there are {', '.join(sorted(TABLE))}")
    if not choose(request.headers.get("accept"), {"json": ("application/json",)}):
        return text(406, "this place gives application/json")
    job, wanted = TABLE[name]
    tag = app.tag(request.path, request.query)
    if request.has(tag):
        return Response(304, headers={"ETag": tag})
    response = as_json(app.pages(job, **{key: _value(request, key, default) for key, default in wanted.items()}))
    return Response(200, response.body, response.type, {"ETag": tag, "Cache-Control": "no-cache"})


def _value(request: Request, key: str, default: Any) -> Any:
    name = _NAMES.get(key, key)
    given = request.parameters.get(name, [])
    if isinstance(default, list):
        return given[:_LIMIT]
    if default is None and not (given and given[0]):
        raise QueryError(f"the parameter {name} is missing")
    if isinstance(default, int) and given:
        if not (given[0].isascii() and given[0].isdecimal() and int(given[0][:9]) > 0):
            raise QueryError(f"{name}={given[0]!r}: give a number from 1 to {_LIMIT}")
        return min(int(given[0][:9]), _LIMIT)
    return given[0] if given else default


def front(app: App, request: Request) -> Response:
    """The explorer's page and its files."""
    from kg.server.site import file

    found = file(request.path.strip("/") or "index.html")
    if found is None:
        raise NotFound(f"{request.path}: there is nothing here; the endpoint is /sparql, the explorer is /")
    body, type, tag = found
    if request.has(tag):
        return Response(304, headers={"ETag": tag})
    return Response(200, body, type, {"ETag": tag, "Cache-Control": "no-cache"})
