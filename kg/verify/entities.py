"""What the graph says of an entity on a document's page, against what the document read anew says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.graph import vocabulary as v
from kg.graph.facts import Term
from kg.graph.terms import Names
from kg.resolve.forms import name_key
from kg.verify.anew import Anew
from kg.verify.page import Page

# Whether another document says so of an entity, too: the entity, the property, the value (any, where it is None).
Elsewhere = Callable[[str, Term, Term | None], bool]

# What linking says, and not the text.
_LINKS = frozenset((v.same_as, v.link_score, v.candidate, v.different_from))
# What all documents together give a name.
_GIVEN = frozenset((v.label, v.alias, v.a))


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
            own = (anew.classes if property == v.a else anew.called).get(node, due)
            foreign = {term for term in values - own if not _vouched(node, property, term, own, stored, names, elsewhere)}
            more = foreign | more if property == v.label else foreign  # of two labels one is too many, whoever says it
        if more or lacking:
            yield property, more, lacking


def _has_item(node: str, stored: Page, elsewhere: Elsewhere) -> bool:
    return bool(stored.said(node, v.same_as)) or elsewhere(node, v.same_as, None)


def _vouched(node: str, property: Term, term: Term, own: set, stored: Page, names: Names, elsewhere: Elsewhere) -> bool:
    """Whether something else than the document calls or classes an entity so: another document, or what documents say of a namesake, which
    was one with it when names were given.

    Documents that did may have been forgotten since: a name that is like its own, and the class of what no other document names, may stay.
    """
    same = (node, *(other.value for other in stored.said(node, v.different_from)))
    if property == v.a:
        return any(elsewhere(one, v.a, term) for one in same) or not any(elsewhere(one, v.mentioned_in, None) for one in same)
    if any(elsewhere(one, called, term) for one in same for called in (v.label, v.alias)):
        return True
    id = names.local(node).replace("_", " ")
    return not set(name_key(term.value).split()).isdisjoint(
        word for name in (id, *(o.value for o in own)) for word in name_key(name).split()
    )
