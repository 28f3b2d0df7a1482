"""Sockets and HTTP/1.1 around the application: limits, compression, and the headers that keep a page to its own server.

The standard library's threading server carries it: threads only wait, for clients and for workers; what costs time runs in processes.
"""

from __future__ import annotations

import gzip
import socket
import sys
import threading
from collections.abc import Callable
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kg.errors import StoreError
from kg.server.app import App, Options
from kg.server.messages import Request, Response, text
from kg.server.negotiation import encodings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH")
PACKED_FROM = 1000  # bytes: below, packing gains nothing
# Seconds that a client may be silent, and clients at once.
SILENCE, CLIENTS = 30, 256


class Handler(BaseHTTPRequestHandler):
    """One connection: requests are read within limits, the application answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = SILENCE
    server: Listener

    def version_string(self) -> str:
        """What the server calls itself."""
        return "kg"

    def answer(self) -> None:
        """Reads one request and writes its response."""
        body, problem = self._body()
        if problem:
            self.close_connection = True
            self._write(problem)
            return
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not self._ours(headers.get("host", "")):
            self._write(text(421, "this server answers to its own name alone"))
            return
        self._write(self._packed(self.server.app(Request(self.command, path, query, headers, body))))

    def _body(self) -> tuple[bytes, Response | None]:
        """The body, or why it is not read."""
        if "transfer-encoding" in self.headers:
            return b"", text(411, "send the length of the body: Content-Length")
        length = self.headers.get("content-length")
        if length is None:
            return b"", text(411, "send the length of the body: Content-Length") if self.command in ("POST", "PUT", "PATCH") else None
        if not (length.isascii() and length.isdecimal()):
            return b"", text(400, "Content-Length is not a number")
        if int(length) > (most := self.server.app.options.body):
            return b"", text(413, f"the body is larger than {most} bytes")
        body = self.rfile.read(int(length))
        return body, None if len(body) == int(length) else text(400, "the body is shorter than its Content-Length")

    def _ours(self, host: str) -> bool:
        """Whether a loopback server was asked by a loopback name: another site's name may have been pointed at this machine."""
        return not self.server.loopback or host.rpartition(":")[0].lower() in LOOPBACK or host.lower() in LOOPBACK

    def _packed(self, response: Response) -> Response:
        """The response compressed, where it pays and the client takes it."""
        headers = {
            **response.headers,
            "Vary": ", ".join(("Accept", "Accept-Encoding", *(["Origin"] if "Vary" in response.headers else []))),
        }
        body = response.body
        if len(body) >= PACKED_FROM and "gzip" in encodings(self.headers.get("accept-encoding", "")):
            body = gzip.compress(body, compresslevel=4, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(response.status, body, response.type, headers)

    def _write(self, response: Response) -> None:
        """Head and body in one piece; HEAD gets the head alone."""
        headers = {"Server": "kg", "Date": formatdate(usegmt=True), **ALWAYS, **response.headers}
        if response.status not in (204, 304):
            headers |= {"Content-Type": response.type, "Content-Length": str(len(response.body))}
        if self.close_connection:
            headers["Connection"] = "close"
        head = (
            f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}\r\n"
            + "".join(f"{name}: {_safe(value)}\r\n" for name, value in headers.items())
            + "\r\n"
        )
        body = b"" if self.command == "HEAD" or response.status in (204, 304) else response.body
        self.wfile.write(head.encode("latin-1", "replace") + body)
        self.server.log(f"{self.command} {self.path[:200]} {response.status} {len(body)}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses by itself (malformed lines, too many headers), in our form."""
        self.close_connection = True
        self.command = getattr(self, "command", None) or "GET"
        self.path = getattr(self, "path", "")
        self._write(
            text(
                405 if code == 501 else code,
                message or HTTPStatus(code).phrase,
                **({"Allow": ", ".join(METHODS[:4])} if code == 501 else {}),
            )
        )

    def log_message(self, format: str, *arguments: object) -> None:
        """The server has a log of its own."""


for _method in METHODS:
    setattr(Handler, f"do_{_method}", Handler.answer)


def _safe(value: str) -> str:
    """A header's value on one line, whatever text went into it."""
    return value if value.isprintable() else "".join(c for c in value if c.isprintable())


class Listener(ThreadingHTTPServer):
    """The application on a port; `log` takes a line for each request."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, app: App, *, log: Callable[[str], None] | None = None):
        self.app, self.log = app, log or (lambda line: None)
        self.address_family = socket.AF_INET6 if ":" in app.options.host else socket.AF_INET
        self.loopback = app.options.host in ("127.0.0.1", "localhost", "::1")
        self._clients = threading.BoundedSemaphore(CLIENTS)
        super().__init__((app.options.host, app.options.port), Handler)

    def process_request(self, request, client_address) -> None:
        """A thread for the client; one client too many is turned away at once."""
        if not self._clients.acquire(blocking=False):
            request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request, client_address) -> None:
        """The client's thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._clients.release()

    def handle_error(self, request, client_address) -> None:
        """A client that has gone is no news; all else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Where it is."""
        host = f"[{self.app.options.host}]" if ":" in self.app.options.host else self.app.options.host
        return f"http://{host}:{self.server_address[1]}/"

    def server_close(self) -> None:
        """Closes the port and ends the workers."""
        super().server_close()
        self.app.close()


def listen(out: str | Path, options: Options | None = None, *, log: Callable[[str], None] | None = None) -> Listener:
    """A server on its port, not yet serving: call `serve_forever`, then `server_close`. StoreError where the port cannot be had."""
    options = options or Options()
    app = App(out, options)
    try:
        return Listener(app, log=log)
    except OSError as error:
        app.close()
        raise StoreError(
            f"{options.host}:{options.port}: cannot be listened on ({error.strerror or error}): choose another --port"
        ) from error


def serve(
    out: str | Path,
    options: Options | None = None,
    *,
    started: Callable[[Listener], None] = lambda listener: None,
    log: Callable[[str], None] | None = None,
) -> None:
    """Serves the graph in a folder until it is interrupted; `started` is called when it listens."""
    listener = listen(out, options, log=log)
    try:
        started(listener)
        listener.serve_forever(poll_interval=0.2)
    finally:
        listener.server_close()
