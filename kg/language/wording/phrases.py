"""Phrases in the words of the sentence: which words of a subtree belong to the phrase that its head stands for, as the text has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from spacy.tokens import Doc

from kg.language.trees.syntax import Tree
from kg.language.trees.words import QUOTES

# What is not repeated in an argument: it makes a row of its own or is an aside.
PRUNED = frozenset(("acl:relcl", "advcl:relcl", "parataxis", "punct", "discourse", "vocative", "list"))
# What hangs on a noun that is a predicate, or on a preposition's noun, and is no part of the phrase.
OUTSIDE = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "cop", "aux", "expl", "case", "mark", "advcl", "ccomp", "cc:preconj"))

# Quotation marks and brackets: 1 opens, -1 closes, 0 does either.
MARKS = {
    **dict.fromkeys(QUOTES, 0),
    **dict.fromkeys(("``", "`", "“", "‘", "«", "„", "("), 1),
    **dict.fromkeys(("''", "”", "’", "»", ")"), -1),
}
CONJUNCTS = frozenset(("conj",))


def phrase(
    table: Tree, i: int, *, branch: int = -1, without: frozenset[str] = frozenset(), whole: bool = False, but: Collection[int] = ()
) -> list[int]:
    """The tokens of the phrase that `i` heads, without relative clauses, the branch that holds the predicate itself, and `but`;
    `whole` keeps what a clause has beside its head."""
    dropped = without if whole else without | OUTSIDE
    chosen = [i]
    queue = [c for c in table.children[i] if table.dep[c] not in dropped and c not in but and not table.left[c] <= branch <= table.right[c]]
    for c in queue:
        if table.dep[c] not in PRUNED and not table.left[c] <= branch <= table.right[c]:
            chosen.append(c)
            queue.extend(table.children[c])
    leading = [c for c in table.kids(i, "cc") if c == min(chosen)]
    return sorted(t for t in chosen if t == i or not any(table.left[c] <= t <= table.right[c] for c in leading))


def wording(doc: Doc, table: Tree, chosen: Iterable[int]) -> str:
    """The words in the order of the text, with the punctuation between two that are there."""
    chosen = sorted(chosen)
    gaps = [range(i + 1, j) for i, j in pairwise(chosen)]
    within = [k for gap in gaps if all(table.pos[k] == "PUNCT" for k in gap) for k in gap]
    shown = sorted([*chosen, *within])
    parts = [doc[j].text_with_ws if j == i + 1 else f" {doc[j].text_with_ws}" for i, j in pairwise([-1, *_quoted(table, shown)])]
    return " ".join("".join(parts).split())


def _quoted(table: Tree, shown: list[int]) -> list[int]:
    """The tokens with the other half of a quotation that begins or ends with them, and without quotation marks that stay unpaired."""
    quotes = [k for k in shown if table.pos[k] == "PUNCT" and table.word[k] in MARKS]
    open_ = sum(MARKS[table.word[k]] for k in quotes) or len(quotes) % 2
    if not open_:
        return shown
    before, after = shown[0] - 1, shown[-1] + 1
    if open_ > 0 and after < len(table.word) and table.word[after] in MARKS and MARKS[table.word[after]] <= 0:
        return [*shown, after]
    if before >= 0 and table.word[before] in MARKS and MARKS[table.word[before]] >= 0:
        return [before, *shown]
    return [k for k in shown if k not in quotes]


__all__ = ["phrase", "wording"]
