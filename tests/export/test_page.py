"""graph.html in a browser, as its reader uses it; the `show` fixture fails any test that met an error or a request."""

from dataclasses import replace

import pytest

from kg.view import GraphView
from tests.export.sample import large, sample

HOSTILE = "<script>window.broken = true</script><img src=x onerror='window.broken = true'>"


@pytest.fixture
def page(show):
    return show(sample())


def click(page, point):
    box = page.locator("canvas").bounding_box()
    page.mouse.click(box["x"] + point[0], box["y"] + point[1])


def shown(page):
    return page.evaluate("graph.shown()")


def panel(page):
    return page.locator("#panel").inner_text()


def only(page, name):
    row = page.locator(".row", has_text=name).first
    row.hover()
    row.get_by_role("button").click()


def inked(page):
    """How many of the canvas' pixels are drawn upon."""
    read = "const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
    return page.evaluate(f"() => {{ {read}; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }}")


def test_the_graph_is_drawn_when_the_page_is_there(page):
    assert inked(page) > 5000
    linked = {end for edge in sample().edges if edge.source and edge.target for end in (edge.source, edge.target)}
    assert set(shown(page)["nodes"]) == linked


def test_nodes_without_an_edge_are_a_click_away(page):
    page.get_by_role("button", name="without an edge").click()
    assert len(shown(page)["nodes"]) == len(sample().nodes)


def test_an_edge_shows_its_sentence_with_the_words_marked(page):
    click(page, page.evaluate("graph.pointOfEdge('s001')"))
    text = panel(page)
    assert "Tomas Rehn opened Tarn Dam" in text and "requested" in text and "before the planting season begins." in text
    assert [page.locator(f"mark.{kind}").first.inner_text() for kind in ("subject", "verb", "object")] == ["Tomas Rehn", "open", "Tarn Dam"]
    assert "According to\nIlse Vandt" in text and "characters 53–156" in text and "2031-03-02" in text


def test_parallel_statements_are_one_line_with_their_number(page):
    click(page, page.evaluate("graph.pointOfEdge('s000')"))
    assert "2 statements" in panel(page) and "Vandt again urged Rehn to let inspectors in." in panel(page)


def test_a_node_shows_its_facts_with_allegations_marked(page):
    click(page, page.evaluate("graph.pointOf('Kasmar_Hydro')"))
    text = panel(page)
    assert "Kasmar Hydro" in text and "Also: KH" in text
    assert page.locator(".fact", has_text="Oster Treaty").inner_text().split() == ["Oster", "Treaty", "alleged"]


def test_from_a_fact_to_its_sentence_and_back(page):
    click(page, page.evaluate("graph.pointOf('Kasmar_Hydro')"))
    page.locator(".fact", has_text="Oster Treaty").click()
    assert "Vandt accused Kasmar Hydro of breaking the Oster Treaty." in panel(page)
    page.get_by_text("Back").click()
    assert "Also: KH" in panel(page)


def test_a_statement_without_a_subject_is_listed_with_its_object(page):
    page.evaluate("graph.select('residents')")
    page.locator(".fact").first.click()
    assert "someone not named told residents" in panel(page)


def test_an_inferred_edge_says_so(page):
    page.evaluate("graph.select('Anders_Lyk')")
    page.locator(".fact", has_text="Port Halden").click()
    assert "inferred" in panel(page)


def test_search_finds_by_alias_and_enter_selects(page):
    page.keyboard.press("/")
    page.keyboard.type("kh")
    assert page.locator("#suggestions li").first.inner_text().split("\n") == ["Kasmar Hydro", "KH"]
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Kasmar Hydro"
    page.keyboard.press("Escape")
    assert "Most connected" in panel(page)


def test_an_address_can_name_a_node(page):
    page.goto(f"{page.url}#Kasmar_Hydro")
    page.reload()
    assert page.locator("#panel h2").inner_text() == "Kasmar Hydro"


def test_search_shows_a_node_that_a_filter_hides(page):
    page.get_by_text("Names only").click()
    page.locator("#search").fill("sluice")
    page.keyboard.press("Enter")
    assert "sluice_gates" in shown(page)["nodes"]


@pytest.mark.parametrize("label", ["requested", "urged", "Person"])
def test_a_filter_takes_edges_away_and_brings_them_back(page, label):
    before = shown(page)["edges"]
    box = page.locator(".row", has_text=label).first.locator("input")
    box.uncheck()
    assert shown(page)["edges"] < before
    page.locator(".row", has_text=label).first.locator("input").check()
    assert shown(page)["edges"] == before


def test_only_one_document(page):
    only(page, "Farmers block")
    assert "farmers" in shown(page)["nodes"] and "Mira_Sol" not in shown(page)["nodes"]


def test_names_only_leaves_names(page):
    page.get_by_text("Names only").click()
    kinds = {node.id: node.kind for node in sample().nodes}
    assert {kinds[name] for name in shown(page)["nodes"]} == {"name"}


def test_when_nothing_passes_the_page_says_so(page):
    only(page, "Product")
    only(page, "negated")
    assert shown(page)["nodes"] == [] and page.get_by_text("Nothing passes these filters.").is_visible()


def test_hostile_names_are_text(show):
    view = sample()
    nodes = tuple(replace(node, label=HOSTILE, aliases=(HOSTILE,)) if node.id == "Tomas_Rehn" else node for node in view.nodes)
    documents = tuple(replace(document, title=HOSTILE, url="javascript:alert(1)") for document in view.documents)
    page = show(replace(view, nodes=nodes, documents=documents))
    page.evaluate("graph.select('Tomas_Rehn')")
    assert page.locator("#panel h2").inner_text() == HOSTILE
    page.locator("#search").fill("<script>")
    assert HOSTILE[:20] in page.locator("#suggestions").inner_text()
    page.keyboard.press("Escape")
    click(page, page.evaluate("graph.pointOfEdge('s001')"))
    assert HOSTILE in panel(page) and page.locator("#panel a").count() == 0
    assert page.evaluate("window.broken") is None


def test_the_wheel_zooms_and_a_drag_pans(page):
    before, point = shown(page)["zoom"], page.evaluate("graph.pointOf('Veldria')")
    page.mouse.move(640, 420)
    page.mouse.wheel(0, -300)
    assert shown(page)["zoom"] > before
    page.keyboard.press("0")
    page.wait_for_function(f"Math.abs(graph.shown().zoom - {before}) < 1e-6")
    box = page.locator("canvas").bounding_box()
    drag(page, (box["x"] + 20, box["y"] + 20), (60, 30))
    moved = page.evaluate("graph.pointOf('Veldria')")
    assert moved == pytest.approx([point[0] + 60, point[1] + 30], abs=2)


def test_a_node_is_dragged_alone(page):
    point, other = page.evaluate("graph.pointOf('Veldria')"), page.evaluate("graph.pointOf('Kasmar')")
    box = page.locator("canvas").bounding_box()
    drag(page, (box["x"] + point[0], box["y"] + point[1]), (40, -50))
    assert page.evaluate("graph.pointOf('Veldria')") == pytest.approx([point[0] + 40, point[1] - 50], abs=2)
    assert page.evaluate("graph.pointOf('Kasmar')") == other


def drag(page, start, way):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + way[0] / 2, start[1] + way[1] / 2)
    page.mouse.move(start[0] + way[0], start[1] + way[1])
    page.mouse.up()


def test_keys_zoom_and_move(page):
    zoom, point = shown(page)["zoom"], page.evaluate("graph.pointOf('Veldria')")
    page.keyboard.press("+")
    assert shown(page)["zoom"] > zoom
    page.keyboard.press("-")
    page.locator("canvas").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("graph.pointOf('Veldria')")[0] == pytest.approx(point[0] + 70, abs=1)


def test_the_picture_can_be_saved(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save image").click()
    assert download.value.suggested_filename == "graph.png"


def test_light_and_dark_follow_the_system_and_the_button(show):
    page = show(sample(), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != dark


def test_on_a_phone_the_panel_is_below_and_nothing_is_wider_than_the_screen(show):
    page = show(sample(), width=390, height=800)
    canvas, side = page.locator("canvas").bounding_box(), page.locator("#panel").bounding_box()
    assert side["y"] >= canvas["y"] + canvas["height"] - 1 and canvas["height"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#open-filters").click()
    assert page.locator("#filters").is_visible()


def test_a_large_graph_begins_with_its_best_connected_and_grows(show):
    page = show(large(600, 1200))
    assert len(shown(page)["nodes"]) == 300 and "n0" in shown(page)["nodes"]
    box, point = page.locator("canvas").bounding_box(), page.evaluate("graph.pointOf('n0')")
    page.mouse.dblclick(box["x"] + point[0], box["y"] + point[1])
    assert len(shown(page)["nodes"]) > 350
    page.get_by_role("button", name="Show all").first.click()
    assert len(shown(page)["nodes"]) == 600


def test_five_thousand_nodes_are_drawn(show):
    page = show(large(5000, 10000))
    page.locator("#shown button").click()
    assert len(shown(page)["nodes"]) == 5000


def test_an_empty_graph_says_so(show):
    assert show(GraphView((), (), ())).locator("#empty").is_visible()
