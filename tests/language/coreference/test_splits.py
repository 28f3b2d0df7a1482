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


def test_the_leaders_are_the_two_who_met_and_nobody_else_is():
    meeting = MARRIED.replace("married", "met")
    leaders = "The/DT/2/det leaders/NNS/3/nsubj left/VBD/0/root ././3/punct"
    assert members(meeting, leaders, ents=PEOPLE) == {"leaders": ["Ana", "Peter"]}
    assert members(meeting, leaders.replace("leaders", "reporters"), ents=PEOPLE) == {}
    assert members(MARRIED.replace("married", "hired"), leaders, ents=PEOPLE) == {}


def test_they_are_who_did_something_with_somebody():
    played = "Ana/NNP/2/nsubj played/VBD/0/root with/IN/4/case Peter/NNP/2/obl ././2/punct"
    assert members(played, LEFT, ents=PEOPLE) == {"They": ["Ana", "Peter"]}
    spoke = "In/IN/2/case interviews/NNS/6/obl with/IN/4/case Ana/NNP/2/nmod Peter/NNP/6/nsubj lied/VBD/0/root ././6/punct"
    assert members(spoke, LEFT, ents=PEOPLE) == {}


def test_a_counted_noun_has_members_that_several_sentences_name():
    first, second = (f"{name}/NNP/2/nsubj armed/VBD/0/root ././2/punct" for name in COUNTRIES)
    both = "Both/DT/2/det countries/NNS/3/nsubj talked/VBD/0/root ././3/punct"
    assert members(first, second, both, ents=COUNTRIES) == {"countries": ["Peru", "Chile"]}
    third = "Bolivia/NNP/2/nsubj armed/VBD/0/root ././2/punct"
    assert members(first, second, third, both, ents=COUNTRIES | {"Bolivia": "PLACE"}) == {}


def test_either_of_two_that_were_called_by_its_noun():
    left = "The/DT/3/det left/JJ/3/amod camp/NN/4/nsubj won/VBD/0/root ././4/punct"
    right = "The/DT/3/det right/JJ/3/amod camp/NN/4/nsubj lost/VBD/0/root ././4/punct"
    either = "She/PRP/2/nsubj joined/VBD/0/root either/DT/4/det camp/NN/2/obj ././2/punct"
    assert members(left, right, either, ents={}) == {"camp": ["left camp", "right camp"]}
    assert members(left, either, ents={}) == {}


def test_names_that_share_a_word_are_two_but_a_part_of_a_name_is_not():
    border = "North/NNP/2/compound Korea/NNP/3/nsubj warned/VBD/0/root South/NNP/5/compound Korea/NNP/3/obj ././3/punct"
    both = "Both/DT/2/det countries/NNS/3/nsubj talked/VBD/0/root ././3/punct"
    assert members(border, both, ents={"North Korea": "PLACE", "South Korea": "PLACE"}) == {"countries": ["North Korea", "South Korea"]}
    assert members(border, both, ents={"Korea": "PLACE", "South Korea": "PLACE"}) == {}
