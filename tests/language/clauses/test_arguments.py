"""Prepositions, types and verbs → roles; what may stand in for an object."""

import pytest

from kg.language.clauses.arguments import promotable, role
from kg.model import Kind, Mention, Verb


def mention(type_):
    return Mention("d", 0, 1, "x", "x", type_, Kind.NAME, (0, 1), 0)


@pytest.mark.parametrize(
    ("preposition", "type_", "lemma", "noun", "expected"),
    [
        ("in", "Place", "die", "Oslo", "place"),
        ("in", "Concept", "result", "chaos", "argument"),
        ("at", "Concept", "meet", "airport", "place"),
        ("near", "Facility", "crash", "plant", "place"),
        ("on", "Concept", "speak", "trade", "topic"),
        ("on", "Concept", "spend", "trade", "argument"),
        ("about", "Concept", "worry", "inflation", "topic"),
        ("to", "Person", "give", "Curie", "recipient"),
        ("to", "Organization", "complain", "FIFA", "recipient"),
        ("to", "Place", "fly", "Oslo", "destination"),
        ("to", "Place", "send", "area", "destination"),
        ("to", "Place", "send", "Oslo", "recipient"),
        ("to", "Concept", "lead", "war", "argument"),
        ("from", "Place", "flee", "Oslo", "source"),
        ("with", "Concept", "beat", "pole", "instrument"),
        ("with", "Person", "meet", "Curie", "argument"),
        ("with", "Concept", "charge", "murder", "argument"),
        ("with", "Product", "arrive", "rifle", "instrument"),
        ("for", "Concept", "fine", "fraud", "cause"),
        ("for", "Group", "vote", "refugee", "beneficiary"),
        ("for", "Concept", "use", "research", "purpose"),
        ("because of", "Concept", "close", "flood", "cause"),
        ("via", "Concept", "pay", "app", "instrument"),
        ("as", "Person", "serve", "mayor", "argument"),
        (None, "Concept", "run", "mile", "argument"),
    ],
)
def test_role(preposition, type_, lemma, noun, expected):
    assert role(preposition, mention(type_), lemma=lemma, noun=noun) == expected


def test_the_lexicon_may_say_that_a_verb_is_of_speech():
    assert role("over", mention("Concept"), lemma="quarrel", noun="pay", verb=Verb("quarrel", speech=True)) == "topic"


@pytest.mark.parametrize(
    ("preposition", "follows", "complements", "expected"),
    [
        ("in", True, False, True),
        ("in", False, False, False),
        ("after", True, False, False),
        ("according to", True, False, False),
        ("in", True, True, False),
        ("to", True, True, True),
        (None, True, False, False),
    ],
)
def test_what_may_stand_in_for_an_object(preposition, follows, complements, expected):
    assert promotable(preposition, follows=follows, complements=complements) is expected
