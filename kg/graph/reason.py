"""What follows from the ontology: classes above, properties above, inverses, by SPARQL rules, in a graph of its own.

Every rule has one premise besides the ontology, so that what follows from all documents is what follows from each. The graph holds
the part of the ontology that was reasoned with as well, so that it can be made again when documents change.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.graph.ontology import FILES, ontology_folder, read_triples, turtle_files
from kg.graph.store import GraphStore
from kg.graph.terms import FIXED_PREFIXES, OWL, RDFS

SCHEMA = frozenset(NamedNode(iri) for iri in (RDFS + "subClassOf", RDFS + "subPropertyOf", OWL + "inverseOf"))
ROUNDS = 20  # a chain of inverses and properties above is never so long


def ask(store: GraphStore, *, extra: str | os.PathLike | None = None) -> None:
    """Marks a store to be reasoned over with the ontology and a user's file or folder `extra`; `refresh` does it."""
    paths = [ontology_folder() / FILES[0], *(turtle_files(Path(extra)) if extra else ())]
    store.derive(sorted({triple for path in paths for triple in read_triples(path) if _schema(triple)}, key=str))


def refresh(store: GraphStore) -> None:
    """Derives what follows from the documents as they are now; does nothing in a store that was not asked to."""
    if not store.has_consequences():
        return
    schema = [triple for triple in _triples(store, store.consequences) if _schema(triple)]
    found = {triple for graph in store.graphs() for triple in consequences(_triples(store, graph), schema)}
    new = {triple for triple in found if next(iter(store.quads(*_parts(triple))), None) is None}
    store.derive(sorted({*schema, *new}, key=str))


def derived(store: GraphStore) -> int:
    """How many triples were derived."""
    return sum(not _schema(triple) for triple in _triples(store, store.consequences)) if store.has_consequences() else 0


def _triples(store: GraphStore, graph: NamedNode) -> list[Triple]:
    return list(parse("\n".join(store.lines(graph)), format=RdfFormat.N_TRIPLES))


def _schema(triple: Triple) -> bool:
    return triple.predicate in SCHEMA and isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)


def consequences(said: Iterable[Triple], schema: Iterable[Triple]) -> set[Triple]:
    """What follows from triples by a schema and is not among them."""
    work, known = Store(), set(said)
    work.bulk_extend(Quad(*_parts(triple)) for triple in (*known, *schema))
    found: set[Triple] = set()
    for _ in range(ROUNDS):
        new = {triple for rule in rules() for triple in work.query(rule, prefixes=FIXED_PREFIXES)} - found - known
        if not new:
            break
        work.extend(Quad(*_parts(triple)) for triple in new)
        found |= new
    return found


@cache
def rules() -> tuple[str, ...]:
    """The rules, CONSTRUCT queries in the package."""
    found = sorted((file for file in (files("kg.graph") / "rules").iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in found)


def _parts(triple: Triple) -> tuple:
    return triple.subject, triple.predicate, triple.object
