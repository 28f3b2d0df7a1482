"""What a document says that tells items of one name apart: its countries, its words, who is called what, its date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.model import Entity, Kind, Resolved, Statement
from kg.wikidata.facts import Facts, Item
from kg.wikidata.kindred import said_sorts
from kg.wikidata.names import PARTY, fold

_WORD = re.compile(r"[^\W\d_]{3,}")
# Names that each document gives to things of its own: "the North" is Korea's, or England's.
_RELATIVE = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "capital", "state", "government", "god"]
)
COUNTRY = "country"  # what the facts say of items that are countries
_PART = "country of "
# Names of bodies that each country has: whose is meant, the document says.
NATIONAL = frozenset(
    (
        "cabinet", "marines", "ministry of culture", "supreme court", "constitutional court", "high court", "court of appeal", "senate", "congress", "house of representatives", "house of commons", "parliament", "national assembly",
        "federal assembly", "national security council", "security council", "central bank", "national bank", "national guard", "coast guard", "border guard", "air force", "navy", "army",
        "foreign ministry", "defence ministry", "defense ministry", "interior ministry", "finance ministry", "health ministry", "justice ministry", "ministry of foreign affairs",
        "ministry of defence", "ministry of defense", "ministry of justice", "ministry of finance", "ministry of health", "ministry of the interior", "federal police", "national police", "election commission",
        "electoral commission", "stock exchange", "red cross", "red crescent", "chamber of deputies", "communist party", "labour party", "conservative party", "liberal party", "green party",
    )
)  # fmt: skip
_MOSTLY = 0.5  # a document is about a country that has this part in what it says of countries
# Where teams play, a city's name is its team's.
_SPORT = frozenset(
    (
        "match", "league", "coach", "striker", "midfielder", "defender", "goalkeeper", "goal", "goals", "cup", "season", "club", "team", "players", "fixture", "penalty", "semifinal",
        "playoff", "innings", "football", "footballer", "winger", "uefa", "fifa", "nba", "nfl", "scored", "championship", "tournament", "batsman", "quarterback",
    )
)  # fmt: skip
_SPORTY = 4
_REGION = re.compile(r"\b(?:in|of) ([A-Z][^,]*)")


@dataclass(slots=True)
class Context:
    """`countries` counts the document's mentions of each country (by number); `words` are the document's, in lower case;
    `near` the words of the sentences that mention an entity, and its roles, by entity id; `labels` are the names of its entities, `year` is its own;
    `said` is the sort of place that the text calls an entity, `roles` are the words of what it says that somebody is."""

    words: frozenset[str]
    countries: Counter[int] = field(default_factory=Counter)
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    year: int | None = None
    regions: set[tuple[int, str]] = field(default_factory=set)
    said: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def share(self, country: int) -> float:
        """How much of what the document says of countries is about this one; 0 to 1."""
        total = self.countries.total()
        return self.countries[country] / total if total else 0.0

    def without(self, country: int | None, mentions: int) -> Context:
        """The context less a name's own mentions, for a name that is a country's: it does not speak for itself."""
        if country is None:
            return self
        counts = self.countries.copy()
        counts[country] = max(counts[country] - mentions, 0)
        return replace(self, countries=+counts)

    def home(self, facts: Facts) -> Item | None:
        """The country that the document is mostly about."""
        (country, count), *_ = self.countries.most_common(1) or [(0, 0)]
        return facts.item(country) if count and self.share(country) >= _MOSTLY else None

    def heed(self, item: Item) -> None:
        """Takes note of an item that the document surely names: it speaks for others of its country and region."""
        if item.country and item.about != COUNTRY:
            self.countries[item.country] += 1
            if region := region_of(item):
                self.regions.add((item.country, region))

    @property
    def is_sport(self) -> bool:
        """Whether the document is about games."""
        return len(self.words & _SPORT) >= _SPORTY

    def names(self, place: str) -> bool:
        """Whether the document has an entity of this name."""
        return place in self.labels


def read_context(resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str]) -> Context:
    """The context that a document gives to its own names."""
    words = Counter(_WORD.findall(resolved.document.text))
    countries: Counter[int] = Counter()
    counts = Counter(resolved.denotes.values())
    for entity in resolved.entities:
        if entity.kind is Kind.NAME and (number := country_of(entity.label, facts)):
            countries[number] += counts[entity.id] or 1
    for word in words.keys() & demonyms.keys():
        if number := country_of(demonyms[word], facts):
            countries[number] += words[word]
    published = resolved.document.published
    lowered = frozenset(map(str.lower, words))
    labels = frozenset(name for entity in resolved.entities if entity.kind is Kind.NAME for name in (entity.label, *entity.aliases))
    roles = _roles(resolved)
    return Context(
        lowered, countries, _near(resolved, roles), labels, published.year if published else None, said=said_sorts(resolved), roles=roles
    )


def region_of(item: Item) -> str | None:
    """What the item lies in, by its description ("city in Texas, United States": Texas)."""
    match = _REGION.search(item.about)
    return match[1] if match and match[1] != item.label else None


def country_of(name: str, facts: Facts) -> int | None:
    """The number of the country of this name; what is said of England is said of its state."""
    states = (hit.item for hit in facts.named(name) if hit.exact and (hit.item.about == COUNTRY or hit.item.about.startswith(_PART)))
    return next((item.country for item in states), None)


def is_role(statement: Statement) -> bool:
    """Whether a statement says what its subject is ("president of")."""
    return statement.predicate.relation.endswith("_of")


def _near(resolved: Resolved, roles: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    sentences = [frozenset(map(str.lower, _WORD.findall(span.text))) for span in resolved.sentences]
    found: dict[str, set[str]] = defaultdict(set)
    for mention in resolved.mentions:
        entity = resolved.denotes.get(mention.key)
        if entity and mention.sentence < len(sentences):
            found[entity] |= sentences[mention.sentence]
    return {entity: frozenset(words) | roles.get(entity, frozenset()) for entity, words in found.items()}


def _roles(resolved: Resolved) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for statement in resolved.statements:
        if statement.subject and is_role(statement) and (entity := resolved.denotes.get(statement.subject.key)):
            found[entity].update(fold(statement.predicate.lemma).split())
    return {entity: frozenset(words) for entity, words in found.items()}


def names_of(entity: Entity, demonyms: Mapping[str, str], home: str | None = None) -> tuple[str, ...]:
    """The names to look an entity up by; of a name in full and a part of it only the full one, for a part is anybody's

    ("Wagner Group" and "Wagner", "Ann Lee" and "Lee").
    An adjective of nationality that was read as a place stands for its country; as anything else it names no item.
    A body that each country has, and a party, is looked up as that of the country that the document is about, `home`, too.
    """
    if entity.label in demonyms:
        return (demonyms[entity.label],) if entity.type in ("Place", "Organization") else ()
    names = tuple(name for name in dict.fromkeys((entity.label, *entity.aliases)) if fold(name) not in _RELATIVE)
    if entity.type == "Person":
        return tuple(name for name in names if " " in name.strip()) or names
    words = {name: f" {fold(name)} " for name in names}
    whole = tuple(name for name in names if not any(words[name] != other and words[name] in other for other in words.values()))
    return whole + tuple(
        full for name in whole if home and (fold(name) in NATIONAL or fold(name).endswith(PARTY)) for full in _of(name, home, demonyms)
    )


def _of(name: str, country: str, demonyms: Mapping[str, str]) -> tuple[str, ...]:
    """What a body of a country is called in full: "Socialist Party of Albania", "Estonian Centre Party"."""
    return (f"{name} of {country}", *(f"{adjective} {name}" for adjective, state in demonyms.items() if state == country))
