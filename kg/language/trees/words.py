"""The words of a Doc as plain columns beside the tree: forms, offsets, spaces, sentences; and text put together from words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from spacy.attrs import IDX, LOWER, ORTH, SENT_START, SPACY
from spacy.tokens import Doc

# What stands between two words of a phrase and belongs to it when both do.
JOINTS = frozenset(("-", "–", "‑", "/", "&", ".", ":", ","))
QUOTES = "\"'“”‘’«»„`"


def vocabulary(words: str) -> frozenset[str]:
    """A set of words, written with spaces between them; ValueError where one is given twice."""
    counts = Counter(words.split())
    if twice := [word for word, count in counts.items() if count > 1]:
        raise ValueError(f"{', '.join(twice)}: given twice in one list: strike out one of each")
    return frozenset(counts)


class Words(NamedTuple):
    """Columns by token index: `start` are character offsets into `text`, `space` is what follows the word, `sentence` counts from 0."""

    text: str
    form: list[str]
    lower: list[str]
    start: list[int]
    space: list[str]
    sentence: list[int]

    def end(self, i: int) -> int:
        """The offset of the character after the word."""
        return self.start[i] + len(self.form[i])

    def join(self, chosen: Iterable[int]) -> str:
        """The chosen words in order, spaced as in the text where they are neighbours, with the joints between neighbours."""
        order = sorted(chosen)
        parts: list[str] = []
        for i, after in zip(order, [*order[1:], -1], strict=True):
            parts.append(self.form[i])
            if after == i + 1:
                parts.append(self.space[i])
            elif after == i + 2 and self.form[i + 1] in JOINTS:
                parts += (self.space[i], self.form[i + 1], self.space[i + 1])
            elif after > 0:
                parts.append(" ")
        return clean("".join(parts))


def read_words(doc: Doc) -> Words:
    """The columns of `doc`; sentences are read from its tree or its sentence starts."""
    orth, lower, starts, spaces, firsts = doc.to_array([ORTH, LOWER, IDX, SPACY, SENT_START]).T.tolist()
    strings = {key: doc.vocab.strings[key] for key in {*orth, *lower}}
    # Where a Doc has no sentence starts of its own, its tree gives them.
    if not any(first == 1 for first in firsts):
        firsts = [1 if token.is_sent_start else 0 for token in doc]
    sentences, number = [], -1
    for first in firsts:
        number += first == 1 or number < 0
        sentences.append(number)
    return Words(doc.text, [strings[k] for k in orth], [strings[k] for k in lower], starts, [" " if s else "" for s in spaces], sentences)


def clean(label: str) -> str:
    """A label with single spaces and without quotes that wrap it or stand alone at an edge."""
    label = " ".join(label.split())
    bare = label.strip(QUOTES + " ,;")
    # An apostrophe at the end of a plural possessor belongs to the word; a lone quote at either edge does not.
    return bare or label
