"""Jobs whose worker is ended while it works; each call leaves a line in the file `mark`."""

import os
import signal
import time
from pathlib import Path


def _attempts(mark: str) -> int:
    with Path(mark).open("a") as file:
        file.write("called\n")
    return len(Path(mark).read_text().splitlines())


def killed(bench, *, mark: str, times: int) -> int:
    """Is killed as the system kills the first `times` that it is asked; then how often that was."""
    if _attempts(mark) <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    return times


def greedy(bench, *, mark: str) -> None:
    """Ends as those do who ask for more memory than they may have."""
    _attempts(mark)
    os.abort()


def warmed(bench) -> bool:
    """Whether its worker has been prepared; prepares it."""
    there = "warm" in bench.notes
    bench.notes["warm"] = True
    return there


def endless(bench) -> None:
    """Takes longer than any job may."""
    time.sleep(600)


JOBS = {"killed": killed, "greedy": greedy, "warmed": warmed, "endless": endless}
