"""RDF 1.2 Turtle: statements as reifiers of the triples that they state (https://www.w3.org/TR/rdf12-turtle/#reifying-triples).

A statement that holds as a plain triple annotates it: `entity:A rel:urged entity:B ~ statement:1 {| … |}`. One that does not (a demand, a
denial) only speaks of its triple, which is then not in the graph: `<< entity:A rel:urged entity:B ~ statement:1 >> …`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.files import Printer, Shared
from kg.graph.terms import prefixes

_PARTS = tuple(str(part) for part in (v.subject, v.predicate, v.object_))


def turtle12(store: DocumentGraphs) -> Iterator[str]:
    """The union of the documents; statements without subject or object stay as they are in graph.ttl."""
    printer, shared = Printer(prefixes(store.names.base)), Shared(store)
    yield 'VERSION "1.2"\n' + printer.header()
    for graph in store.graphs():
        own, others = store.parted(graph)
        shared.add(others)
        said = set(others)
        rows = (line[:-2].split(" ", 2) for line in own)
        for subject, found in groupby(rows, key=lambda row: row[0]):
            yield "\n" + _block(subject, list(found), said, printer)
    for lines in shared.lines():
        yield from ("\n" + block for block in printer.blocks(lines))


def _block(subject: str, rows: list[list[str]], said: set[str], printer: Printer) -> str:
    """A subject's rows as a reifier where they state a triple, else as they are."""
    parts = {predicate: object for _, predicate, object in rows if predicate in _PARTS}
    if len(parts) < len(_PARTS):
        return f"{printer.short(subject)} {printer.said(rows)} .\n"
    triple = [parts[part] for part in _PARTS]
    rest = [row for row in rows if row[1] not in _PARTS]
    stated = f"{' '.join(map(printer.term, triple))} ~ {printer.short(subject)}"
    if f"{' '.join(triple)} ." in said:
        return f"{stated} {{|\n    {printer.said(rest)}\n|}} .\n"
    return f"<< {stated} >>\n    {printer.said(rest)} .\n"
