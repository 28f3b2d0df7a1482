"""The graph's skeleton in memory against the same questions in SPARQL."""

import pytest

from kg.graph.query import rows
from kg.graph.store import GraphStore
from kg.server.ties import Ties
from tests.graph.sample import flood, store_of

DEGREES = """SELECT ?e (COUNT(*) AS ?n) WHERE {
  { ?s rdf:subject ?e ; rdf:object ?other } UNION { ?s rdf:object ?e ; rdf:subject ?other }
} GROUP BY ?e"""
BETWEEN = "SELECT ?s WHERE {{ ?s rdf:subject {one} ; rdf:object {other} }}"


@pytest.fixture(scope="module")
def store():
    return store_of(flood(), flood("news/again"), flood("news/more"))


@pytest.fixture(scope="module")
def ties(store):
    return Ties(store)


def test_degrees_and_partners_are_those_of_the_store(store, ties):
    counted = {row["e"]: int(row["n"]) for row in rows(store, DEGREES)}
    assert dict(ties.degrees) == counted and ties.best(1)[0] == min(counted, key=lambda iri: (-counted[iri], iri))
    for iri in counted:
        assert ties.partners(iri).total() == counted[iri]
    assert not ties.partners("http://nobody.example/")


def test_statements_between_two_are_found_in_their_direction(store, ties):
    for one in ties.entities:
        for other in ties.entities:
            wanted = {row["s"] for row in rows(store, BETWEEN.format(one=f"<{one}>", other=f"<{other}>"))}
            assert set(ties.between([one], [other], most=99)) == wanted
            assert ties.pairs([one, other]) == len(
                {pair for pair in ((one, other), (other, one)) if ties.between(pair[:1], pair[1:], most=1)}
                | {(end, end) for end in (one, other) if ties.between([end], [end], most=1)}
            )


def test_every_pair_gets_a_line_before_any_gets_a_second(store, ties):
    whole = ties.entities
    pairs = ties.pairs(whole)
    few = ties.between(whole, whole, most=pairs)
    ends = {tuple(row.values()) for s in few for row in rows(store, f"SELECT ?a ?b WHERE {{ <{s}> rdf:subject ?a ; rdf:object ?b }}")}
    assert len(ends) == len(few) == pairs < len(ties.statements)


def test_a_store_without_statements_has_no_ties():
    empty = Ties(GraphStore())
    assert empty.best(5) == [] and empty.between(["a"], ["b"], most=5) == [] and empty.pairs(["a"]) == 0 and not empty.degrees
