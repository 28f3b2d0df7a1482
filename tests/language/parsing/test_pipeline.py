"""The pipeline around the network, with a stand-in for the network itself."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.parsing.encoder import PIECES_A_BATCH
from kg.language.parsing.pipeline import Network, load
from kg.language.parsing.sentences import MAX_WORDS
from kg.language.parsing.tokenizer import make_tokenizer
from tests.language.network import fake_encoder


@pytest.fixture(scope="module")
def nlp(tmp_path_factory):
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("kg_network")
    nlp.get_pipe("kg_network").encoder = fake_encoder(tmp_path_factory.mktemp("vocabulary"))
    return nlp


def test_attributes_are_set(nlp):
    doc = nlp("rain fell on Lagos")
    assert [token.dep_ for token in doc] == ["ROOT", "dep", "dep", "dep"]
    assert [token.head.i for token in doc] == [0, 0, 0, 0]
    assert (doc[1].pos_, doc[1].tag_, doc[1].lemma_, str(doc[3].morph)) == ("NOUN", "NN", "fell", "Number=Sing")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Lagos", "PERSON")]


def test_paragraphs_are_sentences_and_whitespace_hangs_on_the_word_before(nlp):
    doc = nlp("\n\nFloods in the north\n\nrain fell")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Floods in the north", "rain fell"]
    spaces = [token for token in doc if token.is_space]
    assert [(token.pos_, token.dep_, token.head.text) for token in spaces] == [
        ("SPACE", "dep", "Floods"),
        ("SPACE", "dep", "north"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\u200f", "."])
def test_texts_without_words_pass(nlp, text):
    doc = nlp(text)
    assert doc.text == text and not doc.ents


def test_an_endless_sentence_is_cut_into_windows(nlp):
    doc = nlp("word " * 5000)
    assert len(doc) == 5000
    assert max(len(sentence) for sentence in doc.sents) <= MAX_WORDS


def test_docs_come_in_order_and_batches_stay_small(nlp):
    session = nlp.get_pipe("kg_network").encoder._session
    session.batches.clear()
    texts = [f"Line {i}\n\n" + "an ox. " * (40 * i) for i in range(60)]
    assert [doc.text for doc in nlp.pipe(texts)] == texts
    assert all(rows == 1 or rows * columns <= PIECES_A_BATCH for rows, columns in session.batches)


def test_given_sentence_starts_are_kept(nlp):
    doc = Doc(nlp.vocab, words=["one", "two", "three", "four"], sent_starts=[True, False, True, False])
    assert [sentence.text for sentence in nlp.get_pipe("kg_network")(doc).sents] == ["one two", "three four"]


def test_a_given_sentence_too_long_for_the_network_stays_one(nlp):
    doc = Doc(nlp.vocab, words=["word"] * 900, sent_starts=[True] + [False] * 449 + [True] + [False] * 449)
    doc = nlp.get_pipe("kg_network")(doc)
    assert [len(sentence) for sentence in doc.sents] == [450, 450]
    assert sum(token.dep_ == "ROOT" for token in doc) == 2


def test_a_name_over_a_line_break_is_one_entity(nlp):
    network = nlp.get_pipe("kg_network")
    doc = nlp.make_doc("Ada\nLovelace")
    [analysis] = network.predict([doc])
    analysis.ner[:] = [1, 3]
    network.set_annotations([doc], [analysis])
    assert [entity.text for entity in doc.ents] == ["Ada\nLovelace"]


def test_predict_changes_nothing(nlp):
    doc = nlp.make_doc("rain fell")
    nlp.get_pipe("kg_network").predict([doc])
    assert not doc.has_annotation("DEP")


def test_a_component_without_a_model_says_so():
    with pytest.raises(ModelError, match="no model yet"):
        Network(spacy.blank("en").vocab)(Doc(spacy.blank("en").vocab, words=["x"]))


def test_a_name_that_is_no_pipeline_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load("no_such_pipeline")
    with pytest.raises(ModelError, match="folder with config"):
        load(tmp_path)
