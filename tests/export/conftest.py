"""The exported page in a browser."""

import pytest

from kg.export import export


@pytest.fixture
def show(browser, tmp_path):
    """Opens a view as graph.html: a page that has its complaints and requests on it; all must be none when the test ends."""
    contexts, heard = [], []

    def open(view, *, width=1280, height=800, **settings):
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", offline=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or heard.append(request.url))
        export(view, "html", tmp_path / "graph.html")
        page.goto((tmp_path / "graph.html").as_uri())
        return page

    yield open
    for context in contexts:
        context.close()
    assert heard == []
