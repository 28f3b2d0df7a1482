"""GraphML and GEXF come back from networkx as they went in."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest

from kg.export import export
from kg.export.flat import clean, token
from kg.export.networks import to_networkx
from kg.export.times import spells
from kg.view import GraphView
from tests.export.sample import sample

READERS = {
    "graphml": lambda text: networkx.parse_graphml(text, force_multigraph=True),
    "yed": lambda text: networkx.parse_graphml(text, force_multigraph=True),
    "gexf": lambda text: networkx.read_gexf(io.BytesIO(text.encode())),
}
NAMED = {"graphml": token, "yed": token}  # ids as the format can hold them
# What a format says besides the attributes: drawing and timeline.
BESIDES = {"x", "y", "shape_type", "mentions", "spells"}
HOSTILE = 'A "quoted" <script>&amp; ]]> \\N { | }\nsecond line'


def hostile():
    """The sample with a name that every format could trip over, and one with a control character."""
    view = sample()
    first, second, *rest = view.nodes
    return replace(view, nodes=(replace(first, label=HOSTILE), replace(second, label="bell\x07 \ud800end"), *rest))


@pytest.mark.parametrize("format", READERS)
def test_nodes_edges_and_attributes_come_back(format):
    graph = to_networkx(hostile(), named=NAMED.get(format, clean))
    again = READERS[format](export(hostile(), format))
    assert {id: attributes(data) for id, data in again.nodes(data=True)} == dict(graph.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(graph.edges(keys=True))
    for *ends, key, data in graph.edges(keys=True, data=True):
        assert attributes(again.edges[(*ends, key)]) == data


def attributes(data):
    return {name: value for name, value in data.items() if name not in BESIDES}


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


def test_gexf_has_the_days_of_statements_and_the_days_that_nodes_were_in_the_news():
    graph = READERS["gexf"](export(sample(), "gexf"))
    spells = {data["time"]: data["spells"] for *_, data in graph.edges(data=True) if "spells" in data}
    assert spells["2031-03-02"] == [("2031-03-02", "2031-03-02")]
    assert spells["2031-02"] == [("2031-02-01", "2031-02-28")] and spells["1994"] == [("1994-01-01", "1994-12-31")]
    assert "for two years" not in spells
    assert graph.nodes["Ilse_Vandt"]["mentions"] == [(1, day, day) for day in ("2031-03-02", "2031-03-04", "2031-03-09")]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2024-02", [("2024-02-01", "2024-02-29")]),
        ("2022-05-28/2022-05-29", [("2022-05-28", "2022-05-29")]),
        ("2022/2023-06", [("2022-01-01", "2023-06-30")]),
        ("2022-05-28T10:00:00, 2021", [("2021-01-01", "2021-12-31"), ("2022-05-28", "2022-05-28")]),
        ("the weekend", []),
        ("P3D", []),
        ("2022-13", []),
        ("2023/2022", []),
    ],
)
def test_times_are_days_from_and_to(time, expected):
    assert spells(replace(sample().edges[0], time=time)) == expected


def test_a_graph_without_dates_is_static():
    view = sample()
    undated = replace(view, edges=tuple(replace(edge, time="") for edge in view.edges), documents=())
    assert 'mode="static"' in export(undated, "gexf").splitlines()[2]


def test_yed_draws_labels_shapes_and_lines():
    text = export(sample(), "yed")
    root = ElementTree.fromstring(text.encode())
    y = "{http://www.yworks.com/xml/graphml}"
    assert len(list(root.iter(f"{y}NodeLabel"))) == len(sample().nodes)
    assert {shape.get("type") for shape in root.iter(f"{y}Shape")} >= {"ellipse", "rectangle", "diamond"}
    assert {line.get("type") for line in root.iter(f"{y}LineStyle")} == {"line", "dashed", "dotted"}
