"""A dump becomes an index: what is in it, in whatever form the dump comes, and what is no dump."""

import sqlite3

import pytest

from kg.errors import SourceError, StoreError
from kg.wikidata import link, open_facts
from kg.wikidata.indexing import draft, index
from kg.wikidata.indexing.finish import prior
from tests.wikidata.documents import resolved
from tests.wikidata.dumps import item, statement, write_json, write_triples


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A disk that is not waited for: processes die here, machines do not."""
    monkeypatch.setattr(draft, "SYNCHRONOUS", "OFF")


RURITANIA, STRELSAU, KING, ZENDA, ELPHBERG, MONARCH = 10, 20, 30, 40, 50, 60
ITEMS = [
    item(RURITANIA, "Ruritania", aliases=["RU"], about="country in Europe", links=200, P31=3624078, P17=RURITANIA, P625=(49.5, 15.25), P571="1300-01-01"),
    item(STRELSAU, "Strelsau", aliases=["Streslau"], other={"de": "Strelsau an der Elbe", "mul": "Strelzau", "en-gb": "Strelsow"}, about="capital of Ruritania", links=90, P31=900, P17=RURITANIA),
    # A class that the table does not know, two steps below one that it does.
    item(900, "royal seat", P279=901),
    item(901, "seat", P279=515),
    item(KING, "Rudolf A. Elphberg", about="king", links=40, P31=5, P569="1970-03-01", P27=RURITANIA,
         P39=[statement("P39", MONARCH, start="2010-05-01", end="2020-01-01"), statement("P39", MONARCH, rank="deprecated", start="1900-01-01")]),
    item(MONARCH, "King of Ruritania", P31=4164871, P1001=RURITANIA),
    item(ZENDA, "Zenda Castle Ltd", about="company", P31=4830453, P159=STRELSAU),
    item(ELPHBERG, "Elphberg", P31=101352),
    item(70, "Strelsau", about="film", links=3, P31=11424, P577="1994"),
    item(80, "", P31=5),
]  # fmt: skip


def made(tmp_path, items=ITEMS, *, name="dump.json", **options):
    """The facts of a dump of these items."""
    write = write_triples if ".nt" in name else write_json
    index(write(tmp_path / name, items), tmp_path / "made.sqlite3", **options)
    return open_facts(tmp_path / "made.sqlite3")


@pytest.fixture
def facts(tmp_path):
    with made(tmp_path) as opened:
        yield opened


def found(facts, name):
    return [hit.item.qid for hit in facts.named(name)]


def test_items_are_found_by_label_and_alias_best_known_first(facts):
    assert found(facts, "strelsau") == ["Q20", "Q70"]
    assert found(facts, "Streslau") == found(facts, "Strelsow") == found(facts, "Strelzau") == ["Q20"]
    assert found(facts, "Rudolf Elphberg") == ["Q30"], "a person is found without the middle initial"
    assert found(facts, "Strelsau an der Elbe") == []


def test_what_news_never_names_is_left_out(facts):
    assert found(facts, "Elphberg") == []
    assert facts.item(80) is None


def test_an_item_has_its_class_through_the_tree_of_classes(facts):
    assert [facts.item(id).type for id in (RURITANIA, STRELSAU, KING, MONARCH, ZENDA, 70)] == [
        "Place",
        "Place",
        "Person",
        "Concept",
        "Organization",
        "Work",
    ]
    assert facts.item(901).type == "Concept", "a kind of city is no city"


def test_an_item_has_what_tells_it_from_others_of_its_name(facts):
    king = facts.item(KING)
    assert (king.about, king.born, king.died, king.country) == ("king", 1970, None, RURITANIA)
    assert facts.item(RURITANIA).about == "country"
    assert facts.item(ZENDA).country == RURITANIA, "the country of its headquarters"
    (office,) = facts.offices(KING)
    assert (office.position, office.country, office.start, office.end) == ("King of Ruritania", RURITANIA, 2010, 2020)


def test_sitelinks_and_coordinates_are_kept(tmp_path):
    made(tmp_path).close()
    row = sqlite3.connect(tmp_path / "made.sqlite3").execute("SELECT sitelinks, latitude, longitude FROM item WHERE id = ?", (RURITANIA,))
    assert row.fetchone() == (200, 495_000, 152_500)


def test_more_sitelinks_are_better_known():
    grades = [prior(count) for count in range(400)]
    assert grades == sorted(grades) and grades[0] <= 10 and grades[-1] >= 95


def test_the_index_links_a_document(facts):
    document = resolved(
        "Rudolf Elphberg left Strelsau, in Ruritania.", ("Rudolf Elphberg", "Person"), ("Strelsau", "Place"), ("Ruritania", "Place")
    )
    items = {entity.label: entity.wikidata for entity in link(document, facts).entities}
    assert items == {"Rudolf Elphberg": "Q30", "Strelsau": "Q20", "Ruritania": "Q10"}


@pytest.mark.parametrize("name", ["d.json.bz2", "d.json.gz", "d.nt", "d.nt.bz2", "d.nt.gz"])
def test_every_form_of_dump_makes_the_same_facts(tmp_path, facts, name):
    (tmp_path / "other").mkdir()
    with made(tmp_path / "other", name=name) as other:
        assert [other.item(each) for each in range(100)] == [facts.item(each) for each in range(100)]
        for name in ("Strelsau", "RU", "Streslau", "Strelsow", "Strelzau", "Rudolf Elphberg"):
            assert other.named(name) == facts.named(name)


def test_the_truthy_dump_has_positions_without_dates(tmp_path):
    with made(tmp_path, name="d.nt") as facts:
        assert {(office.position, office.start) for office in facts.offices(KING)} == {("King of Ruritania", None)}


def test_languages_are_taken_in_their_order(tmp_path):
    with made(tmp_path, languages=("de", "en")) as facts:
        assert facts.item(STRELSAU).label == "Strelsau an der Elbe"
        assert found(facts, "Strelsau an der Elbe") == ["Q20"] and "Q20" in found(facts, "Streslau")
    names = [item(1, "Kyiv", other={"uk": "Київ"}, P31=515)]
    with made(tmp_path, names, languages=("en", "uk")) as facts:
        assert found(facts, "Київ") == ["Q1"]


def test_only_the_classes_asked_for_are_kept_and_still_know_of_others(tmp_path):
    with made(tmp_path, types=frozenset(["Person"])) as facts:
        assert len(facts) == 1
        (office,) = facts.offices(KING)
        assert office.position == "King of Ruritania"


def test_the_best_statement_counts(tmp_path):
    state, old, new = 3624078, 1, 2
    items = [item(9, "Town", P31=515, P17=[statement("P17", old, end="1991-01-01"), statement("P17", new), statement("P17", None)])]
    items += [item(8, "Land", P31=state, P576="1991-01-01", about="former country"), item(7, "Caesar", P31=5, P569="-0100-07-12")]
    with made(tmp_path, items) as facts:
        assert facts.item(9).country == new
        assert facts.item(8).about == "former country"
        assert facts.item(7).born == -100


def test_broken_lines_are_counted_and_the_rest_is_read(tmp_path):
    lines = [
        ITEMS[0],
        b'{"type":"item","id":"Q5","labels',
        b'{"type":"item"}',
        b"[1,2]",
        b'"text"',
        b"\xff\xfe",
        b'{"type":"property","id":"P31","labels":{}}',
        ITEMS[4],
    ]
    report = index(write_json(tmp_path / "d.json", lines), tmp_path / "out")
    assert (report.items, report.broken, report.entities) == (2, 5, 3)
    assert report.first.startswith('{"type":"item","id":"Q5"')


def test_broken_triples_are_counted_and_the_rest_is_read(tmp_path):
    path = write_triples(tmp_path / "d.nt", ITEMS)
    path.write_bytes(
        path.read_bytes()
        + b'<http://www.wikidata.org/entity/Q99> <http://www.w3.org/2000/01/rdf-schema#label> "no end@en .\nnonsense\n<cut'
    )
    report = index(path, tmp_path / "out")
    assert report.broken == 3 and report.items == 8


def test_odd_names_are_data(tmp_path):
    names = ["Robert'); DROP TABLE item;--", 'say "hi"', "tab\there", "\u202etxet", "a" * 5000, "😀😀", "% _ *"]
    with made(tmp_path, [item(number, name, aliases=["Mole"], about=name, P31=5) for number, name in enumerate(names, 1)]) as facts:
        assert len(facts.named("Mole")) == len(names)
        assert found(facts, names[0]) == ["Q1"]


WRONG = {
    "text.txt": b"European leaders urged\n", "empty": b"", "page.html": b"<!DOCTYPE html><html>", "xz.json": b"\xfd7zXZ\0rest", "packed.zip": b"PK\x03\x04rest", "zst": b"\x28\xb5\x2f\xfdrest",
    "bz2": b"BZh9" + bytes(300), "gz": b"\x1f\x8b" + bytes(300), "list.json": b"[\n1,\n2\n]\n", "none.json": b"[\n]\n", "else.json": b'{"a": 1}\n', "else.nt": b"<http://a> <http://b> <http://c> .\n",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_dump_is_told_in_one_line_and_leaves_nothing(tmp_path, name):
    (tmp_path / name).write_bytes(WRONG[name])
    with pytest.raises(SourceError) as error:
        index(tmp_path / name, tmp_path / "out")
    assert name in str(error.value) and "dump" in str(error.value) and "\n" not in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path):
    for path in (tmp_path / "absent", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            index(path, tmp_path / "out")


def test_an_index_that_cannot_be_written_is_told(tmp_path):
    dump = write_json(tmp_path / "d.json", ITEMS)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError):
        index(dump, tmp_path / "file" / "out")
    (tmp_path / "out.part").write_text("mine, and no database, as anybody can see")
    with pytest.raises(StoreError, match="not a file that an index was begun in"):
        index(dump, tmp_path / "out")
