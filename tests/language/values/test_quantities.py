"""Numbers in digits and words, and the quantities of nouns."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.values.quantities import number, quantity

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("text", "value"),
    [("2,500", 2500), ("1.5 million", 1.5e6), ("5bn", 5e9), ("three hundred and five", 305), ("twenty-three", 23), ("two dozen", 24), ("half", 0.5), ("a hundred", 100), ("dozens", None), ("cat", None)],
)
def test_number(text, value):
    assert number(text) == value


def noun(words, heads, deps, pos):
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps, pos=pos)
    return next(token for token in doc if token.dep_ == "ROOT")


def test_a_numeral_with_its_modifier():
    token = noun(["more", "than", "800", "people"], [2, 0, 3, 3], ["advmod", "fixed", "nummod", "ROOT"], ["ADJ", "ADP", "NUM", "NOUN"])
    found = quantity(token)
    assert (found.text, found.value, found.modifier) == ("more than 800", 800, "more than")


def test_another_twenty():
    token = noun(["another", "20", "soldiers"], [2, 2, 2], ["det", "nummod", "ROOT"], ["DET", "NUM", "NOUN"])
    found = quantity(token)
    assert (found.value, found.modifier) == (20, "another")


def test_money_and_percent():
    money = noun(["$", "5", "million"], [0, 2, 0], ["ROOT", "compound", "nummod"], ["SYM", "NUM", "NUM"])
    assert (quantity(money).value, quantity(money).unit) == (5e6, "USD")
    share = noun(["12", "percent"], [1, 1], ["nummod", "ROOT"], ["NUM", "NOUN"])
    assert (quantity(share).value, quantity(share).unit) == (12, "%")


def test_vague_counts_keep_their_words():
    token = noun(["several", "towns"], [1, 1], ["amod", "ROOT"], ["ADJ", "NOUN"])
    assert (quantity(token).text, quantity(token).value) == ("several", None)


def test_a_plain_noun_has_none():
    assert quantity(noun(["the", "town"], [1, 1], ["det", "ROOT"], ["DET", "NOUN"])) is None
