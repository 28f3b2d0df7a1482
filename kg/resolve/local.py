"""Entities of one document: what its coreference chains denote, before other documents are asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from kg.model import Attribution, Kind, Mention, Ontology, Reading, Statement
from kg.resolve.forms import clean, is_acronym, name_key
from kg.resolve.regions import REGIONS

Key = tuple[str, int, int]
# Arguments of statements, never nodes.
VALUES = frozenset({"Date", "Time", "Quantity", "Money"})
CLASSING = frozenset({"be", "become"})
_WORDS_OF_A_NAME = 6
_ROLE_WEIGHT = 2
_AMERICAS = frozenset({"Latin", "South", "North", "Central"})


@dataclass(slots=True)
class Local:
    """What a chain denotes: its best label, kind and type, the names in it with their counts, its mentions in order."""

    label: str
    kind: Kind
    type: str
    mentions: tuple[Mention, ...]
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class LocalResolution:
    """The entities of one document, and for each mention's key the number of the entity that it denotes.

    `mentions` are all mentions of the reading and of its statements by key, with their chains. `coordinated` holds, for pronouns
    that stand for a coordination ("A and B … they"), the mentions of the members. `named` holds, for noun phrases that say what somebody is
    and stand for them as well ("the coach, Ann Lee, resigned"), the name beside them.
    """

    entities: list[Local]
    denotes: dict[Key, int]
    mentions: dict[Key, Mention]
    coordinated: dict[Key, tuple[Mention, ...]]
    named: dict[Key, Mention] = field(default_factory=dict)


def resolve_document(reading: Reading, ontology: Ontology) -> LocalResolution:
    """The entities that a reading's chains denote.

    A chain with a name denotes what is named; one with common nouns alone a concept, by its most telling noun phrase; one of
    pronouns alone nothing. A demonym used as a modifier ("Russian forces") denotes the place.
    """
    mentions, text = all_mentions(reading), reading.document.text
    chains: dict[object, list[Mention]] = defaultdict(list)
    places, spelt_out = _places(mentions.values()), _spelt_out(mentions.values(), text, ontology)
    classes = _classes(reading.statements)
    for mention in mentions.values():
        if mention.type not in VALUES or mention.kind is Kind.PRONOUN:
            own = mention.key if mention.key in classes else _chain(mention)
            place = _place_of(mention, text, ontology) or spelt_out.get(own)
            chains[places.get(name_key(place), _Place(place)) if place else own].append(mention)
    votes = _role_votes(reading.statements, ontology)
    starts = {sentence.start for sentence in reading.sentences}
    result = LocalResolution([], {}, mentions, {}, _names_beside(mentions, classes))
    for chain, members in chains.items():
        entity = _place(chain, members) if isinstance(chain, _Place) else _entity(members, votes, starts, ontology)
        if entity is None:
            result.coordinated.update({m.key: m.involves for m in members if m.involves})
            continue
        result.denotes.update(dict.fromkeys((mention.key for mention in members), len(result.entities)))
        result.entities.append(entity)
    return result


def all_mentions(reading: Reading) -> dict[Key, Mention]:
    """Every mention of a reading and of its statements, by key, in order of start; the reading's own are preferred."""
    found = {mention.key: mention for statement in reading.statements for mention in statement_mentions(statement)}
    found |= {mention.key: mention for mention in reading.mentions}
    for mention in list(found.values()):
        for inner in mention.involves:
            found.setdefault(inner.key, inner)
    return dict(sorted(found.items(), key=lambda item: (item[1].start, -item[1].end)))


def statement_mentions(statement: Statement) -> Iterator[Mention]:
    """The mentions of a statement: participants, arguments, place and sources."""
    places = (argument.mention for argument in statement.arguments)
    source: Attribution | None = statement.source
    sources = []
    while source:
        sources += source.mentions
        source = source.parent
    for mention in (statement.subject, statement.object, *places, statement.place, *sources):
        if mention is not None:
            yield mention


class _Place(str):
    """The chain of the demonyms of a place."""


def _place(name: _Place, members: list[Mention]) -> Local:
    count = len(members)
    return Local(str(name), Kind.NAME, "Place", tuple(members), Counter({str(name): count}), Counter({"Place": count}))


def _classes(statements: Iterable[Statement]) -> set[Key]:
    """The noun phrases that say what something is ("X is a think-tank"): a class, whatever it is said of."""
    statements = [s for s in statements if s.subject and s.object]
    nominals = [s.object for s in statements if s.predicate.lemma in CLASSING]
    # "The sites are Yahoo and Bing": the whole is none of its parts.
    nominals += [s.subject for s in statements if s.predicate.lemma == "include" and s.subject.chain == s.object.chain is not None]
    return {mention.key for mention in nominals if mention.kind is Kind.NOMINAL}


def _names_beside(mentions: Mapping[Key, Mention], classes: Set[Key]) -> dict[Key, Mention]:
    """The nearest name of each class's chain in its sentence."""
    names: dict[object, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        if mention.kind is Kind.NAME:
            names[_chain(mention), mention.sentence].append(mention)
    found = {}
    for key in classes:
        mention = mentions[key]
        if beside := names.get((_chain(mention), mention.sentence)):
            found[key] = min(beside, key=lambda name: abs(name.start - mention.start))
    return found


def _places(mentions: Iterable[Mention]) -> dict[str, object]:
    """The chain of each place that the document names, by the name's key."""
    return {name_key(m.label): _chain(m) for m in mentions if m.kind is Kind.NAME and m.type == "Place"}


def _spelt_out(mentions: Iterable[Mention], text: str, ontology: Ontology) -> dict[object, str]:
    """The places whose names are noun phrases with a demonym in them ("the Nordic countries", "Baltic states"), by the phrases' chains."""
    found = ((m, _place_of(inner, text, ontology)) for m in mentions if m.kind is Kind.NOMINAL for inner in m.involves)
    return {_chain(m): place for m, place in found if place and name_key(m.label) == name_key(place)}


def _place_of(mention: Mention, text: str, ontology: Ontology) -> str | None:
    """The place that a demonym means as a modifier: "Russian" Russia, "Latin American" Latin America."""
    if mention.kind is not Kind.NAME or mention.type != "Group" or mention.plural:
        return None
    before = text[: mention.start].rsplit(None, 1)[-1:] if mention.label == "American" else ()
    if before and before[0] in _AMERICAS:
        return f"{before[0]} America"
    if mention.label in _AMERICAS and text[mention.end :].startswith(" American"):
        return f"{mention.label} America"
    return ontology.demonyms.get(mention.label)


def _chain(mention: Mention) -> object:
    """What mentions of one entity share: the chain's number, else the mention itself."""
    return mention.chain if mention.chain is not None else mention.key


def _entity(members: list[Mention], votes: Counter[Key], starts: set[int], ontology: Ontology) -> Local | None:
    # A demonym counts for its place but lends it no name.
    names = [m for m in members if m.kind is Kind.NAME and not (m.type == "Group" and not m.plural and m.label in ontology.demonyms)]
    if names:
        labels = Counter(clean(mention.label) for mention in names)
        types = Counter(mention.type for mention in names)
        types["Person"] += _ROLE_WEIGHT * sum(votes[mention.key] for mention in names) if "Person" in types else 0
        label = best_label(labels, person=vote(types) == "Person")
        return Local(label, Kind.NAME, vote(types), tuple(members), labels, types)
    nominals = [mention for mention in members if mention.kind is Kind.NOMINAL]
    if not nominals:
        return None
    telling = max(nominals, key=lambda mention: (len(mention.involves), min(len(mention.label.split()), _WORDS_OF_A_NAME), -mention.start))
    types = Counter(mention.type for mention in nominals if mention.type != "Concept")
    return Local(_uncapitalised(telling, starts, ontology), Kind.NOMINAL, vote(types) if types else "Concept", tuple(members))


def _role_votes(statements: Iterable[Statement], ontology: Ontology) -> Counter[Key]:
    """How often each mention is said to hold a role of persons."""
    votes: Counter[Key] = Counter()
    for statement in statements:
        role = ontology.roles.get(statement.predicate.lemma.removesuffix(" of"))
        if role and role.holder == "Person" and statement.subject and statement.predicate.relation == role.relation:
            votes[statement.subject.key] += 1
    return votes


def vote(types: Counter[str]) -> str:
    """The type with most votes; of equal ones the first by name."""
    return min(types, key=lambda name: (-types[name], name))


def best_label(labels: Counter[str], *, person: bool) -> str:
    """The fullest name: not initials, most words (of a body at most six), then the most frequent one, then by spelling."""

    if len(labels) == 1:
        return next(iter(labels))

    def rank(label: str) -> tuple:
        words = len(name_key(label).split())
        too_long = not person and words > _WORDS_OF_A_NAME
        return (too_long, is_acronym(label), -words, -labels[label], label.isupper(), label)

    return min(labels, key=rank)


def _uncapitalised(mention: Mention, starts: set[int], ontology: Ontology) -> str:
    """The label of a nominal without the capital that only its place at the start of a sentence gave it."""
    label = clean(mention.label)
    first, _, rest = label.partition(" ")
    titled = any(inner.type == "Person" and rest.startswith(inner.text) for inner in mention.involves)
    named = titled or any(label.startswith(inner.text) for inner in mention.involves) or {first, first.removesuffix("s")} & ontology.demonyms.keys() or first in REGIONS
    # A determiner may stand between the sentence's start and the phrase.
    opens = any(mention.start - back in starts for back in range(7))
    if opens and not named and first[:1].isupper() and first[1:] == first[1:].lower() and len(first) > 1:
        return label[0].lower() + label[1:]
    return label
