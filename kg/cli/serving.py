"""`kg serve`: the token, the line that says where the server is, a log."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Folder, Quiet
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.server.app import Options
    from kg.server.listener import Listener

SHORTEST = 16  # characters of a token


def serve(
    out: Folder = "output",
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 15.0,
    rows: Annotated[int, typer.Option(min=1, help="Rows or triples that an answer may have.")] = 10_000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer queries.")] = 4,
    cors: Annotated[list[str] | None, typer.Option(help="An origin whose pages may ask, * for all; repeat it for more.")] = None,
    writable: Annotated[bool, typer.Option("--writable", help="Take SPARQL updates from those who hold the token (KG_TOKEN).")] = False,
    log: Annotated[bool, typer.Option("--log", help="Print a line for each request.")] = False,
    quiet: Quiet = False,
) -> None:
    """Serve the graph: a SPARQL endpoint at /sparql, a page to explore it at /."""
    from kg.server.app import Options

    options = Options(host=host, port=port, timeout=timeout, rows=rows, workers=workers, cors=tuple(cors or ()), writable=writable)
    _run(out, options, log=log, quiet=quiet)


def _run(out: str, options: Options, *, log: bool, quiet: bool) -> None:
    """Serves until it is interrupted; who may write shows the token in KG_TOKEN, or the one that is made and printed."""
    from kg.server.listener import serve as run

    given = os.environ.get("KG_TOKEN", "") if options.writable else ""
    if given and len(given) < SHORTEST:
        raise KgError(f"KG_TOKEN is shorter than {SHORTEST} characters: choose a longer one, or leave it out and one is made")
    made = "" if given or not options.writable else secrets.token_urlsafe(24)

    def started(listener: Listener) -> None:
        if made:
            print(f"token: {made}", flush=True)
        if not quiet:
            print(f"{listener.url} is the page, {listener.url}sparql the endpoint; Ctrl-C ends", flush=True)

    # Whoever ends services (systemd, docker) sends SIGTERM; it is Ctrl-C to us.
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has it ignored
    try:
        run(out, replace(options, token=given or made), started=started, log=_log if log else None)
    except KeyboardInterrupt:
        return


def _log(line: str) -> None:
    print("".join(c if c.isprintable() else "?" for c in line), file=sys.stderr, flush=True)
