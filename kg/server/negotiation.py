"""Which of the formats that there are a client would have, by its Accept headers (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

# The keys of formats with their media types, the first of each as it is sent; the first format is what a client gets that has no wish.
ROWS: Mapping[str, Sequence[str]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
TRIPLES: Mapping[str, Sequence[str]] = {
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
    "jsonld": ("application/ld+json", "application/json"),
}
PAGE: Mapping[str, Sequence[str]] = {"html": ("text/html", "application/xhtml+xml")}
SENT = {
    key: types[0] + ("; charset=utf-8" if types[0].startswith("text/") or key == "html" else "")
    for table in (ROWS, TRIPLES, PAGE)
    for key, types in table.items()
}


def accepted(header: str) -> list[tuple[str, float]]:
    """The ranges of an Accept header with their q-values, as written; what cannot be read is left out."""
    found = []
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            found.append((name, _quality(parameters)))
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def choose(header: str | None, formats: Mapping[str, Sequence[str]]) -> str | None:
    """The key of the format that a client likes best, the table's order deciding between equals; None where it accepts none of them."""
    if not header or not header.strip():
        return next(iter(formats))
    ranges = accepted(header)
    ranked = [(quality, -place, key) for place, (key, types) in enumerate(formats.items()) if (quality := _best(types, ranges)) > 0]
    return max(ranked)[2] if ranked else None


def _best(types: Sequence[str], ranges: Sequence[tuple[str, float]]) -> float:
    """How much a client likes a format: by its most fitting type; of a type's ranges the most specific counts."""
    # A type's other names are a little less than its own, so that JSON for rows is not taken for JSON-LD's.
    return max(_liking(name, ranges) - 1e-6 * place for place, name in enumerate(types))


def _liking(name: str, ranges: Sequence[tuple[str, float]]) -> float:
    for pattern in (name, name.split("/")[0] + "/*", "*/*"):
        for range, quality in ranges:
            if range == pattern:
                return quality
    return 0.0


def encodings(header: str) -> Iterator[str]:
    """The content codings that a client takes."""
    for name, quality in accepted(header):
        if quality > 0:
            yield name
