import pyoxigraph as ox
import pytest

from kg.errors import OntologyError, StoreError
from kg.graph import vocabulary as v
from kg.graph.files import write_files
from kg.graph.ontology import ontology_folder
from kg.graph.shacl import results
from kg.graph.shapes import Unsupported, compile_shapes
from kg.graph.store import GraphStore
from kg.graph.terms import kgo
from kg.graph.validate import Violation, load, told, validate
from tests.graph.sample import flood, quads, store_of


def test_what_is_written_conforms(store):
    assert validate(store) == []


def test_several_documents_conform_together(monkeypatch):
    three = store_of(flood("a"), flood("b"), flood("c"))
    assert validate(three) == []
    monkeypatch.setattr("kg.graph.validate.SMALL", 100)
    assert validate(three) == []


# What is taken away, and what is said then.
MISSING = {
    v.factuality: "needs one kgo:factuality",
    v.confidence: "needs one kgo:confidence",
    v.derived_from: "needs evidence",
    v.premise: "names no kgo:premise",
    v.attribution: "names nobody who says so",
    v.label: "needs an rdfs:label",
    v.lemma: "needs a kgo:lemma",
    v.start: "needs one kgo:start",
    v.text: "needs one kgo:text",
    v.text_hash: "needs one kgo:textHash",
    v.identifier: "needs one dcterms:identifier",
    v.attributed_by: "needs one kgo:attributedBy",
}


def without(property):
    store = GraphStore()
    store.replace("news/dam", [quad for quad in quads(flood()) if quad.predicate != property])
    return store


@pytest.mark.parametrize("property", MISSING, ids=lambda p: p.value.rsplit("/")[-1])
def test_what_is_missing_is_told(property):
    assert any(MISSING[property] in sentence for sentence in validate(without(property)))


E = "https://w3id.org/kg-news/entity/"
WRONG = {
    "a plain triple without statement": (
        E + "Holm",
        ox.NamedNode("https://w3id.org/kg-news/relation/urged"),
        ox.NamedNode(E + "river"),
        "no statement backs",
    ),
    "a second factuality": (None, v.factuality, kgo("Negated"), "needs one kgo:factuality"),
    "an unknown factuality": (None, v.factuality, kgo("Certain"), "needs one kgo:factuality"),
    "a confidence above one": (
        None,
        v.confidence,
        ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        "from 0 to 1",
    ),
    "a time of no calendar": (None, v.time, ox.Literal("soon"), "no date, month, year"),
    "a wrong item": (E + "Holm", v.same_as, ox.NamedNode("http://x.example/Q1"), "no item of Wikidata"),
    "a member without label": (E + "Holm", v.has_member, ox.NamedNode(E + "nobody"), "has no rdfs:label"),
}


def with_(wrong):
    subject, predicate, object_, _ = wrong
    found = quads(flood())
    statement = next(quad.subject for quad in found if quad.predicate == v.factuality)
    found.append(ox.Quad(ox.NamedNode(subject) if subject else statement, predicate, object_, found[0].graph_name))
    store = GraphStore()
    store.replace("news/dam", found)
    return store


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_in_a_sentence(wrong):
    (sentence, *_) = [sentence for sentence in validate(with_(wrong)) if wrong[-1] in sentence]
    assert sentence.startswith(("entity:", "rel:", "statement:"))


def test_a_violation_is_told_with_the_sentence_of_the_text_that_it_is_about():
    (sentence,) = validate(with_(WRONG["a second factuality"]))
    assert sentence.endswith(
        "needs one kgo:factuality out of the seven; it is about 'Ada Quist – mayor of – Holm': "
        "“Mayor Ada Quist urged the water board to open the Holm sluice on 3 May.” (news/dam, characters 0–71)"
    )


BROKEN = {property.value.rsplit("/")[-1]: without(property) for property in MISSING} | {name: with_(wrong) for name, wrong in WRONG.items()}


def sentences(store, path, find):
    return told(store, (Violation(*result) for result in find(store, path)))


@pytest.mark.parametrize("broken", BROKEN)
def test_the_compiled_shapes_find_what_pyshacl_finds(broken):
    shipped = ontology_folder() / "shapes.ttl"
    found = validate(BROKEN[broken])
    assert found and found == sentences(BROKEN[broken], shipped, results)


SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kgo: <https://w3id.org/kg-news/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix s: <https://x.example/> .
"""
# Constructs that the shipped shapes do not use as such.
OTHERS = {
    "minCount 2": "s:S a sh:NodeShape ; sh:targetClass kgo:Person ; sh:property [ sh:path rdfs:label ; sh:minCount 2 ; sh:message 'm' ] .",
    "hasValue": "s:S a sh:NodeShape ; sh:targetClass kgo:Statement ; sh:property [ sh:path kgo:factuality ; sh:hasValue kgo:Asserted ; sh:message 'm' ] .",
    "not": "s:S a sh:NodeShape ; sh:targetClass kgo:Statement ; sh:not [ sh:property [ sh:path kgo:time ; sh:minCount 1 ] ] ; sh:message 'm' .",
    "and": "s:S a sh:NodeShape ; sh:targetClass kgo:Evidence ; sh:property [ sh:path kgo:text ; sh:and ( [ sh:minLength 30 ] [ sh:maxLength 80 ] ) ; sh:message 'm' ] .",
    "bounds": "s:S a sh:NodeShape ; sh:targetClass kgo:Evidence ; sh:property [ sh:path kgo:start ; sh:minExclusive 0 ; sh:maxExclusive 100 ; sh:message 'm' ] .",
    "pattern with flags": "s:S a sh:NodeShape ; sh:targetClass kgo:Evidence ; sh:property [ sh:path kgo:text ; sh:pattern '^mayor' ; sh:flags 'i' ; sh:message 'm' ] .",
    "a deeper shape": "s:S a sh:NodeShape ; sh:targetClass kgo:Attribution ; sh:property [ sh:path kgo:source ; sh:node s:P ; sh:message 'm' ] . s:P a sh:NodeShape ; sh:property [ sh:path rdfs:label ; sh:pattern '^A' ] .",
    "objects": "s:S a sh:NodeShape ; sh:targetObjectsOf kgo:hasMember ; sh:class kgo:Place ; sh:message 'm' .",
}  # fmt: skip


@pytest.mark.parametrize("shape", OTHERS)
def test_other_shapes_find_what_pyshacl_finds(shape, store, tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES + OTHERS[shape])
    compile_shapes(path)
    found = validate(store, shapes=path)
    assert found and found == sentences(store, path, results)


def test_shapes_that_say_more_are_held_by_pyshacl(store, tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(
        SHAPES
        + "s:S a sh:NodeShape ; sh:targetClass kgo:Person ; sh:property [ sh:path rdfs:label ; sh:languageIn ( 'de' ) ; sh:message 'is not German' ] ."
    )
    with pytest.raises(Unsupported):
        compile_shapes(path)
    assert "entity:Ada_Quist is not German: 'Ada Quist'" in validate(store, shapes=path)[0]


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_any_graph_in_a_file_is_validated(tmp_path, name):
    broken = with_(WRONG["a confidence above one"])
    write_files(broken, **{"turtle" if name.endswith("ttl") else "trig": tmp_path / name})
    assert validate(load(tmp_path / name)) == validate(broken)


def test_a_file_that_is_no_graph_is_told(tmp_path):
    (tmp_path / "x.ttl").write_text("not turtle")
    (tmp_path / "x.docx").write_text("")
    for name in ("x.ttl", "x.docx", "missing.ttl"):
        with pytest.raises(StoreError, match=name):
            load(tmp_path / name)


def test_shapes_that_cannot_be_used_are_told(tmp_path, store):
    for text in ("not turtle", "<a:a> <a:b> <a:c> ."):
        (tmp_path / "s.ttl").write_text(text)
        with pytest.raises(OntologyError, match=r"s\.ttl"):
            validate(store, shapes=tmp_path / "s.ttl")
