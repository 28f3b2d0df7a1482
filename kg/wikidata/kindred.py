"""Places that share a name because one lies in the other: what a text calls them ("Kano state", "the city of Kano") tells them apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.model import Resolved
from kg.wikidata.facts import Item

# What texts and descriptions call a place → the sort of place that it is.
_SORTS = {
    **dict.fromkeys(("province", "state", "region", "governorate", "oblast", "district", "county", "department", "prefecture", "canton", "republic", "territory", "agency"), "region"),
    **dict.fromkeys(("city", "town", "village", "capital", "municipality", "suburb", "settlement", "comune", "commune"), "town"),
    **dict.fromkeys(("river", "lake", "mountain", "island", "sea", "gulf", "bay", "strait"), "water or land"),
}  # fmt: skip
_PLURALS = {
    **_SORTS,
    **{f"{word}s": sort for word, sort in _SORTS.items()},
    "cities": "town",
    "counties": "region",
    "territories": "region",
}
# Those who fight under a place's name are not the place.
UNIT = "unit"
_AFTERWARDS = {**_SORTS, **dict.fromkeys(("brigade", "battalion", "regiment", "squadron", "militia", "fighters"), UNIT)}
_AFTER = re.compile(rf"\s({'|'.join(_AFTERWARDS)})\b", re.IGNORECASE)
# "the city of X", "the provinces of X and Y", "the states X, Y and Z": nothing but names between the word and the name.
_BEFORE = re.compile(rf"\b({'|'.join(sorted(_PLURALS, key=len, reverse=True))})(?: of|,|:| [-–—])? (?:[A-Z][\w'-]*(?:,| and|, and)? )*$")
_WINDOW = 70
_WORD = re.compile(r"[a-z]+")


def said_sorts(resolved: Resolved) -> dict[str, str]:
    """What sort of place the text says that its entities are, or that they are none (UNIT), by entity id; what it says of them most often."""
    text, said = resolved.document.text, defaultdict(Counter)
    names = {(entity.id, name) for entity in resolved.entities for name in (entity.label, *entity.aliases)}
    for mention in resolved.mentions:
        entity = resolved.denotes.get(mention.key, "")
        # "Georgian territory" does not say what Georgia is.
        if (entity, text[mention.start : mention.end]) in names and (sort := _said(text, mention.start, mention.end)):
            said[entity][sort] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in said.items()}


def _said(text: str, start: int, end: int) -> str | None:
    if after := _AFTER.match(text, end):
        return _AFTERWARDS[after[1].lower()]
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return _PLURALS[before[1].lower()] if before else None


def sort_of(item: Item) -> str | None:
    """The sort of place that an item's description says it is ("city in Texas": a town)."""
    return next((_SORTS[word] for word in _WORD.findall(item.about.lower()) if word in _SORTS), None)


def are_kindred(one: Item, other: Item) -> bool:
    """Whether two items of a name are a town and a region of one country: then the doubt is not whether the name means anything."""
    places = one.type == other.type == "Place" and one.country is not None and one.country == other.country
    return places and {sort_of(one), sort_of(other)} == {"town", "region"}
