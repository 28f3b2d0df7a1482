"""Fits the weights of the ranking: logistic regression by Newton's method, with a ridge."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from kg.wikidata.features import FEATURES
from kg.wikidata.rank import WEIGHTS, weights

_RIDGE, _ROUNDS = 1.0, 30
# What the development set cannot teach, for it has no misspelled names and hardly a dated document: these keep the ranking cautious.
_SET_BY_HAND = {"fuzzy": -25.0, "other_role": -1.2, "anachronism": -3.0}


def fit(examples: Iterable[tuple[tuple[float, ...], bool]]) -> dict[str, float]:
    """A weight for each feature from examples of (features, whether the item is right)."""
    rows = list(examples)
    x, y = np.array([values for values, _ in rows]), np.array([right for _, right in rows], dtype=float)
    ridge = np.full(len(FEATURES), _RIDGE)
    w = np.zeros(len(FEATURES))
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (y - p) - ridge * w)
        w = w + step
    return {**_readable(dict(zip(FEATURES, w.tolist(), strict=True))), **_SET_BY_HAND}


def _readable(fitted: dict[str, float]) -> dict[str, float]:
    """The same model with nothing for classes that agree: of the three cases one always holds, so what they share is the bias's."""
    agrees = fitted["same_type"]
    return {**fitted, "bias": fitted["bias"] + agrees, **{name: fitted[name] - agrees for name in ("same_type", "near_type", "clash")}}


def write_weights(fitted: dict[str, float], path: Path = WEIGHTS) -> None:
    """The weights as the table that the package ships."""
    path.write_text("feature\tweight\n" + "".join(f"{name}\t{fitted[name]:.3f}\n" for name in FEATURES), encoding="utf-8")
    weights.cache_clear()
