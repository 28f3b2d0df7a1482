"""Who plays which part, as triples: PropBank's numbered parts, and in common words those of a transfer (sell, buy, lend)."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.model import Mention, Statement, Verb

SIDES = frozenset(("giver", "recipient"))


def participant_triples(
    node: NamedNode, statement: Statement, verb: Verb | None, entity: Callable[[Mention | None], NamedNode | None]
) -> list[tuple]:
    """The statement's participants; those of a transfer once more by its `verb`'s names, where one of its two sides is known."""
    filled = [(label, filler) for label, mention in statement.participants if label in v.PARTS and (filler := entity(mention))]
    found = [(node, v.PARTS[label], filler) for label, filler in filled]
    named = [(name, filler) for name, part in (verb.parts if verb else ()) for label, filler in filled if label == part]
    if SIDES.intersection(name for name, _ in named):
        found += [(node, v.TRANSFER[name], filler) for name, filler in named]
    return found


def benefits(verb: Verb | None) -> bool:
    """Whether an indirect object of the verb gains by the transfer and has no side in it: "bought her a car"."""
    return verb is not None and ("recipient", "A0") in verb.parts
