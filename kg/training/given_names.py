"""Given names that are one gender's by a wide margin, compiled from the name lists of the packages `faker` (MIT) and `names` (US census of 1990).

    pip install faker names && python -m kg.training given-names --facts FACTS

Rows of `kg/language/coreference/given_names.tsv`: name, "m" or "f", "alone" where the name by itself is hardly ever a surname, and where it is from.
Rows "by hand" are kept.
"""

from __future__ import annotations

import csv
import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from kg.language.coreference.gender import FEMALE, GIVEN_NAMES, MALE

MARGIN = 0.9
"""The share of a name's bearers, or of the countries that list it, that must have the gender."""
ALONE = 10.0
"""How many times as frequent a name must be as a given name than as a surname to count as one by itself."""
SHORT = 3
"""Names of so many letters or fewer that one country alone lists are left out: elsewhere they are surnames."""
BY_HAND = "by hand"


def compile_given_names(facts: Path, path: Path = GIVEN_NAMES) -> int:
    """Writes the file anew, without what a place or body of the facts is called too; returns the number of its names."""
    with path.open(encoding="utf-8") as lines:
        kept = {row[0]: tuple(row) for row in csv.reader(lines, delimiter="\t") if row[3] == BY_HAND}
    others = _others(facts)
    rows = dict(sorted(({row[0]: row for row in _rows() if row[0] not in others} | kept).items()))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows.values())
    return len(rows)


def _rows() -> Iterator[tuple[str, str, str, str]]:
    listed = {gender: Counter(_listed(f"first_names_{word}")) for gender, word in ((MALE, "male"), (FEMALE, "female"))}
    shares = {gender: _census(f"{word}.first") for gender, word in ((MALE, "male"), (FEMALE, "female"))}
    surnames, listed_surnames = _census("all.last"), set(_listed("last_names"))
    for name in {*listed[MALE], *listed[FEMALE], *shares[MALE], *shares[FEMALE]}:
        sources = {
            source: counts[MALE][name] / (counts[MALE][name] + counts[FEMALE][name])
            for source, counts in (("faker", listed), ("census", shares))
            if counts[MALE][name] + counts[FEMALE][name]
        }
        gender = MALE if min(sources.values()) >= MARGIN else FEMALE if max(sources.values()) <= 1 - MARGIN else None
        known = listed[gender][name] > 1 or shares[gender][name] > 0 if gender else False
        if gender and (known or len(name) > SHORT):
            alone = known and shares[gender][name] >= ALONE * surnames[name] and (name not in listed_surnames or shares[gender][name] > 0)
            yield name, gender, "alone" if alone else "", ", ".join(sources)


def _others(facts: Path) -> set[str]:
    """The one-word names of countries and towns and the first words of bodies' names."""
    found: set[str] = set()
    for table in ("countries", "places", "organisations"):
        with (facts / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
            words = [row["label"].lower().split() for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
        found |= {row[0] for row in words if len(row) == 1 or (row and table == "organisations")}
    return found


def _listed(attribute: str) -> Iterator[str]:
    """The names in Latin letters that each country's list of `faker` holds, once a country."""
    import faker.providers.person as persons

    for module in pkgutil.iter_modules(persons.__path__):
        names = getattr(import_module(f"{persons.__name__}.{module.name}").Provider, attribute, ()) if module.ispkg else ()
        yield from {name.lower() for name in names if name.isalpha() and name[0].isupper() and ord(max(name)) < 0x250 and len(name) > 1}


def _census(part: str) -> Counter[str]:
    """The share of people, in per cent, that have each name."""
    import names

    lines = (Path(names.__file__).parent / f"dist.{part}").read_text(encoding="ascii").splitlines()
    return Counter({row[0].lower(): float(row[1]) for row in map(str.split, lines)})
