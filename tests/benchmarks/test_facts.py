"""The scorer of facts: optional words, alternatives, prepositions on either side; and the data, line by line."""

import re

import pytest

from .facts import PARTS, SLOTS, Sentence, _fact, cause, read_facts, row, score

FACT = _fact("1", [["[The] rebels", "{took|captured} [the town] >on", "Friday"], ["rebels", "acted >because >of", "orders"]])
RIGHT = [
    ("rebels", "took on", "Friday"), ("The rebels", "captured the town", "on Friday"), ("rebels", "acted because of", "orders"),
    ("Rebels", "acted", "because of orders"),
]  # fmt: skip
WRONG = {
    ("the rebels", "took on", "Friday ."): "object too long",
    ("they", "took on", "Friday"): "subject too short or other",
    ("they", "took", "Friday"): "subject and object",
    ("they", "sang", "songs"): "no such fact",
}


@pytest.mark.parametrize("one", RIGHT)
def test_every_wording_states_the_fact(one):
    assert FACT.states(one)


@pytest.mark.parametrize(("one", "why"), WRONG.items())
def test_a_row_that_differs_has_its_cause(one, why):
    assert not FACT.states(one)
    assert cause(Sentence("s", "", (FACT,)), one) == why


def test_a_fact_counts_once_and_what_need_not_be_stated_is_not_missed():
    owned = _fact("2?", [["rebels", "has", "town"]])
    sentences = [Sentence("s", "", (FACT, owned))]
    precision, recall, f1, causes = score(sentences, [[*RIGHT[:2], ("they", "sang", "songs")]])
    assert (round(precision, 2), recall, round(f1, 2), causes) == (0.67, 1.0, 0.8, {"no such fact": 1})


def test_further_arguments_are_joined():
    assert row("took", ("rebels", "the town", "on Friday")) == ("rebels", "took", "the town on Friday")


@pytest.mark.parametrize("path", PARTS.values(), ids=lambda path: path.stem)
def test_every_line_of_the_data_reads(path):
    sentences = read_facts(path)
    assert len({sentence.name for sentence in sentences}) == len(sentences) >= 59
    for sentence in sentences:
        for fact in sentence.facts:
            assert fact.wordings
            assert len(fact.example) == len(SLOTS), sentence.name


def test_the_parts_share_no_sentence():
    texts = [re.sub(r"\s", "", sentence.text) for path in PARTS.values() for sentence in read_facts(path)]
    assert len(set(texts)) == len(texts)
