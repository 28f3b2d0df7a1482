"""Headlines, captions, bylines, dates and missing full stops in running text: where sentences start without a mark.

News pages lose their layout on the way to text. So windows of training text get such lines put between their sentences, and some
sentences lose their full stop; the boundaries stay known. Treebanks hold too few of them (GUM train: 83 in 1,670 of its news).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import numpy as np

from kg.training.augment import Names
from kg.training.examples import Example, Labels
from kg.training.lexicon import word_set
from kg.training.telegraphic import telegraphic

STRIP, INSERT, DATELINE = 0.10, 0.14, 0.06
"""How often a sentence of a chosen window loses its full stop, gets a line before it, and (its first one) a dateline."""

LINES: tuple[str, ...] = (
    "By {PERSON}", "By {PERSON} and {PERSON}", "{PERSON}", "{PERSON} , {ORG}", "By {PERSON} , {ORG}", "{DATE}", "{DATE}", "Published {DATE}",
    "Updated {DATE}", "{PLACE} , {DATE}", "Photo : {PERSON}", "Photo : {PERSON} / {ORG}", "Photograph : {PERSON} / {ORG}", "Image : {PERSON} .",
    "Image : {ORG} .", "Image : {PERSON} / {ORG} .", "Image credit : {ORG}", "File photo", "File photo .", "( {PERSON} / {ORG} )", "Credit : {PERSON}",
    "{PERSON} in {PLACE} , {YEAR}", "{PERSON} in {PLACE}", "{PERSON} , pictured in {YEAR}", "{PERSON} of {ORG}", "{PLACE}", "{ORG}", "Background",
    "Analysis", "Opinion", "Read more", "Related articles", "Sources", "Advertisement", "What we know", "Reaction", "The latest", "{ORG} ( {ORG} )",
)  # fmt: skip
"""Lines of words; what stands in braces is a name or date with its label."""

DATELINES: tuple[str, ...] = (
    "{PLACE} , {DAY} ( {ORG} ) —", "{PLACE} ( {ORG} ) —", "{PLACE} —", "{PLACE} , {DAY} —", "{PLACE} ( {ORG} ) -", "{PLACE} :", "{PLACE} , {PLACE} —",
)  # fmt: skip

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL = word_set("a an the of in on at to for and or but by with from as is 's n't")
NO_SPACE_BEFORE, NO_SPACE_AFTER = frozenset({".", ",", ":", ")"}), frozenset({"("})


@dataclass(frozen=True, slots=True)
class Lines:
    """What lines are made of: short sentences that can be headlines, and names with their constraint ids."""

    headlines: Sequence[Example]
    names: Names


def make_lines(examples: Sequence[Example], names: Names, labels: Labels) -> Lines:
    """Sentences of 3 to 11 words and a full stop from treebanks serve as headlines, without the stop; of some also in the telegraphic style."""
    short = [example for example in examples if 4 <= len(example.words) <= 12 and example.words[0][:1].isupper()]
    plain = [stripped for example in short if (stripped := without_stop(example)) is not example]
    return Lines([*plain, *telegraphic(examples, labels)], names)


def without_stop(example: Example) -> Example:
    """The sentence without its final full stop; the sentence itself where it has none, or one that something hangs on."""
    last = len(example.words) - 1
    if last < 1 or example.words[last] != ".":
        return example
    if example.tree is not None and ((example.tree[3] == last + 1).any() or example.tree[3, last] == 0):
        return example
    roles = example.roles
    return replace(
        example,
        words=example.words[:last],
        spaces=[*example.spaces[: last - 1], True],
        ner=example.ner[:last],
        spans=[span for span in example.spans if span[1] <= last],
        tree=None if example.tree is None else example.tree[:, :last],
        predicates=None if example.predicates is None else example.predicates[:last],
        roles=None if roles is None else roles[(roles[:, :2] < last).all(axis=1)],
        factuality=None if example.factuality is None else example.factuality[:last],
    )


def with_words_before(example: Example, words: list[str], ner: list[int]) -> Example:
    """The sentence with words before it whose analysis is unknown, and whose entity constraints are `ner`."""
    count = len(words)
    tree = example.tree
    if tree is not None:
        heads = np.where(tree[3] > 0, tree[3] + count, tree[3])
        tree = np.concatenate([np.full((5, count), -1, dtype=np.int64), np.stack([*tree[:3], heads, tree[4]])], axis=1)
    roles = None if example.roles is None else example.roles + np.array([[count, count, 0]], dtype=example.roles.dtype)
    return replace(
        example,
        words=[*words, *example.words],
        spaces=[*spaces_between(words), *example.spaces],
        ner=np.concatenate([np.array(ner, dtype=np.int64), example.ner]),
        spans=[(start + count, end + count, kind) for start, end, kind in example.spans],
        tree=tree,
        predicates=None if example.predicates is None else np.concatenate([np.full(count, -1, np.int8), example.predicates]),
        roles=roles,
        factuality=None if example.factuality is None else np.concatenate([np.full(count, np.nan, np.float32), example.factuality]),
    )


def spaces_between(words: Sequence[str]) -> list[bool]:
    """Whether a space follows each word of a line; one follows the last."""
    return [a not in NO_SPACE_AFTER and b not in NO_SPACE_BEFORE for a, b in pairwise(words)] + [True]


def _filled(slot: str, names: Names, random: Random) -> tuple[list[str], str]:
    """Words for a slot of a line, and their type."""
    day, month, year = str(random.randint(1, 31)), random.choice(MONTHS), str(random.randint(1990, 2029))
    dates = {
        "DATE": random.choice(([month, day, ",", year], [random.choice(DAYS), ",", month, day, ",", year], [day, month, year])),
        "DAY": random.choice(([month, day], [random.choice(DAYS)])),
        "YEAR": [year],
    }
    if slot in dates:
        return dates[slot], "DATE"
    lengths = names.by_type[slot]
    wanted = [length for length in {"PERSON": (2, 2, 2, 3), "PLACE": (1, 1, 1, 2), "ORG": (1, 2, 2, 3, 4)}[slot] if lengths.get(length)]
    return random.choice(lengths[random.choice(wanted)]).split(), slot


def line_words(pattern: str, names: Names, random: Random) -> tuple[list[str], list[int]]:
    """Words and entity constraints of a line."""
    words: list[str] = []
    ner: list[int] = []
    for item in pattern.split():
        filled, kind = _filled(item[1:-1], names, random) if item[0] == "{" else ([item], "O")
        words += filled
        positions = "U" if kind == "O" or len(filled) == 1 else "B" + "I" * (len(filled) - 2) + "L"
        ner += [names.positions[kind][position] for position in positions]
    return words, ner


def _title_cased(example: Example) -> Example:
    words = [word if word.lower() in SMALL and index else word[:1].upper() + word[1:] for index, word in enumerate(example.words)]
    return replace(example, words=words)


def line(lines: Lines, random: Random) -> Example:
    """A headline with its tree, or a byline, date or credit without one."""
    if random.random() < 0.45 and lines.headlines:
        headline = random.choice(lines.headlines)
        return _title_cased(headline) if random.random() < 0.3 else headline
    words, ner = line_words(random.choice(LINES), lines.names, random)
    if random.random() < 0.08:
        words = [word.upper() for word in words]
    return Example(words, spaces_between(words), np.array(ner, dtype=np.int64), [], continues=True)


def headlines(window: Sequence[Example], lines: Lines, random: Random, *, rate: float = 0.3) -> list[Example]:
    """The window with lines between its sentences and without some full stops, at `rate`; only where boundaries are a text's."""
    if random.random() >= rate or not all(example.bounded for example in window):
        return list(window)
    result: list[Example] = []
    for example in window:
        if random.random() < INSERT:
            result.append(replace(line(lines, random), weight=example.weight))
        if random.random() < DATELINE and not any(word in {"—", "--"} for word in example.words[:8]):
            words, ner = line_words(random.choice(DATELINES), lines.names, random)
            if random.random() < 0.5:
                words = [words[0].upper(), *words[1:]]
            example = with_words_before(example, words, ner)
        result.append(without_stop(example) if random.random() < STRIP else example)
    return result
