"""Predicates and their roles: PropBank's labels, the head word that stands for an argument, and its span in the tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

NONE = "_"
LEAST = 50
Span = tuple[int, str, int, int]
"""Predicate word, label, start, end (exclusive) in words."""
Argument = tuple[int, int, str]
"""Predicate word, head word of the argument, label."""

RARE = {"ARGA": "A0", "ARG5": "A4", "ARG1-DSP": "A1"}
"""Labels too rare to be learnt, and the kept ones that mean nearly the same."""


@dataclass(slots=True)
class Roles:
    """The predicates of a sentence with their senses, and the arguments as head words and as spans; words count from 0."""

    predicates: dict[int, str] = field(default_factory=dict)
    arguments: list[Argument] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def short_label(label: str) -> str:
    """`ARG0` → `A0`, `ARGM-TMP` → `TMP`; references keep `R-`: `R-A0`, `R-A1`, and `R` for all others."""
    rest = label.removeprefix("R-")
    rest = RARE.get(rest, re.sub(r"^ARG(?=\d)", "A", rest.removeprefix("ARGM-")))
    if label.startswith("R-"):
        return f"R-{rest}" if rest in {"A0", "A1"} else "R"
    return rest


def role_labels(sentences: Iterable[Roles], *, least: int = LEAST) -> list[str]:
    """The inventory: `_` (no argument) first, then the labels met at least `least` times, the most frequent first."""
    counts = Counter(label for roles in sentences for _, _, label in roles.arguments)
    return [NONE, *(label for label, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least)]


def role_arrays(roles: Roles, count: int, labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """`predicates` int8 (words,) and `roles` int64 (n, 3) of a sentence of `count` words.

    Labels outside the inventory are left out; a word that has two roles in one predicate keeps the more frequent one.
    """
    index = {label: i for i, label in enumerate(labels)}
    predicates = np.zeros(count, dtype=np.int8)
    predicates[list(roles.predicates)] = 1
    found: dict[tuple[int, int], int] = {}
    for predicate, head, label in roles.arguments:
        if label in index:
            found[predicate, head] = min(index[label], found.get((predicate, head), index[label]))
    rows = sorted((*pair, label) for pair, label in found.items())
    return predicates, np.array(rows, dtype=np.int64).reshape(-1, 3)


def span_head(start: int, end: int, heads: Sequence[int], rels: Sequence[str]) -> int:
    """The word of a span whose head lies outside it; of several the one that most words of the span hang from, then the leftmost."""
    tops = [top_within(i, start, end, heads) for i in range(start, end)]
    votes = Counter(top for i, top in enumerate(tops, start) if rels[i] != "punct")
    return min(votes or Counter(tops), key=lambda top: (rels[top] == "punct", -votes[top], top))


def top_within(word: int, start: int, end: int, heads: Sequence[int]) -> int:
    """The highest ancestor of a word (itself at least) that is reached without leaving the span; heads are 1-based, 0 = root."""
    while start <= heads[word] - 1 < end:
        word = heads[word] - 1
    return word
