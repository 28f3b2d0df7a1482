"""What class of the ontology a class of Wikidata comes under: a table of well-known ones, which their subclasses (P279) follow."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from kg.wikidata.facts import TYPES

CLASSES = Path(__file__).with_name("classes.tsv")
SKIPPED = -1  # what news never names: pages of Wikimedia itself, articles of science, names as such, stars, genes
CONCEPT = TYPES.index("Concept")
# A subclass of these is a kind of thing ("soldier" is a subclass of person), not one of them.
KINDS = frozenset(TYPES.index(name) for name in ("Person", "Organization", "Place", "Facility", "Group"))


@cache
def anchors() -> dict[int, int]:
    """Numbers of classes → indexes into TYPES, or SKIPPED."""
    with CLASSES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {int(row["id"][1:]): SKIPPED if row["type"] == "-" else TYPES.index(row["type"]) for row in rows}


def type_of(kinds: str, known: dict[int, tuple[int, int]]) -> int | None:
    """The type of an item by its classes, as numbers in a string (negative ones are those it is a subclass of); None where nothing is known.

    `known` are (steps to the table, type) by class: the nearest counts, of equally near ones the first.
    """
    found = []
    for place, number in enumerate(map(int, kinds.split())):
        if steps := known.get(abs(number)):
            type = steps[1]
            found.append((steps[0], place, CONCEPT if number < 0 and type in KINDS else type))
    return min(found)[2] if found else None
