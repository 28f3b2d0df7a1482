"""How likely each earlier mention is the antecedent of each mention, from the network's vectors and what plain features say of pairs.

A mention's score for an antecedent is the product of its query with the other's key plus a small network over the pair's codes
(Kirstain et al. 2021, https://aclanthology.org/2021.acl-short.3/); the score of a first mention stands beside them in one softmax.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from kg.errors import ModelError
from kg.language.coreference.pairs import PAIR_FEATURES, MentionTable, pair_codes
from kg.language.coreference.records import KIND

ANTECEDENTS = 60
"""How many mentions back an antecedent is looked for."""
FAR = 4
"""How many mentions with the same head are looked at further back than that."""
TABLES = "links.npz"
"""The file of a model that holds a `LinkScorer`."""
LINKS = "kg_links"
"""The key in `Doc.user_hooks` of the `LinkScorer` of the model that read the text."""
CHUNK = 128
"""Mentions that are scored at a time: bounds memory, whatever the length of the text."""

# Features that are looked up together: a few gathers of rows instead of one a feature.
_GROUPS = (("kinds",), ("head", "text", "content", "acronym"), ("sentences", "words"), ("number", "gender", "structure", "quotation"))

_REPEATABLE = frozenset(KIND[name] for name in ("name", "definite", "demonstrative", "indefinite", "bare"))


@dataclass(frozen=True)
class LinkScorer:
    """The plain-feature part of the scores: `features` float32 (values of all `PAIR_FEATURES`, hidden), `weight` (hidden,), `bias`."""

    features: np.ndarray
    weight: np.ndarray
    bias: float

    @cached_property
    def _tables(self) -> list[tuple[list[int], list[int], np.ndarray]]:
        """Of each group: its columns, their places in a mixed-radix number, and the sum of their rows for every such number."""
        sizes = list(PAIR_FEATURES.values())
        names, starts = list(PAIR_FEATURES), np.cumsum([0, *sizes])
        tables = []
        for group in _GROUPS:
            columns = [names.index(name) for name in group]
            total = np.zeros((1, self.features.shape[1]), dtype=np.float32)
            for column in columns:
                rows = self.features[starts[column] : starts[column + 1]]
                total = (total[:, None] + rows[None]).reshape(-1, self.features.shape[1])
            places = [int(np.prod([sizes[later] for later in columns[i + 1 :]])) for i in range(len(columns))]
            tables.append((columns, places, total))
        return tables

    def plain(self, codes: np.ndarray) -> np.ndarray:
        """Scores (n,) of pairs by their codes, int64 (n, features)."""
        total = np.zeros((len(codes), self.features.shape[1]), dtype=np.float32)
        for columns, places, table in self._tables:
            total += table[codes[:, columns] @ np.array(places)]
        return gelu(total) @ self.weight + np.float32(self.bias)


def gelu(x: np.ndarray) -> np.ndarray:
    """GELU by its tanh form, within 0.001 of the exact one."""
    return 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x * x * x)))


def read_scorer(folder: Path) -> LinkScorer | None:
    """The scorer in a model's folder, None where the model has none; ModelError where it does not fit this version."""
    path = folder / TABLES
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as found:
            scorer = LinkScorer(found["features"], found["weight"], float(found["bias"]))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(
            f"{path}: not the link tables of a kg model ({error}); install the package again or export the model again"
        ) from error
    wanted = sum(PAIR_FEATURES.values())
    if scorer.features.shape != (wanted, len(scorer.weight)):
        raise ModelError(
            f"{path}: has a table of {scorer.features.shape} for pairs of mentions, this version needs {wanted} rows; export the model again"
        )
    return scorer


def earlier_ones(table: MentionTable) -> np.ndarray:
    """The candidates of each mention, int64 (m, ANTECEDENTS + FAR), −1 = none: those just before it, then the last with its head further back."""
    count = len(table)
    near = np.arange(count)[:, None] - 1 - np.arange(ANTECEDENTS)[None, :]
    far = np.full((count, FAR), -1)
    alike: dict[int, list[int]] = {}
    for i, (head, kind) in enumerate(zip(table.head.tolist(), table.kind.tolist(), strict=True)):
        if kind in _REPEATABLE:
            places = alike.setdefault(head, [])
            found = [place for place in places[-ANTECEDENTS - FAR :] if place < i - ANTECEDENTS][-FAR:]
            far[i, : len(found)] = found[::-1]
            places.append(i)
    return np.concatenate([np.maximum(near, -1), far], axis=1)


def probabilities(
    scorer: LinkScorer, table: MentionTable, queries: np.ndarray, keys: np.ndarray, new: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each run of mentions their candidates (see `earlier_ones`) and the probability of each, both (n, candidates).

    `queries`, `keys` (m, size) and `new` (m,) are those of the mentions' words; what is missing to 1 is that of a first mention.
    """
    candidates = earlier_ones(table)
    for begin in range(0, len(table), CHUNK):
        earlier = candidates[begin : begin + CHUNK]
        scores = np.full((len(earlier), 1 + earlier.shape[1]), -np.inf, dtype=np.float32)
        scores[:, 0] = new[begin : begin + CHUNK]
        rows, columns = np.nonzero(earlier >= 0)
        later, chosen = rows + begin, earlier[rows, columns]
        products = np.einsum("ij,ij->i", queries[later], keys[chosen])
        scores[rows, columns + 1] = products + scorer.plain(pair_codes(table, later, chosen))
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        yield earlier, (odds / odds.sum(axis=1, keepdims=True))[:, 1:]
