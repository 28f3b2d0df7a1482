"""Holds a graph against the SHACL shapes and tells, in sentences, what breaks them and which sentence of the text it is about."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Variable, parse

from kg.errors import OntologyError, StoreError
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.edges import edge
from kg.graph.facts import Facts
from kg.graph.files import Printer
from kg.graph.mirror import pull
from kg.graph.ontology import ontology_folder
from kg.graph.shapes import Check, Unsupported, compile_shapes
from kg.graph.signatures import signature_checks
from kg.graph.sparql import one_line
from kg.graph.store import GraphStore
from kg.graph.terms import visible
from kg.graph.why import ends, said
from kg.model import Ontology

FILE = "shapes.ttl"
SMALL = 5_000  # triples in memory that are not worth a copy
_IRI = re.compile(r"(?<!<)https?://[^\s<>]+")
_SLOT = re.compile(r"\{[?$](\w+)\}")
_SUBCLASSES = "ASK { ?a <http://www.w3.org/2000/01/rdf-schema#subClassOf> ?b }"
# Where a node that is no statement hangs on one.
_HOLDERS = (v.derived_from, v.attribution, v.argument, v.content, v.subject, v.object_, v.source)


@dataclass(frozen=True, slots=True)
class Violation:
    """What breaks a shape: the shape's `message` on the node `focus`, and the value that is wrong where there is one."""

    message: str
    focus: NamedNode | Literal | None
    value: NamedNode | Literal | None = None


def load(path: str | os.PathLike) -> GraphStore:
    """An RDF file of any graph as a store in memory, to be validated; StoreError where it cannot be read."""
    here, file = GraphStore(), Path(path)
    kind = RdfFormat.from_extension(file.suffix.lstrip("."))
    if kind is None:
        raise StoreError(f"{path}: no RDF by its name: .ttl, .trig, .nt, .nq, .rdf and .jsonld are read")
    try:
        quads = list(parse(path=str(file), format=kind))
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read as RDF ({one_line(error)})") from error
    graphs: dict[NamedNode, list[Quad]] = {}
    for quad in quads:
        name = quad.graph_name if isinstance(quad.graph_name, NamedNode) else here.graph(file.name)
        graphs.setdefault(name, []).append(Quad(quad.subject, quad.predicate, quad.object, name))
    with here.batch() as batch:
        for name, found in graphs.items():
            batch.replace(name.value, found)
    return here


def validate(store: DocumentGraphs, *, shapes: str | os.PathLike | None = None, ontology: Ontology | None = None) -> list[str]:
    """A sentence for each violation with the words of the text that it is about, sorted; empty where the graph conforms.

    `shapes` is a file to use in place of the shipped shapes, OntologyError where it cannot be used; `ontology` has domains and ranges of
    a user's own, which relations are held against too.
    """
    path = Path(shapes) if shapes else ontology_folder() / FILE
    return told(store, [*violations(store, path), *(nonconforming(store, ontology) if ontology else ())])


def nonconforming(store: DocumentGraphs, ontology: Ontology) -> Iterator[Violation]:
    """The statements whose subject or object is not what the ontology says of their relation."""
    with _indexed(store) as here:
        for check in signature_checks(ontology):
            yield from _broken(here, check, Path("the ontology"))


def told(store: DocumentGraphs, found: Iterable[Violation]) -> list[str]:
    """Violations as sentences, each once, sorted."""
    facts, printer = Facts(store), Printer(store.names.prefixes)
    return sorted({_sentence(violation, printer) + _evidence(violation, facts) for violation in found})


def violations(store: DocumentGraphs, path: Path) -> Iterator[Violation]:
    """What breaks the shapes of a file: by compiled queries, or by a full SHACL engine where the shapes need one."""
    with _indexed(store) as here:
        try:
            checks = compile_shapes(path, subclasses=bool(here.query(_SUBCLASSES, consequences=False)))
        except Unsupported:
            from kg.graph.shacl import results

            yield from (Violation(*result) for result in results(here, path))
            return
        for check in checks:
            yield from _broken(here, check, path)


def _broken(store: GraphStore, check: Check, path: Path) -> Iterator[Violation]:
    """The rows of a check as violations."""
    this = Variable("this")
    try:
        for focus in check.focus or (None,):
            rows = store.raw.query(check.sparql, substitutions={this: focus} if focus else None)
            names = [variable.value for variable in rows.variables]
            for row in rows:
                found = {name: row[name] for name in names}
                message = _SLOT.sub(lambda slot, found=found: getattr(found.get(slot[1]), "value", slot[0]), check.message)
                yield Violation(message, focus or found["this"], found.get("value"))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise OntologyError(f"{path}: a shape cannot be used: {one_line(error)}") from error


@contextmanager
def _indexed(store: DocumentGraphs) -> Iterator[GraphStore]:
    """The store itself; a copy on disk for a while of a server's documents, or of those in memory, whose indexes are for small graphs."""
    if isinstance(store, GraphStore) and (store.path or len(store) < SMALL):
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, GraphStore(Path(folder) / "store", base=store.names.base) as here:
        pull(store, here)
        yield here


def _sentence(violation: Violation, printer: Printer) -> str:
    """A violation: whose, what, and the value that is wrong where there is one."""
    text, focus, value = violation.message, violation.focus, violation.value
    if value is None or not text.startswith(value.value):  # else a query over the whole graph found it and names it
        text = f"{_name(focus, printer)} {text}"
        if value is not None and value != focus:
            text += f": {_name(value, printer)}"
    return _IRI.sub(lambda iri: printer.short(f"<{iri[0]}>"), visible(text))


def _name(node: NamedNode | Literal | None, printer: Printer) -> str:
    return visible(printer.short(str(node)) if isinstance(node, NamedNode) else repr(getattr(node, "value", "")))


def _evidence(violation: Violation, facts: Facts) -> str:
    """The statement that a violation is about, in words, with its sentence and its place; "" where it is about none."""
    nodes = [node for node in (violation.focus, violation.value) if isinstance(node, NamedNode)]
    statement = next(filter(None, (_statement(facts, node) for node in nodes)), None)
    if statement is None or not facts.of(statement).get(v.predicate):
        return ""
    found = edge(facts, statement)
    words = f"; it is about {said(found, *ends(facts, found))!r}"
    if not found.sentences:
        return words
    sentence = found.sentences[0]
    return f"{words}: “{visible(sentence.text)}” ({visible(sentence.document)}, characters {sentence.start}–{sentence.end})"


def _statement(facts: Facts, node: NamedNode) -> NamedNode | None:
    """The node itself if it is a statement, else the first that it hangs on."""
    if v.Statement in facts.of(node).get(v.a, ()):
        return node
    holders = (holder for property in _HOLDERS for holder in facts.with_property(property, node))
    return next((holder for holder in holders if v.Statement in facts.of(holder).get(v.a, ())), None)
