"""The network's scores of antecedents: tables, candidates, probabilities."""

from math import erf

import numpy as np
import pytest

from kg.errors import ModelError
from kg.language.coreference.pairs import PAIR_FEATURES, MentionTable
from kg.language.coreference.records import KIND
from kg.language.coreference.scores import AHEAD, ANTECEDENTS, FAR, TABLES, LinkScorer, earlier_ones, probabilities, read_scorer

ROWS = sum(PAIR_FEATURES.values())


def scorer(hidden=8, seed=0):
    random = np.random.default_rng(seed)
    features = random.normal(size=(ROWS, hidden)).astype(np.float32)
    return LinkScorer(features, random.normal(size=hidden).astype(np.float32), 0.5)


def table(heads):
    count = len(heads)
    plain = {name: np.zeros(count, dtype=np.int64) for name in MentionTable.__slots__}
    plain |= {"head": np.array(heads), "text": np.array(heads), "kind": np.full(count, KIND["definite"]), "start": 3 * np.arange(count)}
    plain |= {"end": plain["start"] + 1, "noun": plain["start"], "above": plain["start"] + 1, "governor": plain["start"] + 1}
    plain |= {"initials": np.full(count, -1), "letters": np.full(count, -1), "content": np.zeros((count, 1), dtype=np.uint64)}
    return MentionTable(**plain)


def test_looking_up_features_in_groups_gives_what_looking_up_each_gives():
    made, random = scorer(), np.random.default_rng(1)
    codes = np.stack([random.integers(0, size, 50) for size in PAIR_FEATURES.values()], axis=1)
    starts = np.cumsum([0, *list(PAIR_FEATURES.values())[:-1]])
    total = made.features[codes + starts].sum(axis=1).astype(np.float64)
    exact = np.array([[0.5 * x * (1 + erf(x / 2**0.5)) for x in row] for row in total])
    columns = dict(zip(PAIR_FEATURES, codes.T, strict=True))
    assert np.allclose(made.plain(columns), exact @ made.weight + 0.5, atol=0.02)


def test_candidates_are_the_nearest_and_those_of_one_head_further_back():
    heads = [7, *range(100, 100 + ANTECEDENTS + 5), 7]
    found = earlier_ones(table(heads))
    assert found.shape == (len(heads), ANTECEDENTS + FAR + AHEAD)
    last = found[-1].tolist()
    assert last[:ANTECEDENTS] == list(range(len(heads) - 2, len(heads) - 2 - ANTECEDENTS, -1))
    assert last[ANTECEDENTS:] == [0] + [-1] * (FAR - 1 + AHEAD)
    assert (found[0] == -1).all()


def test_he_may_stand_for_a_name_behind_him_in_his_sentence():
    mentions = table(range(5))
    mentions.kind[:] = [KIND[name] for name in ("he", "definite", "name", "he", "name")]
    mentions.sentence[:] = [0, 0, 0, 0, 1]
    assert earlier_ones(mentions)[[0, 3], -AHEAD:].tolist() == [[2, -1, -1, -1], [-1] * AHEAD]


def test_probabilities_are_those_of_one_softmax_with_the_first_mention():
    random, count = np.random.default_rng(2), 5
    queries, keys = random.normal(size=(2, count, 4)).astype(np.float32)
    ((_, odds),) = probabilities(scorer(), table(range(count)), queries, keys, np.full(count, -50, dtype=np.float32))
    assert odds[0].sum() == 0
    assert np.allclose(odds[1:].sum(axis=1), 1)
    ((_, odds),) = probabilities(scorer(), table(range(count)), queries, keys, np.full(count, 50, dtype=np.float32))
    assert odds.max() < 1e-6


def test_a_model_without_tables_has_no_scorer_and_one_that_does_not_fit_says_so(tmp_path):
    assert read_scorer(tmp_path) is None
    np.savez(tmp_path / TABLES, features=np.zeros((3, 2)), weight=np.zeros(2), bias=0.0)
    with pytest.raises(ModelError, match="export the model again"):
        read_scorer(tmp_path)
    (tmp_path / TABLES).write_bytes(b"nothing")
    with pytest.raises(ModelError, match=TABLES):
        read_scorer(tmp_path)
