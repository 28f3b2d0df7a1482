"""Coreference over Docs built by hand: who is whom, and who is nobody."""

import re
from dataclasses import replace

import pytest
from spacy.tokens import Span
from spacy.util import filter_spans

from kg.language.coreference import chains
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.model import Kind
from tests.language.docs import doc


def chained(*sentences, ents=None):
    made = doc(*sentences)
    # Every occurrence, longer names first.
    for name, label in sorted((ents or {}).items(), key=lambda item: -len(item[0])):
        spans = [made.char_span(m.start(), m.end(), label) for m in re.finditer(re.escape(name), made.text)]
        made.ents = filter_spans([*made.ents, *spans])
    return chains(made, Phrases(made, "d", ontology()).all(), ontology())


def together(mentions):
    """The sets of texts that share a chain, where it has more than one mention."""
    found = {}
    for mention in mentions:
        found.setdefault(mention.chain, []).append(mention.text)
    return [texts for texts in found.values() if len(texts) > 1]


def test_a_surname_is_the_person_named_in_full_before():
    mentions = chained(
        "Helen/NNP/3/nsubj Clark/NNP/1/flat spoke/VBD/0/root ././3/punct",
        "Mrs./NNP/2/nmod:desc Clark/NNP/3/nsubj left/VBD/0/root ././3/punct",
        ents={"Helen Clark": "PERSON", "Clark": "PERSON"},
    )
    mentions = [m for m in mentions if m.kind is Kind.NAME]
    assert len({m.chain for m in mentions}) == 1


def test_a_surname_is_nobody_whom_its_own_sentence_names_in_full_after_it():
    mentions = chained(
        "Larson/NNP/3/nsubj:pass was/VBD/3/aux:pass born/VBN/0/root to/IN/5/case John/NNP/3/obl Larson/NNP/5/flat ././3/punct",
        ents={"Larson": "PERSON", "John Larson": "PERSON"},
    )
    assert not together(mentions)


def test_the_port_of_x_is_x_and_its_capital_city_is_not():
    port = "The/DT/2/det port/NN/5/nsubj of/IN/4/case Izmir/NNP/2/nmod flourished/VBD/0/root ././5/punct"
    capital = "The/DT/3/det capital/NN/3/compound city/NN/6/nsubj of/IN/5/case Izmir/NNP/3/nmod flourished/VBD/0/root ././6/punct"
    assert together(chained(port, ents={"Izmir": "PLACE"})) == [["port of Izmir", "Izmir"]]
    assert not together(chained(capital, ents={"Izmir": "PLACE"}))


def test_a_given_name_is_the_one_of_two_who_was_spoken_of_before():
    mentions = chained(
        "Lund/NNP/2/nsubj sang/VBD/0/root",
        "Tomas/NNP/2/nsubj bowed/VBD/0/root",
        "Tomas/NNP/3/nsubj Berg/NNP/1/flat left/VBD/0/root",
        "Tomas/NNP/3/nsubj Lund/NNP/1/flat died/VBD/0/root",
        ents={"Tomas Berg": "PERSON", "Tomas Lund": "PERSON", "Lund": "PERSON", "Tomas": "PERSON"},
    )
    assert together(mentions) == [["Lund", "Tomas", "Tomas Lund"]]


def test_two_persons_of_one_surname_are_told_apart_by_gender():
    mentions = chained(
        "Bill/NNP/6/nsubj Gates/NNP/1/flat and/CC/4/cc Melinda/NNP/1/conj Gates/NNP/4/flat spoke/VBD/0/root ././6/punct",
        "She/PRP/2/nsubj left/VBD/0/root ././2/punct",
        ents={"Bill Gates": "PERSON", "Melinda Gates": "PERSON"},
    )
    assert together(mentions) == [["Melinda Gates", "She"]]


def test_initials_in_brackets_are_the_name_before_them():
    mentions = chained(
        "The/DT/2/det Centre/NNP/8/nsubj for/IN/4/case Policy/NNP/2/nmod (/-LRB-/6/punct CFP/NNP/2/appos )/-RRB-/6/punct warned/VBD/0/root ././8/punct",
        "CFP/NNP/2/nsubj objected/VBD/0/root ././2/punct",
        ents={"Centre for Policy": "ORG", "CFP": "ORG"},
    )
    assert {m.chain for m in mentions if m.kind is Kind.NAME} == {0}


def test_it_that_says_something_is_the_body_and_not_the_event():
    mentions = chained(
        "The/DT/2/det Red/NNP/4/nsubj Cross/NNP/2/flat criticised/VBD/0/root the/DT/6/det bombing/NN/4/obj ././4/punct",
        "It/PRP/2/nsubj said/VBD/0/root aid/NN/4/nsubj stopped/VBD/2/ccomp ././2/punct",
        ents={"Red Cross": "ORG"},
    )
    assert ["Red Cross", "It"] in together(mentions)


def test_it_of_the_weather_is_nobody():
    mentions = chained(
        "Nestle/NNP/2/nsubj closed/VBD/0/root a/DT/4/det plant/NN/2/obj ././2/punct",
        "It/PRP/2/nsubj rained/VBD/0/root ././2/punct",
        ents={"Nestle": "ORG"},
    )
    assert not together(mentions)


def test_an_object_pronoun_is_not_the_subject_of_its_own_verb():
    mentions = chained(
        "John/NNP/2/nsubj met/VBD/0/root Peter/NNP/2/obj ././2/punct",
        "Peter/NNP/2/nsubj thanked/VBD/0/root him/PRP/2/obj ././2/punct",
        ents={"John": "PERSON", "Peter": "PERSON"},
    )
    him = next(m for m in mentions if m.text == "him")
    assert him.chain not in {m.chain for m in mentions if m.text == "Peter"}


def test_they_after_a_coordination_stand_for_its_members():
    mentions = chained(
        "Kenya/NNP/4/nsubj and/CC/3/cc Uganda/NNP/1/conj signed/VBD/0/root a/DT/6/det treaty/NN/4/obj ././4/punct",
        "They/PRP/3/nsubj also/RB/3/advmod opened/VBD/0/root markets/NNS/3/obj ././3/punct",
        ents={"Kenya": "ORG", "Uganda": "ORG"},
    )
    (they,) = (m for m in mentions if m.involves)
    assert they.text == "They" and [m.text for m in they.involves] == ["Kenya", "Uganda"]
    assert they.chain not in {m.chain for m in they.involves}


def test_they_stand_for_no_coordination_of_concepts():
    mentions = chained(
        "Speed/NN/4/nsubj and/CC/3/cc direction/NN/1/conj changed/VBD/0/root ././4/punct",
        "They/PRP/3/nsubj also/RB/3/advmod opened/VBD/0/root markets/NNS/3/obj ././3/punct",
        ents={},
    )
    assert not any(m.involves for m in mentions)


def test_the_speaker_of_a_quotation_is_its_i():
    mentions = chained(
        "“/“/3/punct I/PRP/3/nsubj resign/VBP/5/ccomp ”/”/3/punct said/VBD/0/root Maria/NNP/5/nsubj Lopez/NNP/6/flat ././5/punct",
        ents={"Maria Lopez": "PERSON"},
    )
    assert ["I", "Maria Lopez"] in together(mentions)


@pytest.mark.parametrize("label", ["Maria Lopez", "Lopez"])
def test_whose_turn_it_is_in_a_transcript_is_its_i(label):
    *given, name = label.split()
    words = [f"{word}/NNP/5/dislocated" for word in given]
    head, at = ("1/flat", 5) if given else ("4/dislocated", 4)
    mentions = chained(" ".join([*words, f"{name}/NNP/{head} :/:/{at}/punct I/PRP/{at}/nsubj resign/VBP/0/root ././{at}/punct"]), ents={label: "PERSON"})
    assert sorted(["I", label]) in [sorted(chain) for chain in together(mentions)]


def test_the_city_is_the_city_just_named():
    mentions = chained(
        "Rebels/NNS/2/nsubj shelled/VBD/0/root the/DT/4/det city/NN/2/obj of/IN/6/case Goma/NNP/4/nmod ././2/punct",
        "The/DT/2/det city/NN/3/nsubj fell/VBD/0/root ././3/punct",
        ents={"Goma": "PLACE"},
    )
    assert len({m.chain for m in mentions if m.text in ("city", "Goma")}) == 1


def test_other_soldiers_are_not_the_soldiers_before():
    mentions = chained(
        "The/DT/2/det soldiers/NNS/3/nsubj fled/VBD/0/root ././3/punct",
        "The/DT/3/det other/JJ/3/amod soldiers/NNS/4/nsubj stayed/VBD/0/root ././4/punct",
    )
    assert not together(mentions)


def test_what_only_the_recogniser_calls_a_person_gives_way():
    made = doc("Sigma/NNP/2/nsubj advanced/VBD/0/root ././2/punct", "He/PRP/2/nsubj praised/VBD/0/root Sigma/NNP/2/obj ././2/punct")
    made.ents = [Span(made, 0, 1, "ORG"), Span(made, 5, 6, "ORG")]
    first, *rest = Phrases(made, "d", ontology()).all()
    mentions = chains(made, (replace(first, type="Person"), *rest), ontology())
    assert {m.type for m in mentions if m.text == "Sigma"} == {"Organization"}


def test_a_pronoun_before_its_name_looks_ahead_from_an_adverbial_clause():
    mentions = chained(
        "After/IN/3/mark she/PRP/3/nsubj resigned/VBD/7/advcl ,/,/7/punct Ana/NNP/7/nsubj Brnabic/NNP/5/flat left/VBD/0/root ././7/punct",
        ents={"Ana Brnabic": "PERSON"},
    )
    assert together(mentions) == [["she", "Ana Brnabic"]]


def test_the_dam_is_the_first_one_and_not_the_second():
    mentions = chained(
        "A/DT/2/det dam/NN/3/nsubj burst/VBD/0/root ././3/punct",
        "A/DT/3/det second/JJ/3/amod dam/NN/4/nsubj held/VBD/0/root ././4/punct",
        "The/DT/2/det dam/NN/4/nsubj:pass was/VBD/4/aux:pass built/VBN/0/root ././4/punct",
    )
    assert together(mentions) == [["dam", "dam"]]


def test_three_of_the_doctors_are_not_the_doctors():
    mentions = chained(
        "Doctors/NNS/2/nsubj protested/VBD/0/root ././2/punct",
        "Police/NNS/2/nsubj questioned/VBD/0/root three/CD/2/obj of/IN/6/case the/DT/6/det doctors/NNS/3/nmod ././2/punct",
    )
    assert not together(mentions)


def test_three_nurses_among_fourteen_people_are_not_the_people():
    mentions = chained(
        "Fourteen/CD/2/nummod people/NNS/9/nsubj ,/,/8/punct among/IN/5/case them/PRP/8/nmod ,/,/8/punct three/CD/8/nummod nurses/NNS/2/appos died/VBD/0/root "
        "././9/punct",
    )
    assert ["Fourteen people", "three nurses"] not in together(mentions)


def test_a_subject_is_not_its_own_object():
    sentence = "The/DT/3/det chief/JJ/3/amod whip/NN/4/nsubj withdrew/VBD/0/root the/DT/6/det whip/NN/4/obj ././4/punct"
    assert not together(chained(sentence))


BANK = "The/DT/2/det bank/NN/3/nsubj declined/VBD/0/root to/TO/5/mark comment/VB/3/xcomp ././3/punct"
TEAM = "The/DT/2/det team/NN/3/nsubj declined/VBD/0/root to/TO/5/mark comment/VB/3/xcomp ././3/punct"


def test_a_body_is_of_no_other_sort_than_its_name_or_its_noun_says():
    post = "The/DT/2/det newspaper/NN/4/nmod:desc Le/NNP/4/compound Soir/NNP/5/nsubj wrote/VBD/0/root ././5/punct"
    assert not any("bank" in texts for texts in together(chained(post, BANK, ents={"Le Soir": "ORG"})))
    university = "Cairo/NNP/2/compound University/NNP/3/nsubj paid/VBD/0/root ././3/punct"
    assert not together(chained(university, TEAM, ents={"Cairo University": "ORG"}))
    assert not together(chained(university.replace("University", "Cement"), TEAM, ents={"Cairo Cement": "ORG"}))
    assert together(chained(university.replace("University", "FC"), TEAM, ents={"Cairo FC": "ORG"})) == [["Cairo FC", "team"]]


def test_the_agency_is_the_one_whose_name_says_so():
    agency = BANK.replace("bank", "agency")
    sentence = "Aviation/NNP/2/compound Authority/NNP/3/nsubj fined/VBD/0/root Volta/NNP/5/compound Airlines/NNP/3/obj ././3/punct"
    assert together(chained(sentence, agency, ents={"Aviation Authority": "ORG", "Volta Airlines": "ORG"})) == [["Aviation Authority", "agency"]]


def test_after_two_agencies_one_of_which_is_told_by_its_country_the_agency_is_neither_for_certain():
    own = "The/DT/2/det agency/NN/3/nsubj paid/VBD/0/root ././3/punct"
    other = "The/DT/3/det Indian/JJ/3/amod agency/NN/4/nsubj withdrew/VBD/0/root ././4/punct"
    ents = {"Indian": "GROUP"}
    assert together(chained(other, own, ents=ents)) == [["Indian agency", "agency"]]
    assert together(chained(own, other, own, ents=ents)) == []
