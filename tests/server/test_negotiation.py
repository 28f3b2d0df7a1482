"""Accept headers, read as RFC 9110 has them."""

import pytest

from kg.server.negotiation import PAGE, ROWS, TRIPLES, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "rows", "triples"),
    [
        (None, "json", "turtle"),
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("text/csv", "csv", None),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "xml", None),
        ("text/*", "csv", "turtle"),
        ("application/json", "json", "jsonld"),
        ("application/ld+json, */*;q=0.1", "json", "jsonld"),
        ("text/turtle;q=0, */*", "json", "ntriples"),
        ("application/sparql-results+json;q=0, */*;q=0.5", "xml", "turtle"),
        ("TEXT/TAB-SEPARATED-VALUES ; Q=1", "tsv", None),
        ("application/rdf+xml;charset=utf-8", None, "rdfxml"),
        ("image/png", None, None),
        ("text/turtle;q=nonsense", None, None),
        (", ,;q=1", None, None),
    ],
)
def test_the_best_liked_format_is_chosen(header, rows, triples):
    assert (choose(header, ROWS), choose(header, TRIPLES)) == (rows, triples)


def test_browsers_get_pages_and_machines_do_not():
    both = {**TRIPLES, **PAGE}
    assert (choose(BROWSER, both), choose("*/*", both), choose("text/turtle, text/html;q=0.9", both)) == ("html", "turtle", "turtle")
