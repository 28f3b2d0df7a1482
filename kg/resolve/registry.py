"""Entities across documents: which names are one thing everywhere, and the id that each gets for good.

First every reading is added, then every reading is resolved; what is kept grows with the number of distinct names only, and
nothing depends on the order of the documents. Precision comes first: a name that could be two things stays by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.model import Kind, Ontology, Reading, Resolved
from kg.resolve.document import entities_of, tell
from kg.resolve.forms import identifier, name_key
from kg.resolve.local import Local, LocalResolution, best_label, resolve_document, vote
from kg.resolve.things import Thing, join, name_all

_SHARE_OF_NOISE = 0.25

KEPT = 100_000
"""Words of the first documents whose own resolution is kept from `add` to `resolve`."""


class Registry:
    """The names of a graph and of the documents that are being read."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._types: dict[str, Counter[str]] = defaultdict(Counter)
        self._labels: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._aliases: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._documents: Counter[tuple[str, str]] = Counter()
        self._known: dict[str, Thing] = {}
        self._things: dict[tuple[str, bool], Thing] | None = None
        self._ids: set[str] = set()
        self._kept: dict[str, tuple[Reading, LocalResolution]] = {}
        self._words = 0

    def add_known(self, entity_id: str, label: str, aliases: Iterable[str] = (), type: str = "Concept", documents: int = 1) -> None:
        """A named entity that the graph has already, from so many documents: it keeps its id, whatever is added."""
        thing = Thing(name_key(label), type == "Person", Counter({type: 1}), Counter({label: 1}), Counter(aliases), documents, entity_id)
        self._known[entity_id] = thing
        self._things = None

    def add(self, reading: Reading) -> None:
        """Takes note of the names of a document."""
        found = resolve_document(reading, self._ontology)
        self._words += reading.words
        if self._words <= KEPT:
            self._kept[reading.document.id] = reading, found
        for local in found.entities:
            if local.kind is Kind.NAME:
                key = name_key(local.label)
                self._types[key] += local.types
                # By type, so that what is a person's and what is a place's can be told apart later.
                self._labels[key, local.type] += Counter({local.label: local.names[local.label] or 1})
                self._aliases[key, local.type] += local.names
                self._documents[key, local.type] += 1
        self._things = None

    def resolve(self, reading: Reading) -> Resolved:
        """The reading with its mentions resolved, and with the statements that hold for members of groups."""
        things = self._settle()
        kept, local = self._kept.pop(reading.document.id, (None, None))
        if local is None or kept is not reading:
            local = resolve_document(reading, self._ontology)
        told = tell(reading, local, self._ontology)
        ids = [self._id(entity, things) for entity in local.entities]
        denotes = {key: ids[number] for key, number in local.denotes.items()}
        called = [self._called(entity, things) for entity in local.entities]
        mentions = tuple(local.mentions.values())
        entities = entities_of(local, told, ids, called)
        return Resolved(reading.document, entities, denotes, told.statements, mentions, reading.sentences, reading.words)

    def _called(self, entity: Local, things: dict) -> tuple[str, str]:
        """The label and the type of a document's entity: its thing's, or, of a concept, its own."""
        thing = self._thing(entity, things)
        return (best_label(thing.labels, person=thing.person), vote(thing.types)) if thing else (entity.label, entity.type)

    def _id(self, entity: Local, things: dict) -> str:
        """The id of a document's entity: its thing's, or, of a concept, its label's."""
        thing = self._thing(entity, things)
        if thing:
            return thing.id
        id_ = identifier(entity.label)
        return f"{id_}_({entity.type})" if id_ in self._ids else id_

    def _thing(self, entity: Local, things: dict) -> Thing | None:
        if entity.kind is not Kind.NAME:
            return None
        key, person = name_key(entity.label), entity.type == "Person"
        # A reading that was never added: its names stand for themselves.
        return things.get((key, person)) or things.get((key, not person)) or Thing(
            key, person, entity.types, Counter({entity.label: 1}), id=identifier(entity.label)
        )

    def _settle(self) -> dict[tuple[str, bool], Thing]:
        """Things by (key, person), with equal ones joined and ids given; made anew after an addition."""
        if self._things is None:
            things = self._parted()
            joined = join(things, list(self._known.values()), common=self._common())
            self._ids = name_all(joined)
            self._things = {name: thing for thing, names in joined for name in names}
        return self._things

    def _common(self) -> frozenset[str]:
        """The names that are common nouns: "Senate", "Church", "Games"."""
        return frozenset(key for key in self._types if key in self._ontology.nouns or key.removesuffix("s") in self._ontology.nouns)

    def _parted(self) -> list[Thing]:
        """One thing a name, two where it is a person's and something else's, neither being a rare slip of the tagger."""
        things = []
        surnames = {key.rsplit(" ", 1)[-1] for key, types in self._types.items() if " " in key and types["Person"]}
        for key, types in self._types.items():
            person, rest = types["Person"], sum(types.values()) - types["Person"]
            both = min(person, rest) > _SHARE_OF_NOISE * (person + rest)
            if rest and " " not in key and key not in surnames:
                # Nothing but the recogniser calls it a person, and not always.
                person, both = 0, False
            # Where every document's vote fell for one side, the other has no label to stand by itself with.
            both = both and len({kind == "Person" for (_, kind), _ in self._of(self._labels, key, types)}) > 1
            for family in ((True, False) if both else (person >= rest,)):
                counted = {t: n for t, n in types.items() if (t == "Person") == family}
                thing = Thing(key, family, Counter(counted or types), documents=0)
                for (_, kind), labels in self._of(self._labels, key, types):
                    if not both or (kind == "Person") == family:
                        thing.labels += labels
                        thing.aliases += self._aliases[key, kind]
                        thing.documents += self._documents[key, kind]
                things.append(thing)
        return things

    @staticmethod
    def _of(table: dict, key: str, types: Counter[str]) -> Iterable:
        return (((key, kind), table[key, kind]) for kind in sorted(types) if (key, kind) in table)
