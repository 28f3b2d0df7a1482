"""Names that a text says are the same: "World Health Organization (WHO)", "WHO (World Health Organization)", "Pope Francis" for Francis."""

from __future__ import annotations

from kg.language.nominals.abbreviations import abbreviates
from kg.language.nominals.names import Name
from kg.language.trees.syntax import Tree
from kg.language.trees.words import Words, vocabulary

# With these the title is part of how the world calls the person.
REGNAL = vocabulary("king queen prince princess pope emperor empress sultan emir sheikh saint tsar lord lady sir")


def read_aliases(tree: Tree, words: Words, names: dict[int, Name]) -> list[tuple[Name, str]]:
    """Each name with another name that the text gives it, in order."""
    found: list[tuple[Name, str]] = []
    for name in {id(n): n for n in names.values()}.values():
        found += [(name, alias) for alias in (_bracketed(name, words), _proper_part(name, tree, words), _regnal(name, words)) if alias]
    return found


def _bracketed(name: Name, words: Words) -> str | None:
    """The abbreviation in brackets right after a full name, or the full name after its abbreviation."""
    start = name.last + 1
    if start + 2 >= len(words.form) or words.form[start] not in ("(", "["):
        return None
    end = next((i for i in range(start + 1, min(start + 12, len(words.form))) if words.form[i] in (")", "]")), None)
    if end is None:
        return None
    inside, own = words.join(range(start + 1, end)), words.join(range(name.first, name.last + 1))
    return inside if abbreviates(inside, own) or abbreviates(own, inside) else None


def _proper_part(name: Name, tree: Tree, words: Words) -> str | None:
    """The proper noun after common nouns in one name: "Azure" of "2nd mountain brigade Azure"."""
    if name.type != "Organization" or name.last == name.first:
        return None
    first = name.last
    while first > name.first and tree.pos[first - 1] == "PROPN" and words.form[first - 1][:1].isupper():
        first -= 1
    before = tree.pos[first - 1] if first > name.first else ""
    return words.join(range(first, name.last + 1)) if before == "NOUN" and tree.pos[name.last] == "PROPN" and words.form[first - 1].islower() else None


def _regnal(name: Name, words: Words) -> str | None:
    """The name with the title of a monarch, pope or saint before it."""
    before = name.first - 1
    if name.type != "Person" or before < 0 or words.lower[before] not in REGNAL or not words.form[before][:1].isupper():
        return None
    return words.join(range(before, name.last + 1))
