"""An output folder, changed all at once or not at all.

    output/
    ├── graph.ttl  graph.trig  graph.html     the graph as files
    ├── store/                                the same, indexed for queries
    ├── .lock                                 held by the one process that writes
    └── .draft/                               what a build is making; moved into place when it is whole

A draft becomes the folder's content by renames only. The marker READY is written when the draft is whole: a process killed
before it has changed nothing, and one killed after it is finished by whoever opens the folder next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

STORE, DRAFT, LOCK, READY = "store", ".draft", ".lock", "READY"


class Draft:
    """The folder's next content: a context manager that holds the folder's lock, and on leaving drops what was not published.

    `path` is the draft's own folder; `store` is where its store lies, a copy of the present one to begin with.
    Raises StoreError where the folder cannot be written or another process is writing it.
    """

    def __init__(self, out: str | os.PathLike, *, copy: Callable[[Path, Path], None]):
        self.out = Path(out)
        self.path = self.out / DRAFT
        self.store = self.path / STORE
        self._copy = copy
        self._lock = None

    def __enter__(self) -> Draft:
        with writing(self.out):
            if self.out.exists() and not self.out.is_dir():
                raise StoreError(f"{self.out}: this is a file: name a folder with --out")
            self.out.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.out / LOCK)
            try:
                self._begin()
            except BaseException:  # leaving is not called for what was never entered
                self.__exit__()
                raise
        return self

    def _begin(self) -> None:
        finish(self.out)
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir()
        if (self.out / STORE).exists():
            self._copy(self.out / STORE, self.store)

    def __exit__(self, *exception: object) -> None:
        if not (self.path / READY).exists():  # a whole draft that could not be moved is finished by whoever opens the folder next
            shutil.rmtree(self.path, ignore_errors=True)
        if self._lock:
            self._lock.close()

    def publish(self) -> list[Path]:
        """Moves all that is in the draft's folder into place; the paths where it is now, files first."""
        names = sorted((path.name for path in self.path.iterdir()), key=lambda name: (name == STORE, name))
        with writing(self.out):
            (self.path / READY).touch()
            finish(self.out)
        return [self.out / name for name in names]


@contextmanager
def reading(out: Path) -> Iterator[None]:
    """While something in the folder is opened: nobody moves a draft into place meanwhile, and one that was left whole is moved first."""
    finish(out)
    with _held(out, exclusive=False):
        yield


def finish(out: Path) -> None:
    """Moves a whole draft into place, whoever made it; a draft that is not whole is left alone."""
    if (out / DRAFT / READY).exists():
        with _held(out, exclusive=True):
            _move(out, out / DRAFT)


def _move(out: Path, draft: Path) -> None:
    if not (draft / READY).exists():  # another process was faster
        return
    for path in sorted(draft.iterdir()):
        if path.name == READY or path.name.startswith("old-"):
            continue
        target = out / path.name
        if target.is_dir():
            shutil.rmtree(draft / f"old-{path.name}", ignore_errors=True)
            target.rename(draft / f"old-{path.name}")
        path.replace(target)
    shutil.rmtree(draft)


@contextmanager
def _held(out: Path, *, exclusive: bool) -> Iterator[None]:
    """The folder itself, for the moment that a move or an opening takes; it says nothing of who writes, as .lock does."""
    try:
        import fcntl

        handle = os.open(out, os.O_RDONLY)
    except (ImportError, OSError):  # no such locks on Windows; a folder that is not there is told by whoever opens it
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


class writing:
    """Translates failures of the disk into StoreError, in one place."""

    def __init__(self, out: Path):
        self.out = out

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise StoreError(f"{self.out}: cannot be written ({error.strerror or error}): what was there before is unchanged") from error


def _locked(path: Path):
    """The lock file, held until it is closed; StoreError where another process holds it."""
    handle = path.open("a+")
    try:
        import fcntl
    except ImportError:  # no such locks on Windows: the store's own lock stands
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.seek(0)
        holder = handle.read().strip()
        handle.close()
        raise StoreError(
            f"{path.parent}: another process{f' ({holder})' if holder else ''} is writing here: wait for it, or choose another --out"
        ) from error
    handle.truncate(0)
    handle.write(f"process {os.getpid()}")
    handle.flush()
    return handle
