"""Linking on its own, as users have it: again, online, with decisions, and why."""

import io

import pytest

from kg import build
from kg.wikidata.compile import merge, write
from kg.wikidata.facts import SHIPPED
from kg.wikidata.tables import Record
from tests.wikidata.service import Wiki, item, item_value, serving, status

ITEMS = [
    item("Q9001", "Nordbygg", "construction company in Norway", kind="Q4830453", sitelinks=30, claims={"P17": [item_value("Q20")]}),
    item("Q4830453", "business"),
]
HOME = "The mayor of Bergen in Norway, Kari Nilsen, opened a new bridge on Monday. The company Nordbygg built the bridge.\n"
EAST = "Police in Tbilisi, the capital of Georgia, arrested five protesters on Tuesday. Georgia joined the Council of Europe in 1999.\n"
SOUTH = "Voters in Atlanta, Georgia, and in Savannah and Augusta elected a new governor. Georgia borders Florida and Alabama.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("linking")
    for name, text in (("home", HOME), ("east", EAST), ("south", SOUTH)):
        (folder / f"{name}.txt").write_text(text)
        build([folder / f"{name}.txt"], out=folder / "out")
    return folder / "out"


@pytest.fixture
def out(built, tmp_path):
    import shutil

    return shutil.copytree(built, tmp_path / "out")


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def items(kg, out, name):
    return kg(
        "query",
        f'SELECT DISTINCT ?item WHERE {{ ?e rdfs:label "{name}"@en ; owl:sameAs ?item }} ORDER BY ?item',
        "--format",
        "csv",
        out=out,
    ).out.split()[1:]


def test_linking_again_changes_nothing(kg, out):
    before = [(out / name).read_bytes() for name in ("graph.ttl", "graph.trig", "graph.html")]
    result = kg("link", out=out)
    assert result.code == 0 and "links changed in 0 documents" in result.out
    assert [(out / name).read_bytes() for name in ("graph.ttl", "graph.trig", "graph.html")] == before


def test_documents_of_two_georgias_have_two_nodes_that_differ(kg, out):
    assert [line.rsplit("/", 1)[-1] for line in items(kg, out, "Georgia")] == ["Q1428", "Q230"]
    told = kg(
        "query", "SELECT ?a WHERE { ?a owl:differentFrom ?b . ?a owl:sameAs wd:Q230 . ?b owl:sameAs wd:Q1428 }", "--format", "csv", out=out
    ).out.split()[1:]
    assert [line.rsplit("/", 1)[-1] for line in told] == ["Georgia"]


def test_a_live_service_fills_in_and_the_node_keeps_its_name(kg, out):
    with serving(Wiki(ITEMS)) as wiki:
        assert items(kg, out, "Nordbygg") == []
        result = kg("link", "--service", wiki.api, out=out)
    assert result.code == 0 and result.err == ""
    assert items(kg, out, "Nordbygg") == ["http://www.wikidata.org/entity/Q9001"]
    assert "/entity/Nordbygg" in kg("show", "Nordbygg", out=out).out


def test_a_service_that_fails_is_told_in_a_line_and_the_rest_is_linked(kg, out):
    with serving(Wiki(ITEMS)) as wiki:
        wiki.faults.append(status(403))
        result = kg("link", "--service", wiki.api, out=out)
    assert result.code == 0 and len(result.error_lines) == 1 and "refuses with 403" in result.err
    assert "the service failed" in result.out
    assert items(kg, out, "Bergen")


def test_answers_on_the_terminal_are_kept_and_later_builds_obey(kg, out, monkeypatch, tmp_path):
    (out / "decisions.tsv").write_text("entity\tanswer\titem\tdocument\nBergen\tno\tQ26793\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert kg("link", "--review", "--quiet", out=out).code == 0
    kg("link", out=out)
    assert "http://www.wikidata.org/entity/Q26793" not in items(kg, out, "Bergen")
    (tmp_path / "home.txt").write_text(HOME)
    build([tmp_path / "home.txt"], out=out)
    assert "http://www.wikidata.org/entity/Q26793" not in items(kg, out, "Bergen")


def test_a_review_with_nothing_in_doubt_says_so(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Rebels captured the town.\n")
    build([tmp_path / "a.txt"], out=tmp_path / "out")
    assert "no link is in doubt" in kg("link", "--review", out=tmp_path / "out").out


def test_a_broken_file_of_decisions_is_named_and_nothing_changes(kg, out):
    before = (out / "graph.ttl").read_bytes()
    (out / "decisions.tsv").write_text("Bergen maybe\n")
    result = kg("link", out=out)
    assert result.code == 1 and "decisions.tsv, line 1" in result.err
    assert (out / "graph.ttl").read_bytes() == before


def test_why_explains_a_link_document_by_document(kg, out):
    told = kg("why", "--link", "Georgia", out=out).out
    assert "Georgia: Q230, score" in told and "Georgia: Q1428, score" in told and "share +" in told


def test_why_of_a_name_that_is_not_there_is_told(kg, out):
    result = kg("why", "--link", "Atlantis", out=out)
    assert result.code == 1 and "Atlantis" in result.err and len(result.error_lines) == 1


def test_a_forgotten_document_leaves_nothing_to_link(kg, out):
    from kg.wikidata import Passages

    document = next(
        line
        for line in kg("query", "SELECT ?id WHERE { ?d a kgo:Document ; dcterms:identifier ?id }", "--format", "csv", out=out).out.split()
        if "home" in line
    )
    kg("forget", document, out=out)
    with Passages(out / "passages.sqlite3", read_only=True) as passages:
        assert len(passages.ids()) == 2 and b"Nordbygg" not in (out / "passages.sqlite3").read_bytes()


def test_a_folder_without_a_graph_and_one_without_passages_are_told(kg, out, tmp_path):
    assert "there is no graph here" in kg("link", out=tmp_path / "absent").err
    (out / "passages.sqlite3").unlink()
    result = kg("link", out=out)
    assert result.code == 1 and "build its documents once more" in result.err


def test_a_build_goes_on_without_links_where_the_facts_are_broken(kg, tmp_path, monkeypatch):
    (tmp_path / "facts").write_text("these are no facts, but long enough to be looked at")
    monkeypatch.setattr("kg.wikidata.facts.SHIPPED", tmp_path / "facts")
    (tmp_path / "a.txt").write_text("Oslo is the capital of Norway.\n")
    result = kg("build", tmp_path / "a.txt", out=tmp_path / "out")
    assert result.code == 0 and "built without links" in result.err and len(result.error_lines) == 1


def test_a_build_goes_on_without_links_where_the_facts_turn_out_damaged(kg, tmp_path, monkeypatch):
    facts = tmp_path / "facts.sqlite3"
    facts.write_bytes(SHIPPED.read_bytes())
    with facts.open("r+b") as file:
        file.seek(4096 * 300)
        file.write(b"\x00\xff" * 2048 * 3000)
    monkeypatch.setattr("kg.wikidata.facts.SHIPPED", facts)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Vladimir Putin flew from Moscow to Kyiv, and Emmanuel Macron left France for Georgia.\n")
    result = kg("build", tmp_path / "a.txt", tmp_path / "b.txt", out=tmp_path / "out")
    assert result.code == 0 and "are built without links" in result.err and len(result.error_lines) == 1
    assert kg("show", "Vladimir Putin", out=tmp_path / "out").code == 0


def test_a_build_links_by_an_index_of_the_users(kg, tmp_path):
    (tmp_path / "home.txt").write_text(HOME)
    write(merge([Record(9001, "Nordbygg", "Organization", 20, "construction company", weight=3.0)]), tmp_path / "index.sqlite3")
    assert kg("build", tmp_path / "home.txt", "--index", tmp_path / "index.sqlite3", "--quiet", out=tmp_path / "out").code == 0
    assert items(kg, tmp_path / "out", "Nordbygg") == ["http://www.wikidata.org/entity/Q9001"]
    assert items(kg, tmp_path / "out", "Bergen") == []


def test_an_index_that_is_none_is_told_before_work_begins(kg, tmp_path):
    (tmp_path / "home.txt").write_text(HOME)
    for given in (tmp_path / "none", tmp_path / "home.txt"):
        result = kg("build", tmp_path / "home.txt", "--index", given, out=tmp_path / "out")
        assert result.code == 1 and "kg wikidata index" in result.err and len(result.error_lines) == 1
    assert kg("build", tmp_path / "home.txt", "--index", tmp_path / "none", "--no-link", out=tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()
