"""Entity labels: BILOU, partial labels, extents."""

import numpy as np

from kg.training.amounts import amount_spans
from kg.training.corpora import Sentence, Tree, gum_spans, likely_spaces, spans_of_tags
from kg.training.entities import LABELS, Constraints, FormStatistics, constrain, corpus_constraints, strip_titles
from kg.training.names import gum_names
from kg.training.score import Spans, spans_of_bilou

NO_FORMS = FormStatistics([], frozenset({"france"}))


def allowed(table: Constraints, row: int) -> set[str]:
    return {LABELS[i] for i in np.flatnonzero(table.masks()[row])}


def test_spans_of_bilou_labels():
    labels = ["U-PLACE", "O", "B-PERSON", "I-PERSON", "L-PERSON", "B-ORG", "L-ORG", "O"]
    assert spans_of_bilou(labels) == [(0, 1, "PLACE"), (2, 5, "PERSON"), (5, 7, "ORG")]


def test_spans_of_io_and_bio_tags():
    assert spans_of_tags(["I-PER", "I-PER", "O", "I-ORG", "I-LOC"]) == [(0, 2, "PER"), (3, 4, "ORG"), (4, 5, "LOC")]
    assert spans_of_tags(["B-PER", "B-PER", "I-PER"]) == [(0, 1, "PER"), (1, 3, "PER")]


def test_a_span_of_several_types_allows_each_at_its_position():
    table = Constraints()
    ids = constrain(3, [(0, 2, frozenset({"WORK", "EVENT"}))], [frozenset({"O"})] * 3, table)
    assert allowed(table, ids[0]) == {"B-WORK", "B-EVENT"}
    assert allowed(table, ids[1]) == {"L-WORK", "L-EVENT"}
    assert allowed(table, ids[2]) == {"O"}


def test_an_uncovered_type_stays_open_outside():
    table = Constraints()
    sentence = Sentence(["Paris", "saw", "Hamlet"], [True, True, False], spans=[(0, 1, "LOC")])
    ids, spans = corpus_constraints(sentence, "uner", table, NO_FORMS)
    assert spans == [(0, 1, "PLACE")]
    assert allowed(table, ids[0]) == {"U-PLACE"}
    assert allowed(table, ids[1]) == {"O"}
    assert "U-WORK" in allowed(table, ids[2]) and "U-PERSON" not in allowed(table, ids[2])


def test_titles_are_outside_persons():
    words = ["Prime", "Minister", "Tony", "Blair"]
    assert strip_titles(words, 0, 4) == 2
    sentence = Sentence(words, [True] * 4, tags=["NNP"] * 4, spans=[(0, 4, "per")])
    assert corpus_constraints(sentence, "gmb", Constraints(), NO_FORMS)[1] == [(2, 4, "PERSON")]


def test_amounts():
    text = "On May 7 , 2022 , 2,500 fighters paid $ 1.5 million for 20 km and may rest three days ."
    words = text.split()
    found = [(" ".join(words[start:end]), kind) for start, end, kind in amount_spans(words)]
    assert found == [
        ("May 7 , 2022", "DATE"), ("2,500", "QUANTITY"), ("$ 1.5 million", "MONEY"), ("20 km", "QUANTITY"), ("three days", "DATE"),
    ]  # fmt: skip


def test_gum_entity_marks():
    from kg.language.conllu import Sentence as Rows

    misc = ["Entity=(1-place-new-n-cf1-2-coref-Paris(2-person-new-n-cf1-1-sgl)", "Entity=1)", 'XML=<date when:::"2022"></date>']
    rows = Rows(words=[{"form": str(i), "misc": m} for i, m in enumerate(misc)])
    assert sorted(gum_spans(rows)) == [(0, 1, "person|1|"), (0, 2, "place|2|Paris"), (2, 3, "date")]


def test_unsure_gold_is_not_counted():
    spans = Spans()
    spans.add([(0, 1, "PER")], [(0, 1, "PER"), (2, 3, "ORG")], unsure=[(2, 4)])
    assert spans.f1()["all"] == (100.0, 100.0, 100.0, 1)


def test_likely_spaces():
    assert likely_spaces(["It", "'s", "$", "5", "."]) == [False, True, False, False, True]


def gum(words: str, xpos: str, heads: list[int], rels: str, spans: list[tuple[int, int, str]]) -> Sentence:
    tags = xpos.split()
    tree = Tree(["PROPN" if tag.startswith("NNP") else "X" for tag in tags], tags, ["_"] * len(tags), heads, rels.split())
    return Sentence(words.split(), [True] * len(tags), tree=tree, tags=tags, spans=spans)


def test_a_name_after_the_noun_that_introduces_it():
    sentence = gum("captain Harry Kane", "NN NNP NNP", [0, 1, 1], "root flat flat", [(0, 3, "person|1|Harry Kane")])
    assert gum_names(sentence) == [(1, 3, frozenset({"PERSON"}))]
    sentence = gum("the state of Oaxaca", "DT NN IN NNP", [2, 0, 4, 2], "det root case nmod", [(0, 4, "place|2|Oaxaca")])
    assert gum_names(sentence) == [(3, 4, frozenset({"PLACE"}))]


def test_numerals_and_hyphens_are_part_of_persons():
    sentence = gum(
        "Soren Jessen - Ek II", "NNP NNP HYPH NNP NNP", [0, 1, 4, 2, 1], "root flat punct compound nmod:desc", [(0, 5, "person|1|")]
    )
    assert gum_names(sentence) == [(0, 5, frozenset({"PERSON"}))]


def test_roles_and_peoples_are_no_persons():
    sentence = gum("Founders met Alaskans", "NNPS VBD NNPS", [2, 0, 2], "nsubj root obj", [(0, 1, "person|1|"), (2, 3, "person|1|")])
    assert gum_names(sentence) == [(2, 3, frozenset({"GROUP", "O"}))]


def test_a_modifying_country_is_a_place():
    sentence = gum("U.S. citizens", "NNP NNS", [2, 0], "compound root", [(0, 2, "person|2|")])
    assert gum_names(sentence) == [(0, 1, frozenset({"PLACE"}))]
