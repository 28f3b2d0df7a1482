"""The tables of facts read into records: one reader a table, each saying what its columns are worth."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.wikidata.kinds import class_of


@dataclass(slots=True)
class Record:
    """What one row says of an item; `rank` orders tables by how far their label, type and words are to be trusted (lower first)."""

    id: int
    label: str
    type: str | None
    rank: int
    about: str = ""
    country: str = ""
    born: int | None = None
    died: int | None = None
    aliases: tuple[str, ...] = ()
    weight: float = 0.0
    office: tuple[str, str, int | None, int | None] | None = None


# Kinds of operators and brands that news does not name, or that are nameless lines and posts.
_DULL = frozenset(
    ["school", "surveillance", "park", "recycling", "substation", "street_cabinet", "toilets", "kindergarten", "vending_machine", "parcel_locker", "post_box", "fire_station", "line", "pipeline", "bus", "tram", "picnic_table", "bench", "bicycle_parking", "monitoring_station", "charging_station", "library", "social_facility", "nail_salon", "hairdresser", "laundry", "dry_cleaning", "car_wash", "massage", "tanning", "tattoo", "pet", "storage_rental", "grave_yard", "drinking_water", "parking", "parking_space", "townhall", "telephone", "water_works", "wastewater_plant", "pole", "tower", "mast", "bicycle_rental", "shoes", "clothes", "optician", "convenience", "bakery", "fast_food", "restaurant", "cafe", "variety_store", "jewelry", "beauty", "hearing_aids", "kitchen", "bed", "furniture", "flooring", "paint", "car_repair", "car_parts", "tyres", "alcohol", "confectionery", "fitness_centre"]
)
# Things that people are or have, not things that a name in the news denotes.
_NAMELESS = frozenset(["public office", "head of state", "head of government", "title", "position", "political office", "given name", "family name", "male given name", "female given name", "unisex given name"])
_VANDALISED = {"Relajación": "religion"}
# How much more (or less) an item of a table of mixed kinds is named in news than its QID suggests.
_KIND_WEIGHT = {
    "film": -2.5, "album": -3.0, "song": -3.0, "single": -3.0, "television series": -2.0, "studio album": -3.0, "video game": -2.0, "television program": -2.0, "literary work": -2.0,
    "written work": -2.0, "painting": -2.0, "compilation album": -3.0, "live album": -3.0, "extended play": -3.0, "musical group": -1.5, "rock band": -1.5, "musical duo": -1.5,
    "second-level region": -1.0, "comune of Italy": -0.7, "commune of France": -0.7, "record label": -1.0, "video game developer": -0.5, "cabinet": -1.0, "facility": -0.7, "healthcare": -0.7, "archive": -1.0, "nonprofit": -0.5, "magazine": -0.5, "football club": -0.3,
    "big city": 0.8, "daily newspaper": 0.3, "international organization": 1.0, "intergovernmental organization": 1.5, "government agency": 0.5,
    "state of the United States": 2.0, "continent": 3.0, "modern language": -2.0, "language": -2.0,
}  # fmt: skip
_TABLE_WEIGHT = {"fb15k": 1.2, "xfactr": 0.3, "fewrel": 0.2, "eps": 0.2, "ror": -0.2, "reep": 0.0, "covid": 0.0, "ep2015": -0.3, "events": 0.0, "partyfacts": 0.2}


def read_tables(folder: Path) -> Iterator[Record]:
    """Every row of every table of a folder; SourceError where one is missing."""
    for name, reader in _READERS.items():
        path = folder / f"{name}.tsv"
        if not path.is_file():
            raise SourceError(f"{path}: this table of facts is missing: give the folder that holds the tables with --facts")
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["qid"].startswith("Q") and row["qid"][1:].isdigit() and (record := reader(int(row["qid"][1:]), row)):
                    yield record


def _latin(words: str) -> str:
    """A description where it is one in English (some tables took over what vandals had left)."""
    words = _VANDALISED.get(words, words)
    return words if words.isascii() else "".join(c for c in words if c < "\u0250") if sum(c >= "\u0250" for c in words) < 3 else ""


def _year(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("-").isdigit() else None


def _aliases(row: dict) -> tuple[str, ...]:
    return tuple(filter(None, (row.get("aliases") or "").split("|")))


def _weight(row: dict, *kinds: str) -> float:
    sources = (row.get("source") or "").split("|")
    return sum(_TABLE_WEIGHT.get(source, 0.0) for source in sources) + sum(_KIND_WEIGHT.get(kind, 0.0) for kind in kinds)


def _countries(id: int, row: dict) -> Record:
    return Record(id, row["label"], "Place", 0, "country", row["label"], aliases=_aliases(row), weight=7.0)


def _places(id: int, row: dict) -> Record:
    # Thousands of inhabitants on a log scale; a capital counts as ten times its size.
    size = math.log10(max(float(row["population"] or 0), 1000)) - 4
    about = f"{row['kind']} in {row['region']}" if row["region"] and row["region"] != row["label"] else row["kind"]
    return Record(id, row["label"], "Place", 1, about, row["country"], aliases=_aliases(row), weight=size + (1.0 if row["kind"] == "capital" else 0.0))


def _officeholders(id: int, row: dict) -> Record:
    office = (row["position"], row["country"], _year(row["start_year"]), _year(row["end_year"]))
    return Record(id, row["label"], "Person", 1, row["position"], row["country"], weight=2.5, office=office)


def _us_congress(id: int, row: dict) -> Record:
    office = (row["position"], "United States", _year(row["start_year"]), None)
    return Record(id, row["label"], "Person", 1, f"{row['position']} ({row['party']}, {row['state']})", "United States", aliases=_aliases(row), weight=0.8, office=office)


def _offices(id: int, row: dict) -> Record:
    office = (row["position"], row["country"], _year(row["start_year"]), _year(row["end_year"]))
    return Record(id, row["label"], "Person", 3, row["position"], row["country"], weight=0.1, office=office)


def _people(id: int, row: dict) -> Record:
    words = _latin(row["description_or_occupation"])
    return Record(id, row["label"], "Person", 2, words, row["country"], _year(row["birth_year"]), _year(row["death_year"]), _aliases(row), _weight(row))


def _parties(id: int, row: dict) -> Record:
    return Record(id, row["label"], "Organization", 2, "political party", row["country"], _year(row["start_year"]), _year(row["end_year"]), _aliases(row), _weight(row))


def _more_organisations(id: int, row: dict) -> Record:
    kind = row["kind"]
    return Record(id, row["label"], class_of(kind) or "Organization", 5, _latin(kind), row["country"], aliases=_aliases(row), weight=_weight(row, kind))


def _regions_and_waters(id: int, row: dict) -> Record:
    kind = row["kind"]
    return Record(id, row["label"], class_of(kind) or "Place", 4, _latin(kind), row["country"], aliases=_aliases(row), weight=_weight(row, kind))


def _organisations(id: int, row: dict) -> Record | None:
    kind = row["kind"].rsplit("/", 1)[-1]
    if kind in _DULL:
        return None
    return Record(id, row["label"], "Organization", 7, _latin(kind.replace("_", " ")), row["country_code"], aliases=_aliases(row), weight=-0.3)


def _other(id: int, row: dict) -> Record | None:
    kind = row["kind"]
    if kind in _NAMELESS:
        return None
    return Record(id, row["label"], class_of(kind), 6, _latin(kind), aliases=_aliases(row), weight=_weight(row, kind) - 0.3)


_READERS = {
    "countries": _countries, "places": _places, "officeholders": _officeholders, "us-congress": _us_congress, "people": _people, "offices": _offices, "parties": _parties,
    "regions-and-waters": _regions_and_waters, "more-organisations": _more_organisations, "other": _other, "organisations": _organisations,
}  # fmt: skip
