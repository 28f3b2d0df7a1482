"""Pools of warm worker processes: a job runs in one that can be ended; one that is ended is replaced, and harms no other.

A pool follows its store: where a build has put another in its place, workers of the old one end after their job.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.output import STORE
from kg.server.failures import Broken, Overloaded, TimedOut, named

# A job that has run for so many seconds gives way to others: its process is made nicer, and replaced afterwards.
PATIENCE, NICE = 1.0, 5
STARTING = 60.0


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
            self.tired = True
            raise Broken("the worker of this query has ended: ask again") from error
        return self._answer(0)

    def _answer(self, seconds: float) -> Any:
        try:
            if not self.pipe.poll(seconds):
                self.tired = True
                raise TimedOut("the query took longer than allowed and was ended: ask for less, or raise --timeout")
            error, value = self.pipe.recv()
        except (EOFError, OSError) as gone:
            self.tired = True
            raise Broken("the query ended its worker, most likely by the memory that it took: ask for less") from gone
        if error:
            raise named(*error)
        return value

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


class Pool:
    """`size` workers for the jobs of one module; each job has `seconds`, and waits at most `patience` for a worker.

    At most `waiting` jobs wait; one more is Overloaded at once. With `yielding`, jobs that take long give way to others.
    """

    def __init__(
        self,
        out: Path,
        jobs: str,
        *,
        size: int,
        seconds: float,
        memory: int = 0,
        patience: float = 10.0,
        waiting: int = 64,
        yielding: bool = False,
    ):
        self.out, self.jobs, self.memory, self.seconds, self.patience, self.yielding = out, jobs, memory, seconds, patience, yielding
        self._room = threading.BoundedSemaphore(size + waiting)
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._all: set[Worker] = set()
        self._lock, self._closed = threading.Lock(), False
        self._problem: KgError | None = None
        starting = [threading.Thread(target=self._add, args=(1,), daemon=True) for _ in range(size)]
        for thread in starting:
            thread.start()
        # One that is ready is enough to begin with; the others follow while it works.
        while not self._all and any(thread.is_alive() for thread in starting):
            time.sleep(0.01)
        if not self._all:
            raise self._problem or Broken("no worker could be started")

    def __call__(self, job: str, /, *, seconds: float | None = None, **arguments: Any) -> Any:
        """Does a job in a worker; raises what the job raises, or Overloaded, TimedOut, Broken."""
        if not self._room.acquire(blocking=False):
            raise Overloaded("too many requests are waiting: try again in a moment")
        try:
            return self._do(job, arguments, seconds or self.seconds)
        finally:
            self._room.release()

    def _do(self, job: str, arguments: dict, seconds: float) -> Any:
        worker = self._take()
        try:
            return self._done(worker, job, arguments, seconds)
        except KgError:
            if generation(self.out) in ((), worker.generation):
                raise
            # The store was replaced under the reader, whose files went with it: the new one has the answer.
            return self._done(self._take(), job, arguments, seconds)

    def _done(self, worker: Worker, job: str, arguments: dict, seconds: float) -> Any:
        try:
            return worker.do(job, arguments, seconds, yielding=self.yielding)
        finally:
            if worker.tired:
                threading.Thread(target=self._replace, args=(worker,), daemon=True).start()
            else:
                self._idle.put(worker)

    def _take(self) -> Worker:
        until = time.monotonic() + self.patience
        while True:
            try:
                worker = self._idle.get(timeout=max(0.01, until - time.monotonic()))
            except queue.Empty:
                raise Overloaded("every worker is busy: try again in a moment") from None
            if worker.generation == (now := generation(self.out)) or not now:
                return worker
            self._replace(worker)  # the store has been replaced: its reader goes with it

    def _replace(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()
        self._add()

    def _add(self, tries: int | None = None) -> None:
        """Starts a worker and puts it among the idle; tries again, ever slower, where it cannot start."""
        pause = 0.1
        while not self._closed and (tries is None or tries > 0):
            worker = Worker(self.out, self.jobs, self.memory)
            try:
                worker.ready()
                break
            except KgError as error:
                self._problem, tries = error, tries and tries - 1
                worker.end()
                time.sleep(pause)
                pause = min(5.0, pause * 2)
        else:
            return
        with self._lock:
            if self._closed:
                worker.end()
                return
            self._all.add(worker)
        self._idle.put(worker)

    def processes(self) -> list[int]:
        """The process ids of the workers, sorted."""
        with self._lock:
            return sorted(worker.process.pid for worker in self._all)

    def close(self) -> None:
        """Ends all workers."""
        with self._lock:
            self._closed = True
            workers, self._all = list(self._all), set()
        for worker in workers:
            worker.end()
