"""What noun phrases say by themselves: appositions and titles that somebody or something is it, possessors that they have it, examples
that they are among it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.language.nominals.names import HONORIFICS
from kg.language.trees.syntax import Tree
from kg.language.wording.phrases import CONJUNCTS, phrase

# What is said of a name by the noun that it is hung on, or that hangs on it.
TITLE = frozenset(("nmod:desc", "flat", "appos"))
ADDRESS = frozenset(word.rstrip(".") for word in HONORIFICS)
# What follows is a part of the noun before, or is set against it.
SINGLING = frozenset(("especially", "particularly", "notably", "mostly", "mainly", "not"))
# What else is said of the same noun.
ASIDES = frozenset(("appos", "acl"))


class Naming(NamedTuple):
    """The token that says it, "is", "has" or "including", how often such rows are right, and the tokens of both phrases."""

    token: int
    relation: str
    given: float
    subject: list[int]
    object: list[int]


def namings(table: Tree) -> Iterator[Naming]:
    """The namings of a tree, in the order of their tokens."""
    for i, (dep, head) in enumerate(zip(table.dep, table.head, strict=True)):
        if dep == "nmod:poss" and table.pos[i] != "PRON":
            owned = [t for t in phrase(table, head, branch=i, without=ASIDES) if t > i]
            yield Naming(i, "has", 0.3, phrase(table, i), owned)
        elif (case := _including(table, i)) is not None:
            several = [t for t in phrase(table, head, branch=i) if t < case]
            yield from (Naming(i, "including", 0.3, several, phrase(table, m, without=CONJUNCTS)) for m in (i, *table.kids(i, "conj")))
        elif dep in TITLE and (noun := _title(table, i)) is not None:
            yield Naming(i, "is", 0.4, *_name_and_title(table, i, noun))
        elif (
            dep == "appos"
            and table.pos[i] != "VERB"
            and table.kid(i, "case", "cc") is None
            and table.word[phrase(table, i)[0]] not in SINGLING
        ):
            yield Naming(i, "is", 0.4, phrase(table, head, branch=i, without=ASIDES), phrase(table, i))


def _including(table: Tree, i: int) -> int | None:
    """The word that makes the phrase at `i` one of those that the noun above it names."""
    case = table.kid(i, "case")
    return case if case is not None and table.word[case] == "including" and table.pos[table.head[i]] in ("NOUN", "PROPN") else None


def _title(table: Tree, i: int) -> int | None:
    """The common noun that stands before a name, without a comma, and says what it is: "President Bush", "the rights group Amnesty"."""
    head = table.head[i]
    noun, name = (i, head) if table.dep[i] == "nmod:desc" else (head, i)
    if noun > name or table.pos[name] != "PROPN" or table.word[noun].rstrip(".") in ADDRESS:
        return None
    if table.pos[noun] != "NOUN" and table.dep[i] != "nmod:desc":
        return None
    return noun if table.word[table.left[name] - 1] != "," else None


def _name_and_title(table: Tree, i: int, noun: int) -> tuple[list[int], list[int]]:
    head = table.head[i]
    if noun == i:
        whole = phrase(table, head, branch=i, without=CONJUNCTS)
        name = [t for t in whole if t > i]
        # "U.S. President Bush": what stands before the title is of it.
        before = [t for t in whole if t < i and table.pos[t] != "ADP"]
        return name, sorted([*before, *phrase(table, i)])
    return phrase(table, i), phrase(table, head, branch=i)


__all__ = ["Naming", "namings"]
