"""Every command as a user calls it, on the graph of the seeds."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from tests.conftest import ROOT, SEEDS

URGED = "SELECT ?who ?whom WHERE { ?a rel:urged ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom }"
STORY = "Mayor of Bergen opens new bridge\n\nThe mayor of Bergen, Kari Nilsen, opened a new bridge on Monday. The company Nordbygg built the bridge.\n"


@pytest.fixture(scope="module")
def story_out(tmp_path_factory):
    """A small graph of its own for tests that change it."""
    from kg import build

    folder = tmp_path_factory.mktemp("story")
    (folder / "story.txt").write_text(STORY)
    build([folder / "story.txt"], out=folder / "out")
    return folder / "out"


def test_build_prints_a_summary_and_writes_its_files(kg, tmp_path):
    result = kg("build", SEEDS, out=tmp_path)
    assert result.code == 0
    assert all(word in result.out for word in ("documents", "sentences", "entities", "Person", "statements", "asserted", "triples", "seconds", "words", "graph.ttl"))
    assert {"graph.ttl", "graph.trig", "graph.html", "store"} <= {path.name for path in tmp_path.iterdir()}


def test_building_twice_gives_the_same_bytes(kg, tmp_path, seeds_out):
    for _ in range(2):
        assert kg("build", SEEDS, "--quiet", out=tmp_path).out == ""
    for name in ("graph.ttl", "graph.trig", "graph.html"):
        assert (tmp_path / name).read_bytes() == (seeds_out / name).read_bytes()


def test_one_process_or_two_give_the_same_bytes(kg, tmp_path, seeds_out):
    kg("build", SEEDS, "--jobs", 2, "--quiet", out=tmp_path)
    assert (tmp_path / "graph.trig").read_bytes() == (seeds_out / "graph.trig").read_bytes()


def test_a_document_read_again_is_replaced_and_others_stay(kg, tmp_path):
    (tmp_path / "news").mkdir()
    for name, text in {"a": STORY, "b": STORY.replace("Bergen", "Tromso")}.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    kg("build", tmp_path / "news", out=tmp_path / "out")
    (tmp_path / "news" / "a.txt").write_text(STORY.replace("Nordbygg", "Sydbygg"))
    kg("build", tmp_path / "news" / "a.txt", out=tmp_path / "out")
    trig = (tmp_path / "out" / "graph.trig").read_text()
    assert "Sydbygg" in trig and "Tromso" in trig
    assert kg("why", "Nordbygg", "built", out=tmp_path / "out").out.count("Nordbygg built") == 1


def test_forgetting_a_document_is_as_if_it_had_never_been_read(kg, tmp_path):
    (tmp_path / "news").mkdir()
    for name, text in {"a": STORY, "b": STORY.replace("Bergen", "Tromso")}.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    kg("build", tmp_path / "news", out=tmp_path / "both")
    kg("build", tmp_path / "news" / "b.txt", out=tmp_path / "one")
    assert "- document news/a" in kg("diff", tmp_path / "both", tmp_path / "one").out
    assert kg("forget", "news/a", out=tmp_path / "both").code == 0
    assert kg("diff", tmp_path / "both", tmp_path / "one").out == ""
    assert (tmp_path / "both" / "graph.trig").read_bytes() == (tmp_path / "one" / "graph.trig").read_bytes()
    result = kg("forget", "news/c", out=tmp_path / "both")
    assert result.code == 1 and "news/c" in result.err


def test_query_answers_with_prefixes_known(kg, seeds_out):
    result = kg("query", URGED, out=seeds_out)
    assert any("Emmanuel Macron" in line and "Vladimir Putin" in line for line in result.out.splitlines())
    result = kg("query", URGED.replace("urged", "captured"), out=seeds_out)
    assert any("Azov" in line and "occupiers" in line for line in result.out.splitlines())


@pytest.mark.parametrize(
    ("format", "check"),
    [
        ("json", lambda text: "Emmanuel Macron" in {row["who"]["value"] for row in json.loads(text)["results"]["bindings"]}),
        ("csv", lambda text: text.startswith("who,whom") and "Emmanuel Macron,Vladimir Putin" in text),
        ("tsv", lambda text: text.startswith("?who\t?whom")),
        ("xml", lambda text: "http://www.w3.org/2005/sparql-results#" in text),
    ],
)
def test_query_formats_are_those_of_the_w3c(kg, seeds_out, format, check):
    assert check(kg("query", URGED, "--format", format, out=seeds_out).out)


def test_query_constructs_turtle_and_reads_files(kg, seeds_out, tmp_path):
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ?a rel:urged ?b }")
    assert "urged" in kg("query", "--file", tmp_path / "q.rq", "--format", "turtle", out=seeds_out).out


@pytest.mark.parametrize("sparql", ["SELECT nonsense", "DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"])
def test_what_cannot_be_asked_is_told_in_one_line(kg, seeds_out, sparql):
    result = kg("query", sparql, out=seeds_out)
    assert result.code == 1 and len(result.error_lines) == 1


def test_why_prints_sentences_offsets_and_inference(kg, seeds_out):
    result = kg("why", "Emmanuel Macron", "urged", "Vladimir Putin", out=seeds_out)
    assert "European leaders urged Vladimir Putin to release" in result.out and "000_8588e820ce55c870" in result.out
    assert "inferred" in result.out.lower()


def test_show_marks_what_is_no_fact(kg, seeds_out):
    out = kg("show", "vladimir putin", out=seeds_out).out
    assert "Person" in out and "requested" in out and "alleged" in out


def test_names_that_are_not_there_are_told_with_suggestions(kg, seeds_out):
    result = kg("show", "Vladimir Putni", out=seeds_out)
    assert result.code == 1 and "Vladimir Putin" in result.err and len(result.error_lines) == 1


def test_extract_prints_statements_as_the_design_has_them(kg, story_out):
    rows = [json.loads(line) for line in kg("extract", story_out.parent / "story.txt").out.splitlines()]
    row = next(row for row in rows if row["predicate"]["lemma"] == "build")
    assert set(row) >= {"document", "sentence", "start", "end", "subject", "predicate", "object", "arguments", "factuality", "source", "inferred", "time", "quantity", "confidence"}
    assert (row["subject"]["label"], row["predicate"]["relation"], row["object"]["label"], row["factuality"]) == ("Nordbygg", "built", "new bridge", "asserted") or row["object"]["label"] == "bridge"
    assert STORY[row["subject"]["start"] : row["subject"]["end"]] == row["subject"]["text"]


def test_extract_of_lines_as_open_relations(kg, tmp_path):
    path = tmp_path / "s.txt"
    path.write_text("The company built a bridge .\nRain fell on the old town .\n")
    rows = [line.split("\t") for line in kg("extract", path, "--format", "oie", "--lines").out.splitlines()]
    assert ["The company built a bridge .", "built", "The company", "a bridge"] in [[r[0], *r[2:5]] for r in rows]
    assert all(0 <= float(row[1]) <= 1 for row in rows)
    rows = [json.loads(line) for line in kg("extract", path, "--lines").out.splitlines()]
    assert {row["document"] for row in rows} == {f"{path}:1", f"{path}:2"}


def test_annotate_prints_trees_and_mentions(kg, story_out):
    conllu = kg("annotate", story_out.parent / "story.txt").out
    assert "# newdoc" in conllu and "\tnsubj\t" in conllu and "Entity=" in conllu
    rows = [json.loads(line) for line in kg("annotate", story_out.parent / "story.txt", "--format", "jsonl").out.splitlines()]
    assert any(row["text"] == "Kari Nilsen" and row["type"] == "Person" and row["entity"] == "Kari_Nilsen" for row in rows)


def test_annotate_keeps_given_tokens_and_sentences(kg, tmp_path):
    words = ["It", "rained", ".", "We", "can", "not", "go", "."]
    rows = [f"{i}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_" for i, w in enumerate(words, 1)]
    (tmp_path / "g.conllu").write_text("# sent_id = mine-1\n# text = It rained. We can not go.\n" + "\n".join(rows) + "\n\n")
    out = kg("annotate", tmp_path / "g.conllu", "--input-format", "conllu").out
    got = [line.split("\t") for line in out.splitlines() if line and not line.startswith("#")]
    assert [row[1] for row in got] == words and "mine-1" in out and sum(row[7] == "root" for row in got) == 1


@pytest.mark.parametrize("format", ["graphml", "gexf", "dot", "cytoscape", "csv", "html", "svg"])
def test_export_writes_a_file_and_says_which(kg, seeds_out, tmp_path, format):
    result = kg("export", "--format", format, "--to", tmp_path / "x", out=seeds_out)
    assert result.code == 0 and str(tmp_path / "x") in result.out and (tmp_path / "x").exists()


def test_validate_and_stats(kg, seeds_out):
    assert kg("validate", out=seeds_out).code == 0
    assert "asserted" in kg("stats", out=seeds_out).out.lower()


def test_without_a_graph_the_way_out_is_told(kg, tmp_path):
    for command in (("show", "x"), ("query", "ASK {}"), ("stats",), ("validate",), ("export", "--format", "dot")):
        result = kg(*command, out=tmp_path / "nothing")
        assert result.code == 1 and "kg build" in result.err and len(result.error_lines) == 1


@pytest.mark.parametrize("arguments", [("build",), ("query",), ("nonsense",), ("extract", "x", "--format", "xml")])
def test_wrong_usage_is_status_2(kg, arguments):
    assert kg(*arguments).code == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""), ("space.txt", b" \n\n\t"), ("binary.txt", b"\0\1\2\3" * 500), ("huge.txt", b"word " * 10_000_000),
        ("german.txt", "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke nicht gebaut wird. ".encode() * 9),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_changes_nothing(kg, tmp_path, story_out, name, data):
    (tmp_path / name).write_bytes(data)
    before = (story_out / "graph.trig").read_bytes()
    result = kg("build", tmp_path / name, out=story_out)
    assert result.code == 1 and len(result.error_lines) == 1 and name in result.err
    assert (story_out / "graph.trig").read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "the mayor of the town and the council of the city " * 500,
        '<script>alert(1)</script> The mayor of <b>Bergen</b> said "} INSERT DATA { <a> <b> <c> }" on Monday.',
        "@prefix ex: <http://x/> . ex:a ex:b ex:c . The mayor met the %s %d {0} ${HOME} council.",
        "The \u202emayor\u202c of Bergen\u200f met \u0007the council. עיר The مدينة council of the city agreed.",
        "MAYOR OPENS BRIDGE",
        "?!?! ... --- ,,, The mayor of the town spoke.",
    ],
)
def test_odd_texts_become_valid_graphs(kg, tmp_path, text):
    from rdflib import Graph

    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    assert kg("build", tmp_path / "odd.txt", out=tmp_path / "out").code == 0
    Graph().parse(tmp_path / "out" / "graph.ttl")
    assert kg("validate", out=tmp_path / "out").code == 0
    assert "<script>alert" not in (tmp_path / "out" / "graph.html").read_text()


def test_a_folder_that_cannot_be_written_is_told(kg, tmp_path):
    (tmp_path / "file").write_text("mine")
    result = kg("build", SEEDS, out=tmp_path / "file")
    assert result.code == 1 and "file" in result.err and len(result.error_lines) == 1


def test_interruption_leaves_what_was_there(tmp_path, story_out):
    before = (story_out / "graph.trig").read_bytes()
    (tmp_path / "many").mkdir()
    for number in range(300):
        (tmp_path / "many" / f"{number}.txt").write_text(STORY * 20)
    command = [sys.executable, "-m", "kg", "build", str(tmp_path / "many"), "--out", str(story_out)]
    # Where the tests run in a shell's background Ctrl-C is ignored, and what they start would ignore it too.
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heeded)
    while not (story_out / ".draft").exists() and process.poll() is None:  # until it is at work
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "interrupted" in err and len(err.splitlines()) == 1
    assert (story_out / "graph.trig").read_bytes() == before and not (story_out / ".draft").exists()


def test_a_closed_pipe_is_no_error(seeds_out):
    command = f"{sys.executable} -m kg query 'SELECT * {{ ?s ?p ?o }}' --out {seeds_out} | head -1"
    result = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, env={**os.environ})
    assert result.stdout and not result.stderr
