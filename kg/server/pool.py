"""Pools of warm worker processes: a job runs in one that can be ended; one that is ended is replaced, and harms no other.

A job whose worker someone else ends (the system, short of memory, picks any process) is done again by another: jobs only read.
A pool follows its store: where a build has put another in its place, workers of the old one end after their job.
"""

from __future__ import annotations

import queue
import threading
import time
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.server.failures import Broken, Overloaded, TimedOut
from kg.server.process import Killed, Worker, generation

# How often a job is tried: whoever kills several workers at once may hit the next one, too.
ATTEMPTS = 3


class Pool:
    """`size` workers for the jobs of one module; each job has `seconds`, and waits at most `patience` for a worker.

    At most `waiting` jobs wait; one more is Overloaded at once. With `yielding`, jobs that take long give way to others.
    `warming` is a job without arguments that each worker does before any other, so that no reader waits for what it prepares.
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
        warming: str = "",
    ):
        self.warming = warming
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
        """The job's value, from another worker where this one was killed (by no fault of the job, as far as one can tell), or where the store
        was replaced under it, whose files went with it."""
        attempts = ATTEMPTS
        while True:
            worker, begun, attempts = self._take(), time.monotonic(), attempts - 1
            try:
                return self._done(worker, job, arguments, seconds)
            except KgError as error:
                replaced = generation(self.out) not in ((), worker.generation)
                if isinstance(error, Killed) and not replaced:
                    seconds -= time.monotonic() - begun
                elif not replaced:
                    raise
                if not attempts or seconds <= 0 or self._closed:
                    raise

    def _done(self, worker: Worker, job: str, arguments: dict, seconds: float) -> Any:
        try:
            return worker.do(job, arguments, seconds, yielding=self.yielding)
        finally:
            if worker.tired:
                self._let_go(worker)
            else:
                self._idle.put(worker)

    def _take(self) -> Worker:
        until = time.monotonic() + self.patience
        while True:
            try:
                worker = self._idle.get(timeout=max(0.01, until - time.monotonic()))
            except queue.Empty:
                raise Overloaded("every worker is busy: try again in a moment") from None
            if not worker.alive():  # killed while it waited
                self._let_go(worker)
            elif worker.generation == (now := generation(self.out)) or not now:
                return worker
            else:
                self._replace(worker)  # the store has been replaced: its reader goes with it

    def _let_go(self, worker: Worker) -> None:
        """Has a worker ended and another started, while others work."""
        threading.Thread(target=self._replace, args=(worker,), daemon=True).start()

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
        self._warm(worker)
        self._idle.put(worker)

    def _warm(self, worker: Worker) -> None:
        """Has a worker prepare itself; where that takes longer than a job may, no worker does."""
        if not self.warming:
            return
        try:
            worker.do(self.warming, {}, self.seconds, yielding=False)
        except TimedOut:
            self.warming = ""
            worker.end()
        except KgError:  # whoever asks for the same is told
            pass

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
