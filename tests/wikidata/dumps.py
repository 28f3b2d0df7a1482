"""Small dumps made by hand, in the forms that Wikidata publishes."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterable
from pathlib import Path

PACK = {"": lambda data: data, ".bz2": lambda data: bz2.compress(data, 1), ".gz": lambda data: gzip.compress(data, mtime=0)}
_ENTITY, _DIRECT = "<http://www.wikidata.org/entity/Q{}>", "<http://www.wikidata.org/prop/direct/{}>"


def item(id: int, label: str, *, aliases=(), about: str = "", links: int = 0, other: dict | None = None, **claims) -> dict:
    """An item as the JSON dump has it; `claims` are values, lists of them, or statements made by `statement`; `other` are labels by language."""
    languages = {"en": label, **(other or {})}
    return {
        "type": "item",
        "id": f"Q{id}",
        "labels": {code: {"language": code, "value": text} for code, text in languages.items() if text},
        "descriptions": {"en": {"language": "en", "value": about}} if about else [],
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": {property: _statements(property, values) for property, values in claims.items()} or [],
        "sitelinks": {f"x{number}wiki": {"site": f"x{number}wiki", "title": label} for number in range(links)},
    }


def _statements(property: str, values) -> list[dict]:
    values = values if isinstance(values, list) else [values]
    return [value if isinstance(value, dict) else statement(property, value) for value in values]


def statement(property: str, value, *, rank: str = "normal", start: str = "", end: str = "") -> dict:
    """A statement with qualifiers of time; a number is an item, a text a day, a pair latitude and longitude, None "no value"."""
    qualifiers = {name: [_snak(name, day)] for name, day in (("P580", start), ("P582", end)) if day}
    return {"mainsnak": _snak(property, value), "type": "statement", "rank": rank, **({"qualifiers": qualifiers} if qualifiers else {})}


def _snak(property: str, value) -> dict:
    if value is None:
        return {"snaktype": "novalue", "property": property}
    if isinstance(value, int):
        found = {"entity-type": "item", "numeric-id": value, "id": f"Q{value}"}
    elif isinstance(value, str):
        day = value if len(value) > 4 else f"{value}-00-00"
        found = {"time": f"+{day}T00:00:00Z".replace("+-", "-"), "precision": 11 if day == value else 9}
    else:
        found = {"latitude": value[0], "longitude": value[1], "globe": "http://www.wikidata.org/entity/Q2"}
    return {"snaktype": "value", "property": property, "datavalue": {"value": found}}


def write_json(path: Path, items: Iterable[dict | bytes], *, closed: bool = True) -> Path:
    """A JSON dump, packed by the path's ending; bytes stand for lines as they are."""
    lines = [line if isinstance(line, bytes) else json.dumps(line, separators=(",", ":")).encode() for line in items]
    data = b"[\n" + b",\n".join(lines) + (b"\n]\n" if closed else b",\n")
    path.write_bytes(PACK[path.suffix if path.suffix in PACK else ""](data))
    return path


def write_triples(path: Path, items: Iterable[dict]) -> Path:
    """The same items as a truthy dump in N-Triples."""
    data = "".join(f"{line} .\n" for each in items for line in _triples(each)).encode()
    path.write_bytes(PACK[path.suffix if path.suffix in PACK else ""](data))
    return path


def _triples(each: dict) -> Iterable[str]:
    subject = _ENTITY.format(each["id"][1:])
    yield f"<https://www.wikidata.org/wiki/Special:EntityData/{each['id']}> <http://schema.org/about> {subject}"
    yield f"{subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://wikiba.se/ontology#Item>"
    for property, statements in (each["claims"] or {}).items():
        for found in (each for each in statements if each["mainsnak"]["snaktype"] == "value"):
            yield f"{subject} {_DIRECT.format(property)} {_object(found['mainsnak']['datavalue']['value'])}"
    for code, label in each["labels"].items():
        for predicate in ("www.w3.org/2000/01/rdf-schema#label", "www.w3.org/2004/02/skos/core#prefLabel", "schema.org/name"):
            yield f"{subject} <http://{predicate}> {_literal(label['value'])}@{code}"
    for code, description in (each["descriptions"] or {}).items():
        yield f"{subject} <http://schema.org/description> {_literal(description['value'])}@{code}"
    for code, aliases in (each["aliases"] or {}).items():
        for alias in aliases:
            yield f"{subject} <http://www.w3.org/2004/02/skos/core#altLabel> {_literal(alias['value'])}@{code}"
    for site in each["sitelinks"]:
        yield f"<https://{site}.example/{each['id']}> <http://schema.org/about> {subject}"
        yield f'<https://{site}.example/{each["id"]}> <http://schema.org/inLanguage> "en"'


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00") + '"'


def _object(value: dict) -> str:
    if "id" in value:
        return _ENTITY.format(value["id"][1:])
    if "time" in value:
        return f'"{value["time"].lstrip("+")}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    return f'"Point({value["longitude"]} {value["latitude"]})"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
