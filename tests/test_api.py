"""The Python API has what the commands have, by the same names."""

import pytest

from kg import Graph, build
from kg.errors import NotFound, StoreError

TEXT = "The mayor of Bergen in Norway, Kari Nilsen, opened a new bridge on Monday. The company Nordbygg built the bridge.\n"
# Commands that make a graph or read text, and so are functions of the package and no methods of a graph.
FUNCTIONS = {"build", "extract", "annotate", "wikidata"}
BASE = "https://news.example/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    (folder / "home.txt").write_text(TEXT)
    (folder / "other.txt").write_text("Rebels captured the town.\n")
    return build([folder / "home.txt", folder / "other.txt"], out=folder / "out", base=BASE)


def test_every_command_over_a_graph_is_a_method():
    from kg.cli import app

    commands = {command.name or command.callback.__name__ for command in app.registered_commands} | {
        group.name for group in app.registered_groups
    }
    assert commands - FUNCTIONS <= set(dir(Graph))


def test_a_graph_is_verified(graph):
    assert graph.verify().failures == ()


def test_consequences_come_and_go(graph):
    assert graph.reason() > 0
    assert graph.reason(remove=True) == 0


def test_links_are_made_again_and_explained(graph):
    assert graph.link().changed == 0
    assert isinstance(graph.doubts(), list)
    assert "Bergen: " in graph.why_linked("Bergen")


def test_a_document_of_a_graph_under_a_base_of_ones_own_is_forgotten(graph):
    document = next(one for one in graph.store().documents() if "other" in one)
    graph.forget(document)
    assert len(graph.store().documents()) == 1
    with pytest.raises(NotFound):
        graph.forget(document)


@pytest.mark.parametrize(("method", "words"), [("link", ()), ("doubts", ()), ("why_linked", ("Bergen",)), ("serve", ())])
def test_what_needs_a_folder_says_so_of_a_server(method, words):
    with pytest.raises(StoreError, match=r"^http://127\.0\.0\.1:9/: .* needs the folder"):
        getattr(Graph("http://127.0.0.1:9/"), method)(*words)
