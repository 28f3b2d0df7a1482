"""Words to word pieces: the one encoding that training and run time share, to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import BertWordPieceTokenizer

SHAPES = ("lower", "title", "upper", "letter", "mixed", "digits", "alphanumeric", "punctuation", "symbol", "other")
"""How a word is written, which the uncased vocabulary does not show: `letter` is a single capital, `other` has no case."""

CASES = ("none", *(f"{shape}{part}{space}" for shape in SHAPES for part in ("", "+") for space in ("", "_")))
"""Names of the case codes: a shape, `+` on pieces after a word's first, `_` where a space precedes the word; 0 = no word."""

MAX_PIECES_A_WORD = 16
"""Longer words (addresses, hashes) keep their first pieces: the rest says nothing about syntax."""

CLS, SEP, PAD, UNKNOWN = 101, 102, 0, 100


def shape_of(word: str) -> int:
    """The index in `SHAPES` of a word's writing."""
    letters = any(c.isalpha() for c in word)
    digits = any(c.isdigit() for c in word)
    if digits:
        return 6 if letters else 5
    if not letters:
        return 8 if any(c in "$£€¥%+=<>@#&*/\\^~|" for c in word) else 7
    if word.islower():
        return 0
    if word.isupper():
        return 3 if sum(c.isalpha() for c in word) == 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 4 if any(c.isupper() for c in word) else 9


@dataclass(frozen=True, slots=True)
class Encoded:
    """The pieces of some words in order, without [CLS] and [SEP]; all int64 of shape (pieces,)."""

    pieces: np.ndarray
    cases: np.ndarray
    words: np.ndarray

    def __len__(self) -> int:
        return len(self.pieces)


class WordPieces:
    """Encodes words with a BERT vocabulary, lower-cased and without accents; remembers the pieces of each word it met."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._known: dict[str, list[int]] = {}

    def _learn(self, words: Sequence[str]) -> None:
        new = sorted({word for word in words if word not in self._known})
        if len(self._known) + len(new) > 500_000:
            self._known.clear()
            new = sorted(set(words))
        for word, found in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = found.ids[:MAX_PIECES_A_WORD] or [UNKNOWN]

    def encode(self, words: Sequence[str], spaces: Sequence[bool]) -> Encoded:
        """Pieces of `words`; `spaces[i]` says whether a space follows word i. The first word counts as after a space."""
        self._learn(words)
        pieces: list[int] = []
        cases: list[int] = []
        indices: list[int] = []
        after_space = True
        for index, (word, space) in enumerate(zip(words, spaces, strict=True)):
            ids = self._known[word]
            case = 1 + 4 * shape_of(word) + after_space
            pieces += ids
            cases.append(case)
            cases += [case + 2] * (len(ids) - 1)
            indices += [index] * len(ids)
            after_space = bool(space)
        return Encoded(*(np.array(column, dtype=np.int64) for column in (pieces, cases, indices)))

    def count(self, words: Sequence[str]) -> np.ndarray:
        """How many pieces each word has, int64 (words,): what a window is measured by."""
        self._learn(words)
        return np.array([len(self._known[word]) for word in words], dtype=np.int64)


def stack(windows: Sequence[Encoded]) -> dict[str, np.ndarray]:
    """Network inputs `pieces`, `cases`, `words` of shape (windows, longest + 2): [CLS] pieces [SEP], then padding."""
    width = 2 + max(len(window) for window in windows)
    pieces = np.full((len(windows), width), PAD, dtype=np.int64)
    cases = np.zeros_like(pieces)
    words = np.full_like(pieces, -1)
    for row, window in enumerate(windows):
        end = 1 + len(window)
        pieces[row, 0], pieces[row, end] = CLS, SEP
        pieces[row, 1:end] = window.pieces
        cases[row, 1:end] = window.cases
        words[row, 1:end] = window.words
    return {"pieces": pieces, "cases": cases, "words": words}
