"""What no English clause has is mended by what its words can be; trees that are right stay."""

import pytest

from kg.language.trees.syntax import tree
from tests.language.docs import doc
from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "a finite clause behind a preposition": (
        "Rain/NN/2/nsubj came/VBD/0/root two/CD/4/nummod days/NNS/6/nmod:unmarked after/IN/6/case Lee/NNP/2/obl ,/,/8/punct who/WP/9/nsubj sings/VBZ/6/acl:relcl ,/,/6/punct "
        "left/VBD/2/advcl",
        {"Lee": ("left", "nsubj"), "after": ("left", "mark"), "days": ("left", "obl:unmarked")},
    ),
    "an object before the mark of its clause": (
        "Lee/NNP/2/nsubj accuses/VBZ/0/root the/DT/4/det board/NN/6/obj of/IN/6/mark inflating/VBG/2/advcl prices/NNS/6/obj", {"board": ("accuses", "obj"), "prices": ("inflating", "obj")},
    ),
    "having with its verb under it": (
        "Police/NNS/2/nsubj suspect/VBP/0/root him/PRP/2/obj of/IN/5/mark having/VBG/2/advcl removed/VBN/5/ccomp files/NNS/5/obj",
        {"having": ("removed", "aux"), "removed": ("suspect", "advcl"), "files": ("removed", "obj"), "of": ("removed", "mark")},
    ),
    "having with its verb as an adjective": (
        "Rebels/NNS/2/nsubj denied/VBD/0/root having/VBG/2/xcomp targeted/VBN/5/amod farms/NNS/3/obj", {"having": ("targeted", "aux"), "targeted": ("denied", "xcomp"), "farms": ("targeted", "obj")},
    ),
    "an insertion behind a relative word": (
        "He/PRP/2/nsubj named/VBD/0/root men/NNS/2/obj who/WP/10/nsubj:pass ,/,/7/punct he/PRP/7/nsubj said/VBD/2/parataxis ,/,/7/punct were/VBD/10/aux:pass beaten/VBN/3/acl:relcl",
        {"said": ("beaten", "parataxis")},
    ),
    "what a relative word is taken out of": (
        "Rebels/NNS/9/nsubj ,/,/7/punct which/WDT/7/nsubj:pass experts/NNS/5/nsubj say/VBP/1/acl:relcl are/VBP/7/aux:pass backed/VBN/1/acl:relcl ,/,/1/punct fled/VBD/0/root",
        {"backed": ("say", "ccomp"), "which": ("backed", "nsubj:pass")},
    ),
    "one of whom": (
        "It/PRP/2/nsubj beat/VBD/0/root rivals/NNS/2/obj ,/,/5/punct one/CD/3/appos of/IN/7/case whom/WP/5/nmod withdrew/VBD/3/acl:relcl", {"one": ("withdrew", "nsubj")},
    ),
    "a noun with an object": (
        "He/PRP/2/nsubj accused/VBD/0/root them/PRP/2/obj of/IN/6/case bombing/NN/2/xcomp convoys/NNS/5/obj", {"bombing": ("accused", "advcl"), "of": ("bombing", "mark"), "convoys": ("bombing", "obj")},
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


@pytest.mark.parametrize(
    ("text", "ents", "at", "head"),
    [
        ("They/PRP/2/nsubj overran/VBD/0/root Delmar/NNP/2/obj ,/,/7/punct the/DT/7/det last/JJ/7/amod port/NN/2/obj", {"Delmar": "PLACE"}, 6, 2),
        ("Ann/NNP/7/nsubj and/CC/4/cc her/PRP$/4/nmod:poss rival/NN/1/conj Bob/NNP/1/conj Roy/NNP/5/flat sang/VBD/0/root", {"Bob Roy": "PERSON"}, 4, 3),
    ],
)
def test_a_name_and_its_noun_are_in_apposition(text, ents, at, head):
    table = tree(doc(text, ents=ents))
    assert (table.head[at], table.dep[at]) == (head, "appos")


def test_a_second_that_is_what_its_verb_lacks():
    table = tree(doc(WRONG["a relative word behind and"][0]))
    assert (table.head[5], table.dep[5], table.tag[5]) == (7, "obj", "WDT")
