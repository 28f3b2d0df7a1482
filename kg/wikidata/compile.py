"""Makes the file of facts that ships with the package: `python -m kg.wikidata.compile --facts DIR --out FILE`.

The tables' rows are merged by item. The first-hand tables name and type an item; every table adds names. The prior says how
often news names an item, on a log scale: the tables that have it, its kind, its size, its names, and how early it got its number.
"""

from __future__ import annotations

import argparse
import csv
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.wikidata.context import COUNTRY
from kg.wikidata.facts import FORMAT, SCHEMA, SHIPPED, TYPES
from kg.wikidata.names import INITIALS, are_initials, check, fold, skeleton, without_middle
from kg.wikidata.offices import is_head
from kg.wikidata.tables import Record, read_tables

WIDENING = Path(__file__).with_name("widening.tsv")
LEADERS = Path(__file__).with_name("leaders.tsv")  # heads of state and government and their ministers, each row with where it was seen
_LONGEST_NAME, _LONGEST_TEXT = 60, 50
_RANK_OF_FOREIGN_NAMES = 5  # tables of organisations and works carry names in all languages
_KNOWN_TO = 2022  # the year that the tables of office holders go to
_BYTES_OF_ITEM, _BYTES_OF_NAME = 20, 13
_PROTECTED = {"Person": 5}  # legislators: few tables know them, and news names them all the same


@dataclass(slots=True)
class Merged:
    """An item while its rows come together."""

    best: Record
    names: set[str] = field(default_factory=set)
    offices: set[tuple] = field(default_factory=set)
    weight: float = 0.0
    country: str = ""
    born: int | None = None
    died: int | None = None
    prior: int = 0


def merge(records: Iterable[Record]) -> dict[int, Merged]:
    """Items by number."""
    items: dict[int, Merged] = {}
    ranks: dict[int, dict[int, float]] = defaultdict(dict)
    for record in records:
        item = items.setdefault(record.id, Merged(record))
        if record.rank < item.best.rank:
            item.best = record
        item.names.update((record.label, *record.aliases))
        item.country = item.country or record.country
        item.born, item.died = item.born or record.born, item.died or record.died
        if record.office and record.office[0]:
            item.offices.add(record.office)
        # A table counts once, however many rows it has for an item.
        ranks[record.id][record.rank] = max(record.weight, ranks[record.id].get(record.rank, -9.0))
    for id, item in items.items():
        item.weight = sum(ranks[id].values())
        item.prior = prior(id, item)
    return items


def prior(id: int, item: Merged) -> int:
    """0 to 100: a squashed sum of the tables' weights, the number of names, and the number of the item (Wikidata began with what matters)."""
    score = item.weight + 0.35 * math.log2(1 + len(item.names)) - 0.8 * (math.log10(id) - 5.5)
    return round(100 / (1 + math.exp(-0.6 * (score - 1.5))))


def country_numbers(items: dict[int, Merged]) -> dict[str, int]:
    """Names and codes of countries → their numbers; of namesakes (there were three Georgias) the best known one's, labels before other names."""
    countries = sorted((id for id in items if items[id].best.about == COUNTRY), key=lambda id: (items[id].prior, -id))
    found: dict[str, int] = {}
    for id in countries:
        found.update(dict.fromkeys(filter(None, (*items[id].names, *_codes(items[id]))), id))
    return {**found, **{items[id].best.label: id for id in countries}}


def home(item: Merged, numbers: dict[str, int]) -> int | None:
    """The country of an item: the table's, else the one that its description or its label begins with, or is "of" or "in"."""
    if known := numbers.get(item.country):
        return known
    for words in (item.best.about, item.best.label if item.best.type == "Organization" else ""):
        parts = words.split()
        for start, before in enumerate(["of", *parts]):
            if before in ("of", "in") and start < len(parts):
                rest = parts[start + (parts[start] == "the") :]
                for length in (3, 2, 1):
                    name = " ".join(rest[:length]).rstrip(",.")
                    if len(name) > 3 and len(rest) >= length and name in numbers:
                        return numbers[name]
    return None


def _codes(item: Merged) -> tuple[str, ...]:
    return tuple(name for name in item.names if len(name) in (2, 3) and name.isupper())


def keys(item: Merged) -> set[tuple[str, int]]:
    """The keys of an item's names with their checks; of obscure items' names, only those that English news could print."""
    plain = item.best.rank >= _RANK_OF_FOREIGN_NAMES
    names = [name for name in item.names if len(name) <= _LONGEST_NAME and (not plain or name.isascii() or name == item.best.label) and not _is_nickname(name, item)]
    folded = {fold(name) for name in names if not are_initials(name)}
    folded |= {short for name in folded if item.best.type == "Person" and (short := without_middle(name))}
    initials = {fold(name) for name in names if are_initials(name)} - folded
    found = {(skeleton(name), check(name)) for name in folded if _usable(name)}
    return found | {(skeleton(name), check(name) | INITIALS) for name in initials if _usable(name)}


def _is_nickname(name: str, item: Merged) -> bool:
    """Whether a name is an article and a word that is in none of the item's other names: "The Base", "The City" are anything's."""
    article, _, word = name.partition(" ")
    if article.lower() != "the" or not word or " " in word:
        return False
    label = fold(item.best.label).split()
    return fold(word) not in label and not any(fold(word) == fold(other) for other in item.names if other != name and not other.lower().startswith("the "))


def _usable(folded: str) -> bool:
    return len(folded) > 1 and not folded.isdigit() and any("a" <= c <= "z" for c in folded)


def outdated(records: Iterable[Record], newer: Iterable[Record]) -> Iterable[Record]:
    """The tables' records as far as they can be trusted: who followed they do not know, so what they give as the present office of a head of
    state or government ends with them; where a newer table has the same term of office, it tells its end."""
    known = {(record.id, record.office[0], record.office[2]) for record in newer if record.office}
    for record in records:
        if record.office and (record.id, record.office[0], record.office[2]) in known:
            yield replace(record, office=None)
        elif record.office and record.office[3] is None and is_head(record.office[0]):
            position, country, start, _ = record.office
            yield replace(record, office=(position, country, start, max(start or 0, _KNOWN_TO)))
        else:
            yield record


def widening(path: Path = WIDENING) -> Iterable[Record]:
    """The rows of the table made by hand."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            aliases = tuple(filter(None, row["aliases"].split("|")))
            yield Record(int(row["id"][1:]), row["label"], row["type"], -1, row["about"], row["country"], aliases=aliases, weight=2.0)


def leaders(path: Path = LEADERS) -> Iterable[Record]:
    """The rows of the table of office holders, who are younger than the other tables."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            start, end = (int(row[year]) if row[year] else None for year in ("start", "end"))
            aliases = tuple(filter(None, (row["aliases"] or "").split("|")))
            office = (row["position"], row["country"], start, end)
            about = f"{row['position']} of {row['country']}"
            yield Record(int(row["id"][1:]), row["label"], "Person", -1, about, row["country"], aliases=aliases, weight=2.0, office=office)


def trim(items: dict[int, Merged], *, megabytes: float) -> dict[int, Merged]:
    """The items that fit: what news is least likely to name goes first (works with everyday titles, then obscure places and firms)."""
    room, kept = megabytes * 1e6, {}
    for id in sorted(items, key=lambda id: (-items[id].prior - 100 * (items[id].best.rank < 0) - _PROTECTED.get(items[id].best.type, 0), id)):
        room -= _BYTES_OF_ITEM + len(items[id].best.label) + sum(len(key) + _BYTES_OF_NAME for key, _ in keys(items[id]))
        if room < 0:
            break
        kept[id] = items[id]
    return kept


def write(items: dict[int, Merged], path: Path) -> None:
    """The items as a new file, the same bytes for the same items."""
    path.unlink(missing_ok=True)
    numbers, texts = country_numbers(items), {}

    def text(words: str) -> int | None:
        return texts.setdefault(words[:_LONGEST_TEXT], len(texts) + 1) if words else None

    rows, names, offices = [], set(), set()
    for id in sorted(items):
        item = items[id]
        best = item.best
        found = keys(item)
        if not found:
            continue
        country = id if best.about == COUNTRY else home(item, numbers)
        type = TYPES.index(best.type) if best.type else None
        rows.append((id, best.label[:_LONGEST_NAME], type, text(best.about), country, item.born, item.died, item.prior))
        names.update((key, id, form) for key, form in found)
        offices.update((id, text(position), numbers.get(where) or 0, start or 0, end) for position, where, start, end in sorted(item.offices, key=str))
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        connection.executemany("INSERT INTO text VALUES (?, ?)", ((number, words) for words, number in texts.items()))
        connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(names))
        connection.executemany("INSERT OR IGNORE INTO office VALUES (?, ?, ?, ?, ?)", sorted(offices, key=str))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    connection.close()


def main() -> None:
    """Compiles the tables and says what came of it."""
    parser = argparse.ArgumentParser(prog="python -m kg.wikidata.compile", description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=Path, required=True, help="folder of the tables")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--megabytes", type=float, default=14.0, help="about how large the file may be")
    arguments = parser.parse_args()
    newer = list(leaders())
    items = trim(merge([*outdated(read_tables(arguments.facts), newer), *widening(), *newer]), megabytes=arguments.megabytes)
    write(items, arguments.out)
    print(f"{arguments.out}: {len(items):,} items, {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
