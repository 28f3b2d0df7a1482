"""What a name cannot mean, whatever speaks for it."""

from __future__ import annotations

import re

from kg.model import Entity
from kg.wikidata.candidates import Found
from kg.wikidata.context import COUNTRY, NATIONAL, Context
from kg.wikidata.facts import Item
from kg.wikidata.kindred import UNIT
from kg.wikidata.names import fold

_WORKS = frozenset(["Work", "Product", "Organization"])  # newspapers and games are taken for the firms that make them
_FAITH = re.compile(r"\b(?:religio\w*|faith|church|denomination)\b", re.IGNORECASE)
_KNOWN, _ACTING = 0.9, 0.75
_OF_ITS_COUNTRY = 0.4


def possible(entity: Entity, found: Found, context: Context) -> bool:
    """Whether an entity of this type may be this item: a surname or a brigade that is called as a town is not the town.

    A kind of thing ("Cabinet", a cabinet) is not the thing that the text means, nor are believers their faith.
    What each country has is only that of a country that the document speaks of most.
    A person may only be a well-known place in the country that the document is about, for then the type was misread;
    an organization only a place that acts, by its own name ("Moscow refused"); a film only what was read as a work.
    """
    item = found.item
    if _is_kind(item) or (entity.type == "Group" and item.type != "Group" and _FAITH.search(item.about)):
        return False
    if item.type == "Place" and context.said.get(entity.id) == UNIT:
        return False
    if fold(found.name) in NATIONAL and item.country and context.share(item.country) < _OF_ITS_COUNTRY:
        return False
    if item.about == COUNTRY and entity.type != "Place" and _is_fragment(found.name, item, context):
        return False
    if item.type == "Work":
        return entity.type in _WORKS
    if entity.type == "Person" and item.type not in ("Person", None):
        return item.prior >= _KNOWN and bool(item.country) and context.share(item.country) >= 0.5
    if item.type == "Place" and entity.type not in ("Person", "Place", "Facility"):
        return (
            (not context.is_sport or item.about == COUNTRY)
            and item.prior >= _ACTING
            and (item.about == COUNTRY or fold(item.label) in {fold(name) for name in (entity.label, *entity.aliases)})
        )
    return True


def _is_kind(item: Item) -> bool:
    """Whether an item is a kind of thing, described by its own name: "Cabinet", a cabinet."""
    return item.country is None and item.about != item.label and item.about.casefold() == item.label.casefold()


def _is_fragment(name: str, item: Item, context: Context) -> bool:
    """Whether a foreign name of a country is but a word of a longer name in the document ("Credit Suisse")."""
    foreign = fold(name) != fold(item.label) and not name.isupper()
    return foreign and any(name != label and name in label.split() for label in context.labels)
