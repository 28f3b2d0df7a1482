"""Who plays which part, as triples: PropBank's numbered parts, and in common words those of a transfer (sell, buy, lend)."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.model import Mention, Statement, Verb

# The role of an argument that says the same as a part which is not the doer's: "to Oslo", "from Oslo".
ARGUMENTS = {"recipient": "recipient", "giver": "source"}


def participant_triples(
    node: NamedNode, statement: Statement, verb: Verb | None, entity: Callable[[Mention | None], NamedNode | None]
) -> list[tuple]:
    """The statement's participants; those of a transfer once more by its `verb`'s names, where one of its two sides is known."""
    parts = [(v.PARTS[label], mention) for label, mention in statement.participants if label in v.PARTS]
    parts += [(v.TRANSFER[name], mention) for name, mention in transfer(statement, verb)]
    return [(node, part, filler) for part, mention in parts if (filler := entity(mention))]


def transfer(statement: Statement, verb: Verb | None) -> list[tuple[str, Mention]]:
    """Giver, theme and recipient of a statement with learned participants; none where neither giver nor recipient is known.

    Where the network is silent, or takes an indirect object for what was given, the arguments' own roles decide.
    """
    parts = dict(verb.parts) if verb else {}
    if not parts or not statement.participants:
        return []
    named = {name: [mention for label, mention in statement.participants if label == part] for name, part in parts.items()}
    for name, role in ARGUMENTS.items():
        said = [argument.mention for argument in statement.arguments if argument.role == role and argument.mention]
        if parts.get(name) not in (None, "A0") and said:
            named[name] = named[name] or said
            named["theme"] = [mention for mention in named["theme"] if mention not in said]
    # "Supplied Kenya with trucks": what comes with the verb never receives it.
    brought = [argument.mention for argument in statement.arguments if argument.preposition == "with"]
    if named.get("recipient") and all(mention in brought for mention in named["recipient"]):
        named["theme"], named["recipient"] = named["recipient"], named["theme"]
    return [(name, mention) for name in parts for mention in named[name]] if named.get("giver") or named.get("recipient") else []


def benefits(verb: Verb | None) -> bool:
    """Whether an indirect object of the verb gains by the transfer and has no side in it: "bought her a car"."""
    return verb is not None and ("recipient", "A0") in verb.parts
