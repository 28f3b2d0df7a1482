"""Trees and entity spans from scores, against every possibility on small cases."""

from itertools import pairwise, product

import numpy as np
import pytest

from kg.language.parsing.decode import Bilou, arborescence, broken_sentences, sentence_ids, trees


def is_tree(heads) -> bool:
    def reaches_root(word, steps=0):
        return heads[word] == 0 or (steps < len(heads) and reaches_root(heads[word] - 1, steps + 1))

    return list(heads).count(0) == 1 and all(reaches_root(word) for word in range(len(heads)))


def best_tree(scores) -> float:
    n = len(scores)
    candidates = product(*([column for column in range(n + 1) if column != word + 1] for word in range(n)))
    return max(sum(scores[w, h] for w, h in enumerate(heads)) for heads in candidates if is_tree(heads))


@pytest.mark.parametrize("seed", range(40))
def test_arborescence_is_the_best_tree_with_one_root(seed):
    random = np.random.default_rng(seed)
    scores = random.normal(size=(n := 1 + seed % 5, n + 1))
    scores[:, 0] += random.choice([-3, 0, 3])
    heads = arborescence(scores)
    assert is_tree(heads)
    assert scores[np.arange(n), heads].sum() == pytest.approx(best_tree(scores))


def test_long_random_sentences_become_trees():
    for n in (30, 90, 180):
        assert is_tree(arborescence(np.random.default_rng(n).normal(size=(n, n + 1))))


def test_sentences_are_numbered_through_the_batch():
    ids = sentence_ids(np.array([[1, 0, 1, 1], [1, 0, 0, 0]]), np.array([3, 4]))
    assert ids.tolist() == [[0, 0, 1, -1], [2, 2, 2, 2]]


def test_cycles_second_roots_and_heads_in_other_sentences_are_found():
    ids = np.array([[0, 0, 1, 1, 2, 2, 3, 3]])
    heads = np.array([[2, 0, 4, 3, 0, 0, 0, 1]])
    assert broken_sentences(heads, ids).tolist() == [1, 2, 3]


def test_only_broken_sentences_change():
    ids = np.array([[0, 0, 1, 1, -1]])
    arcs = np.full((1, 5, 6), -5.0)
    arcs[0, 2, 0] = 1.0
    heads = trees(arcs, np.array([[0, 1, 4, 3, 0]]), ids)
    assert heads[0, :4].tolist() == [0, 1, 0, 3]


LABELS = ["O", "B-ORG", "I-ORG", "L-ORG", "U-ORG", "B-DATE", "I-DATE", "L-DATE", "U-DATE"]


def test_entities_are_the_best_well_formed_path():
    bilou = Bilou(LABELS)
    for seed in range(20):
        scores = np.log(np.random.default_rng(seed).dirichlet(np.ones(9) * 0.3, size=(1, 4)))
        found = bilou.paths(scores, np.zeros((1, 4), dtype=int))[0]
        legal = (
            path
            for path in product(range(9), repeat=4)
            if bilou.may_begin[path[0]] and bilou.may_end[path[-1]] and all(bilou.allowed[a, b] for a, b in pairwise(path))
        )
        best = max(sum(scores[0, t, label] for t, label in enumerate(path)) for path in legal)
        assert scores[0, np.arange(4), found].sum() == pytest.approx(best)


def test_no_entity_crosses_the_end_of_a_sentence():
    scores = np.full((1, 3, 9), -9.0)
    scores[0, [0, 1, 2], [1, 2, 3]] = -0.1
    labels = Bilou(LABELS).paths(scores, np.array([[0, 0, 1]]))[0]
    assert [LABELS[label] for label in labels] in (["B-ORG", "L-ORG", "U-ORG"], ["B-ORG", "L-ORG", "O"])


def test_padding_is_outside():
    scores = np.zeros((2, 3, 9)) - 1
    scores[:, :, 4] = 0
    labels = Bilou(LABELS).paths(scores, np.array([[0, 0, 0], [1, -1, -1]]))
    assert labels.tolist() == [[4, 4, 4], [4, 0, 0]]
