"""CSV and Cytoscape JSON hold what the view holds, and nothing that a program would run."""

import csv
import io
import json
from dataclasses import replace

import networkx
import pytest

from kg.export import export, neo4j
from kg.export.csv import nodes as nodes_csv
from tests.export.sample import sample


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_statement_is_a_row():
    view, table = sample(), rows(export(sample(), "csv"))
    assert [row["id"] for row in table] == [edge.id for edge in view.edges]
    urged = table[0]
    assert (urged["source_label"], urged["relation"], urged["target_label"]) == ("Ilse Vandt", "urged", "Tomas Rehn")
    assert urged["plain"] == "true" and urged["evidence"].startswith("President Ilse Vandt")


def test_a_statement_without_a_subject_has_an_empty_cell():
    assert any(row["source"] == "" and row["target"] == "residents" for row in rows(export(sample(), "csv")))


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1"])
def test_no_cell_is_a_formula(label):
    view = sample()
    hostile = replace(view, nodes=(replace(view.nodes[0], label=label), *view.nodes[1:]))
    assert rows(nodes_csv(hostile))[0]["label"].startswith("'")


def test_quotes_commas_and_line_ends_come_back():
    view = sample()
    label = 'a "b", c\nd'
    assert rows(nodes_csv(replace(view, nodes=(replace(view.nodes[0], label=label),))))[0]["label"] == label


def test_cytoscape_elements_load_in_networkx():
    view = sample()
    graph = networkx.cytoscape_graph(json.loads(export(view, "cytoscape")))
    assert set(graph) == {node.id for node in view.nodes}
    key = graph["Ilse_Vandt"]["Tomas_Rehn"]["s000"]
    assert key["factuality"] == "asserted" and key["evidence"] == [view.edges[0].sentences[0].text]


def test_cytoscape_ends_are_nodes():
    elements = json.loads(export(sample(), "cytoscape"))["elements"]
    ids = {node["data"]["id"] for node in elements["nodes"]}
    assert all({edge["data"]["source"], edge["data"]["target"]} <= ids for edge in elements["edges"])


def test_excel_gets_the_mark_of_utf_8_and_the_same_tables():
    assert export(sample(), "excel") == "\ufeff" + export(sample(), "csv")


# Headers of https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/#import-tool-header-format
def test_neo4j_finds_every_end_of_a_relationship_among_the_nodes():
    view = sample()
    view = replace(view, nodes=(replace(view.nodes[0], label='=1+1 "a", b', aliases=("x\ny",)), *view.nodes[1:]))
    nodes, relationships = rows(neo4j.nodes(view)), rows(neo4j.neo4j(view))
    ids = [node[":ID"] for node in nodes]
    assert len(ids) == len(set(ids)) == len(view.nodes)
    assert nodes[0]["label"] == '=1+1 "a", b' and nodes[0]["aliases"] == "x y" and nodes[0][":LABEL"].startswith("Entity;")
    assert {row[end] for row in relationships for end in (":START_ID", ":END_ID")} <= set(ids)
    assert len(relationships) == sum(bool(edge.source and edge.target) for edge in view.edges)
    first = relationships[0]
    assert (first[":TYPE"], first["inferred:boolean"], float(first["confidence:double"])) == ("urged", "false", 0.97)
    assert all(row[":TYPE"] for row in relationships)
