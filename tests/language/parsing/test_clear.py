"""CLEAR labels as Universal Dependencies, and what is asked of other pipelines."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import ModelError
from kg.language import load
from kg.language.parsing.schemes import Converter, convertible

VOCAB = spacy.blank("en").vocab


def clear_doc(*rows: str) -> Doc:
    """A Doc from rows "word lemma POS head label", heads counted from 1, 0 the root; "+PERSON" after the label begins a name."""
    cells = [row.split() for row in rows]
    heads = [i if int(cell[3]) == 0 else int(cell[3]) - 1 for i, cell in enumerate(cells)]
    doc = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        heads=heads,
        deps=[c[4] for c in cells],
    )
    return doc


def converted(doc: Doc) -> list[str]:
    """Each word as "word label head"."""
    return [
        f"{t.text} {t.dep_} {t.head.text if t.head is not t and t.head.i != t.i else '-'}"
        for t in Converter(trees=True, lemmas=False)(doc)
    ]


def test_prepositions_become_case():
    doc = clear_doc(
        "Rebels rebel NOUN 2 nsubj",
        "fled flee VERB 0 ROOT",
        "from from ADP 2 prep",
        "towns town NOUN 3 pobj",
        "in in ADP 4 prep",
        "Mali Mali PROPN 5 pobj",
    )
    assert converted(doc) == [
        "Rebels nsubj fled",
        "fled ROOT -",
        "from case towns",
        "towns obl fled",
        "in case Mali",
        "Mali nmod towns",
    ]


def test_prepositions_over_clauses_and_over_prepositions():
    doc = clear_doc(
        "left leave VERB 0 ROOT",
        "after after ADP 1 prep",
        "voting vote VERB 2 pcomp",
        "from from ADP 1 prep",
        "inside inside ADP 4 prep",
        "Chad Chad PROPN 5 pobj",
    )
    assert converted(doc)[1:] == ["after mark voting", "voting advcl left", "from case Chad", "inside case Chad", "Chad obl left"]


def test_passive_with_agent():
    doc = clear_doc(
        "Laws law NOUN 3 nsubjpass", "were be AUX 3 auxpass", "passed pass VERB 0 ROOT", "by by ADP 3 agent", "MPs mp NOUN 4 pobj"
    )
    assert converted(doc) == [
        "Laws nsubj:pass passed",
        "were aux:pass passed",
        "passed ROOT -",
        "by case MPs",
        "MPs obl:agent passed",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("She she PRON 2 nsubj", "is be AUX 0 ROOT", "mayor mayor NOUN 2 attr"),
            ["She nsubj mayor", "is cop mayor", "mayor ROOT -"],
        ),
        (
            ("Rates rate NOUN 2 nsubj", "are be AUX 0 ROOT", "high high ADJ 2 acomp"),
            ["Rates nsubj high", "are cop high", "high ROOT -"],
        ),
        (
            ("He he PRON 2 nsubj", "was be AUX 0 ROOT", "in in ADP 2 prep", "Oslo Oslo PROPN 3 pobj"),
            ["He nsubj Oslo", "was cop Oslo", "in case Oslo", "Oslo ROOT -"],
        ),
        (("There there PRON 2 expl", "is be AUX 0 ROOT", "hope hope NOUN 2 attr"), ["There expl is", "is ROOT -", "hope nsubj is"]),
        (
            ("It it PRON 2 nsubj", "remains remain VERB 0 ROOT", "open open ADJ 2 acomp"),
            ["It nsubj remains", "remains ROOT -", "open xcomp remains"],
        ),
    ],
)
def test_copulas(rows, expected):
    assert converted(clear_doc(*rows)) == expected


def test_conjuncts_depend_on_the_first():
    doc = clear_doc(
        "tea tea NOUN 0 ROOT", ", , PUNCT 1 punct", "rice rice NOUN 1 conj", "and and CCONJ 3 cc", "oil oil NOUN 3 conj"
    )
    assert converted(doc) == ["tea ROOT -", ", punct rice", "rice conj tea", "and cc oil", "oil conj tea"]


def test_names_are_flat_and_titles_describe():
    doc = clear_doc(
        "President President PROPN 3 compound", "Nana Nana PROPN 3 compound", "Addo Addo PROPN 4 nsubj", "spoke speak VERB 0 ROOT"
    )
    doc.set_ents([Span(doc, 1, 3, label="PERSON")])
    assert converted(doc)[:3] == ["President nmod:desc Nana", "Nana nsubj spoke", "Addo flat Nana"]


def test_dative_relative_and_particle():
    doc = clear_doc(
        "gave give VERB 0 ROOT",
        "up up ADP 1 prt",
        "aid aid NOUN 1 dobj",
        "to to ADP 1 dative",
        "us we PRON 4 pobj",
        "begged beg VERB 3 relcl",
        "me I PRON 1 dative",
    )
    assert converted(doc) == [
        "gave ROOT -",
        "up compound:prt gave",
        "aid obj gave",
        "to case us",
        "us obl gave",
        "begged acl:relcl aid",
        "me iobj gave",
    ]


def test_entity_labels_are_ours_and_articles_left_out():
    doc = clear_doc("the the DET 2 det", "Alps Alps PROPN 0 ROOT", "first first ADJ 2 amod")
    doc.set_ents([Span(doc, 0, 2, label="LOC"), Span(doc, 2, 3, label="ORDINAL")])
    assert [(entity.text, entity.label_) for entity in Converter(trees=True, lemmas=False)(doc).ents] == [("Alps", "PLACE")]


def pipeline(*parts: str, labels=("nsubj", "obj")):
    nlp = spacy.blank("en")
    for part in parts:
        nlp.add_pipe(part)
    if "parser" in parts:
        for label in labels:
            nlp.get_pipe("parser").add_label(label)
    return nlp


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ((), "dependency parser"),
        (("parser",), "part-of-speech"),
        (("parser", "morphologizer"), "named entities"),
        (("parser", "tagger", "ner"), "part-of-speech"),
    ],
)
def test_a_pipeline_without_a_part_is_refused_by_name(parts, named):
    with pytest.raises(ModelError, match=f"mine: .*{named}.*add a component"):
        convertible(pipeline(*parts), "mine")


def test_the_scheme_is_known_by_the_parsers_labels():
    assert convertible(pipeline("parser", "morphologizer", "ner", labels=["nsubjpass"]), "mine").get_pipe("kg_labels").trees
    assert not convertible(pipeline("parser", "morphologizer", "ner"), "mine").get_pipe("kg_labels").trees
    with pytest.raises(ModelError, match="neither UD nor CLEAR"):
        convertible(pipeline("parser", "morphologizer", "ner", labels=["SB", "OA"]), "mine")


@Language.factory("clear_parts_for_tests", assigns=["token.dep", "token.pos", "doc.ents"])
class ClearParts:
    """Says of three words what an English pipeline would."""

    labels = ("nsubjpass", "auxpass", "LAW")

    def __init__(self, nlp, name):
        self.name = name

    def __call__(self, doc):
        columns = {
            "heads": [2, 2, 2],
            "deps": ["nsubjpass", "auxpass", "ROOT"],
            "pos": ["NOUN", "AUX", "VERB"],
            "ents": ["B-LAW", "O", "O"],
        }
        return Doc(doc.vocab, words=[token.text for token in doc], **columns)


def test_a_clear_pipeline_on_disk_is_loaded_and_converted(tmp_path):
    pipeline("clear_parts_for_tests").to_disk(tmp_path)
    doc = load(str(tmp_path))("Laws were passed")
    assert [token.dep_ for token in doc] == ["nsubj:pass", "aux:pass", "ROOT"]
    assert [token.lemma_ for token in doc] == ["law", "be", "pass"]
    assert [entity.label_ for entity in doc.ents] == ["LAW"]
