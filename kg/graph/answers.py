"""Answers in the W3C's formats, as an endpoint gives them: a dataset chosen by the caller, rows bounded, nothing reached but the store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from kg.errors import QueryError
from kg.graph.files import compact
from kg.graph.guard import graphs_named, refuse_query
from kg.graph.query import RESULTS
from kg.graph.sparql import one_line
from kg.graph.store import GraphStore

TRIPLES = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}
MOST_BYTES = 64_000_000
TOLD = 160  # characters of the engine's complaint: it lists all that could have stood there
# What XML can write a predicate as: an element's name at the end of the IRI.
_ELEMENT = re.compile(r"[A-Za-z_\u00c0-\uffff][\w.\u00b7-]*$")


class Unacceptable(QueryError):
    """The answer is of a kind that none of the formats asked for can hold."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, as IRIs: `default` together are the default graph, `named` those that GRAPH reaches."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as bytes: `format` is the key of the format that was chosen, `cut` says that there were more rows than allowed."""

    body: bytes
    format: str
    cut: bool = False


def answer(
    store: GraphStore, sparql: str, *, rows: str | None, triples: str | None, dataset: Dataset | None = None, most: int = 10_000
) -> Answer:
    """The answer in the format `rows` (SELECT, ASK: json, xml, csv, tsv) or `triples` (CONSTRUCT, DESCRIBE: turtle, ntriples, rdfxml, jsonld).

    At most `most` rows or triples are given. Raises QueryError for what does not parse, is refused, or names a graph that the
    store does not have; Unacceptable where the format for this kind of query is None.
    """
    prefixes = store.names.prefixes
    try:
        refuse_query(sparql, prefixes=prefixes)
        chosen = dataset or Dataset(*map(tuple, graphs_named(sparql, prefixes=prefixes)))
        known(store, (*chosen.default, *chosen.named))
        found = store.query_of(sparql, default=chosen.default, named=chosen.named) if chosen else store.query(sparql)
        if isinstance(found, QuerySolutions | QueryBoolean):
            return _rows(found, rows, most)
        return written(found, triples, prefixes=prefixes, most=most)
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {one_line(error)[:TOLD]}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {one_line(error)}") from error


def known(store: GraphStore, graphs: Iterable[str]) -> None:
    """QueryError for the first of the graphs that the store does not have."""
    for iri in graphs:
        try:
            here = store.raw.contains_named_graph(NamedNode(iri))
        except ValueError as error:
            raise QueryError(f"{iri!r} is no absolute IRI: name a graph by its IRI") from error
        if not here:
            raise QueryError(
                f"<{iri}>: no such graph in the store, and none is fetched from elsewhere; the service description lists those that are here"
            )


def converted(turtle: str, format: str, *, prefixes: dict[str, str]) -> bytes:
    """Turtle in another format."""
    return written(ox.parse(turtle, format=RdfFormat.TURTLE), format, prefixes=prefixes, most=1_000_000).body


def written(found: Iterable, format: str | None, *, prefixes: dict[str, str], most: int) -> Answer:
    """Triples in a format, each once, at most so many."""
    triples = list(dict.fromkeys(islice((getattr(item, "triple", item) for item in found), most + 1)))
    if format is None:
        raise Unacceptable(
            "this query makes triples: accept text/turtle, application/n-triples, application/rdf+xml or application/ld+json"
        )
    if format == "rdfxml":
        _fit_for_xml(triples)
    body = ox.serialize(triples[:most], format=RdfFormat.N_TRIPLES if format == "turtle" else TRIPLES[format])
    return Answer(_bounded(_turtle(body, prefixes) if format == "turtle" else body), format, cut=len(triples) > most)


def _turtle(lines: bytes, prefixes: dict[str, str]) -> bytes:
    """N-Triples as Turtle; no triples are an empty line."""
    return (compact(lines.decode().split("\n")[:-1], prefixes) or "\n").encode()


def _fit_for_xml(triples: Collection) -> None:
    for triple in triples:
        if not _ELEMENT.search(triple.predicate.value) or isinstance(triple.object, ox.Triple):
            raise Unacceptable(f"RDF/XML cannot write {triple.predicate}: accept text/turtle or application/n-triples")


def _rows(found: QuerySolutions | QueryBoolean, format: str | None, most: int) -> Answer:
    if format is None:
        kind = "ASK" if isinstance(found, QueryBoolean) else "SELECT"
        raise Unacceptable(
            f"this is a {kind} query: accept application/sparql-results+json, application/sparql-results+xml, text/csv or text/tab-separated-values"
        )
    if isinstance(found, QueryBoolean):
        if format in ("csv", "tsv"):  # these two formats are made for rows alone
            return Answer(b"true" if found else b"false", format)
        return Answer(found.serialize(format=RESULTS[format]), format)
    table, cut = _table(found, most)
    if format != "tsv":
        table = ox.parse_query_results(table, format=QueryResultsFormat.TSV).serialize(format=RESULTS[format])
    return Answer(_bounded(table), format, cut=cut)


def _table(found: QuerySolutions, most: int) -> tuple[bytes, bool]:
    """The rows as TSV, where each is one line whatever it holds, so that the engine can be stopped after so many."""
    sink = _Sink(most + 1)
    with suppress(_Full):
        found.serialize(output=sink, format=QueryResultsFormat.TSV)
    table = b"".join(sink.parts)
    if sink.lines > most + 1:
        return b"\n".join(table.split(b"\n", most + 1)[: most + 1]) + b"\n", True
    return table, False


class _Full(Exception):
    """The sink has had enough."""


class _Sink:
    """Takes bytes until there are more than so many lines, or more bytes than memory is to hold."""

    def __init__(self, most: int):
        self.most, self.lines, self.size = most, 0, 0
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        """What the engine calls; raises _Full to stop it."""
        self.parts.append(bytes(part))
        self.lines += part.count(b"\n")
        self.size += len(part)
        if self.lines > self.most or self.size > MOST_BYTES:
            raise _Full
        return len(part)

    def flush(self) -> None:
        """There is nothing to flush."""


def _bounded(body: bytes) -> bytes:
    if len(body) > MOST_BYTES:
        raise QueryError(f"the answer is larger than {MOST_BYTES // 1_000_000} MB: add LIMIT, or ask for less")
    return body
