"""A request and a response, without sockets: what the application is a function of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, unquote

from kg.errors import KgError
from kg.server.failures import status_of


@dataclass(frozen=True)
class Request:
    """What a client asks: `path` as sent, still escaped; `headers` by their names in small letters."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        """The parameters of the address."""
        return parse_qs(self.query, keep_blank_values=True, max_num_fields=500)

    @cached_property
    def form(self) -> dict[str, list[str]]:
        """The parameters of a url-encoded body."""
        return parse_qs(self.body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)

    @property
    def type(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def segments(self) -> tuple[str, str]:
        """The first part of the path, and all behind it, unescaped."""
        first, _, rest = self.path.lstrip("/").partition("/")
        return unquote(first), unquote(rest, errors="surrogatepass")

    def has(self, tag: str) -> bool:
        """Whether the client has the answer of this entity tag already."""
        return bool(tag) and tag in self.headers.get("if-none-match", "")


@dataclass(frozen=True)
class Response:
    """What is sent back; `type` is the body's media type."""

    status: int
    body: bytes = b""
    type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def text(status: int, line: str, **headers: str) -> Response:
    """One line for people."""
    return Response(
        status, f"{line}\n".encode(errors="replace"), headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def as_json(value: Any, *, status: int = 200) -> Response:
    """A value as JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    return Response(status, body, "application/json")


def failed(error: KgError, *, json: bool = False) -> Response:
    """An error as a response: its line, and when to try again where that helps."""
    status = status_of(error)
    response = as_json({"error": str(error)}, status=status) if json else text(status, str(error))
    return Response(response.status, response.body, response.type, {"Retry-After": "2"} if status == 503 else {})


def redirect(to: str, *, status: int = 303) -> Response:
    """See another place."""
    return text(status, f"see {to}", Location=to)
