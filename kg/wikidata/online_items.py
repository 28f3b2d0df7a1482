"""Items as services give them, read into the nouns of the facts; what is malformed, or not what was asked for, is left out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.wikidata.context import COUNTRY
from kg.wikidata.facts import Item, Office
from kg.wikidata.kinds import class_of

ITEM = re.compile(r"Q[1-9]\d{0,9}")
_TIME = re.compile(r"([+-])0*(\d{1,4})-")
# Properties of Wikidata.
_INSTANCE, _CITIZEN, _COUNTRY, _HELD = "P31", "P27", "P17", "P39"
_BORN, _FOUNDED, _DIED, _START, _END = "P569", "P571", "P570", "P580", "P582"
_STATES = frozenset(["Q6256", "Q3624078"])  # country, sovereign state
_HUMAN = "Q5"
_LONGEST = 250
# The prior of the shipped facts against sitelinks, over the items that both the tables and the dump's sample have (logit = slope × (log2(1 + n) − middle)).
_SLOPE, _MIDDLE = 1.15, 4.7
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its names and offices; `kinds` and `positions` are items whose labels say what they mean."""

    item: Item
    names: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    kinds: tuple[str, ...] = ()
    positions: tuple[tuple[str, int | None, int | None], ...] = ()


def prior_of(sitelinks: int) -> float:
    """How often news names an item, by the number of wikis that have a page of it; 0 to 1."""
    return 1 / (1 + math.exp(-_SLOPE * (math.log2(1 + max(sitelinks, 0)) - _MIDDLE)))


def number(qid: object) -> int | None:
    """The number of an item's id; None for what is none."""
    return int(qid[1:]) if isinstance(qid, str) and ITEM.fullmatch(qid) else None


def words(text: object) -> str:
    """A text of a service on one line, without characters that move the cursor, at most a line or two long."""
    return _UNSEEN.sub(" ", " ".join(text.split()))[:_LONGEST] if isinstance(text, str) else ""


def read_entity(given: object, *, language: str = "en") -> Entry | None:
    """An item in the JSON of Wikibase; None for what is none, or has no name in the language."""
    if not isinstance(given, dict) or (id := number(given.get("id"))) is None:
        return None
    label = _in(given.get("labels"), language)
    others = [words(each.get("value")) for each in _list(_dict(given.get("aliases")).get(language)) if isinstance(each, dict)]
    names = tuple(dict.fromkeys(filter(None, (label, *others))))
    if not names:
        return None
    claims = _dict(given.get("claims"))
    kinds = tuple(filter(ITEM.fullmatch, _items(claims, _INSTANCE)))
    human, state = _HUMAN in kinds, not _STATES.isdisjoint(kinds)
    country = id if state else next((n for kind in (_COUNTRY, _CITIZEN) for n in map(number, _items(claims, kind)) if n), None)
    item = Item(
        id, names[0], "Person" if human else "Place" if state else None, COUNTRY if state else _in(given.get("descriptions"), language), country,
        _year(claims, _BORN if human else _FOUNDED), _year(claims, _DIED), prior_of(len(_dict(given.get("sitelinks")))),
    )  # fmt: skip
    held = tuple(
        (position, _qualifier(claim, _START), _qualifier(claim, _END)) for claim in _claims(claims, _HELD) if (position := _item(claim))
    )
    return Entry(item, names, (), () if human or state else kinds, held)


def with_words(entry: Entry, labels: Mapping[str, str]) -> Entry:
    """The entry with its type and offices, now that the labels of its kinds and positions are known."""
    type = entry.item.type or next(filter(None, (class_of(labels[kind]) for kind in entry.kinds if labels.get(kind))), None)
    offices = tuple(Office(labels[position], None, start, end) for position, start, end in entry.positions if labels.get(position))
    about = entry.item.about or next((labels[kind] for kind in entry.kinds if labels.get(kind)), "")
    return replace(entry, item=replace(entry.item, type=type, about=about), offices=offices)


def label_of(given: object, *, language: str = "en") -> str:
    """An item's label in the language."""
    return _in(_dict(given).get("labels"), language)


def _in(texts: object, language: str) -> str:
    """The text in a language, or in none ("mul"); a fallback to another language is no name."""
    found = _dict(texts)
    return next(filter(None, (words(_dict(found.get(key)).get("value")) for key in (language, "mul"))), "")


def _claims(claims: Mapping, property: str) -> Iterator[dict]:
    """The statements of a property that stand: the preferred ones first, no deprecated ones."""
    found = [claim for claim in _list(claims.get(property)) if isinstance(claim, dict) and claim.get("rank") != "deprecated"]
    yield from sorted(found, key=lambda claim: claim.get("rank") != "preferred")


def _items(claims: Mapping, property: str) -> Iterable[str]:
    return filter(None, map(_item, _claims(claims, property)))


def _item(claim: dict) -> str | None:
    id = _dict(_value(claim.get("mainsnak"))).get("id")
    return id if isinstance(id, str) and ITEM.fullmatch(id) else None


def _value(snak: object) -> object:
    return _dict(_dict(snak).get("datavalue")).get("value")


def _year(claims: Mapping, property: str) -> int | None:
    return next(filter(None, (_year_of(claim.get("mainsnak")) for claim in _claims(claims, property))), None)


def _qualifier(claim: dict, property: str) -> int | None:
    return next(filter(None, map(_year_of, _list(_dict(claim.get("qualifiers")).get(property)))), None)


def _year_of(snak: object) -> int | None:
    time = _dict(_value(snak)).get("time")
    match = _TIME.match(time) if isinstance(time, str) else None
    return int(match[1] + match[2]) if match else None


def _dict(given: object) -> Mapping:
    return given if isinstance(given, dict) else {}  # an empty map comes as [] from some versions of the API


def _list(given: object) -> list:
    return given if isinstance(given, list) else []
