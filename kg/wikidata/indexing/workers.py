"""Work over a pool of processes, in order, a few tasks ahead of what has been taken."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

from kg.errors import KgError

Task = TypeVar("Task")
Result = TypeVar("Result")


def ordered(work: Callable[[Task], Result], tasks: Iterable[Task], *, jobs: int) -> Iterator[tuple[Task, Result]]:
    """Each task with what `work`, a function of a module, makes of it; with one job in this process."""
    if jobs == 1:
        yield from ((task, work(task)) for task in tasks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_follow) as pool:
        waiting: deque = deque()
        try:
            for task in tasks:
                waiting.append((task, pool.submit(work, task)))
                if len(waiting) > 2 * jobs:
                    task, future = waiting.popleft()
                    yield task, future.result()
            while waiting:
                task, future = waiting.popleft()
                yield task, future.result()
        except BrokenProcessPool as error:
            raise KgError(
                "a process that was reading has been killed, for want of memory perhaps: run the same command again with fewer --jobs"
            ) from error
        finally:
            for _, future in waiting:
                future.cancel()


def _follow() -> None:
    """Ctrl-C is for the first process to answer; and where that one is killed, this one ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent_process().join()
    os._exit(1)
