"""Signs spare searches and never hide an expression."""

from random import Random

import pytest

from kg.language.values.expressions import EXPRESSIONS, expressions
from kg.language.values.signs import signs
from kg.language.values.time_words import CENTURIES, HOLIDAYS, MONTHS, RELATIVE_DAYS, SEASONS, WEEKDAYS

UNITS = ("second", "minutes", "hour", "day", "nights", "week", "fortnight", "weekend", "months", "quarter", "year", "decade", "centuries")
LINKS = ["the", "of", "in", "on", "at", "last", "next", "this", "past", "coming", "and", "to", "until", "ago", "later", "before", "after", "a", "two", "few", "several", "half", "earlier", "so", "far", "now", "per", "each", "Sept.", "Mon."]
NUMBERS = ["7", "12", "21st", "2019", "1990s", "8:30", "5pm", "Q3", "2022-05-28", "3.4.2021", "half"]
WORDS = [
    *MONTHS,
    *WEEKDAYS,
    *SEASONS,
    *HOLIDAYS,
    *RELATIVE_DAYS,
    *CENTURIES,
    *UNITS,
    *LINKS,
    *NUMBERS,
    "century",
    "noon",
    "overnight",
    "times",
    "once",
]
# What chance seldom puts together.
SAMPLES = (
    "on the 21st", "7 and 12 May", "May 7-12", "in 2019-20", "the third quarter", "the first half of 2019", "spring of 2020", "in spring", "summer last year",
    "the end of the year", "over the next week", "two weeks ago", "in two weeks' time", "within in two days", "the day before", "the next day", "that day",
    "two years and a half", "0830 GMT", "on Mondays", "two days after",
)  # fmt: skip


def sentences(count):
    random = Random(3)
    return [" ".join(random.choices(WORDS, k=12)) for _ in range(count)]


def test_an_expression_that_matches_is_among_those_that_are_tried():
    met = set()
    for text in (*sentences(400), *SAMPLES):
        tried = expressions(text)
        for row in EXPRESSIONS:
            if row.pattern.search(text):
                met.add(row.rank)
                assert row in tried, (text, row.pattern.search(text))
    assert met == {row.rank for row in EXPRESSIONS}


@pytest.mark.parametrize(
    ("text", "found"), [("She left the office.", set()), ("In MAY", {"month", "holiday"}), ("at 5 euros", {"number"})]
)
def test_signs_are_beginnings_of_words(text, found):
    assert signs(text) == found


def test_most_rows_are_not_tried():
    assert not expressions("A spokesman told us of a ceasefire.")
    assert len(expressions("He was born in 1990.")) < len(EXPRESSIONS) / 3
