"""What no English clause has is mended by what its words can be; trees that are right stay."""

import pytest

from kg.language.trees.syntax import tree
from tests.language.docs import doc
from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "an insertion behind a relative word": (
        "He/PRP/2/nsubj named/VBD/0/root men/NNS/2/obj who/WP/10/nsubj:pass ,/,/7/punct he/PRP/7/nsubj said/VBD/2/parataxis ,/,/7/punct were/VBD/10/aux:pass beaten/VBN/3/acl:relcl",
        {"said": ("beaten", "parataxis")},
    ),
    "what a relative word is taken out of": (
        "Rebels/NNS/9/nsubj ,/,/7/punct which/WDT/7/nsubj:pass experts/NNS/5/nsubj say/VBP/1/acl:relcl are/VBP/7/aux:pass backed/VBN/1/acl:relcl ,/,/1/punct fled/VBD/0/root",
        {"backed": ("say", "ccomp"), "which": ("backed", "nsubj:pass")},
    ),
    "a relative word behind and": (
        "Drills/NNS/10/nsubj that/WDT/4/obj Lima/NNP/4/nsubj praised/VBD/1/acl:relcl and/CC/8/cc that/IN/8/mark Quito/NNP/8/nsubj condemned/VBD/4/conj have/VBP/10/aux ended/VBN/0/root",
        {"condemned": ("praised", "conj")},
    ),
    "an insertion that took the relative clause for what it says": (
        "They/PRP/2/nsubj mend/VBP/0/root dams/NNS/2/obj ,/,/5/punct which/WDT/11/obj ,/,/5/punct she/PRP/8/nsubj said/VBD/2/parataxis ,/,/11/punct floods/NNS/11/nsubj broke/VBD/8/ccomp",
        {"said": ("broke", "parataxis"), "broke": ("dams", "acl:relcl")},
    ),
}  # fmt: skip
RIGHT = [
    "Rain/NN/2/nsubj came/VBD/0/root after/IN/5/mark Lee/NNP/5/nsubj left/VBD/2/advcl",
    "Lee/NNP/2/nsubj accuses/VBZ/0/root the/DT/4/det board/NN/2/obj of/IN/6/mark inflating/VBG/2/advcl prices/NNS/6/obj",
    "Lee/NNP/2/nsubj denied/VBD/0/root having/VBG/4/aux left/VBN/2/xcomp",
    "It/PRP/2/nsubj risks/VBZ/0/root having/VBG/2/xcomp few/JJ/5/amod friends/NNS/3/obj",
]


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_mended(name):
    text, expected = WRONG[name]
    assert arcs(text, expected) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_trees_stay(text):
    assert is_left_alone(text)


def test_a_name_and_its_noun_are_in_apposition():
    text = "Ann/NNP/7/nsubj and/CC/4/cc her/PRP$/4/nmod:poss rival/NN/1/conj Bob/NNP/1/conj Roy/NNP/5/flat sang/VBD/0/root"
    table = tree(doc(text, ents={"Bob Roy": "PERSON"}))
    assert (table.head[4], table.dep[4]) == (3, "appos")


def test_a_second_that_is_what_its_verb_lacks():
    table = tree(doc(WRONG["a relative word behind and"][0]))
    assert (table.head[5], table.dep[5], table.tag[5]) == (7, "obj", "WDT")
