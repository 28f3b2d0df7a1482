"""Why an entity has the item that it has, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import Entity, Resolved
from kg.wikidata.candidates import candidates
from kg.wikidata.decisions import Decisions
from kg.wikidata.facts import Facts, Item, told
from kg.wikidata.features import FEATURES, MEANINGS
from kg.wikidata.link import Scored, decide, doubt, judge, obey
from kg.wikidata.offices import holder_of
from kg.wikidata.rank import weights

_UNDECIDED = Decisions()
_SHOWN = 3
_NONE: Mapping[str, str] = MappingProxyType({})


def explain(
    entity: Entity, resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE, decisions: Decisions = _UNDECIDED
) -> str:
    """The candidates of an entity, best first, with what each feature adds to the log odds; one line a candidate, one a decision."""
    verdict = decisions.of(entity, resolved.document.id)
    if verdict.item or verdict.closed:
        return f"{entity.label}: {verdict.item or 'no item'}, by decision"
    ruled_out = f"; ruled out by decision: {', '.join(sorted(verdict.excluded))}" if verdict.excluded else ""
    if holder := holder_of(entity, resolved, facts, demonyms):
        return f"{entity.label}: {holder.qid}, {holder.label} held the office in {resolved.document.published:%Y}"
    scored = judge(obey(resolved, facts, decisions), facts, demonyms=demonyms, decisions=decisions).get(entity.id, ())
    if not scored:
        named = ", ".join(
            f"{found.item.qid} {found.item.label} ({_about(found.item, facts)})" for found in candidates(entity, facts, demonyms=demonyms)[:_SHOWN]
        )
        return f"{entity.label}: {f'no item, none of that name can be meant here: {named}' if named else f'no item of that name in {facts.path.name}'}{ruled_out}"
    decided = decide(entity, scored, facts)
    if decided.wikidata:
        why = f"{entity.label}: {decided.wikidata}, score {scored[0].score:.2f}"
    else:
        why = f"{entity.label}: no item, {doubt(scored)}"
    return "\n".join([why + ruled_out, *(_line(each, facts) for each in scored)])


def legend(explained: str) -> str:
    """What the names of the numbers in some explanations mean, a line each; nothing where there are none."""
    used = [name for name in FEATURES if f" {name} +" in explained or f" {name} -" in explained]
    lines = [f"  {name:12} {MEANINGS[name]}" for name in used]
    return "\n".join(["what counts, in log odds (0 is even, 3 is twenty to one)", *lines]) if used else ""


def _line(each: Scored, facts: Facts) -> str:
    item = each.found.item
    parts = [(weight * value, name) for name, weight, value in zip(FEATURES, weights(), each.values, strict=True) if value]
    listed = ", ".join(f"{name} {part:+.1f}" for part, name in sorted(parts, key=lambda pair: (-abs(pair[0]), pair[1])) if abs(part) >= 0.05)
    return f"  {item.qid} {item.label} ({_about(item, facts)}) {each.score:.2f}: {listed}"


def _about(item: Item, facts: Facts) -> str:
    return told(item, facts) or item.type or "no description"
