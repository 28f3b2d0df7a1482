"""Event coreference inside a document: "captured the town … the capture of the town" is one event with two sentences behind it.

Precision first: the same verb or its nominalisation (Bejan and Harabagiu 2010 call lemma and arguments the strongest cues), participants
that corefer and none that differ, times that do not contradict, and the same standing (a denial is never one with an assertion).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.language.trees.words import vocabulary
from kg.model import Argument, Kind, Mention, Ontology, Span, Statement

# Verbs of which a text tells many alike: only participants and time together say that two are one.
_OFTEN = vocabulary(
    "say tell be have make do get go come take give use know think want see call ask claim add work help need become include"
)
_FIXED_ROLES = frozenset({"place", "recipient", "source", "destination", "beneficiary", "topic"})
WINDOW = 12
"""How many sentences a description without participants ("the capture") looks back for its event."""


@dataclass(frozen=True, slots=True)
class EventChain:
    """One event: the ids of its statements, first mentioned first, and noun phrases that take it up without saying more."""

    statements: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


def event_chains(statements: Sequence[Statement], mentions: Sequence[Mention], ontology: Ontology, *, text: str) -> tuple[EventChain, ...]:
    """The events that a document mentions more than once, in order; mentions and statements with their coreference chains set."""
    groups: dict[tuple, list[list[Statement]]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: (s.predicate.start, s.predicate.end)):
        if statement.inferred or statement.predicate.lemma in _OFTEN:
            continue
        events = groups[_sort(statement)]
        home = next((event for event in reversed(events) if all(_one_event(other, statement) for other in event)), None)
        if home is None:
            events.append([statement])
        else:
            home.append(statement)
    events = [event for found in groups.values() for event in found]
    taken_up = _taken_up(events, statements, [m for m in mentions if _definite(m, text)], ontology)
    found = [
        EventChain(tuple(s.id for s in event), tuple(taken_up[number]))
        for number, event in enumerate(events)
        if len(event) > 1 or taken_up[number]
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


def _one_event(one: Statement, other: Statement) -> bool:
    """Whether participants, circumstances and time allow one event, and enough of them agree."""
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
    nominal = one.predicate.text.lower() != other.predicate.text.lower()
    # Two verbs of one form tell two events as easily as one ("met them in May … met them in June"): all must be named and agree.
    return core.count(True) == 2 or (nominal and True in core and _dated(one, other)) or (nominal and core[1] is True)


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


def _dated(one: Statement, other: Statement) -> bool:
    """Whether both tell when."""
    return one.time is not None and other.time is not None and one.time.value is not None


def _taken_up(
    events: Sequence[list[Statement]], statements: Sequence[Statement], mentions: Sequence[Mention], ontology: Ontology
) -> dict[int, list[Mention]]:
    """For each event the later phrases that only take it up: "the capture" after the one thing that was captured."""
    verbs: dict[str, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        verbs[event[0].predicate.lemma].append(number)
    spoken_for = Counter(statement.predicate.start for statement in statements)
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        noun = ontology.nouns.get(mention.label.lower()) if mention.kind is Kind.NOMINAL and not mention.plural else None
        if noun is None or not noun.verb or spoken_for[mention.head[0]]:
            continue
        before = [n for n in verbs[noun.verb] if any(_shortly_before(statement, mention) for statement in events[n])]
        if len(before) == 1:
            found[before[0]].append(mention)
    return found


def _definite(mention: Mention, text: str) -> bool:
    """Whether a phrase begins with "the" or "this": the mention's own span leaves determiners out."""
    before = text[max(mention.start - 12, 0) : mention.start].rsplit(None, 1)[-1:]
    return bool(before) and before[0].lower().strip('“"(') in ("the", "this", "that")


def _shortly_before(statement: Statement, mention: Mention) -> bool:
    return (
        bool(statement.evidence) and statement.predicate.end < mention.start and mention.start - statement.evidence[-1].end < 160 * WINDOW
    )


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
