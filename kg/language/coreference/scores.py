"""How likely each earlier mention is the antecedent of each mention, from the network's vectors and what plain features say of pairs.

A mention's score for an antecedent is the product of its query with the other's key plus a small network over the pair's codes
(Kirstain et al. 2021, https://aclanthology.org/2021.acl-short.3/); the score of a first mention stands beside them in one softmax.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from kg.errors import ModelError
from kg.language.coreference.pairs import PAIR_FEATURES, MentionTable, content_marks, pair_columns
from kg.language.coreference.records import KIND, NAME

ANTECEDENTS = 60
"""How many mentions back an antecedent is looked for."""
FAR = 4
"""How many mentions with the same head are looked at further back than that."""
AHEAD = 4
"""How many names behind it in its sentence "he" or "she" may stand for: "After his defeat, X …"."""
TABLES = "links.npz"
"""The file of a model that holds a `LinkScorer`."""
LINKS = "kg_links"
"""The key in `Doc.user_hooks` of the `LinkScorer` of the model that read the text."""
CHUNK = 128
"""Mentions that are scored at a time: bounds memory, whatever the length of the text."""

# Features that are looked up together: a few gathers of rows instead of one a feature.
_GROUPS = (("kinds",), ("head", "text", "content", "acronym"), ("sentences", "words"), ("number", "gender", "structure", "quotation"))

_PERSONS = frozenset((KIND["he"], KIND["she"]))
_REPEATABLE = frozenset(KIND[name] for name in ("name", "definite", "demonstrative", "indefinite", "bare"))


@dataclass(frozen=True)
class LinkScorer:
    """The plain-feature part of the scores: `features` float32 (values of all `PAIR_FEATURES`, hidden), `weight` (hidden,), `bias`."""

    features: np.ndarray
    weight: np.ndarray
    bias: float

    @cached_property
    def _tables(self) -> list[np.ndarray]:
        """Of each group: the sum of its features' rows for every number that their codes make, read as digits in mixed radix."""
        starts = dict(zip(PAIR_FEATURES, np.cumsum([0, *PAIR_FEATURES.values()]), strict=False))
        tables = []
        for group in _GROUPS:
            total = np.zeros((1, self.features.shape[1]), dtype=np.float32)
            for name in group:
                rows = self.features[starts[name] : starts[name] + PAIR_FEATURES[name]]
                total = (total[:, None] + rows[None]).reshape(-1, self.features.shape[1])
            tables.append(total)
        return tables

    def plain(self, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        """Scores of pairs by their codes, of the shape that `pair_columns` has."""
        total: np.ndarray | None = None
        for group, table in zip(_GROUPS, self._tables, strict=True):
            number = columns[group[0]]
            for name in group[1:]:
                number = number * PAIR_FEATURES[name] + columns[name]
            rows = table.take(number, axis=0)
            total = rows if total is None else np.add(total, rows, out=total)
        return gelu(total) @ self.weight + np.float32(self.bias)


def gelu(x: np.ndarray) -> np.ndarray:
    """GELU by its tanh form, within 0.001 of the exact one."""
    y = 0.044715 * x
    for factor in (x, x):
        y *= factor
    y += x
    y *= 0.7978846
    np.tanh(y, out=y)
    y += 1
    y *= x
    y *= 0.5
    return y


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
    """The candidates of each mention, int64 (m, ANTECEDENTS + FAR + AHEAD), −1 = none: those just before it, then the last with its head
    further back, then the names behind it in its sentence."""
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
    ahead = np.full((count, AHEAD), -1)
    for i in np.flatnonzero(np.isin(table.kind, tuple(_PERSONS))).tolist():
        end = int(np.searchsorted(table.sentence, table.sentence[i], side="right"))
        names = i + 1 + np.flatnonzero(table.kind[i + 1 : end] == NAME)[:AHEAD]
        ahead[i, : len(names)] = names
    return np.concatenate([np.maximum(near, -1), far, ahead], axis=1)


def probabilities(
    scorer: LinkScorer, table: MentionTable, queries: np.ndarray, keys: np.ndarray, new: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each run of mentions their candidates (see `earlier_ones`) and the probability of each, both (n, candidates).

    `queries`, `keys` (m, size) and `new` (m,) are those of the mentions' words; what is missing to 1 is that of a first mention.
    """
    candidates, marks = earlier_ones(table), content_marks(table)
    for begin in range(0, len(table), CHUNK):
        earlier = candidates[begin : begin + CHUNK]
        later = np.arange(begin, begin + len(earlier))
        scores = np.empty((len(earlier), 1 + earlier.shape[1]), dtype=np.float32)
        scores[:, 0] = new[later]
        products = np.einsum("ij,ikj->ik", queries[later], keys[earlier])
        scores[:, 1:] = products + scorer.plain(pair_columns(table, later[:, None], earlier, marks=marks))
        scores[:, 1:][earlier < 0] = -np.inf
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        yield earlier, (odds / odds.sum(axis=1, keepdims=True))[:, 1:]
