"""Who is tied to whom by which statements: the graph's skeleton in memory, as pictures and lists ask for it again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from kg.graph import vocabulary as v
from kg.graph.store import GraphStore


class Ties:
    """The statements that have an entity at both ends, in the store's order: each its id and two numbers, about 150 bytes."""

    def __init__(self, store: GraphStore):
        statement, entity = (f"{store.names.base}{kind}/" for kind in ("statement", "entity"))
        # Each property by itself, joined here: faster than the join in a query, which looks every statement up.
        objects = {triple.subject.value: triple.object.value for triple in store.triples(None, v.object_)}
        self.statements: list[str] = []
        self._numbers: dict[str, int] = {}
        ends: list[tuple[int, int]] = []
        for triple in store.triples(None, v.subject):
            id, pair = triple.subject.value, (triple.object.value, objects.get(triple.subject.value, ""))
            if id.startswith(statement) and all(end.startswith(entity) for end in pair):
                self.statements.append(id)
                ends.append(tuple(self._numbers.setdefault(end, len(self._numbers)) for end in pair))
        self._subjects, self._objects = np.array(ends, dtype=np.int32).reshape(-1, 2).T.copy()
        self.entities = list(self._numbers)

    @cached_property
    def degrees(self) -> Counter[str]:
        """How many ends of statements an entity is, by its IRI; the entities of no statement are not there."""
        counts = np.bincount(self._subjects, minlength=len(self.entities)) + np.bincount(self._objects, minlength=len(self.entities))
        return Counter(dict(zip(self.entities, counts.tolist(), strict=True)))

    def best(self, limit: int) -> list[str]:
        """The entities of most statements."""
        return [iri for iri, _ in sorted(self.degrees.items(), key=lambda item: (-item[1], item[0]))[:limit]]

    def partners(self, entity: str) -> Counter[str]:
        """With whom an entity has statements, and how many."""
        number = self._numbers.get(entity, -1)
        others = np.concatenate((self._objects[self._subjects == number], self._subjects[self._objects == number]))
        numbers, counts = np.unique(others, return_counts=True)
        return Counter({self.entities[other]: count for other, count in zip(numbers.tolist(), counts.tolist(), strict=True)})

    def between(self, these: Iterable[str], those: Iterable[str], *, most: int) -> list[str]:
        """At most so many statements from one of these to one of those: one of every pair before a second of any."""
        found, pairs = self._hits(these, those)
        order = np.argsort(pairs, kind="stable")
        ordered = pairs[order]
        begins = np.flatnonzero(np.diff(ordered, prepend=-1))
        nth = np.empty(len(found), dtype=np.int64)
        nth[order] = np.arange(len(found)) - np.repeat(begins, np.diff(begins, append=len(found)))
        return [self.statements[place] for place in found[np.argsort(nth, kind="stable")][:most].tolist()]

    def pairs(self, entities: Iterable[str]) -> int:
        """How many pairs of these are tied, each direction by itself."""
        these = list(entities)
        return len(np.unique(self._hits(these, these)[1]))

    def _hits(self, these: Iterable[str], those: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
        """The places of the statements from these to those, and for each a number that stands for its pair."""
        found = np.flatnonzero(self._among(these)[self._subjects] & self._among(those)[self._objects])
        return found, self._subjects[found].astype(np.int64) * len(self.entities) + self._objects[found]

    def _among(self, entities: Iterable[str]) -> np.ndarray:
        chosen = np.zeros(len(self.entities), dtype=bool)
        chosen[[self._numbers[entity] for entity in entities if entity in self._numbers]] = True
        return chosen
