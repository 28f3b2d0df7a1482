"""GraphML and GEXF come back from networkx as they went in."""

import io
from dataclasses import replace

import networkx
import pytest

from kg.export import export
from kg.export.networks import to_networkx
from kg.view import GraphView
from tests.export.sample import sample

READERS = {
    "graphml": lambda text: networkx.parse_graphml(text, force_multigraph=True),
    "gexf": lambda text: networkx.read_gexf(io.BytesIO(text.encode())),
}
HOSTILE = 'A "quoted" <script>&amp; ]]> \\N { | }\nsecond line'


def hostile():
    """The sample with a name that every format could trip over, and one with a control character."""
    view = sample()
    first, second, *rest = view.nodes
    return replace(view, nodes=(replace(first, label=HOSTILE), replace(second, label="bell\x07 \ud800end"), *rest))


@pytest.mark.parametrize("format", READERS)
def test_nodes_edges_and_attributes_come_back(format):
    graph = to_networkx(hostile())
    again = READERS[format](export(hostile(), format))
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(graph.edges(keys=True))
    for *ends, key, attributes in graph.edges(keys=True, data=True):
        assert again.edges[(*ends, key)] == attributes


@pytest.mark.parametrize("format", READERS)
def test_characters_that_xml_cannot_hold_are_dropped(format):
    assert READERS[format](export(hostile(), format)).nodes["Tomas_Rehn"]["label"] == "bell end"


def test_edges_without_a_node_at_both_ends_stay_out():
    view = sample()
    assert any(edge.source is None for edge in view.edges)
    assert to_networkx(view).number_of_edges() == sum(edge.source is not None and edge.target is not None for edge in view.edges)


def test_an_edge_to_a_node_that_is_not_in_the_view_makes_no_node():
    view = sample()
    assert len(to_networkx(replace(view, nodes=view.nodes[:5]))) == 5


def test_the_day_of_writing_is_not_in_the_file():
    assert "lastmodifieddate" not in export(sample(), "gexf")


@pytest.mark.parametrize("format", READERS)
def test_an_empty_graph_is_a_graph(format):
    assert len(READERS[format](export(GraphView((), (), ()), format))) == 0
