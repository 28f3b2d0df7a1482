"""What news prints around its sentences, as parsers get it wrong."""

import pytest

from kg.language.trees.layout import LAYOUT
from kg.language.trees.syntax import Tree, tree
from tests.language.docs import doc

WRONG = {
    "a dateline": (
        "OSLO/NNP/4/nsubj -/:/1/punct Parliament/NNP/4/nsubj passed/VBD/0/root a/DT/6/det law/NN/4/obj ././4/punct", "OSLO", "passed", "dep",
    ),
    "a dateline for an object": (
        "OSLO/NNP/8/obj (/-LRB-/3/punct Wire/NNP/1/appos )/-RRB-/3/punct -/:/8/punct EU/NNP/7/compound leaders/NNS/8/nsubj passed/VBD/0/root a/DT/10/det "
        "law/NN/8/obj",
        "OSLO", "passed", "dep",
    ),
    "a dateline for half a name": (
        "OSLO/NNP/6/compound (/-LRB-/3/punct Wire/NNP/1/appos )/-RRB-/3/punct -/:/6/punct Parliament/NNP/7/nsubj rose/VBD/0/root", "OSLO", "rose", "dep",
    ),
    "a headline's subject": ("Turkey/NNP/2/compound jails/VBZ/0/root journalist/NN/2/obj", "Turkey", "jails", "nsubj"),
    "a headline's future": ("Acme/NNP/0/root to/TO/3/mark cut/VB/1/acl jobs/NNS/3/obj", "Acme", "cut", "nsubj"),
    "an inserted report": (
        "The/DT/2/det fire/NN/7/nsubj ,/,/5/punct police/NNS/5/nsubj believe/VBP/2/acl:relcl ,/,/5/punct started/VBD/0/root ././7/punct",
        "believe", "started", "parataxis",
    ),
    "a title of two words": ("Attorney/NN/3/nmod:desc General/NN/3/nmod:desc Idris/NNP/4/nsubj resigned/VBD/0/root", "Attorney", "General", "compound"),
    "what is said": (
        "A/DT/2/det rumour/NN/7/nsubj that/WDT/5/obj Acme/NNP/5/nsubj sold/VBD/2/acl:relcl clubs/NNS/5/obj spread/VBD/0/root", "that", "sold", "mark",
    ),
}  # fmt: skip
RIGHT = [
    "Plans/NNS/0/root to/TO/3/mark cut/VB/1/acl jobs/NNS/3/obj",
    "LIMA/NNP/0/root -/:/1/punct",
    "Anger/NN/2/nsubj charged/VBD/0/root the/DT/4/det debate/NN/2/obj",
    "The/DT/2/det man/NN/2/nsubj ,/,/5/punct who/WP/5/nsubj says/VBZ/2/acl:relcl he/PRP/7/nsubj lied/VBD/5/ccomp ,/,/5/punct left/VBD/0/root",
    "Franco/NNP/3/compound -/:/3/punct Berber/NNP/4/nsubj won/VBD/0/root",
    "The/DT/2/det car/NN/6/nsubj -/:/4/punct a/DT/5/det taxi/NN/2/appos stopped/VBD/0/root",
]


@pytest.mark.parametrize(("sentence", "word", "head", "label"), WRONG.values(), ids=WRONG)
def test_layout_is_mended(sentence, word, head, label):
    made = doc(sentence)
    table, i = tree(made), [t.text for t in made].index(word)
    assert (made[table.head[i]].text, table.dep[i]) == (head, label)


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_looks_like_it_stays(sentence):
    made = doc(sentence)
    table = Tree(made)
    assert [rule(table, i) for i, dep in enumerate(table.dep) for rule in LAYOUT.get(dep, ()) if rule(table, i)] == []
