"""Facts about Wikidata items in one read-only sqlite file: names → items, and what tells items of one name apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import StoreError
from kg.wikidata.names import INITIALS, are_initials, check, fold, skeleton

FORMAT = "2"
_ANEW = "make it anew with kg wikidata index, or the package's own with python -m kg.wikidata.compile"
SHIPPED = Path(__file__).with_name("facts.sqlite3")

# One table each for items, their names, the offices that people held, and the texts that many items share.
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE item (id INTEGER PRIMARY KEY, label TEXT NOT NULL, type INTEGER, about INTEGER, country INTEGER, born INTEGER, died INTEGER, prior INTEGER NOT NULL);
CREATE TABLE name (key TEXT, id INTEGER, form INTEGER, PRIMARY KEY (key, id, form)) WITHOUT ROWID;
CREATE TABLE office (holder INTEGER, position INTEGER, country INTEGER, start INTEGER, end INTEGER, PRIMARY KEY (holder, position, country, start)) WITHOUT ROWID;
"""
_OF_A_COUNTRY = frozenset(["Person", "Place", "Facility"])
_SHORT = 5  # "Republic" of a state's name says nothing in a description; "Afghanistan" does
TYPES = ("Person", "Organization", "Place", "Facility", "Event", "Work", "Product", "Group", "Law", "Concept")


@dataclass(frozen=True, slots=True)
class Office:
    """A position that somebody held: "President", in an item that is a country, from and to a year (None: not known, or to this day)."""

    position: str
    country: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """A Wikidata item: `id` is its number (7747 for Q7747); `country` another's; years of birth (or founding) and death; `prior` 0 to 1."""

    id: int
    label: str
    type: str | None
    about: str
    country: int | None
    born: int | None
    died: int | None
    prior: float

    @property
    def qid(self) -> str:
        return f"Q{self.id}"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a name may mean; `exact` where the name is spelled as the item's own."""

    item: Item
    exact: bool


class Facts:
    """A label index: look-ups are cached, and ordered by prior, so that the same file gives the same answer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # Immutable: no locks, no journal; many processes can read the file at once, on a read-only disk too.
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            found = self._connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: not a file of Wikidata facts ({error}): {_ANEW}") from error
        if found != (FORMAT,):
            raise StoreError(f"{path}: facts of format {found and found[0]}, not {FORMAT}: {_ANEW}")
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.item = lru_cache(maxsize=20_000)(self._item)
        self.offices = lru_cache(maxsize=5_000)(self._offices)
        self.holders = lru_cache(maxsize=300)(self._holders)

    def __enter__(self) -> Facts:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def _rows(self, question: str, *values: object) -> list[tuple]:
        """The rows that answer a question in SQL; StoreError where the file is damaged."""
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: damaged ({error}): {_ANEW}, or link without it (--no-link)") from error

    def _named(self, name: str) -> tuple[Hit, ...]:
        """The items that a name may mean, exactly spelled ones first, then by prior."""
        folded = fold(name)
        rows = self._rows("SELECT id, form FROM name WHERE key = ?", skeleton(folded))
        if not rows:
            return ()
        own, capitals = check(folded), are_initials(name)
        exact: dict[int, bool] = {}
        for id, form in rows:
            if capitals or form < INITIALS:
                exact[id] = exact.get(id, False) or form % INITIALS == own
        hits = [Hit(item, spelled) for id, spelled in exact.items() if (item := self.item(id))]
        return tuple(sorted(hits, key=lambda hit: (not hit.exact, -hit.item.prior, hit.item.id)))

    def _item(self, id: int) -> Item | None:
        """The item of a number."""
        rows = self._rows(
            "SELECT item.id, label, type, text.text, country, born, died, prior FROM item LEFT JOIN text ON text.id = about WHERE item.id = ?", id
        )
        if not rows:
            return None
        id, label, type, about, country, born, died, prior = rows[0]
        return Item(id, label, TYPES[type] if type is not None else None, about or "", country, born, died, prior / 100)

    def _offices(self, holder: int) -> tuple[Office, ...]:
        """The offices that a person held, in order of their start."""
        rows = self._rows(
            "SELECT text.text, country, start, end FROM office JOIN text ON text.id = position WHERE holder = ? ORDER BY start, position", holder
        )
        return tuple(Office(position, country or None, start or None, end) for position, country, start, end in rows)

    def _holders(self, country: int) -> tuple[tuple[int, str, int, int], ...]:
        """Who held which office of a country, from and to which year (0 and 9999 where that is open)."""
        rows = self._rows("SELECT holder, text.text, start, end FROM office JOIN text ON text.id = position WHERE country = ? ORDER BY holder", country)
        return tuple((holder, position, start or 0, end or 9999) for holder, position, start, end in rows)

    def alike(self, prefix: str, *, limit: int = 200) -> Iterable[str]:
        """Keys that begin with `prefix`, at most `limit`: for fuzzy comparison."""
        return [key for (key,) in self._rows("SELECT DISTINCT key FROM name WHERE key >= ? AND key < ? LIMIT ?", prefix, prefix + "\U0010ffff", limit)]

    def keyed(self, key: str) -> tuple[Item, ...]:
        """The items under a key."""
        return tuple(item for (id,) in self._rows("SELECT DISTINCT id FROM name WHERE key = ? ORDER BY id", key) if (item := self.item(id)))

    def __len__(self) -> int:
        return self._rows("SELECT count(*) FROM item")[0][0]


def told(item: Item, facts: Facts) -> str:
    """What an item is, for people: its description, with its country where that does not say it ("city, Argentina")."""
    tied = item.type in _OF_A_COUNTRY or item.about.endswith("party")  # the seat of an alliance says nothing of it
    state = facts.item(item.country) if tied and item.country and item.country != item.id else None
    said = state is None or state.label in item.about or any(word in item.about for word in state.label.split() if len(word) > _SHORT)
    return item.about if said or not item.about else f"{item.about}, {state.label}"


def open_facts(path: str | Path | None = None) -> Facts:
    """The facts at `path`, by default those that ship with the package; StoreError where the file is missing, or is none."""
    place = Path(path) if path else SHIPPED
    if not place.is_file():
        advice = "make a label index with kg wikidata index" if path else "install the package again, or build with --no-link"
        raise StoreError(f"{place}: there are no Wikidata facts here: {advice}")
    return Facts(place)
