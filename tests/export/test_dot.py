"""DOT goes through Graphviz, whatever the names are."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from kg.export import export
from kg.view import GraphView
from tests.export.sample import sample

NAMES = [
    'say "hi"',
    "back\\slash\\",
    "\\N",
    "AT&amp;T",
    "<b>bold</b>",
    "a->b; {c}",
    "two\nlines",
    "port:80",
    "/* no */ // #",
    "‮right‬",
    "\x00nul",
]


@pytest.fixture
def graphviz():
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed: no `dot` on the path")

    def run(text):
        return subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=False, timeout=60)

    return run


def test_graphviz_draws_every_node_and_edge(graphviz):
    view = sample()
    done = graphviz(export(view, "dot"))
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout.count(b'class="node"') == len(view.nodes)
    assert done.stdout.count(b'class="edge"') == sum(bool(edge.source and edge.target) for edge in view.edges)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_drawn_as_they_are(name, graphviz):
    from html import unescape
    from re import findall

    view = sample()
    node = replace(view.nodes[0], id=name, label=name, iri=f"https://w3id.org/{name}")
    edges = (replace(view.edges[0], source=name, target=name, label=name, sentences=()),)
    done = graphviz(export(GraphView((node,), edges, ()), "dot"))
    assert done.stderr == b"" and done.returncode == 0
    texts = [unescape(text) for text in findall(r"<text[^>]*>([^<]*)</text>", done.stdout.decode())]
    lines = name.replace("\x00", "").split("\n")
    assert [text.replace("\xa0", " ") for text in texts[: len(lines)]] == lines


def test_factuality_is_a_line_style():
    lines = export(sample(), "dot").splitlines()
    assert any('label="urged"' in line and 'style="solid"' in line for line in lines)
    assert any('label="broke"' in line and 'style="dotted"' in line for line in lines)
