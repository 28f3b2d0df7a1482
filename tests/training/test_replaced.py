"""A name of the news becomes a pronoun only where it is known whom the pronoun stands for, and in which case."""

import pytest

from kg.training.coreference import CLOSED, OPEN
from kg.training.corpora import Sentence, likely_spaces
from kg.training.replaced import replaced_passage


def sentence(*tagged, persons=()):
    words = [item.rsplit("/", 1)[0] for item in tagged]
    spans = [(start, end, "per") for start, end in persons]
    return Sentence(words, likely_spaces(words), tags=[item.rsplit("/", 1)[1] for item in tagged], spans=spans)


FIRST = sentence("Mr./NNP", "Quirk/NNP", "met/VBD", "Paul/NNP", "Lindt/NNP", "./.", persons=[(0, 2), (3, 5)])
AS = {
    "subject": (sentence("Quirk/NNP", "thanked/VBD", "nobody/NN", "./.", persons=[(0, 1)]), "He thanked nobody ."),
    "object": (sentence("Critics/NNS", "blamed/VBD", "Mr./NNP", "Quirk/NNP", "./.", persons=[(2, 4)]), "Critics blamed him ."),
    "owner": (sentence("It/PRP", "is/VBZ", "in/IN", "Quirk/NNP", "'s/POS", "house/NN", "./.", persons=[(3, 4)]), "It is in his house ."),
}


@pytest.mark.parametrize("case", AS)
def test_the_pronoun_has_the_case_of_its_place_and_the_gender_of_the_title(case):
    last, said = AS[case]
    words, spaces, spans = replaced_passage([FIRST, last])
    assert " ".join(words[1]) == said
    assert [len(forms) for forms in words] == [len(row) for row in spaces]
    pronoun, *names = spans
    assert pronoun[4] == CLOSED
    assert {(words[s][start:end][-1], chain == pronoun[3], flags) for s, start, end, chain, flags in names} == {
        ("Quirk", True, OPEN), ("Lindt", False, OPEN),
    }  # fmt: skip


@pytest.mark.parametrize(
    "last",
    [
        sentence("Weber/NNP", "thanked/VBD", "nobody/NN", "./.", persons=[(0, 1)]),
        sentence("The/DT", "Quirk/NNP", "plan/NN", "failed/VBD", "./.", persons=[(1, 2)]),
        sentence("Quirk/NNP", "thanked/VBD", "nobody/NN", "./."),
    ],
    ids=["nobody before", "inside a noun phrase", "no person"],
)
def test_a_name_stays_where_a_pronoun_would_not_be_known(last):
    assert replaced_passage([FIRST, last]) is None


def test_a_passage_about_one_person_asks_nothing():
    alone = sentence("Mr./NNP", "Quirk/NNP", "left/VBD", "./.", persons=[(0, 2)])
    assert replaced_passage([alone, AS["subject"][0]]) is None
