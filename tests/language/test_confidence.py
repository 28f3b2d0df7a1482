from dataclasses import replace

import numpy as np
import pytest

from kg.language.confidence import OPEN_RELATIONS, STATEMENTS, Grounds, sure
from kg.language.nominals.phrases import Phrases
from kg.language.parsing.attributes import MEANING
from kg.language.parsing.meaning import Meaning
from kg.lexicon import ontology
from kg.model import Predicate, Statement
from tests.benchmarks.carb import is_right, slots
from tests.benchmarks.reliability import bins, expected_error, plot
from tests.language.docs import doc


@pytest.mark.parametrize("weights", [STATEMENTS, OPEN_RELATIONS], ids=["statements", "open relations"])
def test_confidence_is_a_probability_that_grows_with_what_the_rule_gives(weights):
    found = [sure({"given": given}, weights) for given in (-6.0, -1.0, 2.0)]
    assert 0 <= found[0] < found[1] < found[2] <= 1


def test_what_the_network_disputes_is_less_sure():
    assert sure({"given": 2.0, "subject disputed": 1.0}, STATEMENTS) < sure({"given": 2.0}, STATEMENTS)


SPOKE = "He/PRP/2/nsubj praised/VBD/0/root the/DT/4/det mayor/NN/2/obj ././2/punct"


def praised(*, margin=9.0, linked=None):
    """How sure a statement is whose words the network attached by so much, and whose pronoun it linked so likely."""
    made = doc(SPOKE)
    zeros, none = np.zeros(len(made), dtype=np.float32), np.zeros((len(made), 1), dtype=np.float32)
    made.user_hooks[MEANING] = Meaning(zeros, zeros, none, none, zeros, zeros + margin, np.zeros((0, 3), dtype=np.int32))
    he, mayor = Phrases(made, "d", ontology()).all()
    predicate = Predicate("praise", "praised", "praised", 3, 10)
    return Grounds(made, ontology()).confidence(Statement("d", replace(he, linked=linked), predicate, mayor), 1, given=0.9)


def test_what_hangs_loosely_in_the_tree_is_less_sure():
    assert praised(margin=0.2) < praised(margin=3.0) < praised(margin=9.0)


def test_a_pronoun_that_may_be_another_is_less_sure():
    assert praised(linked=0.4) < praised(linked=0.9) < praised()


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
    assert not is_right(GOLD, slots("was rebuilt by", ["the mayor", "the river"]))
