"""Roles: PropBank and QANom read into one inventory, spans rebuilt from heads, scores."""

import csv
import io
import zipfile
from collections import Counter

import numpy as np
import pytest

from kg.training.corpora import Sentence as Corpus
from kg.training.corpora import Tree
from kg.training.nominal_roles import Parse, answer_head
from kg.training.propbank import bracketed, read_propbank, unaccusatives
from kg.training.qanom import question_label, read_qanom
from kg.training.role_scores import aligned, score_qanom, score_roles
from kg.training.role_spans import Sentence, rebuild_spans, subtree_span
from kg.training.roles import Roles, role_arrays, role_labels, short_label, span_head

CONLLU = """\
# sent_id = reviews-1-0001
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\ttroops\ttroop\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
3\thave\thave\tAUX\tVBP\t_\t4\taux\t_\t_
4\ttaken\ttake\tVERB\tVBN\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_
6\ttown\ttown\tNOUN\tNN\t_\t4\tobj\t_\t_

# sent_id = reviews-1-0002
1\tOthers\tother\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\t_

"""
SKELETON = [
    "DT  - -        * (ARG0*",
    "NNS - -        * *)",
    "VBP have have.01 (V*) *",
    "VBN take take.01 * (V*)",
    "DT  - -        * (ARG1*",
    "NN  - -        * *)",
]


@pytest.fixture
def treebank(tmp_path):
    for folder in ("ud-ewt/file-lists", "ud-ewt/sources/reviews", "propbank-ewt/ewt/reviews/00"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ud-ewt/file-lists/files.dev").write_text("reviews/1.xml.conllu\n")
    (tmp_path / "ud-ewt/sources/reviews/1.xml.conllu").write_text(CONLLU)
    rows = [f"path 0 {i} [WORD] {tag} * {lemma} {sense} {first} {second}" for i, line in enumerate(SKELETON)
            for tag, lemma, sense, first, second in [line.split()]]  # fmt: skip
    longer = [f"path 1 {i} [WORD] NN * - -" for i in range(3)]
    (tmp_path / "propbank-ewt/ewt/reviews/00/1.xml.gold_skel").write_text("\n".join([*rows, "", *longer]) + "\n")
    return tmp_path


def test_propbank_joins_sentences_with_the_same_words_and_drops_auxiliaries(treebank):
    counts = Counter()
    found = read_propbank(treebank, "dev", counts=counts)
    assert found == {
        "reviews-1-0001": Roles({3: "take.01"}, [(3, 1, "A0"), (3, 5, "A1")], [(3, "A0", 0, 2), (3, "A1", 4, 6)]),
    }  # fmt: skip
    assert counts == {"joined": 1, "other words": 1}


def test_brackets_of_a_column():
    assert list(bracketed(["(ARG0*", "*)", "(V*)", "*", "(ARGM-TMP*)"])) == [("ARG0", 0, 2), ("V", 2, 3), ("ARGM-TMP", 4, 5)]


@pytest.mark.parametrize(
    ("long", "short"),
    [("ARG0", "A0"), ("ARGM-TMP", "TMP"), ("R-ARG1", "R-A1"), ("R-ARGM-LOC", "R"), ("ARG5", "A4"), ("ARG1-DSP", "A1")],
)
def test_short_labels(long, short):
    assert short_label(long) == short


def test_the_inventory_begins_with_no_argument_and_leaves_out_the_rare():
    sentences = [Roles(arguments=[(0, 1, "A1"), (0, 2, "A0")]), Roles(arguments=[(0, 1, "A1"), (0, 2, "REC")])] * 2
    assert role_labels(sentences, least=3) == ["_", "A1"]
    assert role_labels(sentences, least=2) == ["_", "A1", "A0", "REC"]


def test_arrays_keep_the_more_frequent_of_two_roles_of_a_word():
    roles = Roles({1: "go.01", 3: "say.01"}, [(1, 0, "LOC"), (1, 0, "A1"), (3, 1, "A1"), (3, 2, "RARE")])
    predicates, rows = role_arrays(roles, 5, ["_", "A1", "LOC"])
    assert predicates.dtype == np.int8 and predicates.tolist() == [0, 1, 0, 1, 0]
    assert rows.tolist() == [[1, 0, 1], [3, 1, 1]]
    assert role_arrays(Roles(), 2, ["_"])[1].shape == (0, 3)


def test_the_head_of_a_span_is_its_word_with_the_head_outside():
    heads, rels = [2, 4, 2, 0, 4], ["det", "nsubj", "nmod", "root", "punct"]
    assert span_head(0, 3, heads, rels) == 1
    assert span_head(4, 5, heads, rels) == 4
    assert span_head(2, 5, heads, rels) == 2  # two words have their heads outside: the leftmost
    assert span_head(3, 5, heads, rels) == 3


def tree(words: str, heads: list[int], rels: str) -> Sentence:
    return Sentence(words.split(), heads, rels.split())


COPULA = tree(
    "He is not a good leader of men and Ann is too .",
    [6, 6, 6, 6, 6, 0, 8, 6, 10, 6, 10, 10, 6],
    "nsubj cop advmod det amod root case nmod cc conj cop advmod punct",
)
RELATIVE = tree(
    "for the men ( and women ) who left it",
    [3, 3, 0, 6, 6, 3, 6, 9, 3, 9],
    "case det root punct cc conj punct nsubj acl:relcl obj",
)
SMALL_CLAUSE = tree("She made him very angry .", [2, 0, 2, 5, 2, 2], "nsubj root obj advmod xcomp punct")


def words(sentence, span):
    return " ".join(sentence.words[slice(*span)])


def test_a_copulas_complement_leaves_the_clause_behind():
    assert words(COPULA, subtree_span(5, COPULA, 1)) == "a good leader of men"
    assert words(COPULA, subtree_span(0, COPULA, 1)) == "He"


def test_a_noun_leaves_its_relative_clause_and_preposition_behind():
    assert words(RELATIVE, subtree_span(2, RELATIVE, 8)) == "the men ( and women )"
    assert words(RELATIVE, subtree_span(2, RELATIVE, 2)) == "for the men ( and women ) who left it"


def test_quotation_marks_come_in_pairs():
    sentence = tree('He said " stop " .', [2, 0, 4, 2, 4, 2], "nsubj root punct ccomp punct punct")
    assert words(sentence, subtree_span(3, sentence, 1)) == '" stop "'


def test_both_sides_of_a_small_clause_unless_each_has_a_role():
    whole = rebuild_spans([(1, 4, "A1")], SMALL_CLAUSE)
    assert [words(SMALL_CLAUSE, span[2:]) for span in whole] == ["him very angry"]
    both = rebuild_spans([(1, 2, "A1"), (1, 4, "A2")], SMALL_CLAUSE)
    assert [words(SMALL_CLAUSE, span[2:]) for span in both] == ["him", "very angry"]


def test_a_light_verb_is_one_word():
    sentence = tree("They made a good offer", [2, 0, 5, 5, 2], "nsubj root det amod obj")
    assert rebuild_spans([(4, 1, "LVB"), (1, 4, "PRR")], sentence) == [(1, "PRR", 4, 5), (4, "LVB", 1, 2)]


SLOTS = {"wh": "", "subj": "", "obj": "", "obj2": "", "prep": "", "is_passive": "False", "verb_form": "take"}


@pytest.mark.parametrize(
    ("slots", "label"),
    [
        ({"wh": "who", "obj": "something"}, "A0"),
        ({"wh": "what", "is_passive": "True"}, "A1"),
        ({"wh": "what", "subj": "someone"}, "A1"),
        ({"wh": "who", "subj": "something", "is_passive": "True", "prep": "by"}, "A0"),
        ({"wh": "who", "subj": "someone", "obj": "something", "prep": "to"}, "A2"),
        ({"wh": "what", "subj": "someone", "prep": "for"}, "A1"),
        ({"wh": "what", "subj": "someone", "prep": "to do"}, "A2"),
        ({"wh": "who"}, "A0"),
        ({"wh": "who", "verb_form": "die"}, "A1"),
        ({"wh": "who", "verb_form": "die", "obj": "something"}, "A0"),
        ({"wh": "when", "subj": "something", "is_passive": "True"}, "TMP"),
        ({"wh": "how long"}, "EXT"),
        ({"wh": "why", "subj": "someone"}, "CAU"),
    ],
)
def test_questions_ask_for_roles(slots, label):
    assert question_label({**SLOTS, **slots}, {"die"}) == label


def test_qanom_sentences_keep_each_answer_once_and_know_what_is_no_predicate(tmp_path):
    common = {**SLOTS, "qasrl_id": "n:1", "sentence": "The fall of Kyiv surprised observers", "verb_form": "fall"}
    answer = {"target_idx": 1, "is_verbal": "True", "wh": "what", "question": "What fell?", "answer_range": "3:4~!~2:4"}
    rows = [
        {**common, **answer},
        {**common, **answer},
        {**common, "target_idx": 5, "is_verbal": "False", "question": "", "answer_range": ""},
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "qanom").mkdir()
    with zipfile.ZipFile(tmp_path / "qanom" / "qanom_dataset.zip", "w") as archive:
        archive.writestr("annot.dev.csv", text.getvalue())
    found = read_qanom(tmp_path, "dev", unaccusatives={"fall"})["n:1"]
    assert found.candidates == {1: True, 5: False}
    assert found.roles == Roles({1: "fall"}, [], [(1, "A1", 2, 4), (1, "A1", 3, 4)])


def test_an_answer_that_holds_its_predicate_means_the_modifier():
    parse = Parse([4, 4, 4, 0], ["det", "amod", "compound", "root"], ["DET", "ADJ", "NOUN", "NOUN"])  # the new settlement construction
    assert answer_head(3, 0, 4, parse) == 2
    assert answer_head(3, 1, 2, parse) == 1
    assert answer_head(3, 3, 4, parse) is None


def test_unaccusatives_are_verbs_whose_subject_is_acted_on():
    gold = Tree(["NOUN", "VERB"], ["NN", "VBD"], ["_", "_"], [2, 0], ["nsubj", "root"])
    sentences = [Corpus(["x", "y"], [True, True], tree=gold, name=name) for name in ("died", "ran")]
    roles = {"died": Roles({1: "die.01"}, [(1, 0, "A1")]), "ran": Roles({1: "run.02"}, [(1, 0, "A0")])}
    assert unaccusatives(roles, sentences) == {"die"}


def test_scores_ask_for_predicate_label_and_span():
    gold = {"s": Roles({1: "a.01"}, [(1, 0, "A0"), (1, 3, "A1")], [(1, "A0", 0, 1), (1, "A1", 2, 4)])}
    said = {"s": Roles({1: "", 3: ""}, [(1, 0, "A0"), (1, 3, "A1"), (3, 0, "A0")], [(1, "A0", 0, 1), (1, "A1", 3, 4)])}
    scores = score_roles(gold, said)
    assert scores["predicates"]["all"] == (50.0, 100.0, pytest.approx(66.67, abs=0.01), 1)
    assert scores["heads"]["A1"] == (100.0, 100.0, 100.0, 1)
    assert scores["heads"]["A0"][:2] == (50.0, 100.0)
    assert scores["spans"]["all"] == (50.0, 50.0, 50.0, 2)
    assert score_roles(gold, {})["spans"]["all"] == (0.0, 0.0, 0.0, 2)


def test_qanom_pairs_spans_one_to_one_from_an_overlap_of_three_tenths():
    assert aligned([(0, "A0", 0, 10)], [(0, "A0", 7, 10), (0, "A1", 5, 10)]) == [((0, "A0", 0, 10), (0, "A1", 5, 10))]
    assert aligned([(0, "A0", 0, 10)], [(0, "A0", 8, 10), (1, "A0", 0, 10)]) == []
    gold = {"s": Roles({0: "a", 5: "b"}, spans=[(0, "A0", 1, 3), (5, "A1", 6, 9)])}
    said = {"s": Roles({0: "", 5: "", 7: ""}, spans=[(0, "A1", 1, 3), (5, "A1", 6, 8), (7, "A1", 0, 1)])}
    scores = score_qanom(gold, said)
    assert scores["UA"] == (100.0, 100.0, 100.0, 2)
    assert scores["LA"] == (50.0, 50.0, 50.0, 2)
