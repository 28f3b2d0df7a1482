"""Which items a name may mean."""

from kg.lexicon import ontology
from kg.model import Entity, Kind
from kg.wikidata import open_facts
from kg.wikidata.candidates import candidates


def test_an_item_is_found_by_the_name_that_says_most():
    britain = Entity("Britain", "Britain", "Place", Kind.NAME, ("United Kingdom",))
    with open_facts() as facts:
        found = candidates(britain, facts, demonyms=ontology().demonyms)
    assert found[0].item.qid == "Q145" and found[0].name == "United Kingdom"
