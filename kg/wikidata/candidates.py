"""Which items an entity may be: by its names as they are spelled or sound; by likeness only where nothing else was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.model import Entity
from kg.wikidata.context import names_of
from kg.wikidata.facts import Facts, Item
from kg.wikidata.names import PARTY, are_initials, fold, initials, shorter, skeleton

MOST = 12
_PREFIX, _SHORTEST, _LIKE = 5, 9, 92.0
_SHORTEST_SOUND = 5  # a shorter name, or initials, must be spelled as it is
_SOUNDING = frozenset(["Person", "Place"])  # transliterated names; an organization's name is translated


@dataclass(frozen=True, slots=True)
class Found:
    """An item, the name that found it, and how far that name is the item's own: `similarity` 0 to 1."""

    item: Item
    name: str
    exact: bool
    similarity: float = 1.0


def candidates(entity: Entity, facts: Facts, *, demonyms: Mapping[str, str], home: str | None = None) -> tuple[Found, ...]:
    """The items that an entity may be, at most MOST, the best name of each; `home` is the country that its document is about."""
    found: dict[int, Found] = {}
    names = names_of(entity, demonyms, home)
    for name in names:
        _add(found, name, facts)
    if not found:
        for name in names:
            for less in shorter(name, person=entity.type == "Person"):
                _add(found, less, facts)
            if fold(name).endswith(PARTY):  # "the Kadima party" is Kadima, and nothing else of that name
                found = {id: each for id, each in found.items() if PARTY.strip() in each.item.about}
    if not found and entity.type in _SOUNDING:
        for name in names:
            _add_alike(found, name, facts)
    found = {id: each for id, each in found.items() if not _is_other_initials(entity, each)}
    whole = {id for id, each in found.items() if each.exact and " " in each.name}
    if whole:
        # A name in full leaves no doubt what its initials or its last word stand for.
        found = {id: each for id, each in found.items() if id in whole or " " in each.name}
    return tuple(sorted(found.values(), key=lambda each: (not each.exact, -each.similarity, -each.item.prior, each.item.id))[:MOST])


def _is_other_initials(entity: Entity, found: Found) -> bool:
    """Whether an item has the initials of a longer name, and nothing else of it ("Italian Episcopal Conference", CEI)."""
    words = set(fold(entity.label).split())
    if len(words) < 3 or not are_initials(found.name) or found.name == entity.label:
        return False
    return found.item.label != initials(entity.label) and words.isdisjoint(fold(f"{found.item.label} {found.item.about}").split())


def _add(found: dict[int, Found], name: str, facts: Facts) -> None:
    spelled = len(name) < _SHORTEST_SOUND or name.isupper()
    for hit in facts.named(name):
        known = found.get(hit.item.id)
        if (hit.exact or (not spelled and hit.item.type in _SOUNDING)) and (known is None or (hit.exact and _tells_more(name, known))):
            found[hit.item.id] = Found(hit.item, name, hit.exact)


def _tells_more(name: str, known: Found) -> bool:
    """Whether a name that is spelled as the item's says more than the one that found the item before: "United Kingdom" than "Britain"."""
    return not known.exact or (" " in name and " " not in known.name)


def _add_alike(found: dict[int, Found], name: str, facts: Facts) -> None:
    """Names of two long words that differ by a letter or two after the first letters."""
    key = skeleton(fold(name))
    if len(key) < _SHORTEST or " " not in key:
        return
    for other in facts.alike(key[:_PREFIX]):
        if (score := fuzz.ratio(key, other, score_cutoff=_LIKE)) and other.count(" ") == key.count(" "):
            for item in facts.keyed(other):
                if item.type in _SOUNDING:
                    found.setdefault(item.id, Found(item, name, False, score / 100))
