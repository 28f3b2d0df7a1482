"""Live services, spoken to over the real protocols on this machine, with the failures that real ones show."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.errors import ServiceError
from kg.wikidata import Decisions, open_facts
from kg.wikidata.online import doubtful_names, link_online, service
from kg.wikidata.online_cache import Cache
from kg.wikidata.online_http import Client
from kg.wikidata.online_mediawiki import MediaWiki
from kg.wikidata.online_reconcile import Reconciler
from tests.wikidata.documents import resolved
from tests.wikidata.service import (
    Wiki,
    broken_off,
    half,
    hangs,
    hangs_up,
    item,
    item_value,
    maxlag,
    page,
    redirect,
    says,
    serving,
    status,
    year,
)

KINDS = [item("Q515", "city"), item("Q4830453", "business"), item("Q83307", "minister")]
ITEMS = [
    item(
        "Q9001",
        "Nordbygg",
        "construction company in Norway",
        kind="Q4830453",
        aliases=["Nordbygg AS"],
        sitelinks=30,
        claims={"P17": [item_value("Q20")], "P571": [year(1951)]},
    ),
    item(
        "Q9002",
        "Kari Nilsdatter Haugland",
        "Norwegian politician",
        kind="Q5",
        sitelinks=40,
        claims={"P27": [item_value("Q20")], "P569": [year(1970)], "P39": [item_value("Q83307")]},
    ),
    *KINDS,
]
NORDBYGG = resolved("Nordbygg built the bridge in Norway.", ("Nordbygg", "Organization"), ("Norway", "Place"))


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def wiki():
    with serving(Wiki(ITEMS)) as made:
        yield made


@pytest.fixture(scope="module")
def facts():
    with open_facts() as opened:
        yield opened


@pytest.fixture
def naps():
    return []


@pytest.fixture
def client(naps):
    return Client(timeout=5.0, pace=0.0, sleep=naps.append, chance=lambda: 1.0)


def linked(document, facts, asked):
    problems = []
    (found,) = link_online([document], facts, asked, demonyms={}, decisions=Decisions(), report=problems.append)
    return {entity.label: entity.wikidata for entity in found.entities}, [str(problem) for problem in problems]


# What a service knows


def test_a_name_that_the_facts_lack_gets_its_item_from_the_service(wiki, client, facts):
    assert linked(NORDBYGG, facts, MediaWiki(client, wiki.api)) == ({"Nordbygg": "Q9001", "Norway": "Q20"}, [])


def test_what_is_known_of_an_item_is_read(wiki, client):
    (firm,) = MediaWiki(client, wiki.api).entries(["Q9001"])
    assert (firm.item.label, firm.item.type, firm.item.country, firm.item.born, firm.names) == (
        "Nordbygg",
        "Organization",
        20,
        1951,
        ("Nordbygg", "Nordbygg AS"),
    )
    (minister,) = MediaWiki(client, wiki.api).entries(["Q9002"])
    assert (minister.item.type, minister.item.born, [office.position for office in minister.offices]) == ("Person", 1970, ["minister"])


def test_only_names_in_doubt_are_asked_for(facts):
    assert doubtful_names([NORDBYGG], facts, demonyms={}, decisions=Decisions()) == [("Nordbygg", "Organization")]


def test_a_reconciliation_service_is_asked_in_batches_of_its_size(wiki, client, facts):
    names = [(name, "Organization") for name in ("Nordbygg", "Sydbygg", "Vestbygg", "Austbygg")]
    assert [entry.item.qid for entry in Reconciler(client, wiki.address).look_up(names)] == ["Q9001"]
    assert [len(json.loads(query["queries"])) for _, _, query, _ in wiki.requests if "queries" in query] == [3, 1]
    assert linked(NORDBYGG, facts, Reconciler(client, wiki.address))[0]["Nordbygg"] == "Q9001"


def test_an_address_tells_which_protocol_is_spoken(client):
    assert isinstance(service("https://wiki.test/w/api.php", client=client), MediaWiki)
    assert isinstance(service("https://reconcile.test/en/api", client=client), Reconciler)
    with pytest.raises(ServiceError, match="not an address on the web"):
        service("file:///etc/hosts", client=client)


# Manners


def test_the_client_says_who_it_is_and_yields_to_lagging_servers(wiki, client):
    MediaWiki(client, wiki.api).search("Nordbygg")
    ((_, _, query, headers),) = wiki.requests
    assert headers["User-Agent"].startswith("kg-news/") and "https://" in headers["User-Agent"]
    assert query["maxlag"] == "5"


def test_items_are_fetched_fifty_at_a_time(wiki, client):
    wiki.items |= {f"Q{n}": item(f"Q{n}", f"Thing {n}") for n in range(100, 220)}
    assert len(list(MediaWiki(client, wiki.api).entries([f"Q{n}" for n in range(100, 220)]))) == 120
    assert [len(query["ids"].split("|")) for _, _, query, _ in wiki.requests] == [50, 50, 20]


def test_requests_keep_their_distance(wiki, naps):
    moments = iter([0.0, 0.0, 0.03, 0.1])
    client = Client(pace=0.1, sleep=naps.append, clock=lambda: next(moments))
    for name in ("Nordbygg", "Sydbygg"):
        MediaWiki(client, wiki.api).search(name)
    assert naps == [pytest.approx(0.07)]


# Failures that pass


@pytest.mark.parametrize(
    "fault",
    [status(500), status(502), status(503), status(504), broken_off, half, hangs_up, maxlag],
    ids=["500", "502", "503", "504", "broken off", "half", "hangs up", "maxlag"],
)
def test_what_passes_is_tried_again(wiki, client, naps, fault):
    wiki.faults += [fault, fault]
    assert MediaWiki(client, wiki.api).search("Nordbygg") == ["Q9001"]
    assert len(wiki.requests) == 3 and len(naps) == 2


def test_waits_grow(wiki, client, naps):
    wiki.faults += [status(500)] * 3
    MediaWiki(client, wiki.api).search("Nordbygg")
    assert naps == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("asked", ["17", "date"])
def test_a_wait_that_is_asked_for_is_kept(wiki, client, naps, asked):
    wiki.faults.append(
        status(429, Retry_After=asked if asked == "17" else format_datetime(datetime.now(UTC) + timedelta(seconds=17), usegmt=True))
    )
    MediaWiki(client, wiki.api).search("Nordbygg")
    assert 15 < naps[0] <= 17


def test_lag_is_waited_for(wiki, client, naps):
    wiki.faults.append(maxlag)
    MediaWiki(client, wiki.api).search("Nordbygg")
    assert naps == [7.0]


def test_an_answer_that_does_not_come_is_given_up(wiki, naps, facts):
    wiki.faults += [hangs, hangs]
    client = Client(timeout=0.1, pace=0.0, tries=2, sleep=naps.append)
    found, problems = linked(NORDBYGG, facts, MediaWiki(client, wiki.api))
    assert found == {"Nordbygg": None, "Norway": "Q20"}
    assert len(problems) == 1 and "no answer in 0.1 s (2 tries)" in problems[0]


# Failures that stay: one line, and what is at hand goes on


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        ([status(503)] * 4, "answers 503"),
        ([status(403)], "refuses with 403"),
        ([status(429, Retry_After="86400")], "asks for a pause of 86400 s"),
        ([page], "HTML"),
        ([half] * 4, "not whole JSON"),
        ([says([1, 2])], "a list where an object is due"),
        ([says({"error": {"code": "badvalue", "info": "Unrecognized value"}})], "refuses with badvalue (Unrecognized value)"),
        ([says({"search": "nothing"})], "no list of items"),
        ([says({"batchcomplete": True})], "no list of items"),
    ],
)
def test_a_service_that_fails_for_good_is_told_once_and_done_without(wiki, client, facts, faults, told):
    wiki.faults += faults
    found, problems = linked(NORDBYGG, facts, MediaWiki(client, wiki.api))
    assert found == {"Nordbygg": None, "Norway": "Q20"}
    assert len(problems) == 1 and told in problems[0] and "\n" not in problems[0]


def test_a_service_that_is_not_there_is_told(client, facts):
    with serving(Wiki()) as gone:
        address = gone.api
    _, (problem,) = linked(NORDBYGG, facts, MediaWiki(client, address))
    assert "cannot be reached" in problem


def test_what_came_before_the_failure_is_used(wiki, client, facts):
    wiki.items |= {f"Q{n}": item(f"Q{n}", f"Nordbygg {n}") for n in range(100, 160)}
    two = resolved(
        "Nordbygg and Vestbygg built it in Norway.", ("Nordbygg", "Organization"), ("Vestbygg", "Organization"), ("Norway", "Place")
    )
    wiki.faults += [None, status(403)]
    found, problems = linked(two, facts, MediaWiki(client, wiki.api))
    assert found["Norway"] == "Q20" and len(problems) == 1


def test_after_a_failure_the_service_is_left_alone(wiki, client, facts):
    wiki.faults.append(status(403))
    problems = []
    documents = [resolved(f"Nordbygg{n} built it.", (f"Nordbygg{n}", "Organization")) for n in range(120)]
    assert (
        len(list(link_online(documents, facts, MediaWiki(client, wiki.api), demonyms={}, decisions=Decisions(), report=problems.append)))
        == 120
    )
    assert len(wiki.requests) == len(problems) == 1


# Redirects


def test_a_redirect_on_the_same_host_is_followed(wiki, client):
    wiki.faults.append(lambda handler, query: redirect(handler.path.replace("/w/", "/v/"), 308)(handler, query))
    assert MediaWiki(client, wiki.api).search("Nordbygg") == ["Q9001"]


@pytest.mark.parametrize(
    "place", ["http://localhost:9/w/api.php", "http://127.0.0.1:9/w/api.php", "file:///etc/hosts", "ftp://127.0.0.1/x"]
)
def test_a_redirect_to_elsewhere_is_not(wiki, client, place):
    wiki.faults.append(redirect(place))
    with pytest.raises(ServiceError, match=r"not followed|not allowed"):
        MediaWiki(client, wiki.api).search("Nordbygg")


def test_a_redirect_that_never_ends_is_given_up(wiki, client):
    wiki.faults += [lambda handler, query: redirect(handler.path)(handler, query)] * 20
    with pytest.raises(ServiceError, match="refuses with 302"):
        MediaWiki(client, wiki.api).search("Nordbygg")


def test_a_redirect_of_a_post_is_not_followed(wiki, client):
    wiki.faults += [None, redirect(f"{wiki.address}/elsewhere", 307)]
    with pytest.raises(ServiceError, match="not followed"):
        list(Reconciler(client, wiki.address).look_up([("Nordbygg", "Organization")]))


# A service that lies


def test_ids_that_are_none_and_items_that_were_not_asked_for_are_left_out(wiki, client):
    wiki.search_finds = [{"id": "P31"}, {"id": 7}, {"id": "Q0"}, {"nothing": 1}, "Q5", {"id": "Q9001"}, {"id": "Q424242"}]
    assert MediaWiki(client, wiki.api).search("Nordbygg") == ["Q9001", "Q424242"]
    wiki.items["Q424242"] = ITEMS[0]
    assert [entry.item.qid for entry in MediaWiki(client, wiki.api).entries(["Q9001", "Q424242"])] == ["Q9001"]


def test_an_item_that_is_called_otherwise_is_not_taken(wiki, client, facts):
    wiki.search_finds = [{"id": "Q9002"}]
    assert linked(NORDBYGG, facts, MediaWiki(client, wiki.api))[0]["Nordbygg"] is None


def test_an_item_of_another_kind_is_not_taken(wiki, client, facts):
    wiki.items["Q9001"] = item("Q9001", "Nordbygg", "Norwegian album", kind="Q482994", sitelinks=2)
    wiki.items["Q482994"] = item("Q482994", "album")
    person = resolved("Nordbygg, a neighbour in Norway, saw the fire.", ("Nordbygg", "Person"), ("Norway", "Place"))
    assert linked(person, facts, MediaWiki(client, wiki.api))[0]["Nordbygg"] is None


def test_malformed_items_are_left_out(wiki, client):
    wiki.items["Q9001"] = {"type": "item", "id": "Q9001", "labels": [], "claims": {"P31": "none"}, "aliases": None, "sitelinks": []}
    wiki.items["Q9002"]["claims"] = {
        "P31": [None, {"mainsnak": 4}],
        "P569": [{"mainsnak": {"datavalue": {"value": {"time": "soon"}}}}],
        "P39": {},
    }
    assert [(entry.item.qid, entry.item.born) for entry in MediaWiki(client, wiki.api).entries(["Q9001", "Q9002"])] == [("Q9002", None)]


def test_a_service_of_other_things_than_items_is_refused(wiki, client):
    wiki.manifest["identifierSpace"] = "https://viaf.test/"
    with pytest.raises(ServiceError, match="not a service that matches with Wikidata"):
        list(Reconciler(client, wiki.address).look_up([("Nordbygg", "Organization")]))


def test_what_a_service_writes_cannot_move_the_cursor(wiki, client):
    wiki.items["Q9001"]["descriptions"] = {"en": {"language": "en", "value": "firm\x1b[2J\u202e and\nmore" + "x" * 500}}
    (firm,) = MediaWiki(client, wiki.api).entries(["Q9001"])
    assert firm.item.about.isprintable() and len(firm.item.about) <= 250


# The cache


def test_nothing_is_asked_twice_not_even_by_another_process(wiki, tmp_path):
    for _ in range(2):
        assert MediaWiki(Client(Cache(tmp_path / "kept"), pace=0.0), wiki.api).search("Nordbygg") == ["Q9001"]
    assert len(wiki.requests) == 1


def test_old_answers_and_failures_are_not_kept(wiki, tmp_path, naps):
    now = [0.0]
    client = Client(Cache(tmp_path / "kept", days=1, clock=lambda: now[0]), pace=0.0, sleep=naps.append)
    wiki.faults.append(maxlag)
    MediaWiki(client, wiki.api).search("Nordbygg")
    now[0] = 90_000.0
    MediaWiki(client, wiki.api).search("Nordbygg")
    assert len(wiki.requests) == 3


@pytest.mark.parametrize("content", [b"this is not a database, and long enough to be looked at", b""])
def test_a_cache_that_cannot_be_used_is_done_without(wiki, tmp_path, content):
    (tmp_path / "kept").write_bytes(content)
    cache = Cache(tmp_path / "kept")
    assert MediaWiki(Client(cache, pace=0.0), wiki.api).search("Nordbygg") == ["Q9001"]
    assert bool(cache.problem) == bool(content)


def test_a_cache_that_another_holds_does_not_stop_the_work(wiki, tmp_path):
    Cache(tmp_path / "kept").close()
    with sqlite3.connect(tmp_path / "kept") as other:
        other.execute("BEGIN EXCLUSIVE")
        cache = Cache(tmp_path / "kept", patience=0.01)
        assert MediaWiki(Client(cache, pace=0.0), wiki.api).search("Nordbygg") == ["Q9001"]
        assert "answers are not kept" in cache.problem
