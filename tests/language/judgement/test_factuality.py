"""How far a document stands behind its events: each case is a tree and what is to be read from it (factuality.cases)."""

from functools import cache

import pytest

from kg.graph.ontology import read_ontology
from kg.language.judgement.attribution import Attributions
from kg.language.judgement.factuality import Judge
from kg.language.nominals.phrases import Phrases
from tests.language.docs import doc
from tests.language.judgement.cases import cases

ontology = cache(read_ontology)


def judged(made):
    judge = Judge(made, ontology())
    return {token.text: judge.of(token).value for token in reversed(made)}


def sources(made):
    attributions = Attributions(made, ontology(), Phrases(made, "d", ontology()))
    return {token.text: spell(attributions.of(token)) for token in reversed(made)}


def spell(attribution):
    if attribution is None:
        return ""
    source = attribution.mention.label if attribution.mention else "-"
    return source + (f" < {spell(attribution.parent)}" if attribution.parent else "")


@pytest.mark.parametrize("case", cases("factuality.cases"), ids=lambda case: case.text)
def test_events_are_as_real_as_the_sentence_says(case):
    made = doc(*case.trees)
    found = judged(made)
    assert {word: found[word] for word, _, _ in case.wanted} == {word: value for word, value, _ in case.wanted}


@pytest.mark.parametrize("case", [c for c in cases("factuality.cases") if any(s for *_, s in c.wanted)], ids=lambda case: case.text)
def test_sources_of_what_is_not_the_writers_own(case):
    found = sources(doc(*case.trees))
    wanted = {word: source for word, _, source in case.wanted if source}
    assert {word: found[word] for word in wanted} == wanted
