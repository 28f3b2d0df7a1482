"""Entities to Wikidata items: one decision for each entity, in two rounds, so that sure links help to judge the doubtful ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.model import Candidate, Entity, Kind, Resolved
from kg.wikidata.candidates import Found, candidates
from kg.wikidata.context import Context, country_of, read_context
from kg.wikidata.decisions import Decisions
from kg.wikidata.facts import Facts, Item, told
from kg.wikidata.features import features
from kg.wikidata.kindred import are_kindred
from kg.wikidata.offices import SCORE, heads_named, holder_of
from kg.wikidata.possible import possible
from kg.wikidata.rank import MARGIN, THRESHOLD, score, shares
from kg.wikidata.support import support

_NONE: Mapping[str, str] = MappingProxyType({})
_UNDECIDED = Decisions()
_SHOWN, _LOWEST = 5, 0.02
_SURE = 0.9
_SPOKEN_OF = 4  # how many countries of a document may have their heads called by the surname alone


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the numbers that speak for it and the score they make."""

    found: Found
    values: tuple[float, ...]
    score: float


def link(resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE, decisions: Decisions = _UNDECIDED) -> Resolved:
    """The same with `wikidata` and `candidates` on named entities: an item where the score passes the threshold, else candidates or nothing.

    `demonyms` maps adjectives of nationality to countries, as the ontology's do. An entity that has an item keeps it; `decisions` are obeyed.
    """
    resolved = obey(resolved, facts, decisions)
    resolved = replace(resolved, entities=tuple(_in_office(entity, resolved, facts, demonyms, decisions) for entity in resolved.entities))
    judged = judge(resolved, facts, demonyms=demonyms, decisions=decisions)
    return replace(
        resolved, entities=tuple(decide(entity, judged[entity.id], facts) if entity.id in judged else entity for entity in resolved.entities)
    )


def _in_office(entity: Entity, resolved: Resolved, facts: Facts, demonyms: Mapping[str, str], decisions: Decisions) -> Entity:
    """A common noun that names an office is its holder, unless people said otherwise."""
    if entity.kind is Kind.NAME or entity.wikidata or not (holder := holder_of(entity, resolved, facts, demonyms)):
        return entity
    verdict = decisions.of(entity, resolved.document.id)
    if verdict.closed or holder.qid in verdict.excluded:
        return entity
    return replace(entity, wikidata=holder.qid, candidates=(Candidate(holder.qid, SCORE, holder.label, told(holder, facts)),))


def obey(resolved: Resolved, facts: Facts, decisions: Decisions) -> Resolved:
    """The document with the items that people decided on."""
    if not decisions:
        return resolved
    entities = []
    for entity in resolved.entities:
        chosen = decisions.of(entity, resolved.document.id).item
        if chosen:
            item = facts.item(int(chosen[1:]))
            known = Candidate(chosen, 1.0, item.label, told(item, facts)) if item else Candidate(chosen, 1.0)
            entity = replace(entity, wikidata=chosen, candidates=(known,))
        entities.append(entity)
    return replace(resolved, entities=tuple(entities))


def judge(
    resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE, decisions: Decisions = _UNDECIDED
) -> dict[str, tuple[Scored, ...]]:
    """The scored candidates, best first, of every named entity that has any and no item yet; without those that people have ruled out."""
    context = read_context(resolved, facts, demonyms=demonyms)
    counts = Counter(resolved.denotes.values())
    for item in (facts.item(int(entity.wikidata[1:])) for entity in resolved.entities if entity.wikidata):
        if item:
            context.heed(item)
    home = context.home(facts)
    found = {
        entity.id: (entity, items)
        for entity in resolved.entities
        if entity.kind is Kind.NAME
        and not entity.wikidata
        and (items := _left(entity, resolved, facts, demonyms, decisions, home, context))
    }
    first = {id: score_all(entity, items, context, facts, mentions=counts[id]) for id, (entity, items) in found.items()}
    for scored in first.values():
        if scored and scored[0].score > _SURE:
            context.heed(scored[0].found.item)
    doubtful = {id for id, scored in first.items() if scored and (len(scored) > 1 or scored[0].score < _SURE)}
    again = {id: score_all(*found[id], context, facts, mentions=counts[id]) for id in doubtful}
    return {id: scored for id in found if (scored := again.get(id, first[id]))}


def _left(
    entity: Entity, resolved: Resolved, facts: Facts, demonyms: Mapping[str, str], decisions: Decisions, home: Item | None, context: Context
) -> tuple[Found, ...]:
    """The candidates of an entity that nobody has ruled out."""
    verdict = decisions.of(entity, resolved.document.id)
    found = () if verdict.closed else candidates(entity, facts, demonyms=demonyms, home=home.label if home else None)
    if entity.type == "Person" and not verdict.closed:
        known = {each.item.id for each in found}
        heads = heads_named(entity.label, context.year, (country for country, _ in context.countries.most_common(_SPOKEN_OF)), facts)
        found += tuple(Found(item, entity.label, True) for item in heads if item.id not in known)
    return tuple(each for each in found if each.item.qid not in verdict.excluded) if verdict.excluded else found


def score_all(entity: Entity, items: tuple[Found, ...], context: Context, facts: Facts, *, mentions: int) -> tuple[Scored, ...]:
    """The candidates of one entity with their scores, best first; what the document says of it `mentions` times is not held in its own favour."""
    context = context.without(country_of(entity.label, facts), mentions)
    # What the name cannot mean here still has its part in the name: a namesake that is left over is no likelier for it.
    parts = shares(items, [support(entity, found, context, facts) for found in items])
    scored = []
    for found, share in zip(items, parts, strict=True):
        if possible(entity, found, context):
            values = features(entity, found, context, facts, share=share)
            scored.append(Scored(found, values, score(values)))
    return tuple(sorted(scored, key=lambda each: (-each.score, each.found.item.id)))


def doubt(scored: tuple[Scored, ...]) -> str | None:
    """Why the best of some candidates is not taken, in words; None where it is.

    Where the best two are places of one country, one of which lies in the other, one of them is meant: their scores count together.
    """
    best, second = scored[0], scored[1] if len(scored) > 1 else None
    if second and are_kindred(best.found.item, second.found.item) and best.score + second.score >= THRESHOLD:
        return None
    if best.score < THRESHOLD:
        return f"the best score is below {THRESHOLD}"
    return f"the two best are closer than {MARGIN}" if second and best.score - second.score < MARGIN else None


def decide(entity: Entity, scored: tuple[Scored, ...], facts: Facts) -> Entity:
    """The entity with its item, or with the candidates among which nothing decides."""
    best, accepted = scored[0], doubt(scored) is None
    shown = tuple(
        Candidate(each.found.item.qid, round(each.score, 3), each.found.item.label, told(each.found.item, facts))
        for each in scored[:_SHOWN]
        if each.score >= _LOWEST
    )
    return replace(entity, wikidata=best.found.item.qid if accepted else None, candidates=shown)
