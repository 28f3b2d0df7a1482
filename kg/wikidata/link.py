"""Entities to Wikidata items: one decision for each entity, in two rounds, so that sure links help to judge the doubtful ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.model import Candidate, Entity, Kind, Resolved
from kg.wikidata.candidates import Found, candidates
from kg.wikidata.context import COUNTRY, Context, read_context
from kg.wikidata.facts import Facts
from kg.wikidata.features import features, possible, support
from kg.wikidata.rank import MARGIN, THRESHOLD, score, shares

_NONE: Mapping[str, str] = MappingProxyType({})
_SHOWN, _LOWEST = 5, 0.02
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the numbers that speak for it and the score they make."""

    found: Found
    values: tuple[float, ...]
    score: float


def link(resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE) -> Resolved:
    """The same with `wikidata` and `candidates` on named entities: an item where the score passes the threshold, else candidates or nothing.

    `demonyms` maps adjectives of nationality to countries, as the ontology's do. An entity that has an item keeps it.
    """
    judged = judge(resolved, facts, demonyms=demonyms)
    return replace(resolved, entities=tuple(decide(entity, judged[entity.id]) if entity.id in judged else entity for entity in resolved.entities))


def judge(resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE) -> dict[str, tuple[Scored, ...]]:
    """The scored candidates, best first, of every named entity that has any."""
    context = read_context(resolved, facts, demonyms=demonyms)
    counts = Counter(resolved.denotes.values())
    found = {
        entity.id: (entity, items)
        for entity in resolved.entities
        if entity.kind is Kind.NAME and not entity.wikidata and (items := candidates(entity, facts, demonyms=demonyms))
    }
    first = {id: score_all(entity, items, context, facts, mentions=counts[id]) for id, (entity, items) in found.items()}
    for best in (scored[0] for scored in first.values() if scored):
        if best.score > _SURE and best.found.item.about != COUNTRY and best.found.item.country:
            context.countries[best.found.item.country] += 1
    doubtful = {id for id, scored in first.items() if scored and (len(scored) > 1 or scored[0].score < _SURE)}
    again = {id: score_all(*found[id], context, facts, mentions=counts[id]) for id in doubtful}
    return {id: scored for id in found if (scored := again.get(id, first[id]))}


def score_all(entity: Entity, items: tuple[Found, ...], context: Context, facts: Facts, *, mentions: int) -> tuple[Scored, ...]:
    """The candidates of one entity with their scores, best first."""
    items = tuple(found for found in items if possible(entity, found.item, context))
    parts = shares(items, [support(found.item, context, mentions=mentions) for found in items])
    scored = []
    for found, share in zip(items, parts, strict=True):
        values = features(entity, found, context, facts, share=share, mentions=mentions)
        scored.append(Scored(found, values, score(values)))
    return tuple(sorted(scored, key=lambda each: (-each.score, each.found.item.id)))


def decide(entity: Entity, scored: tuple[Scored, ...]) -> Entity:
    """The entity with its item, or with the candidates among which nothing decides."""
    best, second = scored[0], scored[1].score if len(scored) > 1 else 0.0
    accepted = best.score >= THRESHOLD and best.score - second >= MARGIN
    shown = tuple(
        Candidate(each.found.item.qid, round(each.score, 3), each.found.item.label, each.found.item.about) for each in scored[:_SHOWN] if each.score >= _LOWEST
    )
    return replace(entity, wikidata=best.found.item.qid if accepted else None, candidates=shown)
