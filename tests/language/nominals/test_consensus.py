from spacy.tokens import Span

from kg.language.nominals.phrases import Phrases
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def types(*sentences, ents):
    """Classes of the mentions in order; `ents` are (token, label)."""
    made = doc(*sentences)
    made.ents = [Span(made, i, i + 1, label=label) for i, label in ents]
    return [m.type for m in Phrases(made, "d", ONTOLOGY).all() if m.kind == "name"]


LEFT = "Azure/NNP/2/nsubj left/VBD/0/root"


def test_most_labels_win():
    assert types(LEFT, LEFT, LEFT, ents=[(0, "ORG"), (2, "ORG"), (4, "PERSON")]) == ["Organization"] * 3


def test_the_noun_beside_a_name_outvotes_labels():
    assert types("The/DT/2/det brigade/NN/4/nsubj Azure/NNP/2/appos left/VBD/0/root", LEFT, ents=[(2, "PERSON"), (4, "PERSON")]) == ["Organization"] * 2


def test_a_name_with_a_title_stays_a_person():
    titled = "President/NNP/2/nmod:desc Azure/NNP/3/nsubj left/VBD/0/root"
    assert types(titled, LEFT, LEFT, ents=[(1, "PERSON"), (3, "ORG"), (5, "ORG")]) == ["Person", "Organization", "Organization"]


def test_a_surname_is_a_person():
    full = "Ann/NNP/3/nsubj Azure/NNP/1/flat left/VBD/0/root"
    made = doc(full, LEFT)
    made.ents = [Span(made, 0, 2, label="PERSON"), Span(made, 3, 4, label="ORG")]
    assert {m.type for m in Phrases(made, "d", ONTOLOGY).all()} == {"Person"}


def test_what_is_said_to_be_a_body_is_no_place():
    assert types("Azure/NNP/6/nsubj ,/,/4/punct a/DT/4/det brigade/NN/1/appos ,/,/4/punct left/VBD/0/root", ents=[(0, "PLACE")]) == ["Organization"]


def test_one_apposition_does_not_outvote_another_label():
    assert types("Azure/NNP/6/nsubj ,/,/4/punct a/DT/4/det town/NN/1/appos ,/,/4/punct left/VBD/0/root", ents=[(0, "ORG")]) == ["Organization"]
