"""CoNLL-U out, given CoNLL-U analysed anew, rows of mentions."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import SourceError
from kg.language.annotate import annotate_given, mention_rows, raw_text, to_conllu
from kg.language.conllu import read_conllu
from kg.language.parsing.tokenizer import make_tokenizer
from kg.model import Candidate, Document, Entity, Kind, Mention, Resolved
from tests.language.network import fake_encoder

WORDS = ["Lima", "'s", "mayor", "spoke", ".", "\n\n", "Rain"]


@pytest.fixture(scope="module")
def nlp(tmp_path_factory):
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("kg_network").encoder = fake_encoder(tmp_path_factory.mktemp("vocabulary"))
    return nlp


@pytest.fixture
def doc(nlp):
    return Doc(
        nlp.vocab,
        words=WORDS,
        spaces=[False, True, True, False, False, False, False],
        heads=[2, 0, 3, 3, 3, 4, 6],
        deps=["nmod:poss", "case", "nsubj", "ROOT", "punct", "dep", "ROOT"],
        pos=["PROPN", "PART", "NOUN", "VERB", "PUNCT", "SPACE", "NOUN"],
        morphs=["Number=Sing", "", "Number=Sing", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "", "", ""],
    )


def mention(doc, start, end, type="Person", chain=None, head=None):
    span = doc[start:end]
    head = doc[head if head is not None else end - 1]
    return Mention(
        "d",
        span.start_char,
        span.end_char,
        span.text,
        span.text,
        type,
        Kind.NOMINAL,
        (head.idx, head.idx + len(head)),
        0,
        chain=chain,
    )


def misc(text):
    return {line.split("\t")[1]: line.split("\t")[9] for line in text.splitlines() if "\t" in line}


def test_columns_and_comments(doc):
    text = to_conllu(doc, document="d")
    assert "# newdoc id = d\n# global.Entity" in text
    assert text.count("# newpar") == 2
    assert "# sent_id = d-1\n# text = Lima's mayor spoke.\n" in text
    assert "4\tspoke\t_\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No" in text
    assert "1\tRain\t_\tNOUN\t_\t_\t0\troot\t_\t_\n\n" in text


def test_what_is_written_can_be_read_again(doc):
    sentences = list(read_conllu(to_conllu(doc).splitlines()))
    assert [[word["form"] for word in sentence.words] for sentence in sentences] == [WORDS[:5], ["Rain"]]


def test_nested_mentions_share_brackets(doc):
    found = misc(
        to_conllu(doc, [mention(doc, 0, 3, chain=7), mention(doc, 0, 1, "Place", chain=2)], wikidata={("d", 0, 4): "Q2868"})
    )
    assert found["Lima"] == "Entity=(e7-Person-3(e2-Place-1-wikidata:Q2868)|SpaceAfter=No"
    assert found["mayor"] == "Entity=e7)"


def test_brackets_are_balanced_whatever_the_mentions(doc):
    mentions = [mention(doc, a, b, chain=c) for a in range(7) for b in range(a + 1, 8) for c in (1, 2, None)]
    text = "".join(misc(to_conllu(doc, mentions)).values())
    assert text.count("(") == text.count(")") > 0


def test_given_words_sentences_and_comments_stay(nlp):
    given = (
        "# newdoc id = x\n# sent_id = x-1\n# text = Don't go. Now\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tgo. Now\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Gold=1\n\n"
        "# sent_id = x-2\n1\tLima\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    )
    [text] = annotate_given(nlp, given)
    before, after = ([line.split("\t")[:2] for line in lines.splitlines()] for lines in (given, text))
    assert after == before
    assert text.splitlines()[6].endswith("\tdep\t_\tSpaceAfter=No")
    assert "Entity=(e1-Person-1)" in text


def test_given_text_that_is_not_conllu_is_refused(nlp):
    with pytest.raises(SourceError, match=r"plain.txt: not CoNLL-U"):
        list(annotate_given(nlp, "Just words.\n", name="plain.txt"))


def test_mentions_of_given_text_as_rows(nlp):
    [row] = annotate_given(nlp, "1\tin\t_\t_\t_\t_\t_\t_\t_\t_\n2\tLima\t_\t_\t_\t_\t_\t_\t_\t_\n\n", name="n", format="jsonl")
    assert (row["document"], row["start"], row["end"], row["text"], row["type"]) == ("n", 3, 7, "Lima", "Person")


def test_rows_say_what_a_mention_denotes(doc):
    place = Entity("Lima", "Lima", "Place", wikidata="Q2868", candidates=(Candidate("Q2868", 0.9), Candidate("Q5", 0.1)))
    mentions = (mention(doc, 0, 3), mention(doc, 0, 1, "Place"))
    outer, inner = mention_rows(Resolved(Document("d", doc.text), (place,), {mentions[1].key: "Lima"}, (), mentions))
    assert (outer["entity"], outer["wikidata"], outer["score"], outer["candidates"]) == (None, None, None, [])
    assert (inner["entity"], inner["wikidata"], inner["score"]) == ("Lima", "Q2868", 0.9)
    assert inner["candidates"] == [{"id": "Q2868", "score": 0.9}, {"id": "Q5", "score": 0.1}]


def test_raw_text_has_the_paragraphs_of_the_treebank():
    rows = "1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    sentences = list(
        read_conllu(
            f"# newdoc id = a\n# newpar\n# text = One.\n{rows}# text = Two.\n{rows}# newpar\n# text = Three.\n{rows}".splitlines()
        )
    )
    assert raw_text(sentences) == "One. Two.\n\nThree."
