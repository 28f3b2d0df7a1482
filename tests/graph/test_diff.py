from dataclasses import replace

from kg.graph.diff import diff
from kg.model import Factuality
from tests.graph.sample import flood, store_of


def test_a_graph_does_not_differ_from_itself():
    assert not diff(store_of(flood()), store_of(flood()))


def test_what_is_said_in_another_way_is_told_with_its_sentence():
    before = flood()
    talked = next(s for s in before.statements if s.predicate.relation == "talked_to")
    after = replace(before, statements=tuple(replace(s, factuality=Factuality.NEGATED) if s is talked else s for s in before.statements))
    assert str(diff(store_of(before), store_of(after))).splitlines() == [
        "~ Ada_Quist talked_to farmers [asserted] → [negated]",
        "    “Quist talked to farmers.” (news/dam, characters 166–190)",
    ]


def test_what_is_said_no_more_and_what_is_new_are_told_with_their_sentences():
    before = flood()
    less = replace(before, statements=tuple(s for s in before.statements if s.predicate.relation != "flooded"))
    gone = diff(store_of(before), store_of(less))
    assert "river flooded homes [reported, water board]" in gone.removed and not gone.added
    lines = list(gone.lines())
    assert lines[lines.index("- river flooded homes [reported, water board]") + 1].startswith("    “The board said that")
    back = diff(store_of(less), store_of(before))
    assert back.added == gone.removed and not back.removed


def test_a_statement_that_is_said_more_often_is_counted():
    assert any(line.endswith("×2") for line in diff(store_of(flood()), store_of(flood(), flood("b"), flood("c"))).added)


def test_a_document_more_is_named():
    assert "+ document news/other" in str(diff(store_of(flood()), store_of(flood(), flood("news/other"))))
