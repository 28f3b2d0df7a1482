"""What completes a noun stays in its label, wherever the parser has hung it."""

import pytest
from spacy.tokens import Doc

from kg.language.nominals.phrases import Phrases
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def label(word, sentence, ents=None):
    made = doc(sentence, ents=ents)
    return Phrases(made, "d", ONTOLOGY).of(next(t for t in made if t.text == word)).label


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        (
            "attempt",
            "It/PRP/4/nsubj was/VBD/4/cop an/DT/4/det attempt/NN/0/root to/TO/6/mark silence/VB/4/acl critics/NNS/6/obj",
            "attempt to silence critics",
        ),
        (
            "decision",
            "The/DT/2/det decision/NN/6/nsubj not/RB/5/advmod to/TO/5/mark sell/VB/2/acl stood/VBD/0/root",
            "decision not to sell",
        ),
        (
            "plan",
            "They/PRP/2/nsubj dropped/VBD/0/root a/DT/4/det plan/NN/2/obj for/IN/6/mark selling/VBG/4/acl the/DT/8/det bank/NN/6/obj",
            "plan for selling the bank",
        ),
        (
            "chance",
            "A/DT/2/det chance/NN/8/nsubj for/IN/7/mark the/DT/5/det nurses/NNS/7/nsubj to/TO/7/mark rest/VB/2/acl came/VBD/0/root",
            "chance for the nurses to rest",
        ),
        ("claim", "The/DT/2/det claim/NN/7/nsubj that/IN/6/mark to/TO/6/mark wait/VB/6/csubj paid/VBD/2/acl spread/VBD/0/root", "claim"),
        ("nurses", "They/PRP/2/nsubj sent/VBD/0/root nurses/NNS/2/obj to/TO/5/mark help/VB/3/acl", "nurses"),
    ],
)
def test_infinitives_and_gerunds_complete_what_is_not_a_person(word, sentence, expected):
    assert label(word, sentence) == expected


def test_why_someone_is_praised_does_not_complete_whom():
    assert (
        label("plan", "They/PRP/2/nsubj blamed/VBD/0/root the/DT/4/det plan/NN/2/obj for/IN/6/mark delaying/VBG/4/acl aid/NN/6/obj")
        == "plan"
    )


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("in/IN/8/case three/CD/8/nummod years/NNS/2/obl", "first outbreak in three years"),
        ("since/IN/7/case March/NNP/2/obl", "first outbreak since March"),
        ("in/IN/7/case March/NNP/2/obl", "first outbreak"),
    ],
)
def test_the_first_is_first_within_some_time(phrase, expected):
    assert label("outbreak", f"Peru/NNP/2/nsubj saw/VBD/0/root its/PRP$/5/nmod:poss first/JJ/5/amod outbreak/NN/2/obj {phrase}") == expected


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        (
            "maximum",
            "He/PRP/2/nsubj faces/VBZ/0/root a/DT/4/det maximum/NN/2/obj of/IN/7/case 10/CD/7/nummod years/NNS/4/nmod",
            "maximum of 10 years",
        ),
        ("receipt", "A/DT/2/det receipt/NN/6/nsubj of/IN/4/case $/$/2/nmod 9/CD/4/nummod followed/VBD/0/root", "receipt of $ 9"),
        ("return", "The/DT/2/det return/NN/6/nsubj of/IN/5/case two/CD/5/nummod nurses/NNS/2/nmod followed/VBD/0/root", "return of nurses"),
    ],
)
def test_what_is_an_amount_keeps_how_much(word, sentence, expected):
    assert label(word, sentence) == expected


def test_what_an_object_governs_is_its_own_on_the_verb_too():
    sentence = "Rebels/NNS/2/nsubj took/VBD/0/root responsibility/NN/2/obj for/IN/6/case the/DT/6/det blast/NN/2/obl"
    assert label("responsibility", sentence) == "responsibility for the blast"
    assert label("money", sentence.replace("responsibility/", "money/")) == "money"


def test_an_approximation_goes_with_its_number():
    assert label("nurses", "An/DT/4/det estimated/VBN/4/amod 70/CD/4/nummod nurses/NNS/5/nsubj slept/VBD/0/root") == "nurses"
    assert label("cost", "The/DT/3/det estimated/VBN/3/amod cost/NN/4/nsubj rose/VBD/0/root") == "estimated cost"


def test_a_determiner_inside_a_compound_stays():
    sentence = "Debt/NN/2/nsubj reached/VBD/0/root an/DT/7/det all/DT/6/det -/HYPH/4/punct time/NN/7/compound high/NN/2/obj"
    assert label("high", sentence).replace(" ", "") == "all-timehigh"


def test_what_follows_a_list_is_of_its_last():
    sentence = "Aid/NN/9/nsubj ,/,/3/punct fish/NN/1/conj and/CC/5/cc trade/NN/1/conj with/IN/8/case poor/JJ/8/amod neighbours/NNS/1/nmod pay/VBP/0/root"
    assert [label(word, sentence) for word in ("Aid", "fish", "trade")] == ["Aid", "fish", "trade with poor neighbours"]


def test_what_follows_a_bare_pair_is_of_both():
    sentence = "Cooks/NNS/6/nsubj and/CC/3/cc waiters/NNS/1/conj of/IN/5/case hotels/NNS/1/nmod struck/VBD/0/root"
    assert [label(word, sentence) for word in ("Cooks", "waiters")] == ["Cooks of hotels", "waiters of hotels"]


def test_examples_inside_a_phrase_are_left_out():
    sentence = "Prisons/NNS/7/nsubj in/IN/3/case towns/NNS/1/nmod ,/,/6/punct including/VBG/6/case Leeds/NNP/3/nmod closed/VBD/0/root"
    assert label("Prisons", sentence, ents={"Leeds": "PLACE"}) == "Prisons in towns"


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        (
            "ways",
            "They/PRP/2/nsubj listed/VBD/0/root ways/NNS/2/obj thieves/NNS/6/nsubj might/MD/6/aux enter/VB/3/acl:relcl banks/NNS/6/obj",
            "ways thieves might enter banks",
        ),
        (
            "nurses",
            "They/PRP/2/nsubj met/VBD/0/root nurses/NNS/2/obj thieves/NNS/6/nsubj might/MD/6/aux rob/VB/3/acl:relcl",
            "nurses",
        ),
        (
            "winds",
            "It/PRP/2/nsubj had/VBD/0/root winds/NNS/2/obj of/IN/6/case 150/CD/6/nummod kilometres/NNS/3/nmod",
            "winds of 150 kilometres",
        ),
        (
            "town",
            "It/PRP/2/nsubj hit/VBD/0/root a/DT/4/det town/NN/2/obj of/IN/7/case 600/CD/7/nummod nurses/NNS/4/nmod",
            "town of 600 nurses",
        ),
        (
            "cancer",
            "women/NNS/0/root with/IN/3/case rare/JJ/4/amod cancer/NN/1/nmod",
            "rare cancer",
        ),
    ],
)
def test_open_nouns_units_and_towns(word, sentence, expected):
    assert label(word, sentence) == expected


def test_what_hyphens_tie_stays_together():
    made = doc("The/DT/4/det counsel/NN/4/dep -/HYPH/4/punct general/NN/5/nsubj spoke/VBD/0/root")
    words = [token.text for token in made]
    glued = Doc(made.vocab, words=words, spaces=[True, False, False, True, False], heads=[3, 3, 3, 4, 4], deps=[t.dep_ for t in made], tags=[t.tag_ for t in made], pos=[t.pos_ for t in made], lemmas=[t.lemma_ for t in made])  # fmt: skip
    assert Phrases(glued, "d", ONTOLOGY).of(glued[3]).label == "counsel-general"


def test_what_follows_a_pair_with_a_modifier_of_its_own_is_of_the_last():
    sentence = "Foreign/JJ/2/amod aid/NN/7/nsubj and/CC/4/cc gifts/NNS/2/conj from/IN/6/case neighbours/NNS/2/nmod came/VBD/0/root"
    assert [label(word, sentence) for word in ("aid", "gifts")] == ["Foreign aid", "gifts from neighbours"]


def test_the_recipient_and_direction_inside_an_infinitive_stay():
    sentence = "A/DT/2/det plan/NN/9/nsubj to/TO/4/mark move/VB/2/acl forward/RB/4/advmod on/IN/7/case trade/NN/4/obl now/RB/9/advmod failed/VBD/0/root"
    assert label("plan", sentence) == "plan to move forward on trade"
    sentence = "A/DT/2/det plan/NN/7/nsubj to/TO/4/mark sell/VB/2/acl Peru/NNP/4/iobj jets/NNS/4/obj failed/VBD/0/root"
    assert label("plan", sentence, ents={"Peru": "PLACE"}) == "plan to sell Peru jets"


LIST = "from/IN/3/case Ghana/NNP/1/nmod ,/,/5/punct Togo/NNP/3/conj ,/,/7/punct Benin/NNP/3/conj"


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        (
            "Nurses",
            f"Nurses/NNS/10/nsubj {LIST} and/CC/9/cc Mali/NNP/3/conj met/VBD/0/root",
            "Nurses from Ghana, Togo, Benin and Mali",
        ),
        (
            "Nurses",
            f"Nurses/NNS/12/nsubj {LIST} and/CC/9/cc parts/NNS/3/conj of/IN/11/case Mali/NNP/9/nmod met/VBD/0/root",
            "Nurses",
        ),
        (
            "sale",
            "The/DT/2/det sale/NN/9/nsubj of/IN/4/case rice/NN/2/nmod and/CC/6/cc oil/NN/4/conj from/IN/8/case Mali/NNP/6/nmod rose/VBD/0/root",
            "sale of rice",
        ),
    ],
)
def test_a_list_inside_a_label_is_whole_or_of_people_left_out(word, sentence, expected):
    assert label(word, sentence) == expected


def test_the_conjunction_between_two_words_before_a_noun_stays():
    sentence = "High/JJ/4/amod winds/NNS/4/compound and/CC/4/cc waves/NNS/5/nsubj rose/VBD/0/root"
    assert label("waves", sentence) == "High winds and waves"


def test_too_many_is_no_mere_count():
    sentence = "It/PRP/2/nsubj got/VBD/0/root fines/NNS/2/obj for/IN/7/case too/RB/6/advmod many/JJ/7/amod players/NNS/3/nmod"
    assert label("fines", sentence) == "fines for too many players"


@pytest.mark.parametrize(("big", "cut"), [(0, False), (10, True)])
def test_a_ranked_noun_without_its_clause_is_cut(big, cut):
    ships = 8 + big
    adjectives = f" big/JJ/{ships}/amod" * big
    made = doc(f"It/PRP/5/nsubj was/VBD/5/cop the/DT/5/det third/JJ/5/amod town/NN/0/root to/TO/7/mark own/VB/5/acl{adjectives} ships/NNS/7/obj")
    found = Phrases(made, "d", ONTOLOGY)
    assert found.is_cut(found.of(made[4])) is cut
