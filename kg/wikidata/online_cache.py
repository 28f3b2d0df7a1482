"""Answers of services, kept on disk, so that nothing is asked twice: one sqlite file, shared by processes, which may vanish at any time."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path

_DAYS = 30
_SCHEMA = "CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, told REAL NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID"


def default_path() -> Path:
    """Where the platform wants caches to be."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home) / "kg" / "services.sqlite3"


class Cache:
    """Questions and their answers, for `days`; `patience` is how many seconds it waits for another process. `problem` says why it does not keep anything, where it cannot."""

    def __init__(self, path: Path | None = None, *, days: float = _DAYS, patience: float = 2.0, clock: Callable[[], float] = time.time):
        self.path, self.days, self._clock = path or default_path(), days, clock
        self.problem: str | None = None
        self._connection: sqlite3.Connection | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=patience, isolation_level=None)
            self._connection.execute(_SCHEMA)
            self._connection.execute("DELETE FROM answer WHERE told < ?", (self._oldest(),))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, question: str) -> dict | None:
        """The answer that is kept, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT answer FROM answer WHERE question = ? AND told >= ?", (question, self._oldest())
            ).fetchone()
            return json.loads(zlib.decompress(row[0])) if row else None
        except (sqlite3.Error, zlib.error, ValueError) as error:
            self._give_up(error)
            return None

    def put(self, question: str, answer: dict) -> None:
        """Keeps an answer."""
        if self._connection is None:
            return
        try:
            packed = zlib.compress(json.dumps(answer, separators=(",", ":")).encode(), 1)
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (question, self._clock(), packed))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _oldest(self) -> float:
        return self._clock() - self.days * 86_400

    def _give_up(self, error: Exception) -> None:
        self.problem = f"{self.path}: answers are not kept ({error}): remove the file, or set XDG_CACHE_HOME"
        self.close()
