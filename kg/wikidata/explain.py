"""Why an entity has the item that it has, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import Entity, Resolved
from kg.wikidata.facts import Facts
from kg.wikidata.features import FEATURES
from kg.wikidata.link import Scored, decide, judge
from kg.wikidata.rank import MARGIN, THRESHOLD, weights

_NONE: Mapping[str, str] = MappingProxyType({})


def explain(entity: Entity, resolved: Resolved, facts: Facts, *, demonyms: Mapping[str, str] = _NONE) -> str:
    """The candidates of an entity, best first, with what each feature adds to the log odds; one line a candidate, one a decision."""
    scored = judge(resolved, facts, demonyms=demonyms).get(entity.id, ())
    if not scored:
        return f"{entity.label}: no item of that name in {facts.path.name}"
    decided = decide(entity, scored)
    if decided.wikidata:
        verdict = f"{entity.label}: {decided.wikidata}, score {scored[0].score:.2f}"
    else:
        reason = f"the best score is below {THRESHOLD}" if scored[0].score < THRESHOLD else f"the two best are closer than {MARGIN}"
        verdict = f"{entity.label}: no item, {reason}"
    return "\n".join([verdict, *map(_line, scored)])


def _line(each: Scored) -> str:
    item = each.found.item
    parts = [(weight * value, name) for name, weight, value in zip(FEATURES, weights(), each.values, strict=True) if value and name != "bias"]
    told = ", ".join(f"{name} {part:+.1f}" for part, name in sorted(parts, key=lambda pair: (-abs(pair[0]), pair[1])) if abs(part) >= 0.05)
    return f"  {item.qid} {item.label} ({item.about or item.type or 'no description'}) {each.score:.2f}: {told}"
