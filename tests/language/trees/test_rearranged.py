"""Insertions, inversions and shifted objects as parsers get them wrong, and the arcs that the words around decide."""

import pytest

from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "who reports between commas": (
        "Prices/NNS/2/nsubj fell/VBD/8/ccomp ,/,/5/punct two/CD/5/nummod men/NNS/2/parataxis close/JJ/5/amod by/RB/6/advmod said/VBD/0/root",
        {"men": ("said", "nsubj")},
    ),
    "what a report between dashes interrupts": (
        "It/PRP/2/nsubj fell/VBD/0/root since/IN/5/mark it/PRP/5/nsubj closed/VBD/2/advcl –/:/8/punct polls/NNS/8/nsubj indicate/VBP/2/parataxis –/:/11/punct "
        "nine/CD/11/nummod shops/NNS/8/obj",
        {"indicate": ("closed", "parataxis"), "shops": ("closed", "obj")},
    ),
    "a report that looks like a plural": (
        "It/PRP/2/nsubj closed/VBD/0/root –/:/7/punct or/CC/7/cc so/RB/7/advmod unions/NNS/7/compound claims/NNS/2/conj –/:/10/punct two/CD/10/nummod "
        "lines/NNS/7/appos",
        {"unions": ("claims", "nsubj"), "claims": ("closed", "parataxis"), "lines": ("closed", "obj")},
    ),
    "an apposition before its head": (
        "Brothers/NNS/6/nsubj:pass ,/,/3/punct Ali/NNP/9/appos ,/,/1/punct were/VBD/6/aux:pass freed/VBN/0/root by/IN/9/case a/DT/9/det man/NN/6/obl:agent",
        {"Ali": ("Brothers", "appos")},
    ),
    "what goes on behind brackets": (
        "Units/NNS/0/root (/-LRB-/4/punct they/PRP/4/nsubj grew/VBD/1/parataxis )/-RRB-/4/punct lost/VBD/1/conj money/NN/6/obj",
        {"Units": ("lost", "nsubj"), "lost": ("lost", "ROOT")},
    ),
    "used to": (
        "It/PRP/2/nsubj fell/VBD/0/root ;/:/8/punct bosses/NNS/2/parataxis ,/,/6/punct Ann/NNP/4/appos ,/,/8/punct used/VBD/6/acl to/TO/10/mark teach/VB/8/xcomp",
        {"bosses": ("used", "nsubj"), "used": ("fell", "parataxis")},
    ),
    "who stands behind the auxiliary": (
        "Not/RB/4/advmod until/IN/4/mark police/NNS/4/nsubj left/VBD/7/advcl did/VBD/7/aux owners/NNS/4/obj call/VB/0/root us/PRP/7/obj",
        {"Not": ("until", "advmod"), "owners": ("call", "nsubj")},
    ),
    "what stands before its subject": (
        "Heir/NN/7/dislocated to/IN/3/case millions/NNS/1/nmod ,/,/5/punct Lee/NNP/1/appos is/VBZ/7/cop popular/JJ/0/root", {"Lee": ("popular", "nsubj"), "Heir": ("Lee", "appos")},
    ),
    "a sentence under what stands before it": (
        "Heir/NN/0/root to/IN/3/case millions/NNS/1/nmod ,/,/5/punct Lee/NNP/3/appos is/VBZ/7/cop star/NN/3/appos",
        {"Lee": ("star", "nsubj"), "Heir": ("Lee", "appos"), "star": ("star", "ROOT")},
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
    "what someone is refused": ("They/PRP/3/nsubj:pass were/VBD/3/aux:pass refused/VBN/0/root fuel/NN/3/xcomp by/IN/6/case guards/NNS/3/obl:agent", {"fuel": ("refused", "obj")}),
    "what a sentence is called": (
        "They/PRP/2/nsubj carry/VBP/0/root oxygen/NN/2/iobj ,/,/6/punct a/DT/6/det job/NN/2/obj of/IN/8/case risks/NNS/6/nmod",
        {"oxygen": ("carry", "obj"), "job": ("carry", "parataxis")},
    ),
    "a finite verb under a noun": (
        "It/PRP/2/nsubj warns/VBZ/0/root of/IN/4/case loss/NN/2/obl and/CC/6/cc sacks/VBZ/4/conj staff/NN/6/obj", {"sacks": ("warns", "conj")},
    ),
    "a report taken for a name": (
        "They/PRP/2/nsubj fled/VBD/0/root to/IN/4/case Chad/NNP/2/obl ,/,/6/punct guards/NNS/4/appos in/IN/8/case Mao/NNP/6/nmod allege/NNP/4/flat ././2/punct",
        {"guards": ("allege", "nsubj"), "allege": ("fled", "parataxis")},
    ),
    "a place compared with": (
        "They/PRP/2/nsubj grew/VBD/0/root faster/RBR/2/advmod than/IN/6/mark in/IN/6/case Chad/NNP/2/obl", {"Chad": ("grew", "advcl")},
    ),
    "a second description": (
        "They/PRP/2/nsubj sued/VBD/0/root Acme/NNP/2/obj ,/,/5/punct owner/NN/3/appos and/CC/7/cc seller/NN/3/conj ,/,/3/punct in/IN/10/case May/NNP/2/obl",
        {"seller": ("owner", "conj")},
    ),
    "an object taken for a conjunct": (
        "It/PRP/2/nsubj killed/VBD/0/root ten/CD/2/obj and/CC/6/cc injured/VBN/2/conj scores/NNS/2/conj", {"injured": ("killed", "conj"), "scores": ("injured", "obj"), "and": ("injured", "cc")},
    ),
    "what someone is before the subject": (
        "Daughter/NN/6/obl of/IN/3/case miners/NNS/1/nmod ,/,/1/punct she/PRP/6/nsubj led/VBD/0/root them/PRP/6/obj", {"Daughter": ("led", "dislocated")},
    ),
    "an order past a relative clause": (
        "They/PRP/2/nsubj ordered/VBD/0/root Chad/NNP/2/obj ,/,/6/punct which/WDT/6/nsubj fought/VBD/3/acl:relcl ,/,/9/punct to/TO/9/mark leave/VB/2/advcl", {"leave": ("ordered", "xcomp")},
    ),
    "an object taken for a later clause's subject": (
        "When/WRB/3/advmod cleaners/NNS/3/nsubj found/VBD/7/advcl scraps/NNS/7/nsubj:pass was/VBD/7/aux:pass he/PRP/7/nsubj:pass suspended/VBN/0/root", {"scraps": ("found", "obj")},
    ),
    "a participle before the subject": (
        "They/PRP/2/nsubj left/VBD/0/root after/IN/6/mark rising/VBG/6/advcl water/NN/6/obj kept/VBD/2/advcl divers/NNS/6/obj out/RP/6/compound:prt",
        {"water": ("kept", "nsubj"), "rising": ("water", "amod"), "after": ("kept", "mark")},
    ),
    "an amount behind a particle": (
        "Banks/NNS/2/nsubj wrote/VBD/0/root off/RP/2/compound:prt most/JJS/2/obl of/IN/6/case loans/NNS/4/obl", {"most": ("wrote", "obj"), "loans": ("most", "nmod")},
    ),
    "a dare": ("They/PRP/2/nsubj dared/VBD/0/root crews/NNS/2/obj to/TO/5/mark ram/VB/2/advcl it/PRP/5/obj", {"ram": ("dared", "xcomp")}),
    "a perfect": (
        "He/PRP/2/nsubj left/VBD/0/root and/CC/5/cc smiths/NNS/5/nsubj have/VBP/2/conj forged/VBN/2/conj knives/NNS/6/obj", {"forged": ("left", "conj"), "have": ("forged", "aux"), "smiths": ("forged", "nsubj")},
    ),
}  # fmt: skip
RIGHT = (
    "Prices/NNS/2/nsubj fell/VBD/0/root ,/,/4/punct experts/NNS/5/nsubj said/VBD/2/parataxis ,/,/5/punct as/IN/9/mark banks/NNS/9/nsubj closed/VBD/2/advcl",
    "They/PRP/2/nsubj went/VBD/0/root to/IN/4/case Rome/NNP/2/obl ,/,/7/punct a/DT/7/det city/NN/4/appos of/IN/9/case hills/NNS/7/nmod",
    "He/PRP/2/nsubj reads/VBZ/0/root of/IN/4/case loss/NN/2/obl and/CC/6/cc death/NN/4/conj",
    "As/IN/3/mark you/PRP/3/nsubj see/VBP/7/advcl it/PRP/7/nsubj:pass was/VBD/7/aux:pass Acme/NNP/7/nsubj:pass bought/VBN/0/root",
    "Did/VBD/3/aux owners/NNS/3/nsubj call/VB/0/root us/PRP/3/obj",
    "He/PRP/2/nsubj does/VBZ/0/root not/RB/5/advmod until/IN/5/case May/NNP/2/obl",
)  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_an_order_is_mended(name):
    text, expected = WRONG[name]
    assert arcs(text, expected) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_orders_stay(text):
    assert is_left_alone(text)
