"""What one document says by itself, its entities by number: its statements with those for members of groups, and what ties entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Attribution, Entity, Kind, Mention, Ontology, Reading, Statement
from kg.resolve.groups import expand_coordinations, infer, members_of
from kg.resolve.local import CLASSING, Key, LocalResolution, statement_mentions

_UNRESOLVED = 0.7  # what is left of a statement's confidence when nobody knows who its pronoun is

Ties = Mapping[int, set[int]]


@dataclass(frozen=True, slots=True)
class Told:
    """The statements of a document, the members of its groups, and the names inside its common nouns, by the entities' numbers."""

    statements: tuple[Statement, ...]
    members: Ties
    involves: Ties


def tell(reading: Reading, local: LocalResolution, ontology: Ontology) -> Told:
    """What a reading says of the entities that its chains denote."""
    statements = expand_coordinations(_of_named(reading.statements, local.named), local.coordinated)
    memberships = members_of(reading, statements, local, ontology)
    statements += infer(statements, memberships, local)
    members: dict[int, set[int]] = defaultdict(set)
    for membership in memberships:
        members[membership.group].add(membership.member)
    return Told(tuple(_weakened(statement, local) for statement in statements), members, _involved(local))


def _of_named(statements: Sequence[Statement], named: Mapping[Key, Mention]) -> Sequence[Statement]:
    """The statements with the names of those whom a class stands for; what somebody is said to be stays a class."""
    if not named:
        return statements
    told = [_with_names(statement, named) for statement in statements]
    instead = {before.id: after.id for before, after in zip(statements, told, strict=True)}
    return [replace(one, content=tuple(instead.get(id, id) for id in one.content)) if one.content else one for one in told]


def _with_names(statement: Statement, named: Mapping[Key, Mention]) -> Statement:
    if not any(mention.key in named for mention in statement_mentions(statement)):
        return statement
    kept = statement.object.key if statement.object and statement.predicate.lemma in CLASSING else None

    def name(mention: Mention | None) -> Mention | None:
        return named.get(mention.key, mention) if mention and mention.key != kept else mention

    def told(source: Attribution | None) -> Attribution | None:
        return source and replace(source, mention=name(source.mention), parent=told(source.parent), others=tuple(map(name, source.others)))

    return replace(
        statement,
        subject=name(statement.subject),
        object=name(statement.object),
        place=name(statement.place),
        arguments=tuple(replace(argument, mention=name(argument.mention)) for argument in statement.arguments),
        participants=tuple((role, name(mention)) for role, mention in statement.participants),
        source=told(statement.source),
    )


def entities_of(local: LocalResolution, told: Told, ids: Sequence[str], called: Sequence[tuple[str, str]]) -> tuple[Entity, ...]:
    """One entity an id, in order of ids; what several chains say of it put together.

    `ids` and `called` (label and type) are by the entities' numbers.
    """
    found: dict[str, Entity] = {}
    members, involves = (_by_id(ties, ids) for ties in (told.members, told.involves))
    for entity, id, (label, type) in zip(local.entities, ids, called, strict=True):
        before = found.get(id)
        aliases = set(entity.names) | set(before.aliases if before else ())
        found[id] = Entity(
            id=id,
            label=before.label if before else label,
            type=before.type if before and before.type != "Concept" else type,
            kind=entity.kind,
            aliases=tuple(sorted(aliases - {label})),
            members=tuple(sorted(members[id])),
            involves=tuple(sorted(involves[id])),
        )
    return tuple(found[id] for id in sorted(found))


def _by_id(ties: Ties, ids: Sequence[str]) -> dict[str, set[str]]:
    """What ties entities, by their ids; nothing ties one to itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, others in ties.items():
        found[ids[number]] |= {ids[other] for other in others} - {ids[number]}
    return found


def _involved(local: LocalResolution) -> Ties:
    """The names inside the noun phrases of each entity that has no name itself."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, entity in enumerate(local.entities):
        if entity.kind is Kind.NOMINAL:
            inner = (one for mention in entity.mentions if mention.kind is Kind.NOMINAL for one in mention.involves)
            found[number] = {local.denotes[one.key] for one in inner if one.key in local.denotes} - {number}
    return found


def _weakened(statement: Statement, local: LocalResolution) -> Statement:
    """A statement about somebody unknown is worth less."""
    unknown = sum(mention is not None and mention.key not in local.denotes for mention in (statement.subject, statement.object))
    return replace(statement, confidence=round(statement.confidence * _UNRESOLVED**unknown, 4)) if unknown else statement
