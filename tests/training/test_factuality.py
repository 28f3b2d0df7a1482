"""Factuality: annotators' judgements as numbers, by sentence and word."""

import json
import zipfile

import numpy as np
import pytest

from kg.training.factuality import factuality_array, mean_factuality, pearson, read_factuality


def judged(**by: tuple[int, int]):
    return {"value": {who: value for who, (value, _) in by.items()}, "confidence": {who: sure for who, (_, sure) in by.items()}}


@pytest.mark.parametrize(
    ("judgements", "mean"),
    [(judged(a=(1, 4), b=(1, 4)), 3.0), (judged(a=(0, 4)), -3.0), (judged(a=(1, 4), b=(0, 4)), 0.0), (judged(a=(1, 2), b=(1, 0)), 0.75)],
)
def test_confidence_is_the_size_and_what_happened_the_sign(judgements, mean):
    assert mean_factuality(judgements) == mean


def test_a_split_holds_its_own_sentences_under_their_treebank_names(tmp_path):
    (tmp_path / "uds").mkdir()
    names = {"ewt-dev-7": {"sentence_id": "email-x-0002"}, "ewt-train-1": {"sentence_id": "email-y-0001"}}
    (tmp_path / "uds" / "ud_ids.json").write_text(json.dumps(names))
    nodes = {key: {f"{key}-semantics-pred-3": {"factuality": {"factual": judged(a=(1, 4))}}} for key in names}
    with zipfile.ZipFile(tmp_path / "uds" / "factuality.zip", "w") as archive:
        archive.writestr("factuality.json", json.dumps({"data": nodes}))
    assert read_factuality(tmp_path, "dev") == {"email-x-0002": {2: 3.0}}


def test_words_without_judgements_are_unknown():
    array = factuality_array({1: -1.5, 9: 3.0}, 3)
    assert array.dtype == np.float32
    assert np.isnan(array).tolist() == [True, False, True] and array[1] == -1.5


def test_pearson():
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert pearson([1, 2, 3], [5, 5, 5]) == 0
