"""The table of repairs counts what they change, by the repair that changed it."""

from .repairs import named, outcome


def tells(_doc, _table, i):
    return {i: (0, "obj"), 7: (i, "case")} if i == 3 else {}


def moves(_doc, _table, i):
    return (2, "obl") if i == 5 else None


def test_a_repair_writes_down_the_tokens_it_changes():
    found: dict[int, str] = {}
    for i in range(8):
        named(tells, found)(None, None, i)
        named(moves, found)(None, None, i)
    assert found == {3: "test_repairs.tells", 7: "test_repairs.tells", 5: "test_repairs.moves"}


def test_an_arc_is_mended_spoilt_or_wrong_either_way():
    gold = (4, "obl")
    assert outcome((2, "nmod"), gold, gold) == "right"
    assert outcome(gold, (2, "nmod"), gold) == "spoilt"
    assert outcome((2, "nmod"), (3, "nmod"), gold) == "other"
