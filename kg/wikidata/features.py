"""What speaks for and against an item: a handful of numbers from 0 to 1, each with a name that a reader can check."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from kg.model import Entity
from kg.wikidata.candidates import Found
from kg.wikidata.context import COUNTRY, NATIONAL, Context, country_of, region_of
from kg.wikidata.facts import Facts, Item
from kg.wikidata.kindred import sort_of
from kg.wikidata.names import fold, initials

FEATURES = (
    "bias",  # 1
    "exact",  # the name is spelled as the item's label or alias
    "label",  # it is the item's label, not an alias
    "fuzzy",  # the name is only like the item's (1 minus the similarity)
    "prior",  # how often news names the item
    "share",  # the item's part of the prior of all items of that name
    "early",  # the item has a low number: Wikidata began with what matters
    "same_type",  # the entity's class and the item's are the same
    "near_type",  # they are classes that names slide between (a country acts; a museum is a building and an organization)
    "clash",  # one is a person and the other is not, or one a work
    "person_place",  # the entity is a person with a name of one word, the item something else of that name
    "long",  # the name has two words or more
    "long_label",  # … and is the item's label
    "surname",  # the item is a person and the name one word
    "acronym",  # the name is initials
    "everyday",  # a work, product or concept with a title of one word
    "country",  # the part of the item's country in what the document says of countries
    "abroad",  # the document names countries, and never that of the place or person
    "abroad_other",  # … that of an organization or a thing
    "is_country",  # the item is a country
    "near",  # a word of the item's description or offices stands in a sentence with the name
    "words",  # … anywhere in the document
    "office",  # the item holds, at the document's date, an office whose title stands beside the name
    "other_role",  # the text says what the person is, and it is nothing that the item's description or offices have a word of
    "anachronism",  # the person was not grown up, or long dead, at the document's date
)
# Classes that the same name goes by in the news.
_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("Organization", "Place"), ("Organization", "Facility"), ("Place", "Facility"), ("Organization", "Group"), ("Organization", "Work"), ("Organization", "Product"),
        ("Event", "Law"), ("Work", "Law"), ("Organization", "Event"), ("Work", "Product"), ("Organization", "Law"),
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset("from with that this other former human country city county district region town member state list".split())  # noqa: SIM905
# How much likelier an item is beside its country, beside its region, and where only other countries are named.
_AT_HOME, _IN_REGION, _ABROAD = 8.0, 10.0, 0.25
_AS_SAID = 20.0  # … and where the text calls it what it is: "the province of Kandahar"
_WORKS = frozenset(["Work", "Product", "Organization"])  # newspapers and games are taken for the firms that make them
_FAITH = re.compile(r"\b(?:religio\w*|faith|church|denomination)\b", re.IGNORECASE)
_ANYBODY = frozenset(["member", "part", "leader", "resident", "victim", "supporter", "ally", "critic", "opponent", "spokesman", "candidate", "brother", "sister", "mother", "father", "daughter", "wife", "husband", "native", "citizen", "head", "chief", "counterpart", "congressman", "congresswoman", "lawmaker"])
_SEAT = "seat of "  # a building that stands for those who sit in it: "the White House denied it"
_KNOWN, _ACTING = 0.9, 0.75
_OF_ITS_COUNTRY = 0.4
_GROWN, _FORGOTTEN = 16, 30


def features(entity: Entity, found: Found, context: Context, facts: Facts, *, share: float) -> tuple[float, ...]:
    """The numbers for one candidate of an entity, in the order of FEATURES."""
    item, name = found.item, fold(found.name)
    same = item.type == entity.type or (entity.type == "Organization" and item.about.startswith(_SEAT))
    near_type = not same and (item.type is None or frozenset((item.type, entity.type)) in _NEAR)
    words = description_words(item.about)
    near = context.near.get(entity.id, frozenset())
    single, label = " " not in name, fold(item.label) == name or initials(found.name) == item.label
    is_country = item.about == COUNTRY
    inside = context.share(item.country) if item.country else 0.0
    abroad = bool(item.country) and not is_country and bool(context.countries) and not inside
    return (
        1.0,
        float(found.exact),
        float(label),
        1.0 - found.similarity,
        item.prior,
        share,
        max(0.0, 1.0 - math.log10(item.id) / 8.5),
        float(same),
        float(near_type),
        float(not same and not near_type),
        float(single and entity.type == "Person" and item.type not in ("Person", None)),
        float(not single),
        float(not single and label),
        float(single and item.type == "Person"),
        float(single and found.name.isupper() and len(name) <= 5),
        float(single and item.type in ("Work", "Product", "Concept", None)),
        math.sqrt(inside),
        float(abroad and item.type in ("Place", "Person")),
        float(abroad and item.type not in ("Place", "Person")),
        float(is_country),
        float(not words.isdisjoint(near)),
        float(not words.isdisjoint(context.words)),
        _office(item, near, context, facts),
        _other_role(item, context.roles.get(entity.id, frozenset()), facts),
        _anachronism(item, context.year),
    )


def support(entity: Entity, found: Found, context: Context, facts: Facts) -> float:
    """What the places that a document names make of an item: a factor on its odds."""
    item = found.item
    is_country = item.about == COUNTRY
    inside = context.share(item.country) if item.country else 0.0
    factor = 1.0 + _AT_HOME * inside
    if item.country and not inside and context.countries and not is_country:
        factor *= _ABROAD
    region = _region(found, facts)
    if (region and context.names(region)) or (item.type == "Place" and item.country and (item.country, item.label) in context.regions):
        factor *= _IN_REGION
    said, sort = context.said.get(entity.id), sort_of(item)
    if said and sort:
        factor *= _AS_SAID if said == sort else 1 / _AS_SAID
    return factor


def _region(found: Found, facts: Facts) -> str | None:
    """What a place or body lies in, where that is less than its country, which is counted already."""
    item = found.item
    region = region_of(item) if item.type != "Person" else None
    return None if region is None or country_of(region, facts) == item.country else region


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
    if fold(found.name) in NATIONAL and item.country and context.share(item.country) < _OF_ITS_COUNTRY:
        return False
    if item.about == COUNTRY and entity.type != "Place" and _is_fragment(found.name, item, context):
        return False
    if item.type == "Work":
        return entity.type in _WORKS
    if entity.type == "Person" and item.type not in ("Person", None):
        return item.prior >= _KNOWN and bool(item.country) and context.share(item.country) >= 0.5
    if item.type == "Place" and entity.type not in ("Person", "Place", "Facility"):
        return (not context.is_sport or item.about == COUNTRY) and item.prior >= _ACTING and (item.about == COUNTRY or fold(item.label) in {fold(name) for name in (entity.label, *entity.aliases)})
    return True


def _is_kind(item: Item) -> bool:
    """Whether an item is a kind of thing, described by its own name: "Cabinet", a cabinet."""
    return item.country is None and item.about != item.label and item.about.casefold() == item.label.casefold()


def _is_fragment(name: str, item: Item, context: Context) -> bool:
    """Whether a foreign name of a country is but a word of a longer name in the document ("Credit Suisse")."""
    foreign = fold(name) != fold(item.label) and not name.isupper()
    return foreign and any(name != label and name in label.split() for label in context.labels)


@lru_cache(maxsize=20_000)
def description_words(text: str) -> frozenset[str]:
    """The words of a description that say something."""
    return frozenset(_WORD.findall(text.lower())) - _PLAIN


def _office(item: Item, near: frozenset[str], context: Context, facts: Facts) -> float:
    if item.type != "Person" or not near:
        return 0.0
    for office in facts.offices(item.id):
        current = context.year is None or ((office.start or 0) <= context.year <= (office.end or 9999))
        if current and not description_words(office.position).isdisjoint(near) and (office.country is None or not context.countries or context.countries[office.country]):
            return 1.0
    return 0.0


def _other_role(item: Item, roles: frozenset[str], facts: Facts) -> float:
    roles = description_words(" ".join(roles)) - _ANYBODY
    if item.type != "Person" or not roles:
        return 0.0
    known = description_words(" ".join((item.about, *(office.position for office in facts.offices(item.id)))))
    return float(bool(known) and known.isdisjoint(roles))


def _anachronism(item: Item, year: int | None) -> float:
    if year is None or item.type != "Person":
        return 0.0
    young = item.born is not None and year - item.born < _GROWN
    dead = item.died is not None and year - item.died > _FORGOTTEN
    ancient = item.died is None and item.born is not None and year - item.born > 100
    return float(young or dead or ancient)
