"""The judged samples are whole: every row has its verdict, every wrong one its cause, no sentence is in two samples."""

import pytest

from .precision_verdicts import CAUSES, DEVELOPMENT, FILES, JUDGED, VERDICTS, interval, read_verdicts


@pytest.mark.parametrize("path", [*FILES, *JUDGED, DEVELOPMENT], ids=lambda path: path.stem)
def test_every_statement_is_judged(path):
    for row in read_verdicts(path):
        assert row.verdict in VERDICTS, row
        assert (row.cause in CAUSES and row.reason) if row.verdict == "wrong" else not row.cause, row
        assert row.sample in ("plain", "other"), row
        start, end = map(int, row.place.split("-"))
        assert 0 <= start < end, row


def test_samples_share_no_sentence():
    samples = [{row.sentence for row in read_verdicts(path)} for path in FILES if not path.stem.endswith("b")]
    assert sum(map(len, samples)) == len(set().union(*samples))


@pytest.mark.parametrize("path", [path for path in FILES if path.stem.endswith("b")], ids=lambda path: path.stem)
def test_a_second_judge_had_the_same_sample(path):
    first, second = ([(row.sentence, row.place, row.relation) for row in read_verdicts(file)] for file in (path.with_stem(path.stem[:-1]), path))
    assert first == second


def test_the_interval_is_wilsons():
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
