"""The application: from a request to a response, by a table of places; it knows no sockets, so that tests can call it."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.api import Graph, folder_for
from kg.errors import KgError
from kg.server import answers, resources
from kg.server.messages import Request, Response, failed, text
from kg.server.pool import Pool
from kg.server.process import generation
from kg.server.protocol import sparql

JOBS = "kg.server.jobs"
PAGE_SECONDS = 60.0
_HOST = re.compile(r"[A-Za-z0-9.:_\[\]-]+")


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve: `timeout` in seconds and `rows` bound each query, `body` bounds each request in bytes, `memory` each worker.

    `workers` answer queries, as many as `pages` serve the explorer; `cors` are origins that may ask from their pages ("*": all).
    `token` is what those show who write; without `writable` no one does.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 15.0
    rows: int = 10_000
    body: int = 1_000_000
    memory: int = 2_000_000_000
    workers: int = 4
    pages: int = 2
    cors: tuple[str, ...] = ()
    writable: bool = False
    token: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What answers at a path, and the methods that it knows besides OPTIONS."""

    answer: Callable[[App, Request], Response]
    methods: tuple[str, ...] = ("GET", "HEAD")


class App:
    """A graph's folder, served: call it with a request. Close it to end its workers."""

    def __init__(self, out: str | Path, options: Options | None = None):
        self.out, self.options = folder_for("serve", out), options or Options()
        Graph(self.out).store().close()  # a folder without a graph is told at once; a build that was cut off is finished
        limits = {"memory": self.options.memory}
        self.queries = Pool(self.out, JOBS, size=self.options.workers, seconds=self.options.timeout, yielding=True, **limits)
        # What the explorer asks is bounded by itself; of a large graph it is long only the first time, which is when a worker warms up.
        seconds = max(self.options.timeout, PAGE_SECONDS)
        self.pages = Pool(self.out, JOBS, size=self.options.pages, seconds=seconds, patience=seconds, warming="warm", **limits)
        self.places: Mapping[str, Place] = {
            "sparql": Place(sparql, ("GET", "HEAD", "POST")),
            "api": Place(answers.api),
            "page": Place(resources.page),
            "data": Place(resources.data),
            **{kind: Place(resources.thing) for kind in resources.KINDS},
        }
        self.front = Place(answers.front)

    def __call__(self, request: Request) -> Response:
        """The response; every failure is one too."""
        place = self.places.get(request.segments[0], self.front)
        if request.method == "OPTIONS":
            return self._shared(request, Response(204, headers={"Allow": ", ".join((*place.methods, "OPTIONS"))}), place)
        if request.method not in place.methods:
            return self._shared(
                request, text(405, f"{request.method} is not for this place", Allow=", ".join((*place.methods, "OPTIONS"))), place
            )
        try:
            response = place.answer(self, request)
        except KgError as error:
            response = failed(error, json=request.path.startswith("/api/"))
        except ValueError:  # what the standard library makes of a request that is none
            response = text(400, "the request cannot be read: is it encoded as UTF-8?")
        return self._shared(request, response, place)

    def generation(self) -> tuple[int, ...]:
        """What tells the present state of the graph from others."""
        return generation(self.out)

    def tag(self, *parts: object) -> str:
        """An entity tag, which names an answer without computing it: the store's state, and all that was asked."""
        return f'W/"{hashlib.sha256(repr((self.generation(), parts)).encode(errors="replace")).hexdigest()[:24]}"'

    def address(self, request: Request) -> str:
        """The address that the client reached us by."""
        host = request.headers.get("host", "")
        return f"http://{host if _HOST.fullmatch(host) else f'{self.options.host}:{self.options.port}'}"

    def refused(self, request: Request) -> Response | None:
        """What is said to someone without the token; None for who has it."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if not token:
            return text(401, "writing needs the token: Authorization: Bearer TOKEN", WWW_Authenticate='Bearer realm="kg"')
        if scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), self.options.token.encode()):
            return text(403, "this is not the token of this endpoint", WWW_Authenticate='Bearer realm="kg", error="invalid_token"')
        return None

    def update(self, sparql: str) -> None:
        """Changes the graph, whole or not at all."""
        from kg.server.writing import update

        update(self.out, sparql, seconds=self.options.timeout)

    def _shared(self, request: Request, response: Response, place: Place) -> Response:
        """The response with leave for pages of other origins, where they have it."""
        origin = request.headers.get("origin")
        if not origin or not self.options.cors:
            return response
        headers = {**response.headers, "Vary": "Origin"}
        if "*" in self.options.cors or origin in self.options.cors:
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self.options.cors else origin
            headers["Access-Control-Expose-Headers"] = "ETag, X-Row-Limit, Retry-After"
            if request.method == "OPTIONS":
                headers |= {
                    "Access-Control-Allow-Methods": ", ".join((*place.methods, "OPTIONS")),
                    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
                    "Access-Control-Max-Age": "3600",
                }
        return Response(response.status, response.body, response.type, headers)

    def close(self) -> None:
        """Ends all workers."""
        self.queries.close()
        self.pages.close()
