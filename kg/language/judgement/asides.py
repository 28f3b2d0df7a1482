"""Clauses that only say whose word it is: "if the audit is to be believed", "to hear the dockers tell it"."""

from __future__ import annotations

from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

TRUSTING = vocabulary("believe trust credit")
HEARING = vocabulary("hear")
TELLING = vocabulary("tell say describe")


def is_apart(table: Tree, i: int) -> bool:
    """Whether the clause is a sentence of its own behind a semicolon, which what is said of the one before does not reach."""
    first = table.left[i]
    return table.dep[i] == "parataxis" and ";" in table.word[max(first - 1, 0) : first + 1]


def whose_word(table: Tree, i: int) -> int | None:
    """The token whose word the sentence is, where the clause at `i` says no more than that."""
    marks = {table.word[c] for c in table.kids(i, "mark")}
    if (
        "if" in marks
        and table.lemma[i] in TRUSTING
        and table.kid(i, "aux:pass") is not None
        and any(table.word[c] == "to" for c in table.kids(i, "mark", "aux"))
    ):
        return table.kid(i, "nsubj:pass")
    told = table.kid(i, "ccomp", "xcomp")
    if "to" in marks and table.lemma[i] in HEARING and told is not None and table.lemma[told] in TELLING:
        return table.kid(told, "nsubj") if table.kid(told, "nsubj") is not None else table.kid(i, "obj")
    return None
