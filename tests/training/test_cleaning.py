"""Mending of silver names: extents, portfolios, surnames of persons nearby."""

from kg.training.cleaning import mend
from kg.training.corpora import Sentence
from kg.training.entities import FormStatistics

NNP = {"Figueredo", "State", "Powell", "Colin", "Orlando", "Lima"}


def sentence(text: str, *spans: tuple[int, int, str]) -> Sentence:
    words = text.split()
    return Sentence(words, [True] * len(words), tags=["NNP" if word in NNP else "NN" for word in words], spans=list(spans))


def mended(*sentences: Sentence) -> list[list[tuple[int, int, str]]]:
    return [one.spans for one in mend(sentences, frozenset({"lima"}))]


def test_a_surname_nearby_is_a_person():
    full = sentence("Orlando Figueredo spoke", (0, 2, "per"))
    assert mended(full, sentence("he said Figueredo left", (2, 3, "org")), sentence("the Figueredo said"))[1:] == [
        [(2, 3, "per")],
        [(1, 2, "per")],
    ]
    assert mended(sentence("Orlando Lima spoke", (0, 2, "per")), sentence("in Lima", (1, 2, "geo")))[1] == [(1, 2, "geo")]


def test_far_away_it_is_not():
    between = [sentence("they met .")] * 40
    assert mended(sentence("Orlando Figueredo spoke", (0, 2, "per")), *between, sentence("Figueredo left", (0, 1, "org")))[-1] == [
        (0, 1, "org")
    ]


def test_extents():
    assert mended(sentence("in southern Lima -", (1, 4, "geo"))) == [[(2, 3, "geo")]]
    assert mended(sentence("Secretary of State Colin Powell", (2, 5, "org"))) == [[(3, 5, "per")]]
    assert mended(sentence("Secretary of State", (2, 3, "org"))) == [[]]
    assert mended(sentence("Secretary of State for Asia", (2, 5, "org"))) == [[]]


def test_a_form_that_is_nearly_always_a_place_is_one():
    forms = FormStatistics([sentence("Tolna", (0, 1, "geo"))] * 19 + [sentence("Tolna", (0, 1, "org"))], frozenset())
    assert forms.allowed("tolna", "org") == {"PLACE"}
    few = FormStatistics([sentence("Tolna", (0, 1, "geo"))] * 4 + [sentence("Tolna", (0, 1, "org"))], frozenset())
    assert few.allowed("tolna", "org") == {"PLACE", "ORG"}
