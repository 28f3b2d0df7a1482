import pytest

from kg.language.confidence import OPEN_RELATIONS, STATEMENTS, sure
from tests.benchmarks.carb import holds, is_right, slots
from tests.benchmarks.reliability import bins, expected_error, plot


@pytest.mark.parametrize("weights", [STATEMENTS, OPEN_RELATIONS], ids=["statements", "open relations"])
def test_confidence_is_a_probability_that_grows_with_what_the_rule_gives(weights):
    found = [sure({"given": given}, weights) for given in (-6.0, -1.0, 2.0)]
    assert 0 <= found[0] < found[1] < found[2] <= 1


def test_what_the_network_disputes_is_less_sure():
    assert sure({"given": 2.0, "subject disputed": 1.0}, STATEMENTS) < sure({"given": 2.0}, STATEMENTS)


def test_above_the_top_all_are_one_level():
    weights = {"one": 0.0, "given": 1.0, "top": 0.7, "top from": 0.6}
    assert [sure({"given": given}, weights) for given in (0.0, 1.0, 5.0)] == [0.5, 0.7, 0.7]


def test_calibration_error_is_how_far_confidence_is_from_the_share_that_is_right():
    honest = [(0.75, True)] * 3 + [(0.75, False)]
    boastful = [(0.95, True), (0.95, False)]
    assert expected_error(honest) == 0
    assert expected_error(boastful) == pytest.approx(0.45)
    assert expected_error(honest + boastful) == pytest.approx(0.15)
    assert bins(honest) == [(4, 0.75, 0.75)]


def test_the_plot_has_a_curve_for_each():
    drawn = plot({"one": bins([(0.2, False), (0.9, True)]), "other": bins([(0.5, True)])})
    assert drawn.count("<polyline") == 2 and drawn.count("<circle") == 3


GOLD = [slots("was flooded by", ["the old town", "the river", "in May"])]


def test_an_extraction_is_right_where_gold_says_it():
    assert is_right(GOLD, slots("was flooded by", ["the town", "the river"]))
    assert not is_right(GOLD, slots("was flooded by", ["the river", "the town"]))
    assert is_right(GOLD, slots("was flooded by", ["the river", "the town"]), either_way=True)
    assert not is_right(GOLD, slots("was rebuilt by", ["the mayor", "the river"]))


def test_heads_are_looked_for_on_their_sides():
    assert holds(GOLD, ("flooded", "town", "river"))
    assert not holds(GOLD, ("flooded", "river", "town"))
    assert holds(GOLD, ("flooded", "town", ""))
