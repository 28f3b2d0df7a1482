from dataclasses import replace

import pytest

from kg.graph.named import question
from kg.graph.ontology import read_ontology
from kg.graph.participants import transfer
from kg.graph.query import rows, run
from kg.graph.store import GraphStore
from kg.graph.validate import validate
from kg.graph.why import why
from kg.graph.write import Writer
from kg.model import Argument, Kind
from tests.graph.sample import Page

TEXT = "Norvik sold a ferry to Lerwall. Lerwall bought a bus from Norvik. Lerwall bought Ada a bell. Norvik slept."
SENTENCES = [(0, 31), (32, 65), (66, 92), (93, 106)]


@pytest.fixture(scope="module")
def page():
    page = Page("news/trade", TEXT, SENTENCES)
    norvik, lerwall = page.mention("Norvik", "Company", Kind.NAME), page.mention("Lerwall", "City", Kind.NAME)
    ferry, bus, bell, ada = page.mention("ferry"), page.mention("bus"), page.mention("bell"), page.mention("Ada", "Person", Kind.NAME)
    page.say(
        norvik, "sold", "sold", ferry, "sell", certainty=2.5,
        arguments=(Argument("recipient", lerwall, "to", "to Lerwall"),), participants=(("A0", norvik), ("A1", ferry), ("A2", lerwall)),
    )  # fmt: skip
    page.say(
        lerwall, "bought", "bought", bus, "buy", certainty=0.4,
        arguments=(Argument("source", norvik, "from", "from Norvik"),), participants=(("A0", lerwall), ("A1", bus), ("A2", norvik)),
    )  # fmt: skip
    page.say(
        lerwall, "bought Ada", "bought", bell, "buy",
        arguments=(Argument("recipient", ada, None, "Ada"),), participants=(("A0", lerwall), ("A1", bell), ("A4", ada)),
    )  # fmt: skip
    page.say(norvik, "slept", "slept", None, "sleep", certainty=-4.0, participants=(("A0", norvik),))
    return page


@pytest.fixture(scope="module")
def store(page):
    return stored(page)


def stored(page):
    store = GraphStore(None)
    store.replace(page.document.id, Writer(read_ontology()).quads(page.resolved()))
    return store


CONTRACT = {
    "numbered parts": "?s rdf:predicate rel:sold ; kgo:arg0 entity:Norvik ; kgo:arg1 entity:ferry ; kgo:arg2 entity:Lerwall",
    "a sale": "?s rdf:predicate rel:sold ; kgo:giver entity:Norvik ; kgo:theme entity:ferry ; kgo:recipient entity:Lerwall",
    "a purchase": "?s rdf:predicate rel:bought ; kgo:giver entity:Norvik ; kgo:theme entity:bus ; kgo:recipient entity:Lerwall",
    "one recipient": "?s kgo:theme entity:bell ; kgo:beneficiary entity:Ada . FILTER NOT EXISTS { ?s kgo:recipient entity:Ada }",
    "no transfer": "?s rdf:predicate rel:slept ; kgo:arg0 entity:Norvik . FILTER NOT EXISTS { ?s kgo:giver|kgo:theme|kgo:recipient ?o }",
    "certainty": "?s rdf:predicate rel:sold ; kgo:certainty 2.5",
    "certainty within its bounds": "?s rdf:predicate rel:slept ; kgo:certainty -3.0",
}


@pytest.mark.parametrize("pattern", CONTRACT.values(), ids=CONTRACT)
def test_participants_are_in_the_graph(store, pattern):
    assert run(store, f"ASK {{ {pattern} }}")


def test_one_question_finds_sale_and_purchase(store):
    found = rows(store, question("who-gave-what-to-whom").sparql)
    told = {(row["giver"], row["what"], row["recipient"]) for row in found}
    assert {("Norvik", "ferry", "Lerwall"), ("Norvik", "bus", "Lerwall")} <= told


def test_what_is_written_conforms(store):
    assert validate(store) == []


def test_a_part_alone_makes_no_transfer(page):
    lone = replace(page.statements[0], participants=page.statements[0].participants[1:2], arguments=())
    alone = Page("news/trade", TEXT, SENTENCES)
    alone.entities, alone.denotes, alone.statements = page.entities, page.denotes, [lone]
    assert not run(stored(alone), "ASK { ?s kgo:theme|kgo:giver ?o }")
    assert run(stored(alone), "ASK { ?s kgo:arg1 entity:ferry }")


# What the network said, the arguments (role, preposition, words), and who gave what to whom.
LEARNED = {
    "silent on where from": ("buy", "Lerwall", "bus", [("source", "from", "Norvik")], "A0 Lerwall, A1 bus", "Norvik bus Lerwall"),
    "an indirect object": (
        "give",
        "Norvik",
        "bus",
        [("recipient", None, "Lerwall")],
        "A0 Norvik, A1 Lerwall, A1 bus",
        "Norvik bus Lerwall",
    ),
    "brought with the verb": (
        "supply",
        "Norvik",
        "Lerwall",
        [("instrument", "with", "bus")],
        "A0 Norvik, A1 Lerwall, A2 bus",
        "Norvik bus Lerwall",
    ),
    "equipped": ("equip", "Norvik", "Lerwall", [("instrument", "with", "bus")], "A0 Norvik, A1 Lerwall, A2 bus", "Norvik bus Lerwall"),
    "nothing learnt": ("buy", "Lerwall", "bus", [("source", "from", "Norvik")], "", ""),
}


@pytest.mark.parametrize("case", LEARNED.values(), ids=LEARNED)
def test_network_and_syntax_agree_on_a_transfer(case):
    lemma, subject, object_, arguments, learned, expected = case
    page = Page("news/trade", TEXT, SENTENCES)
    mentions = {words: page.mention(words, "Concept") for words in ("Norvik", "Lerwall", "bus")}
    statement = page.say(
        mentions[subject], "sold", "sold", mentions[object_], lemma,
        arguments=tuple(Argument(role, mentions[words], preposition, words) for role, preposition, words in arguments),
        participants=tuple((part[:2], mentions[part[3:]]) for part in learned.split(", ") if part),
    )  # fmt: skip
    found = {name: mention.text for name, mention in transfer(statement, read_ontology().verbs[lemma])}
    assert [found[name] for name in ("giver", "theme", "recipient") if found] == expected.split()


def test_certainty_is_told_where_it_says_more_than_the_class(store):
    assert "certainty" not in str(why(store, "Norvik", "sold"))
    assert "certainty +0.4" in str(why(store, "Lerwall", "bought", "bus"))


def test_a_participant_is_not_told_twice(store):
    assert "recipient Lerwall" not in str(why(store, "Lerwall", "bought", "bus"))
    assert "recipient Lerwall" in str(why(store, "Norvik", "sold"))
