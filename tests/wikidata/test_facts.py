"""The file of facts: what is written is found; what is no such file is said to be none."""

import csv
from collections import defaultdict

import pytest

from kg.errors import SourceError, StoreError
from kg.wikidata import open_facts
from kg.wikidata.compile import LEADERS, WIDENING, country_numbers, keys, leaders, merge, outdated, trim, write
from kg.wikidata.context import region_of
from kg.wikidata.facts import SHIPPED, Item, told
from kg.wikidata.kinds import class_of
from kg.wikidata.names import fold, skeleton
from kg.wikidata.tables import Record, read_tables

RECORDS = [
    Record(1, "Ruritania", "Place", 0, "country", "Ruritania", aliases=("RU",), weight=7.0),
    Record(2, "Strelsau", "Place", 1, "capital", "Ruritania", aliases=("Штрельзау", "Streslau"), weight=2.0),
    Record(3, "Rudolf Elphberg", "Person", 1, "King of Ruritania", "Ruritania", 1970, office=("King", "Ruritania", 2010, None)),
    Record(3, "Rudolf V", "Person", 3, "monarch", "Ruritania"),
    Record(4, "Strelsau", "Work", 6, "film", weight=-3.0),
]


@pytest.fixture
def facts(tmp_path):
    write(merge(RECORDS), tmp_path / "facts.sqlite3")
    with open_facts(tmp_path / "facts.sqlite3") as opened:
        yield opened


def test_items_are_found_by_every_name_best_known_first(facts):
    assert [hit.item.qid for hit in facts.named("strelsau")] == ["Q2", "Q4"]
    assert [hit.item.qid for hit in facts.named("Rudolf V")] == ["Q3"]
    assert facts.named("Zenda") == ()


def test_the_first_hand_table_names_and_describes_an_item(facts):
    king = facts.item(3)
    assert (king.label, king.about, king.country, king.born) == ("Rudolf Elphberg", "King of Ruritania", 1, 1970)


def test_offices_have_their_country_and_years(facts):
    (office,) = facts.offices(3)
    assert (office.position, office.country, office.start, office.end) == ("King", 1, 2010, None)


def test_the_same_items_make_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write(merge(RECORDS), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_news_hardly_names_goes_first_where_there_is_no_room():
    assert 4 not in trim(merge(RECORDS), megabytes=0.00022)


def test_no_file_and_no_facts_are_told_apart(tmp_path):
    with pytest.raises(StoreError, match="no Wikidata facts here"):
        open_facts(tmp_path / "absent")
    (tmp_path / "text").write_text("not a database, and long enough to be looked at")
    with pytest.raises(StoreError, match=r"not a file of Wikidata facts.*kg wikidata index"):
        open_facts(tmp_path / "text")


def test_a_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "facts.sqlite3"
    path.write_bytes(SHIPPED.read_bytes())
    with path.open("r+b") as file:
        file.seek(4096 * 300)
        file.write(b"\x00\xff" * 2048 * 3000)
    with open_facts(path) as facts, pytest.raises(StoreError, match=r"damaged .*--no-link"):
        for name in ("Kyiv", "Vladimir Putin", "France", "NATO", "Georgia", "Moscow"):
            facts.named(name)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"countries\.tsv"):
        list(read_tables(tmp_path))


def test_shipped_facts_open_and_fit_the_package():
    open_facts().close()
    assert SHIPPED.stat().st_size <= 15_000_000


@pytest.mark.parametrize(
    ("kind", "name"),
    [("association football club based in Tbilisi, Georgia", "Organization"), ("city of the United States", "Place"), ("1995 American film", "Work"), ("sovereign state", "Place"), ("government building", "Facility"), ("", None)],
)
def test_kinds_in_words_have_classes(kind, name):
    assert class_of(kind) == name


def test_what_old_tables_call_present_ends_with_them_unless_a_newer_one_knows():
    king = Record(3, "Rudolf V", "Person", 1, office=("President", "Ruritania", 2010, None))
    clerk = Record(4, "Fritz", "Person", 1, office=("clerk", "Ruritania", 2010, None))
    newer = [Record(3, "Rudolf V", "Person", -1, office=("President", "Ruritania", 2010, 2025))]
    assert [record.office for record in outdated([king, clerk], [])] == [("President", "Ruritania", 2010, 2022), ("clerk", "Ruritania", 2010, None)]
    assert [record.office for record in outdated([king], newer)] == [None]


def test_shipped_leaders_are_well_formed():
    rows = list(leaders())
    assert len(rows) > 300 and all(row.office[2] <= (row.office[3] or 9999) for row in rows)
    assert len({(row.id, row.office) for row in rows}) == len(rows)


def test_every_row_made_by_hand_says_where_it_was_seen_and_an_item_is_one_thing():
    rows = [row for path in (LEADERS, WIDENING) for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert all(row["source"] for row in rows)
    called = defaultdict(list)
    for row in rows:
        called[row["id"]].append({fold(name) for name in (row["label"], *(row["aliases"] or "").split("|")) if name})
    assert len(called) > 600 and not [id for id, names in called.items() if any(names[0].isdisjoint(others) for others in names[1:])]


def test_an_article_and_a_word_are_nobodys_name():
    item = merge([Record(1, "Free Riders of Ruritania", "Organization", 2, aliases=("The Riders", "The Base"))])[1]
    found = {key for key, _ in keys(item)}
    assert skeleton("riders") in found and skeleton("base") not in found


def test_of_countries_of_one_name_the_best_known_is_meant():
    old = Record(9, "Ruritania", "Place", 0, "country", "Ruritania", weight=0.0)
    assert country_numbers(merge([*RECORDS, old]))["Ruritania"] == 1
    assert country_numbers(merge([old, *RECORDS]))["Ruritania"] == 1


@pytest.mark.parametrize(
    ("about", "region"),
    [("city in Texas", "Texas"), ("city in Texas, United States", "Texas"), ("town in South Lanarkshire, Scotland", "South Lanarkshire"), ("country", None)],
)
def test_a_place_lies_in_what_its_description_says_first(about, region):
    assert region_of(Item(5, "Springfield", "Place", about, 1, None, None, 0.1)) == region


def test_a_place_is_told_with_its_country_and_an_alliance_without_its_seat():
    with open_facts() as facts:
        said = {id: told(facts.item(id), facts) for id in (44210, 1874, 7184, 29468, 142)}
    assert said == {44210: "city, Argentina", 1874: "city in Ukraine", 7184: "military alliance", 29468: "political party, United States", 142: "country"}
