"""SPARQL 1.1 over the store, answered as a table for people or in the W3C's result formats for programs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import contextmanager

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.graph.documents import DocumentGraphs
from kg.graph.files import Printer, compact
from kg.graph.guard import refuse_query
from kg.graph.sparql import one_line
from kg.graph.terms import visible

RESULTS = {"json": QueryResultsFormat.JSON, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "xml": QueryResultsFormat.XML}
FORMATS = ("table", *RESULTS, "turtle")
Answer = QuerySolutions | QueryBoolean | QueryTriples | list[ox.Triple]


def query(store: DocumentGraphs, sparql: str, *, format: str = "table") -> str:
    """The answer to a query over all documents together; GRAPH reaches one document's graph.

    `format` is "table", "json", "csv", "tsv" or "xml" for SELECT and ASK, "table" or "turtle" for CONSTRUCT and DESCRIBE.
    Prefixes of the graph need no declaration. Raises QueryError, in one line, for what does not parse, is refused, or does not fit the format.
    """
    if format not in FORMATS:
        raise QueryError(f"format {format!r} is not known: choose one of {', '.join(FORMATS)}")
    answer = run(store, sparql)
    with _told():
        if isinstance(answer, QueryTriples | list):
            return _triples(answer, store, format)
        if format == "turtle":
            kind = "ASK" if isinstance(answer, QueryBoolean) else "SELECT"
            raise QueryError(f"turtle is for CONSTRUCT and DESCRIBE, this is a {kind} query: choose table, json, csv, tsv or xml")
        if format == "table":
            return ("yes" if answer else "no") if isinstance(answer, QueryBoolean) else _table(answer, store)
        if isinstance(answer, QueryBoolean) and format in ("csv", "tsv"):
            return "true" if answer else "false"  # these two formats are made for rows alone
        return answer.serialize(format=RESULTS[format]).decode().rstrip("\r\n")


def rows(store: DocumentGraphs, sparql: str, *, consequences: bool = True) -> list[dict[str, str | None]]:
    """The rows of a SELECT query as dictionaries from variable to value: IRIs and literals as plain text, None where unbound."""
    answer = run(store, sparql, consequences=consequences)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("rows are for SELECT queries")
    names = [variable.value for variable in answer.variables]
    with _told():
        return [{name: getattr(solution[name], "value", None) for name in names} for solution in answer]


def run(store: DocumentGraphs, sparql: str, *, consequences: bool = True) -> Answer:
    """The library's own answer; QueryError where the query is refused or does not parse."""
    refuse_query(sparql, prefixes=store.names.prefixes)
    with _told():
        return store.query(sparql, consequences=consequences)


@contextmanager
def _told():
    """Translates what the engine raises, in one place."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {one_line(error)}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {one_line(error)}") from error


def _triples(answer: QueryTriples | list[ox.Triple], store: DocumentGraphs, format: str) -> str:
    if format not in ("table", "turtle"):
        raise QueryError(f"{format} is for SELECT and ASK, this query makes triples: choose turtle")
    triples = set(answer)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode().split("\n")[:-1]
    return compact(lines, store.names.prefixes).rstrip("\n")


# Tables ----------------------------------------------------------------------------------------------------------------


def _table(answer: QuerySolutions, store: DocumentGraphs) -> str:
    """Rows under a ruled head, columns as wide as their widest cell."""
    printer = Printer(store.names.prefixes)
    head = [variable.value for variable in answer.variables]
    body = [[_cell(solution[name], printer) for name in head] for solution in answer]
    return "\n".join([*table(head, body), f"({len(body)} row{'' if len(body) == 1 else 's'})"])


def table(head: list[str], body: Iterable[list[str]]) -> list[str]:
    """Lines of a table of text cells."""
    lines = [head, *body]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(head))]
    ruled = [head, ["─" * width for width in widths], *lines[1:]]
    return ["  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip() for line in ruled]


def _cell(term: object, printer: Printer) -> str:
    """A term for the eye: names with their prefix, literals as their text alone."""
    if isinstance(term, NamedNode):
        return visible(printer.short(str(term)))
    if isinstance(term, Literal):
        return visible(term.value)
    if isinstance(term, ox.Triple):
        return f"<< {_cell(term.subject, printer)} {_cell(term.predicate, printer)} {_cell(term.object, printer)} >>"
    return "" if term is None else visible(str(term))


def _width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
