from dataclasses import replace

import pytest

from kg.errors import OntologyError
from kg.graph.ontology import read_ontology
from kg.graph.write import Writer
from kg.model import Kind, Noun, Role, Verb
from tests.graph.sample import Page

HEAD = """@prefix kgo: <https://w3id.org/kg-news/ontology#> . @prefix lex: <https://w3id.org/kg-news/lexicon/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix schema: <https://schema.org/> .
"""


@pytest.fixture
def lexicon(tmp_path):
    def write(text, name="extra.ttl"):
        path = tmp_path / name
        path.write_text(HEAD + text, encoding="utf-8")
        return path

    return write


def test_the_shipped_ontology_is_found_and_read():
    ontology = read_ontology()
    assert ontology.classes["Person"].parents[0] == "Actor"
    assert ontology.properties["urged"].range == "Thing"
    assert "Statement" in ontology.classes["Communication"].parents


def test_words_of_the_lexicon_become_plain_data(lexicon):
    ontology = read_ontology(extra=lexicon("""
        lex:dredge a kgo:Verb ; kgo:lemma "dredge" ; kgo:evokes kgo:Build ; kgo:complement "fact" ; kgo:speech true ; kgo:specialises schema:agent .
        lex:dredging-n a kgo:Noun ; kgo:lemma "dredging" ; kgo:nominalises "dredge" ; kgo:evokes kgo:Build ; kgo:light true ; kgo:denotes kgo:Event .
        lex:reeve a kgo:RoleTitle ; kgo:lemma "reeve" ; kgo:specialises kgo:headOf ; kgo:scope kgo:Place .
        lex:Holmer a kgo:Demonym ; kgo:lemma "Holmer" ; kgo:place "Holm" ."""))  # fmt: skip
    assert ontology.verbs["dredge"] == Verb("dredge", "Build", "https://schema.org/agent", "fact", True)
    assert ontology.nouns["dredging"] == Noun("dredging", "dredge", "Build", None, False, True, "Event")
    assert ontology.roles["reeve"] == Role("reeve", "reeve_of", "headOf", "Person", "Place")
    assert ontology.demonyms["Holmer"] == "Holm"


def test_a_word_of_the_users_own_replaces_the_shipped_one(lexicon):
    one = lexicon('lex:a a kgo:Verb ; kgo:lemma "urge" ; kgo:evokes kgo:Attack .')
    assert read_ontology(extra=one).verbs["urge"] == Verb("urge", "Attack")
    assert read_ontology(extra=one.parent).verbs["urge"].event == "Attack"


def test_a_broken_file_is_told_with_its_line(lexicon):
    with pytest.raises(OntologyError, match=r"extra\.ttl, line 4"):
        read_ontology(extra=lexicon("lex:a a kgo:Verb ;\nkgo:lemma ] ."))


def test_a_word_without_lemma_is_told(lexicon):
    with pytest.raises(OntologyError, match="no kgo:lemma"):
        read_ontology(extra=lexicon("lex:a a kgo:Verb ."))


def test_files_that_are_no_ontology_are_told(tmp_path):
    (tmp_path / "noise.ttl").write_bytes(b"\xff\xfe\x00\x01")
    for extra in (tmp_path / "noise.ttl", tmp_path / "missing.ttl"):
        with pytest.raises(OntologyError, match=extra.name):
            read_ontology(extra=extra)
    with pytest.raises(OntologyError, match="no ontology here"):
        read_ontology(tmp_path / "nowhere")


MINE = """
    my:Firm a owl:Class ; rdfs:label "firm"@en ; rdfs:subClassOf kgo:Organization ; kgo:lemma "firm", "dredger" .
    my:Dredging a owl:Class ; rdfs:label "dredging"@en ; rdfs:subClassOf kgo:Statement ; kgo:lemma "dredge" .
    my:dredged a owl:ObjectProperty ; rdfs:label "dredged"@en ; rdfs:domain my:Firm ; rdfs:range kgo:Place ; kgo:lemma "dredge", "dig in" .
    my:reeveOf a owl:ObjectProperty ; rdfs:label "reeve of"@en ; rdfs:domain kgo:Person ; rdfs:range kgo:Place ; kgo:lemma "reeve of" .
"""
MY = "https://x.example/my#"


@pytest.fixture
def mine(lexicon):
    return lexicon(f"@prefix my: <{MY}> ." + MINE)


def test_words_of_classes_and_properties_lead_to_them(mine):
    ontology = read_ontology(extra=mine)
    assert (ontology.nouns["firm"].type, ontology.nouns["dredger"].type) == (MY + "Firm", MY + "Firm")
    assert ontology.verbs["dredge"] == Verb("dredge", MY + "Dredging", MY + "dredged")
    assert ontology.roles["reeve"] == Role("reeve", "reeve_of", MY + "reeveOf", "Person", "Place")
    urged = read_ontology().verbs["urge"]
    assert ontology.verbs["urge"] == urged and urged.event


def dredged(ontology):
    page = Page("d", text="A firm dredged Holm. It dug in Holm.", sentences=[(0, 20), (21, 36)])
    firm, holm = page.mention("firm", "Organization"), page.mention("Holm", "Place", Kind.NAME)
    page.say(firm, "dredged", "dredged", holm, "dredge")
    page.say(firm, "dug", "dug_in", holm, "dig", "in")
    page.say(holm, "A", "urged", firm, "urge")
    return {str(quad.triple) for quad in Writer(ontology).quads(replace(page.resolved(), mentions=(firm, holm)))}


def test_a_users_classes_and_properties_are_written_beside_ours(mine):
    found = dredged(read_ontology(extra=mine))
    entity, rel, a = (
        "https://w3id.org/kg-news/entity/",
        "https://w3id.org/kg-news/relation/",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
    )
    above = "<http://www.w3.org/2000/01/rdf-schema#subPropertyOf>"
    assert {f"<{entity}firm> {a} <{MY}Firm>", f"<{entity}firm> {a} <https://w3id.org/kg-news/ontology#Organization>"} <= found
    assert {f"<{rel}dredged> {above} <{MY}dredged>", f"<{rel}dug_in> {above} <{MY}dredged>"} <= found
    assert any(triple.endswith(f"{a} <{MY}Dredging>") for triple in found)
    assert any(triple.endswith("ontology#Request>") for triple in found)


def test_a_users_ontology_stands_alone_where_it_is_to(mine):
    found = dredged(read_ontology(extra=mine, alone=True))
    assert any(triple.endswith(f"<{MY}Dredging>") for triple in found) and any(f"{MY}dredged" in triple for triple in found)
    assert not any(triple.endswith("ontology#Request>") for triple in found)
    assert not any("subPropertyOf> <https://w3id.org" in triple for triple in found)
    assert read_ontology(extra=mine, alone=True).verbs["urge"].speech == read_ontology().verbs["urge"].speech
