"""The graph in the W3C's formats: Turtle, TriG, N-Quads, JSON-LD, and RDF 1.2 Turtle with reifiers.

Each is made a document at a time, so that memory stays flat, and is the same bytes for the same graph.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import KgError
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.files import Printer, whole, write_files
from kg.graph.reifiers import turtle12
from kg.graph.terms import XSD, prefixes

# The name of each format's file in a graph's folder.
FORMATS = {"turtle": "graph.ttl", "trig": "graph.trig", "nquads": "graph.nq", "jsonld": "graph.jsonld", "turtle12": "graph-12.ttl"}


def serialise(store: DocumentGraphs, format: str, path: str | os.PathLike | None = None) -> str | None:
    """The whole graph in `format`, written to `path` whole or not at all, or returned; StoreError where it cannot be written."""
    if format not in FORMATS:
        raise KgError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    if path is None:
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            file = Path(folder) / FORMATS[format]
            serialise(store, format, file)
            return file.read_text(encoding="utf-8")
    if format in ("turtle", "trig"):
        write_files(store, **{format: path})
        return None
    with whole(Path(path)) as file:
        file.writelines(_WRITERS[format](store))
    return None


def graphs(store: DocumentGraphs) -> list[NamedNode]:
    """All graphs that a dataset holds: the documents', and that of what was derived from them."""
    return store.graphs() + ([store.consequences] if store.has_consequences() else [])


def nquads(store: DocumentGraphs) -> Iterator[str]:
    """The dataset as N-Quads, sorted within each graph (https://www.w3.org/TR/n-quads/)."""
    for graph in graphs(store):
        yield from (f"{line[:-1]}{graph} .\n" for line in store.lines(graph))


# Properties whose values are nodes: in JSON-LD these are plain strings by the context.
_NODES = (
    *(v.subject, v.predicate, v.object_, v.factuality, v.content, v.premise, v.source, v.attribution, v.parent, v.argument, v.value),
    *(v.derived_from, v.document, v.mentioned_in, v.has_member, v.involves, v.candidate, v.item, v.same_as, v.evokes, v.subproperty_of),
    *(v.interval, v.beginning, v.ending, *v.ROLES.values()),
)
_WORDS = (v.label, v.alias, v.definition)  # in English, by the context


def jsonld(store: DocumentGraphs) -> Iterator[str]:
    """The dataset as JSON-LD 1.1 with a context (https://www.w3.org/TR/json-ld11/): a named graph a document."""
    printer = Printer(prefixes(store.names.base))
    context = dict(sorted(printer.prefixes.items()))
    context |= {printer.short(str(term)): {"@type": "@id"} for term in _NODES} | {
        printer.short(str(term)): {"@language": "en"} for term in _WORDS
    }
    yield f'{{\n"@context": {_json(context)},\n"@graph": ['
    comma = ""
    for graph in graphs(store):
        yield f'{comma}\n{{"@id": {_json(_name(graph, printer))}, "@graph": ['
        comma, between = ",", ""
        for node in _nodes(store.lines(graph), printer):
            yield f"{between}\n  {_json(node)}"
            between = ","
        yield "\n]}"
    yield "\n]}\n"


def _nodes(lines: list[str], printer: Printer) -> Iterator[dict]:
    """A JSON object for each subject."""
    triples = parse("\n".join(lines), format=RdfFormat.N_TRIPLES)
    for subject, said in groupby(triples, key=lambda triple: triple.subject):
        node: dict = {"@id": _name(subject, printer)}
        for predicate, same in groupby(said, key=lambda triple: triple.predicate):
            values = [_value(triple.object, predicate, printer) for triple in same]
            node["@type" if predicate == v.a else _name(predicate, printer)] = values[0] if len(values) == 1 else values
        yield node


def _value(term: NamedNode | Literal, property: NamedNode, printer: Printer) -> str | dict:
    if isinstance(term, NamedNode):
        name = _name(term, printer)
        return name if property in _NODES or property == v.a else {"@id": name}
    if term.language:
        return term.value if property in _WORDS and term.language == "en" else {"@value": term.value, "@language": term.language}
    if term.datatype.value == f"{XSD}string":
        return {"@value": term.value} if property in _NODES or property in _WORDS else term.value
    return {"@value": term.value, "@type": _name(term.datatype, printer)}


def _name(term: NamedNode, printer: Printer) -> str:
    """An IRI as JSON-LD takes it: with its prefix, or whole."""
    return printer.short(str(term)).removeprefix("<").removesuffix(">")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_WRITERS: dict[str, Callable[[DocumentGraphs], Iterator[str]]] = {"nquads": nquads, "jsonld": jsonld, "turtle12": turtle12}
