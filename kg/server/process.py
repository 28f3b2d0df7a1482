"""A worker as its parent has it: one process, the pipe to it, and what is told of how it ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.output import STORE
from kg.server.failures import Broken, TimedOut, named

# A job that has run for so many seconds gives way to others: its process is made nicer, and replaced afterwards.
PATIENCE, NICE = 1.0, 5
STARTING = 60.0
# Ended so, a worker did not end by what it was asked: whoever takes too much memory is aborted by the allocator, not killed.
_FROM_OUTSIDE = frozenset((-signal.SIGKILL, -signal.SIGTERM))


class Killed(Broken):
    """The worker was ended from outside, whatever its job."""


def generation(out: Path) -> tuple[int, ...]:
    """What tells a store from the one that was there before; () while there is none."""
    try:
        found = os.stat(out / STORE / "CURRENT")
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size


class Worker:
    """One process and the pipe to it."""

    def __init__(self, out: Path, jobs: str, memory: int):
        # A tired worker is not asked again: it was ended, has ended, or has been made to give way.
        self.generation, self.tired = generation(out), False
        ours, theirs = socket.socketpair()
        # A fresh interpreter, and not a fork: forks of a process with threads are not safe, and nothing of it is theirs to know.
        command = [sys.executable, "-m", "kg.server.worker", str(theirs.fileno()), str(out), jobs, str(memory)]
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()
        self.pipe = Connection(ours.detach())
        self._ending = threading.Lock()

    def ready(self) -> None:
        """Waits until it has opened its store; raises what kept it from that."""
        try:
            self._answer(STARTING)
        except (TimedOut, Broken) as error:
            raise Broken("a worker cannot be started: is there memory enough for it?") from error

    def do(self, job: str, arguments: dict, seconds: float, *, yielding: bool) -> Any:
        """The job's value; raises its error, TimedOut where it takes longer, Broken where the process ends.

        With `yielding`, a job that takes long gives way to others.
        """
        begun = time.monotonic()
        try:
            self.pipe.send((job, arguments, seconds))
            if not self.pipe.poll(min(PATIENCE, seconds)) and seconds > PATIENCE:
                if yielding:
                    self._give_way()
                self.pipe.poll(max(0.0, begun + seconds - time.monotonic()))
        except OSError as error:
            raise self._gone("the worker of this query has ended: ask again") from error
        return self._answer(0)

    def _answer(self, seconds: float) -> Any:
        try:
            if not self.pipe.poll(seconds):
                self.tired = True
                raise TimedOut("the query took longer than allowed and was ended: ask for less, or raise --timeout")
            error, value = self.pipe.recv()
        except (EOFError, OSError) as gone:
            raise self._gone("the query ended its worker, most likely by the memory that it took: ask for less") from gone
        if error:
            raise named(*error)
        return value

    def alive(self) -> bool:
        """Whether its process is there."""
        return self.process.poll() is None

    def _gone(self, line: str) -> Broken:
        """What to raise where the pipe is closed: its process has ended, or is about to."""
        self.tired = True
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=1.0)
        return Killed(line) if self.process.returncode in _FROM_OUTSIDE else Broken(line)

    def _give_way(self) -> None:
        self.tired = True
        with suppress(AttributeError, OSError):  # no priorities on this system
            os.setpriority(os.PRIO_PROCESS, self.process.pid, NICE)

    def end(self) -> None:
        """Ends the process, whatever it is doing; a second call, from another thread too, changes nothing."""
        with self._ending:
            self.process.kill()
            self.process.wait()
            self.pipe.close()
