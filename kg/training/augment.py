"""Changes to training windows that keep their labels true: other names, other writing, other quotes, missing words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from kg.training.examples import Example
from kg.training.lexicon import word_set

MASK = 103
CURLY = {"'": "’", '"': "”", "``": "“", "''": "”", "--": "—", "...": "…"}
BARE = 0.15
SWAP_MORE = {"ORG": 1.6}
"""Types that are swapped more often: names of organisations are missed most."""
INSTITUTIONS = sorted(
    word_set(
        "Commission Parliament Council Senate House Cabinet Congress Court Assembly Committee Ministry Army Navy Academy Agency Authority "
        "Bank Board Bureau Guard Department Foundation Institute Kremlin League Office Party Secretariat Treasury Tribunal Union University"
    )
)
"""What texts call an organisation by after its full name: "the Commission"."""
QUOTE_MARKS = {'"', "``", "''"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names to put in place of others: by type, then by number of words; and the constraint ids of each type's positions."""

    by_type: dict[str, dict[int, list[str]]]
    positions: dict[str, dict[str, int]]


def _bilou(length: int) -> str:
    return "U" if length == 1 else "B" + "I" * (length - 2) + "L"


def swap_names(example: Example, names: Names, rate: float, random: Random, chosen: dict[str, str] | None = None) -> Example:
    """Replaces certain mentions of people, organisations and places by names of the same type and a like length.

    In trees the length stays. `chosen` remembers what a name became (itself: left alone), so that a window stays of one mind.
    """
    if not example.spans:
        return example
    chosen = {} if chosen is None else chosen
    words, spaces, ner = list(example.words), list(example.spaces), list(example.ner)
    for start, end, kind in reversed(example.spans):
        old = " ".join(words[start:end])
        if old not in chosen:
            chosen[old] = (
                _new_name(words, (start, end, kind), names, random, fixed=example.tree is not None)
                if random.random() < rate * SWAP_MORE.get(kind, 1.0)
                else old
            )
        new = chosen[old].split()
        if chosen[old] == old or (example.tree is not None and len(new) != end - start):
            continue
        words[start:end] = new
        spaces[start:end] = [True] * (len(new) - 1) + [spaces[end - 1]]
        ner[start:end] = [names.positions[kind][position] for position in _bilou(len(new))]
    return replace(example, words=words, spaces=spaces, ner=np.array(ner, dtype=np.int64), spans=[])


def _new_name(words: list[str], span: tuple[int, int, str], names: Names, random: Random, *, fixed: bool) -> str:
    """Another name for a span of words, or its own; `fixed`: of as many words."""
    start, end, kind = span
    old, size = " ".join(words[start:end]), end - start
    pool = names.by_type.get(kind)
    if not pool:
        return old
    if kind == "ORG" and not fixed and start and words[start - 1].lower() == "the" and random.random() < BARE:
        return random.choice(INSTITUTIONS)
    length = size if fixed or size == 1 else max(1, min(4, size + random.choice((-1, 0, 0, 0, 1))))
    return random.choice(pool[length]) if pool.get(length) else old


def curl(words: list[str]) -> list[str]:
    """Straight quotes, dashes and dots as news sites print them; a word's own apostrophe too."""
    result, open_quote = [], False
    for word in words:
        if word in QUOTE_MARKS:
            open_quote = not open_quote
            result.append("“" if open_quote else "”")
        else:
            result.append(CURLY.get(word, word.replace("'", "’")))
    return result


def recase(words: list[str], random: Random) -> list[str]:
    """All words lower-cased, in capitals, or with initial capitals as in headlines."""
    kind = random.choice(("lower", "upper", "title", "title"))
    if kind == "title":
        return [word[:1].upper() + word[1:] for word in words]
    return [getattr(word, kind)() for word in words]


def drop_pieces(pieces: np.ndarray, word_of: np.ndarray, count: int, random: Random) -> np.ndarray:
    """Masks all pieces of some words, between none and 8 % of them, so that no single word is relied on."""
    rate = random.random() * 0.08
    hidden = np.array([random.random() < rate for _ in range(count)])
    return np.where(hidden[word_of], MASK, pieces)
