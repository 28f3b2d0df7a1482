"""Trees as parsers get them wrong, and the arcs that the words around decide; right trees stay as they are."""

import pytest

from kg.language.trees.mend import RULES, repairs, without_circles
from kg.language.trees.syntax import Tree, tree
from tests.language.docs import doc

WRONG = {
    "who is named": (
        "Owners/NNS/2/nsubj named/VBD/0/root Lee/NNP/5/compound chief/JJ/5/amod executive/NN/2/xcomp", "Lee", "named", "obj",
    ),
    "a second subject after the verb": ("Leaders/NNS/2/nsubj urged/VBD/0/root Modi/NNP/2/nsubj to/TO/5/mark resign/VB/2/xcomp", "Modi", "urged", "obj"),
    "an agent without by": ("He/PRP/3/nsubj:pass was/VBD/3/aux:pass beaten/VBN/0/root with/IN/5/case pipes/NNS/3/obl:agent", "pipes", "beaten", "obl"),
    "a by-phrase of a passive": ("He/PRP/3/nsubj:pass was/VBD/3/aux:pass beaten/VBN/0/root by/IN/5/case guards/NNS/3/obl", "guards", "beaten", "obl:agent"),
    "whose by-phrase is the object's": (
        "They/PRP/2/nsubj came/VBD/0/root but/CC/4/cc denied/VBN/2/conj claims/NNS/4/obj by/IN/7/case rebels/NNS/4/obl:agent", "rebels", "claims", "nmod",
    ),
    "a subject with a preposition": (
        "They/PRP/2/nsubj denied/VBD/0/root claims/NNS/2/obj by/IN/5/case rebels/NNS/2/nsubj", "rebels", "claims", "nmod",
    ),
    "a past tense taken for a noun": (
        "They/PRP/2/nsubj fled/VBD/0/root after/IN/6/mark a/DT/5/det dam/NN/6/nsubj burst/NN/2/obl overnight/RB/6/advmod", "burst", "fled", "advcl",
    ),
    "whose word it is": (
        "Khan/NNP/7/nsubj ,/,/7/punct according/VBG/6/case to/IN/3/fixed a/DT/6/det panel/NN/7/nsubj fled/VBD/0/root", "panel", "fled", "obl",
    ),
    "what was given, not when": (
        "Gifts/NNS/0/root that/WDT/5/obl:unmarked the/DT/4/det king/NN/5/nsubj paid/VBD/1/acl:relcl farmers/NNS/5/iobj", "that", "paid", "obj",
    ),
    "what a preposition stands before": (
        "The/DT/2/det leader/NN/7/nsubj of/IN/5/case the/DT/5/det opposition/NN/6/nmod:desc Lee/NNP/2/appos left/VBD/0/root", "opposition", "leader", "nmod",
    ),
    "a particle taken for a mark": (
        "Lee/NNP/2/nsubj pulled/VBD/0/root out/IN/5/mark of/IN/5/mark buying/VBG/2/advcl it/PRP/5/obj", "out", "pulled", "compound:prt",
    ),
    "the object of a conjunct": (
        "They/PRP/2/nsubj share/VBP/0/root cars/NNS/2/obj and/CC/5/cc test/VBP/2/conj engines/NNS/3/conj", "engines", "test", "obj",
    ),
    "an infinitive beside a deed": (
        "Lee/NNP/2/nsubj promised/VBD/0/root peace/NN/2/obj and/CC/6/cc to/TO/6/mark leave/VB/2/conj", "leave", "promised", "xcomp",
    ),
    "what money is": (
        "They/PRP/2/nsubj paid/VBD/0/root $/$/2/obj 3/CD/3/nummod in/IN/6/case damages/NNS/2/obl", "damages", "$", "nmod",
    ),
    "a gerund on the agent": (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root by/IN/5/case rivals/NNS/3/obl:agent of/IN/7/mark lying/VBG/5/acl",
        "lying", "accused", "advcl",
    ),
    "a subject beside its verb": (
        "Prices/NNS/2/nsubj fell/VBD/0/root ,/,/5/punct the/DT/5/det ministry/NN/2/parataxis reports/VBZ/2/parataxis", "ministry", "reports", "nsubj",
    ),
    "an apposition beside its verb": (
        "Prices/NNS/2/nsubj fell/VBD/0/root ,/,/5/punct the/DT/5/det ministry/NN/2/appos reports/VBZ/2/parataxis", "ministry", "reports", "nsubj",
    ),
    "what kills is the attack": (
        "The/DT/2/det attack/NN/8/nsubj on/IN/5/case a/DT/5/det train/NN/2/nmod that/WDT/7/nsubj killed/VBD/5/acl:relcl ended/VBD/0/root",
        "killed", "attack", "acl:relcl",
    ),
    "what someone is called": (
        "Fans/NNS/2/nsubj called/VBD/0/root the/DT/4/det referee/NN/2/obj a/DT/6/det cheat/NN/2/obj", "cheat", "called", "xcomp",
    ),
    "two subjects side by side": (
        "The/DT/2/det freight/NN/4/nsubj train/NN/4/nsubj derailed/VBD/0/root", "freight", "train", "compound",
    ),
    "who gets the second object": (
        "Neighbours/NNS/2/nsubj built/VBD/0/root the/DT/4/det widow/NN/2/obj a/DT/6/det house/NN/2/obj", "widow", "built", "iobj",
    ),
    "a past tense after an infinitive": (
        "He/PRP/2/nsubj agreed/VBD/0/root to/TO/4/mark pay/VB/2/xcomp and/CC/6/cc apologised/VBD/4/conj", "apologised", "agreed", "conj",
    ),
    "a second modifier behind a conjunction": (
        "Talks/NNS/6/nsubj between/IN/3/case miners/NNS/1/nmod and/CC/5/cc owners/NNS/1/nmod failed/VBD/0/root", "owners", "miners", "conj",
    ),
    "an active past tense": ("The/DT/2/det train/NN/3/nsubj:pass derailed/VBD/0/root", "train", "derailed", "nsubj"),
    "an object with a preposition": ("Oslo/NNP/2/nsubj jailed/VBD/0/root him/PRP/2/obj over/IN/5/case fraud/NN/2/obj", "fraud", "jailed", "obl"),
    "a noun's own preposition": (
        "They/PRP/2/nsubj halted/VBD/0/root the/DT/4/det probe/NN/2/obj into/IN/6/case trips/NNS/2/obl", "trips", "probe", "nmod",
    ),
    "an object behind another clause's verb": (
        "Mobs/NNS/2/nsubj forced/VBD/0/root shops/NNS/2/obj to/TO/5/mark shut/VB/2/xcomp and/CC/7/cc burned/VBD/2/conj tyres/NNS/5/obj", "tyres", "burned", "obj",
    ),
    "an object of the second of two verbs": (
        "They/PRP/2/nsubj voiced/VBD/0/root concern/NN/2/obj and/CC/5/cc feigned/VBD/2/conj haste/NN/2/obj", "haste", "feigned", "obj",
    ),
    "an object of a noun": (
        "Parliament/NN/2/nsubj passed/VBD/0/root on/IN/5/case second/JJ/5/amod reading/NN/2/obl the/DT/7/det bill/NN/5/obj", "bill", "passed", "obj",
    ),
    "what someone is told of": (
        "Ito/NNP/2/nsubj assured/VBD/0/root the/DT/4/det king/NN/2/obj of/IN/7/case his/PRP$/7/nmod:poss loyalty/NN/4/nmod", "loyalty", "assured", "obl",
    ),
    "a relative clause that does not agree": (
        "They/PRP/2/nsubj cut/VBD/0/root the/DT/4/det budget/NN/2/obj of/IN/6/case museums/NNS/4/nmod that/WDT/9/nsubj are/VBP/9/cop empty/JJ/4/acl:relcl",
        "empty", "museums", "acl:relcl",
    ),
    "one of several who does something": (
        "He/PRP/4/nsubj is/VBZ/4/cop the/DT/4/det one/CD/0/root of/IN/7/case the/DT/7/det men/NNS/4/nmod who/WP/9/nsubj runs/VBZ/7/acl:relcl it/PRP/9/obj",
        "runs", "one", "acl:relcl",
    ),
    "what someone is let do": (
        "Laws/NNS/2/nsubj allow/VBP/0/root men/NNS/2/obj who/WP/5/nsubj served/VBD/3/acl:relcl to/TO/7/mark vote/VB/5/advcl", "vote", "allow", "xcomp",
    ),
    "the ending of a possessor": (
        "Lee/NNP/3/nmod:poss 's/POS/3/case crew/NN/4/nsubj left/VBD/0/root", "'s", "Lee", "case",
    ),
    "a base form beside a past tense": (
        "They/PRP/2/nsubj passed/VBD/0/root laws/NNS/2/obj that/WDT/6/nsubj would/MD/6/aux cut/VB/3/acl:relcl aid/NN/6/obj and/CC/9/cc close/VB/2/conj shops/NNS/9/obj",
        "close", "cut", "conj",
    ),
    "another name of a person": (
        "A/DT/2/det plane/NN/9/nsubj with/IN/4/case Lee/NNP/2/nmod ,/,/6/punct known/VBN/2/acl as/IN/8/case Bo/NNP/6/obl left/VBD/0/root", "known", "Lee", "acl",
    ),
    "what is reported of someone": (
        "Radio/NNP/2/nsubj reported/VBD/0/root two/CD/4/nummod men/NNS/2/obj had/VBD/6/aux died/VBN/2/ccomp", "men", "died", "nsubj",
    ),
    "a past tense beside what is told in the present": (
        "The/DT/2/det firm/NN/3/nsubj said/VBD/0/root rates/NNS/6/nsubj are/VBP/6/cop high/JJ/3/ccomp and/CC/8/cc asked/VBD/6/conj for/IN/10/case help/NN/8/obl",
        "asked", "said", "conj",
    ),
    "a teller behind what is told": (
        "He/PRP/2/nsubj resigned/VBD/6/ccomp ,/,/2/punct a/DT/5/det friend/NN/2/nsubj told/VBD/0/root Reuters/NNP/6/iobj", "friend", "told", "nsubj",
    ),
    "a conjunction before a subject": (
        "It/PRP/2/nsubj ended/VBD/0/root after/IN/4/case Oslo/NNP/5/nsubj paid/VBD/2/advcl", "after", "paid", "mark",
    ),
    "an object behind a particle": (
        "They/PRP/2/nsubj put/VBD/0/root off/RP/2/compound:prt the/DT/5/det launch/NN/2/obl", "launch", "put", "obj",
    ),
    "who is offered something": (
        "They/PRP/2/nsubj offered/VBD/0/root the/DT/4/det rebels/NNS/2/obl an/DT/6/det amnesty/NN/2/obj", "rebels", "offered", "iobj",
    ),
    "a past tense behind a conjunction": (
        "Six/CD/2/nsubj died/VBD/0/root when/WRB/6/advmod the/DT/5/det train/NN/6/nsubj:pass derailed/VBN/2/advcl", "train", "derailed", "nsubj",
    ),
    "what someone is accused of": (
        "They/PRP/2/nsubj accused/VBD/0/root the/DT/4/det firm/NN/2/obj of/IN/6/case fraud/NN/4/nmod", "fraud", "accused", "obl",
    ),
    "a place with where": (
        "There/EX/2/expl is/VBZ/0/root rice/NN/2/nsubj in/IN/6/case the/DT/6/det capital/NN/3/nmod ,/,/10/punct where/WRB/10/advmod shops/NNS/10/nsubj opened/VBD/3/acl:relcl",
        "opened", "capital", "acl:relcl",
    ),
    "a place behind what is there": (
        "There/EX/2/expl is/VBZ/0/root need/NN/2/nsubj of/IN/5/case rice/NN/3/nmod in/IN/7/case Accra/NNP/2/obl ,/,/11/punct where/WRB/11/advmod shops/NNS/11/nsubj closed/VBD/5/acl:relcl",
        "closed", "Accra", "acl:relcl",
    ),
    "what someone waits for": (
        "They/PRP/2/nsubj waited/VBD/0/root in/IN/4/case lines/NNS/2/obl for/IN/6/case bread/NN/4/nmod", "bread", "waited", "obl",
    ),
    "what something is based on": (
        "They/PRP/2/nsubj based/VBD/0/root a/DT/4/det report/NN/2/obj on/IN/6/case talks/NNS/4/nmod", "talks", "based", "obl",
    ),
    "what someone is provided with": (
        "Lee/NNP/2/nsubj provided/VBD/0/root Iran/NNP/2/obj with/IN/5/case pumps/NNS/3/nmod", "pumps", "provided", "obl",
    ),
    "what something continues to be": (
        "He/PRP/2/nsubj continues/VBZ/0/root to/TO/5/mark be/VB/5/cop mayor/NN/2/nsubj", "mayor", "continues", "xcomp",
    ),
    "whom a report tells of, taken for a second subject": (
        "Radio/NNP/2/nsubj reports/VBZ/0/root Lee/NNP/2/nsubj defended/VBD/2/ccomp it/PRP/4/obj", "Lee", "defended", "nsubj",
    ),
    "some of which are paid": (
        "It/PRP/2/nsubj cut/VBD/0/root aid/NN/2/obj to/IN/5/case farms/NNS/3/nmod ,/,/11/punct most/JJS/11/nsubj:pass of/IN/9/case which/WDT/7/nmod were/VBD/11/aux:pass closed/VBN/2/parataxis",
        "closed", "farms", "acl:relcl",
    ),
}  # fmt: skip

RIGHT = [
    "The/DT/2/det price/NN/4/nsubj:pass was/VBD/4/aux:pass cut/VBN/0/root by/IN/7/case 5/CD/7/nummod percent/NN/4/obl",
    "He/PRP/3/nsubj:pass was/VBD/3/aux:pass killed/VBN/0/root by/IN/5/case accident/NN/3/obl",
    "Rates/NNS/2/nsubj rose/VBD/0/root in/IN/4/case May/NNP/2/obl ,/,/7/punct which/WDT/7/nsubj hurt/VBD/2/advcl:relcl builders/NNS/7/obj",
    "“/``/4/punct No/UH/4/discourse ”/''/4/punct said/VBD/0/root Modi/NNP/4/nsubj",
    "They/PRP/2/nsubj built/VBD/0/root homes/NNS/2/obj by/IN/5/case rivers/NNS/2/obl",
    "He/PRP/2/nsubj sold/VBD/0/root shares/NNS/2/obj to/TO/5/mark pay/VB/2/advcl debts/NNS/5/obj",
    "They/PRP/2/nsubj elected/VBD/0/root Lula/NNP/2/obj on/IN/5/case Sunday/NNP/2/obl",
    "Lee/NNP/2/nsubj said/VBD/0/root it/PRP/6/nsubj is/VBZ/6/cop a/DT/6/det shield/NN/2/ccomp ,/,/8/punct limited/VBN/6/conj in/IN/10/case size/NN/8/obl",
    "The/DT/2/det man/NN/3/nsubj left/VBD/0/root homes/NNS/3/obj that/WDT/6/nsubj burned/VBD/4/acl:relcl and/CC/9/cc was/VBD/9/aux:pass jailed/VBN/3/conj",
    "The/DT/2/det man/NN/2/nsubj ,/,/5/punct who/WP/5/nsubj says/VBZ/2/acl:relcl he/PRP/7/nsubj lied/VBD/5/ccomp ,/,/5/punct left/VBD/0/root",
]


def read(sentence):
    names = {"Lee": "PERSON", "Bo": "PERSON", "Accra": "PLACE", "$": "MONEY"}
    return doc(sentence, ents={name: label for name, label in names.items() if f" {name}/" in f" {sentence}"})


def words(made):
    return [token.text for token in made]


@pytest.mark.parametrize(("sentence", "word", "head", "label"), WRONG.values(), ids=WRONG)
def test_wrong_arcs_are_mended(sentence, word, head, label):
    made = read(sentence)
    table, i = tree(made), words(made).index(word)
    assert (made[table.head[i]].text, table.dep[i]) == (head, label)
    assert i in table.children[table.head[i]]


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_arcs_stay(sentence):
    made = doc(sentence)
    assert repairs(made, Tree(made)) == {}
    assert tree(made).head == [t.head.i for t in made]


def test_a_reporting_verb_at_the_end_that_was_taken_for_a_noun():
    made = doc(
        "Prices/NNS/2/nsubj fell/VBD/0/root ,/,/6/punct the/DT/6/det trade/NN/6/compound ministry/NN/2/parataxis of/IN/8/case Kenya/NNP/6/nmod reports/NNS/8/acl:relcl ././2/punct"
    )
    table = tree(made)
    assert (table.head[8], table.dep[8], table.pos[8]) == (1, "parataxis", "VERB")
    assert (table.head[5], table.dep[5]) == (8, "nsubj")


def test_a_verb_of_a_noun_without_a_subject_is_a_participle():
    table = tree(doc("The/DT/2/det law/NN/7/nsubj ,/,/4/punct passed/VBD/2/acl in/IN/6/case May/NNP/4/obl stands/VBZ/0/root"))
    assert (table.tag[3], table.morph[3]) == ("VBN", "Tense=Past|VerbForm=Part|Voice=Pass")


def test_every_rule_has_a_wrong_tree_here():
    trees = [(read(sentence), word) for sentence, word, *_ in WRONG.values()]
    assert {made[words(made).index(word)].dep_ for made, word in trees} == set(RULES)


REBUILT = {
    "fighting in a valley": (
        "Six/CD/2/nsubj died/VBD/0/root during/IN/4/mark fighting/VBG/2/advcl in/IN/7/case the/DT/7/det valley/NN/4/obl", {},
        {"fighting": ("died", "obl"), "during": ("fighting", "case"), "valley": ("fighting", "nmod")},
    ),
    "a preposition of the office": (
        "The/DT/2/det secretary/NN/7/nsubj of/IN/5/case State/NNP/2/nmod Lee/NNP/2/nmod just/RB/7/advmod left/VBD/0/root", {"Lee": "PERSON"},
        {"of": ("State", "case"), "Lee": ("secretary", "flat")},
    ),
    "a gap that is taken for one name": (
        "Greens/NNPS/2/nsubj won/VBD/0/root 20/CD/4/nummod seats/NNS/2/obj and/CC/7/cc Labour/NNP/7/compound 31/CD/2/dep", {"Greens": "GROUP", "Labour 31": "ORG"},
        {"Labour": ("won", "conj"), "31": ("Labour", "orphan")},
    ),
    "a city that is called home": (
        "Painters/NNS/2/nsubj call/VBP/0/root New/NNP/4/amod Orleans/NNP/5/compound home/NN/2/obj", {"New Orleans": "PLACE"}, {"Orleans": ("call", "obj"), "home": ("call", "xcomp")},
    ),
    "no place is who": (
        "It/PRP/2/nsubj feeds/VBZ/0/root orphans/NNS/2/obj from/IN/6/case the/DT/6/det region/NN/3/nmod who/WP/9/nsubj have/VBP/9/aux fled/VBN/6/acl:relcl", {},
        {"fled": ("orphans", "acl:relcl")},
    ),
    "no person is which": (
        "It/PRP/2/nsubj killed/VBD/0/root members/NNS/2/obj of~of/IN/6/case a/DT/6/det force/NN/3/nmod ,/,/9/punct which/WDT/9/nsubj responded/VBD/3/acl:relcl", {},
        {"responded": ("force", "acl:relcl")},
    ),
    "the state that has a name": (
        "They/PRP/2/nsubj found/VBD/0/root bodies/NNS/2/obj in/IN/6/case the/DT/6/det state/NN/2/obl of~of/IN/8/case Bihar/NNP/6/nmod where/WRB/11/advmod ferries/NNS/11/nsubj "
        "sank/VBD/3/acl:relcl", {"Bihar": "PLACE"}, {"sank": ("state", "acl:relcl")},
    ),
    "what came of it": (
        "They/PRP/2/nsubj shut/VBD/0/root mines/NNS/2/obj ,/,/7/punct thus/RB/6/advmod raising/VBG/7/amod prices/NNS/3/conj", {},
        {"raising": ("shut", "advcl"), "prices": ("raising", "obj")},
    ),
    "an inserted report": (
        "The/DT/2/det fire/NN/7/nsubj ,/,/5/punct police/NNS/5/nsubj believe/VBP/2/acl:relcl ,/,/5/punct started/VBD/0/root ././7/punct", {},
        {"believe": ("started", "parataxis")},
    ),
    "a title of two words": (
        "Attorney/NN/3/nmod:desc General/NN/3/nmod:desc Idris/NNP/4/nsubj resigned/VBD/0/root", {}, {"Attorney": ("General", "compound")},
    ),
    "what is said": (
        "A/DT/2/det rumour/NN/7/nsubj that/WDT/5/obj Acme/NNP/5/nsubj sold/VBD/2/acl:relcl clubs/NNS/5/obj spread/VBD/0/root", {},
        {"that": ("sold", "mark"), "sold": ("rumour", "acl")},
    ),
    "a condition": (
        "Provided/VBN/7/advcl that/IN/4/mark owners/NNS/4/nsubj agree/VBP/1/ccomp ,/,/1/punct it/PRP/7/nsubj ends/VBZ/0/root", {},
        {"Provided": ("agree", "mark"), "agree": ("ends", "advcl")},
    ),
    "what they passed on": (
        "Loans/NNS/6/nsubj that/WDT/5/obl they/PRP/5/nsubj had/VBD/5/aux sold/VBN/1/acl:relcl failed/VBD/0/root", {}, {"that": ("sold", "obj")},
    ),
    "a dateline in capitals": (
        "LIMA/NNP/3/compound -/:/4/punct police/NNS/4/nsubj left/VBD/0/root", {}, {"LIMA": ("left", "dep")},
    ),
    "authorities are told to act": (
        "It/PRP/2/nsubj called/VBD/0/root on/IN/5/case the/DT/5/det authorities/NNS/2/obl to/TO/7/mark act/VB/2/advcl", {}, {"act": ("called", "advcl")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REBUILT)
def test_phrases_are_rebuilt(name):
    sentence, ents, wanted = REBUILT[name]
    made = doc(sentence, ents=ents)
    table, where = tree(made), words(made)
    assert {word: (where[table.head[where.index(word)]], table.dep[where.index(word)]) for word in wanted} == wanted


@pytest.mark.parametrize(("sentence", "word", "tag"), [
    (WRONG["a past tense taken for a noun"][0], "burst", "VBD"),
    (REBUILT["fighting in a valley"][0], "fighting", "NN"),
    (REBUILT["what is said"][0], "that", "IN"),
])  # fmt: skip
def test_a_label_brings_its_tag(sentence, word, tag):
    made = doc(sentence)
    assert tree(made).tag[words(made).index(word)] == tag


def test_repairs_that_hang_words_on_one_another_are_given_up():
    heads = [1, 1, 1, 2]  # word 1 is the root
    assert without_circles(heads, {0: (2, "obj"), 3: (1, "obl")}) == {0: (2, "obj"), 3: (1, "obl")}
    assert without_circles(heads, {2: (3, "nsubj")}) == {}
    kept = without_circles(heads, {1: (3, "xcomp"), 2: (2, "root"), 3: (1, "conj")})
    assert kept == {2: (2, "root"), 3: (1, "conj")}
