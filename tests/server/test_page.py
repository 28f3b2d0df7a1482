"""The explorer in a browser, as a reader uses it; the `explorer` fixture fails any test that met an error or a foreign request."""

import re

import pytest

from tests.conftest import SEEDS
from tests.graph.sample import flood
from tests.server.conftest import HOSTILE, folder, hostile, served


@pytest.fixture(scope="module")
def seeds(seeds_out):
    """The seeds' graph, served."""
    with served(seeds_out) as client:
        yield client


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The graph made by hand, with hostile names, served."""
    with served(folder(tmp_path_factory.mktemp("page") / "output", flood(), hostile())) as client:
        yield client


def shown(page):
    return page.evaluate("graph.shown()")


def panel(page):
    return page.locator("#panel").inner_text()


def find(page, words):
    """Types a name and takes the first suggestion."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel .actions").wait_for()


def point(page, what, id):
    box = page.locator("canvas").bounding_box()
    x, y = page.evaluate(f"id => graph.{what}(id)", id)
    return box["x"] + x, box["y"] + y


def test_the_important_is_drawn_at_once_and_listed(explorer, seeds):
    page = explorer(seeds)
    assert "Vladimir_Putin" in shown(page)["nodes"] and shown(page)["edges"] > 40
    assert "Where to start" in panel(page) and "from 2 documents" in page.locator("#summary").inner_text()


def test_search_suggests_while_typing_and_shows_whom_it_found(explorer, seeds):
    page = explorer(seeds)
    find(page, "macr")
    page.locator("#panel .fact").first.wait_for()
    assert page.locator("#panel h2").inner_text() == "Emmanuel Macron" and page.url.endswith("#entity/Emmanuel_Macron")
    assert "urged" in panel(page) and page.locator("#panel a", has_text="Wikidata").get_attribute("href").startswith(
        "https://www.wikidata.org/wiki/Q"
    )
    page.keyboard.press("/")
    page.keyboard.type("zzzz")
    page.get_by_text("No such name here.").wait_for()


def test_from_a_line_to_its_sentence_to_its_document(explorer, seeds):
    page = explorer(seeds, "#entity/Emmanuel_Macron")
    page.locator("#panel .fact", has_text="Vladimir Putin").first.click()
    page.get_by_text("Inferred from").first.wait_for()
    assert page.locator("mark.subject").first.inner_text() and "characters" in panel(page)
    page.locator("#panel .source button").first.click()
    page.locator("#view .sentence.here").wait_for()
    assert "#document/" in page.url and page.locator("#view .sentence").count() > 8
    page.locator("#view .sentence", has_text="Dozens of buildings").click()
    assert "destroyed" in panel(page) and page.locator("#view .here").count() == 1
    page.go_back()
    assert page.locator("canvas").is_visible()


def test_a_document_is_read_whole_where_its_text_is_kept(explorer, seeds, small):
    page = explorer(seeds, "#document/seeds%2F000_8588e820ce55c870")
    page.locator("#view .sentence").first.wait_for()
    (text,) = [file.read_text() for file in SEEDS.glob("000_*")]
    read = page.locator("#view .text").evaluate("e => e.textContent")
    assert read.split() == text.split() and "underlined" in page.locator("#view").inner_text()
    page.locator("#view .sentence").first.focus()
    page.keyboard.press("Enter")
    page.locator("#panel .statement").first.wait_for()
    bare = explorer(small, "#document/news%2Fdam")
    bare.locator("#view .cut .sentence").first.wait_for()
    assert "is not kept" in bare.locator("#view").inner_text()


def test_documents_are_listed_and_opened(explorer, seeds):
    page = explorer(seeds, "#documents")
    page.locator("#view a.line", has_text="European leaders urged").click()
    page.locator("#view .sentence").first.wait_for()
    assert "#document/" in page.url and page.locator("[data-tab=documents]").get_attribute("aria-current") == "page"


def test_a_click_on_a_drawn_line_shows_its_statements(explorer, small):
    page = explorer(small, "#entity/Ada_Quist")
    urged = small.api("edge", subject="Ada_Quist", object="water_board").json["statements"][0]["edge"]["id"]
    page.mouse.click(*point(page, "pointOfEdge", urged))
    page.locator("#panel .evidence").first.wait_for()
    assert "Ada Quist urged water board" in panel(page).replace("\n", " ") and "characters 0–71" in panel(page)


def test_what_is_chosen_in_the_picture_can_be_shared(explorer, small):
    page = explorer(small)
    page.mouse.click(*point(page, "pointOf", "Ada_Quist"))
    page.locator("#panel .actions").wait_for()
    assert page.url.endswith("#entity/Ada_Quist")
    page.locator("#panel .fact", has_text="water board").first.click()
    address = page.url.partition("/#")[2]
    assert address.startswith("statement/")
    again = explorer(small, f"#{address}")
    again.locator("#panel .evidence").first.wait_for()
    assert "Ada Quist urged water board" in panel(again).replace("\n", " ")


def test_a_name_is_expanded_by_double_click_and_by_key(explorer, seeds):
    page = explorer(seeds)
    page.evaluate("graph.draw()")
    page.locator(".filters").get_by_text("Names only").click()
    page.locator(".filters").get_by_text("Everything").click()
    before = shown(page)["nodes"]
    page.goto(page.url + "#entity/Vladimir_Putin")
    page.locator("#panel .actions").wait_for()
    x, y = point(page, "pointOf", "Vladimir_Putin")
    page.mouse.dblclick(x, y)
    page.keyboard.press("x")
    assert set(before) <= set(shown(page)["nodes"])


def test_what_is_not_drawn_comes_when_it_is_asked_for(explorer, seeds):
    page = explorer(seeds)
    everything = seeds.api("overview", limit=500).json
    (absent, *_) = [
        one["id"] for one in seeds.api("entity", iri="Vladimir_Putin").json["nodes"] if one["id"] not in shown(page)["nodes"]
    ] or [""]
    lone = absent or next(iri for iri in (one["id"] for one in everything["nodes"]))
    page.goto(f"{page.url}#entity/{lone}")
    page.locator("#panel .actions").wait_for()
    assert lone in shown(page)["nodes"] and page.evaluate("id => graph.pointOf(id)", lone)


@pytest.mark.parametrize("name", ["requested", "urged", "Person", "European leaders"])
def test_a_filter_takes_away_and_gives_back(explorer, seeds, name):
    page = explorer(seeds)
    before = shown(page)["edges"]
    if page.locator(".filters .more", has_text="more").count() > 1:
        for more in page.locator(".filters .more").all():
            more.click()
    row = page.locator(".filters .row", has_text=name).first
    row.locator("input").uncheck()
    assert shown(page)["edges"] < before
    page.locator(".filters .row", has_text=name).first.locator("input").check()
    assert shown(page)["edges"] == before


def test_dates_are_a_filter(explorer, small):
    page = explorer(small)
    page.locator("#date-from").fill("2023-05-04")
    assert shown(page)["edges"] == 0
    page.locator("#date-from").fill("2023-05-01")
    page.locator("#date-to").fill("2023-05-31")
    assert shown(page)["edges"] > 0


def test_the_time_line_tells_when_and_leads_to_evidence(explorer, small):
    page = explorer(small, "#timeline")
    page.locator("#view .line").first.wait_for()
    assert "May 2023" in page.locator("#view h3").first.inner_text() and "2023-05-03" in page.locator("#view").inner_text()
    page.locator("#view .line").first.click()
    assert "Mayor Ada Quist urged the water board" in panel(page)


def test_who_says_what(explorer, small):
    page = explorer(small, "#says")
    page.locator("#view a.line", has_text="water board").click()
    page.locator("#view .line", has_text="flooded").wait_for()
    assert page.url.endswith("#says/water_board") and "What water board says" in page.locator("#view").inner_text()


def test_a_query_is_run_shown_as_table_drawn_and_shared(explorer, seeds):
    urged = seeds.ask("SELECT ?a ?b WHERE { ?a rel:urged ?b }").json["results"]["bindings"]
    page = explorer(seeds, "#sparql")
    page.locator("#sparql").fill("SELECT ?a ?b WHERE { ?a rel:urged ?b }")
    page.keyboard.press("Control+Enter")
    page.locator("#answer table").wait_for()
    assert page.locator("#answer tbody tr").count() == len(urged) and f"{len(urged)} rows" in page.locator("#answer").inner_text()
    again = explorer(seeds, page.locator("#share").get_attribute("href"))
    again.locator("#answer tbody tr").first.wait_for()
    assert again.locator("#sparql").input_value() == "SELECT ?a ?b WHERE { ?a rel:urged ?b }"
    page.get_by_role("button", name="Draw as a graph").click()
    named = {term["value"].rpartition("/")[2] for row in urged for term in row.values()}
    page.locator("#shown", has_text=f"{len(named)} nodes").wait_for()
    assert set(shown(page)["nodes"]) == named


def test_examples_run_and_mistakes_are_told(explorer, seeds):
    page = explorer(seeds, "#sparql")
    options = [option for option in page.locator("#examples option").all_inner_texts() if "…" not in option]
    for option in options:
        page.locator("#examples").select_option(option)
        page.locator("#answer table").wait_for()
    page.locator("#sparql").fill("CONSTRUCT WHERE { ?a rel:urged ?b }")
    page.locator(".strong").click()
    page.locator("#answer tbody tr").first.wait_for()
    assert "urged" in page.locator("#answer").inner_text()
    page.locator("#sparql").fill("ASK { ?a rel:urged ?b }")
    page.locator(".strong").click()
    page.get_by_text("Yes.").wait_for()


def test_hostile_names_are_text(explorer, small):
    page = explorer(small)
    find(page, "<script>")
    page.locator("#panel .fact").first.wait_for()
    assert page.locator("#panel h2").inner_text() == HOSTILE
    page.locator("#panel .fact").first.click()
    page.locator("#panel .source button").first.click()
    page.locator("#view .sentence").first.wait_for()
    assert HOSTILE in page.locator("#view h2").inner_text()
    page.goto(page.url.partition("#")[0] + "#sparql")
    page.locator("#sparql").fill("SELECT * WHERE { ?s rdfs:label ?name }")
    page.locator(".strong").click()
    page.locator("#answer td", has_text="<script>").first.wait_for()
    assert page.evaluate("window.broken") is None
    page.goto(
        f"{page.url.partition('#')[0]}page/entity/{small.api('search', q='<script>').json['results'][0]['iri'].partition('entity/')[2]}"
    )
    assert page.locator("h1").inner_text() == HOSTILE and page.evaluate("window.broken") is None


def test_on_a_phone_nothing_is_wider_than_the_screen(explorer, seeds):
    page = explorer(seeds, width=390, height=800, has_touch=True)
    for tab in ("graph", "timeline", "says", "documents", "sparql"):
        page.locator(f"[data-tab={tab}]").click()
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[data-tab=graph]").click()
    assert page.locator("#panel").bounding_box()["y"] >= page.locator("canvas").bounding_box()["height"]


def test_light_and_dark(explorer, small):
    page = explorer(small, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != dark


def test_keys_alone_are_enough(explorer, seeds):
    page = explorer(seeds)
    find(page, "scholz")
    zoom = shown(page)["zoom"]
    page.locator("canvas").focus()
    page.keyboard.press("+")
    assert shown(page)["zoom"] > zoom
    page.keyboard.press("Escape")
    assert "Where to start" in panel(page)


def test_a_server_that_is_gone_is_told(small, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{small.port}/")
    page.wait_for_selector("body[data-ready]")
    context.set_offline(True)
    page.locator("[data-tab=says]").click()
    page.get_by_text("The server does not answer").wait_for()
    context.close()


def test_no_script_of_the_explorer_takes_the_place_of_another():
    from kg.server.site import file

    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", file("explorer.js")[0].decode(), re.MULTILINE)
    assert len(names) > 100 and len(names) == len(set(names))
