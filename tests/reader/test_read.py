"""What a user hands over comes back as documents, or as one clear line."""

import gzip
import json
import tarfile
import zipfile
from datetime import date

import pytest

from kg.errors import SourceError
from kg.reader import read, read_lines

STORY = "Storm hits northern coast\n\nThe storm hit the coast on Monday and the mayor said that two people were hurt.\n"


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_folder_is_read_in_order_with_ids_that_do_not_depend_on_where_one_stands(tmp_path, monkeypatch):
    for name in ("b.txt", "a.txt", "deep/c.md"):
        put(tmp_path / "news" / name, STORY)
    expected = ["news/a", "news/b", "news/deep/c"]
    assert [d.id for d in read(tmp_path / "news")] == expected
    monkeypatch.chdir(tmp_path / "news")
    assert [d.id for d in read(".")] == expected


def test_the_headline_is_the_title(tmp_path):
    assert next(read(put(tmp_path / "a.txt", STORY))).title == "Storm hits northern coast"


@pytest.mark.parametrize("head", ["28 May 2022", "Published: May 28, 2022", "Saturday, 28 May 2022", "2022-05-28"])
def test_a_date_line_dates_the_document(tmp_path, head):
    assert next(read(put(tmp_path / "a.txt", f"Storm hits the coast\n{head}\n\nThe storm hit."))).published == date(2022, 5, 28)


def test_a_date_in_running_text_does_not_date_the_document(tmp_path):
    text = "Storm hits the coast\n\nThe storm of 28 May 2022 was the worst that the town had seen in years.\n"
    assert next(read(put(tmp_path / "a.txt", text))).published is None


def test_the_file_name_or_the_option_may_carry_the_date(tmp_path):
    assert next(read(put(tmp_path / "2021-03-04-storm.txt", STORY))).published == date(2021, 3, 4)
    assert next(read(put(tmp_path / "storm.txt", STORY), published=date(2020, 1, 2))).published == date(2020, 1, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(tmp_path, encoding):
    text = "Café “Zoë” opens – the mayor said that it was one of the best in the town."
    assert next(read(put(tmp_path / "a.txt", text.encode(encoding)))).text == text


def test_mixed_encodings_lose_nothing(tmp_path):
    data = "The café of the town. ".encode() + "The café of the village.".encode("latin-1")
    assert next(read(put(tmp_path / "a.txt", data))).text == "The café of the town. The café of the village."


def test_control_characters_and_direction_marks_are_cleaned(tmp_path):
    text = next(read(put(tmp_path / "a.txt", "The \u202emayor\u202c of\x07 the\r\ntown\u200b said it."))).text
    assert text == "The mayor of  the\ntown said it."


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b" \n\t ", "empty"), (b"\x7fELF\0\0\1" * 50, "binary"), (bytes(range(256)) * 9, "binary"), (b"a " * 5_000_000, "million")],
)
def test_bad_files_are_told_in_one_line_with_their_name(tmp_path, data, words):
    with pytest.raises(SourceError, match=words) as caught:
        list(read(put(tmp_path / "odd.txt", data)))
    assert "odd.txt" in str(caught.value) and "\n" not in str(caught.value)


def test_another_language_is_told(tmp_path):
    text = "Der Bürgermeister der Stadt hat gesagt, dass der Sturm am Montag die Küste getroffen hat. " * 4
    with pytest.raises(SourceError, match="not English"):
        list(read(put(tmp_path / "a.txt", text)))


def test_what_is_missing_or_empty_is_told(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        list(read(tmp_path / "nowhere.txt"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no texts in this folder"):
        list(read(tmp_path / "empty"))


def test_a_bad_file_in_a_folder_is_reported_and_the_others_are_read(tmp_path):
    put(tmp_path / "a.txt", b"\0\0\0\0\1\1\1")
    put(tmp_path / "b.txt", STORY)
    problems = []
    assert len(list(read(tmp_path, report=problems.append))) == 1
    assert "a.txt" in str(problems[0])


def test_json_lines_carry_their_fields_and_broken_lines_are_skipped(tmp_path):
    good = json.dumps({"id": 7, "headline": "Storm", "body": "The storm hit the coast.", "pubDate": "Sat, 28 May 2022 10:00:00 GMT", "url": "http://a.b/c"})
    path, problems = put(tmp_path / "n.jsonl", f'{good}\n{{"broken\n{{"title": "x"}}\n'), []
    (document,) = read(path, report=problems.append)
    assert (document.id.split("/")[-2:], document.title, document.published, document.url) == (["n", "7"], "Storm", date(2022, 5, 28), "http://a.b/c")
    assert len(problems) == 2


def test_feeds(tmp_path):
    feed = "<rss><channel><item><title>Storm</title><guid>g1</guid><description>&lt;p&gt;It hit &amp;amp; ran.&lt;/p&gt;</description><pubDate>Sat, 28 May 2022 10:00:00 GMT</pubDate></item></channel></rss>"
    (document,) = read(put(tmp_path / "feed.xml", feed))
    assert document.text == "Storm\n\nIt hit & ran." and document.published == date(2022, 5, 28)


def test_html_gives_the_article_only(tmp_path):
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>The storm hit the coast, said the mayor, and {n} people were brought to safety by the navy.</p>" for n in ("ten", "twenty", "thirty"))
    page = f"<html><head><title>Storm</title></head><body><nav>Home Sport</nav><article><h1>Storm</h1>{body}</article></body></html>"
    (document,) = read(put(tmp_path / "a.html", page))
    assert "twenty people" in document.text and "Home Sport" not in document.text


def test_archives_are_read_without_unpacking(tmp_path):
    put(tmp_path / "x.txt", STORY)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "x.txt", "day/x.txt")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "x.txt", "x.txt")
    put(tmp_path / "c.txt.gz", gzip.compress(STORY.encode()))
    ids = [d.id.split("/", 1)[1] for d in read([tmp_path / "a.zip", tmp_path / "b.tar.gz", tmp_path / "c.txt.gz"])]
    assert ids == ["a/day/x", "b/x", "c"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.txt.gz", "a.tar"])
def test_broken_archives_are_told(tmp_path, name):
    with pytest.raises(SourceError, match="not a whole"):
        list(read(put(tmp_path / name, b"PK\x03\x04 this is no archive at all")))


def test_lines_as_documents(tmp_path):
    path = put(tmp_path / "s.txt", "One storm hit.\n\nTwo storms hit.\n")
    assert [(d.id, d.text) for d in read_lines([path])] == [(f"{path}:1", "One storm hit."), (f"{path}:3", "Two storms hit.")]
