import pytest

from kg.errors import OntologyError
from kg.graph.ontology import read_ontology
from kg.model import Noun, Role, Verb

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
