"""The construction suite on the shipped model, and the form of its cases."""

import pytest

from tests.constructions.cases import FOLDER, INDEPENDENT, read_cases
from tests.constructions.score import scores, verdicts

# What holds today, in per cent; the suite's own bar is in `score.py`.
ALL, EACH = 95.0, 85.0


@pytest.fixture(scope="module")
def score():
    return scores(verdicts(read_cases()))


def test_the_suite_is_large_enough():
    cases = read_cases()
    assert len(cases) >= 400
    sizes = [sum(c.construction == name for c in cases) for name in {c.construction for c in cases}]
    assert min(sizes) >= 10
    assert sum(c.held_out for c in cases) >= len(cases) * 0.25


def test_no_text_is_there_twice():
    texts = [case.text for folder in (FOLDER, INDEPENDENT) for case in read_cases(folder=folder)]
    assert len(set(texts)) == len(texts)


def test_the_cases_pass(score):
    whole, parts = score
    assert whole.percent >= ALL
    assert {part.name: part.percent for part in parts if part.percent < EACH} == {}


def test_nothing_unreal_becomes_a_plain_fact(score):
    whole, _ = score
    assert [line for verdict in whole.verdicts for line in verdict.unreal] == []


@pytest.mark.parametrize("line", ["+ a | b", "+ a | b | c | certain"])
def test_a_line_that_cannot_be_read_is_named(tmp_path, line):
    (tmp_path / "made.txt").write_text(f"A text.\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="made:1"):
        read_cases(("made",), folder=tmp_path)
