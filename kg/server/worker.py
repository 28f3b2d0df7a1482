"""A worker: a process of its own that opens the store for reading and does one job after another, until it is told to end or ended.

Its limits hold without its parent: the clock of the process ends it where a job runs over its time, memory is bounded by the system.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import Connection
from typing import Any

from kg.api import Graph
from kg.errors import KgError
from kg.output import STORE
from kg.server.failures import name_of

# Seconds that a worker has over its job's limit before its own clock ends it; its parent ends it earlier.
GRACE = 2.0


@dataclass
class Bench:
    """What a worker works at: the open store, and what is kept between jobs of one store."""

    graph: Graph
    notes: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def store(self):
        """The store, opened once; a build that is moving it into place is left to finish that by itself."""
        from kg.graph.store import GraphStore

        return GraphStore(self.graph.out / STORE, base=self.graph.base, read_only=True)

    @cached_property
    def facts(self):
        """Facts of its nodes, the last thousands kept."""
        from kg.graph.live import LiveFacts

        return LiveFacts(self.store)

    @cached_property
    def ties(self):
        """Who is tied to whom in it."""
        from kg.server.ties import Ties

        return Ties(self.store)


def run(fd: int, out: str, jobs: str, memory: int) -> None:
    """Answers the pipe until it closes: each message is (job, arguments, seconds), each answer (error or None, value).

    `jobs` is the module that has the jobs as functions of a Bench; `memory` bounds the process' own data, in bytes (0: not).
    """
    from importlib import import_module

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    _bound(memory)
    pipe = Connection(fd)
    table: dict[str, Callable] = import_module(jobs).JOBS
    bench = Bench(Graph(out))
    try:
        bench.store  # noqa: B018 (a worker is ready when its store is open)
        pipe.send((None, os.getpid()))
        while True:
            job, arguments, seconds = pipe.recv()
            pipe.send_bytes(pickle.dumps(_done(table[job], bench, arguments, seconds), protocol=pickle.HIGHEST_PROTOCOL))
    except KgError as error:
        with suppress(OSError):  # no one is left to tell
            pipe.send(((name_of(error), str(error)), None))
    except (EOFError, OSError):  # the parent has gone
        pass


def _done(job: Callable, bench: Bench, arguments: dict, seconds: float) -> tuple[tuple[str, str] | None, Any]:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)  # SIGALRM's own action ends the process, whatever it is in
    try:
        return None, job(bench, **arguments)
    except KgError as error:
        return (name_of(error), str(error)), None
    except MemoryError:
        return ("Broken", "the answer needs more memory than a query may take: ask for less"), None
    except Exception as error:  # the request is lost, the worker is not
        traceback.print_exc(file=sys.stderr)
        return ("Broken", f"the server failed at this ({type(error).__name__}): its log says more"), None
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _bound(memory: int) -> None:
    if not memory:
        return
    with suppress(ImportError, ValueError, OSError):  # no such limits on this system: the clock is what is left
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
