"""The network's antecedents in use, over Docs and scores made by hand: what joins, what a rule forbids."""

from dataclasses import replace

import numpy as np
from spacy.tokens import Span

from kg.language import statements
from kg.language.coreference import chains
from kg.language.coreference.corefud import corefud_mentions
from kg.language.coreference.pairs import PAIR_FEATURES
from kg.language.coreference.profiles import profiles
from kg.language.coreference.scores import LINKS, LinkScorer
from kg.language.coreference.tree import Tree
from kg.language.coreference.vetoes import told_apart
from kg.language.nominals.phrases import Phrases
from kg.language.parsing.attributes import MEANING
from kg.language.parsing.meaning import Meaning
from kg.lexicon import ontology
from kg.model import Document
from tests.language.docs import doc

NOTHING = LinkScorer(np.zeros((sum(PAIR_FEATURES.values()), 2), dtype=np.float32), np.zeros(2, dtype=np.float32), 0.0)


def read(*sentences, alike=(), ents=None, score=9.0):
    """The Doc, as a network would leave it that finds the words of each pair `alike` (later, earlier) to be one thing."""
    made = doc(*sentences, ents=ents)
    words = [token.text for token in made]
    queries, keys = np.zeros((2, len(words), len(alike) or 1), dtype=np.float32)
    for column, (later, earlier) in enumerate(alike):
        queries[len(words) - 1 - words[::-1].index(later), column] = score
        keys[words.index(earlier), column] = 1
    zeros = np.zeros(len(words), dtype=np.float32)
    made.user_hooks[MEANING] = Meaning(zeros, zeros, queries, keys, zeros + 5, zeros, np.zeros((0, 3), dtype=np.int32))
    made.user_hooks[LINKS] = NOTHING
    return made


def together(made):
    found = {}
    for mention in chains(made, Phrases(made, "d", ontology()).all(), ontology()):
        found.setdefault(mention.chain, []).append(mention.text)
    return [texts for texts in found.values() if len(texts) > 1]


FLOOD = (
    "A/DT/2/det flood/NN/3/nsubj hit/VBD/0/root the/DT/5/det valley/NN/3/obj ././3/punct",
    "The/DT/2/det disaster/NN/3/nsubj worried/VBD/0/root farmers/NNS/3/obj ././3/punct",
)


def test_what_the_network_finds_likely_is_one():
    assert together(read(*FLOOD, alike=[("disaster", "flood")])) == [["flood", "disaster"]]


def test_what_it_finds_unlikely_stays_apart():
    assert together(read(*FLOOD, alike=[("disaster", "flood")], score=4.0)) == []


def test_two_genders_are_a_veto():
    sentences = (
        "Mary/NNP/2/nsubj spoke/VBD/0/root ././2/punct",
        "He/PRP/2/nsubj left/VBD/0/root ././2/punct",
    )
    assert together(read(*sentences, alike=[("He", "Mary")], ents={"Mary": "PERSON"})) == []


def test_an_object_is_not_its_own_subject():
    sentences = ("Peter/NNP/2/nsubj thanked/VBD/0/root him/PRP/2/obj ././2/punct",)
    assert together(read(*sentences, alike=[("him", "Peter")], ents={"Peter": "PERSON"})) == []


def test_a_pronoun_before_its_subject_looks_ahead():
    sentences = (
        "Ruth/NNP/2/nsubj spoke/VBD/0/root ././2/punct",
        "In/IN/3/case her/PRP$/3/nmod:poss report/NN/7/obl ,/,/7/punct Ana/NNP/7/nsubj Brnabic/NNP/5/flat disagreed/VBD/0/root ././7/punct",
    )
    assert together(read(*sentences, alike=[("her", "Ana")], ents={"Ruth": "PERSON", "Ana Brnabic": "PERSON"})) == [["her", "Ana Brnabic"]]


def test_a_name_below_what_governs_the_pronoun_is_another():
    sentence = "She/PRP/2/nsubj said/VBD/0/root Ana/NNP/4/nsubj left/VBD/2/ccomp ././2/punct"
    assert together(read(sentence, alike=[("She", "Ana")], ents={"Ana": "PERSON"})) == []


def test_she_is_a_person_whatever_the_recogniser_says():
    sentences = ("Ana/NNP/2/nsubj spoke/VBD/0/root ././2/punct", "She/PRP/2/nsubj left/VBD/0/root ././2/punct")
    assert together(read(*sentences, alike=[("She", "Ana")], ents={"Ana": "PLACE"})) == [["Ana", "She"]]


def test_nobody_is_his_own_sister_under_another_name():
    sentences = (
        "Ana/NNP/2/nsubj spoke/VBD/0/root ././2/punct",
        "Her/PRP$/2/nmod:poss sister/NN/6/nsubj ,/,/4/punct Ana/NNP/2/appos ,/,/2/punct painted/VBD/0/root ././6/punct",
    )
    assert together(read(*sentences, alike=[("Her", "Ana")], ents={"Ana": "PERSON"})) == [["Ana", "Her sister", "Ana"]]


def test_names_are_left_to_the_rules_for_names():
    sentences = (
        "Nokia/NNP/2/nsubj grew/VBD/0/root ././2/punct",
        "Ericsson/NNP/2/nsubj shrank/VBD/0/root ././2/punct",
    )
    assert together(read(*sentences, alike=[("Ericsson", "Nokia")], ents={"Nokia": "ORG", "Ericsson": "ORG"})) == []


def test_a_coordination_is_none_of_its_members():
    sentences = (
        "Men/NNS/4/nsubj and/CC/3/cc women/NNS/1/conj marched/VBD/0/root ././4/punct",
        "They/PRP/2/nsubj sang/VBD/0/root ././2/punct",
    )
    assert together(read(*sentences, alike=[("Men", "and"), ("They", "and")])) == []
    made = read(*sentences, alike=[("Men", "and"), ("They", "and")])
    (they,) = (m for m in chains(made, Phrases(made, "d", ontology()).all(), ontology()) if m.involves)
    assert they.text == "They" and [member.text for member in they.involves] == ["Men", "women"]


def test_what_is_introduced_as_new_takes_nothing_up():
    first = "The/DT/2/det flood/NN/3/nsubj hit/VBD/0/root farmers/NNS/3/obj ././3/punct"
    later = "A/DT/2/det disaster/NN/3/nsubj struck/VBD/0/root ././3/punct"
    assert together(read(first, later, alike=[("disaster", "flood")])) == []
    later = "The/DT/3/det other~other/JJ/3/amod disaster/NN/4/nsubj struck/VBD/0/root ././4/punct"
    assert together(read(first, later, alike=[("disaster", "flood")])) == []


def test_nobody_is_his_own_colleague():
    sentences = (
        "Peter/NNP/2/nsubj thanked/VBD/0/root voters/NNS/2/obj ././2/punct",
        "His/PRP$/2/nmod:poss colleague/NN/3/nsubj left/VBD/0/root ././3/punct",
    )
    assert together(read(*sentences, alike=[("colleague", "Peter")], ents={"Peter": "PERSON"})) == []


def test_one_group_is_not_the_groups():
    first = "The/DT/2/det groups/NNS/3/nsubj met/VBD/0/root ././3/punct"
    later = "The/DT/2/det group/NN/3/nsubj fled/VBD/0/root ././3/punct"
    assert together(read(first, later, alike=[("group", "groups")])) == []


def test_two_of_a_kind_told_apart_by_their_modifiers_or_owners_are_two():
    first = "The/DT/3/det eastern/JJ/3/amod district/NN/4/nsubj flooded/VBD/0/root ././4/punct"
    later = "The/DT/3/det western/JJ/3/amod district/NN/4/nsubj burned/VBD/0/root ././4/punct"
    made = read(first, later)
    made.user_hooks[MEANING].queries[8, 0], made.user_hooks[MEANING].keys[2, 0] = 9, 1
    assert together(made) == []
    fans = (
        "Her/PRP$/2/nmod:poss fans/NNS/3/nsubj sang/VBD/0/root ././3/punct",
        "His/PRP$/2/nmod:poss fans/NNS/3/nsubj left/VBD/0/root ././3/punct",
    )
    made = read(*fans)
    made.user_hooks[MEANING].queries[5, 0], made.user_hooks[MEANING].keys[1, 0] = 9, 1
    assert together(made) == []


def test_the_troops_of_one_body_are_not_all_troops():
    sentences = ("Azure/NNP/2/compound troops/NNS/3/nsubj left/VBD/0/root ././3/punct", "Troops/NNS/2/nsubj came/VBD/0/root ././2/punct")
    assert together(read(*sentences, alike=[("Troops", "troops")], ents={"Azure": "ORG"})) == []


def test_without_the_networks_tables_rules_decide():
    made = read(*FLOOD, alike=[("disaster", "flood")])
    del made.user_hooks[LINKS]
    assert together(made) == []


def test_corefud_mentions_are_whole_phrases_with_their_chains():
    made = read(*FLOOD, alike=[("disaster", "flood")])
    found = {m.text: m for m in corefud_mentions(made, Phrases(made, "d", ontology()).all(), ontology())}
    assert set(found) == {"A flood", "the valley", "The disaster", "farmers"}
    assert found["A flood"].chain == found["The disaster"].chain != found["farmers"].chain
    assert made.text[slice(*found["The disaster"].head)] == "disaster"


def test_modifiers_are_mentions_where_something_takes_them_up():
    sentences = (
        "The/DT/3/det visa/NN/3/compound office/NN/4/nsubj closed/VBD/0/root ././4/punct",
        "It/PRP/2/nsubj expired/VBD/0/root ././2/punct",
    )
    for alike, expected in (([("It", "visa")], True), ([], False)):
        made = read(*sentences, alike=alike)
        texts = [m.text for m in corefud_mentions(made, Phrases(made, "d", ontology()).all(), ontology())]
        assert ("visa" in texts) == expected


def test_a_name_right_after_its_noun_is_no_mention_of_its_own():
    sentences = (
        "The/DT/2/det journalist/NN/5/nsubj Ann/NNP/2/flat Lee/NNP/3/flat left/VBD/0/root ././5/punct",
        "Lee/NNP/2/nsubj wrote/VBD/0/root ././2/punct",
    )
    made = read(*sentences, ents={"Ann Lee": "PERSON"})
    made.ents = [*made.ents, Span(made, 6, 7, "PERSON")]
    found = {m.text: m.chain for m in corefud_mentions(made, Phrases(made, "d", ontology()).all(), ontology())}
    assert set(found) == {"The journalist Ann Lee", "Lee"} and len(set(found.values())) == 1


def test_a_country_is_no_body_that_is_called_after_it():
    telecom = ("Chile/NNP/2/nsubj protested/VBD/0/root", "Chile/NNP/2/compound Telecom/NNP/3/nsubj paid/VBD/0/root")
    made = read(*telecom, alike=[("Telecom", "Chile")], ents={"Chile": "ORG", "Chile Telecom": "ORG"})
    assert together(made) == []


def test_relatives_are_not_one_person_whom_a_surname_ties():
    family = (
        "Rania/NNP/3/nsubj Haddad/NNP/1/flat sang/VBD/0/root",
        "Mrs./NNP/2/nmod:desc Haddad/NNP/3/nsubj bowed/VBD/0/root",
        "Omar/NNP/3/nsubj Haddad/NNP/1/flat danced/VBD/0/root",
    )
    made = read(*family, alike=[("Omar", "Rania")], ents={"Rania Haddad": "PERSON", "Mrs. Haddad": "PERSON", "Omar Haddad": "PERSON"})
    assert together(made) == [["Rania Haddad", "Haddad"]]


def test_a_noun_ties_no_two_names_together():
    sentences = (
        "Nigeria/NNP/2/nsubj mourned/VBD/0/root ././2/punct",
        "The/DT/2/det land/NN/3/nsubj mourned/VBD/0/root ././3/punct",
        "Chad/NNP/2/nsubj said/VBD/0/root the/DT/4/det land/NN/5/nsubj wept/VBD/2/ccomp ././2/punct",
    )
    names = {"Nigeria": "PLACE", "Chad": "PLACE"}
    assert together(read(*sentences[1:], alike=[("land", "Chad")], ents={"Chad": "PLACE"})) == [["land", "Chad", "land"]]
    assert together(read(*sentences, alike=[("land", "Chad"), ("land", "Nigeria")], ents=names)) != [["Nigeria", "land", "Chad", "land"]]


def test_names_inside_names_are_mentions_of_whom_they_name():
    sentences = (
        "Ann/NNP/3/nsubj Lee/NNP/1/flat paints/VBZ/0/root ././3/punct",
        "The/DT/4/det Ann/NNP/4/compound Lee/NNP/2/flat Foundation/NNP/5/nsubj grew/VBD/0/root ././5/punct",
    )
    made = read(*sentences, ents={"Ann Lee": "PERSON", "Ann Lee Foundation": "ORG"})
    found = [(m.text, m.chain) for m in corefud_mentions(made, Phrases(made, "d", ontology()).all(), ontology())]
    assert found == [("Ann Lee", 0), ("The Ann Lee Foundation", 1), ("Ann Lee", 0)]


def test_a_name_that_says_what_its_noun_is_called_is_no_mention_of_its_own():
    made = read(
        "The/DT/3/det Zeta/NNP/3/compound movement/NN/4/nsubj grew/VBD/0/root ././4/punct",
        "Zeta/NNP/2/nsubj won/VBD/0/root ././2/punct",
        ents={"Zeta": "ORG"},
    )
    made.ents = [Span(made, 1, 2, "ORG"), Span(made, 5, 6, "ORG")]
    found = [(m.text, m.chain) for m in corefud_mentions(made, Phrases(made, "d", ontology()).all(), ontology())]
    assert found == [("The Zeta movement", 0), ("Zeta", 0)]


def test_a_title_is_whose_name_it_stands_before():
    made = read(
        "President/NNP/2/nmod:desc Adler/NNP/3/nsubj lost/VBD/0/root ././3/punct",
        "President/NNP/2/nmod:desc Moss/NNP/3/nsubj won/VBD/0/root ././3/punct",
        ents={"Adler": "PERSON", "Moss": "PERSON"},
    )
    found = statements.read(made, Document("d", made.text), ontology()).mentions
    assert [(m.text, m.chain) for m in found] == [("President", 0), ("Adler", 0), ("President", 1), ("Moss", 1)]


def test_the_former_minister_is_who_was_called_so():
    sentences = (
        "Former/JJ/2/amod minister/NN/3/nmod:desc Ruth/NNP/5/nsubj Adler/NNP/3/flat lost/VBD/0/root ././5/punct",
        "The/DT/3/det former/JJ/3/amod minister/NN/4/nsubj sued/VBD/0/root ././4/punct",
    )
    assert together(read(*sentences, ents={"Ruth Adler": "PERSON"})) == [["Ruth Adler", "former minister"]]


def test_part_of_a_group_is_not_the_group():
    miners = (
        "The/DT/2/det miners/NNS/3/nsubj struck/VBD/0/root ././3/punct",
        "One/CD/5/nsubj of/IN/4/case the/DT/4/det men/NNS/1/nmod left/VBD/0/root ././5/punct",
    )
    assert together(read(*miners, alike=[("One", "miners"), ("men", "miners")])) == [["miners", "men"]]


def test_where_something_is_and_what_it_is_like_is_not_what_it_is():
    for predicate in ("in/IN/5/case the/DT/5/det office/NN/0/root", "the/DT/4/det American~American/JJ/0/root"):
        made = read("Ruth/NNP/5/nsubj is/VBZ/5/cop " + predicate if "office" in predicate else "Ruth/NNP/4/nsubj is/VBZ/4/cop " + predicate)
        assert together(made) == []


def test_so_many_are_not_those_counted_before():
    talks = (
        "Three/CD/2/nummod rounds/NNS/5/nsubj of/IN/4/case talks/NNS/2/nmod failed/VBD/0/root ././5/punct",
        "Hundreds/NNS/4/nsubj of/IN/3/case talks/NNS/1/nmod followed/VBD/0/root ././4/punct",
    )
    made = read(*talks)
    made.user_hooks[MEANING].queries[8, 0], made.user_hooks[MEANING].keys[3, 0] = 9, 1
    assert together(made) == []


def test_two_full_names_of_one_given_name_are_not_tied_by_a_pronoun():
    sentences = (
        "Tomas/NNP/3/nsubj Berg/NNP/1/flat sang/VBD/0/root",
        "He/PRP/2/nsubj bowed/VBD/0/root",
        "Tomas/NNP/3/nsubj Lund/NNP/1/flat danced/VBD/0/root",
    )
    made = read(*sentences, alike=[("He", "Tomas"), ("Tomas", "He")], ents={"Tomas Berg": "PERSON", "Tomas Lund": "PERSON"})
    assert not any({"Tomas Berg", "Tomas Lund"} <= set(texts) for texts in together(made))


def test_initials_are_not_a_body_that_is_called_after_them():
    sentences = ("The/DT/2/det NHS/NNP/3/nsubj paid/VBD/0/root", "The/DT/3/det NHS/NNP/3/compound Blood/NNP/4/nsubj met/VBD/0/root")
    assert together(read(*sentences, alike=[("Blood", "NHS")], ents={"NHS": "ORG", "NHS Blood": "ORG"})) == []


def test_a_name_is_not_the_noun_whose_phrase_it_is_in():
    sentence = "Holm/NNP/3/nmod:poss 's/POS/1/case father/NN/4/nsubj sang/VBD/0/root ././4/punct"
    assert together(read(sentence, alike=[("Holm", "father")], ents={"Holm": "PERSON"})) == []


def test_a_spokesman_of_one_body_is_no_named_one_of_another():
    sentences = (
        "A/DT/3/det union/NN/3/compound spokesman/NN/4/nsubj spoke/VBD/0/root ././4/punct",
        "Police/NN/2/compound spokesman/NN/3/nmod:desc Dietz/NNP/4/nsubj agreed/VBD/0/root ././4/punct",
    )
    assert together(read(*sentences, alike=[("Dietz", "spokesman")], ents={"Dietz": "PERSON"})) == []


def test_this_storm_is_not_the_previous_one():
    sentences = (
        "The/DT/3/det previous/JJ/3/amod storm/NN/4/nsubj killed/VBD/0/root many/JJ/4/obj ././4/punct",
        "This/DT/2/det storm/NN/3/nsubj passed/VBD/0/root ././3/punct",
    )
    assert together(read(*sentences, alike=[("passed", "killed")])) == []


def test_his_plans_are_not_those_by_a_council():
    sentences = (
        "They/PRP/2/nsubj fought/VBD/0/root plans/NNS/2/obj by/IN/6/case the/DT/6/det council/NN/3/nmod ././2/punct",
        "Peter/NNP/2/nsubj outlined/VBD/0/root his/PRP$/4/nmod:poss plans/NNS/2/obj ././2/punct",
    )
    assert together(read(*sentences, alike=[("plans", "plans"), ("his", "Peter")], ents={"Peter": "PERSON"})) == [["Peter", "his"]]


def test_what_a_thing_is_said_to_be_is_not_taken_up():
    sentences = (
        "This/DT/4/nsubj is/VBZ/4/cop a/DT/4/det budget/NN/0/root for/IN/6/case others/NNS/4/nmod ././4/punct",
        "The/DT/2/det budget/NN/3/nsubj passed/VBD/0/root ././3/punct",
    )
    assert together(read(*sentences, alike=[("budget", "budget")])) == []


def test_nurses_or_doctors_are_not_the_nurses():
    made = doc("Rules/NNS/2/nsubj protect/VBP/0/root nurses/NNS/2/obj or/CC/5/cc doctors/NNS/3/conj ././2/punct")
    nurses = next(mention for mention in Phrases(made, "d", ontology()).all() if mention.text == "nurses")
    either = replace(nurses, end=nurses.end + len(" or doctors"), text="nurses or doctors")
    tree = Tree(made)
    one, other = profiles(tree, (nurses, either), ontology())
    assert told_apart(tree, other, [one])


def test_who_speaks_is_nobody_whom_he_tells_of():
    sold = ("Dealers/NNS/2/nsubj lied/VBD/0/root ././2/punct", "They/PRP/2/nsubj sold/VBD/0/root us/PRP/2/iobj a/DT/5/det car/NN/2/obj ././2/punct")
    assert together(read(*sold, alike=[("us", "They")])) == []
    deliver = "“/``/3/punct Nobody/NN/3/nsubj believes/VBZ/0/root Greens/NNPS/5/nsubj built/VBD/3/ccomp what/WP/8/obj we/PRP/8/nsubj need/VBP/5/ccomp ././3/punct ”/''/3/punct"
    assert together(read(deliver, alike=[("we", "Greens")], ents={"Greens": "ORG"})) == []


def test_who_decides_is_not_who_asked():
    rejected = "A/DT/2/det court/NN/3/nsubj rejected/VBD/0/root its/PRP$/5/nmod:poss appeal/NN/3/obj ././3/punct"
    assert together(read(rejected, alike=[("its", "court")])) == []
    changed = rejected.replace("rejected", "changed").replace("appeal", "rules")
    assert together(read(changed, alike=[("its", "court")])) == [["court", "its"]]


def test_a_body_of_one_place_is_none_that_is_named_after_another():
    first = "European/NNP/3/amod Space/NNP/3/compound Agency/NNP/4/nsubj paid/VBD/0/root ././4/punct"
    later = "The/DT/3/det {}/JJ/3/amod agency/NN/4/nsubj left/VBD/0/root ././4/punct"
    ents = {"European Space Agency": "ORG"}
    assert together(read(first, later.format("Indian"), alike=[("agency", "Agency")], ents=ents | {"Indian": "GROUP"})) == []
    assert together(read(first, later.format("large"), alike=[("agency", "Agency")], ents=ents)) == [["European Space Agency", "large agency"]]


def test_somebodys_troops_are_not_any_troops():
    first = "Boats/NNS/2/nsubj carried/VBD/0/root troops/NNS/2/obj ././2/punct"
    later = "Its/PRP$/2/nmod:poss troops/NNS/3/nsubj fled/VBD/0/root ././3/punct"
    assert together(read(first, later, alike=[("troops", "troops")])) == []


def test_a_ministry_is_not_they():
    sentences = (
        "Police/NNS/2/nsubj arrested/VBD/0/root six/CD/4/nummod men/NNS/2/obj ././2/punct",
        "The/DT/2/det ministry/NN/3/nsubj said/VBD/0/root they/PRP/5/nsubj resisted/VBD/3/ccomp ././3/punct",
    )
    assert not any("ministry" in texts for texts in together(read(*sentences, alike=[("they", "ministry")])))


def test_who_is_named_with_a_title_is_nobodys_wife_of_before():
    first = "His/PRP$/2/nmod:poss wife/NN/3/nsubj paid/VBD/0/root ././3/punct"
    later = "The/DT/2/det surgeon/NN/3/nmod:desc Ana/NNP/4/nsubj left/VBD/0/root ././4/punct"
    assert together(read(first, later, alike=[("Ana", "wife")], ents={"Ana": "PERSON"})) == []
    assert together(read(first, "Ana/NNP/2/nsubj left/VBD/0/root ././2/punct", alike=[("Ana", "wife")], ents={"Ana": "PERSON"})) == [["His wife", "Ana"]]


def test_among_them_are_some_of_those_counted_before():
    sentence = "Guards/NNS/2/nsubj freed/VBD/0/root ten/CD/4/nummod sailors/NNS/2/obj ,/,/4/punct among/IN/7/case them/PRP/4/nmod a/DT/9/det cook/NN/4/appos ././2/punct"
    assert [texts[-1] for texts in together(read(sentence, alike=[("them", "Guards")])) if "sailors" in texts[0]] == ["them"]


def test_an_object_noun_is_not_its_subject():
    sentences = (
        "A/DT/2/det bridge/NN/3/nsubj fell/VBD/0/root ././3/punct",
        "It/PRP/2/nsubj hit/VBD/0/root the/DT/4/det barge/NN/2/obj ././2/punct",
    )
    assert together(read(*sentences, alike=[("It", "bridge"), ("barge", "It")])) == [["bridge", "It"]]
