from dataclasses import replace

import pytest

from kg.language.nominals.phrases import Phrases
from kg.model import Kind, Role
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def phrases(*sentences, ents=None):
    return Phrases(doc(*sentences, ents=ents), "d", ONTOLOGY)


def of(found, word, nth=0):
    return found.of([t for t in found.doc if t.text == word][nth])


def test_a_label_has_no_determiner_and_no_quantity():
    found = of(phrases("The/DT/4/det 300/CD/4/nummod striking/VBG/4/amod farmers/NNS/5/nsubj marched/VBD/0/root"), "farmers")
    assert (found.label, found.quantity.value, found.text) == ("striking farmers", 300, "300 striking farmers")
    assert found.type == "Group" and found.plural


def test_a_share_that_stands_inside_its_whole_is_no_share():
    torn = phrases("Broken/JJ/5/amod much/JJ/6/nsubj of/IN/5/case the/DT/5/det city/NN/2/nmod burned/VBD/0/root")
    assert [mention.label for mention in torn.all()] == ["Broken city"]


def test_a_name_ends_where_a_verb_is_left_out():
    p = phrases("Chad/NNP/2/nsubj won/VBD/0/root gold/NN/2/obj and/CC/5/cc Togo/NNP/2/conj Silver/NNP/5/orphan", ents={"Togo Silver": "PLACE"})
    assert [of(p, word).label for word in ("Togo", "Silver")] == ["Togo", "Silver"]


def test_offsets_are_those_of_the_text():
    p = phrases("Yesterday/NN/4/obl:unmarked the/DT/3/det crew/NN/4/nsubj slept/VBD/0/root")
    found = of(p, "crew")
    assert p.doc.text[found.start : found.end] == found.text == "crew"
    assert p.doc.text[slice(*found.head)] == "crew"


def test_a_possessive_pronoun_is_outside_the_label_and_inside_the_text():
    found = of(phrases("Her/PRP$/2/nmod:poss crew/NN/3/nsubj slept/VBD/0/root"), "crew")
    assert (found.label, found.text) == ("crew", "Her crew")


def test_a_named_possessor_stays_in_the_label_and_is_involved():
    p = phrases("Kenya/NNP/3/nmod:poss 's/POS/1/case invasion/NN/4/nsubj failed/VBD/0/root", ents={"Kenya": "PLACE"})
    found = of(p, "invasion")
    assert found.label == "Kenya's invasion"
    assert [m.label for m in found.involves] == ["Kenya"]


def test_of_phrases_stay_without_the_quantities_in_them():
    p = phrases("the/DT/3/det swift/JJ/3/amod return/NN/0/root of/IN/7/case 40/CD/7/nummod Kenyan/JJ/7/amod nurses/NNS/3/nmod")
    found = of(p, "return")
    assert found.label == "swift return of Kenyan nurses"
    assert [m.label for m in found.involves] == ["Kenyan"]


def test_relative_clauses_participles_and_appositions_are_left_out():
    p = phrases(
        "nurses/NNS/9/nsubj who/WP/3/nsubj protested/VBD/1/acl:relcl in/IN/5/case Rome/NNP/3/obl ,/,/7/punct angered/VBN/1/acl ,/,/1/punct left/VBD/0/root"
    )
    assert of(p, "nurses").label == of(p, "nurses").text == "nurses"


def test_a_conjunct_keeps_its_own_words():
    p = phrases("heavy/JJ/2/amod tanks/NNS/0/root and/CC/4/cc drones/NNS/2/conj")
    assert (of(p, "tanks").label, of(p, "drones").label) == ("heavy tanks", "drones")


def test_times_are_no_part_of_a_label():
    p = phrases("the/DT/2/det meeting/NN/0/root in/IN/4/case March/NNP/2/nmod with/IN/6/case nurses/NNS/2/nmod")
    assert of(p, "meeting").label == "meeting with nurses"


@pytest.mark.parametrize("light", ["Dozens/NNS", "Hundreds/NNS", "Most/JJ"])
def test_light_nouns_give_way_to_what_they_count(light):
    word = light.split("/")[0]
    p = phrases(f"{light}/5/nsubj of/IN/4/case the/DT/4/det farmers/NNS/1/nmod fled/VBD/0/root")
    found = of(p, word)
    assert found is of(p, "farmers")
    assert (found.label, found.quantity.text, found.text) == ("farmers", word, f"{word} of the farmers")


@pytest.mark.parametrize(
    ("text", "light", "label"),
    [
        ("much/JJ/5/nsubj of/IN/4/case the/DT/4/det capital/NN/1/nmod burned/VBD/0/root", "much", "much of the capital"),
        ("A/DT/2/det third/NN/5/nsubj of/IN/4/case output/NN/2/nmod fell/VBD/0/root", "third", "third of output"),
        ("one/CD/5/nsubj of/IN/4/case the/DT/4/det officers/NNS/1/nmod fled/VBD/0/root", "one", "one of the officers"),
        ("part/NN/4/nsubj of/IN/3/case Chad/NNP/1/nmod flooded/VBD/0/root", "part", "part of Chad"),
        ("parts/NNS/4/nsubj of/IN/3/case Chad/NNP/1/nmod flooded/VBD/0/root", "parts", "parts of Chad"),
        ("many/JJ/6/nsubj of/IN/4/case the/DT/4/det men/NNS/1/nmod are/VBP/6/cop Serbs/NNPS/0/root", "many", "many of the men"),
        ("the/DT/3/det largest/JJS/3/amod number/NN/6/nsubj of/IN/5/case cases/NNS/3/nmod fell/VBD/0/root", "number", "largest number of cases"),
    ],
)
def test_a_share_of_a_thing_is_not_the_thing(text, light, label):
    p = phrases(text, ents={"Chad": "PLACE"} if "Chad" in text else None)
    whole = text.split("/nmod")[0].split()[-1].split("/")[0]
    assert (of(p, light).label, of(p, whole).label) == (label, whole)


@pytest.mark.parametrize(
    ("text", "ents", "word", "label"),
    [
        ("Yu/NNP/5/nsubj Woo/NNP/1/flat -/HYPH/4/punct ik/NNP/2/flat spoke/VBD/0/root", {"Yu Woo": "PERSON"}, "Yu", "Yu Woo - ik"),
        ("Ann/NNP/4/nsubj Lee/NNP/1/flat ealier/NNP/1/flat spoke/VBD/0/root", {"Ann Lee": "PERSON"}, "Ann", "Ann Lee"),
        ("Fund/NNP/5/nsubj to/TO/3/mark Save/VB/1/acl Lions/NNPS/3/obj closed/VBD/0/root", {"Fund": "ORG"}, "Fund", "Fund to Save Lions"),
        ("few/JJ/2/amod details/NNS/0/root of/IN/5/case the/DT/5/det raid/NN/2/nmod", {}, "details", "few details of the raid"),
        ("the/DT/3/det first/JJ/3/amod vote/NN/0/root since/IN/5/case 1990/CD/3/nmod", {"1990": "DATE"}, "vote", "first vote since 1990"),
        ("talks/NNS/0/root on/IN/3/case what/WP/1/nmod to/TO/5/mark do/VB/3/acl:relcl", {}, "talks", "talks"),
        (
            "talks/NNS/0/root between/IN/3/case Chad/NNP/1/nmod and/CC/6/cc local/JJ/6/amod clans/NNS/3/conj", {"Chad": "PLACE"}, "talks",
            "talks between Chad and local clans",
        ),
    ],
)  # fmt: skip
def test_a_name_or_label_is_whole(text, ents, word, label):
    assert of(phrases(text, ents=ents), word).label == label


def test_one_of_several_is_one():
    p = phrases("one/CD/5/nsubj of/IN/4/case the/DT/4/det officers/NNS/1/nmod fled/VBD/0/root")
    assert (of(p, "one").plural, of(p, "officers").plural) == (False, True)


def test_a_word_that_leaves_out_its_noun_names_nothing():
    p = phrases("Bombs/NNS/2/nsubj hurt/VBD/0/root twelve/CD/4/nummod others/NNS/2/obj")
    found = of(p, "others")
    assert (found.kind, found.quantity.value) == (Kind.PRONOUN, 12)


def test_light_nouns_in_a_row():
    p = phrases("Hundreds/NNS/6/nsubj of/IN/3/case thousands/NNS/1/nmod of/IN/5/case farmers/NNS/3/nmod fled/VBD/0/root")
    found = of(p, "Hundreds")
    assert (found.label, found.quantity.text) == ("farmers", "Hundreds of thousands")


def test_numerals_with_of():
    p = phrases("Two/CD/5/nsubj of/IN/4/case the/DT/4/det nurses/NNS/1/nmod resigned/VBD/0/root")
    found = of(p, "Two")
    assert (found.label, found.quantity.value, found.type) == ("nurses", 2, "Group")


def test_members_of_a_body_are_not_the_body():
    p = phrases("Members/NNS/5/nsubj of/IN/4/case the/DT/4/det party/NN/1/nmod left/VBD/0/root")
    assert of(p, "Members").label == "Members of the party"


def test_a_numeral_alone_is_a_participant_with_a_quantity():
    p = phrases("More/JJR/3/advmod than/IN/1/fixed 800/CD/4/nsubj fled/VBD/0/root")
    found = of(p, "800")
    assert found.quantity.value == 800 and found.quantity.modifier == "more than"


def test_the_name_of_a_person_is_without_title():
    p = phrases(
        "Italian/JJ/2/amod President/NNP/3/nmod:desc Sergio/NNP/5/nsubj Mattarella/NNP/3/flat spoke/VBD/0/root",
        ents={"President Sergio Mattarella": "PERSON"},
    )
    found = of(p, "Sergio")
    assert (found.label, found.type, found.kind) == ("Sergio Mattarella", "Person", Kind.NAME)
    assert found is of(p, "Mattarella")


def test_an_honorific_is_a_title_too():
    p = phrases("Mr/NNP/2/nmod:desc Okello/NNP/3/nsubj spoke/VBD/0/root", ents={"Mr Okello": "PERSON"})
    assert of(p, "Okello").label == "Okello"


def test_a_title_that_heads_the_tree_stands_for_the_person():
    p = phrases("Coach/NN/4/nsubj Maria/NNP/1/flat Silva/NNP/1/flat left/VBD/0/root", ents={"Maria Silva": "PERSON"})
    assert of(p, "Coach").label == "Maria Silva"


def test_articles_and_endings_are_no_part_of_a_name():
    p = phrases("the/DT/3/det World/NNP/3/compound Bank/NNP/5/nmod:poss 's/POS/3/case report/NN/0/root", ents={"the World Bank 's": "ORG"})
    assert of(p, "Bank").label == "World Bank"


def test_a_common_noun_beside_a_name_stands_for_it():
    p = phrases("The/DT/3/det mountain/NN/3/compound brigade/NN/5/nsubj Edelweiss/NNP/3/appos left/VBD/0/root", ents={"Edelweiss": "ORG"})
    assert of(p, "brigade") is of(p, "Edelweiss")
    assert of(p, "brigade").label == "Edelweiss"


def test_a_noun_tells_the_class_of_a_name_that_nobody_knows():
    p = phrases("The/DT/2/det brigade/NN/4/nsubj Edelweiss/NNP/2/appos left/VBD/0/root")
    assert (of(p, "brigade").label, of(p, "brigade").type) == ("Edelweiss", "Organization")


def test_several_names_leave_their_noun_alone():
    p = phrases(
        "Brothers/NNS/5/nsubj Said/NNP/1/appos and/CC/4/cc Ali/NNP/2/conj fled/VBD/0/root", ents={"Said": "PERSON", "Ali": "PERSON"}
    )
    assert of(p, "Brothers").label == "Brothers"


def test_the_city_of_a_name_is_the_name():
    p = phrases("the/DT/3/det small/JJ/3/amod town/NN/0/root of/IN/5/case Vukovar/NNP/3/nmod", ents={"Vukovar": "PLACE"})
    assert of(p, "town") is of(p, "Vukovar")
    assert of(p, "town").type == "Place"


def test_the_mayor_of_a_name_is_not_the_name():
    p = phrases("the/DT/2/det mayor/NN/0/root of/IN/4/case Vukovar/NNP/2/nmod", ents={"Vukovar": "PLACE"})
    assert of(p, "mayor").label == "mayor of Vukovar"


def test_the_news_agency_after_a_name_is_the_name():
    p = phrases("the/DT/4/det Reuters/NNP/4/compound news/NN/4/compound agency/NN/5/nsubj said/VBD/0/root", ents={"Reuters": "ORG"})
    assert of(p, "agency").label == "Reuters"


def test_an_agency_of_a_body_is_not_the_body():
    p = phrases("the/DT/3/det UN/NNP/3/compound agency/NN/4/nsubj said/VBD/0/root", ents={"UN": "ORG"})
    assert of(p, "agency").label == "UN agency"


def test_part_of_a_country_is_a_place_of_its_own():
    p = phrases("eastern/JJ/2/amod Sudan/NNP/0/root", ents={"Sudan": "PLACE"})
    found = of(p, "Sudan")
    assert (found.label, found.kind, [m.label for m in found.involves]) == ("eastern Sudan", Kind.NOMINAL, ["Sudan"])


def test_names_inside_a_phrase_are_mentions_too():
    p = phrases("Kenyan/JJ/4/amod Red/NNP/3/compound Cross/NNP/4/compound workers/NNS/5/nsubj left/VBD/0/root", ents={"Red Cross": "ORG"})
    assert {m.label for m in p.all()} == {"Kenyan Red Cross workers", "Kenyan", "Red Cross"}
    assert [m.label for m in of(p, "workers").involves] == ["Kenyan", "Red Cross"]


def test_an_untagged_address_is_a_work():
    p = phrases("The/DT/2/det site/NN/4/nsubj rivers.org/NN/2/appos opened/VBD/0/root")
    assert (of(p, "site").label, of(p, "site").type) == ("rivers.org", "Work")


def test_a_missed_name_is_put_together_from_the_tree():
    p = phrases("Lake/NNP/2/compound Tana/NNP/3/nsubj shrank/VBD/0/root")
    assert (of(p, "Tana").label, of(p, "Tana").kind) == ("Lake Tana", Kind.NAME)


def test_a_missed_institution_keeps_its_of_phrase():
    p = phrases("the/DT/2/det University/NNP/5/nsubj of/IN/4/case Ghana/NNP/2/nmod said/VBD/0/root")
    assert (of(p, "University").label, of(p, "University").type) == ("University of Ghana", "Organization")


def test_a_missed_name_takes_the_class_it_has_elsewhere():
    p = phrases("Ana/NNP/3/nsubj Lima/NNP/1/flat left/VBD/0/root", "Lima/NNP/2/nsubj returned/VBD/0/root", ents={"Ana Lima": "PERSON"})
    assert of(p, "Lima", 1).type == "Person"


def test_an_apposition_tells_the_class_of_a_missed_name():
    p = phrases("Zentrix/NNP/6/nsubj ,/,/4/punct a/DT/4/det company/NN/1/appos ,/,/4/punct failed/VBD/0/root")
    assert of(p, "Zentrix").type == "Organization"


def test_relative_pronouns_are_their_antecedents():
    p = phrases("nurses/NNS/5/nsubj who/WP/3/nsubj left/VBD/1/acl:relcl early/RB/3/advmod slept/VBD/0/root")
    assert of(p, "who") is of(p, "nurses")
    assert p.head(p.doc[1]).text == "nurses"


def test_a_question_word_is_no_antecedent():
    p = phrases("who/WP/2/nsubj left/VBD/0/root ?/./2/punct")
    assert of(p, "who").kind is Kind.PRONOUN


def test_pronouns_have_number_and_class():
    p = phrases("They/PRP/2/nsubj saw/VBD/0/root her/PRP/2/obj")
    assert (of(p, "They").kind, of(p, "They").type, of(p, "They").plural) == (Kind.PRONOUN, "Group", True)
    assert (of(p, "her").type, of(p, "her").plural) == ("Person", False)


def test_an_expletive_is_no_mention():
    p = phrases("It/PRP/2/expl seems/VBZ/0/root that/IN/5/mark nurses/NNS/5/nsubj left/VBD/2/ccomp")
    assert [m.label for m in p.all()] == ["nurses"]


def test_who_tells_people():
    p = phrases("newcomers/NNS/4/nsubj who/WP/3/nsubj left/VBD/1/acl:relcl slept/VBD/0/root")
    assert of(p, "newcomers").type == "Group"


def test_the_wounded_are_a_group():
    p = phrases("the/DT/2/det wounded/JJ/3/nsubj slept/VBD/0/root")
    assert (of(p, "wounded").label, of(p, "wounded").type) == ("wounded", "Group")


def test_a_gerund_is_a_participant_with_a_short_label():
    p = phrases("Closing/VBG/5/csubj the/DT/3/det river/NN/1/obj would/MD/5/aux harm/VB/0/root farmers/NNS/5/obj")
    assert (of(p, "Closing").label, of(p, "Closing").type) == ("Closing river", "Concept")


def test_times_and_money_are_no_mentions_of_things():
    p = phrases("On/IN/2/case Sunday/NNP/4/obl nurses/NNS/4/nsubj got/VBD/0/root 5/CD/6/nummod dollars/NNS/4/obj", ents={"Sunday": "DATE"})
    assert [m.label for m in p.all()] == ["nurses"]
    assert (of(p, "Sunday").type, of(p, "dollars").type) == ("Date", "Money")


def test_quotes_do_not_stay_around_a_label():
    p = phrases("‘/``/3/punct heavy/JJ/3/amod losses/NNS/0/root ’/''/3/punct")
    assert of(p, "losses").label == "heavy losses"


def test_mentions_come_in_order_and_once():
    p = phrases("Nurses/NNS/2/nsubj joined/VBD/0/root hundreds/NNS/2/obj of/IN/5/case farmers/NNS/3/nmod")
    assert [m.label for m in p.all()] == ["Nurses", "farmers"]


def test_the_lexicon_s_two_word_nouns_give_the_class():
    p = phrases("the/DT/3/det air/NN/3/compound force/NN/4/nsubj left/VBD/0/root")
    assert of(p, "force").type == "Organization"


def test_where_people_are_is_no_part_of_who_they_are():
    p = phrases("nurses/NNS/0/root from/IN/3/case Leeds/NNP/1/nmod in/IN/5/case captivity/NN/1/nmod")
    assert of(p, "nurses").label == "nurses from Leeds"


def test_what_stands_after_a_comma_is_no_part_of_a_label():
    p = phrases("talks/NNS/0/root in/IN/3/case Leeds/NNP/1/nmod ,/,/6/punct with/IN/6/case nurses/NNS/1/nmod")
    assert of(p, "talks").label == "talks in Leeds"


def test_a_number_that_measures_stays():
    p = phrases(
        "the/DT/2/det arrest/NN/0/root of/IN/9/case a/DT/9/det 70/CD/7/nummod -/HYPH/5/punct year/NN/8/obl:unmarked old/JJ/9/amod nurse/NN/2/nmod"
    )
    assert "70" in of(p, "arrest").label


def test_a_storm_is_no_person():
    p = phrases("Hurricane/NNP/2/compound Ida/NNP/3/nsubj struck/VBD/0/root", ents={"Ida": "PERSON"})
    assert (of(p, "Ida").label, of(p, "Ida").type) == ("Hurricane Ida", "Event")


def test_a_noun_torn_from_its_name():
    p = phrases("They/PRP/2/nsubj launched/VBD/0/root the/DT/4/det platform/NN/2/obj Mercury/NNP/2/obj")
    assert of(p, "platform") is of(p, "Mercury")


def test_shares_are_not_what_they_are_of():
    p = phrases("Shares/NNS/5/nsubj of/IN/4/case the/DT/4/det company/NN/1/nmod fell/VBD/0/root")
    assert of(p, "Shares").label == "Shares of the company"


def test_a_torn_name_belongs_to_the_label_around_its_noun():
    p = phrases("nurses/NNS/6/nsubj of/IN/4/case the/DT/4/det brigade/NN/1/nmod Azure/NNP/1/nmod left/VBD/0/root", ents={"Azure": "ORG"})
    assert of(p, "nurses").label == "nurses of the brigade Azure"
    assert [m.label for m in of(p, "nurses").involves] == ["Azure"]


def test_a_rival_is_what_the_name_beside_it_is():
    made = doc("Its/PRP$/2/nmod:poss ally/NN/6/nsubj ,/,/4/punct Zeta/NNP/2/appos ,/,/2/punct agreed/VBD/0/root", ents={"Zeta": "ORG"})
    known = replace(ONTOLOGY, roles={"ally": Role("ally", "ally_of", holder="Actor")})
    assert of(Phrases(made, "d", known), "ally").type == "Organization"


def test_a_ship_is_no_person_it_is_called_after():
    sentence = "The/DT/2/det ship/NN/6/nsubj MS/NNP/4/nmod:desc Thomas/NNP/2/appos Mann/NNP/4/flat sank/VBD/0/root"
    name = of(phrases(sentence, ents={"Thomas Mann": "PERSON"}), "Thomas")
    assert (name.label, name.type) == ("MS Thomas Mann", "Product")
