"""Who "the French president" is: the holder of an office of state, by the office's name and the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.model import Entity, Kind, Resolved
from kg.wikidata.facts import Facts, Item
from kg.wikidata.names import fold

# An office as texts call it → as the facts do.
OFFICES = {
    "president": ("president",),
    "prime minister": ("prime minister", "taoiseach"),
    "premier": ("prime minister", "premier"),
    "chancellor": ("federal chancellor", "chancellor"),
    "king": ("king",),
    "queen": ("queen",),
    "emperor": ("emperor",),
}
_OF = re.compile(r"(.+?) of (?:the )?(.+)")
# The president of these is not the state's.
_OTHERS = re.compile(
    r"\b(?:senate|council|assembly|court|chamber|parliament|house|commission|bank|committee|congress|legislat\w*|confederation|union|bundes\w+)\b",
    re.IGNORECASE,
)
SCORE = 0.9  # a year is a coarse date: it is left a little doubt
_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def office_of(label: str, demonyms: Mapping[str, str]) -> tuple[str, str] | None:
    """The office and whose it is ("French president", "US president", "prime minister of Japan"); None where no office is named."""
    for office in OFFICES:
        if label.lower().endswith(f" {office}"):
            whose = label[: -len(office) - 1]
            return office, demonyms.get(whose, whose)
    match = _OF.fullmatch(label)
    return (match[1].lower(), match[2]) if match and match[1].lower() in OFFICES else None


def may_be_office(label: str) -> bool:
    """Whether a noun phrase may name an office, for those who do not know the countries."""
    folded = label.lower()
    return any(folded.endswith(f" {office}") or folded.startswith(f"{office} of ") for office in OFFICES)


def holder_of(entity: Entity, resolved: Resolved, facts: Facts, demonyms: Mapping[str, str]) -> Item | None:
    """The one who held the office that a common noun names, in the year of the document; None where that is not one person.

    In the first and last year of a term there is another, whether the facts know who, or not.
    """
    published = resolved.document.published
    if entity.kind is Kind.NAME or published is None or not may_be_office(entity.label) or not (found := office_of(entity.label, demonyms)):
        return None
    office, country = found
    state = next((hit.item for hit in facts.named(country) if hit.exact and hit.item.country == hit.item.id), None)
    if state is None or not _is_definite(entity, resolved):
        return None
    terms = [(holder, start < published.year < end) for holder, position, start, end in facts.holders(state.id)
             if start <= published.year <= end and is_head(position, office)]  # fmt: skip
    holders = {holder for holder, _ in terms}
    return facts.item(holders.pop()) if len(holders) == 1 and any(whole for _, whole in terms) else None


def heads_named(surname: str, year: int | None, countries: Iterable[int], facts: Facts) -> tuple[Item, ...]:
    """Heads of state and government of some countries, in a year, who go by a surname alone ("President Tokayev")."""
    if year is None or " " in (wanted := fold(surname)):
        return ()
    terms = (term for country in countries for term in facts.holders(country))
    heads = {holder for holder, position, start, end in terms if start <= year <= end and is_head(position)}
    found = (item for holder in sorted(heads) if (item := facts.item(holder)))
    return tuple(item for item in found if fold(item.label).rpartition(" ")[2] == wanted)


def _is_definite(entity: Entity, resolved: Resolved) -> bool:
    """Whether every mention is "the …": "a French president" is anybody."""
    starts = [
        mention.start for mention in resolved.mentions if resolved.denotes.get(mention.key) == entity.id and mention.kind is Kind.NOMINAL
    ]
    return bool(starts) and all(_BEFORE.search(resolved.document.text[max(start - 8, 0) : start]) for start in starts)


@lru_cache(maxsize=4096)
def is_head(position: str, office: str | None = None) -> bool:
    """Whether a position is that of the head of a state or government ("President of the French Republic"; not "President of the Senate")."""
    folded = position.lower()
    names = OFFICES.get(office, ()) if office else {name for names in OFFICES.values() for name in names}
    return any(folded == name or (folded.startswith(f"{name} of ") and not _OTHERS.search(folded)) for name in names)
