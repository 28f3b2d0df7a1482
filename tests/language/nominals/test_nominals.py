from types import SimpleNamespace

from kg.language.nominals.nominals import nominal_statements
from kg.language.nominals.phrases import Phrases
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def make(token, *, lemma, relation, subject, object, preposition=None, arguments=(), confidence=0.9):
    return SimpleNamespace(lemma=lemma, relation=relation, subject=subject, object=object, preposition=preposition, arguments=arguments, confidence=confidence)


def statements(*sentences, ents=None):
    made = doc(*sentences, ents=ents)
    return nominal_statements(made, Phrases(made, "d", ONTOLOGY), ONTOLOGY, make)


def label(mention):
    return mention.label if mention else None


def triples(*sentences, ents=None):
    return [(label(s.subject), s.relation, label(s.object)) for s in statements(*sentences, ents=ents)]


def test_of_is_the_object_beside_an_agent():
    sentence = "the/DT/2/det capture/NN/0/root of/IN/5/case the/DT/5/det town/NN/2/nmod by/IN/7/case troops/NNS/2/nmod"
    assert triples(sentence) == [("troops", "captured", "town")]


def test_a_possessor_does_it():
    sentence = "Kenya/NNP/3/nmod:poss 's/POS/1/case blockade/NN/0/root of/IN/6/case the/DT/6/det river/NN/3/nmod"
    assert triples(sentence, ents={"Kenya": "PLACE"}) == [("Kenya", "blockaded", "river")]


def test_the_possessor_of_an_arrest_undergoes_it():
    assert triples("his/PRP$/2/nmod:poss arrest/NN/0/root by/IN/4/case police/NNS/2/nmod") == [("police", "arrested", "his")]
    assert triples("her/PRP$/2/nmod:poss arrest/NN/0/root") == [(None, "arrested", "her")]


def test_of_with_an_intransitive_verb_is_the_subject():
    assert triples("the/DT/2/det arrival/NN/0/root of/IN/4/case nurses/NNS/2/nmod") == [("nurses", "arrived", None)]


def test_of_with_a_transitive_verb_is_the_object():
    assert triples("the/DT/2/det destruction/NN/0/root of/IN/5/case the/DT/5/det factory/NN/2/nmod") == [(None, "destroyed", "factory")]


def test_of_with_a_verb_of_speech_is_who_speaks():
    assert triples("the/DT/2/det claims/NNS/0/root of/IN/5/case the/DT/5/det nurses/NNS/2/nmod") == [("nurses", "claimed", None)]


def test_an_attack_on_something_attacks_it():
    assert triples("an/DT/2/det attack/NN/0/root on/IN/5/case the/DT/5/det factory/NN/2/nmod") == [(None, "attacked", "factory")]


def test_an_investigation_into_something_investigates_it():
    assert triples("Kenyan/JJ/2/amod investigation/NN/0/root into/IN/5/case the/DT/5/det raid/NN/2/nmod") == [("Kenyan", "investigated", "raid")]


def test_a_call_for_something():
    sentence = "a/DT/2/det call/NN/0/root by/IN/4/case nurses/NNS/2/nmod for/IN/6/case calm/NN/2/nmod"
    assert triples(sentence) == [("nurses", "called_for", "calm")]


def test_talks_between_two():
    sentence = "talks/NNS/0/root between/IN/3/case Kenya/NNP/1/nmod and/CC/5/cc Chile/NNP/3/conj"
    assert triples(sentence, ents={"Kenya": "PLACE", "Chile": "PLACE"}) == [("Kenya", "talked_with", "Chile")]


def test_a_meeting_with_somebody():
    sentence = "her/PRP$/2/nmod:poss meeting/NN/0/root with/IN/4/case nurses/NNS/2/nmod"
    found = statements(sentence)
    assert [(label(s.subject), s.relation, label(s.object), s.preposition) for s in found] == [("her", "met_with", "nurses", "with")]


def test_source_and_recipient_are_arguments():
    sentence = (
        "the/DT/2/det provision/NN/0/root of/IN/4/case missiles/NNS/2/nmod from/IN/6/case Italy/NNP/2/nmod to/IN/9/case the/DT/9/det army/NN/2/nmod"
    )
    found = statements(sentence, ents={"Italy": "PLACE"})
    assert triples(sentence, ents={"Italy": "PLACE"}) == [(None, "provided", "missiles")]
    assert [(a.role, a.preposition, a.mention.label) for a in found[0].arguments] == [("source", "from", "Italy"), ("recipient", "to", "army")]


def test_a_demonym_before_the_noun_does_it():
    assert triples("Sudanese/JJ/2/amod efforts/NNS/0/root") == [("Sudanese", "tried", None)]


def test_a_body_before_the_noun_does_it():
    assert triples("a/DT/3/det police/NN/3/compound raid/NN/0/root on/IN/6/case the/DT/6/det factory/NN/3/nmod") == [("police", "raided", "factory")]


def test_an_election_of_a_body_has_no_subject():
    assert triples("Senate/NNP/2/compound elections/NNS/0/root", ents={"Senate": "ORG"}) == []


def test_a_light_verb_lends_its_subject():
    sentence = "Troops/NNS/2/nsubj launched/VBD/0/root an/DT/4/det attack/NN/2/obj on/IN/7/case the/DT/7/det town/NN/4/nmod"
    assert triples(sentence) == [("Troops", "attacked", "town")]


def test_a_light_verb_has_what_its_noun_is_done_to():
    sentence = "The/DT/2/det pope/NN/3/nsubj paid/VBD/0/root a/DT/5/det visit/NN/3/obj to/IN/8/case a/DT/8/det camp/NN/3/obl"
    assert triples(sentence) == [("pope", "visited", "camp")]


def test_a_passive_light_verb_lends_its_agent():
    sentence = "An/DT/2/det attack/NN/7/nsubj:pass on/IN/5/case the/DT/5/det town/NN/2/nmod was/VBD/7/aux:pass launched/VBN/0/root by/IN/9/case troops/NNS/7/obl:agent"
    assert triples(sentence) == [("troops", "attacked", "town")]


def test_another_verb_lends_nothing():
    sentence = "Nurses/NNS/2/nsubj condemned/VBD/0/root the/DT/4/det attack/NN/2/obj on/IN/7/case the/DT/7/det town/NN/4/nmod"
    assert triples(sentence) == [(None, "attacked", "town")]


def test_coordination_is_distributed():
    sentence = "the/DT/2/det capture/NN/0/root of/IN/5/case the/DT/5/det town/NN/2/nmod and/CC/8/cc the/DT/8/det river/NN/5/conj"
    assert triples(sentence) == [(None, "captured", "town"), (None, "captured", "river")]


def test_criticism_for_something_has_no_object():
    assert triples("criticism/NN/0/root for/IN/4/case the/DT/4/det delay/NN/1/nmod") == []


def test_a_bare_event_noun_says_nothing():
    assert triples("The/DT/2/det attack/NN/3/nsubj failed/VBD/0/root") == []


def test_an_event_inside_a_name_says_nothing():
    assert triples("the/DT/3/det Election/NNP/3/compound Commission/NNP/0/root of/IN/5/case Kenya/NNP/3/nmod", ents={"Election Commission of Kenya": "ORG"}) == []


def test_the_result_is_not_the_making():
    assert triples("their/PRP$/2/nmod:poss designs/NNS/0/root") == []
    assert triples("the/DT/2/det team/NN/4/nmod:poss 's/POS/2/case supplies/NNS/0/root") == []


def test_a_noun_between_prepositions_is_one_of_them():
    assert triples("in/IN/2/case violation/NN/0/root of/IN/5/case the/DT/5/det treaty/NN/2/nmod") == []


def test_the_time_of_an_event_is_no_participant():
    sentence = "the/DT/2/det attack/NN/0/root on/IN/4/case Sunday/NNP/2/nmod"
    assert triples(sentence, ents={"Sunday": "DATE"}) == []


def test_the_end_of_something_ends_and_an_end_to_it_is_made():
    assert triples("the/DT/2/det end/NN/0/root of/IN/5/case the/DT/5/det blockade/NN/2/nmod") == [("blockade", "ended", None)]
    assert triples("an/DT/2/det end/NN/0/root to/IN/5/case the/DT/5/det blockade/NN/2/nmod") == [(None, "ended", "blockade")]


def test_an_agent_that_the_parser_has_hung_too_deep():
    sentence = (
        "the/DT/2/det violation/NN/0/root of/IN/5/case the/DT/5/det ban/NN/2/nmod on/IN/7/case mines/NNS/5/nmod by/IN/9/case Chile/NNP/7/nmod"
    )
    assert [t[:2] for t in triples(sentence, ents={"Chile": "PLACE"})] == [("Chile", "violated")]


def test_means_are_no_agents():
    sentence = "the/DT/2/det capture/NN/0/root of/IN/5/case the/DT/5/det town/NN/2/nmod by/IN/7/case stealth/NN/2/nmod"
    assert triples(sentence) == [(None, "captured", "town")]


def test_an_event_coordinated_with_a_name_is_not_its_equal():
    sentence = "the/DT/2/det blockade/NN/0/root of/IN/4/case Leeds/NNP/2/nmod and/CC/6/cc talks/NNS/4/conj"
    assert triples(sentence, ents={"Leeds": "PLACE"}) == [(None, "blockaded", "Leeds")]


def test_a_row_is_not_what_is_done():
    sentence = "his/PRP$/3/nmod:poss fifth/JJ/3/amod attack/NN/0/root of/IN/6/case the/DT/6/det war/NN/3/nmod"
    assert ("he", "attacked", "war") not in triples(sentence)
    assert all(object != "war" for _, _, object in triples(sentence))


def test_what_the_verb_ties_to_its_object_is_not_the_object_s():
    sentence = "Rebels/NNS/2/nsubj based/VBD/0/root their/PRP$/4/nmod:poss attack/NN/2/obj on/IN/6/case maps/NNS/4/nmod"
    assert [s for s in triples(sentence) if s[2] == "maps"] == []
    assert [s for s in triples(sentence.replace("based", "made")) if s[2] == "maps"] != []
