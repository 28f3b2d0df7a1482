"""`kg wikidata index` as a user calls it."""

import pytest

from kg.cli.wikidata import Bar, report_lines
from kg.wikidata.indexing import Progress, Report, draft
from tests.wikidata.dumps import item, write_json


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(draft, "SYNCHRONOUS", "OFF")


@pytest.fixture
def dump(tmp_path):
    return write_json(tmp_path / "d.json.gz", [item(1, "Strelsau", P31=515), item(2, "Rudolf Elphberg", P31=5), b"{broken"])


def test_an_index_is_made_and_told_in_two_lines(kg, dump, tmp_path):
    result = kg("wikidata", "index", dump, "--types", "place,Person", "--languages", "en, de", out=tmp_path / "x.sqlite3")
    assert result.code == 0 and result.err == "" and (tmp_path / "x.sqlite3").exists()
    made, passed = result.out.splitlines()
    assert "2 items of 2 entities" in made and "bytes an item" in made
    assert passed == "passed over: 1 line that cannot be read; the first line begins '{broken'"


@pytest.mark.parametrize(
    ("option", "value", "told"), [("--types", "Person,Dragon", "Dragon"), ("--languages", " , ", "no list"), ("--jobs", "0", "--jobs")]
)
def test_wrong_options_are_status_2_and_name_the_value(kg, dump, tmp_path, option, value, told):
    result = kg("wikidata", "index", dump, option, value, out=tmp_path / "x")
    assert result.code == 2 and told in result.err
    assert not list(tmp_path.glob("x*"))


def test_a_wrong_file_is_one_line_and_status_1(kg, tmp_path):
    (tmp_path / "news.txt").write_text("European leaders met.")
    result = kg("wikidata", "index", tmp_path / "news.txt", out=tmp_path / "x")
    assert result.code == 1 and result.out == "" and len(result.error_lines) == 1 and "news.txt: not a Wikidata dump" in result.err


def test_quiet_prints_nothing(kg, dump, tmp_path):
    result = kg("wikidata", "index", dump, "--quiet", out=tmp_path / "x")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_the_bar_estimates_what_is_left():
    drawn, now = [], [100.0]
    bar = Bar(drawn.append, clock=lambda: now[0])
    bar(Progress(500, 10_000, 50, "reading"))
    now[0] += 100
    bar(Progress(5_000, 10_000, 550, "reading"))
    assert "50.0%" in drawn[-1] and "550 entities, 5 a second, 2 min left" in drawn[-1]
    bar(Progress(10_000, 10_000, 1_000, "names (7 of 9)"))
    assert "sorting: names (7 of 9)" in drawn[-1]
    bar.clear()
    assert drawn[-1] == "\r\x1b[K"


def test_what_a_dump_says_does_not_reach_the_terminal_as_it_is(tmp_path):
    report = Report(tmp_path / "x", 3, 2, 4, 100, 1, 2, '{"\x1b[31m', 1.0, 3)
    assert "\x1b" not in "".join(report_lines(report)) and "2 damaged parts" in report_lines(report)[1]
