"""What is left of clauses without a verb is given the form of gaps, parallel to what the clause before has."""

import pytest

from kg.language.clauses.clauses import clauses
from kg.language.trees.syntax import tree
from tests.language.docs import doc

NAMES = {"Chad": "PLACE", "Pacific Bank": "ORG", "Andean Court": "PLACE", "May": "DATE", "June": "DATE"}
GAPS = {
    "an object beside a time": (
        "Chad/NNP/2/nsubj joined/VBD/0/root the/DT/5/det Pacific/NNP/5/compound Bank/NNP/2/obj in/IN/7/case May/NNP/2/obl and/CC/11/cc the/DT/11/det "
        "Andean/NNP/11/compound Court/NNP/7/conj in/IN/13/case June/NNP/2/obl", NAMES,
        {("Chad", "join", "Bank", "May"), ("Chad", "join", "Court", "June")},
    ),
    "a person met elsewhere": (
        "The/DT/2/det king/NN/3/nsubj met/VBD/0/root the/DT/5/det premier/NN/3/obj in/IN/7/case Rome/NNP/3/obl and/CC/10/cc the/DT/10/det queen/NN/5/conj "
        "in/IN/12/case Bonn/NNP/10/nmod", {"Rome": "PLACE", "Bonn": "PLACE"},
        {("king", "meet", "premier", "Rome"), ("king", "meet", "queen", "Bonn")},
    ),
    "a subject beside a place": (
        "The/DT/2/det Browns/NNPS/3/nsubj live/VBP/0/root in/IN/5/case Leeds/NNP/3/obl and/CC/8/cc the/DT/8/det Smiths/NNPS/5/conj in/IN/10/case York/NNP/5/nmod",
        {"Browns": "ORG", "Leeds": "PLACE", "Smiths": "PLACE", "York": "PLACE"},
        {("Browns", "live", None, "Leeds"), ("Smiths", "live", None, "York")},
    ),
    "bare plurals before an article": (
        "Drones/NNS/2/nsubj hit/VBD/0/root the/DT/4/det refinery/NN/2/obj and/CC/6/cc missiles/NNS/4/conj the/DT/8/det port/NN/2/obj", {},
        {("Drones", "hit", "refinery", None), ("missiles", "hit", "port", None)},
    ),
    "two names that the recogniser takes for one": (
        "Chad/NNP/2/nsubj armed/VBD/0/root Mali/NNP/2/obj and/CC/5/cc Togo/NNP/3/conj Niger/NNP/2/obj with/IN/8/case guns/NNS/2/obl",
        {"Chad": "PLACE", "Mali": "PLACE", "Togo Niger": "PLACE"}, {("Chad", "arm", "Mali", "guns"), ("Togo", "arm", "Niger", None)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GAPS)
def test_remnants_are_parallel(name):
    sentence, ents, expected = GAPS[name]
    made = doc(sentence, ents=ents)
    found = {
        (*(made[found[0]].text if found else None for found in ([*c.subjects], [*c.objects], [o.token for o in c.obliques])), c.lemma)
        for c in clauses(made)
    }
    assert {(subject, lemma, object_, oblique) for subject, object_, oblique, lemma in found} == expected


def test_a_noun_taken_for_a_verb_is_the_second_remnant():
    made = doc(
        "The/DT/2/det army/NN/3/nsubj used/VBD/0/root tanks/NNS/3/obj and/CC/8/cc the/DT/7/det rebels/NNS/4/conj pickups/NNS/4/conj ././3/punct"
    )
    made[7].pos_ = "VERB"
    table = tree(made)
    assert [(table.head[i], table.dep[i], table.pos[i]) for i in (6, 7)] == [(2, "conj", "NOUN"), (6, "orphan", "NOUN")]
