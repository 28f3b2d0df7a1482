"""Where nodes stand: each in a place of its own, neighbours near, soon enough."""

from math import dist

from kg.export.layout import layout
from kg.export.scene import points
from tests.export.sample import large, sample


def test_no_graph_and_one_node():
    assert layout([], []) == []
    assert layout(["one"], []) == [(0.0, 0.0)]
    assert layout(["one"], [(0, 0)]) == [(0.0, 0.0)]


def test_neighbours_stand_nearer_than_others():
    view, places = sample(), points(sample())
    linked = [dist(places[e.source], places[e.target]) for e in view.edges if e.source and e.target]
    every = [dist(a, b) for a in places.values() for b in places.values()]
    assert sum(linked) / len(linked) < 0.6 * sum(every) / len(every)


def test_labels_of_a_small_graph_do_not_lie_on_each_other():
    places = points(sample())
    labels = {node.id: min(len(node.label), 22) * 6 for node in sample().nodes}
    pairs = [(a, b) for a in places for b in places if a < b]
    touching = [
        (a, b) for a, b in pairs if abs(places[a][0] - places[b][0]) < (labels[a] + labels[b]) / 2 and abs(places[a][1] - places[b][1]) < 20
    ]
    assert touching == []


def test_all_nodes_of_a_large_graph_have_a_place_of_their_own():
    view = large(3000, 5000)
    places = points(view)
    assert len(set(places.values())) == 3000
    assert max(abs(x) for x, _ in places.values()) < 20000


def test_a_hub_s_leaves_and_lone_nodes_are_placed():
    labels = [f"n{i}" for i in range(900)]
    places = layout(labels, [(0, i) for i in range(1, 800)])
    assert len(set(places)) == 900
