"""Trees as parsers get them wrong, and the arcs that the words around decide; right trees stay as they are."""

import pytest

from kg.language.trees.mend import RULES, repairs, without_circles
from kg.language.trees.syntax import Tree, tree
from tests.language.docs import doc

WRONG = {
    "who is fined": ("Courts/NNS/2/nsubj fined/VBD/0/root Google/NNP/5/compound 40/CD/5/nummod rupees/NNS/2/obj", "Google", "fined", "iobj"),
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
    "an infinitive after a call": (
        "He/PRP/2/nsubj rejected/VBD/0/root calls/NNS/2/obj to/TO/5/mark resign/VB/2/advcl", "resign", "calls", "acl",
    ),
    "what someone is called": (
        "Fans/NNS/2/nsubj called/VBD/0/root the/DT/4/det referee/NN/2/obj a/DT/6/det cheat/NN/2/obj", "cheat", "called", "xcomp",
    ),
    "two subjects side by side": (
        "The/DT/2/det freight/NN/4/nsubj train/NN/4/nsubj derailed/VBD/0/root", "freight", "train", "compound",
    ),
    "a relative clause on the verb": (
        "They/PRP/2/nsubj opened/VBD/0/root a/DT/4/det museum/NN/2/obj ,/,/7/punct which/WDT/7/nsubj shows/VBZ/2/advcl:relcl maps/NNS/7/obj",
        "shows", "museum", "acl:relcl",
    ),
    "who gets the second object": (
        "Neighbours/NNS/2/nsubj built/VBD/0/root the/DT/4/det widow/NN/2/obj a/DT/6/det house/NN/2/obj", "widow", "built", "iobj",
    ),
    "a second object taken for a predicate": (
        "They/PRP/2/nsubj denied/VBD/0/root the/DT/4/det lawyers/NNS/2/obj access/NN/2/xcomp", "access", "denied", "obj",
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
    "a subject that belongs to the report": (
        "The/DT/2/det guild/NN/8/nsubj said/VBD/0/root in/IN/5/case May/NNP/3/obl talks/NNS/8/nsubj had/VBD/8/aux failed/VBN/3/ccomp", "guild", "said", "nsubj",
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
    "the name of the place before it": (
        "It/PRP/2/nsubj burned/VBD/0/root near/IN/5/case a/DT/5/det mine/NN/2/obl outside/IN/8/case the/DT/8/det capital/NN/5/nmod ,/,/10/punct Accra/NNP/5/appos",
        "Accra", "capital", "appos",
    ),
    "the ending of a possessor": (
        "Lee/NNP/3/nmod:poss 's/POS/3/case crew/NN/4/nsubj left/VBD/0/root", "'s", "Lee", "case",
    ),
    "a base form beside a past tense": (
        "They/PRP/2/nsubj passed/VBD/0/root laws/NNS/2/obj that/WDT/6/nsubj would/MD/6/aux cut/VB/3/acl:relcl aid/NN/6/obj and/CC/9/cc close/VB/2/conj shops/NNS/9/obj",
        "close", "cut", "conj",
    ),
    "what there was between two": (
        "Clashes/NNS/9/nsubj between/IN/3/case Serbs/NNPS/1/nmod and/CC/5/cc Croats/NNPS/3/conj that/WDT/7/nsubj began/VBD/3/acl:relcl then/RB/7/advmod ended/VBD/0/root",
        "began", "Clashes", "acl:relcl",
    ),
    "another name of a person": (
        "A/DT/2/det plane/NN/9/nsubj with/IN/4/case Lee/NNP/2/nmod ,/,/6/punct known/VBN/2/acl as/IN/8/case Bo/NNP/6/obl left/VBD/0/root", "known", "Lee", "acl",
    ),
    "whom something is told": (
        "They/PRP/2/nsubj told/VBD/0/root Reuters/NNP/6/obj troops/NNS/6/nsubj had/VBD/6/aux left/VBN/2/ccomp", "Reuters", "told", "iobj",
    ),
    "of between a subject and its verb": (
        "Dozens/NNS/5/nsubj of/IN/4/case hired/VBN/4/amod men/NNS/5/obl killed/VBD/0/root six/CD/5/obj", "men", "Dozens", "nmod",
    ),
    "a participle behind a clause of the noun": (
        "There/EX/2/expl is/VBZ/0/root proof/NN/2/nsubj troops/NNS/6/nsubj are/VBP/6/cop there/RB/3/acl training/VBG/3/acl rebels/NNS/7/obj",
        "training", "there", "advcl",
    ),
    "who was shot is no case": (
        "They/PRP/2/nsubj heard/VBD/0/root the/DT/4/det case/NN/2/obj of/IN/6/case miners/NNS/4/nmod who/WP/8/nsubj struck/VBD/4/acl:relcl",
        "struck", "miners", "acl:relcl",
    ),
    "what is reported of someone": (
        "Radio/NNP/2/nsubj reported/VBD/0/root two/CD/4/nummod men/NNS/2/obj had/VBD/6/aux died/VBN/2/ccomp", "men", "died", "nsubj",
    ),
    "a past tense beside what is told in the present": (
        "The/DT/2/det firm/NN/3/nsubj said/VBD/0/root rates/NNS/6/nsubj are/VBP/6/cop high/JJ/3/ccomp and/CC/8/cc asked/VBD/6/conj for/IN/10/case help/NN/8/obl",
        "asked", "said", "conj",
    ),
    "a second object hung on the first": (
        "They/PRP/2/nsubj lent/VBD/0/root the/DT/4/det museum/NN/2/obj a/DT/6/det portrait/NN/4/appos", "portrait", "lent", "obj",
    ),
    "a teller behind what is told": (
        "He/PRP/2/nsubj resigned/VBD/6/ccomp ,/,/2/punct a/DT/5/det friend/NN/2/nsubj told/VBD/0/root Reuters/NNP/6/iobj", "friend", "told", "nsubj",
    ),
    "a relative pronoun taken for an article": (
        "The/DT/2/det dog/NN/6/nsubj that/DT/4/det bit/VBD/2/acl:relcl him/PRP/4/obj died/VBD/0/root", "that", "bit", "nsubj",
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
    "a participle by its agent": (
        "They/PRP/2/nsubj slept/VBD/0/root in/IN/4/case gyms/NNS/2/obl opened/VBD/2/advcl by/IN/7/case monks/NNS/5/obl:agent", "opened", "gyms", "acl",
    ),
    "what leads somewhere": (
        "They/PRP/2/nsubj lined/VBD/0/root roads/NNS/2/obj leading/VBG/2/advcl to/IN/6/case mines/NNS/4/obl", "leading", "roads", "acl",
    ),
    "what is done by whoever did the rest": (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass freed/VBN/0/root by/IN/5/case men/NNS/3/obl:agent wearing/VBG/3/advcl masks/NNS/6/obj", "wearing", "men", "acl",
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
    "a verb in the number of the relative clause": (
        "Troops/NNS/2/nsubj shot/VBD/0/root a/DT/4/det man/NN/2/obj who/WP/6/nsubj fled/VBD/4/acl:relcl and/CC/9/cc was/VBD/9/aux:pass wanted/VBN/2/conj",
        "wanted", "fled", "conj",
    ),
    "whom is lent what": (
        "They/PRP/2/nsubj lent/VBD/0/root him/PRP/2/iobj the/DT/5/det money/NN/3/appos", "money", "lent", "obj",
    ),
    "some of which are paid": (
        "It/PRP/2/nsubj cut/VBD/0/root aid/NN/2/obj to/IN/5/case farms/NNS/3/nmod ,/,/11/punct most/JJS/11/nsubj:pass of/IN/9/case which/WDT/7/nmod were/VBD/11/aux:pass closed/VBN/2/parataxis",
        "closed", "farms", "acl:relcl",
    ),
    "who is due to do it": (
        "Lee/NNP/5/nsubj:outer was/VBD/5/cop due/JJ/5/mark to/IN/3/fixed leave/VB/0/root", "Lee", "leave", "nsubj",
    ),
    "a bare participle behind a noun": (
        "They/PRP/2/nsubj slept/VBD/0/root in/IN/4/case gyms/NNS/2/obl opened/VBN/2/advcl by/IN/7/case monks/NNS/5/obl:agent", "opened", "gyms", "acl",
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
]


def read(sentence):
    names = {"Lee": "PERSON", "Bo": "PERSON", "Accra": "PLACE"}
    return doc(sentence, ents={name: label for name, label in names.items() if f"{name}/" in sentence})


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


def test_an_adjective_that_was_taken_for_a_noun():
    made = doc("They/PRP/2/nsubj found/VBD/0/root him/PRP/2/obj guilty/JJ/2/xcomp of/IN/6/mark robbing/VBG/4/advcl us/PRP/6/obj")
    made[3].pos_ = "NOUN"
    assert tree(made).pos[3] == "ADJ"


def test_every_rule_has_a_wrong_tree_here():
    trees = [(read(sentence), word) for sentence, word, *_ in WRONG.values()]
    assert {made[words(made).index(word)].dep_ for made, word in trees} == set(RULES)


REBUILT = {
    "a defending champion": (
        "Li/NNP/2/nsubj beat/VBD/0/root on/IN/4/mark defending/VBG/2/advcl champion/NN/4/obj Roos/NNP/5/flat", {}, {"champion": ("beat", "obl"), "defending": ("champion", "amod")},
    ),
    "fighting in a valley": (
        "Six/CD/2/nsubj died/VBD/0/root during/IN/4/mark fighting/VBG/2/advcl in/IN/7/case the/DT/7/det valley/NN/4/obl", {},
        {"fighting": ("died", "obl"), "during": ("fighting", "case"), "valley": ("fighting", "nmod")},
    ),
    "initials and a nation before one noun": (
        "U.N./NNP/5/nsubj and/CC/4/cc Kenyan/JJ/4/amod officers/NNS/1/conj left/VBD/0/root", {"U.N.": "ORG"}, {"officers": ("left", "nsubj"), "U.N.": ("officers", "compound")},
    ),
    "with strikers rejecting the offer": (
        "Talks/NNS/2/nsubj failed/VBD/0/root ,/,/6/punct with/IN/5/case strikers/NNS/2/obl rejecting/VBG/2/advcl offers/NNS/6/obj", {},
        {"strikers": ("rejecting", "nsubj"), "with": ("rejecting", "mark")},
    ),
    "the noun behind the conjunction is the next verb's": (
        "Gabon/NNP/2/nsubj sells/VBZ/0/root its/PRP$/4/nmod:poss oil/NN/2/obj and/CC/7/cc the/DT/7/det slump/NN/4/conj hurt/VBD/2/conj it/PRP/8/obj", {},
        {"slump": ("hurt", "nsubj"), "and": ("hurt", "cc")},
    ),
    "what is told beside the report": (
        "They/PRP/2/nsubj say/VBP/0/root bombs/NNS/2/obj killed/VBD/2/conj six/CD/4/obj", {}, {"bombs": ("killed", "nsubj"), "killed": ("say", "ccomp")},
    ),
    "a neighbouring country": (
        "It/PRP/2/nsubj hit/VBD/0/root Mali/NNP/2/obj and/CC/5/cc neighbouring/VBG/2/conj Niger/NNP/5/obj in/IN/8/case May/NNP/5/obl", {},
        {"neighbouring": ("Niger", "amod"), "Niger": ("Mali", "conj"), "and": ("Niger", "cc"), "May": ("hit", "obl")},
    ),
    "a leader who is detained": (
        "He/PRP/2/nsubj met/VBD/0/root officers/NNS/2/obj and/CC/5/cc detained/VBN/2/conj leader/NN/5/obj Lee/NNP/6/appos", {"Lee": "PERSON"},
        {"detained": ("leader", "amod"), "leader": ("officers", "conj"), "and": ("leader", "cc")},
    ),
    "what the first subject is said to be": (
        "Drought/NN/6/nsubj is/VBZ/6/aux the/DT/5/det greatest/JJS/5/amod threat/NN/6/nsubj facing/VBG/0/root Chad/NNP/6/obj", {},
        {"threat": ("threat", "ROOT"), "is": ("threat", "cop"), "Drought": ("threat", "nsubj"), "facing": ("threat", "acl")},
    ),
    "several with what they do": (
        "It/PRP/2/nsubj grew/VBD/0/root with/IN/4/case trade/NN/2/obl ,/,/6/punct mining/NN/4/conj and/CC/8/cc rice/NN/4/conj making/VBG/2/advcl profits/NNS/9/obj", {},
        {"trade": ("making", "nsubj"), "with": ("making", "mark")},
    ),
    "a preposition of the office": (
        "The/DT/2/det secretary/NN/7/nsubj of/IN/5/case State/NNP/2/nmod Lee/NNP/2/nmod just/RB/7/advmod left/VBD/0/root", {"Lee": "PERSON"},
        {"of": ("State", "case"), "Lee": ("secretary", "flat")},
    ),
    "a verb that was taken for a participle": (
        "Water/NN/3/compound destroyed/VBN/3/amod roads/NNS/0/root and/CC/5/cc cut/VBD/2/conj off/RP/5/compound:prt towns/NNS/5/obj", {},
        {"Water": ("destroyed", "nsubj"), "destroyed": ("destroyed", "ROOT"), "roads": ("destroyed", "obj")},
    ),
    "a gap that is taken for one name": (
        "Greens/NNPS/2/nsubj won/VBD/0/root 20/CD/4/nummod seats/NNS/2/obj and/CC/7/cc Labour/NNP/7/compound 31/CD/2/dep", {"Greens": "GROUP", "Labour 31": "ORG"},
        {"Labour": ("won", "conj"), "31": ("Labour", "orphan")},
    ),
    "a name that is torn by a verb": (
        "Flood/NN/2/compound water/NN/4/compound hit/VBD/0/root roads/NNS/3/obj", {}, {"water": ("hit", "nsubj")},
    ),
    "the side of a border": (
        "They/PRP/2/nsubj fought/VBD/0/root along/IN/5/case the/DT/5/det border/NN/2/obl with/IN/7/case Chad/NNP/2/obl", {"Chad": "PLACE"}, {"Chad": ("border", "nmod")},
    ),
    "the side of a border of a town": (
        "Unrest/NN/2/nsubj reached/VBD/0/root towns/NNS/2/obj on/IN/6/case the/DT/6/det border/NN/3/nmod with/IN/8/case Chad/NNP/3/nmod", {"Chad": "PLACE"},
        {"Chad": ("border", "nmod")},
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
    "a subject between a mark and its participle": (
        "Trade/NN/3/nsubj is/VBZ/3/cop vital/JJ/0/root with/IN/6/mark coffee/NN/3/obl providing/VBG/3/advcl jobs/NNS/6/obj", {}, {"coffee": ("providing", "nsubj")},
    ),
    "a noun that goes with a verb": (
        "Talks/NNS/2/nsubj failed/VBD/0/root and/CC/4/cc envoys/NNS/2/conj from/IN/6/case Oslo/NNP/4/nmod left/VBD/2/conj", {}, {"envoys": ("left", "nsubj"), "and": ("left", "cc")},
    ),
    "authorities are told to act": (
        "It/PRP/2/nsubj called/VBD/0/root on/IN/5/case the/DT/5/det authorities/NNS/2/obl to/TO/7/mark act/VB/2/advcl", {}, {"act": ("called", "advcl")},
    ),
    "what follows a verb goes with it": (
        "They/PRP/2/nsubj agreed/VBD/0/root to/TO/4/mark stay/VB/2/xcomp and/CC/6/cc signed/VBD/4/conj leases/NNS/4/obj", {}, {"leases": ("signed", "obj")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REBUILT)
def test_phrases_are_rebuilt(name):
    sentence, ents, wanted = REBUILT[name]
    made = doc(sentence, ents=ents)
    table, where = tree(made), words(made)
    assert {word: (where[table.head[where.index(word)]], table.dep[where.index(word)]) for word in wanted} == wanted


def test_repairs_that_hang_words_on_one_another_are_given_up():
    heads = [1, 1, 1, 2]  # word 1 is the root
    assert without_circles(heads, {0: (2, "obj"), 3: (1, "obl")}) == {0: (2, "obj"), 3: (1, "obl")}
    assert without_circles(heads, {2: (3, "nsubj")}) == {}
    kept = without_circles(heads, {1: (3, "xcomp"), 2: (2, "root"), 3: (1, "conj")})
    assert kept == {2: (2, "root"), 3: (1, "conj")}
