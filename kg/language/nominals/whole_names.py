"""Names that several found names, or a name and the words beside it, make up: countries of two halves, branches, bodies."""

from __future__ import annotations

import re

from kg.language.nominals.name import Name
from kg.language.nominals.typing import HEADS, type_of_noun
from kg.language.trees.syntax import Tree
from kg.language.trees.words import Words, vocabulary
from kg.model import Ontology

# Where the lexicon has no demonym.
TWINS = frozenset(("Saint Kitts and Nevis", "Antigua and Barbuda", "Bosnia and Herzegovina", "Turks and Caicos", "Wallis and Futuna", "Tyne and Wear", "Sao Tome and Principe", "São Tomé and Príncipe"))

# Bodies of which there are many with a number.
UNITS = vocabulary("army division brigade regiment battalion corps fleet squadron infantry cavalry airborne circuit")
ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "obl:agent"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def whole_names(names: dict[int, Name], tree: Tree, words: Words, ontology: Ontology) -> list[Name]:
    """The names that take the place of their parts, by the names found so far, each by all its tokens."""
    return [*_twins(names, words, ontology), *_branches(names, tree, words, ontology), *_whole_bodies(names, tree, words), *_hyphenated(names, words)]


def _twins(names: dict[int, Name], words: Words, ontology: Ontology) -> list[Name]:
    """Countries of two names: "Trinidad and Tobago" is one, and so is "Czech | Republic"."""
    pairs, countries = _countries_of_two(ontology), frozenset(ontology.demonyms.values())
    found = [
        Name(first.first, second.last, second.head, "Place", True)
        for first in {id(n): n for n in names.values() if n.type == "Group"}.values()
        if (second := names.get(first.last + 1)) is not None and words.join(range(first.first, second.last + 1)) in countries
    ]
    for first in {id(n): n for n in names.values()}.values():
        second = names.get(first.last + 2)
        if second is not None and (words.lower[first.last], words.lower[second.last]) in pairs and words.lower[first.last + 1] in ("and", "&"):
            found.append(Name(first.first, second.last, first.head, "Place", True))
    return found


def _branches(names: dict[int, Name], tree: Tree, words: Words, ontology: Ontology) -> list[Name]:
    """Bodies that are called by where they are, before a noun of people: "al-Shabab in Kenya fighters"."""
    found = []
    for body in {id(n): n for n in names.values() if n.type in ("Organization", "Group", "Person", "Concept")}.values():
        place = names.get(body.last + 2)
        if place is None or place.type != "Place" or words.lower[body.last + 1] != "in" or place.last + 1 >= len(words.form):
            continue
        after = place.last + 1
        if tree.pos[after] == "NOUN" and type_of_noun(tree.lemma[after], ontology) in ("Person", "Group", "Organization"):
            found.append(Name(body.first, place.last, body.head, "Organization", True))
    return found


def _whole_bodies(names: dict[int, Name], tree: Tree, words: Words) -> list[Name]:
    """Bodies whose name goes on before or after what was found: "the Reagan Administration", "Doctors Without Borders"."""
    found = [
        Name(i - 1, i + 1, i - 1, "Organization", True)
        for i in range(1, len(words.form) - 1)
        if words.form[i : i + 2] == ["Without", "Borders"] and words.form[i - 1].istitle()
    ]
    found += [
        Name(names[i - 1].first, names[i + 1].last, names[i - 1].head, "Organization", True)
        for i in range(1, len(words.form) - 1)
        if words.form[i] == "&" and i - 1 in names and i + 1 in names
    ]
    for name in {id(n): n for n in names.values()}.values():
        before, after = names.get(name.first - 1), name.last + 1
        common = not name.found and name.first == name.last and words.lower[name.first] in HEADS and words.form[name.first].istitle()
        if common and before is not None and before is not name and before.type in ("Person", "Group", "Place") and tree.head[before.head] in (name.head, tree.head[name.head]):
            found.append(Name(before.first, name.last, name.head, "Organization", True))
        elif words.lower[after : after + 1] in (["'s"], ["’s"]) and tree.head[after] == name.head and name.type in ("Organization", "Person") and tree.dep[name.head] in ARGUMENTS:
            # "McDonald's opened": its ending marks no possessor.
            found.append(Name(name.first, after, name.head, "Organization", name.found))
        elif name.type == "Organization" and words.lower[name.last] in UNITS and _ORDINAL.fullmatch(words.lower[name.first - 1]):
            # "The 4th Mechanised Division" is no other one.
            found.append(Name(name.first - 1, name.last, name.head, name.type, name.found))
        elif name.type == "Organization" and words.lower[after : after + 1] == ["to"] and (last := _purpose(after + 1, words)) > after:
            found.append(Name(name.first, last, name.head, name.type, name.found))
        elif after + 1 < len(words.form) and tree.pos[after] == "ADP" and words.form[after].istitle() and words.form[after + 1].istitle() and after not in names:
            found.append(Name(name.first, after + 1, name.head, name.type, name.found))
    return found


def _hyphenated(names: dict[int, Name], words: Words) -> list[Name]:
    """Names of two halves that a longer name of the text has whole ("Elsa Green-Holm … Green-Holm"), and names with a number tied to them: "MA-12"."""
    every = list({id(n): n for n in names.values()}.values())
    halves = {(words.form[n.last - 2], words.form[n.last]): n for n in every if n.last - n.first > 2 and words.form[n.last - 1] == "-"}
    found = []
    for name in every:
        joint, after = name.last + 1, name.last + 2
        if after >= len(words.form) or words.form[joint] != "-" or words.space[name.last] or words.space[joint]:
            continue
        second, whole = names.get(after), halves.get((words.form[name.last], words.form[after]))
        if whole is not None and name.first == name.last and second is not None and second.first == second.last:
            found.append(Name(name.first, after, name.head, whole.type, True))
        elif second is None and words.form[after][:1].isdigit():
            tail = after + 1 < len(words.form) and not words.space[after] and words.form[after + 1].isupper()
            found.append(Name(name.first, after + tail, name.head, name.type, name.found))
    return found


def _purpose(start: int, words: Words) -> int:
    """The last of the capitalised words from `start` on, of which there are at least two: "Protect Journalists"; else -1."""
    end = start
    while end < len(words.form) and words.form[end].istitle():
        end += 1
    return end - 1 if end - start >= 2 else -1


def _countries_of_two(ontology: Ontology) -> frozenset[tuple[str, str]]:
    """The last words of both halves."""
    halves = [place.lower().split(" and ") for place in set(ontology.demonyms.values()) | TWINS if " and " in place]
    return frozenset((half[0].split()[-1], half[1].split()[-1]) for half in halves if len(half) == 2)
