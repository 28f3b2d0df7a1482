import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.graph import vocabulary as v
from kg.graph.store import GraphStore
from kg.graph.terms import kgo
from kg.graph.validate import validate
from tests.graph.sample import flood, quads, store_of


def test_what_is_written_conforms(store):
    assert validate(store) == []


def test_several_documents_conform_together(monkeypatch):
    monkeypatch.setattr("kg.graph.validate.PORTION", 100)
    assert validate(store_of(flood("a"), flood("b"), flood("c"))) == []


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


@pytest.mark.parametrize("property", MISSING, ids=lambda p: p.value.rsplit("/")[-1])
def test_what_is_missing_is_told(property):
    store = GraphStore()
    store.replace("news/dam", [quad for quad in quads(flood()) if quad.predicate != property])
    assert any(MISSING[property] in sentence for sentence in validate(store))


E = "https://w3id.org/kg-news/entity/"
WRONG = {
    "a plain triple without statement": (E + "Holm", ox.NamedNode("https://w3id.org/kg-news/relation/urged"), ox.NamedNode(E + "river"), "no statement backs"),
    "a second factuality": (None, v.factuality, kgo("Negated"), "needs one kgo:factuality"),
    "an unknown factuality": (None, v.factuality, kgo("Certain"), "needs one kgo:factuality"),
    "a confidence above one": (None, v.confidence, ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), "from 0 to 1"),
    "a time of no calendar": (None, v.time, ox.Literal("soon"), "no date, month, year"),
    "a wrong item": (E + "Holm", v.same_as, ox.NamedNode("http://x.example/Q1"), "no item of Wikidata"),
    "a member without label": (E + "Holm", v.has_member, ox.NamedNode(E + "nobody"), "has no rdfs:label"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_in_a_sentence(wrong):
    subject, predicate, object_, message = wrong
    found = quads(flood())
    statement = next(quad.subject for quad in found if quad.predicate == v.factuality)
    found.append(ox.Quad(ox.NamedNode(subject) if subject else statement, predicate, object_, found[0].graph_name))
    store = GraphStore()
    store.replace("news/dam", found)
    (sentence, *_) = [sentence for sentence in validate(store) if message in sentence]
    assert sentence.startswith(("entity:", "rel:", "statement:"))


def test_shapes_that_cannot_be_used_are_told(tmp_path, store):
    for text in ("not turtle", "<a:a> <a:b> <a:c> ."):
        (tmp_path / "s.ttl").write_text(text)
        with pytest.raises(OntologyError, match=r"s\.ttl"):
            validate(store, shapes=tmp_path / "s.ttl")
        (tmp_path / "s.ttl").unlink()
        from kg.graph.validate import _shapes

        _shapes.cache_clear()
