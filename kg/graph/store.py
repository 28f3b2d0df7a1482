"""The graph on disk, one named graph a document; a document's graph is replaced whole or not at all.

The default graph holds every triple once, however many documents say it: what a query asks, without rows that repeat.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Triple

from kg.errors import NotFound, StoreError
from kg.graph import vocabulary as v
from kg.graph.batch import Batch, with_union
from kg.graph.documents import DocumentGraphs
from kg.graph.guard import graphs_named
from kg.graph.merge import merged
from kg.graph.sparql import keywords
from kg.graph.terms import DEFAULT_BASE, Names, escape

KEPT_LINES = 400_000  # about 80 MB
Answer = QuerySolutions | QueryBoolean | QueryTriples


class GraphStore(DocumentGraphs):
    """A store of document graphs; close it, or use it as a context manager, to let others write.

    `path` is its folder, None for one in memory; a store that has documents is read under the base that it was built with.
    Raises StoreError where it is missing, locked, damaged or cannot be written.
    """

    def __init__(self, path: str | os.PathLike | None = None, *, base: str = DEFAULT_BASE, read_only: bool = False):
        self.path, self.read_only = path, read_only
        self._raw: Store | None = _open(path, read_only=read_only)
        found = _base_of(self._raw)
        if found and found != base and not read_only:
            self._raw = None
            raise StoreError(f"{path}: this graph was built with --base {found}: give the same again, or choose another --out")
        self.names = Names(found or base)
        self._lines: dict[NamedNode, list[str]] = {}
        self._kept = 0

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def raw(self) -> Store:
        """The store underneath, for this room only."""
        if self._raw is None:
            raise StoreError(f"{self.path}: the store is closed: open it again")
        return self._raw

    def close(self) -> None:
        """Lets go of the files; what was written is on disk."""
        raw, self._raw = self._raw, None  # the library has no close: the last reference holds the lock
        if raw is not None and not self.read_only:
            with _told(self.path):
                raw.flush()

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """What documents (or one of them) say that fits the pattern, a quad for every document that says it."""
        apart = (DefaultGraph(), self.consequences)
        if graph is not None and graph not in apart:
            return self.raw.quads_for_pattern(subject, predicate, object, graph)
        return (quad for quad in self.raw.quads_for_pattern(subject, predicate, object, graph) if quad.graph_name not in apart)

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, object: NamedNode | Literal | None = None
    ) -> Iterator[Quad]:
        """What all documents together say that fits the pattern, once however many say it."""
        return self.raw.quads_for_pattern(subject, predicate, object, DefaultGraph())

    def document_graphs(self) -> Iterator[NamedNode]:
        """The names of the documents' graphs, in no particular order."""
        return (graph for graph in self.raw.named_graphs() if graph != self.consequences)

    def query(self, sparql: str, *, consequences: bool = True) -> Answer:
        """The library's own answer, over all documents and what was derived from them; prefixes of the graph are known.

        Raises what the library raises.
        """
        if "FROM" in keywords(sparql):
            default, named = graphs_named(sparql, prefixes=self.names.prefixes)
            if len(default) > 1:
                return self.query_of(sparql, default=default, named=named)
        elif consequences and self.has_consequences():
            return self.raw.query(sparql, prefixes=self.names.prefixes, default_graph=[DefaultGraph(), self.consequences])
        return self.raw.query(sparql, prefixes=self.names.prefixes)

    def query_of(self, sparql: str, *, default: Sequence[str], named: Sequence[str]) -> Answer:
        """The answer over graphs of one's choice, by their IRIs: the default graph is made of those of `default`, GRAPH reaches those of `named`."""
        graphs, reached = ([NamedNode(iri) for iri in names] for names in (default, named))
        options = {"prefixes": self.names.prefixes, "named_graphs": reached}
        if len(graphs) > 1:
            return merged(self.raw, graphs, reached).query(sparql, default_graph=[DefaultGraph()], **options)
        return self.raw.query(sparql, default_graph=graphs, **options)

    def derive(self, triples: Iterable[Triple] | None) -> None:
        """Puts what follows from the ontology in the place of what was derived before; None removes it."""
        self._drop_lines()
        with _told(self.path):
            self.raw.remove_graph(self.consequences)
            if triples is not None:
                self.raw.add_graph(self.consequences)
                self.raw.bulk_extend(Quad(t.subject, t.predicate, t.object, self.consequences) for t in triples)

    def has_consequences(self) -> bool:
        """Whether something was derived from the ontology."""
        return self.raw.contains_named_graph(self.consequences)

    def replace(self, document_id: str, quads: Iterable[Quad]) -> None:
        """Puts a document's graph in the place of what the store had of it, in one transaction; the same graph again writes nothing."""
        graph = self.graph(document_id)
        self._drop_lines()
        with _told(self.path):
            if not self.raw.contains_named_graph(graph):
                self.raw.extend(list(with_union(quads)))
                return
            old, new = set(self.raw.quads_for_pattern(None, None, None, graph)), _as_kept(quads)
            self._change(graph, remove=old - new, add=new - old)

    def change(self, graph: NamedNode, *, remove: set[Quad], add: set[Quad]) -> None:
        """Removes and adds quads of a document's graph in one transaction; they are in the form that this store gives back."""
        self._drop_lines()
        with _told(self.path):
            self._change(graph, remove=remove, add=add)

    def add(self, quads: Iterable[Quad], *, many: bool) -> None:
        """Adds the quads of new documents; `many` are written by the bulk loader, which is no transaction."""
        self._drop_lines()
        with _told(self.path):
            if many:
                self.raw.bulk_extend(with_union(quads))
            else:
                self.raw.extend(list(with_union(quads)))

    def batch(self) -> Batch:
        """Documents to replace together, much faster where most of them are new; they are written when the batch is left."""
        return Batch(self)

    def forget(self, document_id: str) -> None:
        """Removes a document's graph and with it exactly what it supported; NotFound where there is none."""
        graph = self.graph(document_id)
        if not self.raw.contains_named_graph(graph):
            raise NotFound(f"{document_id}: no such document in the graph; kg stats lists those that are")
        self._drop_lines()
        with _told(self.path):
            lonely = self._lonely(graph, self.raw.quads_for_pattern(None, None, None, graph))
            self.raw.update(f"DROP GRAPH {graph};\nDELETE DATA {{\n{_triples(lonely)}\n}}")

    def copy_to(self, path: str | os.PathLike) -> None:
        """A copy of the store in a folder that is not there yet; files are shared on disk where the file system can."""
        with _told(path):
            self.raw.backup(str(path))

    def _drop_lines(self) -> None:
        self._lines, self._kept = {}, 0

    def _change(self, graph: NamedNode, *, remove: set[Quad], add: set[Quad]) -> None:
        """Removes and adds triples of one graph in one transaction."""
        data = (("DELETE", remove, self._lonely(graph, remove)), ("INSERT", add, add))
        steps = [
            f"{verb} DATA {{ GRAPH {graph} {{\n{_triples(own)}\n}}\n{_triples(everywhere)}\n}}" for verb, own, everywhere in data if own
        ]
        if steps:
            self.raw.update(";\n".join(steps))

    def _lonely(self, graph: NamedNode, quads: Iterable[Quad]) -> list[Quad]:
        """Those that no other document says."""
        known = {graph, DefaultGraph(), self.consequences}
        return [
            q for q in quads if all(same.graph_name in known for same in self.raw.quads_for_pattern(q.subject, q.predicate, q.object, None))
        ]

    def __len__(self) -> int:
        """The number of triples, each counted once."""
        return sum(1 for _ in self.raw.quads_for_pattern(None, None, None, DefaultGraph()))

    def lines(self, graph: NamedNode) -> list[str]:
        """A document's triples as sorted lines of N-Triples; the first ones read are kept, for those who go through all documents again."""
        lines = self._lines.get(graph)
        if lines is None:
            text = self.raw.dump(format=RdfFormat.N_TRIPLES, from_graph=graph).decode()
            lines = sorted(text.split("\n")[:-1])
            # Dropping the oldest instead would keep nothing that the next round asks for first.
            if self._kept + len(lines) <= KEPT_LINES:
                self._kept += len(lines)
                self._lines[graph] = lines
        return lines


def _triples(quads: Iterable[Quad]) -> str:
    """The triples of quads as SPARQL writes them in a DATA block."""
    return "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in quads)


def _as_kept(quads: Iterable[Quad]) -> set[Quad]:
    """The quads in the form that a store gives back, which rewrites numbers."""
    store = Store()
    store.bulk_extend(quads)
    return set(store)


def _base_of(store: Store) -> str | None:
    """The base that a store's documents are named under; None where it has none."""
    for quad in store.quads_for_pattern(None, v.identifier, None, None):
        if quad.subject == quad.graph_name:
            return quad.subject.value.removesuffix(f"document/{escape(quad.object.value)}")
    return None


def _open(path: str | os.PathLike | None, *, read_only: bool) -> Store:
    if path is None:
        return Store()
    folder = Path(path)
    if read_only and not (folder / "CURRENT").exists():
        raise StoreError(f"{folder}: there is no graph store here: build a graph first, or name its folder with --out")
    with _told(folder):
        if read_only:
            return Store.read_only(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Store(str(folder))


@contextmanager
def _told(path: str | os.PathLike | None) -> Iterator[None]:
    """Translates what the store's library raises, in one place."""
    try:
        yield
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        message = " ".join(str(error).split())
        if "lock" in message.lower():
            raise StoreError(f"{path}: another process is writing this store: wait for it, or choose another --out") from error
        if "Corruption" in message or isinstance(error, SyntaxError | ValueError):
            raise StoreError(f"{path}: the store is damaged ({message}): remove the folder and build again") from error
        reason = getattr(error, "strerror", None) or message
        advice = "free space or mend its permissions, or choose another --out"
        raise StoreError(f"{path}: the store cannot be opened or written ({reason}): {advice}") from error
