"""Who says so: quotations, speech beside and around clauses, nouns of speech (attribution.cases)."""

import pytest

from kg.language.judgement.attribution import Attributions
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from tests.language.docs import doc
from tests.language.judgement.cases import cases
from tests.language.judgement.test_factuality import judged, sources


@pytest.mark.parametrize("case", cases("attribution.cases"), ids=lambda case: case.text)
def test_sources_and_factuality_agree(case):
    made = doc(*case.trees)
    values, speakers = judged(made), sources(made)
    found = [(word, values[word], speakers[word]) for word, _, _ in case.wanted]
    assert found == list(case.wanted)


def test_quotation_marks_around_single_words_report_nothing():
    made = doc("The/DT/3/det “/``/3/punct miracle/NN/5/nsubj ”/''/3/punct saved/VBD/0/root nobody/NN/5/obj ././5/punct")
    assert sources(made)["miracle"] == "" and judged(made)["saved"] == "negated"


def test_those_who_say_it_together_are_all_sources():
    made = doc(
        "Ann/NNP/5/nsubj Bell/NNP/1/flat and/CC/4/cc officials/NNS/1/conj said/VBD/0/root the/DT/7/det bank/NN/8/nsubj closed/VBD/5/ccomp ././5/punct"
    )
    phrases = Phrases(made, "d", ontology())
    source = Attributions(made, ontology(), phrases).of(made[7])
    assert [mention.label for mention in source.mentions] == ["Ann Bell", "officials"]


def test_reading_a_doc_twice_gives_the_same():
    made = doc("Police/NNS/2/nsubj said/VBD/0/root the/DT/4/det bank/NN/5/nsubj closed/VBD/2/ccomp ././2/punct")
    assert judged(made) == judged(made) and sources(made) == sources(made)


def test_an_empty_doc_has_no_sources():
    assert sources(doc()) == {}
