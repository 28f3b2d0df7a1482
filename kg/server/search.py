"""Entities by what people type: beginnings of names and of words in them first, near spellings after."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from kg.graph import vocabulary as v
from kg.graph.query import rows
from kg.graph.terms import class_name
from kg.server.worker import Bench

ALIKE = 72  # how near a spelling must be (rapidfuzz, 0 to 100)
MANY = 4000  # beginnings that are looked at before the best are taken
# Each by its property alone: what joins them is in memory, and several times faster there.
_NAMES = 'SELECT ?e ?name WHERE {{ ?e {property} ?name FILTER (STRSTARTS(STR(?e), "{under}")) }}'
_NOMINAL = "SELECT ?e WHERE { ?e kgo:kind 'nominal' }"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity, and the entity's IRI, label, kind ("name", "nominal") and number of statements that tie it to others."""

    name: str
    iri: str
    label: str
    kind: str
    degree: int


def folded(text: str) -> str:
    """The text without case and accents, its spaces single."""
    plain = unicodedata.normalize("NFD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


class Names:
    """All names of a graph, kept sorted by their words."""

    def __init__(self, bench: Bench):
        self.bench = bench

    @cached_property
    def all(self) -> list[Name]:
        """Every name of every entity."""
        found = [(row["e"], row["name"]) for row in self._named("rdfs:label")]
        labels: dict[str, str] = {}
        for iri, name in found:
            labels[iri] = max(labels.get(iri, ""), name, key=len)
        found += [(row["e"], row["name"]) for row in self._named("skos:altLabel")]
        degrees = self.bench.ties.degrees
        nominal = {row["e"] for row in rows(self.bench.store, _NOMINAL)}
        return [
            Name(name, iri, labels.get(iri, name), "nominal" if iri in nominal else "name", degrees[iri])
            for iri, name in dict.fromkeys(found)
        ]

    def _named(self, property: str) -> list[dict]:
        return rows(self.bench.store, _NAMES.format(property=property, under=f"{self.bench.store.names.base}entity/"))

    def row(self, name: Name) -> dict:
        """The entity as an offer: what was matched is given where it is not the label."""
        names, facts = self.bench.store.names, self.bench.facts
        id = names.local(name.iri)
        offer = {
            "id": id, "iri": name.iri, "label": name.label, "type": class_name(facts.best(names.iri("entity", id), v.a)),
            "kind": name.kind, "degree": name.degree,
        }  # fmt: skip
        return offer | ({"alias": name.name} if name.name != name.label else {})

    @cached_property
    def beginnings(self) -> list[tuple[str, int, int]]:
        """(the name from one of its words on, that word's place, the name's place), sorted."""
        made = []
        for place, name in enumerate(self.all):
            words = folded(name.name).split()
            made += [(" ".join(words[at:]), at, place) for at in range(min(len(words), 8))]
        return sorted(made)

    def starting(self, wanted: str) -> Iterator[tuple[tuple, Name]]:
        """Names with a word that begins so, with their rank: whole names, then beginnings, then later words; the best known first."""
        at = bisect_left(self.beginnings, (wanted,))
        for words, word, place in self.beginnings[at : at + MANY]:
            if not words.startswith(wanted):
                break
            name = self.all[place]
            yield (word > 0 or words != wanted, word > 0, name.kind != "name", -name.degree, len(name.name), name.iri), name

    def alike(self, wanted: str, limit: int) -> Iterator[Name]:
        """Names that are spelt nearly so, the nearest first."""
        matches = process.extract(wanted, self.spellings, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=ALIKE)
        yield from (self.all[place] for _, _, place in sorted(matches, key=lambda m: (-m[1], -self.all[m[2]].degree)))

    @cached_property
    def spellings(self) -> list[str]:
        """The names, folded, in their order."""
        return [folded(name.name) for name in self.all]


def names(bench: Bench) -> Names:
    """The names of a bench's graph, read once."""
    if "names" not in bench.notes:
        bench.notes["names"] = Names(bench)
    return bench.notes["names"]


def search(bench: Bench, *, q: str, limit: int) -> dict:
    """The entities that a reader may mean, each once, the best first."""
    wanted, known = folded(q), names(bench)
    if not wanted:
        return {"query": q, "results": []}
    found: dict[str, Name] = {}
    for _, name in sorted(known.starting(wanted), key=lambda pair: pair[0]):
        found.setdefault(name.iri, name)
    if len(found) < limit and len(wanted) > 2:
        for name in known.alike(wanted, limit):
            found.setdefault(name.iri, name)
    return {"query": q, "results": [known.row(name) for name in list(found.values())[:limit]]}
