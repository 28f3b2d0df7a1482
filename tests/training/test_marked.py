"""Readers' marks: passages with their pronouns, corrected trees, corrected names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.language import load
from kg.language.parsing.pieces import WordPieces
from kg.language.parsing.pipeline import SHIPPED
from kg.training.coreference import CLOSED
from kg.training.corpora import Sentence
from kg.training.documents import document_batch
from kg.training.marked.chains import chain_document
from kg.training.marked.names import MADE as MADE_NAMES
from kg.training.marked.names import made_names, news_names
from kg.training.marked.pronouns import MADE, Mark, made_passages, pronoun_document
from kg.training.marked.trees import corrected, corrected_trees, is_held_out, news_trees

PASSAGE = "[1|Ann Lee] hired [2|Mary Poe] because {1|she} needed a lawyer. {2|Her} fee was low.\n"
PRONOUNS = {"he", "she", "him", "his", "her", "hers", "himself", "herself"}


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_a_made_passage_loses_its_brackets_and_keeps_what_they_say():
    [(_, text, marks)] = made_passages([PASSAGE])
    assert text == "Ann Lee hired Mary Poe because she needed a lawyer. Her fee was low."
    assert [(text[mark.start : mark.end], mark.person, mark.pronoun) for mark in marks] == [
        ("Ann Lee", "1", False), ("Mary Poe", "2", False), ("she", "1", True), ("Her", "2", True),
    ]  # fmt: skip


def test_the_made_passages_mark_every_pronoun_and_name_whom_it_means():
    with MADE.open(encoding="utf-8") as lines:
        for name, text, marks in made_passages(lines):
            assert not set("[]{}|") & set(text), name
            named = {mark.person for mark in marks if not mark.pronoun}
            marked = {text[mark.start : mark.end].lower() for mark in marks if mark.pronoun}
            assert marked <= PRONOUNS, name
            assert any(mark.pronoun and mark.person in named for mark in marks), name


def test_a_pronoun_chooses_among_the_names_and_the_pronouns_before_it(nlp):
    [(name, text, marks)] = made_passages([PASSAGE])
    document = pronoun_document(name, nlp(text), marks)
    assert document.mentions[:, 4].tolist() == [0, 1, 0, 1]
    batch = document_batch([(document, 0, document.examples)], WordPieces(SHIPPED / "vocab.txt"))
    assert (document.mentions[:, 6] & CLOSED).tolist() == [0, 0, 1, 1]
    assert batch["later"].tolist() == [2, 3]
    assert [sorted(row[row >= 0].tolist()) for row in batch["earlier"]] == [[0, 1], [0, 1, 2]]
    right = [{int(batch["earlier"][k, j - 1]) for j in np.flatnonzero(batch["right"][k])} for k in range(2)]
    assert right == [{0}, {1}]


def test_a_mark_that_is_no_word_of_the_text_is_left_out(nlp):
    marks = [Mark(0, 7, "1", False), Mark(900, 903, "1", True)]
    assert len(pronoun_document("p", nlp("Ann Lee won."), marks).mentions) == 1


def test_a_stretch_has_the_chains_of_its_row_and_every_other_phrase_alone(nlp):
    text = "The city of Bonn sued the bank. It lost the case."
    marks = " ".join(f"{text.index(word)}:{chain}" for word, chain in (("city", 0), ("Bonn", 0), ("bank", 1), ("It", 1)))
    document = chain_document("s", nlp(text), marks)
    chains: dict[int, list[str]] = {}
    for sentence, _, start, end, chain, *_ in document.mentions.tolist():
        chains.setdefault(chain, []).append(" ".join(document.examples[sentence].words[start:end]))
    assert sorted(chains.values()) == [["Bonn"], ["The city of Bonn"], ["the bank", "It"], ["the case"]]


def test_a_corrected_tree_has_the_heads_of_the_table_and_forgets_tags_that_were_wrong(nlp):
    tree = corrected(nlp("Troops shot him."), ["2:nsubj", "0:root=VBD", "2:obj", "2:punct"])
    assert (tree.heads, tree.rels) == ([2, 0, 2, 2], ["nsubj", "root", "obj", "punct"])
    assert (tree.xpos[1], tree.upos[1], tree.upos[0]) == ("VBD", "?", "NOUN")


def test_a_table_of_another_text_is_refused(nlp):
    with pytest.raises(ValueError, match="2 arcs for the 4 words"):
        corrected(nlp("Troops shot him."), ["2:nsubj", "0:root"])


def test_one_tree_in_sixteen_is_held_out(nlp, tmp_path: Path):
    table = tmp_path / "trees.tsv"
    table.write_text("0\t0:root\n1\t0:root\n", encoding="utf-8")
    labels = {"upos": ["NOUN"], "xpos": ["NN"], "feats": ["_"], "rels": ["root"]}
    sentences = [Sentence(["Rain"], [True]), Sentence(["Snow"], [True])]
    assert [e.words for e in news_trees(sentences, nlp, labels, table)] == [["Snow"]]
    assert [is_held_out(number) for number, _ in corrected_trees(sentences, nlp, table)] == [True, False]


def test_corrected_names_stand_beside_the_corpus_times(tmp_path: Path):
    table = tmp_path / "names.tsv"
    table.write_text("0\t0-2:ORG\n", encoding="utf-8")
    words = ["Rio", "Tinto", "said", "Monday"]
    [sentence] = news_names([Sentence(words, [True] * 4, spans=[(0, 1, "geo"), (3, 4, "tim")])], table)
    assert sentence.spans == [(0, 2, "ORG"), (3, 4, "tim")]


def test_a_made_sentence_keeps_its_names_and_loses_its_brackets():
    [sentence] = made_names(["[Ann Lee|PERSON] left [Rio Tinto|ORG].", "The [Oslo|PLACE]er left."])
    assert " ".join(sentence.words) == "Ann Lee left Rio Tinto ."
    assert sentence.spans == [(0, 2, "PERSON"), (3, 5, "ORG")]


def test_the_made_sentences_have_names_of_all_kinds_and_no_bracket_left():
    sentences = list(made_names(MADE_NAMES.read_text(encoding="utf-8").splitlines()))
    assert {label for s in sentences for *_, label in s.spans} == {"PERSON", "ORG", "PLACE", "FACILITY", "EVENT", "WORK", "PRODUCT", "GROUP", "LAW"}
    assert not [s.words for s in sentences if {"[", "]", "|"} & set(s.words)]
