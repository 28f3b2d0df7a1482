"""The explorer's questions."""

import pytest

from tests.server.conftest import HOSTILE

BASE = "https://w3id.org/kg-news/"


def labels(found):
    return [row["label"] for row in found.json["results"]]


@pytest.mark.parametrize("text", ["ada", "QUIST", "Ada Quist", "quist", "ada qu", "Ada  Qist", "Áda Quíst"])
def test_search_finds_by_beginnings_aliases_and_near_spellings(server, text):
    first = server.api("search", q=text).json["results"][0]
    assert (first["iri"], first["label"], first["type"]) == (f"{BASE}entity/Ada_Quist", "Ada Quist", "Person") and first["degree"] > 3


def test_search_says_by_which_name_it_found(server):
    assert server.api("search", q="Quist").json["results"][0]["alias"] == "Quist"


def test_search_gives_nothing_for_nothing(server):
    assert labels(server.api("search", q="  ")) == [] and labels(server.api("search", q="zzzzzz")) == []
    assert len(labels(server.api("search", q="h", limit=2))) == 2


def test_the_overview_has_places_and_totals(server):
    found = server.api("overview").json
    assert {"x", "y", "label", "type", "degree"} <= found["nodes"][0].keys()
    assert found["total"]["documents"] == 3 and found["total"]["statements"] == 13
    ids = {node["id"] for node in found["nodes"]}
    assert found["edges"] and all(edge["source"] in ids and edge["target"] in ids for edge in found["edges"])


def test_a_neighbourhood_has_the_edges_with_all_their_marks(server):
    found = server.api("neighbourhood", iri="Ada_Quist").json
    urged = [edge for edge in found["edges"] if (edge["label"], edge["target"]) == ("urged", "water_board")]
    assert found["centre"] == "Ada_Quist" and len(urged) == 2
    assert urged[0]["factuality"] == "asserted" and urged[0]["time"] == "2023-05-03" and urged[0]["sentences"][0]["start"] == 0


def test_a_neighbourhood_is_bounded_and_goes_on(server):
    first = server.api("neighbourhood", iri="Ada_Quist", limit=1).json
    there = [node["iri"] for node in first["nodes"]]
    assert len(there) == 2 and first["left"] == first["partners"] - 1
    second = server.api("neighbourhood", iri="Ada_Quist", limit=1, skip=there).json
    assert second["left"] == first["left"] - 1 and len(second["nodes"]) == 3


def test_an_entity_has_its_facts_by_part_and_relation(server):
    found = server.api("entity", iri=f"{BASE}entity/Ada_Quist").json
    assert found["node"]["wikidata"] == "Q101" and found["node"]["aliases"] == ["Quist"]
    urged = found["facts"]["subject"][0]
    assert (urged["label"], urged["count"]) == ("urged", 4) and urged["statements"][0]["sentences"]
    assert [group["label"] for group in found["facts"]["source"]] == ["opened"]
    assert found["related"]["memberOf"][0]["label"] == "farmers"


def test_an_edge_has_every_sentence_with_its_place_source_and_premises(server):
    found = server.api("edge", subject="Ada_Quist", object="farmers").json["statements"]
    inferred = next(one for one in found if one["edge"]["inferred"])
    assert {premise["edge"]["label"] for premise in inferred["premises"]} == {"urged", "talked to"}
    (flooded, *_) = server.api("edge", subject="river").json["statements"]
    assert (
        flooded["sources"] == [["water board", "say"], ["engineers", "according to"]]
        and flooded["edge"]["sentences"][0]["title"] == "Flood at Holm"
    )
    one = server.api("edge", id=flooded["edge"]["iri"]).json["statements"]
    assert one == [flooded]


def test_a_document_has_its_sentences_in_order_with_their_statements(server):
    found = server.api("document", iri="news/dam").json
    assert [sentence["start"] for sentence in found["sentences"]] == [0, 72, 166]
    assert found["document"]["title"] == "Flood at Holm" and found["document"]["published"] == "2023-05-03"
    assert "opened" in {statement["label"] for statement in found["sentences"][0]["statements"]}


def test_the_timeline_is_in_order(server):
    events = server.api("timeline").json["events"]
    assert [event["when"] for event in events] == ["2023-05-03"] * 4 and events[0]["label"] == "urged"
    assert len(server.api("timeline", iri="Ada_Quist").json["events"]) == 4 and server.api("timeline", iri="river").json["events"] == []


def test_who_says_what(server):
    sources = server.api("says").json["sources"]
    assert {source["label"]: source["by"] for source in sources} == {"Ada Quist": {"requested": 2}, "water board": {"reported": 2}}
    said = server.api("says", iri="water_board").json
    assert {statement["label"] for statement in said["statements"]} == {"flooded"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/entity", 400),
        ("/api/entity?iri=Nobody", 404),
        ("/api/entity?iri=%3E%20%7D", 404),
        ("/api/neighbourhood?iri=Ada_Quist&limit=-1", 400),
        ("/api/neighbourhood?iri=Ada_Quist&limit=99999999999999999999", 200),
        ("/api/document?iri=none", 404),
        ("/api/edge", 400),
        ("/api/edge?id=none", 404),
        ("/api/nothing", 404),
    ],
)
def test_mistakes_are_told_as_json(server, path, status):
    answer = server(path)
    assert answer.status == status and (status == 200 or answer.json["error"])


def test_hostile_names_are_plain_strings(server):
    (row,) = [row for row in server.api("search", q="<script>").json["results"] if row["label"] == HOSTILE]
    assert server.api("entity", iri=row["iri"]).json["node"]["label"] == HOSTILE


def test_an_answer_that_is_known_is_not_sent_again(server):
    tag = server("/api/overview").headers["ETag"]
    assert server("/api/overview", If_None_Match=tag).status == 304
