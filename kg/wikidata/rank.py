"""A logistic model over the features: how likely an item is the one that a name means.

The weights are a plain table, fitted on the development set (`python -m tests.benchmarks.linking --fit`).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from kg.wikidata.candidates import Found
from kg.wikidata.features import FEATURES

WEIGHTS = Path(__file__).with_name("weights.tsv")
THRESHOLD = 0.55  # below it a name has no item: a wrong link costs more than a missing one
_ALIKE = 0.1
MARGIN = 0.12  # how far ahead of the next item the best one must be


@cache
def weights() -> tuple[float, ...]:
    """The weight of each feature, in the order of FEATURES."""
    with WEIGHTS.open(encoding="utf-8", newline="") as lines:
        table = {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t")}
    return tuple(table.get(name, 0.0) for name in FEATURES)


def score(values: Sequence[float], by: Sequence[float] | None = None) -> float:
    """The probability of an item with these features."""
    total = sum(value * weight for value, weight in zip(values, by or weights(), strict=True))
    return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))


def shares(found: Iterable[Found], support: Iterable[float]) -> list[float]:
    """The part of each item in all of one name: prior odds times what the document says for it; names that only sound alike count little."""
    odds = [each.item.prior / max(1.0 - each.item.prior, 0.01) * factor * (1.0 if each.exact else _ALIKE) for each, factor in zip(found, support, strict=True)]
    total = sum(odds) or 1.0
    return [each / total for each in odds]
