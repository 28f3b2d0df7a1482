"""Items from lines of the JSON dump (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.wikidata.indexing.record import Record

# Properties by what they say, the best first.
COUNTRIES = ("P17", "P27", "P1001", "P495")  # country, citizenship, jurisdiction, country of origin
PLACES = ("P159", "P131", "P276", "P19")  # headquarters, territory, location, place of birth
BEGINNINGS = ("P569", "P571", "P580", "P585", "P577")  # birth, inception, start, point in time, publication
ENDS = ("P570", "P576", "P582")  # death, dissolution, end
CLASSES, PARENTS, POINT, POSITION, SHORT_NAME = "P31", "P279", "P625", "P39", "P1813"
_START, _END = "P580", "P582"
_YEAR = 9  # the precision of a year; less is a decade or a century
# Wikis that programs filled with an article for every village and beetle: their links say nothing of what is known.
_FILLED = frozenset(("cebwiki", "warwiki", "commonswiki"))
_RANKS = {"preferred": 0, "normal": 1}


def read_item(line: bytes, languages: tuple[str, ...]) -> Record | None:
    """The item of a line, None where it holds another kind of entity; ValueError, TypeError, KeyError or AttributeError where it is broken."""
    entity = json.loads(line)
    id = entity["id"]
    if entity.get("type", "item") != "item" or not id.startswith("Q"):
        return None
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    claims = entity.get("claims") or {}
    spoken = _spoken(labels.keys() | aliases.keys(), languages)
    names = [labels[code]["value"] for code in spoken if code in labels]
    names += [alias["value"] for code in spoken for alias in aliases.get(code, ())]
    names += [value["text"] for value in _values(claims, SHORT_NAME) if value["language"] in spoken]
    descriptions = entity.get("descriptions") or {}
    record = Record(int(id[1:]), names[0] if names else "", names=list(dict.fromkeys(names)))
    record.about = next((descriptions[code]["value"] for code in spoken if code in descriptions), "")
    record.sitelinks = sum(site not in _FILLED for site in entity.get("sitelinks") or ())
    _read_claims(record, claims)
    return record


def _read_claims(record: Record, claims: dict) -> None:
    record.classes, record.parents = list(_numbers(claims, CLASSES)), list(_numbers(claims, PARENTS))
    record.country, record.near = _first_number(claims, COUNTRIES), _first_number(claims, PLACES)
    record.born, record.died = _first_year(claims, BEGINNINGS), _first_year(claims, ENDS)
    point = next(_values(claims, POINT), None)
    record.point = (point["latitude"], point["longitude"]) if point else None
    record.offices = [
        (value["numeric-id"], _qualifier(statement, _START), _qualifier(statement, _END))
        for statement in claims.get(POSITION, ())
        if statement.get("rank") != "deprecated" and (value := _value(statement["mainsnak"]))
    ]


def _spoken(present: Iterable[str], languages: tuple[str, ...]) -> list[str]:
    """The codes to take names from, the best first: each language, then the names that hold in all of them, then its regions' ("en-gb")."""
    regions = sorted(code for code in present if code.split("-")[0] in languages and code not in languages)
    return [*languages, "mul", *regions]


def _value(snak: dict) -> dict | None:
    return snak["datavalue"]["value"] if snak["snaktype"] == "value" else None


def _values(claims: dict, property: str) -> Iterator[dict]:
    """The values of a property: preferred ones first, then those that still hold, then those that have ended."""
    statements = [statement for statement in claims.get(property, ()) if statement.get("rank", "normal") in _RANKS]
    if len(statements) > 1:
        statements.sort(key=lambda statement: (_RANKS[statement.get("rank", "normal")], _END in (statement.get("qualifiers") or ())))
    yield from (value for statement in statements if (value := _value(statement["mainsnak"])))


def _numbers(claims: dict, property: str) -> Iterator[int]:
    return (value["numeric-id"] for value in _values(claims, property))


def _first_number(claims: dict, properties: Iterable[str]) -> int | None:
    return next((number for property in properties if property in claims for number in _numbers(claims, property)), None)


def _first_year(claims: dict, properties: Iterable[str]) -> int | None:
    values = (value for property in properties if property in claims for value in _values(claims, property))
    return next((year for value in values if (year := _year(value)) is not None), None)


def _year(value: dict) -> int | None:
    """The year of "+1952-10-07T00:00:00Z"; before Christ it is negative."""
    time = value["time"]
    return int(time[: time.index("-", 1)]) if value["precision"] >= _YEAR else None


def _qualifier(statement: dict, property: str) -> int | None:
    qualifiers = statement.get("qualifiers") or {}
    years = (_year(value) for snak in qualifiers.get(property, ()) if (value := _value(snak)))
    return next((year for year in years if year is not None), None)
