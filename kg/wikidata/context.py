"""What a document says that tells items of one name apart: its countries, its words, who is called what, its date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Entity, Kind, Resolved, Statement
from kg.wikidata.facts import Facts
from kg.wikidata.names import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
# Names that each document gives to things of its own: "the North" is Korea's, or England's.
_RELATIVE = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "capital", "state", "government", "god"]
)
COUNTRY = "country"  # what the facts say of items that are countries


@dataclass(slots=True)
class Context:
    """`countries` counts the document's mentions of each country (by number); `words` are the document's, in lower case;
    `near` the words of the sentences that mention an entity, and its roles, by entity id; `labels` are the names of its entities, `year` is its own."""

    words: frozenset[str]
    countries: Counter[int] = field(default_factory=Counter)
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    year: int | None = None

    def share(self, country: int, *, without: int = 0) -> float:
        """How much of what the document says of countries is about this one, leaving `without` mentions out; 0 to 1."""
        total = sum(self.countries.values()) - without
        return max(self.countries[country] - without, 0) / total if total > 0 else 0.0

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
    return Context(lowered, countries, _near(resolved), labels, published.year if published else None)


def country_of(name: str, facts: Facts) -> int | None:
    """The number of the country of this name."""
    return next((hit.item.id for hit in facts.named(name) if hit.exact and hit.item.about == COUNTRY), None)


def is_role(statement: Statement) -> bool:
    """Whether a statement says what its subject is ("president of")."""
    return statement.predicate.relation.endswith("_of")


def _near(resolved: Resolved) -> dict[str, frozenset[str]]:
    sentences = [frozenset(map(str.lower, _WORD.findall(span.text))) for span in resolved.sentences]
    found: dict[str, set[str]] = defaultdict(set)
    for mention in resolved.mentions:
        entity = resolved.denotes.get(mention.key)
        if entity and mention.sentence < len(sentences):
            found[entity] |= sentences[mention.sentence]
    for statement in resolved.statements:
        if statement.subject and is_role(statement) and (entity := resolved.denotes.get(statement.subject.key)):
            found[entity].update(fold(statement.predicate.lemma).split())
    return {entity: frozenset(words) for entity, words in found.items()}


def names_of(entity: Entity, demonyms: Mapping[str, str]) -> tuple[str, ...]:
    """The names to look an entity up by; of a name in full and a part of it only the full one, for a part is anybody's

    ("Wagner Group" and "Wagner", "Ann Lee" and "Lee").
    An adjective of nationality that was read as a place stands for its country; as anything else it names no item.
    """
    if entity.label in demonyms:
        return (entity.label, demonyms[entity.label]) if entity.type in ("Place", "Organization") else ()
    names = tuple(name for name in dict.fromkeys((entity.label, *entity.aliases)) if fold(name) not in _RELATIVE)
    if entity.type == "Person":
        return tuple(name for name in names if " " in name.strip()) or names
    words = {name: f" {fold(name)} " for name in names}
    return tuple(name for name in names if not any(words[name] != other and words[name] in other for other in words.values()))
