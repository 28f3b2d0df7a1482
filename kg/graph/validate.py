"""Holds a graph against the SHACL shapes and tells, in sentences, what breaks them.

pySHACL works on rdflib graphs; it is several times faster on a copy in memory than on the store itself. Documents are checked a
portion at a time, which their graphs allow (each declares what it uses), so that memory stays flat.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate as run_shacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, SH, XSD, Graph, Literal, Node, URIRef

from kg.errors import OntologyError
from kg.graph.documents import DocumentGraphs
from kg.graph.files import Printer
from kg.graph.ontology import ontology_folder
from kg.graph.terms import visible

PORTION = 30_000  # triples that are checked together
FILE = "shapes.ttl"
_IRI = re.compile(r"(?<!<)https?://[^\s<>]+")


def validate(store: DocumentGraphs, *, shapes: str | os.PathLike | None = None) -> list[str]:
    """A sentence for each violation, sorted; empty where the graph conforms.

    `shapes` is a file to use in place of the shipped shapes; OntologyError where it cannot be used.
    """
    path = Path(shapes) if shapes else ontology_folder() / FILE
    printer = Printer(store.names.prefixes)
    found = {sentence for portion in _portions(store) for sentence in _violations(portion, path, printer)}
    return sorted(found)


def _violations(data: Graph, path: Path, printer: Printer) -> Iterator[str]:
    try:
        _, report, _ = run_shacl(data, shacl_graph=_shapes(path), inference="none", advanced=False)
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        raise OntologyError(f"{path}: the shapes cannot be used: {' '.join(str(error).split())}") from error
    for result in report.objects(None, SH.result):
        yield _sentence(report, result, printer)


def _sentence(report: Graph, result: Node, printer: Printer) -> str:
    """A violation: whose, what, and the value that is wrong where there is one."""
    message, focus, value = (report.value(result, part) for part in (SH.resultMessage, SH.focusNode, SH.value))
    told = str(message)
    if not told.startswith(str(value)):  # else a query over the whole graph found it and names it
        told = f"{_name(focus, printer)} {told}"
        if value is not None and value != focus:
            told += f": {_name(value, printer)}"
    return _IRI.sub(lambda iri: printer.short(f"<{iri[0]}>"), visible(told))


def _name(node: Node | None, printer: Printer) -> str:
    return visible(printer.short(f"<{node}>") if isinstance(node, URIRef) else repr(str(node)))


def _portions(store: DocumentGraphs) -> Iterator[Graph]:
    """The documents as rdflib graphs of about the same size."""
    lines: list[str] = []
    for graph in store.graphs():
        lines += store.lines(graph)
        if len(lines) >= PORTION:
            yield _copy(lines)
            lines = []
    if lines:
        yield _copy(lines)


def _copy(lines: list[str]) -> Graph:
    """N-Triples as an rdflib graph; our own parser for it is five times faster than rdflib's."""
    graph = Graph()
    terms: dict[ox.NamedNode | ox.Literal, Node] = {}
    for triple in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES):
        parts = []
        for term in (triple.subject, triple.predicate, triple.object):
            if (node := terms.get(term)) is None:
                node = terms[term] = _converted(term)
            parts.append(node)
        graph.add((parts[0], parts[1], parts[2]))
    return graph


def _converted(term: ox.NamedNode | ox.Literal) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    # rdflib tells plain strings from typed ones, RDF 1.1 does not.
    return Literal(term.value, datatype=None if term.datatype.value == str(XSD.string) else URIRef(term.datatype.value))


@cache
def _shapes(path: Path) -> Graph:
    """The shapes, read once."""
    try:
        graph = Graph().parse(path, format="turtle")
    except (OSError, SyntaxError, ValueError) as error:  # rdflib's BadSyntax is a SyntaxError
        raise OntologyError(f"{path}: the shapes cannot be read: {' '.join(str(error).split())}") from error
    if (None, RDF.type, SH.NodeShape) not in graph:
        raise OntologyError(f"{path}: there is no sh:NodeShape in this file")
    return graph
