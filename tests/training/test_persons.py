"""Passages about two persons get other persons; where their mentions are, and who is who, stays."""

from random import Random

import numpy as np
import pytest

from kg.training.augment import Names
from kg.training.coreference import CLOSED, OPEN, Document
from kg.training.examples import Example
from kg.training.persons import make_persons, renamed


def passage(*sentences: str, names: list[tuple[int, int, int]]) -> Document:
    examples = [Example(s.split(), [True] * len(s.split()), np.zeros(len(s.split()), dtype=np.int64), [], False) for s in sentences]
    rows = [(s, start, start, end, number, 7, OPEN) for number, (s, start, end) in enumerate(names)]
    return Document("passage", examples, np.array([*rows, (1, 0, 0, 1, 0, 0, CLOSED)], dtype=np.int64), table=None)


def words(document: Document) -> list[str]:
    return [word for example in document.examples for word in example.words]


@pytest.fixture
def persons():
    return make_persons(Names({"PERSON": {2: ["Ada Quirk", "John Mbeki", "Li Zhang"]}}, {}))


def versions(document, persons):
    return [words(renamed(document, persons, Random(seed))) for seed in range(40)]


def test_a_name_becomes_the_same_name_wherever_it_stands(persons):
    document = passage("Robert Thorne met Paul Lindt .", "He thanked Thorne .", names=[(0, 0, 2), (0, 3, 5)])
    made = versions(document, persons)
    assert any(version[1] != "Thorne" for version in made)
    assert all(version[1] == version[8] for version in made)
    assert all(len(version) == len(words(document)) and version[2] == "met" for version in made)


def test_pronouns_and_given_names_change_their_gender_together(persons):
    document = passage("Robert Thorne met Paul Lindt .", "He thanked him for his book .", names=[(0, 0, 2), (0, 3, 5)])
    for version in versions(document, persons):
        female = version[6] == "She"
        assert female == (version[8] == "her") == (version[10] == "her")
        assert version[6] in ("He", "She")
        assert (version[0] in persons.given["f"]) == female


@pytest.mark.parametrize("sentence", ["He thanked her .", "His mother thanked him .", "He and she left ."])
def test_a_passage_with_both_genders_keeps_its_pronouns(persons, sentence):
    document = passage("Robert Thorne met Paul Lindt .", sentence, names=[(0, 0, 2), (0, 3, 5)])
    assert all(version[6:] == sentence.split() for version in versions(document, persons))
