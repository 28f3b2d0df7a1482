"""What news prints before and above its sentences, as parsers get it wrong."""

import pytest

from kg.language.trees.syntax import tree
from tests.language.docs import doc
from tests.language.trees.arcs import is_left_alone

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
}  # fmt: skip
RIGHT = [
    "Plans/NNS/0/root to/TO/3/mark cut/VB/1/acl jobs/NNS/3/obj",
    "LIMA/NNP/0/root -/:/1/punct",
    "Anger/NN/2/nsubj charged/VBD/0/root the/DT/4/det debate/NN/2/obj",
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
    assert is_left_alone(sentence)
