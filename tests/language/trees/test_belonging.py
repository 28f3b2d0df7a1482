"""Whose something is, who did it, what a clause is of and beside: trees that have it wrong, and what the words decide."""

import pytest

from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "what lorries carry": (
        "Grain/NN/0/root that/WDT/4/nsubj lorries/NNS/4/nsubj carry/VBP/1/acl:relcl", {"that": ("carry", "obj")},
    ),
    "those who are counted": (
        "Of/IN/3/case the/DT/3/det miners/NNS/6/obl ,/,/3/punct three/CD/6/nsubj survived/VBD/0/root", {"miners": ("three", "nmod")},
    ),
    "what guards became": (
        "Rebels/NNS/2/nsubj took/VBD/0/root guards/NNS/2/iobj hostage/NN/2/obj", {"guards": ("took", "obj"), "hostage": ("took", "xcomp")},
    ),
    "what it got": (
        "Rain/NN/2/nsubj fell/VBD/0/root ;/:/8/punct what/WP/2/nsubj it/PRP/6/nsubj got/VBD/4/acl:relcl was/VBD/8/cop snow/NN/2/parataxis", {"what": ("snow", "nsubj")},
    ),
    "the speaker who died": (
        "Words/NNS/0/root that/WDT/7/obl its/PRP$/4/nmod:poss speaker/NN/8/nsubj ,/,/7/punct who/WP/7/nsubj died/VBD/1/acl:relcl taught/VBD/1/acl:relcl",
        {"died": ("speaker", "acl:relcl"), "that": ("taught", "obj")},
    ),
    "a charge that sums it up": (
        "Chad/NNP/2/nsubj accuses/VBZ/0/root Mali/NNP/2/obj of~of/IN/5/mark lying/VBG/2/xcomp ,/,/8/punct a/DT/8/det charge/NN/5/parataxis", {"charge": ("accuses", "parataxis")},
    ),
    "a charge taken for an object of what is done": (
        "Chad/NNP/2/nsubj accuses/VBZ/0/root Mali/NNP/2/obj of~of/IN/5/mark arming/VBG/2/advcl rebels/NNS/5/obj ,/,/9/punct a/DT/9/det charge/NN/5/obj Mali/NNP/11/nsubj "
        "denies/VBZ/9/acl:relcl",
        {"charge": ("accuses", "parataxis"), "rebels": ("arming", "obj")},
    ),
    "a charge beside those who are convicted": (
        "Courts/NNS/2/nsubj convicted/VBD/0/root men/NNS/2/obj of~of/IN/5/mark spying/VBG/2/advcl ,/,/8/punct a/DT/8/det charge/NN/2/obj they/PRP/10/nsubj denied/VBD/8/acl:relcl",
        {"charge": ("convicted", "parataxis")},
    ),
    "a decision taken for a second object": (
        "They/PRP/2/nsubj shut/VBD/0/root mines/NNS/2/obj in/IN/5/case May/NNP/2/obl ,/,/8/punct a/DT/8/det decision/NN/2/obj he/PRP/10/nsubj opposed/VBD/8/acl:relcl",
        {"decision": ("shut", "appos")},
    ),
    "a past behind what was feared": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass halted/VBN/0/root after/IN/6/mark Lee/NNP/6/nsubj warned/VBD/3/advcl that/IN/10/mark dams/NNS/10/nsubj might/MD/10/aux fail/VB/6/ccomp "
        ",/,/15/punct but/CC/15/cc work/NN/15/nsubj:pass was/VBD/15/aux:pass resumed/VBN/10/conj",
        {"resumed": ("halted", "conj")},
    ),
    "a deed taken for a noun": (
        "A/DT/2/det man/NN/3/nsubj described/VBD/0/root as/IN/7/case a/DT/7/det priest/NN/7/compound shot/NN/3/obl and/CC/9/cc killed/VBD/3/conj guards/NNS/9/obj in/IN/12/case May/NNP/3/obl",
        {"shot": ("shot", "ROOT"), "man": ("shot", "nsubj"), "described": ("man", "acl"), "priest": ("described", "obl"), "killed": ("shot", "conj"), "May": ("shot", "obl")},
    ),
    "a deed with its subject": (
        "A/DT/2/det man/NN/6/nsubj dressed/VBN/2/acl as/IN/5/case priests/NNS/3/obl shot/NN/0/root and/CC/8/cc hurt/VBD/3/conj guards/NNS/8/obj",
        {"hurt": ("shot", "conj")},
    ),
    "a present beside what was told": (
        "It/PRP/2/nsubj told/VBD/0/root us/PRP/2/iobj that/IN/7/mark it/PRP/7/nsubj would/MD/7/aux wait/VB/2/ccomp and/CC/11/cc Chad/NNP/11/nsubj has/VBZ/11/aux gone/VBN/7/conj",
        {"gone": ("told", "conj")},
    ),
    "what reports the whole": (
        "They/PRP/2/nsubj ought/MD/0/root to/TO/4/mark leave/VB/2/xcomp ,/,/7/punct Chad/NNP/7/nsubj complained/VBD/4/parataxis", {"complained": ("ought", "parataxis")},
    ),
}  # fmt: skip
RIGHT = (
    "It/PRP/4/nsubj was/VBD/4/cop the/DT/4/det firm/NN/0/root in/IN/6/case India/NNP/4/nmod that/WDT/8/nsubj paid/VBD/4/advcl:relcl",
    "Soldiers/NNS/2/nsubj shot/VBD/0/root what/WP/2/obj he/PRP/5/nsubj thought/VBD/3/acl:relcl was/VBD/8/cop a/DT/8/det dog/NN/5/ccomp",
    "One/CD/0/root who/WP/4/nsubj must/MD/4/aux roam/VB/1/acl:relcl",
    "It/PRP/2/nsubj told/VBD/0/root us/PRP/2/iobj that/IN/7/mark it/PRP/7/nsubj would/MD/7/aux wait/VB/2/ccomp and/CC/11/cc Chad/NNP/11/nsubj would/MD/11/aux go/VB/7/conj",
    "It/PRP/3/nsubj:pass was/VBD/3/aux:pass halted/VBN/0/root after/IN/6/mark Lee/NNP/6/nsubj warned/VBD/3/advcl that/IN/10/mark dams/NNS/10/nsubj might/MD/10/aux fail/VB/6/ccomp "
    ",/,/14/punct but/CC/14/cc might/MD/14/aux hold/VB/10/conj",
    "A/DT/2/det man/NN/3/nsubj fired/VBD/0/root a/DT/5/det shot/NN/3/obj and/CC/7/cc killed/VBD/3/conj guards/NNS/7/obj",
    "Rates/NNS/2/nsubj rose/VBD/0/root nearly/RB/5/advmod a/DT/5/det third/NN/2/obl of~of/IN/7/case it/PRP/5/nmod",
)


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_arcs_are_mended(text, expected):
    assert arcs(text, expected) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_trees_stay(text):
    assert is_left_alone(text)
