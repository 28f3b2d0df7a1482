"""Offices of state by the name of the office and the date of the document."""

import pytest

from kg.model import Kind
from kg.wikidata import Decision, Decisions, link, open_facts
from kg.wikidata.offices import is_head, office_of
from tests.wikidata.documents import resolved

DEMONYMS = {"French": "France", "Kenyan": "Kenya", "Japanese": "Japan", "German": "Germany"}


@pytest.fixture(scope="module")
def facts():
    with open_facts() as opened:
        yield opened


def holder(facts, text, label, year, **options):
    return link(resolved(text, (label, "Person"), year=year, kind=Kind.NOMINAL), facts, demonyms=DEMONYMS, **options).entities[0].wikidata


@pytest.mark.parametrize(
    ("label", "year", "item"),
    [
        ("French president", 2021, "Q3052772"),
        ("president of France", 2025, "Q3052772"),
        ("Kenyan president", 2023, "Q195725"),
        ("Kenyan president", 2019, "Q196070"),
        ("German chancellor", 2023, "Q61053"),
        ("Japanese prime minister", 2023, "Q359480"),
        ("US president", 2023, "Q6279"),
        ("U.S. president", 2018, "Q22686"),
    ],
)
def test_an_office_is_its_holder_at_the_date_of_the_document(facts, label, year, item):
    assert holder(facts, f"Farmers met the {label} on Monday.", label, year) == item


@pytest.mark.parametrize(
    ("text", "label", "year"),
    [
        ("A French president would resign.", "French president", 2021),
        ("Farmers met the former French president.", "former French president", 2021),
        ("Farmers met the Kenyan president.", "Kenyan president", 2022),  # the year of a change
        ("Farmers met the French prime minister.", "French prime minister", 2024),  # and that of three
        ("Farmers met the Japanese prime minister.", "Japanese prime minister", 2025),  # one who came in that year, and another whom the facts may lack
        ("Farmers met the French president.", "French president", 1802),
        ("Farmers met the president.", "president", 2021),
        ("Farmers met the club president.", "club president", 2021),
        ("Farmers met the president of the company.", "president of the company", 2021),
    ],
)
def test_an_office_of_nobody_in_particular_is_nobody(facts, text, label, year):
    assert holder(facts, text, label, year) is None


def test_people_may_say_otherwise(facts):
    text, decisions = "Farmers met the French president.", Decisions([Decision("French_president", "none")])
    assert holder(facts, text, "French president", 2021, decisions=decisions) is None


def test_offices_of_state_are_told_from_others():
    assert is_head("President of the French Republic") and is_head("Federal Chancellor of Germany")
    assert (
        not is_head("President of the Senate") and not is_head("Vice President") and not is_head("Chancellor of the Exchequer", "president")
    )


def test_only_offices_that_are_known_are_read():
    assert office_of("French president", DEMONYMS) == ("president", "France")
    assert office_of("prime minister of the United Kingdom", {}) == ("prime minister", "United Kingdom")
    assert office_of("US president", DEMONYMS) == ("president", "US")
    assert office_of("French farmer", DEMONYMS) is None


@pytest.mark.parametrize(
    ("text", "name", "year", "role", "item"),
    [
        ("President Bush of the United States left.", "Bush", 2006, ("Bush", "president", "United States"), "Q207"),
        ("Chancellor Merz of Germany left.", "Merz", 2026, ("Merz", "chancellor", "Germany"), "Q566257"),
        ("Merz, a plumber of Germany, left.", "Merz", 2026, ("Merz", "plumber", "Germany"), None),
        ("President Merz of Germany left.", "Merz", 2015, ("Merz", "president", "Germany"), None),
    ],
)
def test_a_head_of_state_goes_by_the_surname_while_in_office(facts, text, name, year, role, item):
    document = resolved(text, (name, "Person"), (role[2], "Place"), year=year, roles=(role,))
    assert link(document, facts, demonyms=DEMONYMS).entities[0].wikidata == item
