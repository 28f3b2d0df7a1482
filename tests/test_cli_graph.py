"""The commands over a graph, as a user calls them, on a small graph made without the language model and on a server."""

import csv
import json
import re
import shutil

import networkx
import pytest

from kg import Graph
from tests.graph.sample import flood, quads
from tests.graph.servers import small


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    from kg.build import copy_store, write_graph_files
    from kg.graph.store import GraphStore
    from kg.output import Draft

    out = tmp_path_factory.mktemp("graph") / "out"
    with Draft(out, copy=copy_store) as draft:
        with GraphStore(draft.store) as store:
            store.replace("news/dam", quads(flood()))
            write_graph_files(draft, store)
        draft.publish()
    return out


@pytest.fixture
def out(made, tmp_path):
    return shutil.copytree(made, tmp_path / "out")


def test_ready_made_questions_are_listed_and_answered_by_name(kg, out):
    listed = kg("query", "--list", out=out).out.splitlines()
    assert any(line.startswith("who-urged-whom  ") and line.endswith(".") for line in listed)
    assert "Ada Quist  urged     water board  water board opened Holm sluice" in kg("query", "--named", "who-urged-whom", out=out).out
    assert json.loads(kg("query", "--named", "who-urged-whom", "--format", "json", out=out).out)["results"]["bindings"]
    result = kg("query", "--named", "who-urged-who", out=out)
    assert result.code == 1 and "did you mean 'who-urged-whom'" in result.err


@pytest.mark.parametrize("words", [(), ("ASK {}", "--named", "who-urged-whom")])
def test_a_question_is_given_in_one_way(kg, out, words):
    assert kg("query", *words, out=out).code == 2


def test_a_part_is_exported_beside_the_graph_and_never_in_its_place(kg, out):
    before = (out / "graph.ttl").read_bytes(), (out / "graph.html").read_bytes()
    for format in ("turtle", "html", "graphml"):
        assert kg("export", "--format", format, "--around", "Ada Quist", "--hops", 2, out=out).code == 0
    assert ((out / "graph.ttl").read_bytes(), (out / "graph.html").read_bytes()) == before
    assert "Ada_Quist" in networkx.read_graphml(out / "part-graph.graphml", force_multigraph=True)
    assert "Holm_sluice" in (out / "part-graph.ttl").read_text()


def test_a_question_is_exported(kg, out, tmp_path):
    file = tmp_path / "q.rq"
    file.write_text("CONSTRUCT { ?a rel:urged ?b } WHERE { ?a rel:urged ?b }")
    assert kg("export", "--format", "csv", "--query", file, "--to", tmp_path / "csv", out=out).code == 0
    with (tmp_path / "csv" / "edges.csv").open(newline="") as table:
        assert {row["relation"] for row in csv.DictReader(table)} == {"urged", "hasMember"}
    assert kg("export", "--format", "dot", "--query", "who-urged-whom", "--to", tmp_path / "x.dot", out=out).code == 0
    both = kg("export", "--format", "dot", "--query", file, "--around", "Holm", out=out)
    assert both.code == 1 and "give one of the two" in both.err


def test_files_are_validated_too(kg, out, tmp_path):
    assert kg("validate", out / "graph.ttl", out / "graph.trig").code == 0
    (tmp_path / "broken.ttl").write_text(
        (out / "graph.ttl").read_text().replace("kgo:factuality kgo:Requested", "kgo:factuality kgo:Certain")
    )
    result = kg("validate", tmp_path / "broken.ttl")
    assert result.code == 1 and "needs one kgo:factuality" in result.out and "“Mayor Ada Quist urged" in result.out
    assert kg("validate", tmp_path / "nothing.ttl").code == 1


def test_relations_are_held_against_domains_and_ranges(kg, out, tmp_path):
    (tmp_path / "my.ttl").write_text(
        "@prefix my: <https://x.example/my#> . @prefix kgo: <https://w3id.org/kg-news/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '@prefix owl: <http://www.w3.org/2002/07/owl#> . my:leads a owl:ObjectProperty ; rdfs:label "leads"@en ; rdfs:domain kgo:Organization .\n'
        "kgo:communicatedWith rdfs:subPropertyOf my:leads ; a owl:ObjectProperty .\n"
    )
    result = kg("validate", "--ontology", tmp_path / "my.ttl", out=out)
    assert result.code == 1 and "“leads”, whose subject is a organisation, and has another: entity:Ada_Quist" in result.out


def test_consequences_are_derived_follow_the_documents_and_are_taken_away(kg, out):
    ask = "ASK { entity:Ada_Quist a kgo:Actor }"
    before = (out / "graph.trig").read_bytes()
    told = kg("reason", out=out).out
    assert told.endswith("triples follow from the ontology\n") and int(told.split()[0]) > 10
    assert re.search(r"\nentity:Ada_Quist a [^;]*kgo:Actor", (out / "graph.trig").read_text())
    assert kg("query", ask, out=out).out.strip() == "yes"
    assert (out / "graph.trig").read_bytes() != before and kg("validate", out=out).code == 0
    assert kg("forget", "news/dam", out=out).code == 0
    assert kg("query", ask, out=out).out.strip() == "no"
    assert kg("reason", "--remove", out=out).code == 0
    assert not Graph(out).store().has_consequences()


def test_a_server_is_read_and_written_as_a_folder_is(kg, out):
    from kg.graph.mirror import push
    from kg.graph.remote import RemoteStore

    with small() as running:
        push(Graph(out).store(), RemoteStore(running.url))
        for command in (
            ("show", "Ada Quist"),
            ("why", "Ada Quist", "urged"),
            ("stats",),
            ("query", "--named", "who-urged-whom"),
            ("validate",),
        ):
            assert kg(*command, "--store", running.url).out == kg(*command, out=out).out
        assert kg("diff", out, running.url).out == ""
        assert kg("export", "--format", "nquads", "--store", running.url, "--to", out / "x.nq").code == 0
        assert kg("reason", "--store", running.url).code == 0
        assert kg("query", "ASK { entity:Ada_Quist a kgo:Actor }", "--store", running.url).out.strip() == "yes"
        assert kg("forget", "news/dam", "--store", running.url).code == 0
        assert kg("stats", "--store", running.url).out.splitlines()[0] == "documents   0"
    result = kg("stats", "--store", running.url)
    assert result.code == 1 and "cannot be reached" in result.err


@pytest.mark.parametrize("words", [("link", "--out"), ("link", "--review", "--out"), ("why", "--link", "Ada Quist", "--store")])
def test_links_need_the_folder(kg, words):
    result = kg(*words, "http://127.0.0.1:9/")
    assert result.code == 1 and "http://127.0.0.1:9/: kg" in result.err and "needs the folder" in result.err
    assert len(result.error_lines) == 1
