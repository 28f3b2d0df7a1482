"""Plurals whose members were named apart: who is taken for a member, and when nobody is."""

from kg.language.coreference import chains
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from tests.language.docs import doc


def members(*sentences, ents):
    """The texts of the members of each plural that has some before it."""
    made = doc(*sentences, ents=ents)
    found = chains(made, Phrases(made, "d", ontology()).all(), ontology())
    return {m.text: [one.text for one in m.involves if one.end <= m.start] for m in found if any(one.end <= m.start for one in m.involves)}


MARRIED = "Ana/NNP/2/nsubj married/VBD/0/root Peter/NNP/2/obj ././2/punct"
LEFT = "They/PRP/2/nsubj left/VBD/0/root ././2/punct"
PEOPLE = {"Ana": "PERSON", "Peter": "PERSON"}
COUNTRIES = {"Peru": "PLACE", "Chile": "PLACE"}
BORDER = "Peru/NNP/2/nsubj warned/VBD/0/root Chile/NNP/2/obj ././2/punct"


def test_they_are_the_two_who_did_something_together():
    assert members(MARRIED, LEFT, ents=PEOPLE) == {"They": ["Ana", "Peter"]}


def test_they_are_not_two_of_whom_one_did_something_to_the_other():
    assert members(MARRIED.replace("married", "hired"), LEFT, ents=PEOPLE) == {}


def test_the_two_countries_are_the_two_just_named():
    counted = "The/DT/3/det two/CD/3/nummod countries/NNS/4/nsubj talked/VBD/0/root ././4/punct"
    assert members(BORDER, counted, ents=COUNTRIES) == {"two countries": ["Peru", "Chile"]}
    both = "Both/DT/2/det countries/NNS/3/nsubj talked/VBD/0/root ././3/punct"
    assert members(BORDER, both, ents=COUNTRIES) == {"countries": ["Peru", "Chile"]}


def test_a_count_that_does_not_fit_names_nobody():
    three = "The/DT/3/det three/CD/3/nummod countries/NNS/4/nsubj talked/VBD/0/root ././4/punct"
    assert members(BORDER, three, ents=COUNTRIES) == {}
    firms = "The/DT/3/det two/CD/3/nummod firms/NNS/4/nsubj talked/VBD/0/root ././4/punct"
    assert members(BORDER, firms, ents=COUNTRIES) == {}
