"""The suite of time expressions holds its bar, and its lines are what they should be."""

from tests.times.cases import DATES, read_cases
from tests.times.score import BAR, percent, verdicts, written


def test_the_suite_is_large_enough_and_a_third_is_held_out():
    cases = list(read_cases())
    assert len(cases) >= 150
    assert len({case.text + case.expression for case in cases}) == len(cases)
    assert sum(case.held_out for case in cases) == len(cases) // 3


def test_the_suite_holds_its_bar():
    found = list(verdicts(read_cases()))
    assert len(found) == len(DATES) * len(list(read_cases()))
    assert percent(found) >= BAR
    assert percent(verdict for verdict in found if verdict.case.held_out) >= BAR


def test_nothing_that_is_no_time_has_a_date():
    found = [verdict for verdict in verdicts(case for case in read_cases() if case.kind == "what is no time") if not verdict.passed]
    assert [verdict.case.text for verdict in found if verdict.found != "?"] == []


def test_values_are_compared_as_the_graph_writes_them():
    assert written("P2W") == "P14D"
    assert written("2022-06-01T17:00") == "2022-06-01T17:00:00"
    assert written("2014/..") == "2014/.."
    assert written(None) == written("nothing") == ""
