"""HTTP to a SPARQL server, with the standard library: one request, one answer, credentials from the environment.

KG_STORE_USER and KG_STORE_PASSWORD are a name and password (Basic or Digest, as the server asks); KG_STORE_TOKEN is a bearer token.
They are sent to the server that was named and to no other: a redirection elsewhere goes without them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from kg.errors import StoreError

TIMEOUT = 300  # seconds for one answer
USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: `headers` have small letters for keys."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def reason(self) -> str:
        """What the server says of a failure, on one short line."""
        text = self.body[:2000].decode("utf-8", "replace")
        lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line and not line.startswith("<")]
        said = next(iter(lines), "")
        return f"status {self.status}{f': {said[:200]}' if said else ''}"


class Client:
    """Sends requests to one server; `opener` is replaced in tests."""

    def __init__(self, url: str, *, environment: Mapping[str, str] = os.environ, opener: OpenerDirector | None = None):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(f"{url}: a store is an address that begins with http:// or https://")
        if parts.username or parts.password:
            raise StoreError(f"--store {parts.hostname}: no name or password in an address, others can read it: set {USER} and {PASSWORD}")
        self.url, self.host = url, parts.netloc
        self.user, self.password, self.token = (environment.get(name) for name in (USER, PASSWORD, TOKEN))
        self._opener = opener or build_opener()
        self._challenge: str | None = None
        self._digest = AbstractDigestAuthHandler(HTTPPasswordMgrWithDefaultRealm())
        self._digest.add_password(None, f"{parts.scheme}://{parts.netloc}", self.user or "", self.password or "")

    def send(self, method: str, url: str, body: bytes | None = None, *, headers: Mapping[str, str] | None = None) -> Reply:
        """The reply, whatever its status; StoreError where there is none, or the credentials are not accepted."""
        reply = self._send(method, url, body, headers or {})
        if reply.status == 401 and self.user and (challenge := reply.headers.get("www-authenticate")):
            self._challenge = challenge  # the first, or a new one for an old one that has run out
            reply = self._send(method, url, body, headers or {})
        if reply.status in (401, 403):
            given = "the credentials are not accepted" if self.user or self.token else "credentials are needed"
            raise StoreError(f"{url}: {given} ({reply.status}): set {USER} and {PASSWORD}, or {TOKEN}")
        return reply

    def form(self, url: str, fields: list[tuple[str, str]], *, accept: str = "*/*") -> Reply:
        """The reply to a form."""
        return self.send("POST", url, urlencode(fields).encode(), headers={"Content-Type": FORM, "Accept": accept})

    def _send(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        request = Request(url, data=body, method=method, headers=dict(headers))
        if urlsplit(url).netloc == self.host and (credentials := self._credentials(request)):
            request.add_unredirected_header("Authorization", credentials)
        try:
            try:
                with self._opener.open(request, timeout=TIMEOUT) as answer:
                    return Reply(answer.status, _lowered(answer.headers), answer.read())
            except HTTPError as error:
                with error:
                    return Reply(error.code, _lowered(error.headers), error.read())
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise StoreError(f"{self.url}: the server cannot be reached ({reason}): is it running, and is this its address?") from error

    def _credentials(self, request: Request) -> str | None:
        if self.token:
            return f"Bearer {self.token}"
        scheme, _, rest = (self._challenge or "").partition(" ")
        if not self.user or not scheme:
            return None
        if scheme.lower() == "digest":
            answer = self._digest.get_authorization(request, parse_keqv_list(parse_http_list(rest)))
            return f"Digest {answer}" if answer else None
        return _basic(self.user, self.password or "")


def _basic(user: str, password: str) -> str:
    from base64 import b64encode

    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
