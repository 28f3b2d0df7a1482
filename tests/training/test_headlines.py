"""Augmentation of windows: names, lines without a full stop; trees and labels stay true."""

from random import Random

import numpy as np

from kg.training.augment import Names, swap_names
from kg.training.entities import LABELS, TYPES, Constraints, constrain
from kg.training.examples import Example
from kg.training.headlines import LINES, headlines, line, line_words, make_lines, with_words_before, without_stop

TREE_LABELS = {"upos": ["PROPN", "VERB"], "xpos": ["NNP"], "feats": ["_"], "rels": ["a", "b", "c", "nsubj", "root", "obj", "punct"]}


def names(table: Constraints) -> Names:
    def ids(kind: str) -> dict[str, int]:
        three = constrain(3, [(0, 3, frozenset({kind}))], [frozenset({"O"})] * 3, table)
        one = constrain(1, [(0, 1, frozenset({kind}))], [frozenset({"O"})], table)
        return dict(zip("UBIL", map(int, (*one, *three)), strict=True))

    by_type = {"PERSON": {1: ["Reed"], 2: ["Ann Reed"]}, "ORG": {1: ["UNKO"], 2: ["Reed Group"]}, "PLACE": {1: ["Tolna"]}}
    return Names(by_type, {kind: ids(kind) for kind in TYPES} | {"O": {"U": int(constrain(1, [], [frozenset({"O"})], table)[0])}})


def sentence() -> Example:
    tree = np.array([[0, 1, 1, 2], [0] * 4, [0] * 4, [2, 0, 2, 2], [3, 4, 5, 6]])
    return Example(
        ["Kovac", "met", "Orban", "."], [True, True, False, True], np.array([1, 2, 3, 2]), [(0, 1, "PERSON"), (2, 3, "PERSON")], True, tree,
        predicates=np.array([0, 1, 0, 0], dtype=np.int8), roles=np.array([[1, 0, 5], [1, 2, 6]]), factuality=np.array([np.nan, 3, np.nan, np.nan]),
    )  # fmt: skip


def test_a_stop_goes_with_its_column():
    stripped = without_stop(sentence())
    assert stripped.words == ["Kovac", "met", "Orban"] and stripped.spaces == [True, True, True]
    assert stripped.tree.shape == (5, 3) and len(stripped.ner) == len(stripped.predicates) == len(stripped.factuality) == 3
    assert without_stop(stripped) is stripped


def test_words_before_shift_heads_and_roles():
    longer = with_words_before(sentence(), ["TOLNA", "—"], [7, 8])
    assert longer.tree[3].tolist() == [-1, -1, 4, 0, 4, 4]
    assert longer.roles.tolist() == [[3, 2, 5], [3, 4, 6]] and longer.predicates.tolist() == [-1, -1, 0, 1, 0, 0]
    assert longer.spans == [(2, 3, "PERSON"), (4, 5, "PERSON")] and longer.ner.tolist() == [7, 8, 1, 2, 3, 2]


def test_every_line_has_a_label_for_each_word():
    table = Constraints()
    known = names(table)
    masks = table.masks()
    for pattern in LINES:
        words, ner = line_words(pattern, known, Random(2))
        assert len(words) == len(ner) and all(masks[row].sum() == 1 for row in ner)
    words, ner = line_words("Photo : {PERSON} / {ORG}", known, Random(2))
    said = [LABELS[int(np.flatnonzero(masks[row])[0])] for row in ner]
    assert said[:4] == ["O", "O", "B-PERSON", "L-PERSON"] and said[4] == "O" and said[5].endswith("ORG")


def test_a_window_keeps_its_sentences_in_order():
    lines = make_lines([sentence()], names(Constraints()), TREE_LABELS)
    assert [example.words for example in lines.headlines] == [["Kovac", "met", "Orban"]] * 2
    window = headlines([sentence()] * 40, lines, Random(3), rate=1.0)
    assert len(window) > 40 and sum(example.words[-1] != "." for example in window) > 3
    assert all(len(example.words) == len(example.spaces) == len(example.ner) for example in window)
    assert headlines([sentence()], lines, Random(3), rate=0.0)[0].words[-1] == "."
    assert line(lines, Random(1)).words


def test_names_in_trees_keep_their_length_and_a_window_its_choice():
    known, chosen = names(Constraints()), {}
    first = swap_names(sentence(), known, 1.0, Random(1), chosen)
    assert first.words == ["Reed", "met", "Reed", "."] and chosen == {"Kovac": "Reed", "Orban": "Reed"}
    chosen = {"Kovac": "Kovac", "Orban": "Ann Reed"}
    assert swap_names(sentence(), known, 1.0, Random(1), chosen).words == sentence().words
