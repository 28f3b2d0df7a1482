"""`kg verify` on whole folders: nothing to say of what was just built; sources that changed, went or cannot be read are told."""

import json
import shutil

import pytest

from kg.build import build, forget
from kg.errors import StoreError
from kg.graph.store import GraphStore
from kg.verify import verify


@pytest.fixture
def copy(built, tmp_path):
    """A copy of the sources and of the output, on record under its own place."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    record = tmp_path / "output" / "sources.json"
    record.write_text(record.read_text().replace(str(built), str(tmp_path)))
    return tmp_path


def problems(found):
    return [f"{f.document}: {f.problem}" for f in found.failures]


def test_what_was_just_built_is_what_its_sources_say(built):
    found = verify(built / "output")
    assert problems(found) == []
    assert found.documents == 5 and found.statements > 60


def test_the_command_prints_a_line_a_failure_and_exits_with_1(copy, kg):
    text = copy / "news" / "court.txt"
    text.write_text(text.read_text().replace("sentenced James", "did not sentence James"))
    result = kg("verify", out=copy / "output")
    assert result.code == 1
    assert "news/court: the hash of its text is not the source's" in result.out.splitlines()[0]
    assert "5 documents read again" in result.out.splitlines()[-1]
    found = json.loads(kg("verify", "--format", "json", out=copy / "output").out)
    assert found["documents"] == 5 and len(found["failures"]) == len(result.out.splitlines()) - 1
    assert {failure["document"] for failure in found["failures"]} == {"news/court"}


def test_a_good_graph_exits_with_0(built, kg):
    result = kg("verify", out=built / "output")
    assert (result.code, result.err) == (0, "") and result.out.endswith("every statement is what its source says\n")


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("jails", "frees"),
        lambda text: "Correction. " + text,
        lambda text: text.replace("eight", "nine"),
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("Equity Group", "Equity Bank"),
    ],
)
def test_an_edited_source_is_found_and_its_statements_are_named(copy, edit):
    text = copy / "news" / "court.txt"
    text.write_text(edit(text.read_text()))
    found = verify(copy / "output").failures
    assert "the source was changed" in found[0].problem
    assert all(f.document == "news/court" for f in found) and any(f.statement for f in found[1:])


def test_an_edited_page_is_found(copy):
    page = copy / "news" / "flood.html"
    page.write_text(page.read_text().replace("promised aid", "refused aid"))
    assert any(line.startswith("news/flood: the hash") for line in problems(verify(copy / "output")))


def test_the_same_text_in_another_encoding_is_the_same_text(copy):
    text = copy / "news" / "harbour.txt"
    text.write_bytes(text.read_text(encoding="utf-8").encode("utf-16"))
    assert problems(verify(copy / "output")) == []


def test_a_source_in_an_encoding_that_loses_letters_is_told(copy):
    text = copy / "news" / "harbour.txt"
    text.write_bytes(text.read_text(encoding="utf-8").encode("ascii", "replace"))
    assert any("news/harbour: the hash of its text" in line for line in problems(verify(copy / "output")))


def test_a_source_that_is_gone_or_no_text_is_told_and_the_others_are_read(copy):
    (copy / "news" / "court.txt").unlink()
    (copy / "news" / "harbour.txt").write_bytes(bytes(range(256)) * 10)
    found = verify(copy / "output")
    assert found.documents == 3
    assert sorted(f.document for f in found.failures) == ["news/court", "news/harbour"]
    assert all("cannot be read" in f.problem for f in found.failures)


def test_a_folder_of_sources_that_is_gone_is_told(copy):
    shutil.rmtree(copy / "news")
    found = problems(verify(copy / "output"))
    assert any("there is no such file or folder" in line for line in found) and len(found) == 6


def test_sources_that_have_moved_can_be_named(copy):
    (copy / "elsewhere").mkdir()
    (copy / "news").rename(copy / "elsewhere" / "news")
    assert problems(verify(copy / "output", [copy / "elsewhere" / "news"])) == []


def test_without_a_record_the_sources_must_be_named(copy, kg):
    (copy / "output" / "sources.json").unlink()
    with pytest.raises(StoreError, match="name the sources"):
        verify(copy / "output")
    assert problems(verify(copy / "output", [copy / "news"])) == []
    (copy / "output" / "sources.json").write_text("{")
    result = kg("verify", out=copy / "output")
    assert result.code == 1 and "damaged" in result.err and len(result.error_lines) == 1


def test_documents_that_were_built_again_or_forgotten(copy):
    build([copy / "news" / "court.txt"], out=copy / "output", policy="strict")
    forget("news/wire/w2", out=copy / "output")
    found = verify(copy / "output")
    assert problems(found) == [] and found.documents == 4


def test_a_faulty_store_is_told_by_the_whole_command(copy):
    """A triple in the union alone, a statement turned round, and a file that was edited."""
    from tests.verify.faults import FAULTS

    with GraphStore(copy / "output" / "store") as store:
        quads = sorted(store.quads(graph=store.graph("news/court")), key=str)
        store.replace("news/court", next(FAULTS["swapped arguments"](quads)))
        store.query("ASK {}")
        store.raw.update(
            "INSERT DATA { <https://w3id.org/kg-news/entity/A> <https://w3id.org/kg-news/relation/bribed> <https://w3id.org/kg-news/entity/B> }"
        )
    found = problems(verify(copy / "output"))
    assert any("swapped" in line for line in found)
    assert any("in the default graph, and no document says so" in line for line in found)
    assert sum("the file is not what the store says" in line for line in found) == 2
