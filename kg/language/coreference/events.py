"""Event coreference inside a document: "captured the town … the capture of the town" is one event with two sentences behind it.

Precision first: the same verb or its nominalisation (Bejan and Harabagiu 2010 call lemma and arguments the strongest cues), participants
that corefer and none that differ, times that do not contradict, and the same standing (a denial is never one with an assertion).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from kg.language.coreference.event_nouns import NEAR, taken_up
from kg.language.trees.words import vocabulary
from kg.model import Argument, Kind, Mention, Ontology, Span, Statement

# Verbs of which a text tells many alike: only participants and time together say that two are one.
_OFTEN = vocabulary(
    "say tell be have make do get go come take give use know think want see call ask claim add work help need become include"
)
ARTICLES = ("a ", "an ")
_FIXED_ROLES = frozenset({"place", "recipient", "source", "destination", "beneficiary", "topic"})


@dataclass(frozen=True, slots=True)
class EventChain:
    """One event: the ids of its statements, first mentioned first, and noun phrases that take it up without saying more."""

    statements: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


def event_chains(statements: Sequence[Statement], mentions: Sequence[Mention], ontology: Ontology, *, text: str) -> tuple[EventChain, ...]:
    """The events that a document mentions more than once, in order; mentions and statements with their coreference chains set."""
    groups: dict[tuple, list[list[Statement]]] = defaultdict(list)
    nouns = {mention.head[0] for mention in mentions if mention.kind is Kind.NOMINAL}
    fresh = {m.head[0] for m in mentions if m.kind is Kind.NOMINAL and text[max(m.start - 3, 0) : m.start].lower().endswith(ARTICLES)}
    for statement in sorted(statements, key=lambda s: (s.predicate.start, s.predicate.end)):
        if statement.inferred or statement.predicate.lemma in _OFTEN:
            continue
        events = groups[_sort(statement)]
        # "A visit" is not the visit that was told before.
        known = () if statement.predicate.start in fresh else reversed(events)
        home = next((event for event in known if all(_one_event(other, statement, nouns) for other in event)), None)
        if home is None:
            events.append([statement])
        else:
            home.append(statement)
    events = [event for found in groups.values() for event in found]
    later = taken_up(events, mentions, ontology, text=text, spoken_for={statement.predicate.start for statement in statements})
    found = [
        EventChain(tuple(s.id for s in event), tuple(later[number]))
        for number, event in enumerate(events)
        if len(event) > 1 or later[number]
    ]
    if not found:
        return ()
    first = {statement.id: statement.predicate.start for statement in statements}
    return tuple(sorted(found, key=lambda chain: first[chain.statements[0]]))


def _sort(statement: Statement) -> tuple:
    """What two mentions of one event share without exception: the relation, and how and by whom it is presented."""
    source = statement.source.mention if statement.source else None
    said_by = (source.chain if source and source.chain is not None else source and source.label, bool(statement.source))
    return statement.predicate.relation, statement.factuality, said_by


def _one_event(one: Statement, other: Statement, nouns: Set[int]) -> bool:
    """Whether participants, circumstances and time allow one event, and enough of them agree; `nouns` are where noun phrases are headed."""
    if one.predicate.start == other.predicate.start:
        return False
    core = [_same(one.subject, other.subject), _same(one.object, other.object)]
    rest = [_same(a, b) for a, b in _paired(one.arguments, other.arguments)]
    if (
        False in core
        or False in rest
        or not _times_agree(one, other)
        or (one.quantity and other.quantity and one.quantity != other.quantity)
    ):
        return False
    # Two verbs tell two events as easily as one ("met them in May … met them in June"): all must be named and agree.
    if one.predicate.start not in nouns and other.predicate.start not in nouns:
        return core.count(True) == 2
    taken_up = other.predicate.start in nouns and other.object is None and _soon(one, other)
    return core[1] is True or (core[0] is True and (taken_up or _dated(one, other)))


def _same(one: Mention | None, other: Mention | None) -> bool | None:
    """Whether two participants are one thing; None where one is not named."""
    if one is None or other is None:
        return None
    if one.chain is not None and one.chain == other.chain:
        return True
    return one.key == other.key


def _paired(one: Sequence[Argument], other: Sequence[Argument]) -> Iterator[tuple[Mention, Mention]]:
    """The circumstances of two statements that have one role."""
    there = {argument.role: argument.mention for argument in other if argument.mention}
    for argument in one:
        if argument.role in _FIXED_ROLES and argument.mention and argument.role in there:
            yield argument.mention, there[argument.role]


def _times_agree(one: Statement, other: Statement) -> bool:
    """Whether one of two times lies in the other, or one is not told."""
    if one.time is None or other.time is None:
        return True
    a, b = one.time.value, other.time.value
    if a is None or b is None:
        return one.time.text.lower() == other.time.text.lower()
    return a == b or a.startswith(b) or b.startswith(a)


def _soon(one: Statement, other: Statement) -> bool:
    """Whether the second is told shortly after the first."""
    return bool(one.evidence) and other.predicate.start - one.evidence[-1].end < NEAR


def _dated(one: Statement, other: Statement) -> bool:
    """Whether both tell when."""
    return one.time is not None and other.time is not None and one.time.value is not None


def merged_events(statements: Sequence[Statement], chains: Sequence[EventChain], sentences: Sequence[Span]) -> tuple[Statement, ...]:
    """The statements with each event once: the fullest of its statements, with the arguments and the evidence of all of them.

    What was said of another of them (`content`, `premises`) is then said of that one.
    """
    if not chains:
        return tuple(statements)
    by_id = {statement.id: statement for statement in statements}
    becomes: dict[str, str] = {}
    for chain in chains:
        members = [by_id[identifier] for identifier in chain.statements]
        fullest = max(members, key=lambda s: (s.subject is not None, s.object is not None, len(s.arguments), -s.predicate.start))
        becomes |= dict.fromkeys(chain.statements, fullest.id)
        by_id[fullest.id] = _united(fullest, members, [sentences[mention.sentence] for mention in chain.mentions])
    kept = (by_id[statement.id] for statement in statements if becomes.get(statement.id, statement.id) == statement.id)
    return tuple(_said_of(s, becomes) if s.content or s.premises else s for s in kept)


def _said_of(statement: Statement, becomes: dict[str, str]) -> Statement:
    """The statement about what its contents and premises have become."""
    content, premises = (_renamed(ids, becomes, statement.id) for ids in (statement.content, statement.premises))
    return replace(statement, content=content, premises=premises)


def _united(fullest: Statement, members: Sequence[Statement], further: Sequence[Span]) -> Statement:
    """A statement with what the other mentions of its event add: evidence, circumstances that it lacks, time and place."""
    evidence = sorted({span for member in members for span in member.evidence} | set(further))
    roles = {argument.role for argument in fullest.arguments}
    added = [argument for member in members for argument in member.arguments if member is not fullest and argument.role not in roles]
    time = fullest.time or next((member.time for member in members if member.time), None)
    place = fullest.place or next((member.place for member in members if member.place), None)
    return replace(fullest, evidence=tuple(evidence), arguments=(*fullest.arguments, *added), time=time, place=place)


def _renamed(identifiers: tuple[str, ...], becomes: dict[str, str], own: str) -> tuple[str, ...]:
    found = dict.fromkeys(becomes.get(identifier, identifier) for identifier in identifiers)
    return tuple(identifier for identifier in found if identifier != own)
