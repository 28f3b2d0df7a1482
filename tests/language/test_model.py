"""The shipped model, from text to annotations."""

import pytest

from kg.language import load
from kg.language.parsing.pipeline import SHIPPED

pytestmark = pytest.mark.skipif(not (SHIPPED / "model.onnx").exists(), reason="the model has not been exported here")


@pytest.fixture(scope="module")
def nlp():
    return load(threads=1)


def test_a_passive_with_its_agent(nlp):
    doc = nlp("The bridge was destroyed by the flood.")
    assert [(token.text, token.dep_) for token in doc if token.dep_ in ("nsubj:pass", "aux:pass", "obl:agent", "ROOT")] == [
        ("bridge", "nsubj:pass"),
        ("was", "aux:pass"),
        ("destroyed", "ROOT"),
        ("flood", "obl:agent"),
    ]
    assert (doc[3].lemma_, doc[3].pos_, doc[3].tag_, doc[3].morph.get("Voice")) == ("destroy", "VERB", "VBN", ["Pass"])


def test_names_and_sentences(nlp):
    doc = nlp("Kenyan President William Ruto met diplomats in Nairobi on Tuesday. “We agreed,” he said. Talks go on.")
    assert [sentence.text for sentence in doc.sents][1:] == ["“We agreed,” he said.", "Talks go on."]
    assert {("William Ruto", "PERSON"), ("Nairobi", "PLACE"), ("Tuesday", "DATE")} <= {
        (entity.text, entity.label_) for entity in doc.ents
    }


def test_company_does_not_change_a_reading(nlp):
    texts = [
        "Ministers resigned.",
        "The court in Oslo rejected the appeal, and the company “Nordlys” paid $5m!!!",
        "RAIN fell; hail, too",
        "#go 12-3",
    ] * 3
    alone = [nlp(text).to_json() for text in texts]
    assert [doc.to_json() for doc in nlp.pipe(texts)] == alone
    assert [doc.to_json() for doc in nlp.pipe(reversed(texts), batch_size=2)] == alone[::-1]


def test_every_sentence_is_a_tree_with_one_root(nlp):
    doc = nlp("no verb here ; ; ( ) ' ' “ ” 5 % of . . Odd , , and but Text\nwith\n\nbreaks !!! \t Done")
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence if token.head.i == token.i] == ["ROOT"]
        assert all(token.head in sentence or token.is_space for token in sentence)


def test_saved_and_loaded_again_it_reads_the_same(nlp, tmp_path):
    nlp.to_disk(tmp_path / "copy")
    text = "Voters in Peru chose a new parliament."
    assert load(str(tmp_path / "copy"))(text).to_json() == nlp(text).to_json()
