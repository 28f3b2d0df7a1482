"""Lemmas from words and tags."""

import pytest

from kg.language.parsing.lemmas import LemmaTable, lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("were", "AUX", "VBD", "be"),
        ("n't", "PART", "RB", "not"),
        ("’s", "PART", "POS", "'s"),
        ("'s", "AUX", "VBZ", "be"),
        ("ca", "AUX", "MD", "can"),
        ("wo", "AUX", "MD", "will"),
        ("them", "PRON", "PRP", "they"),
        ("her", "PRON", "PRP", "she"),
        ("her", "PRON", "PRP$", "her"),
        ("those", "DET", "DT", "that"),
        ("Fled", "VERB", "VBD", "flee"),
        ("outspent", "VERB", "VBD", "outspend"),
        ("retook", "VERB", "VBP", "retake"),
        ("found", "VERB", "VBP", "found"),
        ("seizing", "VERB", "VBG", "seize"),
        ("lay", "VERB", "VB", "lay"),
        ("talks", "NOUN", "NNS", "talk"),
        ("police", "NOUN", "NNS", "police"),
        ("better", "ADJ", "JJR", "good"),
        ("best", "ADV", "RBS", "well"),
        ("Chilean", "ADJ", "JJ", "Chilean"),
        ("WAR", "NOUN", "NN", "war"),
        ("Nairobi", "PROPN", "NNP", "Nairobi"),
        ("Kenyans", "PROPN", "NNPS", "Kenyan"),
        ("Nations", "PROPN", "NNPS", "Nation"),
        ("2,500", "NUM", "CD", "2500"),
        ("bn", "NUM", "CD", "billion"),
    ],
)
def test_lemma(word, upos, xpos, expected):
    assert lemma(word, upos, xpos) == expected


def test_a_capital_is_kept_inside_a_sentence_only_for_adjectives_of_names():
    assert lemma("Heavy", "ADJ", "JJ", first=True) == "heavy"
    assert lemma("Rapid", "VERB", "VB") == "rapid"


def test_the_table_is_read_as_its_own_reader_reads_it():
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
    from lemminflect.config import lemma_lu_fn

    table = LemmaTable(lemma_lu_fn)
    assert {word: table.get(word, {}) for word in table} == LemmaLUCodec.load(lemma_lu_fn)
    assert table.get("zzyzx", {}) == {}
