"""Which names are one thing, and the id of each thing.

Names join by being equal, by spellings of one sound, and by what some document declares (a surname, initials, a short form), where
one thing alone is called so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field

from kg.resolve.forms import identifier, is_acronym, name_key, skeleton
from kg.resolve.local import best_label, vote

SURNAMES_A_NAME = 4
"""How often a surname may stand alone, in documents without the full name, for each time that others name or call the person so."""
WELL_KNOWN = 2
"""In how many documents a person is named in full at least, for others to mean him or her by the surname alone."""


@dataclass(slots=True)
class Thing:
    """What one name denotes in one family of types: counts of its types, labels, further names and documents; `id` once it is given."""

    key: str
    person: bool
    types: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    documents: int = 1
    id: str | None = None

    @property
    def weight(self) -> int:
        return sum(self.types.values())


def join(things: list[Thing], known: list[Thing], *, common: Set[str] = frozenset()) -> list[tuple[Thing, list[tuple[str, bool]]]]:
    """Things that are one, put together, each with the names (key, person) that lead to it; `common` are nouns, which are nobody's short form."""
    things = sorted([*things, *known], key=lambda thing: (thing.id is None, thing.key, thing.person, thing.id or ""))
    parent = list(range(len(things)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def unite(i: int, j: int) -> None:
        i, j = sorted((find(i), find(j)))
        # Known things come first; two of them stay two.
        if i != j and things[j].id is None:
            parent[j] = i

    for i, j in _equal(things):
        unite(i, j)
    for i, j in _declared(things, find, common):
        unite(i, j)
    return _collect(things, find)


def _equal(things: list[Thing]) -> Iterable[tuple[int, int]]:
    """Pairs with one key, or with one skeleton where the name is long enough to tell."""
    first: dict[tuple, int] = {}
    for i, thing in enumerate(things):
        forms = [("key", thing.key, thing.person)]
        words = thing.key.split()
        if len(words) > 1 or (len(thing.key) > 5 and not thing.person):
            forms.append(("skeleton", skeleton(thing.key), thing.person))
        if thing.person and len(words) > 2:
            forms.append(("key", f"{words[0]} {words[-1]}", True))
        for form in forms:
            j = first.setdefault(form, i)
            if j != i:
                yield j, i


def _declared(things: list[Thing], find: Callable[[int], int], common: Set[str]) -> Iterable[tuple[int, int]]:
    """Pairs of a name and the only thing that some document calls so besides: surnames, acronyms, short forms; "the Assembly" is another one in each country."""
    owners: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for i, thing in enumerate(things):
        shorter = {name_key(alias) for alias in thing.aliases}
        words = thing.key.split()
        if thing.person and len(words) > 1:
            shorter.add(words[-1])
        for key in shorter - {thing.key}:
            owners[key, thing.person].add(i)
    for i, thing in enumerate(things):
        if thing.key in common or (thing.person and len(thing.key.split()) > 1):
            continue
        declaring = owners.get((thing.key, thing.person), set())
        roots = {find(j) for j in declaring} - {find(i)}
        if len(roots) == 1 and _trusted(thing, [things[j] for j in declaring]):
            yield roots.pop(), i


def _trusted(thing: Thing, owners: list[Thing]) -> bool:
    """Whether those who call other things so outweigh those who call it only so: one document's slip makes no two countries one.

    Initials of the whole name, of which nothing else is likely to be the name, need no weight ("BBC" is no short form of "BBC Hindi");
    surnames little: who is named in full once is not whom many documents that never do so call by the surname, nor is who is named in
    full in one document alone whom any other calls so.
    """
    if thing.person and sum(owner.documents for owner in owners) < WELL_KNOWN:
        return False
    if any(owner.id for owner in owners):
        return True
    if any(is_acronym(label) for label in thing.labels):
        words = [{word for label in owner.labels for word in label.split()} for owner in owners]
        if any(found.isdisjoint(thing.labels) for found in words):
            return True
    declared = sum(count for owner in owners for alias, count in owner.aliases.items() if name_key(alias) == thing.key)
    alone = sum(thing.labels.values())
    if thing.person:
        return SURNAMES_A_NAME * (declared + sum(count for owner in owners for count in owner.labels.values())) >= alone
    return declared > alone


def _collect(things: list[Thing], find: Callable[[int], int]) -> list[tuple[Thing, list[tuple[str, bool]]]]:
    joined: dict[int, tuple[Thing, list[tuple[str, bool]]]] = {}
    for i, thing in enumerate(things):
        root = find(i)
        if root == i:
            whole = Thing(thing.key, thing.person, Counter(thing.types), Counter(thing.labels), Counter(thing.aliases), thing.documents, thing.id)
            joined[i] = (whole, [(thing.key, thing.person)])
        else:
            whole, names = joined[root]
            whole.types += thing.types
            whole.labels += thing.labels
            whole.aliases += thing.aliases
            whole.documents += thing.documents
            names.append((thing.key, thing.person))
    return list(joined.values())


def name_all(joined: list[tuple[Thing, list]]) -> set[str]:
    """Gives ids: the best label's; of several things with one label the weightiest has the bare name, the others their type's."""
    taken = {thing.id for thing, _ in joined if thing.id}
    fresh = sorted((thing for thing, _ in joined if not thing.id), key=lambda thing: (-thing.weight, thing.key, thing.person))
    for thing in fresh:
        name = identifier(best_label(thing.labels, person=thing.person))
        options = [name, f"{name}_({vote(thing.types)})"]
        number = 2
        while options[0] in taken:
            options.pop(0)
            options.append(f"{name}_({vote(thing.types)}_{number})")
            number += 1
        thing.id = options[0]
        taken.add(thing.id)
    return taken

