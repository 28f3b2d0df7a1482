"""What people decide about links: kept in a file that can be read and edited, and obeyed."""

import pytest

from kg.errors import StoreError
from kg.model import Entity
from kg.wikidata import Decision, Decisions, explain, link, open_facts, read_decisions, remember
from tests.wikidata.documents import resolved

ODESA = resolved("Odesa was hit, and Kharkiv.", ("Odesa", "Place"), ("Kharkiv", "Place"))


@pytest.fixture(scope="module")
def facts():
    with open_facts() as opened:
        yield opened


def odesa(facts, *decisions):
    return link(ODESA, facts, decisions=Decisions([Decision(*each) for each in decisions])).entities[0]


def test_a_chosen_item_is_taken_for_sure(facts):
    entity = odesa(facts, ("Odesa", "yes", "Q128361"))
    assert entity.wikidata == "Q128361" and [(c.id, c.score) for c in entity.candidates] == [("Q128361", 1.0)]


def test_an_item_that_the_facts_lack_can_be_chosen(facts):
    assert odesa(facts, ("Odesa", "yes", "Q999999999")).wikidata == "Q999999999"


def test_an_item_that_was_ruled_out_is_not_offered_again(facts):
    assert "Q1874" not in {candidate.id for candidate in odesa(facts, ("Odesa", "no", "Q1874")).candidates}


def test_none_leaves_no_candidates(facts):
    entity = odesa(facts, ("Odesa", "none"))
    assert entity.wikidata is None and entity.candidates == ()


def test_the_last_word_counts_and_that_for_a_document_most(facts):
    assert odesa(facts, ("Odesa", "none"), ("Odesa", "yes", "Q1874")).wikidata == "Q1874"
    assert odesa(facts, ("Odesa", "none", "", "d"), ("Odesa", "yes", "Q1874")).wikidata is None
    assert odesa(facts, ("Odesa", "none", "", "another"), ("Odesa", "yes", "Q1874")).wikidata == "Q1874"


def test_an_entity_is_found_by_its_id_or_its_name():
    decisions = Decisions([Decision("Port_Sudan", "none"), Decision("Khartoum", "none")])
    assert decisions.of(Entity("Port_Sudan", "Port Sudan", "Place"), "d").closed
    assert decisions.of(Entity("Khartoum_(Place)", "Khartoum", "Place"), "d").closed
    assert not decisions.of(Entity("Omdurman", "Omdurman", "Place"), "d")


def test_decisions_are_read_as_they_were_written(tmp_path):
    made = [Decision("Odesa", "yes", "Q1874"), Decision("Azov\tbrigade", "no", "Q161349", "a b.txt"), Decision("Smith", "none")]
    for decision in made:
        remember([decision], tmp_path / "new" / "decisions.tsv")
    assert read_decisions(tmp_path / "new" / "decisions.tsv").entries == [
        made[0],
        Decision("Azov brigade", "no", "Q161349", "a b.txt"),
        made[2],
    ]


def test_a_file_edited_by_hand_may_lack_its_last_newline_and_hold_comments(tmp_path):
    file = tmp_path / "decisions.tsv"
    file.write_text("# ours\nSmith\tnone")
    remember([Decision("Odesa", "yes", "Q1874")], file)
    assert [decision.entity for decision in read_decisions(file).entries] == ["Smith", "Odesa"]


def test_no_file_means_no_decisions(tmp_path):
    assert len(read_decisions(tmp_path / "absent.tsv")) == 0


@pytest.mark.parametrize("line", ["Odesa", "Odesa\tmaybe\tQ1", "Odesa\tyes\t1874", "Odesa\tyes\tQ1 OR 1", "\tnone"])
def test_a_line_that_is_no_decision_is_named_with_its_number(tmp_path, line):
    (tmp_path / "decisions.tsv").write_text(f"entity\tanswer\titem\tdocument\n{line}\n")
    with pytest.raises(StoreError, match=r"decisions\.tsv, line 2: not a decision"):
        read_decisions(tmp_path / "decisions.tsv")


def test_why_says_that_people_decided(facts):
    decisions = Decisions([Decision("Odesa", "yes", "Q1874"), Decision("Kharkiv", "no", "Q42308")])
    assert explain(ODESA.entities[0], ODESA, facts, decisions=decisions) == "Odesa: Q1874, by decision"
    assert "ruled out by decision: Q42308" in explain(ODESA.entities[1], ODESA, facts, decisions=decisions)
