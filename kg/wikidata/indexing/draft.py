"""The index while it is made: rows as they come, and the place in the dump up to which they are there, always both or neither."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.wikidata.indexing.classes import anchors
from kg.wikidata.indexing.record import Rows

# What sqlite waits for: NORMAL outlives a loss of power, OFF only the death of the process.
SYNCHRONOUS = "NORMAL"
# No keys and no indexes: rows are only appended, and sorted once at the end.
_TABLES = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS raw_item (
    id INTEGER, label TEXT, about TEXT, kinds TEXT, state INTEGER, country INTEGER, near INTEGER,
    born INTEGER, died INTEGER, sitelinks INTEGER, latitude INTEGER, longitude INTEGER
);
CREATE TABLE IF NOT EXISTS raw_name (key TEXT, id INTEGER, form INTEGER);
CREATE TABLE IF NOT EXISTS raw_office (holder INTEGER, position INTEGER, start INTEGER, end INTEGER);
CREATE TABLE IF NOT EXISTS subclass (class INTEGER, parent INTEGER);
CREATE TABLE IF NOT EXISTS used (class INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS done (step TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Place:
    """How far a dump has been read: where to go on, the bytes of an entity that was cut there, and what was counted so far;
    `closed` where the list has ended, `complete` where nothing is left to read."""

    after: tuple[int, int] = (0, 0)
    pending: bytes = b""
    bytes_done: int = 0
    entities: int = 0
    broken: int = 0
    damaged: int = 0
    first: str = ""
    closed: bool = False
    complete: bool = False


class Draft:
    """The file beside the index in which it grows; whoever kills the process, the next one goes on from the last `save`."""

    def __init__(self, path: Path) -> None:
        """Opens or begins the draft at `path`; StoreError where another process has it, or where it is something else."""
        self.path = path
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=0.5)
            # Exclusive: a second process that indexes into the same file is told so at once.
            self.connection.executescript(
                f"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = {SYNCHRONOUS}; PRAGMA cache_size = -65536;"
            )
            self.connection.execute("BEGIN EXCLUSIVE")
            for statement in filter(str.strip, _TABLES.split(";")):
                self.connection.execute(statement)
            self.connection.execute("COMMIT")
        self._classes = {number for (number,) in self.connection.execute("SELECT class FROM used")}

    @property
    def purpose(self) -> str | None:
        """What the draft was begun for; None where it is new."""
        return self._get("purpose")

    @purpose.setter
    def purpose(self, told: str) -> None:
        self._set("purpose", told)

    def place(self) -> Place:
        """How far an earlier process got."""
        saved = self._get("place")
        if saved is None:
            return Place()
        after, *counted = json.loads(saved)
        return Place(tuple(after), self._get("pending") or b"", *counted)

    def add(self, rows: Rows) -> None:
        """Adds rows, which are lost unless `save` follows."""
        with translated(self.path):
            self._begin()
            insert = self.connection.executemany
            insert("INSERT INTO raw_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.items)
            insert("INSERT INTO raw_name VALUES (?, ?, ?)", rows.names)
            insert("INSERT INTO raw_office VALUES (?, ?, ?, ?)", rows.offices)
            insert("INSERT INTO subclass VALUES (?, ?)", rows.subclasses)
            new = {abs(int(number)) for row in rows.items for number in row[3].split()} - self._classes
            insert("INSERT OR IGNORE INTO used VALUES (?)", [(number,) for number in sorted(new)])
            self._classes |= new

    def save(self, place: Place) -> None:
        """Keeps what was added, and the place up to which it reaches."""
        with translated(self.path):
            self._begin()
            counted = (place.bytes_done, place.entities, place.broken, place.damaged, place.first, place.closed, place.complete)
            self._set("place", json.dumps([place.after, *counted]))
            self._set("pending", place.pending)
            self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()

    def discard(self) -> None:
        """Closes the draft and takes it away."""
        self.close()
        self.path.unlink(missing_ok=True)

    @contextmanager
    def step(self, name: str) -> Iterator[bool]:
        """A transaction that happens once: gives False where an earlier process has finished it."""
        with translated(self.path):
            if self.finished(name):
                yield False
                return
            self._begin()
            try:
                yield True
                self.connection.execute("INSERT INTO done VALUES (?)", (name,))
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def forget_steps(self) -> None:
        """Makes steps happen again whose file is gone."""
        self.connection.execute("DELETE FROM done WHERE step NOT IN ('classes', 'countries', 'positions')")

    def finished(self, step: str) -> bool:
        """Whether a step has happened."""
        return bool(self.connection.execute("SELECT 1 FROM done WHERE step = ?", (step,)).fetchone())

    def seed_classes(self) -> None:
        """Begins the table of classes' types with the well-known ones."""
        self.connection.execute("CREATE TABLE class_type (class INTEGER PRIMARY KEY, type INTEGER, depth INTEGER)")
        self.connection.executemany("INSERT INTO class_type VALUES (?, ?, 0)", anchors().items())

    def _begin(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")

    def _get(self, key: str):
        found = self.connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def _set(self, key: str, value: str | bytes) -> None:
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """sqlite's failures as a StoreError with the way out."""
    try:
        yield
    except sqlite3.Error as error:
        told = str(error)
        if "locked" in told:
            raise StoreError(f"{path}: another process is writing it: wait until it has finished, or give another --out") from error
        if "full" in told or "disk I/O" in told:
            raise StoreError(
                f"{path}: cannot be written ({told}): free some space and run the same command again, which goes on from here"
            ) from error
        if "not a database" in told or "malformed" in told:
            raise StoreError(f"{path}: not a file that an index was begun in ({told}): delete it, or give another --out") from error
        raise StoreError(f"{path}: cannot be written ({told}): give another --out") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}): give another --out") from error
