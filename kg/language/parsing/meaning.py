"""What the network says beyond trees: how sure it is of them, predicates, their roles, their factuality, and vectors for coreference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

OUTPUTS = ("predicates", "role_at", "roles", "factuality", "link_queries", "link_keys", "link_new")
"""The network's outputs for this, in the order of `decode`; `roles` (N, W) are those of the N likely predicates `role_at` (N, 2; row, word)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Per word, float32: `predicates` (log-odds), `factuality` (−3 … 3, of predicates), `queries` and `keys` (words, size) whose
    products score coreference, `new` (the score of a first mention), `margins` (how much better a word's head scores than any other).
    `roles`: int32 (n, 3), predicate, argument's head, label;
    `names` are the labels' names (PropBank's, "A0")."""

    predicates: np.ndarray
    factuality: np.ndarray
    queries: np.ndarray
    keys: np.ndarray
    new: np.ndarray
    margins: np.ndarray
    roles: np.ndarray
    names: tuple[str, ...] = ()

    @classmethod
    def joined(cls, parts: Sequence[Meaning]) -> Meaning:
        """One meaning of consecutive windows; roles then count words from the first window's first word."""
        offsets = np.cumsum([0, *(len(part.new) for part in parts)])
        shifted = [part.roles + np.array([offset, offset, 0], dtype=np.int32) for part, offset in zip(parts, offsets, strict=False)]
        columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in PER_WORD}
        return cls(**columns, roles=np.concatenate(shifted), names=parts[0].names)

    def spread(self, words: np.ndarray, tokens: int) -> Meaning:
        """The same for a text of so many `tokens` where `words` (numbers of tokens) are the words and the others are spaces."""
        if len(words) == tokens:
            return self
        columns = {}
        for name in PER_WORD:
            values = getattr(self, name)
            columns[name] = np.zeros((tokens, *values.shape[1:]), dtype=values.dtype)
            columns[name][words] = values
        roles = self.roles.copy()
        roles[:, :2] = words[roles[:, :2]]
        return Meaning(**columns, roles=roles, names=self.names)


UNLIKELY = -6.0
"""Words with lower log-odds of being predicates have no roles; above it, who asks for a word's roles knows it for a predicate."""
PER_WORD = ("predicates", "factuality", "queries", "keys", "new", "margins")


def decode(outputs: Sequence[np.ndarray], margins: np.ndarray, sentences: np.ndarray, names: tuple[str, ...]) -> list[Meaning]:
    """One meaning a window from the network's `OUTPUTS` and its `margins` (B, W); `sentences` int (B, W), −1 for padding: no role leaves its
    sentence."""
    predicates, role_at, roles, factuality, queries, keys, new = outputs
    rows, words = role_at.T
    own = sentences[rows, words][:, None]
    found, arguments = np.nonzero((roles > 0) & (sentences[rows] == own) & (own >= 0))
    triples = np.column_stack([words[found], arguments, roles[found, arguments]]).astype(np.int32)
    ends = np.searchsorted(rows[found], np.arange(len(sentences) + 1))
    result = []
    for row, length in enumerate((sentences >= 0).sum(axis=1)):
        mine = triples[ends[row] : ends[row + 1]]
        result.append(Meaning(*(x[row, :length] for x in (predicates, factuality, queries, keys, new, margins)), mine, names))
    return result
