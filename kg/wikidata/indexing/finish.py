"""From rows as they came to the index: types through the tree of classes, countries through places, names sorted for looking up."""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from kg.wikidata.context import COUNTRY
from kg.wikidata.facts import FORMAT, SCHEMA, TYPES
from kg.wikidata.indexing import draft as drafts
from kg.wikidata.indexing.classes import type_of
from kg.wikidata.indexing.draft import Draft, translated

_UNKNOWN = len(TYPES)  # beside the indexes of TYPES: no class of the item is known
# What an index has over the facts that ship: a count, and a place in ten-thousandths of a degree.
_MORE_COLUMNS = ("sitelinks", "latitude", "longitude")
# Two logistic curves over the doublings of the number of sitelinks, the higher one counts: through the items of the dump's published sample
# whose prior the shipped facts have from tables, and, below thirty sitelinks, through the many that those tables hardly know.
_KNOWN, _OBSCURE = (1.34, -6.56), (0.45, -2.2)
_KEPT = "label <> '' AND typed BETWEEN 0 AND {unknown} AND {wanted}"


def prior(sitelinks: int) -> int:
    """0 to 100: how well known an item of so many sitelinks is, on the scale of the shipped facts."""
    doublings = math.log2(1 + sitelinks)
    return round(100 / (1 + math.exp(-max(slope * doublings + base for slope, base in (_KNOWN, _OBSCURE)))))


def text_key(text: str | None) -> int | None:
    """The number under which a text is kept: sixty-two bits of its hash, so that no table of all texts is needed to find it."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 2 if text else None


def finish(draft: Draft, out: Path, *, types: frozenset[str] | None, about: dict[str, str], told: Callable[[str], None]) -> None:
    """Makes the index at `out` from a complete draft, in steps of which each happens once; the same rows make the same bytes.

    `types` are the classes to keep (None: all, and items of no known class); `about` is what the file says of itself.
    """
    new = out.with_name(out.name + ".new")
    with translated(out), _sorting_beside(out):
        connection = draft.connection
        _agree(draft, new)
        connection.execute("ATTACH ? AS made", (str(new),))
        connection.executescript(
            f"PRAGMA made.journal_mode = DELETE; PRAGMA made.synchronous = {drafts.SYNCHRONOUS}; PRAGMA made.locking_mode = NORMAL;"
        )
        connection.create_function("prior", 1, prior, deterministic=True)
        connection.create_function("text_key", 1, text_key, deterministic=True)
        wanted = "TRUE" if types is None else f"typed IN ({', '.join(str(TYPES.index(name)) for name in sorted(types))})"
        kept = _KEPT.format(unknown=_UNKNOWN, wanted=wanted)
        for number, (name, work) in enumerate(_STEPS.items(), 1):
            with draft.step(name) as first:
                if first:
                    told(f"{name} ({number} of {len(_STEPS)})")
                    work(draft, kept, about)
            if name == "classes":
                _know_types(connection)
        connection.execute("DETACH made")
    with translated(out):
        os.replace(new, out)


def _agree(draft: Draft, new: Path) -> None:
    """Takes away a file that another draft has left, and what this draft says of one that is gone."""
    if not draft.finished("tables"):
        new.unlink(missing_ok=True)
        new.with_name(new.name + "-journal").unlink(missing_ok=True)
    elif not new.exists():
        draft.forget_steps()


def _classes(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    """The type of every class, step by step down from the well-known ones: the nearest of these counts."""
    draft.seed_classes()
    draft.connection.execute("CREATE INDEX subclass_parent ON subclass (parent, class)")
    depth, found = 0, 1
    while found:
        depth += 1
        found = draft.connection.execute(
            "INSERT OR IGNORE INTO class_type SELECT s.class, min(t.type), ?1 FROM class_type t JOIN subclass s ON s.parent = t.class WHERE t.depth = ?1 - 1 GROUP BY s.class",
            (depth,),
        ).rowcount


def _know_types(connection: sqlite3.Connection) -> None:
    """Gives SQL the function `type_of(kinds)`; in memory are only the classes that have instances, a hundred thousand or so."""
    rows = connection.execute("SELECT class, depth, type FROM used JOIN class_type USING (class)")
    known = {number: (depth, type) for number, depth, type in rows}

    def typed(kinds: str) -> int:
        found = type_of(kinds, known)
        return _UNKNOWN if found is None else found

    connection.create_function("type_of", 1, typed, deterministic=True)


def _countries(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    """The countries of the places that stand for those of items which name none."""
    draft.connection.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, country INTEGER)")
    draft.connection.execute("INSERT INTO place SELECT DISTINCT near, NULL FROM raw_item WHERE near IS NOT NULL AND country IS NULL")
    draft.connection.execute(
        "INSERT OR REPLACE INTO place SELECT id, CASE WHEN state THEN id ELSE country END FROM raw_item WHERE id IN (SELECT id FROM place)",
    )


def _positions(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    """The names and countries of the positions that people hold."""
    draft.connection.execute("CREATE TABLE position (id INTEGER PRIMARY KEY, label TEXT, country INTEGER)")
    draft.connection.execute("INSERT INTO position SELECT DISTINCT position, NULL, NULL FROM raw_office")
    draft.connection.execute(
        "INSERT OR REPLACE INTO position SELECT id, label, country FROM raw_item WHERE id IN (SELECT id FROM position)"
    )


def _tables(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    for statement in filter(str.strip, SCHEMA.replace("CREATE TABLE ", "CREATE TABLE made.").split(";")):
        draft.connection.execute(statement)
    present = {row[1] for row in draft.connection.execute("PRAGMA made.table_info(item)")}
    for column in _MORE_COLUMNS:
        if column not in present:
            draft.connection.execute(f"ALTER TABLE made.item ADD COLUMN {column} INTEGER")


def _items(draft: Draft, kept: str, _about: dict[str, str]) -> None:
    # An item that a dump has twice counts once, as it stands first.
    draft.connection.execute(
        f"""INSERT OR IGNORE INTO made.item (id, label, type, about, country, born, died, prior, sitelinks, latitude, longitude)
        SELECT raw.id, label, nullif(typed, {_UNKNOWN}), text_key(CASE WHEN state THEN '{COUNTRY}' ELSE about END),
            CASE WHEN state THEN raw.id ELSE coalesce(raw.country, place.country) END, born, died, prior(sitelinks), sitelinks, latitude, longitude
        FROM (SELECT *, rowid AS row, type_of(kinds) AS typed FROM raw_item) raw LEFT JOIN place ON place.id = near
        WHERE {kept} ORDER BY raw.id, raw.row"""
    )


def _texts(draft: Draft, kept: str, _about: dict[str, str]) -> None:
    draft.connection.execute(
        f"""INSERT OR IGNORE INTO made.text SELECT text_key(about), about FROM (
            SELECT about FROM (SELECT *, type_of(kinds) AS typed FROM raw_item) WHERE about IS NOT NULL AND {kept}
            UNION SELECT label FROM position WHERE label IS NOT NULL UNION SELECT '{COUNTRY}'
        ) ORDER BY 1, 2"""
    )


def _names(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    draft.connection.execute(
        "INSERT OR IGNORE INTO made.name SELECT key, id, form FROM raw_name WHERE id IN (SELECT id FROM made.item) ORDER BY key, id, form"
    )


def _offices(draft: Draft, _kept: str, _about: dict[str, str]) -> None:
    draft.connection.execute(
        """INSERT OR IGNORE INTO made.office (holder, position, country, start, end)
        SELECT holder, text_key(position.label), coalesce(position.country, 0), coalesce(start, 0), end
        FROM raw_office JOIN position ON position.id = position WHERE position.label IS NOT NULL AND holder IN (SELECT id FROM made.item) ORDER BY 1, 2, 3, 4, 5"""
    )
    # Who holds an office of a country: the facts that ship are small enough to look through.
    draft.connection.execute("CREATE INDEX made.office_country ON office (country, holder)")


def _about(draft: Draft, _kept: str, about: dict[str, str]) -> None:
    counted = {table: str(draft.connection.execute(f"SELECT count(*) FROM made.{table}").fetchone()[0]) for table in ("item", "name")}
    rows = {**about, "items": counted["item"], "names": counted["name"], "format": FORMAT}
    draft.connection.executemany("INSERT INTO made.meta VALUES (?, ?)", sorted(rows.items()))


_STEPS: dict[str, Callable[[Draft, str, dict[str, str]], None]] = {
    "classes": _classes, "countries": _countries, "positions": _positions, "tables": _tables,
    "items": _items, "texts": _texts, "names": _names, "offices": _offices, "about": _about,
}  # fmt: skip


@contextmanager
def _sorting_beside(out: Path) -> Iterator[None]:
    """Lets sqlite sort in files beside the index, where there is room for it, and not in the system's folder for temporary files."""
    before = os.environ.get("SQLITE_TMPDIR")
    os.environ["SQLITE_TMPDIR"] = before or str(out.resolve().parent)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SQLITE_TMPDIR"]
