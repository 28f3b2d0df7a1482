"""The development part of CaRB and its lenient match of one extraction with one gold tuple (Bhardwaj, Aggarwal and Mausam 2019)."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

BE = frozenset(("be", "is", "am", "are", "was", "were", "been", "being"))
SMALL = frozenset(("the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "with", "from", "and", "'s", ",", "The", "A"))
"""Words that two phrases may share without having anything in common."""
_BARE = str.maketrans("", "", string.punctuation + string.whitespace)
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}

Slots = Sequence[str]
"""Relation, first argument, all later arguments joined."""


def read_gold(data: Path) -> dict[str, list[Slots]]:
    """Gold tuples by sentence, in the order of the file."""
    found: dict[str, list[Slots]] = defaultdict(list)
    for line in (data / "carb-dev" / "dev.tsv").read_text(encoding="utf-8").splitlines():
        sentence, relation, *arguments = (cell.strip() for cell in line.split("\t"))
        arguments = [a for a in arguments if "C: " not in a]
        found[_with_brackets(sentence)].append(slots(relation, arguments))
    return dict(found)


def slots(relation: str, arguments: Sequence[str]) -> Slots:
    """A tuple's three slots; the third is empty where there is one argument."""
    return relation, arguments[0], " ".join(arguments[1:])


def overlap(gold: Slots, found: Slots) -> tuple[float, float]:
    """Precision and recall of the words of an extraction against a gold tuple, slot by slot; 0 where the relations share none."""
    pairs = [(Counter(g.split()), Counter(f.split())) for g, f in zip(gold, found, strict=True)]
    shared = [sum((g & f).values()) for g, f in pairs]
    relation, words = pairs[0]
    if words["be"] > relation["be"] and BE & relation.keys():
        shared[0] += 1
    if not shared[0]:
        return 0.0, 0.0
    return sum(shared) / max(sum(sum(f.values()) for _, f in pairs), 1), sum(shared) / sum(sum(g.values()) for g, _ in pairs)


def is_right(golds: Sequence[Slots], found: Slots, *, least: float = 0.5) -> bool:
    """Whether some gold tuple says it: at least half of the words of each are the other's, and every slot shares a word of weight."""
    return any(_says(gold, found, least) for gold in golds)


def _says(gold: Slots, found: Slots, least: float) -> bool:
    if min(overlap(gold, found)) < least:
        return False
    ends = [(set(g.split()) - SMALL, set(f.split())) for g, f in zip(gold[1:], found[1:], strict=True)]
    return all(g & f for g, f in ends if g)


def key(sentence: str) -> str:
    """What tells a sentence from others, whatever its spaces and punctuation."""
    return _with_brackets(sentence).translate(_BARE)


def _with_brackets(text: str) -> str:
    for escaped, plain in _BRACKETS.items():
        text = text.replace(escaped, plain)
    return text
