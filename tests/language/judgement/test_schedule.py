"""What the present tense tells of a time to come is planned."""

from datetime import date

import pytest

from kg.extract import pipeline
from kg.graph.ontology import read_ontology
from kg.language.judgement.schedule import ahead
from kg.language.values.times import Times
from tests.language.docs import doc

FRIDAY = date(2024, 5, 10)
PLAYS = "Chad/NNP/2/nsubj plays/VBZ/0/root Mali/NNP/2/obj on/IN/5/case {}/NNP/2/obl ././2/punct"


def dated(trees, published=FRIDAY):
    made = doc(trees)
    return {made[i].text for i in ahead(made, Times(made, published), published, read_ontology())}


@pytest.mark.parametrize(
    ("trees", "found"),
    [
        (PLAYS.format("Saturday"), {"plays"}),
        (PLAYS.format("Friday"), {"plays"}),
        ("Ann/NNP/3/nsubj is/VBZ/3/aux closing/VBG/0/root it/PRP/3/obj in/IN/6/case 2026/CD/3/obl ././3/punct", {"closing"}),
        ("The/DT/2/det law/NN/3/nsubj applies/VBZ/0/root from/IN/5/case June/NNP/3/obl ././3/punct", {"applies"}),
        ("Ann/NNP/2/nsubj leaves/VBZ/0/root Sunday/NNP/2/obl:unmarked for/IN/5/case Oslo/NNP/2/obl ,/,/8/punct where/WRB/8/advmod meets/VBZ/5/acl:relcl ././2/punct", {"leaves", "meets"}),
        ("Talks/NNS/4/nsubj in/IN/3/case June/NNP/1/nmod matter/VBP/0/root ././4/punct", {"Talks"}),
        ("Ann/NNP/2/nsubj left/VBD/0/root on/IN/4/case Sunday/NNP/2/obl ././2/punct", set()),
        ("Ann/NNP/2/nsubj serves/VBZ/0/root until/IN/4/case 2028/CD/2/obl ././2/punct", set()),
        ("Police/NNS/2/nsubj block/VBP/0/root it/PRP/2/obj on/IN/5/case Friday/NNP/2/obl ././2/punct", set()),
        ("Councils/NNS/2/nsubj meet/VBP/0/root every/DT/4/det Sunday/NNP/2/obl:unmarked ././2/punct", set()),
        ("Banks/NNS/2/nsubj expect/VBP/0/root growth/NN/2/obj in/IN/5/case 2025/CD/2/obl ././2/punct", set()),
        ("In/IN/2/case 1914/CD/4/obl Germany/NNP/4/nsubj invades/VBZ/0/root Belgium/NNP/4/obj ././4/punct", set()),
    ],
)  # fmt: skip
def test_verbs_and_nouns_dated_ahead(trees, found):
    assert dated(trees) == found


def test_a_day_without_a_date_is_ahead_where_the_verb_goes_by_the_calendar():
    assert dated(PLAYS.format("Saturday"), None) == {"plays"}
    assert dated("Police/NNS/2/nsubj block/VBP/0/root it/PRP/2/obj on/IN/5/case Friday/NNP/2/obl ././2/punct", None) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The minister visits Oslo on Sunday.",
        "The museum reopens on Sunday.",
        "The minister leaves for Geneva on Sunday, where she meets the king on Sunday, and returns on Sunday.",
        "Thousands of people are protesting in Oslo on Sunday.",
        "The law is signed on Sunday.",
    ],
)
def test_what_is_judged_ahead_is_dated_ahead(text):
    made = pipeline()(text)
    times = Times(made, FRIDAY)
    assert len(ahead(made, times, FRIDAY, read_ontology())) == len(times.spans) == text.count("Sunday")
    assert {time.value for _, _, time in times.spans} == {"2024-05-12"}


def test_what_happens_after_another_days_event_does_not_date_that_event_ahead():
    made = pipeline()("The minister is speaking after the attack on Sunday.")
    assert [time.value for _, _, time in Times(made, FRIDAY).spans] == ["2024-05-05"]
