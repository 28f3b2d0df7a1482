"""Which node of the graph each entity of a document that is read anew is: by its names, and by where it stands in the statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import product

from kg.graph import vocabulary as v
from kg.graph.terms import Names, class_term, words
from kg.model import Kind
from kg.resolve.forms import identifier
from kg.resolve.local import Local
from kg.verify.page import Page


def taken_for(read: Page, entities: Mapping[str, Local], stored: Page, names: Names) -> dict[str, str]:
    """The graph's node for each of `entities`, which stand on the page `read` under the IRIs that they have here; none where no node fits.

    Of several that fit it is the one that stands most often where the entity does; else one of its class that is no other's.
    """
    called = _Called(stored, names)
    fitting = {stand_in: called.fitting(entity) for stand_in, entity in entities.items()}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for node in read.own.keys() & stored.own.keys():
        for property, wanted in read.own[node].items():
            has = {term.value for term in stored.own[node].get(property, ())}
            for stand_in in {term.value for term in wanted} & entities.keys():
                found = has & fitting[stand_in]
                votes[stand_in].update(dict.fromkeys(found, 1 / max(len(found), 1)))
    for stand_in, property in product(entities, (v.involves, v.has_member)):
        has = {term.value for node in fitting[stand_in] for term in stored.said(node, property)}
        for tied in {term.value for term in read.said(stand_in, property)} & entities.keys():
            found = has & fitting[tied]
            votes[tied].update(dict.fromkeys(found, 1 / max(len(found), 1)))
    taken = {stand_in: max(sorted(found), key=found.__getitem__) for stand_in, found in votes.items() if found}
    others = set(taken.values())
    for stand_in in sorted(entities.keys() - taken.keys()):
        type = class_term(entities[stand_in].type)
        left = sorted((node in others, type not in stored.said(node, v.a), node) for node in fitting[stand_in])
        if left:
            taken[stand_in] = left[0][-1]
            others.add(left[0][-1])
    return taken


@dataclass(slots=True)
class _Called:
    """The entities of a page in the graph by what they are called."""

    page: Page
    names: Names
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for node in self.page.entities:
            for name in self.page.called(node):
                self.by_name[name].add(node)

    def fitting(self, entity: Local) -> set[str]:
        """The nodes that may be an entity: those with all the names that it has, or, where it has none, with its words."""
        own = self._own(entity)
        if entity.kind is Kind.NAME:
            found = [self.by_name.get(name, set()) for name in map(_written, entity.names) if name]
            return reduce(set.intersection, found) if found else own
        nominal = {node for node in own if self.page.said(node, v.kind)}
        # Something that has an item was joined with a name of that item: "the French president".
        return nominal or own | self.by_name.get(_written(entity.label), set())

    def _own(self, entity: Local) -> set[str]:
        """The nodes with the ids that resolution gives a label."""
        id = identifier(entity.label)
        return {node for one in (id, f"{id}_({entity.type})") if (node := self.names.iri("entity", one).value) in self.page.entities}


def _written(name: str) -> str:
    return words(name).value
