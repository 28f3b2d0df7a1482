"""Insertions, inversions and shifted objects as parsers get them wrong, and the arcs that the words around decide."""

import pytest

from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "who reports between commas": (
        "Prices/NNS/2/nsubj fell/VBD/8/ccomp ,/,/5/punct two/CD/5/nummod men/NNS/2/parataxis close/JJ/5/amod by/RB/6/advmod said/VBD/0/root",
        {"men": ("said", "nsubj")},
    ),
    "what goes on behind brackets": (
        "Units/NNS/0/root (/-LRB-/4/punct they/PRP/4/nsubj grew/VBD/1/parataxis )/-RRB-/4/punct lost/VBD/1/conj money/NN/6/obj",
        {"Units": ("lost", "nsubj"), "lost": ("lost", "ROOT")},
    ),
    "used to": (
        "It/PRP/2/nsubj fell/VBD/0/root ;/:/8/punct bosses/NNS/2/parataxis ,/,/6/punct Ann/NNP/4/appos ,/,/8/punct used/VBD/6/acl to/TO/10/mark teach/VB/8/xcomp",
        {"bosses": ("used", "nsubj"), "used": ("fell", "parataxis")},
    ),
    "fewer than others": (
        "Fewer/JJR/2/amod men/NNS/0/root than/IN/5/mark women/NNS/5/nsubj voted/VBD/2/acl", {"men": ("voted", "nsubj"), "women": ("men", "nmod"), "voted": ("voted", "ROOT")},
    ),
    "a long object behind a phrase": (
        "They/PRP/2/nsubj hired/VBD/0/root as/IN/4/case chief/NN/2/obl a/DT/6/det boxer/NN/2/obl whom/WP/9/obj they/PRP/9/nsubj knew/VBD/4/acl:relcl",
        {"boxer": ("hired", "obj"), "knew": ("boxer", "acl:relcl")},
    ),
    "two objects with an apposition between": (
        "Clubs/NNS/2/nsubj denied/VBD/0/root captains/NNS/2/obj ,/,/5/punct Ann/NNP/3/appos ,/,/8/punct a/DT/8/det contract/NN/2/obj", {"captains": ("denied", "iobj")},
    ),
    "what a sentence is called": (
        "They/PRP/2/nsubj carry/VBP/0/root oxygen/NN/2/iobj ,/,/6/punct a/DT/6/det job/NN/2/obj of/IN/8/case risks/NNS/6/nmod",
        {"oxygen": ("carry", "obj"), "job": ("carry", "parataxis")},
    ),
    "a place compared with": (
        "They/PRP/2/nsubj grew/VBD/0/root faster/RBR/2/advmod than/IN/6/mark in/IN/6/case Chad/NNP/2/obl", {"Chad": ("grew", "advcl")},
    ),
    "a second description": (
        "They/PRP/2/nsubj sued/VBD/0/root Acme/NNP/2/obj ,/,/5/punct owner/NN/3/appos and/CC/7/cc seller/NN/3/conj ,/,/3/punct in/IN/10/case May/NNP/2/obl",
        {"seller": ("owner", "conj")},
    ),
    "what the object becomes": (
        "They/PRP/2/nsubj shot/VBD/0/root dead/JJ/5/amod two/CD/5/nummod guards/NNS/2/obj", {"dead": ("shot", "xcomp")},
    ),
    "what a thing is held to be": (
        "They/PRP/2/nsubj consider/VBP/0/root laws/NNS/2/obj too/RB/5/advmod costly/JJ/3/amod", {"costly": ("consider", "xcomp")},
    ),
    "a subject in a phrase": (
        "After/IN/3/case the/DT/3/det visit/NN/7/obl Kim/NNP/3/nsubj is/VBZ/7/aux to/TO/7/mark leave/VB/0/root", {"Kim": ("leave", "nsubj")},
    ),
    "a meeting that is chaired": (
        "A/DT/2/det meeting/NN/8/nsubj of/IN/4/case ministers/NNS/2/nmod chaired/VBN/4/acl by/IN/7/case Mali/NNP/5/obl:agent ended/VBD/0/root", {"chaired": ("meeting", "acl")},
    ),
    "what someone is before the subject": (
        "Daughter/NN/6/obl of/IN/3/case miners/NNS/1/nmod ,/,/1/punct she/PRP/6/nsubj led/VBD/0/root them/PRP/6/obj", {"Daughter": ("led", "dislocated")},
    ),
}  # fmt: skip
RIGHT = (
    "Prices/NNS/2/nsubj fell/VBD/0/root ,/,/4/punct experts/NNS/5/nsubj said/VBD/2/parataxis ,/,/5/punct as/IN/9/mark banks/NNS/9/nsubj closed/VBD/2/advcl",
    "They/PRP/2/nsubj went/VBD/0/root to/IN/4/case Rome/NNP/2/obl ,/,/7/punct a/DT/7/det city/NN/4/appos of/IN/9/case hills/NNS/7/nmod",
    "He/PRP/2/nsubj reads/VBZ/0/root of/IN/4/case loss/NN/2/obl and/CC/6/cc death/NN/4/conj",
    "As/IN/3/mark you/PRP/3/nsubj see/VBP/7/advcl it/PRP/7/nsubj:pass was/VBD/7/aux:pass Acme/NNP/7/nsubj:pass bought/VBN/0/root",
    "Did/VBD/3/aux owners/NNS/3/nsubj call/VB/0/root us/PRP/3/obj",
    "He/PRP/2/nsubj does/VBZ/0/root not/RB/5/advmod until/IN/5/case May/NNP/2/obl",
    "Turning/VBG/2/advcl safe/JJ/0/root the/DT/4/det boat/NN/1/obl",
)  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_an_order_is_mended(name):
    text, expected = WRONG[name]
    assert arcs(text, expected) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_orders_stay(text):
    assert is_left_alone(text)
