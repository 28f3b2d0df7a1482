"""One node an item, and namesakes told apart, whichever documents come first."""

import pytest

from kg.graph.identity import settle, tell_apart
from kg.graph.links import relink
from kg.model import Candidate, Entity, Kind
from tests.graph.sample import Page, store_of

GEORGIA, STATE = "Q230", "Q1428"
LINKS = "SELECT DISTINCT ?e ?item WHERE { ?e owl:sameAs ?item }"


def page(document, name, item, *, id=None, type="Place", aliases=(), candidates=()):
    """A document that says that something named so joined Holm; the name has an item."""
    made = Page(document, f"{name} joined Holm.", [(0, len(name) + 13)])
    known = (Candidate(item, 0.9), *candidates) if item else candidates
    mention = made.mention(name, type, Kind.NAME, id or name, aliases=aliases, wikidata=item, candidates=known)
    made.say(mention, "joined", "joined", made.mention("Holm", "Place", Kind.NAME), "join")
    return made.resolved()


def ask(store, sparql):
    names = store.names
    rows = store.raw.query(sparql, prefixes=names.prefixes)
    return sorted(tuple(term.value.rsplit("/", 1)[-1] for term in row) for row in rows)


def test_names_of_one_item_become_one_node_with_all_that_was_said_of_them():
    store = store_of(page("a", "Kyiv", "Q1899"), page("b", "Kyiv", "Q1899"), page("c", "Kiev", "Q1899"))
    assert settle(store) == {"c": {"Kiev": "Kyiv"}}
    assert ask(store, LINKS) == [("Kyiv", "Q1899")]
    assert ask(store, "SELECT DISTINCT ?n WHERE { entity:Kyiv rdfs:label ?n }") == [("Kyiv",)]
    assert ask(store, "SELECT DISTINCT ?n WHERE { entity:Kyiv skos:altLabel ?n }") == [("Kiev",)]
    assert ask(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s rdf:subject entity:Kyiv }") == [("3",)]
    assert ask(store, "SELECT ?g WHERE { GRAPH ?g { entity:Kyiv rel:joined entity:Holm } }") == [("a",), ("b",), ("c",)]
    assert ask(store, "SELECT ?p WHERE { entity:Kiev ?p ?o }") == []


def test_two_names_of_one_item_in_a_document_are_one():
    both = Page("a", "Lula met Silva.", [(0, 15)])
    met = [
        both.mention(name, "Person", Kind.NAME, wikidata="Q37181", candidates=(Candidate("Q37181", score),))
        for name, score in (("Lula", 0.9), ("Silva", 0.7))
    ]
    both.say(met[0], "met", "met", met[1], "meet")
    store = store_of(both.resolved())
    settle(store)
    assert ask(store, LINKS) == [("Lula", "Q37181")]
    assert ask(store, "SELECT ?s WHERE { entity:Lula kgo:linkScore ?s }") == [("0.9",)]


def test_no_plain_triple_ties_a_node_to_itself_when_two_became_one():
    both = Page("a", "Lula met Silva.", [(0, 15)])
    lula, silva = (
        both.mention(name, "Person", Kind.NAME, wikidata="Q37181", candidates=(Candidate("Q37181", 0.9),)) for name in ("Lula", "Silva")
    )
    both.say(lula, "met", "met", silva, "meet")
    store = store_of(both.resolved(), policy="all")
    assert ask(store, "SELECT ?p WHERE { entity:Lula rel:met ?p }") == [("Silva",)]
    settle(store)
    assert ask(store, "SELECT ?p WHERE { ?s rel:met ?p }") == []
    assert ask(store, "SELECT ?p WHERE { ?s rdf:subject ?p ; rdf:object ?p }") == [("Lula",)]


def test_two_items_never_share_a_node_and_are_said_to_differ():
    store = store_of(page("a", "Georgia", GEORGIA), page("b", "Georgia", STATE), page("c", "Georgia", GEORGIA))
    assert settle(store) == {"b": {"Georgia": "Georgia_(Q1428)"}}
    assert {item for _, item in ask(store, LINKS)} == {"Q1428", "Q230"}
    assert len(ask(store, "SELECT DISTINCT ?a ?b WHERE { ?a owl:differentFrom ?b }")) == 2
    assert ask(store, "SELECT ?n WHERE { GRAPH ?g { ?e owl:sameAs wd:Q1428 ; rdfs:label ?n } }") == [("Georgia",)]


@pytest.mark.parametrize("new", [("b",), ("a",)])
def test_what_the_graph_had_before_keeps_its_id(new):
    store = store_of(page("a", "Georgia", GEORGIA), page("b", "Georgia", STATE))
    renamed = settle(store, new=new)
    assert list(renamed) == list(new)


def test_an_older_name_is_kept_when_more_documents_say_another():
    store = store_of(page("a", "Kiev", "Q1899"), page("b", "Kyiv", "Q1899"), page("c", "Kyiv", "Q1899"))
    assert set(settle(store, new=("b", "c"))) == {"b", "c"}


def test_documents_that_do_not_link_a_name_stay_with_those_that_share_its_node():
    store = store_of(
        page("a", "Kiev", None),
        page("b", "Kiev", "Q1899"),
        page("c", "Kyiv", "Q1899"),
        page("d", "Kyiv", "Q1899"),
        page("e", "Kyiv", "Q1899"),
    )
    assert settle(store) == {"a": {"Kiev": "Kyiv"}, "b": {"Kiev": "Kyiv"}}


def test_settling_again_changes_nothing():
    store = store_of(
        page("a", "Georgia", GEORGIA), page("b", "Georgia", STATE), page("c", "Tbilissi", "Q994"), page("d", "Tbilisi", "Q994")
    )
    settle(store)
    before = set(store.raw)
    assert settle(store) == {} and set(store.raw) == before


def test_candidates_move_with_their_node():
    doubt = Candidate("Q5", 0.3, "Other")
    store = store_of(page("a", "Georgia", GEORGIA), page("b", "Georgia", STATE, candidates=(doubt,)), page("c", "Georgia", GEORGIA))
    settle(store)
    (place,) = ask(store, "SELECT ?c WHERE { ?e owl:sameAs wd:Q1428 ; kgo:candidate ?c . ?c kgo:item wd:Q5 }")
    assert "Q1428" in place[0] and "Q5" in place[0]


def test_namesakes_differ_by_surname_and_no_longer_when_one_is_forgotten():
    store = store_of(
        page("a", "Ada Quist", "Q101", type="Person", aliases=("Quist",)), page("b", "Ole Quist", "Q102", type="Person", aliases=("Quist",))
    )
    settle(store)
    assert len(ask(store, "SELECT ?a ?b WHERE { GRAPH ?g { ?a owl:differentFrom ?b } }")) == 2
    store.forget("b")
    tell_apart(store)
    assert ask(store, "SELECT ?a ?b WHERE { ?a owl:differentFrom ?b }") == []


def test_links_are_replaced_and_nothing_else():
    store = store_of(page("a", "Georgia", GEORGIA, candidates=(Candidate(STATE, 0.2, "Georgia"),)))
    before = set(store.raw)
    assert not relink(
        store,
        "a",
        {
            "Georgia": Entity(
                "Georgia", "Georgia", "Place", wikidata=GEORGIA, candidates=(Candidate(GEORGIA, 0.9), Candidate(STATE, 0.2, "Georgia"))
            )
        },
    )
    assert set(store.raw) == before
    assert relink(store, "a", {"Georgia": Entity("Georgia", "Georgia", "Place")})
    assert ask(store, LINKS) == [] and ask(store, "SELECT ?c WHERE { ?c a kgo:Candidate }") == []
    assert len(ask(store, "SELECT ?s WHERE { GRAPH ?g { ?s rdf:subject entity:Georgia } }")) == 1


def test_an_office_that_is_its_holder_becomes_one_with_the_name():
    office = Page("b", "The French president joined Holm.", [(0, 33)])
    mention = office.mention("French president", "Person", wikidata="Q3052772", candidates=(Candidate("Q3052772", 0.9),))
    office.say(mention, "joined", "joined", office.mention("Holm", "Place", Kind.NAME), "join")
    store = store_of(page("a", "Emmanuel Macron", "Q3052772", id="Emmanuel_Macron", type="Person"), office.resolved())
    assert settle(store, new=("b",)) == {"b": {"French_president": "Emmanuel_Macron"}}
    assert ask(store, "SELECT ?k WHERE { entity:Emmanuel_Macron kgo:kind ?k }") == []
    assert ask(store, "SELECT ?n WHERE { entity:Emmanuel_Macron rdfs:label ?n }") == [("Emmanuel Macron",)]
