"""The ontology and the lexicon keep what they promise: documented terms, known words, one entry a word."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from kg.graph.ontology import read_ontology
from kg.model import Factuality

KGO = Namespace("https://w3id.org/kg-news/ontology#")
FOLDER = Path(__file__).parent.parent / "ontology"
COMPLEMENTS = {value.value for value in Factuality} - {"asserted"} | {"inherit", "negate", "fact"}
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
    "COERCE", "ASSAULT",
}  # fmt: skip
NODE_CLASSES = ["Person", "Organization", "Place", "Facility", "Event", "Work", "Product", "Group", "Law", "Concept"]

ontology = cache(read_ontology)


@cache
def graph(name):
    return Graph().parse(FOLDER / name)


def terms():
    return sorted({s for s in graph("kg.ttl").subjects(RDF.type) if str(s).startswith(str(KGO))})


def test_every_term_is_documented():
    known = graph("kg.ttl")
    wanted = (RDFS.label, RDFS.comment, RDFS.isDefinedBy)
    assert [t for t in terms() if any(known.value(t, p) is None for p in wanted)] == []


def test_terms_only_use_terms_that_are_there():
    used = {node for name in ("kg.ttl", "lexicon.ttl") for triple in graph(name) for node in triple if isinstance(node, URIRef)}
    assert {node for node in used if str(node).startswith(str(KGO))} <= set(terms())


def test_the_ontology_names_its_version_and_licence():
    header = graph("kg.ttl").value(predicate=RDF.type, object=OWL.Ontology)
    properties = set(graph("kg.ttl").predicates(header))
    assert {OWL.versionInfo, URIRef("http://purl.org/dc/terms/license")} <= properties


@pytest.mark.parametrize("name", NODE_CLASSES)
def test_node_classes_are_things(name):
    assert "Thing" in ancestors(name)


def ancestors(name):
    above = set()
    queue = [name]
    for item in queue:
        found = ontology().classes.get(item)
        fresh = [p for p in (found.parents if found else ()) if p not in above]
        above.update(fresh)
        queue.extend(fresh)
    return above


def test_no_class_or_property_is_above_itself():
    known = graph("kg.ttl")
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        assert [t for t in terms() if any(t in known.transitive_objects(o, relation) for o in known.objects(t, relation))] == []


def test_every_factuality_is_an_individual():
    named = {str(s).removeprefix(str(KGO)) for s in graph("kg.ttl").subjects(RDF.type, KGO.Factuality)}
    assert named == {value.value.capitalize() for value in Factuality}


def test_event_classes_are_statements_with_plover_types_that_exist():
    known = graph("kg.ttl")
    assert {str(o) for o in known.objects(None, KGO.ploverType)} == PLOVER
    assert all("Statement" in ancestors(str(s).removeprefix(str(KGO))) for s in known.subjects(KGO.ploverType))


def test_cameo_codes_begin_with_a_root_code():
    codes = {str(o) for o in graph("kg.ttl").objects(None, KGO.cameoCode)}
    assert {code for code in codes if not (code.isdigit() and 1 <= int(code[:2]) <= 20)} == set()


def test_the_lexicon_is_as_large_as_it_says():
    words = ontology()
    assert len(words.verbs) > 900 and len(words.nouns) > 400 and len(words.roles) > 250 and len(words.demonyms) > 300


@pytest.mark.parametrize("kind", ["Verb", "Noun", "RoleTitle", "Demonym"])
def test_a_word_has_one_entry(kind):
    known = graph("lexicon.ttl")
    lemmas = Counter(str(known.value(s, KGO.lemma)) for s in known.subjects(RDF.type, KGO[kind]))
    assert [lemma for lemma, count in lemmas.items() if count > 1] == []


def test_complements_are_values_that_the_calculus_knows():
    assert {str(o) for o in graph("lexicon.ttl").objects(None, KGO.complement)} == COMPLEMENTS


def test_words_evoke_event_classes():
    evoked = {entry.event for entry in (*ontology().verbs.values(), *ontology().nouns.values()) if entry.event}
    assert {name for name in evoked if "Statement" not in ancestors(name)} == set()


def test_event_nouns_nominalise_verbs_of_the_lexicon():
    verbs = ontology().verbs
    known = {*verbs, *(lemma.removesuffix(" to") for lemma in verbs)}
    assert {noun.lemma for noun in ontology().nouns.values() if noun.verb and noun.verb not in known} == set()


def test_properties_that_words_specialise_exist():
    entries = (*ontology().verbs.values(), *ontology().roles.values())
    assert {entry.property for entry in entries if entry.property} - set(ontology().properties) == set()


def test_relations_of_roles_are_local_names():
    assert [role.relation for role in ontology().roles.values() if not role.relation.removesuffix("_of").replace("_", "").isalnum()] == []


@pytest.mark.parametrize(
    ("word", "place"),
    [("Norwegian", "Norway"), ("Scottish", "Scotland"), ("European", "Europe"), ("Dutch", "Netherlands"), ("Londoner", "London"), ("U.S.", "United States")],
)
def test_demonyms_stand_for_places(word, place):
    assert ontology().demonyms[word] == place


@pytest.mark.parametrize(
    ("title", "property", "scope"),
    [("prime minister", "headOf", "Place"), ("foreign minister", "officialOf", "Place"), ("spokeswoman", "spokespersonFor", "Organization"), ("wife", "spouseOf", "Person")],
)
def test_role_titles_tie_holders_to_scopes(title, property, scope):
    role = ontology().roles[title]
    assert (role.property, role.scope) == (property, scope)


def test_kinship_is_marked():
    known = graph("lexicon.ttl")
    kin = {str(known.value(s, KGO.lemma)) for s in known.subjects(KGO.kin, Literal(True))}
    assert {"wife", "brother", "friend"} <= kin and "president" not in kin


@pytest.mark.parametrize("name", ["kg.ttl", "lexicon.ttl"])
def test_files_are_written_for_people(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert max(len(line) for line in lines) <= 260
    assert name == "kg.ttl" or _is_sorted(lines)


def _is_sorted(lines):
    """Whether the entries under each heading are in order of their lemmas."""
    blocks, block = [], []
    for line in lines:
        if line.startswith("lex:"):
            block.append(line.split('kgo:lemma "')[1].split('"')[0])
        elif block:
            blocks.append(block)
            block = []
    return all(block == sorted(block) for block in [*blocks, block])
