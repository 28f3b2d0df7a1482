"""What `kg serve` does: the token, the line that says where the server is, a log."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.server.app import Options
    from kg.server.listener import Listener

SHORTEST = 16  # characters of a token


def serve(out: Path, options: Options, *, log: bool, quiet: bool) -> None:
    """Serves the graph until it is interrupted; who may write shows the token in KG_TOKEN, or the one that is made and printed."""
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
