from kg.language.nominals.typing import node_class, type_of_name, type_of_nominal, type_of_pronoun
from kg.model import Ontology, OntologyClass
from tests.language.lexicon import ONTOLOGY


def kind(lemma, plural=False):
    return type_of_nominal(lemma, plural=plural, ontology=ONTOLOGY)


def test_one_person_is_a_person_and_several_are_a_group():
    assert kind("nurse") == "Person"
    assert kind("nurse", plural=True) == "Group"


def test_collective_nouns_are_groups_and_bodies_stay_organisations_in_the_plural():
    assert kind("delegation") == "Group"
    assert kind("ministry", plural=True) == "Organization"


def test_office_holders_are_persons():
    assert kind("governor") == "Person"
    assert kind("governor", plural=True) == "Group"


def test_places_products_and_events_by_the_lexicon():
    assert [kind(lemma) for lemma in ("town", "missile", "invasion")] == ["Place", "Product", "Event"]


def test_what_is_said_is_no_event():
    assert kind("claim") == "Concept"


def test_agent_nouns_are_formed_on_known_verbs():
    assert kind("settler", plural=True) == "Group"
    assert kind("runner") == "Person"
    assert kind("hammer") == "Concept"


def test_an_unknown_noun_is_a_concept():
    assert kind("blizzard") == "Concept"


def test_the_last_part_of_a_compound_word_decides():
    assert kind("ex-striker") == "Person"


def test_a_label_beats_the_head_of_a_name():
    assert type_of_name("ORG", "river", ONTOLOGY) == "Organization"
    assert type_of_name("", "river", ONTOLOGY) == "Place"
    assert type_of_name("", "zyx", ONTOLOGY) is None


def test_pronouns_in_every_case():
    assert [type_of_pronoun(p) for p in ("her", "themselves", "its", "who")] == ["Person", "Group", "Concept", "Person"]


def test_a_subclass_becomes_the_class_that_nodes_have():
    classes = {"City": OntologyClass("City", "city", parents=("Place",)), "Odd": OntologyClass("Odd", "odd")}
    assert node_class("City", Ontology(classes=classes)) == "Place"
    assert node_class("Odd", Ontology(classes=classes)) is None
