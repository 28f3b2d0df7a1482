"""Who does what to whom, whatever the construction: one compact tree for each, and the triples of heads that it holds."""

import pytest

from kg.language.clauses.clauses import clauses
from tests.language.docs import doc


def triples(made):
    """(subject, lemma, object, *prepositional phrases) of each clause, by the words of their heads."""
    found = set()
    for clause in clauses(made):
        phrases = tuple(f"{o.preposition or ''} {made[o.token].text}".strip() for o in clause.obliques)
        for subject in clause.subjects or [None]:
            for object_ in clause.objects or [None]:
                found.add((subject and made[subject].text, clause.lemma, object_ and made[object_].text, *phrases))
    # Token 0 is falsy.
    return {tuple(made[0].text if x == 0 else x for x in row) for row in found}


CASES = {
    "active": (
        "Rebels/NNS/2/nsubj captured/VBD/0/root the/DT/4/det town/NN/2/obj on/IN/6/case Friday/NNP/2/obl",
        {("Rebels", "capture", "town", "on Friday")},
    ),
    "company before the verb": (
        "Chad/NNP/6/nsubj ,/,/1/punct together/RB/6/advmod with/IN/5/case Niger/NNP/3/obl closed/VBD/0/root the/DT/8/det border/NN/6/obj",
        {("Chad", "close", "border"), ("Niger", "close", "border")},
    ),
    "company after the verb is no subject": (
        "Chad/NNP/2/nsubj works/VBZ/0/root together/RB/5/advmod with/IN/5/case Niger/NNP/2/obl",
        {("Chad", "work", None, "with Niger")},
    ),
    "passive with agent": (
        "The/DT/2/det merger/NN/4/nsubj:pass was/VBD/4/aux:pass blocked/VBN/0/root by/IN/6/case regulators/NNS/4/obl:agent",
        {("regulators", "block", "merger")},
    ),
    "passive without agent": (
        "Two/CD/2/nummod bridges/NNS/5/nsubj:pass have/VBP/5/aux been/VBN/5/aux:pass destroyed/VBN/0/root",
        {(None, "destroy", "bridges")},
    ),
    "get-passive": (
        "The/DT/2/det minister/NN/4/nsubj:pass got/VBD/4/aux:pass fired/VBN/0/root by/IN/7/case the/DT/7/det premier/NN/4/obl:agent",
        {("premier", "fire", "minister")},
    ),
    "ditransitive passive": (
        "Curie/NNP/3/nsubj:pass was/VBD/3/aux:pass awarded/VBN/0/root the/DT/5/det prize/NN/3/obj by/IN/8/case the/DT/8/det academy/NN/3/obl:agent",
        {("academy", "award", "prize")},
    ),
    "phrasal verb": (
        "Troops/NNS/2/nsubj held/VBD/0/root off/RP/2/compound:prt the/DT/5/det attack/NN/2/obj",
        {("Troops", "hold off", "attack")},
    ),
    "coordinated subjects and objects": (
        "France/NNP/4/nsubj and/CC/3/cc Germany/NNP/1/conj signed/VBD/0/root a/DT/6/det treaty/NN/4/obj and/CC/9/cc a/DT/9/det protocol/NN/6/conj",
        {("France", "sign", "treaty"), ("Germany", "sign", "treaty"), ("France", "sign", "protocol"), ("Germany", "sign", "protocol")},
    ),
    "a conjunct that is excluded": (
        "Voters/NNS/2/nsubj chose/VBD/0/root Lula/NNP/2/obj ,/,/6/punct not/RB/6/advmod Bolsonaro/NNP/3/conj",
        {("Voters", "choose", "Lula")},
    ),
    "coordinated verbs share a subject": (
        "The/DT/2/det judge/NN/3/nsubj freed/VBD/0/root Marsh/NNP/3/obj and/CC/6/cc fined/VBD/3/conj the/DT/8/det company/NN/6/obj",
        {("judge", "free", "Marsh"), ("judge", "fine", "company")},
    ),
    "coordinated passives share what they befall": (
        "The/DT/2/det hostages/NNS/5/nsubj:pass had/VBD/5/aux been/VBN/5/aux:pass beaten/VBN/0/root ,/,/7/punct starved/VBN/5/conj and/CC/9/cc shot/VBN/5/conj",
        {(None, "beat", "hostages"), (None, "starve", "hostages"), (None, "shoot", "hostages")},
    ),
    "a passive and an active": (
        "The/DT/2/det driver/NN/4/nsubj:pass was/VBD/4/aux:pass arrested/VBN/0/root and/CC/6/cc confessed/VBD/4/conj",
        {(None, "arrest", "driver"), ("driver", "confess", None)},
    ),
    "an active and a passive": (
        "The/DT/2/det driver/NN/3/nsubj confessed/VBD/0/root and/CC/6/cc was/VBD/6/aux:pass jailed/VBN/3/conj by/IN/9/case a/DT/9/det court/NN/6/obl:agent",
        {("driver", "confess", None), ("court", "jail", "driver")},
    ),
    "coordinated perfects are active": (
        "Shell/NNP/3/nsubj has/VBZ/3/aux bought/VBN/0/root mines/NNS/3/obj and/CC/6/cc sold/VBN/3/conj wells/NNS/6/obj",
        {("Shell", "buy", "mines"), ("Shell", "sell", "wells")},
    ),
    "an object after two verbs is both's": (
        "Police/NNS/2/nsubj arrested/VBD/0/root and/CC/4/cc charged/VBD/2/conj two/CD/6/nummod men/NNS/2/obj",
        {("Police", "arrest", "men"), ("Police", "charge", "men")},
    ),
    "an object drawn to the second verb": (
        "Police/NNS/2/nsubj arrested/VBD/0/root and/CC/4/cc charged/VBD/2/conj two/CD/6/nummod men/NNS/4/obj",
        {("Police", "arrest", "men"), ("Police", "charge", "men")},
    ),
    "an intransitive verb takes no shared object": (
        "He/PRP/2/nsubj came/VBD/0/root and/CC/4/cc saw/VBD/2/conj the/DT/6/det mayor/NN/4/obj",
        {("He", "come", None), ("He", "see", "mayor")},
    ),
    "subject control": (
        "Ford/NNP/2/nsubj promised/VBD/0/root unions/NNS/2/obj to/TO/5/mark build/VB/2/xcomp plants/NNS/5/obj",
        {("Ford", "promise", "unions"), ("Ford", "build", "plants")},
    ),
    "object control": (
        "The/DT/2/det UN/NNP/3/nsubj urged/VBD/0/root Kabul/NNP/3/obj to/TO/6/mark reopen/VB/3/xcomp schools/NNS/6/obj",
        {("UN", "urge", "Kabul"), ("Kabul", "reopen", "schools")},
    ),
    "object control in the passive": (
        "Miners/NNS/3/nsubj:pass were/VBD/3/aux:pass forced/VBN/0/root to/TO/5/mark leave/VB/3/xcomp homes/NNS/5/obj",
        {(None, "force", "Miners"), ("Miners", "leave", "homes")},
    ),
    "control by a phrase": (
        "Unions/NNS/2/nsubj called/VBD/0/root on/IN/4/case Boeing/NNP/2/obl to/TO/6/mark raise/VB/2/xcomp wages/NNS/6/obj",
        {("Unions", "call", None, "on Boeing"), ("Boeing", "raise", "wages")},
    ),
    "raising": (
        "The/DT/2/det gunman/NN/3/nsubj seems/VBZ/0/root to/TO/6/mark have/VB/6/aux fled/VBN/3/xcomp the/DT/8/det country/NN/6/obj",
        {("gunman", "seem", None), ("gunman", "flee", "country")},
    ),
    "accused of": (
        "Enron/NNP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root by/IN/5/case prosecutors/NNS/3/obl:agent of/IN/7/mark hiding/VBG/3/advcl losses/NNS/7/obj",
        {("prosecutors", "accuse", "Enron"), ("Enron", "hide", "losses")},
    ),
    "fined for": (
        "Officials/NNS/2/nsubj fined/VBD/0/root Meta/NNP/2/obj for/IN/5/mark sharing/VBG/2/advcl data/NNS/5/obj",
        {("Officials", "fine", "Meta"), ("Meta", "share", "data")},
    ),
    "used for": (
        "Drones/NNS/3/nsubj:pass were/VBD/3/aux:pass used/VBN/0/root for/IN/5/mark finding/VBG/3/advcl survivors/NNS/5/obj",
        {(None, "use", "Drones"), (None, "find", "survivors")},
    ),
    "has yet to": (
        "Parliament/NN/2/nsubj has/VBZ/0/root yet/RB/5/advmod to/TO/5/mark approve/VB/2/xcomp it/PRP/5/obj",
        {("Parliament", "have", None), ("Parliament", "approve", "it")},
    ),
    "prevented from": (
        "Snow/NN/2/nsubj prevented/VBD/0/root crews/NNS/2/obj from/IN/5/mark reaching/VBG/2/advcl survivors/NNS/5/obj",
        {("Snow", "prevent", "crews"), ("crews", "reach", "survivors")},
    ),
    "tough": (
        "The/DT/2/det fort/NN/4/nsubj was/VBD/4/cop hard/JJ/0/root to/TO/6/mark defend/VB/4/xcomp",
        {("fort", "hard", None), (None, "defend", "fort")},
    ),
    "reduced passive relative": (
        "The/DT/2/det sailors/NNS/6/nsubj seized/VBN/2/acl by/IN/5/case pirates/NNS/3/obl:agent returned/VBD/0/root",
        {("pirates", "seize", "sailors"), ("sailors", "return", None)},
    ),
    "reduced relative of an intransitive": (
        "Migrants/NNS/5/nsubj arrived/VBN/1/acl from/IN/4/case Libya/NNP/2/obl protested/VBD/0/root",
        {("Migrants", "arrive", None, "from Libya"), ("Migrants", "protest", None)},
    ),
    "reduced active relative": (
        "A/DT/2/det bus/NN/5/nsubj:pass carrying/VBG/2/acl pupils/NNS/3/obj hit/VBN/0/root",
        {("bus", "carry", "pupils"), (None, "hit", "bus")},
    ),
    "subject relative": (
        "The/DT/2/det firm/NN/6/nsubj that/WDT/4/nsubj built/VBD/2/acl:relcl it/PRP/4/obj collapsed/VBD/0/root",
        {("firm", "build", "it"), ("firm", "collapse", None)},
    ),
    "object relative": (
        "The/DT/2/det bill/NN/6/nsubj which/WDT/5/obj Biden/NNP/5/nsubj vetoed/VBD/2/acl:relcl failed/VBD/0/root",
        {("Biden", "veto", "bill"), ("bill", "fail", None)},
    ),
    "zero relative": (
        "The/DT/2/det bill/NN/5/nsubj Biden/NNP/4/nsubj vetoed/VBD/2/acl:relcl failed/VBD/0/root",
        {("Biden", "veto", "bill"), ("bill", "fail", None)},
    ),
    "zero relative with the gap in a complement": (
        "The/DT/2/det port/NN/7/nsubj they/PRP/4/nsubj tried/VBD/2/acl:relcl to/TO/6/mark take/VB/4/xcomp burned/VBD/0/root",
        {("they", "try", None), ("they", "take", "port"), ("port", "burn", None)},
    ),
    "the day he died": (
        "They/PRP/2/nsubj recall/VBP/0/root the/DT/4/det day/NN/2/obj he/PRP/6/nsubj died/VBD/4/acl:relcl",
        {("They", "recall", "day"), ("he", "die", None)},
    ),
    "pied-piped preposition": (
        "The/DT/2/det fund/NN/8/nsubj to/IN/4/case which/WDT/6/obl Gates/NNP/6/nsubj gave/VBD/2/acl:relcl money/NN/6/obj closed/VBD/0/root",
        {("Gates", "give", "money", "to fund"), ("fund", "close", None)},
    ),
    "stranded preposition": (
        "The/DT/2/det house/NN/6/nsubj they/PRP/4/nsubj lived/VBD/2/acl:relcl in/IN/4/obl burned/VBD/0/root",
        {("they", "live", None, "in house"), ("house", "burn", None)},
    ),
    "where": (
        "The/DT/2/det village/NN/6/nsubj where/WRB/5/advmod miners/NNS/5/nsubj died/VBD/2/acl:relcl mourned/VBD/0/root",
        {("miners", "die", None, "in village"), ("village", "mourn", None)},
    ),
    "some of whom": (
        "Fans/NNS/0/root ,/,/6/punct some/DT/6/nsubj of/IN/5/case whom/WP/3/nmod threw/VBD/1/acl:relcl flares/NNS/6/obj",
        {("Fans", "throw", "flares")},
    ),
    "a relative about the whole clause": (
        "Rates/NNS/2/nsubj rose/VBD/0/root ,/,/5/punct which/WDT/5/nsubj hurt/VBD/2/advcl:relcl builders/NNS/5/obj",
        {("Rates", "rise", None), (None, "hurt", "builders")},
    ),
    "what is said of a predicate noun": (
        "Chad/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det country/NN/0/root that/WDT/6/nsubj won/VBD/4/acl:relcl it/PRP/6/obj ././4/punct",
        {("Chad", "country", None), ("Chad", "win", "it")},
    ),
    "cleft": (
        "It/PRP/4/expl was/VBD/4/cop the/DT/4/det navy/NN/0/root that/WDT/6/nsubj sank/VBD/4/advcl:relcl the/DT/8/det ferry/NN/6/obj",
        {(None, "navy", None), ("navy", "sink", "ferry")},
    ),
    "while": (
        "Firefighters/NNS/2/nsubj died/VBD/0/root while/IN/4/mark battling/VBG/2/advcl the/DT/6/det blaze/NN/4/obj",
        {("Firefighters", "die", None), ("Firefighters", "battle", "blaze")},
    ),
    "an accident kills, not what it befell": (
        "A/DT/2/det tower/NN/3/nsubj collapsed/VBD/0/root ,/,/5/punct killing/VBG/3/advcl ten/CD/5/obj ././3/punct",
        {("tower", "collapse", None), (None, "kill", "ten")},
    ),
    "an outbreak kills, not the report of it": (
        "Tests/NNS/2/nsubj showed/VBD/0/root an/DT/4/det outbreak/NN/2/obj ,/,/6/punct killing/VBG/2/advcl ten/CD/6/obj ././2/punct",
        {("Tests", "show", "outbreak"), ("outbreak", "kill", "ten")},
    ),
    "by doing, in the passive": (
        "The/DT/2/det siege/NN/4/nsubj:pass was/VBD/4/aux:pass broken/VBN/0/root by/IN/6/case Serbs/NNPS/4/obl:agent by/IN/8/mark bombing/VBG/4/advcl roads/NNS/8/obj",
        {("Serbs", "break", "siege"), ("Serbs", "bomb", "roads")},
    ),
    "before doing": (
        "The/DT/2/det attacker/NN/3/nsubj stabbed/VBD/0/root guards/NNS/3/obj before/IN/6/mark fleeing/VBG/3/advcl",
        {("attacker", "stab", "guards"), ("attacker", "flee", None)},
    ),
    "a preposition that was a participle": (
        "Following/VBG/4/advcl protests/NNS/1/obj he/PRP/4/nsubj resigned/VBD/0/root",
        {("he", "resign", None, "following protests")},
    ),
    "purpose": (
        "Nissan/NNP/2/nsubj cut/VBD/0/root jobs/NNS/2/obj to/TO/5/mark save/VB/2/advcl money/NN/5/obj",
        {("Nissan", "cut", "jobs"), ("Nissan", "save", "money")},
    ),
    "purpose of the one who is sent": (
        "London/NNP/2/nsubj sent/VBD/0/root troops/NNS/2/obj to/TO/5/mark guard/VB/2/advcl embassies/NNS/5/obj",
        {("London", "send", "troops"), ("troops", "guard", "embassies")},
    ),
    "in order to": (
        "London/NNP/2/nsubj sent/VBD/0/root troops/NNS/2/obj in/IN/7/mark order/NN/4/fixed to/TO/7/mark win/VB/2/advcl votes/NNS/7/obj",
        {("London", "send", "troops"), ("London", "win", "votes")},
    ),
    "purpose in a passive has no doer": (
        "Jobs/NNS/3/nsubj:pass were/VBD/3/aux:pass cut/VBN/0/root to/TO/5/mark save/VB/3/advcl money/NN/5/obj",
        {(None, "cut", "Jobs"), (None, "save", "money")},
    ),
    "an attempt by someone": (
        "An/DT/2/det attempt/NN/7/nsubj by/IN/4/case Honda/NNP/2/nmod to/TO/6/mark buy/VB/2/acl failed/VBD/0/root",
        {("Honda", "buy", None), ("attempt", "fail", None)},
    ),
    "someone's plan": (
        "Critics/NNS/2/nsubj rejected/VBD/0/root Honda/NNP/5/nmod:poss 's/POS/3/case plan/NN/2/obj to/TO/7/mark merge/VB/5/acl",
        {("Critics", "reject", "plan"), ("Honda", "merge", None)},
    ),
    "whose plan: the one who makes it": (
        "Honda/NNP/2/nsubj announced/VBD/0/root plans/NNS/2/obj to/TO/5/mark cut/VB/3/acl output/NN/5/obj",
        {("Honda", "announce", "plans"), ("Honda", "cut", "output")},
    ),
    "whose plan: not the one who blocks it": (
        "Courts/NNS/2/nsubj blocked/VBD/0/root plans/NNS/2/obj to/TO/5/mark cut/VB/3/acl output/NN/5/obj",
        {("Courts", "block", "plans"), (None, "cut", "output")},
    ),
    "in an attempt to": (
        "Banks/NNS/2/nsubj cut/VBD/0/root rates/NNS/2/obj in/IN/6/case an/DT/6/det attempt/NN/2/obl to/TO/8/mark lift/VB/6/acl growth/NN/8/obj",
        {("Banks", "cut", "rates", "in attempt"), ("Banks", "lift", "growth")},
    ),
    "the first to": (
        "She/PRP/5/nsubj was/VBD/5/cop the/DT/5/det first/JJ/5/amod woman/NN/0/root to/TO/7/mark win/VB/5/acl gold/NN/7/obj",
        {("She", "woman", None), ("woman", "win", "gold")},
    ),
    "charges of doing": (
        "He/PRP/2/nsubj faces/VBZ/0/root charges/NNS/2/obj of/IN/5/mark bribing/VBG/3/acl judges/NNS/5/obj",
        {("He", "face", "charges"), ("He", "bribe", "judges")},
    ),
    "difficulty doing": (
        "Teams/NNS/2/nsubj had/VBD/0/root trouble/NN/2/obj finding/VBG/3/acl sponsors/NNS/4/obj",
        {("Teams", "have", "trouble"), ("Teams", "find", "sponsors")},
    ),
    "along with": (
        "Google/NNP/7/nsubj ,/,/5/punct along/IN/5/case with/IN/5/case Meta/NNP/1/nmod ,/,/5/punct cut/VBD/0/root jobs/NNS/7/obj",
        {("Google", "cut", "jobs"), ("Meta", "cut", "jobs")},
    ),
    "together with": (
        "Google/NNP/5/nsubj together/RB/4/advmod with/IN/4/case Meta/NNP/5/obl launched/VBD/0/root tools/NNS/5/obj",
        {("Google", "launch", "tools"), ("Meta", "launch", "tools")},
    ),
    "be to": (
        "Leaders/NNS/4/nsubj:outer are/VBP/4/cop to/TO/4/mark visit/VB/0/root Oslo/NNP/4/obj",
        {("Leaders", "visit", "Oslo")},
    ),
    "a goal is to": (
        "Their/PRP$/2/nmod:poss goal/NN/5/nsubj:outer is/VBZ/5/cop to/TO/5/mark visit/VB/0/root Oslo/NNP/5/obj",
        {(None, "visit", "Oslo")},
    ),
    "coordinated participles of different voice": (
        "A/DT/2/det man/NN/7/nsubj wearing/VBG/2/acl red/NN/3/obj and/CC/6/cc cuffed/VBN/3/conj wept/VBD/0/root",
        {("man", "wear", "red"), (None, "cuff", "man"), ("man", "weep", None)},
    ),
    "gapping": (
        "France/NNP/2/nsubj won/VBD/0/root gold/NN/2/obj and/CC/5/cc Kenya/NNP/2/conj silver/NN/5/orphan",
        {("France", "win", "gold"), ("Kenya", "win", "silver")},
    ),
    "adjective with a complement": (
        "The/DT/2/det pilot/NN/4/nsubj was/VBD/4/cop responsible/JJ/0/root for/IN/7/case the/DT/7/det crash/NN/4/obl",
        {("pilot", "responsible", None, "for crash")},
    ),
    "found guilty": (
        "Bale/NNP/3/nsubj:pass was/VBD/3/aux:pass found/VBN/0/root guilty/JJ/3/xcomp of/IN/6/case fraud/NN/4/obl",
        {(None, "find", "Bale"), ("Bale", "guilty", None, "of fraud")},
    ),
    "existential": (
        "There/EX/2/expl were/VBD/0/root clashes/NNS/2/nsubj in/IN/5/case Lagos/NNP/2/obl",
        {("clashes", "be", None, "in Lagos")},
    ),
    "who surrenders ends no war": (
        "Japan/NNP/2/nsubj surrendered/VBD/0/root ,/,/4/punct ending/VBG/2/advcl wars/NNS/4/obj",
        {("Japan", "surrender", None), (None, "end", "wars")},
    ),
    "what is to be done has an effect": (
        "Funds/NNS/2/nsubj need/VBP/0/root to/TO/5/mark be/VB/5/aux:pass cut/VBN/2/xcomp ,/,/7/punct boosting/VBG/2/advcl demand/NN/7/obj",
        {("Funds", "need", None), (None, "cut", "Funds"), (None, "boost", "demand")},
    ),
    "a bomb kills": (
        "Bombs/NNS/2/nsubj exploded/VBD/0/root ,/,/4/punct killing/VBG/2/advcl miners/NNS/4/obj",
        {("Bombs", "explode", None), ("Bombs", "kill", "miners")},
    ),
    "a reported clause": (
        "Officials/NNS/2/nsubj said/VBD/0/root the/DT/4/det army/NN/5/nsubj shelled/VBD/2/ccomp Goma/NNP/5/obj",
        {("Officials", "say", None), ("army", "shell", "Goma")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_participants(sentence, expected):
    assert triples(doc(sentence)) == expected


COUNTED = "Rangers/NNS/2/nsubj rescued/VBD/0/root dozens/NNS/2/obj of/IN/5/case hikers/NNS/3/nmod ././2/punct"


@pytest.mark.parametrize(
    "fragment",
    [
        "In/IN/2/case May/NNP/5/obl -/:/5/punct six/CD/5/nummod climbers/NNS/0/root ././5/punct",
        "In/IN/2/case May/NNP/0/root –/:/5/punct six/CD/5/nummod climbers/NNS/2/parataxis ././2/punct",
        "Recently/RB/0/root :/:/4/punct another/DT/4/det six/CD/1/parataxis ././1/punct",
    ],
)
def test_a_fragment_with_a_count_takes_the_verb_before(fragment):
    made = doc(COUNTED, fragment)
    gapped = [c for c in clauses(made) if c.kind == "gapped"]
    assert [(made[c.subjects[0]].text, c.lemma) for c in gapped] == [("Rangers", "rescue")]
    assert gapped[0].remnant > 6


@pytest.mark.parametrize("other", ["Photos/NNS/0/root :/:/3/punct six/CD/1/appos", "May/NNP/0/root 2023/CD/1/nummod", "The/DT/2/det end/NN/0/root"])
def test_other_fragments_take_nothing(other):
    assert not [c for c in clauses(doc(COUNTED, other)) if c.kind == "gapped"]


def test_clauses_come_in_the_order_of_their_predicates():
    made = doc(CASES["accused of"][0], CASES["active"][0])
    assert [c.token for c in clauses(made)] == sorted(c.token for c in clauses(made))


def test_a_document_without_words_has_no_clauses():
    assert clauses(doc()) == []
