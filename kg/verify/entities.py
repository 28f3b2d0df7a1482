"""What the graph says of an entity on a document's page, against what the document read anew says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.graph import vocabulary as v
from kg.graph.facts import Term
from kg.graph.terms import Names
from kg.resolve.forms import identifier
from kg.verify.anew import Anew
from kg.verify.page import Page

# Whether another document says so of an entity, too: the entity, the property, the value (any, where it is None).
Elsewhere = Callable[[str, Term, Term | None], bool]

# What linking says, and not the text.
_LINKS = frozenset((v.same_as, v.link_score, v.candidate, v.different_from))
# What all documents together give a name.
_GIVEN = frozenset((v.label, v.alias, v.a))
_SUFFIX = re.compile(r"_\([^()]*\)$")


def differences(node: str, stored: Page, anew: Anew, names: Names, elsewhere: Elsewhere) -> Iterator[tuple[Term, set, set]]:
    """The properties of an entity with the values that the text does not give it, and those that it lacks.

    A name is called and classed as all documents together have it: as this one does or another one.
    """
    has, wanted = stored.entities[node], anew.page.entities[node]
    nominal = bool(has.get(v.kind))
    for property in sorted((set(has) | set(wanted)) - _LINKS, key=lambda term: term.value):
        values, due = has.get(property, set()), wanted.get(property, set())
        more, lacking = values - due, due - values
        if property == v.kind and not nominal and _has_item(node, stored, elsewhere):
            lacking = set()  # a common noun that was joined with a name of its item
        if property in _GIVEN and not nominal:
            foreign = {term for term in values - anew.own.get(node, due) if not _vouched(node, property, term, stored, names, elsewhere)}
            more = foreign | more if property == v.label else foreign  # of two labels one is too many, whoever says it
        if more or lacking:
            yield property, more, lacking


def _has_item(node: str, stored: Page, elsewhere: Elsewhere) -> bool:
    return bool(stored.said(node, v.same_as)) or elsewhere(node, v.same_as, None)


def _vouched(node: str, property: Term, term: Term, stored: Page, names: Names, elsewhere: Elsewhere) -> bool:
    """Whether something else than the document calls or classes an entity so: another document, the id that it got from one, or what
    documents say of a namesake, which was one with it when names were given."""
    same = (node, *(other.value for other in stored.said(node, v.different_from)))
    if property == v.a:
        return any(elsewhere(one, v.a, term) for one in same)
    id = _SUFFIX.sub("", names.local(node))
    return identifier(term.value) == id or any(elsewhere(one, called, term) for one in same for called in (v.label, v.alias))
