"""graph.html as text: one file, nothing outside it, nothing that a name could break out of."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from kg.export import export
from kg.view import GraphView
from tests.export.sample import sample

HOSTILE = "</script><script>alert(1)</script>{{script}} & \u2028 \ud800"


def part(page, pattern):
    return re.search(pattern, page, re.DOTALL)[1]


def data(page):
    return json.loads(part(page, r'<script type="application/json" id="data">(.*?)</script>'))


def test_the_policy_names_the_page_s_own_style_and_script_and_nothing_else():
    page = export(sample(), "html")
    policy = part(page, r'Content-Security-Policy" content="(.*?)"')
    for text in (part(page, r"<style>(.*?)</style>"), part(page, r"<script>(.*?)</script>")):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy


def test_nothing_is_fetched_from_elsewhere():
    page = re.sub(r'<script type="application/json".*?</script>', "", export(sample(), "html"), flags=re.DOTALL)
    assert not re.search(r"@import|url\(|<link[^>]*http|src=|fetch\(|XMLHttpRequest|import\(", page)


def test_a_name_stays_a_name():
    view = sample()
    nodes = (replace(view.nodes[0], label=HOSTILE), *view.nodes[1:])
    page = export(replace(view, nodes=nodes), "html")
    assert page.count("<script>") == 1 and page.count("</script>") == 2 and "\u2028" not in page
    assert data(page)["nodes"][0]["label"] == HOSTILE


def test_a_document_s_title_is_escaped_in_the_head():
    view = sample()
    page = export(replace(view, documents=(replace(view.documents[0], title="<b>{{data}}</b>"),)), "html")
    assert "<title>&lt;b&gt;{{data}}&lt;/b&gt; – graph</title>" in page


def test_sentences_stand_in_the_file_once():
    view = sample()
    found = data(export(view, "html"))
    texts = [sentence["text"] for sentence in found["sentences"]]
    assert len({(s["document"], s["start"]) for s in found["sentences"]}) == len(texts)
    assert {s.text for edge in view.edges for s in edge.sentences} == set(texts)


def test_every_node_has_its_place_in_the_file():
    places = [(node["x"], node["y"]) for node in data(export(sample(), "html"))["nodes"]]
    assert len(set(places)) == len(sample().nodes)


def test_an_empty_graph_is_a_page():
    assert data(export(GraphView((), (), ()), "html"))["nodes"] == []
