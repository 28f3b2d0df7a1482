"""Which noun stands before a clause, and whether it is one or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree


def noun_before(table: Tree, first: int) -> int:
    """The head of the name or noun right before a token, past a comma; -1 where nothing stands before it."""
    noun = first - 1
    if noun > 0 and table.word[noun] == ",":
        noun -= 1
    while table.dep[noun] in ("compound", "flat") and table.head[noun] < first and table.head[noun] != noun:
        noun = table.head[noun]
    return noun


def last_noun(table: Tree, noun: int, clause: int) -> int:
    """The head of the last name or noun between a noun and the clause that hangs on it, past all punctuation; no later than the noun where there is none."""
    before = table.left[clause] - 1
    while before > noun and (table.pos[before] == "PUNCT" or table.dep[before] in ("compound", "flat")):
        before = before - 1 if table.pos[before] == "PUNCT" else table.head[before]
    return before


def is_plural(table: Tree, noun: int, end: int) -> bool:
    """Whether a noun is in the plural, or several are named before `end`."""
    return table.tag[noun] in ("NNS", "NNPS") or any(c < end for c in table.kids(noun, "conj"))
