"""Time expressions and their values against the date of the document (Wednesday 1 June 2022)."""

from datetime import date

import pytest
import spacy

from kg.language.values.times import Times

NLP = spacy.blank("en")
WEDNESDAY = date(2022, 6, 1)


def values(text, published=WEDNESDAY):
    return [(time.text, time.value) for _, _, time in Times(NLP(text), published).spans]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened on 7 May 2022.", "7 May 2022", "2022-05-07"),
        ("It opened on May 7.", "May 7", "2022-05-07"),
        ("It burned on the night of 14 April.", "the night of 14 April", "2022-04-14"),
        ("It opened on Saturday, May 28, 2022, in Oslo.", "Saturday, May 28, 2022", "2022-05-28"),
        ("It opened on the 3rd of March.", "the 3rd of March", "2022-03-03"),
        ("It opened on December 24.", "December 24", "2021-12-24"),
        ("The report of 2022-05-28 said so.", "2022-05-28", "2022-05-28"),
        ("The report of 28/05/2022 said so.", "28/05/2022", "2022-05-28"),
        ("It ran on 3–5 June.", "3–5 June", "2022-06-03/2022-06-05"),
        ("It ran on May 7-9, 2021.", "May 7-9, 2021", "2021-05-07/2021-05-09"),
        ("It ran from 30 May to 2 June 2019.", "from 30 May to 2 June 2019", "2019-05-30/2019-06-02"),
        ("It began in January 2025.", "January 2025", "2025-01"),
        ("It began in late March.", "late March", "2022-03-21/2022-03-31"),
        ("It began last December.", "last December", "2021-12"),
        ("It ends next February.", "next February", "2023-02"),
        ("It began in 2019.", "2019", "2019"),
        ("The team won in the 1990s.", "the 1990s", "1990-01-01/1999-12-31"),
        ("Built in the 19th century.", "the 19th century", "1801-01-01/1900-12-31"),
        ("Between 2015 and 2019 it grew.", "Between 2015 and 2019", "2015-01-01/2019-12-31"),
        ("Profit fell in the third quarter of 2021.", "the third quarter of 2021", "2021-07-01/2021-09-30"),
        ("Profit fell in Q1.", "Q1", "2022-01-01/2022-03-31"),
        ("In the first half of 2022 profit fell.", "the first half of 2022", "2022-01-01/2022-06-30"),
        ("In the summer of 2019 it burned.", "the summer of 2019", "2019-06-01/2019-08-31"),
        ("He left yesterday.", "yesterday", "2022-05-31"),
        ("He left last night.", "last night", "2022-05-31"),
        ("He left the day before yesterday.", "the day before yesterday", "2022-05-30"),
        ("He leaves tomorrow.", "tomorrow", "2022-06-02"),
        ("He left on Monday.", "Monday", "2022-05-30"),
        ("He left last Wednesday.", "last Wednesday", "2022-05-25"),
        ("He leaves next Monday.", "next Monday", "2022-06-06"),
        ("He left on Friday morning.", "Friday morning", "2022-05-27"),
        ("Over the weekend he left.", "the weekend", "2022-05-28/2022-05-29"),
        ("He left last week.", "last week", "2022-05-23/2022-05-29"),
        ("He leaves this month.", "this month", "2022-06"),
        ("He left last year.", "last year", "2021"),
        ("Earlier this year he left.", "Earlier this year", "2022-01-01/2022-06-01"),
        ("By the end of 2023 it will be done.", "By the end of 2023", "../2023-12-31"),
        ("In the past few days he left.", "the past few days", "2022-05-29/2022-06-01"),
        ("Over the last two weeks it grew.", "the last two weeks", "2022-05-18/2022-06-01"),
        ("In the next three years it grows.", "the next three years", "2022-06-01/2025-06-01"),
        ("He left two weeks ago.", "two weeks ago", "2022-05-18"),
        ("He left three months ago.", "three months ago", "2022-03"),
        ("He leaves in two days' time.", "in two days' time", "2022-06-03"),
        ("He left at 5 p.m. and slept.", "5 p.m.", "2022-06-01T17:00"),
        ("He left on Christmas Day.", "Christmas Day", "2021-12-25"),
        ("The talks lasted three months.", "three months", "P3M"),
        ("An 80-minute talk.", "80-minute", "PT80M"),
        ("He recently left.", "recently", None),
    ],
)
def test_expression(text, words, value):
    assert (words, value) in values(text)


def test_a_weekday_under_a_future_verb_lies_ahead():
    doc = spacy.tokens.Doc(
        NLP.vocab,
        words=["They", "will", "meet", "on", "Friday"],
        heads=[2, 2, 2, 4, 2],
        deps=["nsubj", "aux", "ROOT", "case", "obl"],
        pos=["PRON", "AUX", "VERB", "ADP", "PROPN"],
    )
    assert Times(doc, WEDNESDAY).of(doc[4]).value == "2022-06-03"


def test_without_a_date_only_what_is_absolute_has_a_value():
    assert values("He left yesterday, and in 2019 he came.", None) == [("yesterday", None), ("2019", "2019")]


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "In the last game of the day they won.",
        "It is a 2000 year old custom.",
        "A 45-year-old man died.",
        "The troops march on.",
        "Some 2000 people came.",
        "Flight 1549 landed.",
        "It is on 31 June 2020.",
    ],
)
def test_what_is_no_time_has_no_value(text):
    doc = spacy.tokens.Doc(
        NLP.vocab,
        words=text[:-1].split(),
        pos=["VERB"] * len(text.split()),
        deps=["nummod"] * len(text.split()),
        heads=[0] * len(text.split()),
    )
    assert all(time.value is None for _, _, time in Times(doc, WEDNESDAY).spans)


def test_tokens_know_their_expression():
    doc = NLP("It began in January 2025 in Oslo.")
    times = Times(doc)
    assert times.of(doc[4]).text == "January 2025" and times.of(doc[6]) is None


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("He fell in 2015. Two years earlier he had won.", ["2015", "2013"]),
        ("Two years earlier he had won.", [None]),
        ("It ran from 30 May to 2 June 2019.", ["2019-05-30/2019-06-02"]),
        ("It was on Waitangi Day - February 6 - this year.", ["2022-02-06", "2022"]),
        ("It has run since 2014 and until May.", ["2014/..", "../2022-05"]),
        ("It began at 03:00 GMT on 5 May 2021.", ["2021-05-05T03:00Z"]),
        ("It paused twice a week, every Monday.", [None, None]),
        ("It is closed at Easter 2024 and on Thanksgiving 2023.", ["2024-03-31", "2023-11-23"]),
        ("It lasted a year and a half.", ["P1Y6M"]),
    ],
)
def test_what_is_put_together(text, values_):
    assert [value for _, value in values(text)] == values_
