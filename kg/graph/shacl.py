"""SHACL by pySHACL, for shapes that say more than `kg.graph.shapes` compiles.

pySHACL works on rdflib graphs; it is several times faster on a copy in memory than on the store itself. Documents are checked a
portion at a time, which their graphs allow (each declares what it uses), so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate as run_shacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, SH, XSD, Graph, Literal, Node, URIRef

from kg.errors import OntologyError, QueryError
from kg.graph.documents import DocumentGraphs
from kg.graph.guard import refuse_elsewhere

PORTION = 30_000  # triples that are checked together
Result = tuple[str, ox.NamedNode | ox.Literal | None, ox.NamedNode | ox.Literal | None]


def results(store: DocumentGraphs, path: Path) -> Iterator[Result]:
    """What breaks the shapes of a file, as (message, node, value); OntologyError where they cannot be used."""
    for data in _portions(store):
        try:
            _, report, _ = run_shacl(data, shacl_graph=_shapes(path), inference="none", advanced=False)
        except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
            raise OntologyError(f"{path}: the shapes cannot be used: {' '.join(str(error).split())}") from error
        for result in report.objects(None, SH.result):
            message, focus, value = (report.value(result, part) for part in (SH.resultMessage, SH.focusNode, SH.value))
            yield str(message), _back(focus), _back(value)


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
    try:
        _refuse(graph)
    except QueryError as error:
        raise OntologyError(f"{path}: a shape cannot be used: {error}") from error
    return graph


def _refuse(shapes: Graph) -> None:
    """QueryError where a shape's query would call out."""
    prefixes = {str(shapes.value(part, SH.prefix)): str(shapes.value(part, SH.namespace)) for part in shapes.objects(None, SH.declare)}
    for property in (SH.select, SH.ask):
        for query in shapes.objects(None, property):
            refuse_elsewhere(str(query), prefixes=prefixes)


def _back(node: Node | None) -> ox.NamedNode | ox.Literal | None:
    """An rdflib term as the store's; the rest as text."""
    if node is None:
        return None
    return ox.NamedNode(str(node)) if isinstance(node, URIRef) else ox.Literal(str(node))
