"""Clauses that hang on the wrong word although the words inside them hang on the right one, and what the words around decide."""

import pytest

from kg.language.trees.syntax import tree
from tests.language.docs import doc
from tests.language.trees.arcs import arcs, is_left_alone

WRONG = {
    "that in a clause of a noun without content": (
        "It/PRP/2/nsubj cut/VBD/0/root a/DT/4/det bonus/NN/2/obj that/IN/8/mark their/PRP$/7/nmod:poss union/NN/8/nsubj rejected/VBD/4/acl",
        {"that": ("rejected", "obj"), "rejected": ("bonus", "acl:relcl")},
    ),
    "that as an object of a clause of the verb above": (
        "Lee/NNP/2/nsubj lied/VBD/0/root ,/,/5/punct an/DT/5/det allegation/NN/2/parataxis that/IN/8/obj aides/NNS/8/nsubj rejected/VBD/2/ccomp", {"rejected": ("allegation", "acl:relcl")},
    ),
    "that as an object": (
        "It/PRP/2/nsubj cut/VBD/0/root a/DT/4/det bonus/NN/2/obj that/WDT/7/obj unions/NNS/7/nsubj rejected/VBD/4/acl", {"rejected": ("bonus", "acl:relcl")},
    ),
    "a number taken for a name's": (
        "It/PRP/2/nsubj gave/VBD/0/root the/DT/4/det town/NN/8/nmod:poss 's/POS/4/case school/NN/8/compound 300/CD/6/flat laptops/NNS/2/obj",
        {"school": ("gave", "iobj"), "300": ("laptops", "nummod"), "town": ("school", "nmod:poss")},
    ),
    "a headline's second verb under the first one's object": (
        "Court/NN/2/nsubj clears/VBZ/0/root mayor/NN/2/obj ,/,/6/punct fines/NN/6/compound aide/NN/3/appos", {"fines": ("clears", "conj"), "aide": ("fines", "obj")},
    ),
    "whom something was offered": (
        "It/PRP/2/nsubj cut/VBD/0/root a/DT/4/det bonus/NN/2/obj that/IN/7/mark he/PRP/7/nsubj offered/VBD/4/acl nurses/NNS/7/obj",
        {"that": ("offered", "obj"), "nurses": ("offered", "iobj")},
    ),
    "an object under a verb above": (
        "A/DT/2/det ransom/NN/0/root that/WDT/5/obj they/PRP/5/nsubj refused/VBD/2/acl:relcl to/TO/7/mark pay/VB/5/xcomp", {"that": ("pay", "obj")},
    ),
    "the subject of what is said": (
        "Rebels/NNS/9/nsubj who/WP/7/obj the/DT/4/det army/NN/5/nsubj says/VBZ/1/acl:relcl have/VBP/7/aux burned/VBN/1/acl:relcl farms/NNS/7/obj fled/VBD/0/root",
        {"burned": ("says", "ccomp"), "who": ("burned", "nsubj")},
    ),
    "what is whose and is destroyed": (
        "Families/NNS/0/root whose/WP$/3/nmod:poss homes/NNS/1/acl:relcl the/DT/5/det pipe/NN/6/nsubj:pass destroyed/VBN/3/acl",
        {"homes": ("destroyed", "obj"), "pipe": ("destroyed", "nsubj"), "destroyed": ("Families", "acl:relcl")},
    ),
    "an order behind an insertion": (
        "It/PRP/2/nsubj ordered/VBD/0/root Chad/NNP/2/obj ,/,/6/punct which/WDT/6/nsubj resisted/VBD/3/acl:relcl ,/,/9/punct to/TO/9/mark pay/VB/6/advcl",
        {"pay": ("ordered", "xcomp")},
    ),
    "two phrases behind a verb of giving": (
        "They/PRP/2/nsubj sold/VBD/0/root the/DT/6/det army/NN/6/compound four/CD/6/nummod helicopters/NNS/2/obj", {"army": ("sold", "iobj"), "the": ("army", "det")},
    ),
    "who received it": (
        "Aid/NN/0/root that/WDT/4/obj they/PRP/4/nsubj paid/VBD/1/acl:relcl farmers/NNS/4/obj", {"farmers": ("paid", "iobj")},
    ),
    "a second place beside a meeting": (
        "They/PRP/2/nsubj testified/VBD/0/root at/IN/5/case a/DT/5/det meeting/NN/2/obl of~of/IN/8/case the/DT/8/det council/NN/5/nmod ,/,/11/punct in/IN/11/case parliament/NN/5/nmod",
        {"parliament": ("testified", "obl")},
    ),
    "a second verb of a headline": (
        "Court/NN/2/nsubj frees/VBZ/0/root ex-aide/NN/2/obj ,/,/5/punct orders/NNS/2/parataxis retrial/NN/5/advmod", {"orders": ("frees", "conj"), "retrial": ("orders", "obj")},
    ),
    "a verb taken for a compound": (
        "Police/NNS/2/nsubj act/VBP/0/root after/IN/6/case blast/NN/5/compound rocks/NNS/6/compound market/NN/2/obl",
        {"blast": ("rocks", "nsubj"), "market": ("rocks", "obj"), "rocks": ("act", "advcl")},
    ),
    "by whom in a long event": (
        "The/DT/2/det arrest/NN/8/nsubj of/IN/4/case leaders/NNS/2/nmod by/IN/6/case police/NNS/4/nmod was/VBD/8/cop brutal/JJ/0/root", {"police": ("arrest", "nmod")},
    ),
    "what is in a place and what is done to the place": (
        "They/PRP/2/nsubj found/VBD/0/root it/PRP/2/obj in/IN/6/case a/DT/6/det lake/NN/2/obl that/WDT/9/obj mines/NNS/9/nsubj drained/VBD/3/acl:relcl",
        {"drained": ("lake", "acl:relcl")},
    ),
    "what was lent to whom": (
        "A/DT/2/det boat/NN/0/root that/IN/5/mark mines/NNS/5/nsubj lent/VBD/2/acl:relcl rescuers/NNS/5/iobj", {"that": ("lent", "obj")},
    ),
    "a possessor of who receives": (
        "They/PRP/2/nsubj lent/VBD/0/root Chad/NNP/5/nmod:poss 's/POS/3/case guard/NN/7/compound two/CD/7/nummod boats/NNS/2/obj", {"guard": ("lent", "iobj")},
    ),
    "over before a sum": (
        "They/PRP/2/nsubj tried/VBD/0/root bankers/NNS/2/iobj over/RB/5/advmod $/$/7/compound 9/CD/5/nummod fraud/NN/2/obj",
        {"fraud": ("tried", "obl"), "over": ("fraud", "case"), "bankers": ("tried", "obj")},
    ),
    "who is denied something": ("Man/NN/2/nsubj denied/VBD/0/root insurance/NN/2/obj", {"Man": ("denied", "nsubj:pass")}),
    "a subject before the report": (
        "The/DT/2/det boat/NN/5/nsubj ,/,/2/punct Lee/NNP/5/nsubj said/VBD/0/root ,/,/7/punct left/VBD/5/ccomp early/RB/7/advmod", {"boat": ("left", "nsubj")},
    ),
    "forces are agents": (
        "A/DT/2/det farm/NN/0/root surrounded/VBN/2/acl by/IN/6/case special/JJ/6/amod forces/NNS/3/obl:agent", {"forces": ("surrounded", "obl:agent")},
    ),
    "a clause behind a conjunction and an insertion": (
        "Poland/NNP/2/nsubj abstained/VBD/0/root and/CC/4/cc Austria/NNP/2/obj ,/,/7/punct which/WDT/7/nsubj drafted/VBD/4/acl:relcl it/PRP/7/obj ,/,/4/punct left/VBD/2/conj",
        {"Austria": ("left", "nsubj"), "and": ("left", "cc")},
    ),
    "a clause that is told, taken for the clause before": (
        "Aides/NNS/2/nsubj left/VBD/11/ccomp ,/,/6/punct and/CC/6/cc his/PRP$/6/nmod:poss wife/NN/1/conj ,/,/8/punct Ann/NNP/6/appos Lee/NNP/8/flat ,/,/6/punct told/VBD/0/root "
        "Reuters/NNP/11/iobj he/PRP/14/nsubj slept/VBD/11/ccomp",
        {"left": ("left", "ROOT"), "told": ("left", "conj"), "wife": ("told", "nsubj"), "and": ("told", "cc"), "slept": ("told", "ccomp")},
    ),
    "with whom something is talked over": (
        "They/PRP/2/nsubj discussed/VBD/0/root the/DT/4/det sale/NN/2/obj of~of/IN/6/case mines/NNS/4/nmod with/IN/8/case investors/NNS/6/nmod", {"investors": ("discussed", "obl")},
    ),
    "what is ordered done": (
        "Courts/NNS/2/nsubj ordered/VBD/0/root fishermen/NNS/2/obj held/VBN/2/ccomp in/IN/6/case May/NNP/4/obl", {"fishermen": ("held", "nsubj:pass"), "held": ("ordered", "ccomp")},
    ),
    "of what someone is accused": (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root by/IN/5/case boards/NNS/3/obl:agent named/VBN/5/acl by/IN/8/case kings/NNS/6/obl:agent "
        "of/IN/10/mark lying/VBG/6/advcl",
        {"lying": ("accused", "advcl")},
    ),
    "a second verb taken for a compound": (
        "Court/NN/2/nsubj clears/VBZ/0/root boss/NN/2/obj ,/,/6/punct fines/NNS/6/compound aide/NN/2/parataxis", {"fines": ("clears", "conj"), "aide": ("fines", "obj")},
    ),
    "a first verb taken for a compound": (
        "Senate/NNP/2/nsubj passes/VBZ/3/compound budget/NN/5/nsubj ,/,/5/punct rejects/VBZ/0/root tax/NN/5/obj",
        {"passes": ("passes", "ROOT"), "budget": ("passes", "obj"), "rejects": ("passes", "conj")},
    ),
    "the only verb taken for a compound": (
        "EU/NNP/2/compound fines/NNS/3/compound chipmaker/NN/0/root over/IN/5/case cartel/NN/3/nmod",
        {"EU": ("fines", "nsubj"), "fines": ("fines", "ROOT"), "chipmaker": ("fines", "obj"), "cartel": ("fines", "obl")},
    ),
    "a first verb with a preposition taken for a subject": (
        "Striker/NN/2/compound signs/NNS/6/nsubj for/IN/4/case Milan/NNP/2/nmod ,/,/6/punct leaves/VBZ/0/root Porto/NNP/6/obj",
        {"Striker": ("signs", "nsubj"), "signs": ("signs", "ROOT"), "Milan": ("signs", "obl"), "leaves": ("signs", "conj")},
    ),
    "which beside a subject": (
        "The/DT/2/det engine/NN/0/root ,/,/7/punct which/WDT/7/nsubj:pass crews/NNS/7/nsubj had/VBD/7/aux replaced/VBN/2/acl:relcl", {"which": ("replaced", "obj")},
    ),
    "clauses of one quotation": (
        "The/DT/2/det boat/NN/5/nsubj ,/,/2/punct Lee/NNP/5/nsubj said/VBD/0/root ,/,/7/punct left/VBD/5/ccomp port/NN/7/obj ,/,/10/punct sank/VBD/5/ccomp",
        {"boat": ("left", "nsubj"), "sank": ("left", "conj")},
    ),
}  # fmt: skip

RIGHT = (
    "The/DT/2/det claim/NN/7/nsubj that/IN/5/mark troops/NNS/5/nsubj fired/VBD/2/acl was/VBD/7/cop false/JJ/0/root",
    "Families/NNS/0/root whose/WP$/3/nmod:poss homes/NNS/4/nsubj burned/VBD/1/acl:relcl",
    "They/PRP/2/nsubj gave/VBD/0/root the/DT/5/det police/NN/5/compound chiefs/NNS/2/obj",
    "Kenya/NNP/2/compound sports/NNS/3/compound minister/NN/0/root in/IN/5/case court/NN/3/nmod",
    "An/DT/2/det attack/NN/8/nsubj on/IN/5/case a/DT/5/det train/NN/2/nmod that/WDT/7/nsubj carried/VBD/2/acl:relcl failed/VBD/0/root",
    "Police/NNS/2/nsubj report/VBP/0/root two/CD/4/nummod deaths/NNS/2/obj ,/,/6/punct injuries/NNS/4/conj",
    "\"/``/3/punct We/PRP/3/nsubj left/VBD/8/ccomp ,/,/3/punct \"/''/3/punct he/PRP/8/nsubj has/VBZ/8/aux said/VBN/0/root \"/``/12/punct as/IN/12/mark fires/NNS/12/nsubj spread/VBD/3/advcl",
    "They/PRP/2/nsubj discussed/VBD/0/root ties/NNS/2/obj with/IN/5/case investors/NNS/3/nmod",
    "They/PRP/2/nsubj discussed/VBD/0/root pumps/NNS/2/obj with/IN/5/case filters/NNS/3/nmod",
    "She/PRP/2/nsubj hates/VBZ/0/root cutting/VBG/2/xcomp pay/NN/3/obj and/CC/6/cc increasing/VBG/3/conj rents/NNS/6/obj",
    "Navies/NNS/2/nsubj demanded/VBD/0/root ships/NNS/2/obj built/VBN/2/xcomp there/RB/4/advmod",
)  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_clause_is_mended(name):
    text, expected = WRONG[name]
    assert arcs(text, expected) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_trees_stay(text):
    assert is_left_alone(text)


DEPICTED = "Envoys/NNS/2/nsubj left/VBD/0/root Oslo/NNP/2/obj disappointed/JJ/2/xcomp"
CAUSED = "Storms/NNS/2/nsubj left/VBD/0/root Oslo/NNP/2/obj disappointed/JJ/2/xcomp"


@pytest.mark.parametrize(("text", "label"), [(DEPICTED, "advcl"), (CAUSED, "xcomp")])
def test_who_leaves_a_place_is_of_a_mood_and_not_the_place(text, label):
    assert tree(doc(text, ents={"Oslo": "PLACE"})).dep[3] == label


def test_that_is_a_pronoun_in_a_relative_clause():
    made = doc("It/PRP/2/nsubj is/VBZ/0/root a/DT/4/det claim/NN/2/obj that/IN/7/obj they/PRP/7/nsubj reject/VBP/4/acl:relcl")
    assert tree(made).tag[4] == "WDT"


def test_initials_are_no_pronoun():
    made = doc("WHO/WP/3/nsubj to/TO/3/mark act/VB/0/root")
    assert tree(made).tag[0] == "NNP"
