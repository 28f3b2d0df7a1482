"""Facts read property by property say what facts read node by node say, of a label that documents do not agree on too."""

from dataclasses import replace

import pytest

from kg.graph import vocabulary as v
from kg.graph.edges import edge
from kg.graph.facts import Facts
from kg.graph.live import LiveFacts
from kg.graph.show import show
from kg.graph.view import node
from tests.graph.sample import flood, store_of


def renamed(id, label):
    """The document again, in which Ada Quist is called otherwise."""
    resolved = flood(id)
    return replace(resolved, entities=tuple(replace(one, label=label) if one.id == "Ada_Quist" else one for one in resolved.entities))


@pytest.fixture
def store():
    return store_of(flood(), flood("news/again"), renamed("news/other", "Mayor Quist of Holm"))


def test_statements_and_nodes_are_the_same(store):
    plain, live = Facts(store), LiveFacts(store)
    statements, entities = plain.with_property(v.factuality), plain.with_property(v.mentioned_in)
    assert statements == live.with_property(v.factuality) and entities == live.with_property(v.mentioned_in)
    assert [edge(plain, one) for one in statements] == [edge(live, one) for one in statements]
    assert [node(plain, one) for one in entities] == [node(live, one) for one in entities]


def test_the_label_of_most_documents_is_taken(store):
    quist = store.names.iri("entity", "Ada_Quist")
    assert LiveFacts(store).label(quist) == Facts(store).label(quist) == "Ada Quist"
    assert {count for _, count in LiveFacts(store).values(quist, v.label).items()} == {1, 2}


def test_whether_something_is_said_at_all(store):
    live, quist = LiveFacts(store), store.names.iri("entity", "Ada_Quist")
    assert live.has(quist, v.mentioned_in) and live.has(quist, v.mentioned_in, store.graph("news/dam"))
    assert not live.has(quist, v.mentioned_in, store.graph("news/none")) and not live.has(store.names.iri("entity", "nobody"), v.label)
    assert "Ada Quist" in str(show(store, "Ada Quist"))
