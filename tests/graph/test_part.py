import pytest

from kg.errors import NotFound, QueryError
from kg.graph.named import question, questions
from kg.graph.part import answered, around
from kg.graph.query import query
from kg.graph.validate import validate
from kg.graph.view import view
from tests.graph.sample import flood, store_of


def ends(part):
    return {(edge.source, edge.relation, edge.target) for edge in view(part.store, also=part.also).edges}


def test_around_an_entity_are_its_statements_and_those_between_its_neighbours(store):
    near = around(store, "Ada Quist")
    assert {node.id for node in view(near.store).nodes} == {"Ada_Quist", "water_board", "farmers", "Holm"}
    assert ends(near) >= {("Ada_Quist", "urged", "water_board"), ("farmers", "hasMember", "Ada_Quist")}
    assert not any(relation == "opened" for _, relation, _ in ends(near))
    assert ("water_board", "opened", "Holm_sluice") in ends(around(store, "Ada Quist", hops=2))
    assert ends(around(store, "river", hops=0)) == set()


@pytest.mark.parametrize("hops", range(3))
def test_a_part_is_a_graph_that_conforms(store, hops):
    assert validate(around(store, "Ada Quist", hops=hops).store) == []


def test_a_part_keeps_sentences_and_documents(store):
    near = view(around(store, "river").store)
    (flooded,) = [edge for edge in near.edges if edge.relation == "flooded"]
    assert flooded.sentences and [document.id for document in near.documents] == ["news/dam"]


def test_nobody_of_that_name_is_told(store):
    with pytest.raises(NotFound, match="did you mean 'Ada Quist'"):
        around(store, "Ada Quest")


def test_a_question_gives_the_statements_that_it_names(store):
    assert ends(answered(store, "SELECT ?s { ?s kgo:factuality kgo:Requested }")) == {("water_board", "opened", "Holm_sluice")}


def test_a_question_gives_the_statements_between_the_entities_of_a_row(store):
    found = ends(answered(store, "SELECT ?a ?b { ?a rel:urged ?b }"))
    assert found == {("Ada_Quist", "urged", "water_board"), ("Ada_Quist", "urged", "farmers"), ("Ada_Quist", "talked_to", "farmers"), ("farmers", "hasMember", "Ada_Quist")}  # fmt: skip


def test_a_question_that_shows_labels_is_asked_for_what_they_are_of(store):
    asked = "SELECT DISTINCT ?who WHERE { ?s a kgo:Disaster ; rdf:subject/rdfs:label ?who }"
    assert ends(answered(store, asked)) == {("river", "flooded", "homes")}


def test_triples_are_backed_by_statements_or_edges_of_their_own(store):
    found = answered(store, "CONSTRUCT { ?a rel:urged ?b . ?b kgo:answersTo ?a } WHERE { ?a rel:urged ?b }")
    edges = {edge.relation: edge for edge in view(found.store, also=found.also).edges}
    assert edges["urged"].sentences and edges["answersTo"].factuality == "" and not edges["answersTo"].sentences
    assert query(found.store, "ASK { entity:farmers kgo:answersTo entity:Ada_Quist }") == "yes"


@pytest.mark.parametrize(
    "sparql", ["ASK { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "CONSTRUCT WHERE { ?s a kgo:Weapon }", "SELECT ?x {"]
)
def test_a_question_that_names_nothing_is_told(store, sparql):
    with pytest.raises(QueryError):
        answered(store, sparql)


@pytest.mark.parametrize("name", questions())
def test_ready_made_questions_are_answered_and_say_what_they_ask(store, name):
    asked = question(name)
    assert asked.sentence.endswith(".") and asked.sentence[0].isupper()
    assert "row" in query(store, asked.sparql).splitlines()[-1]


def test_ready_made_questions_find_what_they_are_for():
    store = store_of(flood())
    assert "water board" in query(store, question("who-urged-whom").sparql)
    assert "Ada Quist  mayor of  Holm" in query(store, question("who-holds-which-office").sparql)
    assert "2023-05-03" in query(store, question("what-happened-when").sparql)


def test_an_unknown_question_is_told_with_the_nearest():
    with pytest.raises(QueryError, match="did you mean 'who-urged-whom'"):
        question("who-urge-whom")
