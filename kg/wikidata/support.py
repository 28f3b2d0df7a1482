"""How the places that a document names bear on the items of one name."""

from __future__ import annotations

from kg.model import Entity
from kg.wikidata.candidates import Found
from kg.wikidata.context import COUNTRY, Context, country_of, region_of
from kg.wikidata.facts import Facts
from kg.wikidata.kindred import UNIT, sort_of

# How much likelier an item is beside its country, beside its region, and where only other countries are named.
_AT_HOME, _IN_REGION, _ABROAD = 8.0, 10.0, 0.25
_AS_SAID = 20.0  # … and where the text calls it what it is: "the province of Kandahar"


def support(entity: Entity, found: Found, context: Context, facts: Facts) -> float:
    """What the places that a document names make of an item: a factor on its odds."""
    item = found.item
    is_country = item.about == COUNTRY
    inside = context.share(item.country) if item.country else 0.0
    factor = 1.0 + _AT_HOME * inside
    if item.country and not inside and context.countries and not is_country:
        factor *= _ABROAD
    region = _region(found, facts)
    # "Georgia" beside a city is its state only where its country is spoken of, too.
    named = bool(region) and context.names(region) and (bool(inside) or country_of(region, facts) is None)
    if named or (item.type == "Place" and item.country and (item.country, item.label) in context.regions):
        factor *= _IN_REGION
    said, sort = context.said.get(entity.id), sort_of(item)
    if said and sort and said != UNIT:
        factor *= _AS_SAID if said == sort else 1 / _AS_SAID
    return factor


def _region(found: Found, facts: Facts) -> str | None:
    """What a place or body lies in, where that is less than its country, which is counted already."""
    item = found.item
    region = region_of(item) if item.type != "Person" else None
    return None if region is None or country_of(region, facts) == item.country else region
