from types import SimpleNamespace

import pytest

from kg.language.nominals.phrases import Phrases
from kg.language.nominals.roles import role_statements
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def make(token, *, lemma, relation, subject, object, preposition=None, arguments=(), confidence=0.9, presupposed=False):
    return SimpleNamespace(token=token.text, lemma=lemma, relation=relation, subject=subject, object=object, arguments=arguments, confidence=confidence, presupposed=presupposed)


def statements(*sentences, ents=None):
    made = doc(*sentences, ents=ents)
    return role_statements(made, Phrases(made, "d", ONTOLOGY), make)


def triples(*sentences, ents=None):
    return [(s.subject.label, s.relation, s.object.label) for s in statements(*sentences, ents=ents)]


def test_a_title_with_a_demonym():
    found = statements("Italian/JJ/2/amod President/NNP/3/nmod:desc Sergio/NNP/5/nsubj Mattarella/NNP/3/flat spoke/VBD/0/root", ents={"Sergio Mattarella": "PERSON"})
    assert [(s.subject.label, s.relation, s.lemma, s.object.label, s.object.type) for s in found] == [
        ("Sergio Mattarella", "president_of", "president of", "Italy", "Place")
    ]


def test_a_title_with_the_name_of_a_place():
    sentence = "Nairobi/NNP/2/compound governor/NN/3/nmod:desc Ann/NNP/5/nsubj Otieno/NNP/3/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Nairobi": "PLACE", "Ann Otieno": "PERSON"}) == [("Ann Otieno", "governor_of", "Nairobi")]


def test_a_title_that_heads_the_tree():
    sentence = "Italian/JJ/2/amod minister/NN/5/nsubj Rosa/NNP/2/flat Neri/NNP/2/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "minister_of", "Italy")]


def test_an_office_of_two_words_with_a_possessor():
    sentence = "Chile/NNP/5/nmod:poss 's/POS/1/case Prime/NNP/4/compound Minister/NNP/5/nmod:desc Rosa/NNP/7/nsubj Neri/NNP/5/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Chile": "PLACE", "Rosa Neri": "PERSON"}) == [("Rosa Neri", "prime_minister_of", "Chile")]


def test_the_office_that_a_compound_narrows():
    sentence = "Chilean/JJ/3/amod finance/NN/3/compound minister/NN/4/nmod:desc Rosa/NNP/6/nsubj Neri/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "finance_minister_of", "Chile")]


def test_a_former_president_is_not_called_president():
    sentence = "former/JJ/3/amod Italian/JJ/3/amod president/NN/4/nmod:desc Rosa/NNP/6/nsubj Neri/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "former_president_of", "Italy")]


def test_a_deputy_minister_holds_another_office():
    sentence = "Italian/JJ/3/amod deputy/NN/3/compound minister/NN/4/nmod:desc Rosa/NNP/6/nsubj Neri/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "deputy_minister_of", "Italy")]


def test_an_adjective_of_praise_is_no_part_of_the_office():
    sentence = "popular/JJ/3/amod Italian/JJ/3/amod president/NN/4/nmod:desc Rosa/NNP/6/nsubj Neri/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "president_of", "Italy")]


def test_nationality_is_no_office():
    sentence = "French/JJ/2/amod singer/NN/3/nmod:desc Zaz/NNP/4/nsubj sang/VBD/0/root"
    assert triples(sentence, ents={"Zaz": "PERSON"}) == [("Zaz", "was", "French singer")]


def test_a_bare_title_says_what_its_bearer_is():
    assert triples("President/NNP/2/nmod:desc Neri/NNP/3/nsubj spoke/VBD/0/root", ents={"Neri": "PERSON"}) == [("Neri", "was", "president")]


def test_the_body_before_an_office_is_what_it_is_of():
    sentence = "Kenyan/JJ/3/amod army/NN/3/compound spokesman/NN/4/nmod:desc Tom/NNP/6/nsubj Ouma/NNP/4/flat said/VBD/0/root"
    assert triples(sentence, ents={"Tom Ouma": "PERSON"}) == [("Tom Ouma", "spokesman_of", "army")]


def test_an_apposition_with_an_office():
    sentence = "Rosa/NNP/8/nsubj Neri/NNP/1/flat ,/,/6/punct the/DT/6/det German/JJ/6/amod president/NN/1/appos ,/,/6/punct spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "president_of", "Germany")]


def test_an_apposition_that_describes():
    sentence = "Zentrix/NNP/6/nsubj ,/,/4/punct a/DT/4/det platform/NN/1/appos ,/,/4/punct failed/VBD/0/root"
    assert triples(sentence, ents={"Zentrix": "ORG"}) == [("Zentrix", "was", "platform")]


def test_an_office_before_its_holder_in_apposition():
    sentence = (
        "the/DT/2/det company/NN/5/nmod:poss 's/POS/2/case chief/JJ/5/amod executive/NN/9/nsubj ,/,/7/punct Jane/NNP/5/appos Doe/NNP/7/flat resigned/VBD/0/root"
    )
    assert triples(sentence, ents={"Jane Doe": "PERSON"}) == [("Jane Doe", "chief_executive_of", "company")]


def test_two_appositions():
    sentence = (
        "Jane/NNP/11/nsubj Doe/NNP/1/flat ,/,/4/punct director/NN/1/appos of/IN/7/case the/DT/7/det agency/NN/4/nmod and/CC/9/cc "
        "mayor/NN/4/conj ,/,/4/punct resigned/VBD/0/root"
    )
    assert triples(sentence, ents={"Jane Doe": "PERSON"}) == [("Jane Doe", "director_of", "agency"), ("Jane Doe", "was", "mayor")]


def test_an_age_says_nothing():
    assert triples("Jane/NNP/4/nsubj ,/,/3/punct 45/CD/1/appos left/VBD/0/root", ents={"Jane": "PERSON"}) == []


def test_a_capital_in_apposition():
    sentence = "Chile/NNP/3/nmod:poss 's/POS/1/case capital/NN/6/nsubj ,/,/5/punct Santiago/NNP/3/appos grew/VBD/0/root"
    assert triples(sentence, ents={"Chile": "PLACE", "Santiago": "PLACE"}) == [("Santiago", "capital_of", "Chile")]


def test_a_place_in_a_place():
    sentence = "in/IN/2/case Leeds/NNP/0/root ,/,/4/punct England/NNP/2/appos"
    assert triples(sentence, ents={"Leeds": "PLACE", "England": "PLACE"}) == [("Leeds", "was_located_in", "England")]


def test_a_common_noun_beside_a_name_describes_it():
    sentence = "the/DT/3/det opposition/NN/3/compound party/NN/5/nsubj Fidesz/NNP/3/appos lost/VBD/0/root"
    assert triples(sentence, ents={"Fidesz": "ORG"}) == [("Fidesz", "was", "opposition party")]


def test_a_class_noun_after_a_name_describes_it():
    sentence = "the/DT/4/det Reuters/NNP/4/compound news/NN/4/compound agency/NN/5/nsubj said/VBD/0/root"
    assert triples(sentence, ents={"Reuters": "ORG"}) == [("Reuters", "was", "news agency")]


def test_a_named_group_has_its_examples():
    sentence = "Brothers/NNS/5/nsubj Said/NNP/1/appos and/CC/4/cc Ali/NNP/2/conj fled/VBD/0/root"
    assert triples(sentence, ents={"Said": "PERSON", "Ali": "PERSON"}) == [("Brothers", "included", "Said"), ("Brothers", "included", "Ali")]


def test_examples_after_including():
    sentence = "towns/NNS/0/root including/VBG/3/case Leeds/NNP/1/nmod and/CC/5/cc York/NNP/3/conj"
    assert triples(sentence, ents={"Leeds": "PLACE", "York": "PLACE"}) == [("towns", "included", "Leeds"), ("towns", "included", "York")]


def test_a_counterpart_of_the_person_before():
    sentence = (
        "Rosa/NNP/8/nsubj Neri/NNP/1/flat and/CC/7/cc her/PRP$/6/nmod:poss German/JJ/6/amod counterpart/NN/7/nmod:desc Olaf/NNP/1/conj met/VBD/0/root"
    )
    found = statements(sentence, ents={"Rosa Neri": "PERSON", "Olaf": "PERSON"})
    assert [(s.subject.label, s.relation, s.object.label) for s in found] == [("Olaf", "counterpart_of", "Rosa Neri")]
    assert [a.mention.label for a in found[0].arguments] == ["Germany"]


def test_a_copula_names_the_office():
    sentence = "Rosa/NNP/3/nsubj is/VBZ/3/cop president/NN/0/root of/IN/5/case Chile/NNP/3/nmod"
    assert triples(sentence, ents={"Rosa": "PERSON", "Chile": "PLACE"}) == [("Rosa", "president_of", "Chile")]


def test_an_election_names_the_office():
    sentence = "Rosa/NNP/3/nsubj:pass was/VBD/3/aux:pass elected/VBN/0/root president/NN/3/xcomp of/IN/6/case Chile/NNP/4/nmod"
    assert triples(sentence, ents={"Rosa": "PERSON", "Chile": "PLACE"}) == [("Rosa", "president_of", "Chile")]


def test_an_ambassador_has_two_sides():
    sentence = "Kenyan/JJ/2/amod ambassador/NN/6/nsubj to/IN/4/case Chile/NNP/2/nmod Ann/NNP/2/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Chile": "PLACE", "Ann": "PERSON"}) == [("Ann", "ambassador_of", "Kenya"), ("Ann", "ambassador_to", "Chile")]


def test_an_office_without_a_name():
    sentence = "the/DT/2/det mayor/NN/5/nsubj of/IN/4/case Leeds/NNP/2/nmod resigned/VBD/0/root"
    assert triples(sentence, ents={"Leeds": "PLACE"}) == [("mayor of Leeds", "mayor_of", "Leeds")]


def test_possession_of_bodies_and_things():
    assert triples("He/PRP/2/nsubj ordered/VBD/0/root his/PRP$/4/nmod:poss troops/NNS/2/obj") == [("his", "had", "troops")]


def test_no_possession_of_events_or_times():
    assert triples("his/PRP$/2/nmod:poss arrest/NN/0/root") == []
    assert triples("this/DT/2/det week/NN/4/nmod:poss 's/POS/2/case theme/NN/0/root") == []


def test_members_of_a_body():
    sentence = "firefighters/NNS/0/root from/IN/4/case the/DT/4/det brigade/NN/1/nmod"
    assert triples(sentence) == []
    assert triples("workers/NNS/0/root of/IN/4/case the/DT/4/det brigade/NN/1/nmod") == [("workers of the brigade", "member_of", "brigade")]


def test_critics_of_a_body_are_no_members():
    assert triples("critics/NNS/0/root of/IN/4/case the/DT/4/det party/NN/1/nmod") == []


def test_a_backed_group():
    sentence = "Kenya/NNP/3/obl:unmarked -/HYPH/1/punct backed/VBN/4/amod fighters/NNS/5/nsubj left/VBD/0/root"
    assert triples(sentence, ents={"Kenya": "PLACE"}) == [("Kenya", "backed", "Kenya - backed fighters")]


def test_where_a_body_is_based():
    sentence = "a/DT/5/det Leeds/NNP/4/obl:unmarked -/HYPH/2/punct based/VBN/5/amod company/NN/6/nsubj failed/VBD/0/root"
    assert triples(sentence, ents={"Leeds": "PLACE"}) == [("Leeds - based company", "based_in", "Leeds")]


def test_well_known_is_no_agent():
    assert triples("a/DT/5/det well/RB/4/advmod -/HYPH/2/punct run/VBN/5/amod company/NN/6/nsubj failed/VBD/0/root") == []


def test_a_stance_in_a_prefix():
    found = statements("pro-Kenyan/JJ/2/amod fighters/NNS/3/nsubj left/VBD/0/root")
    assert [(s.subject.label, s.relation, s.object.label) for s in found] == [("pro-Kenyan fighters", "supported", "Kenya")]
    assert found[0].confidence < 0.6


def test_titles_are_surer_than_possessors():
    title = statements("Italian/JJ/2/amod President/NNP/3/nmod:desc Neri/NNP/4/nsubj spoke/VBD/0/root", ents={"Neri": "PERSON"})
    owner = statements("his/PRP$/2/nmod:poss factory/NN/3/nsubj burned/VBD/0/root")
    assert title[0].confidence > owner[0].confidence


def test_a_title_of_two_words_that_hang_side_by_side():
    sentence = "Apple/NNP/4/compound chief/NN/4/compound executive/NN/4/compound Tim/NNP/6/nsubj Cook/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Apple": "ORG", "Tim Cook": "PERSON"}) == [("Tim Cook", "chief_executive_of", "Apple")]


def test_an_adjective_that_the_parser_has_hung_elsewhere():
    sentence = "Kenyan/JJ/6/amod President/NNP/3/nmod:desc William/NNP/7/nsubj and/CC/6/cc his/PRP$/6/nmod:poss nurses/NNS/3/conj met/VBD/0/root"
    assert triples(sentence, ents={"William": "PERSON"})[0] == ("William", "president_of", "Kenya")


def test_a_charge_is_no_office():
    sentence = "They/PRP/2/nsubj tried/VBD/0/root mayor/NN/4/nmod:desc Burke/NNP/2/obj of/IN/6/case fraud/NN/3/nmod"
    assert triples(sentence, ents={"Burke": "PERSON"}) == [("Burke", "was", "mayor")]


def test_the_field_of_an_office_is_not_its_body():
    sentence = (
        "Shell/NNP/3/nmod:poss 's/POS/1/case president/NN/9/nsubj of/IN/6/case global/JJ/6/amod affairs/NNS/3/nmod ,/,/8/punct Ann/NNP/3/appos left/VBD/0/root"
    )
    assert triples(sentence, ents={"Shell": "ORG", "Ann": "PERSON"}) == [("Ann", "president_of", "Shell")]


def test_a_description_after_a_name_is_of_that_name():
    sentence = (
        "Members/NNS/9/nsubj of/IN/4/case the/DT/4/det Osage/NNP/1/nmod ,/,/8/punct a/DT/8/det large/JJ/8/amod company/NN/1/appos met/VBD/0/root"
    )
    assert ("Osage", "was", "large company") in triples(sentence, ents={"Osage": "ORG"})


def test_an_office_holder_after_the_body():
    sentence = (
        "a/DT/2/det spokesman/NN/8/nsubj for/IN/5/case the/DT/5/det Bank/NNP/2/nmod ,/,/7/punct Ann/NNP/5/appos spoke/VBD/0/root"
    )
    assert ("Ann", "spokesman_of", "Bank") in triples(sentence, ents={"Bank": "ORG", "Ann": "PERSON"})


def test_an_apposition_that_the_parser_calls_a_conjunct():
    sentence = "Zentrix/NNP/6/nsubj ,/,/4/punct the/DT/4/det company/NN/1/conj ,/,/1/punct failed/VBD/0/root"
    assert triples(sentence, ents={"Zentrix": "ORG"}) == [("Zentrix", "was", "company")]


def test_a_list_is_no_apposition():
    sentence = "Zentrix/NNP/7/nsubj ,/,/4/punct the/DT/4/det company/NN/1/conj and/CC/6/cc nurses/NNS/1/conj failed/VBD/0/root"
    assert triples(sentence, ents={"Zentrix": "ORG"}) == []


def test_what_something_is_called():
    sentence = "the/DT/2/det platform/NN/6/nsubj ,/,/4/punct called/VBN/2/acl Zentrix/NNP/4/xcomp failed/VBD/0/root"
    assert triples(sentence, ents={"Zentrix": "WORK"}) == [("Zentrix", "was", "platform")]


def test_an_aside_after_a_dash_describes_the_subject():
    sentence = "Zentrix/NNP/2/nsubj opened/VBD/0/root –/:/5/punct a/DT/5/det platform/NN/2/parataxis"
    assert triples(sentence, ents={"Zentrix": "WORK"}) == [("Zentrix", "was", "platform")]


def test_a_place_holds_no_office_of_persons():
    sentence = "Leeds/NNP/0/root ,/,/4/punct the/DT/4/det mayor/NN/1/appos of/IN/6/case York/NNP/4/nmod"
    assert triples(sentence, ents={"Leeds": "PLACE", "York": "PLACE"}) == []


def told(sentence, ents):
    return {s.relation: not s.presupposed for s in statements(sentence, ents=ents)}


def test_a_possessor_in_the_name_of_what_it_has_is_no_news():
    sentence = "Kenya/NNP/4/nmod:poss 's/POS/1/case highest/JJS/4/amod court/NN/5/nsubj ruled/VBD/0/root"
    assert told(sentence, {"Kenya": "PLACE"}) == {"had": False}


def test_what_a_pronoun_has_is_news_where_the_noun_says_more():
    assert told("its/PRP$/3/nmod:poss main/JJ/3/amod factory/NN/4/nsubj closed/VBD/0/root", {}) == {"had": True}
    assert told("its/PRP$/2/nmod:poss factory/NN/3/nsubj closed/VBD/0/root", {}) == {"had": False}


def test_whose_spokesman_a_named_one_is_is_news():
    assert told("a/DT/3/det Volvo/NNP/3/compound spokesman/NN/4/nsubj spoke/VBD/0/root", {"Volvo": "ORG"}) == {"spokesman_of": False}
    named = "Volvo/NNP/2/compound spokesman/NN/3/nmod:desc Rosa/NNP/5/nsubj Neri/NNP/3/flat spoke/VBD/0/root"
    assert told(named, {"Volvo": "ORG", "Rosa Neri": "PERSON"}) == {"spokesman_of": True}


def test_items_of_a_list_describe_none_of_them():
    items = "a/DT/2/det sailor/NN/10/nsubj ,/,/5/punct a/DT/5/det cook/NN/2/appos and/CC/8/cc a/DT/8/det passenger/NN/5/conj have/VBP/10/aux drowned/VBN/0/root"
    assert triples(items) == []


def test_what_happens_describes_no_place():
    sentence = (
        "a/DT/2/det factory/NN/11/nsubj near/IN/4/case Porto/NNP/2/nmod ,/,/9/punct the/DT/9/det third/JJ/9/amod such/JJ/9/amod case/NN/4/appos ,/,/9/punct closed/VBD/0/root"
    )
    assert triples(sentence, ents={"Porto": "PLACE"}) == []


def test_the_members_that_a_copula_lists_are_not_the_whole():
    sentence = "the/DT/2/det finalists/NNS/4/nsubj are/VBP/4/cop Ghana/NNP/0/root and/CC/6/cc Peru/NNP/4/conj"
    assert triples(sentence, ents={"Ghana": "PLACE", "Peru": "PLACE"}) == [("finalists", "included", "Ghana"), ("finalists", "included", "Peru")]


def test_former_players_are_no_members():
    sentence = "former/JJ/3/amod Ajax/NNP/3/compound players/NNS/4/nsubj spoke/VBD/0/root"
    assert triples(sentence, ents={"Ajax": "ORG"}) == []
    assert triples("Ajax/NNP/2/compound players/NNS/3/nsubj spoke/VBD/0/root", ents={"Ajax": "ORG"}) == [("Ajax players", "member_of", "Ajax")]


def test_what_a_party_does_is_not_what_it_is():
    sentence = "the/DT/3/det ruling/NN/3/nmod:desc Fidesz/NNP/4/nsubj won/VBD/0/root"
    assert triples(sentence, ents={"Fidesz": "ORG"}) == []


def test_a_first_word_of_a_title_is_no_office_of_its_own():
    sentence = "Chilean/JJ/4/amod Deputy/NNP/5/nmod:desc Prime/NNP/4/compound Minister/NNP/5/nmod:desc Rosa/NNP/7/nsubj Neri/NNP/5/flat spoke/VBD/0/root"
    assert "deputy_of" not in [relation for _, relation, _ in triples(sentence, ents={"Rosa Neri": "PERSON"})]


def test_the_words_of_one_title_are_none_of_the_next():
    sentence = "Chilean/JJ/4/amod Foreign/JJ/3/amod Minister/NNP/4/compound Governor/NNP/5/nmod:desc Rosa/NNP/7/nsubj Neri/NNP/5/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Rosa Neri": "PERSON"}) == [("Rosa Neri", "governor_of", "Chile")]


def test_a_country_has_an_ambassador_to_a_body():
    sentence = "Rosa/NNP/6/nsubj was/VBD/6/cop Chile/NNP/6/nmod:poss 's/POS/3/case UN/NNP/6/compound ambassador/NN/0/root"
    found = triples(sentence, ents={"Rosa": "PERSON", "Chile": "PLACE", "UN": "ORG"})
    assert found == [("Rosa", "ambassador_of", "Chile"), ("Rosa", "ambassador_to", "UN")]


def test_a_commander_in_a_country_does_not_command_the_one_that_sent_him():
    sentence = "Rosa/NNP/5/nsubj was/VBD/5/cop the/DT/5/det Chilean/JJ/5/amod commander/NN/0/root in/IN/7/case Haiti/NNP/5/nmod"
    assert triples(sentence, ents={"Rosa": "PERSON", "Chilean": "GROUP", "Haiti": "PLACE"}) == []


@pytest.mark.parametrize(
    ("sentence", "ents", "unsaid"),
    [
        ("farms/NNS/5/nsubj ,/,/4/punct particularly/RB/4/advmod vineyards/NNS/1/appos suffered/VBD/0/root", {}, "was"),
        ("the/DT/5/det Labour/NNP/4/compound -/HYPH/4/punct led/VBN/5/amod alliance/NN/6/nsubj won/VBD/0/root", {"Labour": "ORG"}, "was"),
        ("the/DT/4/det UN/NNP/4/compound food/NN/4/compound agency/NN/5/nsubj left/VBD/0/root", {"UN": "ORG"}, "was"),
        ("the/DT/2/det city/NN/6/nsubj south/RB/5/case of/IN/5/case Leeds/NNP/2/nmod grew/VBD/0/root", {"Leeds": "PLACE"}, "was"),
    ],
)
def test_what_is_only_near_or_a_part_is_not_the_same(sentence, ents, unsaid):
    assert unsaid not in [relation for _, relation, _ in triples(sentence, ents=ents)]


def test_that_somebody_is_a_man_is_no_news():
    sentence = "the/DT/2/det man/NN/7/nsubj who/WP/4/nsubj won/VBD/2/acl:relcl ,/,/6/punct Ali/NNP/2/appos left/VBD/0/root"
    assert triples(sentence, ents={"Ali": "PERSON"}) == []


def test_a_name_is_that_of_the_conjunct_before_it():
    sentence = "The/DT/2/det airline/NN/8/nsubj and/CC/5/cc its/PRP$/5/nmod:poss rival/NN/2/conj ,/,/7/punct Zeta/NNP/5/appos agreed/VBD/0/root"
    assert ("Zeta", "was", "airline") not in triples(sentence, ents={"Zeta": "ORG"})


@pytest.mark.parametrize(("participle", "relation"), [("Retired", "former_leader_of"), ("Suspected", "suspected_leader_of"), ("Acting", "acting_leader_of")])
def test_a_participle_changes_the_office_as_an_adjective_does(participle, relation):
    sentence = f"{participle}/VBN/3/amod party/NN/3/compound leader/NN/4/nmod:desc Ann/NNP/6/nsubj Lee/NNP/4/flat spoke/VBD/0/root"
    assert triples(sentence, ents={"Ann Lee": "PERSON"}) == [("Ann Lee", relation, "party")]


def test_suspected_members_are_no_members():
    sentence = "Suspected/VBN/2/amod fighters/NNS/5/nsubj of/IN/4/case Hamas/NNP/2/nmod fled/VBD/0/root"
    assert triples(sentence, ents={"Hamas": "ORG"}) == []


def test_a_rank_of_two_words_stands_between_an_office_and_its_holder():
    sentence = (
        "Chile/NNP/3/nmod:poss 's/POS/1/case minister/NN/8/nsubj Brigadier/NNP/3/flat General/NNP/6/nmod:desc Ann/NNP/8/nsubj Lee/NNP/6/flat spoke/VBD/0/root"
    )
    assert triples(sentence, ents={"Ann Lee": "PERSON", "Chile": "PLACE"}) == [("Ann Lee", "minister_of", "Chile")]


def test_a_country_of_two_names_is_one():
    sentence = "Sao/NNP/5/nsubj Tome/NNP/1/flat and/CC/4/cc Principe/NNP/1/conj voted/VBD/0/root"
    found = Phrases(doc(sentence, ents={"Sao Tome": "PLACE"}), "d", ONTOLOGY).all()
    assert [m.label for m in found] == ["Sao Tome and Principe"]


LEADERS = "Cooks/NNS/7/nsubj and/CC/4/cc old/JJ/4/amod farmers/NNS/1/conj including/VBG/6/case Ann/NNP/1/nmod left/VBD/0/root"


def test_examples_are_of_the_last_of_two_groups():
    assert triples(LEADERS, ents={"Ann": "PERSON"}) == [("old farmers", "included", "Ann")]


def test_which_ones_it_includes_is_to_be_said():
    sentence = "{}/NNS/4/nsubj including/VBG/3/case Ann/NNP/1/nmod left/VBD/0/root"
    assert [s.presupposed for s in statements(sentence.format("Farmers"), ents={"Ann": "PERSON"})] == [True]
    definite = "The/DT/2/det farmers/NNS/5/nsubj including/VBG/4/case Ann/NNP/2/nmod left/VBD/0/root"
    assert [s.presupposed for s in statements(definite, ents={"Ann": "PERSON"})] == [False]


def test_with_ties_an_office_to_a_body_only():
    body = "The/DT/2/det spokesman/NN/6/nsubj with/IN/5/case the/DT/5/det ministry/NN/2/nmod spoke/VBD/0/root"
    assert triples(body) == [("spokesman with the ministry", "spokesman_of", "ministry")]
    assert triples(body.replace("ministry/", "voice/")) == []
