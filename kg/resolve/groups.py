"""Groups and their members: "leaders, including A and B", and the group of one sentence whose members another sentence names.

What a statement says of a group holds for its members, where it is something that each can do alone; such statements are flagged
as inferred, with the evidence of both sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Factuality, Kind, Mention, Ontology, Reading, Span, Statement
from kg.resolve.fit import Fit, Roles, head_of, head_word, roles_of
from kg.resolve.fit import fits as fits_group
from kg.resolve.lists import listed_members
from kg.resolve.local import Key, LocalResolution

EXPLICIT, NAMED_APART, SHARED_EVENT = 0.95, 0.85, 0.85
# What a group wants, plans or is accused of need not be each one's.
DISTRIBUTED = frozenset({Factuality.ASSERTED, Factuality.REPORTED})
# What only several can do together, or what counts them: it does not hold for each.
COLLECTIVE = frozenset(
    ["meet", "gather", "assemble", "convene", "unite", "merge", "split", "divide", "disagree", "differ", "collide", "clash", "number", "outnumber", "total", "be", "have", "become", "include", "consist", "comprise", "join", "hold", "compete", "cooperate", "collaborate", "negotiate", "debate", "surround", "vote", "elect", "scatter", "disperse"]
)
# What they do so with somebody else, each does: "the two ministers met the envoy".
RECIPROCAL = frozenset(["meet", "clash", "disagree", "compete", "cooperate", "collaborate", "negotiate"])
# A counted group of which fewer are named is a crowd: "94 runners finished" tells nothing of who was said to finish before.
MANY = 10
ACTORS = frozenset({"Person", "Organization", "Group"})


@dataclass(frozen=True, slots=True)
class Membership:
    """That one local entity is a member of another: the member's mention, and the statement or sentence that tells it."""

    group: int
    member: int
    mention: Mention
    confidence: float
    premise: str | None = None
    evidence: tuple[Span, ...] = ()


def expand_coordinations(statements: Iterable[Statement], coordinated: dict[Key, tuple[Mention, ...]]) -> tuple[Statement, ...]:
    """Statements about a "they" that is A and B become one about A and one about B."""
    statements = tuple(statements)
    if not coordinated:
        return statements
    expanded: list[Statement] = []
    instead: dict[str, tuple[str, ...]] = {}
    for statement in statements:
        subjects = coordinated.get(statement.subject.key, (statement.subject,)) if statement.subject else (None,)
        objects = coordinated.get(statement.object.key, (statement.object,)) if statement.object else (None,)
        own = [replace(statement, subject=s, object=o) for s in subjects for o in objects]
        if len(own) > 1:
            instead[statement.id] = tuple(one.id for one in own)
        expanded += own
    if not instead:
        return statements
    return tuple(
        replace(s, content=tuple(new for old in s.content for new in instead.get(old, (old,)))) if s.content else s for s in expanded
    )


def members_of(reading: Reading, statements: Sequence[Statement], local: LocalResolution, ontology: Ontology) -> list[Membership]:
    """Every membership that the document tells: in one phrase, or by an event that a group and named members share."""
    found: dict[tuple[int, int], Membership] = {}
    for group, member in listed_members(reading, local):
        number = local.denotes[group.key], local.denotes[member.key]
        sentence = reading.sentences[group.sentence : group.sentence + 1]
        found.setdefault(number, Membership(*number, member, EXPLICIT, evidence=sentence))
    for group, member in _named_apart(local):
        number = local.denotes[group.key], local.denotes[member.key]
        evidence = tuple(reading.sentences[sentence] for sentence in sorted({group.sentence, member.sentence}))
        found.setdefault(number, Membership(*number, member, NAMED_APART, evidence=evidence))
    for membership in _by_event(statements, local, ontology, reading.document.text):
        found.setdefault((membership.group, membership.member), membership)
    return [found[number] for number in sorted(found) if number[0] != number[1]]


def _named_apart(local: LocalResolution) -> Iterable[tuple[Mention, Mention]]:
    """Pairs of a plural noun phrase and a member that was named before it: "Peru … Chile … the two countries"."""
    for mention in local.mentions.values():
        if mention.kind is Kind.NOMINAL and mention.key in local.denotes:
            for inner in mention.involves:
                if inner.end <= mention.start and inner.key in local.denotes:
                    yield mention, inner


def infer(statements: Sequence[Statement], memberships: Sequence[Membership], local: LocalResolution) -> tuple[Statement, ...]:
    """What the statements say of groups, said of their members."""
    by_group: dict[int, list[Membership]] = defaultdict(list)
    for membership in memberships:
        by_group[membership.group].append(membership)
    if not by_group:
        return ()
    said = {_content(statement, local) for statement in statements}
    shared = Counter(_office(statement) for statement in statements)
    inferred: dict[str, Statement] = {}
    for statement in statements:
        group = _number(statement.subject, local)
        if group not in by_group or _is_collective(statement) or _is_shared(statement, shared):
            continue
        if statement.factuality not in DISTRIBUTED or (statement.object is None and not statement.content):
            continue
        for membership in by_group[group]:
            made = _for_member(statement, membership)
            content = _content(made, local)
            if content not in said and content[1] != membership.member:
                inferred.setdefault(made.id, made)
                said.add(content)
    return tuple(inferred.values())


def _is_shared(statement: Statement, offices: Counter) -> bool:
    office = _office(statement)
    return office is not None and offices[office] > 1


def _office(statement: Statement) -> tuple | None:
    """What the statements of one office share: "presidents of Benin and Nigeria" each hold one of them, nobody knows which."""
    if not statement.predicate.relation.endswith("_of") or statement.subject is None:
        return None
    return statement.predicate.start, statement.predicate.relation, statement.subject.key


def _for_member(statement: Statement, membership: Membership) -> Statement:
    evidence = dict.fromkeys((*statement.evidence, *membership.evidence))
    premises = (statement.id, membership.premise) if membership.premise else (statement.id,)
    return replace(
        statement,
        subject=membership.mention,
        inferred=True,
        premises=premises,
        participants=tuple((label, membership.mention if one == statement.subject else one) for label, one in statement.participants),
        evidence=tuple(evidence),
        confidence=round(statement.confidence * membership.confidence, 4),
    )


def _content(statement: Statement, local: LocalResolution) -> tuple:
    """What makes two statements say the same of the same: subject, object, relation, factuality and what they are about."""
    obj = _number(statement.object, local)
    return _number(statement.subject, local), obj, statement.predicate.relation, statement.factuality, statement.content if obj is None else ()


def _number(mention: Mention | None, local: LocalResolution) -> int | None:
    return local.denotes.get(mention.key) if mention else None


def _by_event(statements: Sequence[Statement], local: LocalResolution, ontology: Ontology, text: str) -> Iterable[Membership]:
    """Members by a shared event: what a plural of people did, people named elsewhere did, and their roles fit the plural."""
    by_event: dict[str, list[Statement]] = defaultdict(list)
    groups = []
    for statement in statements:
        if statement.subject is None or statement.subject.key not in local.denotes:
            continue
        for event in _events(statement, ontology):
            by_event[event].append(statement)
        if head_of(statement.subject, local, ontology):
            groups.append(statement)
    if not groups:
        return
    roles, topics = roles_of(statements, local, ontology, text), _Topics(statements, local)
    for statement in groups:
        rivals = {
            other.id: other
            for event in _events(statement, ontology)
            for other in by_event[event]
            if other.predicate.start != statement.predicate.start
        }
        for named in _subjects_together(rivals.values(), local):
            yield from _accept(statement, named, local, roles, topics, ontology)


def _is_collective(statement: Statement) -> bool:
    """Whether only several can do it together."""
    verb = statement.predicate.lemma.split(" ")[0]
    with_somebody = verb in RECIPROCAL and statement.object is not None and statement.object.type in ACTORS
    return verb in COLLECTIVE and not with_somebody


def _events(statement: Statement, ontology: Ontology) -> tuple[str, ...]:
    """The names that the statement's event goes by: its lemma, and its class of events."""
    verb = ontology.verbs.get(statement.predicate.lemma)
    return (statement.predicate.lemma, f"event {verb.event}") if verb and verb.event else (statement.predicate.lemma,)


def _subjects_together(statements: Iterable[Statement], local: LocalResolution) -> list[list[Statement]]:
    """The statements that one predicate makes of coordinated subjects, one for each named subject."""
    found: dict[tuple[int, int], dict[int, Statement]] = defaultdict(dict)
    for statement in statements:
        number = local.denotes[statement.subject.key]
        if local.entities[number].kind == "name":
            found[statement.predicate.start, statement.predicate.end].setdefault(number, statement)
    return [list(found[span].values()) for span in sorted(found)]


def _accept(
    statement: Statement, named: list[Statement], local: LocalResolution, roles: Roles, topics: _Topics, ontology: Ontology
) -> Iterable[Membership]:
    """Memberships of all of a coordination, where one member surely fits the group's noun and none contradicts it."""
    group = local.denotes[statement.subject.key]
    alike = [other for other in named if other.factuality is statement.factuality and topics.shared(statement, other)]
    if len(alike) < len(named) or any(local.denotes[other.subject.key] == group for other in named):
        return
    fits = [fits_group(statement.subject, local.denotes[other.subject.key], local, roles, ontology) for other in named]
    amount = statement.subject.quantity
    if Fit.SURE not in fits or Fit.NOT in fits or (amount and amount.value is not None and not len(named) <= amount.value <= MANY * len(named)):
        return
    for other in named:
        confidence = round(other.confidence * SHARED_EVENT, 4)
        yield Membership(group, local.denotes[other.subject.key], other.subject, confidence, other.id, other.evidence)


class _Topics:
    """What statements are about: the entities of their objects, arguments and contents, and those named inside them."""

    def __init__(self, statements: Iterable[Statement], local: LocalResolution) -> None:
        self._local = local
        self._by_id = {statement.id: statement for statement in statements}
        self._found: dict[str, frozenset[int | str]] = {}

    def shared(self, one: Statement, other: Statement) -> bool:
        """Whether two statements are about something in common."""
        return bool(self.of(one) & self.of(other))

    def of(self, statement: Statement) -> frozenset[int | str]:
        """The entities that a statement is about, its subject aside, and the noun of its object ("the release")."""
        if statement.id not in self._found:
            noun = head_word(statement.object) if statement.object and statement.object.kind == "nominal" else ""
            self._found[statement.id] = frozenset(self._entities(statement, depth=3)) | ({noun} if noun else set())
        return self._found[statement.id]

    def _entities(self, statement: Statement, depth: int) -> Iterable[int]:
        for mention in (statement.object, *(argument.mention for argument in statement.arguments)):
            yield from self._inside(mention)
        for id_ in statement.content if depth else ():
            if id_ in self._by_id:
                inner = self._by_id[id_]
                yield from self._inside(inner.subject)
                yield from self._entities(inner, depth - 1)

    def _inside(self, mention: Mention | None) -> Iterable[int]:
        if mention is not None:
            for one in (mention, *mention.involves):
                number = self._local.denotes.get(one.key)
                if number is not None:
                    yield number
                    yield from self._named_inside(number)

    def _named_inside(self, number: int) -> Iterable[int]:
        """The names inside the other noun phrases of the same entity."""
        for mention in self._local.entities[number].mentions[:10]:
            for inner in mention.involves:
                if inner.key in self._local.denotes:
                    yield self._local.denotes[inner.key]
