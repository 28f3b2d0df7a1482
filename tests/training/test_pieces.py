"""Word pieces: the encoding that training and run time share."""

import numpy as np
import pytest

from kg.language.parsing.pieces import CASES, MAX_PIECES_A_WORD, WordPieces, shape_of, stack


@pytest.fixture
def pieces(tmp_path):
    path = tmp_path / "vocab.txt"
    rows = ["[PAD]", *(f"[unused{i}]" for i in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]", "putin", "met", "##s", "a", "##a"]
    path.write_text("\n".join(rows), encoding="utf-8")
    return WordPieces(path)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("the", "lower"), ("Putin", "title"), ("NATO", "upper"), ("I", "letter"), ("McCain", "mixed"), ("2022", "digits"), ("G7", "alphanumeric"),
     (",", "punctuation"), ("$", "symbol"), ("北京", "other")],
)  # fmt: skip
def test_shapes(word, shape):
    assert CASES[1 + 4 * shape_of(word)] == shape


def test_encode_marks_words_case_and_space(pieces):
    encoded = pieces.encode(["Putin", "mets", "?"], [True, False, False])
    assert encoded.pieces.tolist() == [104, 105, 106, 100]
    assert encoded.words.tolist() == [0, 1, 1, 2]
    assert [CASES[i] for i in encoded.cases] == ["title_", "lower_", "lower+_", "punctuation"]


def test_long_and_empty_words_keep_the_count(pieces):
    assert pieces.count(["a" * 60, "\u200b"]).tolist() == [MAX_PIECES_A_WORD, 1]


def test_stack_pads(pieces):
    batch = stack([pieces.encode(["Putin"], [True]), pieces.encode(["Putin", "met"], [True, True])])
    assert batch["pieces"].tolist() == [[101, 104, 102, 0], [101, 104, 105, 102]]
    assert batch["words"].tolist() == [[-1, 0, -1, -1], [-1, 0, 1, -1]]
    assert all(array.dtype == np.int64 for array in batch.values())
