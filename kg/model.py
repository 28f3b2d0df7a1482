"""The nouns that every room shares: frozen, typed, standard library only.

A `Document` is read into `Mention`s and `Statement`s; mentions denote `Entity`s; an `Ontology` says what words mean.
All offsets are character offsets into `Document.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256


class Factuality(StrEnum):
    """How the document presents an event (after FactBank and UDS): see the README for what each lets through."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    REQUESTED = "requested"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Kind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read.

    `id` is stable for a source ("seeds/000_…"): reading the same source again replaces its graph.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of a document, with their text."""

    document: str
    start: int
    end: int
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much: `value` a number where the words allow one, `unit` of measure or currency,
    `modifier` one of "", "about", "more than", "less than", "at least", "at most", "another"."""

    text: str
    value: float | None = None
    unit: str | None = None
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """When: `value` is ISO 8601 ("2022-05-28", "2022-05", "2022", "2022-05-28/2022-05-29" for an interval), or None
    where neither the words nor the document's date allow one."""

    text: str
    value: str | None = None
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that refers to something.

    `start`, `end` span the whole phrase without leading determiner; `head` is the head word's span.
    `label` is the phrase without determiners, quantities and trailing clauses, as a node is to be called.
    `type` is a class of the ontology ("Person", "Place", "Group", "Concept", …).
    `involves` are the names inside the phrase; `chain` numbers the coreference chain in the document; `linked`, 0 to 1, is how likely
    it belongs there, None where that rests on no learnt guess.
    """

    document: str
    start: int
    end: int
    text: str
    label: str
    type: str
    kind: Kind
    head: tuple[int, int]
    sentence: int
    plural: bool = False
    quantity: Quantity | None = None
    involves: tuple[Mention, ...] = ()
    chain: int | None = None
    linked: float | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells this mention from all others: document, start, end."""
        return self.document, self.start, self.end


@dataclass(frozen=True, slots=True)
class Predicate:
    """The relation word: `lemma` ("urge", "hold off", "president of"), `relation` (the local name of its IRI: "urged",
    "held_off", "met_with", "president_of"), the words as written, and the preposition that ties the object, if one does."""

    lemma: str
    relation: str
    text: str
    start: int
    end: int
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A further participant or circumstance: `role` one of "recipient", "place", "time", "topic", "instrument", "quantity",
    "manner", "cause", "purpose", "beneficiary", "source", "destination", "argument" (none of the others: see the preposition)."""

    role: str
    mention: Mention | None = None
    preposition: str | None = None
    text: str = ""
    time: Time | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the source's mention (None where the text names none: "reportedly"), the word that attributes
    ("say", "according to"), the source behind the source, and who says it together with the first ("Ann and Bob said")."""

    mention: Mention | None
    predicate: str
    parent: Attribution | None = None
    others: tuple[Mention, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of all who say it."""
        return ((self.mention,) if self.mention else ()) + self.others


@dataclass(frozen=True, slots=True)
class Statement:
    """Who did what to whom, and how far the document stands behind it.

    `content` are the ids of the statements that this one is about (what was urged, said, accused of).
    `evidence` are sentences; `premises` are the ids of the statements that an inferred one rests on.
    `confidence` is 0 to 1. `certainty`, −3 to 3, is how sure the text makes its readers that it happened, where the model learnt that.
    `participants` are subject, object and arguments with PropBank's numbered labels ("A0").
    `presupposed` is True where the statement only unfolds the name of one of its ends ("Italy's court": that Italy has one), or says
    nothing without its content ("called the raid a crime": that the raid was called; "seldom saw the ball": that they saw it).
    """

    document: str
    subject: Mention | None
    predicate: Predicate
    object: Mention | None
    arguments: tuple[Argument, ...] = ()
    factuality: Factuality = Factuality.ASSERTED
    source: Attribution | None = None
    time: Time | None = None
    place: Mention | None = None
    quantity: Quantity | None = None
    content: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    inferred: bool = False
    premises: tuple[str, ...] = ()
    certainty: float | None = None
    participants: tuple[tuple[str, Mention], ...] = ()
    presupposed: bool = False

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that are the same for the same reading of the same document."""
        ends = (self.subject and self.subject.key, self.object and self.object.key)
        return _digest(self.document, self.predicate.relation, self.predicate.start, self.predicate.end, ends, self.inferred)


@lru_cache(maxsize=4096)  # a statement is asked for its id several times while its document is worked on
def _digest(document: str, relation: str, start: int, end: int, ends: tuple[tuple[str, int, int] | None, ...], inferred: bool) -> str:
    return sha256(repr((document, relation, start, end, list(ends), inferred)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the language room made of one document: its sentences, mentions (coreference chains numbered) and statements."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    words: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Wikidata item that an entity may be: `id` "Q7747", `score` 0 to 1."""

    id: str
    score: float
    label: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions denote; `id` is the local name of its IRI ("Emmanuel_Macron").

    `kind` is NAME for named entities and NOMINAL for common-noun participants; `wikidata` is the accepted item's id.
    `members` and `involves` are ids of entities.
    """

    id: str
    label: str
    type: str
    kind: Kind = Kind.NAME
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    involves: tuple[str, ...] = ()
    wikidata: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading whose mentions have entities: `denotes` maps a mention's key to an entity's id.

    `statements` are the reading's and those inferred for members of groups.
    """

    document: Document
    entities: tuple[Entity, ...]
    denotes: Mapping[tuple[str, int, int], str]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...] = ()
    sentences: tuple[Span, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class of the ontology: local name, label, comment, local names of its superclasses."""

    name: str
    label: str
    comment: str = ""
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyProperty:
    """A property of the ontology: local name, label, comment, superproperties (IRIs or local names), domain, range."""

    name: str
    label: str
    comment: str = ""
    parents: tuple[str, ...] = ()
    domain: str | None = None
    range: str | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb (or phrasal verb) of the lexicon.

    `event` is its event class ("Request"); `property` the ontology property that its relation specialises.
    `complement` says what its clausal complement is worth under a positive matrix clause: a Factuality, or
    "inherit" (implicative: "managed to"), "negate" ("failed to"), "fact" (factive: "knows that", holds under negation too).
    `speech` is True where its subject is a source ("say", "claim", "demand").
    `parts` names numbered participants of a transfer in common words: (("giver", "A0"), …), names "giver", "theme", "recipient".
    """

    lemma: str
    event: str | None = None
    property: str | None = None
    complement: str | None = None
    speech: bool = False
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the lexicon.

    `verb` is the verb that it nominalises ("capture" → "capture", "accusation" → "accuse"); `complement` as for `Verb` ("claim that").
    `light` is True where the noun only counts or packages what follows "of" ("dozens of", "group of").
    `type` is the class of what it denotes ("soldier" → "Person", "ministry" → "Organization"), where the lexicon knows.
    """

    lemma: str
    verb: str | None = None
    event: str | None = None
    complement: str | None = None
    speech: bool = False
    light: bool = False
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role title: "president" makes the relation "president_of"; `holder` and `scope` are the classes that it ties."""

    lemma: str
    relation: str
    property: str | None = None
    holder: str = "Person"
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes, properties and the lexicon, as plain data, keyed by local name or lemma."""

    classes: Mapping[str, OntologyClass] = field(default_factory=dict)
    properties: Mapping[str, OntologyProperty] = field(default_factory=dict)
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    nouns: Mapping[str, Noun] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
