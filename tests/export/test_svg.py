"""SVG that any viewer opens, with every node and edge in it."""

from dataclasses import replace
from xml.etree import ElementTree

from kg.export import export
from kg.export.scene import lanes
from kg.view import GraphView
from tests.export.sample import large, sample

SPACE = "{http://www.w3.org/2000/svg}"


def titles(view):
    return [title.text for title in ElementTree.fromstring(export(view, "svg").encode()).iter(f"{SPACE}title")]


def test_every_node_and_lane_is_there():
    view = sample()
    found = titles(view)
    assert len(found) == len(view.nodes) + len(lanes(view))
    assert "Kasmar Hydro (Organization)" in found


def test_names_are_text():
    view = sample()
    nodes = (replace(view.nodes[0], label="<script>alert('1')</script> & \x01"), *view.nodes[1:])
    assert "<script>alert('1')</script> &  (Person)" in titles(replace(view, nodes=nodes))


def test_lines_differ_by_factuality():
    svg = export(sample(), "svg")
    assert 'stroke-dasharray="2,3"' in svg and 'stroke-dasharray="9,3,2,3"' in svg


def test_parallel_edges_share_a_lane_with_their_number_and_a_crowd_becomes_one():
    view = sample()
    between = [lane for lane in lanes(view) if {lane.source, lane.target} == {"Ilse_Vandt", "Tomas_Rehn"}]
    assert sorted(lane.label for lane in between) == ["insulted", "rejected", "threatened", "urged ×2"]
    more = tuple(replace(view.edges[0], id=f"x{i}", label=f"did {i}") for i in range(4))
    crowd = [lane for lane in lanes(replace(view, edges=view.edges + more)) if {lane.source, lane.target} == {"Ilse_Vandt", "Tomas_Rehn"}]
    assert sorted(lane.label for lane in crowd) == ["8 statements", "rejected"]


def test_opposite_lanes_do_not_fall_together():
    between = [lane for lane in lanes(sample()) if {lane.source, lane.target} == {"Ilse_Vandt", "Tomas_Rehn"}]
    sides = [lane.bend if lane.source < lane.target else -lane.bend for lane in between]
    assert len(set(sides)) == len(between)


def test_an_empty_and_a_large_graph_are_drawn():
    assert titles(GraphView((), (), ())) == []
    assert len(titles(large(400, 500))) >= 400
