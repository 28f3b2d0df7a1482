"""Factuality of predicates: UDS-Factuality over the English Web Treebank, −3 (certainly not) … 3 (certainly so).

White et al. 2016 (https://aclanthology.org/D16-1177), Rudinger et al. 2018 (https://aclanthology.org/N18-1067). A split of UDS
holds the same sentences as the split of EWT with its name.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

MOST, SURE = 3.0, 4
"""The end of the scale, and the highest confidence of an annotator."""


def mean_factuality(judgements: Mapping[str, Mapping[str, int]]) -> float:
    """The annotators' mean: happened or not (`value` 1 or 0) as the sign, `confidence` 0 … 4 as the size."""
    signed = [(1 if happened else -1) * judgements["confidence"][who] for who, happened in judgements["value"].items()]
    return MOST * sum(signed) / (SURE * len(signed))


def read_factuality(data: Path, split: str) -> dict[str, dict[int, float]]:
    """Factuality by sentence name and word (from 0) for the sentences of a split of EWT that have judgements."""
    names = json.loads((data / "uds" / "ud_ids.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(data / "uds" / "factuality.zip") as archive:
        sentences: dict[str, dict[str, Any]] = json.loads(archive.read("factuality.json"))["data"]
    return {
        names[key]["sentence_id"]: {
            int(node.rpartition("-")[2]) - 1: mean_factuality(kinds["factuality"]["factual"]) for node, kinds in nodes.items()
        }
        for key, nodes in sentences.items()
        if key.startswith(f"ewt-{split}-")
    }


def factuality_array(values: Mapping[int, float], count: int) -> np.ndarray:
    """float32 (words,) of a sentence of `count` words, NaN where nothing is known; words past its end are left out."""
    array = np.full(count, np.nan, dtype=np.float32)
    for word, value in values.items():
        if word < count:
            array[word] = value
    return array


def pearson(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Pearson's correlation of two equally long series; 0 where one does not vary."""
    if np.std(gold) == 0 or np.std(predicted) == 0:
        return 0.0
    return float(np.corrcoef(gold, predicted)[0, 1])
