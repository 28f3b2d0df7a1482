"""Where quotations begin and end."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.judgement.quotations import LONGEST, quotations

VOCAB = spacy.blank("en").vocab


def quoted(text, starts=()):
    words = text.split(" ")
    made = Doc(VOCAB, words=["\n\n" if word == "¶" else word for word in words], sent_starts=[i == 0 or i in starts for i in range(len(words))])
    return [made[start + 1 : end].text.strip() for start, end in quotations(made)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“ We lost ” , she said", ["We lost"]),
        ('" We lost " , she said', ["We lost"]),
        ("‘ We lost ’ , she said", ["We lost"]),
        ("the farmers ’ barn and the dogs ’ kennel", []),
        ("the ‘ racing ' car left . Ann won", ["racing"]),
        ("no marks at all", []),
        ("“ One ” and “ two ”", ["One", "two"]),
    ],
)
def test_marks_that_match(text, wanted):
    assert quoted(text) == wanted


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    assert quoted("“ Prices rose . ¶ Shops closed .", starts=(5,)) == ["Prices rose ."]


def test_a_paragraph_that_opens_with_a_mark_goes_on():
    assert quoted("“ Prices rose . ¶ “ Shops closed . ” she said", starts=(5,)) == ["Prices rose .", "Shops closed ."]


def test_a_stray_mark_does_not_quote_the_rest_of_the_text():
    start, end = quotations(Doc(VOCAB, words=["“", *["word"] * 2 * LONGEST]))[0]
    assert end - start <= LONGEST + 1
