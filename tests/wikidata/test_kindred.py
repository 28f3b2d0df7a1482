"""Places of one name, of which one lies in the other: the text says which is meant, and news means the city where it does not."""

import pytest

from kg.wikidata import link, open_facts
from tests.wikidata.documents import resolved

DEMONYMS = {"Afghan": "Afghanistan", "Georgian": "Georgia", "Palestinian": "Palestine", "Nigerian": "Nigeria"}


@pytest.fixture(scope="module")
def facts():
    with open_facts() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "name", "item"),
    [
        ("Afghan police were killed in Kandahar province.", "Kandahar", "Q173808"),
        ("Afghan police were killed in the province of Kandahar.", "Kandahar", "Q173808"),
        ("The Afghan provinces of Helmand and Kandahar are quiet.", "Kandahar", "Q173808"),
        ("Afghan police were killed on the road to Kandahar.", "Kandahar", "Q45604"),
        ("The Afghan city of Herat is quiet.", "Herat", "Q45313"),
        ("A fire broke out in New York.", "New York", "Q60"),
        ("A fire broke out in New York state.", "New York", "Q1384"),
        ("The president flew to Washington state in the United States.", "Washington", "Q1223"),
        ("Palestinian officials said rockets were fired from Gaza.", "Gaza", "Q39760"),
    ],
)
def test_the_place_that_the_text_says_it_is(text, name, item, facts):
    assert link(resolved(text, (name, "Place")), facts, demonyms=DEMONYMS).entities[0].wikidata == item


def test_an_adjective_does_not_say_what_its_country_is(facts):
    document = resolved("NATO said Georgia wants its Georgian territory back.", ("Georgia", "Place"), ("Abkhazia", "Place"))
    assert link(document, facts, demonyms=DEMONYMS).entities[0].wikidata == "Q230"


def test_a_country_is_not_its_capital_of_the_same_name(facts):
    document = resolved("Panama lost to Belgium, coach and players said after the match, their third goal of the cup.", ("Panama", "Place"), ("Belgium", "Place"))
    assert link(document, facts, demonyms=DEMONYMS).entities[0].wikidata == "Q804"
