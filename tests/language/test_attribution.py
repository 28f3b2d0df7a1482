"""Who says so: quotations, speech beside and around clauses, nouns of speech (attribution.cases)."""

import pytest

from tests.language.cases import cases
from tests.language.docs import doc
from tests.language.test_factuality import judged, sources


@pytest.mark.parametrize("case", cases("attribution.cases"), ids=lambda case: case.text)
def test_sources_and_factuality_agree(case):
    made = doc(*case.trees)
    values, speakers = judged(made), sources(made)
    found = [(word, values[word], speakers[word]) for word, _, _ in case.wanted]
    assert found == list(case.wanted)
