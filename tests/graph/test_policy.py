import re

import pytest

from kg.errors import OntologyError
from kg.graph.policy import read_policy
from kg.graph.terms import FIXED_PREFIXES
from kg.graph.vocabulary import kgo
from kg.graph.write import Writer
from kg.model import Attribution, Factuality, Kind
from tests.graph.sample import ONTOLOGY, Page

LET_THROUGH = {
    "strict": {"asserted"},
    "reported": {"asserted", "reported"},
    "all": {"asserted", "reported", "alleged", "requested", "planned", "possible"},
}


def statement(*factualities, **more):
    page = Page()
    river, homes = page.mention("river"), page.mention("homes")
    source = Attribution(page.mention("engineers"), "say")
    for words, factuality in zip(("flooded", "had", "that"), factualities, strict=False):
        page.say(river, words, "flooded", homes, "flood", factuality=factuality, source=source, **more)
    return Writer(ONTOLOGY).quads(page.resolved())


@pytest.mark.parametrize("factuality", list(Factuality))
@pytest.mark.parametrize("policy", LET_THROUGH)
def test_each_policy_lets_through_what_it_says(policy, factuality):
    assert bool(read_policy(policy).plain(statement(factuality))) == (factuality.value in LET_THROUGH[policy])


@pytest.mark.parametrize("policy", LET_THROUGH)
def test_a_reading_that_is_seldom_right_is_no_plain_fact(policy):
    doubtful = statement(Factuality.ASSERTED, confidence=0.6)
    assert bool(read_policy(policy).plain(doubtful)) == (policy == "all")
    assert any(quad.object == kgo("Asserted") for quad in doubtful)


def test_a_triple_that_another_statement_asserts_is_there_once():
    (plain,) = read_policy().plain(statement(Factuality.NEGATED, Factuality.ASSERTED, Factuality.REPORTED))
    assert plain.predicate.value.endswith("/flooded") and plain.graph_name.value.endswith("/news/dam")


def test_a_user_brings_a_policy(tmp_path):
    path = tmp_path / "sure.rq"
    path.write_text("CONSTRUCT { ?s ?p ?o } WHERE { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kgo:factuality kgo:Negated }")
    assert read_policy(str(path)).plain(statement(Factuality.NEGATED))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?s", "error at"),
        ("SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT query"),
        ("CONSTRUCT WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE"),
        ("DROP ALL", "DROP is refused"),
    ],
)
def test_a_policy_that_cannot_be_used_is_told_before_work_begins(tmp_path, text, message):
    path = tmp_path / "bad.rq"
    path.write_text(text)
    with pytest.raises(OntologyError, match=message):
        read_policy(str(path))


def test_a_policy_makes_no_triple_that_no_statement_says(tmp_path):
    path = tmp_path / "turned.rq"
    path.write_text("CONSTRUCT { ?o ?p ?s } WHERE { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
    with pytest.raises(OntologyError, match="no statement says"):
        read_policy(str(path)).plain(statement(Factuality.ASSERTED))


def test_an_unknown_policy_is_told():
    with pytest.raises(OntologyError, match="strict, reported, all"):
        read_policy("lenient")


@pytest.mark.parametrize("policy", ["strict", "reported"])
def test_what_only_unfolds_a_name_is_no_plain_triple(policy):
    page = Page()
    river, homes = page.mention("river"), page.mention("2,500 homes near Holm")
    page.say(river, "flooded", "flooded", homes, "flood", presupposed=True)
    quads = Writer(ONTOLOGY).quads(page.resolved())
    assert any(quad.predicate.value.endswith("presupposed") for quad in quads)
    assert not read_policy(policy).plain(quads)


@pytest.mark.parametrize("inferred", [True, False])
def test_what_is_inferred_besides_is_none_even_of_a_name(inferred):
    page = Page()
    houses, homes = page.mention("homes"), page.mention("2,500 homes near Holm", "Organization", Kind.NAME)
    page.say(homes, "flooded", "flooded", houses, "flood", presupposed=True, inferred=inferred)
    assert bool(read_policy("reported").plain(Writer(ONTOLOGY).quads(page.resolved()))) is not inferred


def test_what_says_nothing_as_it_stands_is_none_even_of_a_name():
    page = Page()
    river, board = page.mention("river"), page.mention("water board", "Organization", Kind.NAME)
    page.say(river, "flooded", "flooded", board, "flood", presupposed=True)
    assert not read_policy("reported").plain(Writer(ONTOLOGY).quads(page.resolved()))


@pytest.mark.parametrize("policy", LET_THROUGH)
def test_nothing_is_tied_to_itself(policy):
    page = Page()
    river = page.mention("river")
    page.say(river, "flooded", "flooded", river, "flood")
    assert not read_policy(policy).plain(Writer(ONTOLOGY).quads(page.resolved()))


@pytest.mark.parametrize("policy", LET_THROUGH)
def test_a_policy_of_the_package_sees_all_that_it_asks_for(policy):
    rule = read_policy(policy)
    text = "\n".join(line.partition("#")[0] for line in rule.sparql.splitlines())
    asked = {FIXED_PREFIXES[prefix] + name for prefix, name in re.findall(r"(\w+):([a-z]\w*)", text)}
    assert asked and asked <= {property.value for property in rule.reads}
