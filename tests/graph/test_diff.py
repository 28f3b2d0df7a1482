from dataclasses import replace

from kg.graph.diff import diff
from kg.model import Factuality
from tests.graph.sample import flood, store_of


def test_a_graph_does_not_differ_from_itself():
    assert not diff(store_of(flood()), store_of(flood()))


def test_what_changed_is_told_by_what_it_says():
    before = flood()
    urged = next(s for s in before.statements if s.predicate.relation == "talked_to")
    after = replace(before, statements=tuple(replace(s, factuality=Factuality.NEGATED) if s is urged else s for s in before.statements))
    assert str(diff(store_of(before), store_of(after))).splitlines() == [
        "- Ada_Quist talked_to farmers [asserted]",
        "+ Ada_Quist talked_to farmers [negated]",
    ]


def test_a_document_more_is_named():
    assert "+ document news/other" in str(diff(store_of(flood()), store_of(flood(), flood("news/other"))))
