"""The whole story on one page: sources → documents → readings → entities → one named graph a document → files to use."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api import DEFAULT_BASE, Graph, is_address
from kg.errors import KgError, SourceError, StoreError
from kg.extract import extract
from kg.model import Document, Ontology, Reading, Resolved
from kg.output import Draft
from kg.reader import read
from kg.report import Summary
from kg.sources import origin, read_origins, with_origin, without, write_origins

if TYPE_CHECKING:
    from kg.graph.policy import Policy
    from kg.graph.store import GraphStore
    from kg.wikidata import Decisions, Passages


def build(
    sources: Iterable[str | os.PathLike] | str | os.PathLike,
    *,
    out: str | os.PathLike = "output",
    model: str | None = None,
    ontology: Ontology | None = None,
    policy: str = "reported",
    base: str = DEFAULT_BASE,
    published: date | None = None,
    links: bool = True,
    index: str | os.PathLike | None = None,
    jobs: int | None = None,
    report: Callable[[KgError], None] | None = None,
    progress: Callable[[Iterable[Document]], Iterable[Document]] = iter,
) -> Graph:
    """The graph of the sources, written to `out` (a folder, or a SPARQL server's address): graph.ttl, graph.trig, a store, graph.html; its `summary` says what was found.

    A document that is there already is replaced, others stay. All or nothing: a failure leaves `out` as it was.
    `policy` is "strict", "reported", "all" or a file; `published` dates documents that carry no date;
    `links` ties entities to Wikidata, by the label index in the file `index` or by the facts in the package.
    Raises SourceError, ModelError, StoreError.
    """
    if is_address(out):
        from kg.mirror import build as build_on_server

        return build_on_server(
            sources, out=str(out), model=model, ontology=ontology, policy=policy, base=base, published=published, links=links,
            index=index, jobs=jobs, report=report, progress=progress,
        )  # fmt: skip
    from kg.graph.policy import read_policy
    from kg.lexicon import ontology as default_ontology

    if index is not None:
        _check_index(index)
    started, summary, own_ontology = time.perf_counter(), Summary(), ontology is not None
    sources = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    ontology, rule = ontology or default_ontology(), read_policy(policy)

    def note(problem: KgError) -> None:
        summary.problems.append(str(problem))
        if report:
            report(problem)

    documents = progress(read(sources, published=published, report=note))
    with Draft(out, copy=copy_store) as draft, Spool() as spool, _seldom_collected():
        for reading in extract(documents, model=model, ontology=ontology, jobs=jobs):
            spool.add(reading)
        if not spool.ids:
            raise SourceError("nothing could be read: " + "; ".join(summary.problems[:3] or ["there are no documents in the sources"]))
        linked = partial(_linked, out=draft.out, ontology=ontology, index=index, note=note) if links else iter
        _write(draft, spool, summary, ontology, base, rule, linked)
        came_from = origin(sources, spool.ids, model=model, policy=policy, own_ontology=own_ontology)
        write_origins(draft.path, with_origin(read_origins(draft.out), came_from))
        summary.files = draft.publish()
    summary.seconds = time.perf_counter() - started
    return Graph(out, base=base, summary=summary)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Has Python look for cycles a hundred times less often: readings and graphs are many objects and have none."""
    before = gc.get_threshold()
    gc.set_threshold(100 * before[0], *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write(
    draft: Draft,
    spool: Spool,
    summary: Summary,
    ontology: Ontology,
    base: str,
    rule: Policy,
    linked: Callable[[Iterable[Resolved]], Iterable[Resolved]],
) -> None:
    """Puts the spooled readings' graphs into the draft's store, and its files beside it."""
    from kg.graph.identity import settle
    from kg.graph.store import GraphStore
    from kg.graph.write import Writer

    writer = Writer(ontology, base=base)
    with GraphStore(draft.store, base=base) as store, draft_passages(draft) as passages:
        known = list(store.known(without=spool.ids))
        with store.batch() as batch:
            for resolved in linked(resolve(spool, known=known, ontology=ontology)):
                quads = writer.quads(resolved)
                plain = rule.plain(quads)
                batch.replace(resolved.document.id, quads + plain)
                passages.put(resolved)
                summary.count(resolved)
                summary.triples += len(plain)
        passages.rename(settle(store, new=spool.ids))
        write_graph_files(draft, store)


def _linked(
    documents: Iterable[Resolved], *, out: Path, ontology: Ontology, index: str | os.PathLike | None, note: Callable[[KgError], None]
) -> Iterator[Resolved]:
    """The documents with their links; as they are, with a note, where the facts cannot be used, or from where they turn out damaged."""
    from kg.wikidata import decisions_file, open_facts, read_decisions
    from kg.wikidata import link as link_document

    decisions = read_decisions(decisions_file(out))
    try:
        opened = open_facts(index)
    except StoreError as problem:
        note(StoreError(f"built without links: {problem}"))
        yield from documents
        return
    usable = True
    with opened as facts:
        for document in documents:
            try:
                linked = link_document(document, facts, demonyms=ontology.demonyms, decisions=decisions) if usable else document
            except StoreError as problem:
                note(StoreError(f"{document.document.id} and what follows are built without links: {problem}"))
                linked, usable = document, False
            yield linked


def _check_index(index: str | os.PathLike) -> None:
    """StoreError where a user's index cannot be used, before any work is done; the package's own facts are not worth stopping for."""
    from kg.wikidata import open_facts

    open_facts(index).close()


def write_graph_files(draft: Draft, store: GraphStore) -> None:
    """The store's content as Turtle, TriG and the page, in the draft's folder."""
    from kg.export import export
    from kg.graph.files import write_files
    from kg.graph.reason import refresh
    from kg.graph.view import view

    refresh(store)
    write_files(store, turtle=draft.path / "graph.ttl", trig=draft.path / "graph.trig")
    export(view(store), "html", draft.path / "graph.html")


def forget(document_id: str, *, out: str | os.PathLike = "output") -> None:
    """Removes a document and exactly what it supported from the graph in `out`; NotFound where the graph has no such document."""
    if is_address(out):
        from kg.mirror import forget as forget_on_server

        return forget_on_server(document_id, out=str(out))
    from kg.graph.identity import tell_apart
    from kg.graph.store import GraphStore

    with Graph(out).store() as present:  # a folder without a graph is told, not made
        base = present.names.base
    with Draft(out, copy=copy_store) as draft:
        with GraphStore(draft.store, base=base) as store, draft_passages(draft) as passages:
            store.forget(document_id)
            passages.forget(document_id)
            tell_apart(store)
            write_graph_files(draft, store)
        write_origins(draft.path, without(read_origins(draft.out), [document_id]))
        draft.publish()


def copy_store(source: Path, target: Path) -> None:
    """A copy of an output folder's store."""
    from kg.graph.store import GraphStore

    with GraphStore(source, read_only=True) as store:
        store.copy_to(target)


def draft_passages(draft: Draft) -> Passages:
    """What linking knows of the documents, in a draft: a copy of the present file to begin with."""
    from kg.wikidata import Passages
    from kg.wikidata.passages import FILE

    return Passages(draft.path / FILE, copy_of=draft.out / FILE)


def resolve(readings: Iterable[Reading], *, known: Iterable[tuple] = (), ontology: Ontology | None = None) -> Iterator[Resolved]:
    """Readings with their mentions resolved to entities, within each document and across all of them.

    `readings` are gone through twice (a list, a Spool); `known` are (id, label, aliases, type, number of documents) of entities that exist already.
    """
    from kg.lexicon import ontology as default_ontology
    from kg.resolve import Registry

    registry = Registry(ontology or default_ontology())
    for entity in known:
        registry.add_known(*entity)
    for reading in readings:
        registry.add(reading)
    for reading in readings:
        yield registry.resolve(reading)


def link(
    documents: Iterable[Resolved],
    *,
    index: str | os.PathLike | None = None,
    ontology: Ontology | None = None,
    decisions: Decisions | None = None,
) -> Iterator[Resolved]:
    """Resolved documents whose named entities carry their Wikidata item where the facts make it sure, else candidates.

    The facts are those of the label index in the file `index`, by default those in the package. What people decided (`kg.wikidata.read_decisions`) goes before.
    """
    from kg.lexicon import ontology as default_ontology
    from kg.wikidata import Decisions, open_facts
    from kg.wikidata import link as link_document

    demonyms = (ontology or default_ontology()).demonyms
    with open_facts(index) as facts:
        for document in documents:
            yield link_document(document, facts, demonyms=demonyms, decisions=decisions or Decisions())


class Spool:
    """Readings between the two passes over them, the first in memory and all others on disk, so that memory stays flat; gone through any number of times."""

    KEPT = 100_000  # words, of which the readings take about 30 MB

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._kept: list[Reading] = []
        self._words = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed in __exit__; it has no name, so that nothing stays of a process killed)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def add(self, reading: Reading) -> None:
        """Keeps a reading; StoreError where the disk for temporary files is full."""
        self._words += reading.words
        if self._words <= self.KEPT:
            self._kept.append(reading)
        else:
            self._write(reading)
        self.ids.append(reading.document.id)

    def _write(self, reading: Reading) -> None:
        try:
            pickle.dump(reading, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise StoreError(
                f"{tempfile.gettempdir()}: cannot write temporary files ({error.strerror}): free some space or set TMPDIR"
            ) from error

    def __iter__(self) -> Iterator[Reading]:
        yield from self._kept
        self._file.flush()
        self._file.seek(0)
        for _ in self.ids[len(self._kept) :]:
            yield pickle.load(self._file)


__all__ = ["KgError", "Spool", "Summary", "build", "extract", "forget", "link", "resolve"]
