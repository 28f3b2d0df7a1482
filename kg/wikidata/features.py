"""What speaks for and against an item: a handful of numbers from 0 to 1, each with a name that a reader can check."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from kg.model import Entity
from kg.wikidata.candidates import Found
from kg.wikidata.context import COUNTRY, Context
from kg.wikidata.facts import Facts, Item
from kg.wikidata.names import fold, initials

# The numbers, each with what it says of a candidate.
MEANINGS = {
    "bias": "where every candidate begins",
    "exact": "the name is spelled as the item's label or alias",
    "label": "it is the item's label, not an alias",
    "fuzzy": "the name is only like the item's (1 minus the similarity)",
    "prior": "how often news names the item",
    "share": "the item's part of the prior of all items of that name",
    "early": "the item has a low number: Wikidata began with what matters",
    "same_type": "the entity's class and the item's are the same",
    "near_type": "the entity's class and the item's are two that names slide between (a country acts; a museum is a building and an organization)",
    "clash": "the entity's class and the item's do not go together",
    "person_place": "the entity is a person with a name of one word, the item something else of that name",
    "long": "the name has two words or more",
    "long_label": "the name has two words or more and is the item's label",
    "surname": "the item is a person and the name one word",
    "acronym": "the name is initials",
    "everyday": "a work, product or concept with a title of one word",
    "country": "the part of the item's country in what the document says of countries",
    "abroad": "the document names countries, and never that of the place or person",
    "abroad_other": "the document names countries, and never that of the organization or the thing",
    "is_country": "the item is a country",
    "near": "a word of the item's description stands in a sentence with the name",
    "words": "a word of the item's description stands anywhere in the document",
    "office": "the item holds, at the document's date, an office whose title stands beside the name",
    "other_role": "the text says what the person is, and it is nothing that the item's description or offices have a word of",
    "anachronism": "the person was not grown up, or long dead, at the document's date",
}
FEATURES = tuple(MEANINGS)
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
# What anybody may be.
_ANYBODY = frozenset(
    (
        "member", "part", "leader", "resident", "victim", "supporter", "ally", "critic", "opponent", "spokesman", "candidate", "brother", "sister", "mother", "father", "daughter", "wife",
        "husband", "native", "citizen", "head", "chief", "counterpart", "congressman", "congresswoman", "lawmaker",
    )
)  # fmt: skip
_SEAT = "seat of "  # a building that stands for those who sit in it: "the White House denied it"
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


@lru_cache(maxsize=20_000)
def description_words(text: str) -> frozenset[str]:
    """The words of a description that say something."""
    return frozenset(_WORD.findall(text.lower())) - _PLAIN


def _office(item: Item, near: frozenset[str], context: Context, facts: Facts) -> float:
    if item.type != "Person" or not near:
        return 0.0
    for office in facts.offices(item.id):
        current = context.year is None or ((office.start or 0) <= context.year <= (office.end or 9999))
        if (
            current
            and not description_words(office.position).isdisjoint(near)
            and (office.country is None or not context.countries or context.countries[office.country])
        ):
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
