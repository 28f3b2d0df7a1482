"""The graph of an output folder, as a Python user and every command meets it: a method for each command, of the same name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError
from kg.output import LOCK, STORE, reading
from kg.view import GraphView

if TYPE_CHECKING:
    from kg.linking import Linked
    from kg.model import Ontology
    from kg.report import Summary
    from kg.verify import Verification
    from kg.wikidata import Doubt

DEFAULT_BASE = "https://w3id.org/kg-news/"


def is_address(out: str | os.PathLike) -> bool:
    """Whether `out` is a server's address and not a folder."""
    return str(out).startswith(("http://", "https://"))


def folder_for(verb: str, out: str | os.PathLike) -> Path:
    """The folder that `out` is; StoreError for a server's graph, which lacks what the command `verb` needs."""
    if is_address(out):
        raise StoreError(f"{out}: kg {verb} needs the folder of a graph, this is a server: name the folder that was built")
    return Path(out)


class Graph:
    """A graph: `out` is the folder that a build wrote, or the address of a SPARQL server; `summary` is set where this process built it."""

    def __init__(self, out: str | os.PathLike = "output", *, base: str = DEFAULT_BASE, summary: Summary | None = None):
        self.url = str(out) if is_address(out) else None
        self.out, self.base, self.summary = Path(out), base, summary

    def store(self):
        """The store, opened for reading; StoreError where there is none."""
        if self.url:
            from kg.graph.remote import RemoteStore

            return RemoteStore(self.url, base=self.base, read_only=True)
        from kg.graph.store import GraphStore

        if not (self.out / LOCK).exists() and not (self.out / STORE).exists():
            raise StoreError(f"{self.out}: there is no graph here: build one first (kg build SOURCE --out {self.out})")
        with reading(self.out):
            return GraphStore(self.out / STORE, base=self.base, read_only=True)

    def query(self, sparql: str, *, format: str = "table") -> str:
        """The answer to a SPARQL 1.1 query, as a table or in a W3C format; QueryError where it cannot be answered."""
        from kg.graph.query import query

        return query(self.store(), sparql, format=format)

    def show(self, name: str):
        """All that the graph says of an entity, grouped; NotFound with suggestions where it has none of that name."""
        from kg.graph.show import show

        return show(self.store(), name)

    def why(self, subject: str, predicate: str | None = None, object: str | None = None):
        """The statements and sentences behind an edge; NotFound where there is none."""
        from kg.graph.why import why

        return why(self.store(), subject, predicate, object)

    def view(self, *, query: str | None = None, around: str | None = None, hops: int = 1) -> GraphView:
        """The graph as plain nodes and edges, as the exports take it: all of it, what a query names, or an entity's surroundings."""
        from kg.graph.view import view

        part, also = self._part(query, around, hops)
        return view(part, also=also)

    def dataset(self):
        """The graph as an `rdflib.Dataset`: the default graph is all documents together, each document is a named graph."""
        from kg.graph.dataset import dataset

        return dataset(self.store())

    def export(
        self,
        format: str,
        path: str | os.PathLike | None = None,
        *,
        query: str | None = None,
        around: str | None = None,
        hops: int = 1,
    ) -> str | None:
        """The graph in another tool's format or one of the W3C's, written to `path` or returned.

        All of it, or what a SPARQL query names, or what is at most `hops` statements away from the entity `around`.
        """
        from kg.graph.serialise import FORMATS, serialise

        if format in FORMATS:
            return serialise(self._part(query, around, hops)[0], format, path)
        from kg.export import export, file_name

        file_name(format)  # an unknown format is told before any work
        return export(self.view(query=query, around=around, hops=hops), format, path)

    def _part(self, query: str | None, around: str | None, hops: int) -> tuple:
        """The store of a part of the graph, and triples that a query made."""
        from kg.graph import part

        store = self.store()
        if query is not None and around is not None:
            raise QueryError("a part is what a query names or what is around an entity: give one of the two")
        if query is None and around is None:
            return store, ()
        found = part.answered(store, query) if query is not None else part.around(store, around, hops=hops)
        return found.store, found.also

    def validate(self, *, shapes: str | os.PathLike | None = None, ontology: Ontology | None = None) -> list[str]:
        """What in the graph breaks the shapes, a sentence each with the words of the text; empty where it conforms.

        `shapes` is a SHACL file in place of the shipped one; with an `ontology`, relations are held against its domains and ranges too.
        """
        from kg.graph.validate import validate

        return validate(self.store(), shapes=shapes, ontology=ontology)

    def stats(self):
        """Counts by class, relation, factuality and document."""
        from kg.graph.stats import stats

        return stats(self.store())

    def diff(self, other: Graph):
        """What `other` says that this graph does not, and the other way round; statements are compared by what they say."""
        from kg.graph.diff import diff

        return diff(self.store(), other.store())

    def verify(self, sources: Iterable[str | os.PathLike] = (), **options) -> Verification:
        """The sources read again and every statement held against them, by default those on record; options as for `kg.verify.verify`."""
        from kg.verify import verify

        return verify(self.url or self.out, sources, **options)

    def reason(self, *, ontology: str | os.PathLike | None = None, remove: bool = False) -> int:
        """Derives what follows from the ontology (and a file of your own), or with `remove` takes it away; the number of triples derived."""
        from kg.reasoning import reason

        return reason(out=self.url or self.out, ontology=ontology, remove=remove)

    def link(self, **options) -> Linked:
        """Links the names to Wikidata again; options as for `kg.linking.relink` (index, online, service, decisions)."""
        from kg.linking import relink

        return relink(self.url or self.out, **options)

    def doubts(self, **options) -> list[Doubt]:
        """The links that people should look at, what is mentioned most first; options as for `link`."""
        from kg.linking import doubts

        return doubts(self.url or self.out, **options)

    def why_linked(self, name: str, **options) -> str:
        """What speaks for and against the Wikidata items of a name; options as for `kg.linking.why_linked`, NotFound where there is none."""
        from kg.linking import why_linked

        return why_linked(name, out=self.url or self.out, **options)

    def forget(self, document_id: str) -> None:
        """Removes a document and exactly what it supported; NotFound where the graph has no such document."""
        from kg.build import forget

        forget(document_id, out=self.url or self.out)

    def serve(self, **options) -> None:
        """Serves the graph until it is interrupted: a SPARQL endpoint and a page; options as for `kg.server.app.Options` (port, timeout, …)."""
        from kg.server.app import Options
        from kg.server.listener import serve

        serve(self.url or self.out, Options(**options))
