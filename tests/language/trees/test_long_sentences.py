"""Second verbs, appositions and relative clauses of long sentences that hang on the wrong word, and what the words around decide."""

import pytest

from kg.language.trees.syntax import tree
from tests.language.docs import doc
from tests.language.trees.arcs import is_left_alone

MENDED = {
    "a second report": (
        "They/PRP/2/nsubj denied/VBD/0/root that/IN/5/mark rain/NN/5/nsubj fell/VBD/2/ccomp ,/,/7/punct said/VBD/2/parataxis crews/NNS/9/nsubj left/VBD/2/ccomp",
        {}, {"said": ("denied", "conj"), "left": ("said", "ccomp")},
    ),
    "a first report": (
        "They/PRP/2/nsubj denied/VBD/7/ccomp that/IN/5/mark rain/NN/5/nsubj fell/VBD/2/ccomp ,/,/2/punct said/VBD/0/root crews/NNS/9/nsubj left/VBD/7/ccomp",
        {}, {"said": ("denied", "conj"), "denied": ("denied", "ROOT")},
    ),
    "a promise behind what is told of others": (
        "He/PRP/2/nsubj refused/VBD/0/root ,/,/4/punct saying/VBG/2/advcl rents/NNS/7/nsubj had/VBD/7/aux risen/VBN/4/ccomp ,/,/10/punct but/CC/10/cc promised/VBN/7/conj "
        "to/TO/12/mark act/VB/10/xcomp", {}, {"promised": ("refused", "conj")},
    ),
    "a past tense beside an infinitive": (
        "Owners/NNS/2/nsubj plan/VBP/0/root to/TO/4/mark sue/VB/2/xcomp and/CC/6/cc demanded/VBD/4/conj refunds/NNS/6/obj", {}, {"demanded": ("plan", "conj")},
    ),
    "a past tense beside a participle": (
        "Chad/NNP/2/nsubj accused/VBD/0/root Mali/NNP/2/obj of/IN/6/mark having/VBG/6/aux lied/VBN/2/advcl ,/,/8/punct closed/VBD/6/conj roads/NNS/8/obj", {},
        {"closed": ("accused", "conj")},
    ),
    "a list in a relative clause": (
        "It/PRP/2/nsubj burst/VBD/0/root ,/,/4/punct releasing/VBG/2/advcl mud/NN/4/obj which/WDT/7/nsubj hit/VBD/5/acl:relcl farms/NNS/7/obj ,/,/10/punct killed/VBD/4/conj cows/NNS/10/obj "
        "and/CC/13/cc blocked/VBD/10/conj roads/NNS/13/obj", {}, {"killed": ("hit", "conj")},
    ),
    "a participle beside a relative clause": (
        "He/PRP/2/nsubj fled/VBD/0/root ,/,/4/punct leaving/VBG/2/advcl land/NN/4/obj that/WDT/8/obj they/PRP/8/nsubj held/VBD/5/acl:relcl and/CC/10/cc freeing/VBG/8/conj men/NNS/10/obj", {},
        {"freeing": ("leaving", "conj")},
    ),
    "a subject behind what is joined": (
        "Crews/NNS/2/nsubj voted/VBD/0/root on/IN/11/mark whether/IN/6/mark to/TO/6/mark join/VB/11/xcomp strikes/NNS/6/obj ,/,/10/punct and/CC/10/cc porters/NNS/7/conj plan/VBP/2/advcl walkouts/NNS/11/obj",
        {}, {"porters": ("plan", "nsubj"), "plan": ("voted", "conj"), "join": ("voted", "advcl")},
    ),
    "a passive beside a passive": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass met/VBN/0/root by/IN/5/case Lee/NNP/3/obl:agent ,/,/8/punct who/WP/8/nsubj fled/VBD/5/acl:relcl ,/,/12/punct but/CC/12/cc was/VBD/12/aux:pass told/VBN/8/conj",
        {}, {"told": ("met", "conj")},
    ),
    "who said it": (
        "We/PRP/2/nsubj need/VBP/5/ccomp tents/NNS/2/obj ,/,/2/punct said/VBD/0/root Lee/NNP/5/nsubj ,/,/9/punct who/WP/9/nsubj runs/VBZ/3/acl:relcl camps/NNS/9/obj", {},
        {"runs": ("Lee", "acl:relcl")},
    ),
    "who is accused": (
        "They/PRP/2/nsubj asked/VBD/0/root judges/NNS/2/obj about/IN/6/case Swede/NNP/6/compound accused/NN/2/obl of/IN/8/mark spying/VBG/2/advcl", {},
        {"Swede": ("asked", "obl"), "accused": ("Swede", "acl"), "spying": ("accused", "advcl")},
    ),
    "what is done to people": (
        "She/PRP/2/nsubj accused/VBD/0/root him/PRP/2/obj of/IN/6/case intimidating/JJ/6/amod staff/NN/2/obl", {}, {"intimidating": ("accused", "advcl"), "staff": ("intimidating", "obj")},
    ),
    "no infinitive": (
        "They/PRP/2/nsubj opened/VBD/0/root roads/NNS/2/obj to/TO/5/mark lorries/VB/2/advcl", {}, {"to": ("lorries", "case"), "lorries": ("opened", "obl")},
    ),
    "a share behind a phrase of the verb": (
        "It/PRP/2/nsubj pumps/VBZ/0/root 90/CD/4/nummod barrels/NNS/2/obj per/IN/6/case day/NN/2/obl ,/,/9/punct a/DT/9/det tenth/NN/4/appos", {}, {"tenth": ("pumps", "parataxis")},
    ),
    "who eats": (
        "He/PRP/2/nsubj saw/VBD/0/root herders/NNS/2/obj in/IN/6/case a/DT/6/det hut/NN/3/nmod eating/VBG/6/acl bread/NN/7/obj", {}, {"eating": ("herders", "acl")},
    ),
    "who cuts": (
        "He/PRP/2/nsubj found/VBD/0/root miners/NNS/2/obj in/IN/6/case a/DT/6/det hut/NN/2/obl cutting/VBG/2/advcl wires/NNS/7/obj", {}, {"cutting": ("miners", "acl")},
    ),
    "the name of a disease": (
        "A/DT/2/det disease/NN/8/nsubj of~of/IN/4/case goats/NNS/2/nmod known/VBN/4/acl as~as/IN/7/case pox/NN/5/obl spread/VBD/0/root", {}, {"known": ("disease", "acl")},
    ),
    "what controls it": (
        "An/DT/2/det alliance/NN/8/nsubj of~of/IN/4/case gangs/NNS/2/nmod that/WDT/6/nsubj controls/VBZ/4/acl:relcl it/PRP/6/obj fell/VBD/0/root", {}, {"controls": ("alliance", "acl:relcl")},
    ),
    "who spoke": (
        "Stay/VB/3/ccomp ,/,/3/punct said/VBD/0/root the/DT/5/det judge/NN/3/nsubj ,/,/7/punct Ann/NNP/3/nsubj Lee/NNP/7/flat", {"Ann Lee": "PERSON"}, {"Ann": ("judge", "appos")},
    ),
    "what it is": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass hit/VBN/0/root by/IN/5/case Alfa/NNP/3/obl:agent ,/,/8/punct the/DT/8/det body/NN/3/nsubj:pass that/WDT/11/obj exiles/NNS/11/nsubj founded/VBD/8/acl:relcl",
        {"Alfa": "ORG"}, {"body": ("Alfa", "appos")},
    ),
    "what a fronted name is": (
        "For/IN/2/case Alfa/NNP/9/obl ,/,/5/punct a/DT/5/det charity/NN/9/nsubj ,/,/5/punct few/JJ/8/amod wells/NNS/9/nsubj work/VBP/0/root", {"Alfa": "ORG"}, {"charity": ("Alfa", "appos")},
    ),
    "whose envoy left": (
        "It/PRP/2/nsubj hurt/VBD/0/root Chad/NNP/2/obj ,/,/6/punct whose/WP$/6/nmod:poss envoy/NN/3/appos ,/,/8/punct Lee/NNP/6/appos ,/,/6/punct left/VBD/2/conj", {},
        {"envoy": ("left", "nsubj"), "left": ("Chad", "acl:relcl")},
    ),
    "whose chief was held": (
        "Alfa/NNP/8/nsubj:pass ,/,/4/punct whose/WP$/4/nmod:poss chief/NN/1/appos Lee/NNP/4/appos ,/,/4/punct was/VBD/8/aux:pass held/VBN/12/ccomp by/IN/10/case Mali/NNP/12/nsubj ,/,/8/punct spoke/VBD/0/root",
        {}, {"chief": ("held", "nsubj:pass"), "held": ("Alfa", "acl:relcl"), "Mali": ("held", "obl:agent"), "Alfa": ("spoke", "nsubj")},
    ),
    "where boats sailed": (
        "They/PRP/2/nsubj hit/VBD/0/root boats/NNS/2/obj which/WDT/5/nsubj sailed/VBD/3/acl:relcl for/IN/7/case Perim/NNP/5/obl ,/,/11/punct where/WRB/11/advmod crews/NNS/11/nsubj live/VBP/3/acl:relcl", {},
        {"live": ("Perim", "acl:relcl")},
    ),
    "how they left": (
        "Envoys/NNS/2/nsubj left/VBD/0/root Oslo/NNP/2/obj empty/JJ/6/amod -/:/6/punct handed/JJ/2/xcomp", {"Oslo": "PLACE"}, {"handed": ("left", "advcl")},
    ),
}  # fmt: skip
KEPT = {
    "adjectives behind have": "Towns/NNS/2/nsubj have/VBP/0/root limited/VBN/4/amod means/NNS/2/obj",
    "an infinitive": "They/PRP/2/nsubj came/VBD/0/root to/TO/4/mark help/VB/2/advcl",
    "means of who finds": "He/PRP/2/nsubj found/VBD/0/root miners/NNS/2/obj in/IN/5/case huts/NNS/2/obl using/VBG/2/advcl dogs/NNS/6/obj",
    "what one may be accused of": "She/PRP/2/nsubj accused/VBD/0/root him/PRP/2/obj of/IN/6/case misleading/JJ/6/amod adverts/NNS/2/obl",
    "a share right behind": "It/PRP/2/nsubj pumps/VBZ/0/root 90/CD/4/nummod barrels/NNS/2/obj ,/,/7/punct a/DT/7/det tenth/NN/4/appos",
    "a list of people": "It/PRP/2/nsubj hit/VBD/0/root a/DT/4/det nurse/NN/2/obj ,/,/7/punct a/DT/7/det clerk/NN/4/conj ,/,/10/punct a/DT/10/det miner/NN/4/conj",
    "who would promise": "He/PRP/2/nsubj refused/VBD/0/root ,/,/4/punct saying/VBG/2/advcl owners/NNS/7/nsubj had/VBD/7/aux paid/VBN/4/ccomp but/CC/9/cc promised/VBN/7/conj help/NN/9/obj",
    "what two did": "He/PRP/2/nsubj met/VBD/0/root Lee/NNP/2/obj ,/,/6/punct who/WP/6/nsubj fled/VBD/3/acl:relcl ,/,/10/punct but/CC/10/cc was/VBD/10/aux:pass told/VBN/6/conj",
    "men of a group": "A/DT/2/det group/NN/7/nsubj of~of/IN/4/case men/NNS/2/nmod who/WP/6/nsubj fight/VBP/4/acl:relcl fled/VBD/0/root",
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_a_long_sentence_is_mended(name):
    text, ents, expected = MENDED[name]
    made = doc(text, ents=ents)
    table, forms = tree(made), [token.text for token in made]
    assert {word: (forms[table.head[i := forms.index(word)]], table.dep[i]) for word in expected} == expected


@pytest.mark.parametrize("name", KEPT)
def test_what_only_looks_like_it_stays(name):
    assert is_left_alone(KEPT[name])
