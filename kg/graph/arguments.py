"""What goes with a statement besides subject and object, as triples: roles, times, quantities."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.graph.terms import Names, moment, number, string
from kg.model import Argument, Mention, Quantity, Statement, Time


def argument_triples(
    node: NamedNode,
    id: str,
    statement: Statement,
    names: Names,
    entity: Callable[[Mention | None], NamedNode | None],
    *,
    recipient: str = "recipient",
) -> list[tuple]:
    """The further arguments: a property where the role has one and its filler is a node, else an argument node with its words.

    `recipient` is the role that the recipients of this verb are written with.
    """
    found: list[tuple] = []
    measured = statement.quantity is not None  # by one quantity: further ones are arguments in words
    for index, argument in enumerate(statement.arguments):
        role = recipient if argument.role == "recipient" else argument.role
        if argument.role == "time" and argument.time:
            found += time_triples(node, argument.time, names) if argument.time != statement.time else []
        elif argument.role == "quantity" and argument.quantity and not measured:
            found += quantity_triples(node, argument.quantity)
            measured = True
        elif argument.role == "manner" and not argument.mention:
            found.append((node, v.manner, string(_text(argument))))
        elif (filler := entity(argument.mention)) and role in v.ROLES:
            found.append((node, v.ROLES[role], filler))
        elif filler or _text(argument).strip():
            found += _argument_node(node, names.iri("argument", f"{id}-{index}"), argument, filler)
    return found


def _argument_node(node: NamedNode, place: NamedNode, argument: Argument, filler: NamedNode | None) -> list[tuple]:
    found = [(node, v.argument, place), (place, v.a, v.Argument), (place, v.text, string(_text(argument)))]
    if argument.role != "argument":
        found.append((place, v.role, string(argument.role)))
    if argument.preposition:
        found.append((place, v.preposition, string(argument.preposition)))
    if filler:
        found.append((place, v.value, filler))
    return found


def _text(argument: Argument) -> str:
    return argument.text or (argument.mention.text if argument.mention else "")


def time_triples(node: NamedNode, time: Time | None, names: Names) -> list[tuple]:
    """When: as written, and as a typed value or an interval where there is one."""
    if not time:
        return []
    found = [(node, v.time_text, string(time.text))] if time.text.strip() else []
    if not time.value:
        return found
    if "/" in time.value:
        return found + _interval_triples(node, time.value, names)
    if literal := moment(time.value):
        found.append((node, v.duration if time.value.startswith("P") else v.time, literal))
    return found


def _interval_triples(node: NamedNode, value: str, names: Names) -> list[tuple]:
    """From when to when, after OWL-Time; an end that is open or not in the calendar is left out."""
    place = names.iri("interval", value.replace("/", "_"))
    found: list[tuple] = []
    for role, end in zip((v.beginning, v.ending), value.split("/"), strict=False):
        literal = moment(end)
        if literal and (written := v.WRITTEN.get(literal.datatype.value)):
            instant = names.iri("instant", end)
            found += [(place, role, instant), (instant, v.a, v.Instant), (instant, written, literal)]
    return [(node, v.interval, place), (place, v.a, v.Interval), *found] if found else []


def quantity_triples(node: NamedNode, quantity: Quantity | None) -> list[tuple]:
    """How many: a number where the words allow one, else the words."""
    if not quantity:
        return []
    value = number(quantity.value) if quantity.value is not None else None
    found = [(node, v.quantity, value or string(quantity.text)), (node, v.quantity_text, string(quantity.text))]
    if quantity.unit:
        found.append((node, v.unit, string(quantity.unit)))
    if quantity.modifier:
        found.append((node, v.modifier, string(quantity.modifier)))
    return found
