"""The sources of a graph read again, document by document, and each held against what the graph has of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.api import DEFAULT_BASE, Graph
from kg.errors import KgError, SourceError, StoreError
from kg.extract import extract
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.facts import Term
from kg.graph.files import write_files
from kg.graph.policy import Policy, read_policy
from kg.graph.write import Writer
from kg.lexicon import ontology as default_ontology
from kg.model import Document, Ontology, Reading
from kg.reader import read
from kg.sources import STANDARD_INPUT, Origin, read_origins
from kg.verify.anew import anew
from kg.verify.compare import Comparison
from kg.verify.entities import Elsewhere
from kg.verify.failures import Failure, Verification
from kg.verify.page import Page, page


@dataclass(frozen=True, slots=True)
class Ground:
    """What every document is held against: the store, the words that it was read with, and the writer of pages."""

    store: DocumentGraphs
    ontology: Ontology
    writer: Writer

    def elsewhere(self, document_id: str) -> Elsewhere:
        """Whether another document than this one gives an entity a property's value."""
        store, here = self.store, self.store.graph(document_id)

        def says(node: str, property: Term, value: Term | None) -> bool:
            entity = store.names.iri("entity", store.names.local(node))
            return any(quad.graph_name != here for quad in store.quads(entity, property, value))

        return says


def verify(
    out: str | os.PathLike = "output",
    sources: Iterable[str | os.PathLike] = (),
    *,
    model: str | None = None,
    ontology: Ontology | None = None,
    policy: str | None = None,
    jobs: int | None = None,
    progress: Callable[[Iterable[Document]], Iterable[Document]] = iter,
) -> Verification:
    """Reads the sources of a graph again and holds every statement, sentence and plain triple against them.

    Without `sources`, those that the build has on record are read, with its model and policy. A source that cannot be read is a failure
    like any other. Raises StoreError where there is no graph or nothing on record, ModelError, OntologyError.
    """
    store = Graph(out, base=DEFAULT_BASE).store()
    words = ontology or default_ontology()
    ground = Ground(store, words, Writer(words, base=store.names.base))
    failures: list[Failure] = []
    statements, seen = 0, set()
    for one in _origins(out, store, tuple(sources), model=model, policy=policy, ontology=ontology):
        rule, wanted = read_policy(one.policy), set(one.documents) - seen
        documents = progress(_documents(one, wanted, store, failures))
        for reading in extract(documents, model=one.model, ontology=words, jobs=jobs):
            seen.add(reading.document.id)
            stored = page(store.quads(graph=store.graph(reading.document.id)), store.names)
            statements += len(stored.kind(store.names, "statement"))
            failures += document_failures(reading, stored, ground, rule)
    failures += _unread(store, seen, failures)
    failures += [] if Graph(out).url else [*_union(store), *_files(Path(out), store)]
    return Verification(len(seen), statements, tuple(failures))


def document_failures(reading: Reading, stored: Page, ground: Ground, rule: Policy) -> Iterator[Failure]:
    """What is wrong with one document's part of the graph, given the document read again."""
    document, names = reading.document, ground.store.names
    comparison = Comparison(document.id, stored, names, document.text, ground.elsewhere(document.id))
    again = anew(reading, stored, ground.ontology, ground.writer)
    node = names.iri("document", document.id).value
    if stored.own.get(node, {}).get(v.text_hash) != again.page.own[node][v.text_hash]:
        yield Failure(document.id, "the hash of its text is not the source's: the source was changed since it was read; build it again")
        yield from comparison.with_text()
    else:
        yield from comparison.with_reading(again)
    allowed = {(quad.subject, quad.predicate, quad.object) for quad in rule.plain(stored.quads)}
    yield from comparison.with_policy(allowed)


def _origins(
    out, store: DocumentGraphs, sources: tuple, *, model: str | None, policy: str | None, ontology: Ontology | None
) -> list[Origin]:
    """What to read and how: what the user says, where they say it, else what is on record."""
    recorded = [] if Graph(out).url else read_origins(out)
    documents = tuple(store.documents())
    if not recorded and not sources:
        raise StoreError(f"{out}: there is no record of where its documents came from: name the sources (kg verify SOURCE… --out {out})")
    if any(one.own_ontology for one in recorded) and ontology is None:
        raise StoreError(f"{out}: it was built with an ontology of its own: name it with --ontology")
    if sources and not recorded:
        recorded = [Origin((), documents)]
    given = tuple(str(source) for source in sources)
    return [
        replace(
            one,
            sources=given or one.sources,
            documents=tuple(id for id in one.documents if id in documents),
            model=model or one.model,
            policy=policy or one.policy,
        )
        for one in recorded
    ]


def _documents(one: Origin, wanted: set[str], store: DocumentGraphs, failures: list[Failure]) -> Iterator[Document]:
    """The documents of an origin that the graph has, each once; what cannot be read becomes a failure."""

    def note(error: SourceError) -> None:
        failures.append(Failure("", f"a source cannot be read: {error}"))

    left = set(wanted)
    for source in one.sources:
        if source == STANDARD_INPUT:
            continue
        try:
            for document in read([source], report=lambda _: None):
                if document.id in left:
                    left.remove(document.id)
                    yield document if document.published else replace(document, published=_published(store, document.id))
        except SourceError as error:
            note(error)


def _published(store: DocumentGraphs, id: str) -> date | None:
    """The date that the graph has of a document, which `--date` may have given it."""
    found = next(iter(store.quads(store.graph(id), v.issued, None, store.graph(id))), None)
    try:
        return date.fromisoformat(found.object.value) if found else None
    except ValueError:
        return None


def _unread(store: DocumentGraphs, seen: set[str], failures: list[Failure]) -> list[Failure]:
    """The documents of the graph that none of the sources holds any more."""
    return [
        Failure(id, "none of the sources holds it any more, or it cannot be read: nothing vouches for what the graph says of it")
        for id in store.documents()
        if id not in seen
    ]


_LOOSE = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } } LIMIT 100"
_LACKING = "SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g != <CONSEQUENCES>) FILTER NOT EXISTS { ?s ?p ?o } } LIMIT 100"


def _union(store: DocumentGraphs) -> Iterator[Failure]:
    """The default graph is the documents' graphs together, no more and no less."""
    lacking = _LACKING.replace("CONSEQUENCES", store.consequences.value)
    for query, problem in (
        (_LOOSE, "is in the default graph, and no document says so"),
        (lacking, "is in a document's graph, and not in the default graph"),
    ):
        for row in store.query(query, consequences=False):
            words = " ".join(str(term) for term in (row["s"], row["p"], row["o"]))
            yield Failure("", f"the triple {problem}", words=words)


def _files(out: Path, store: DocumentGraphs) -> Iterator[Failure]:
    """The Turtle and TriG files are those that the store would write."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        fresh = Path(folder)
        write_files(store, turtle=fresh / "graph.ttl", trig=fresh / "graph.trig")
        for name in ("graph.ttl", "graph.trig"):
            try:
                if (out / name).exists() and (out / name).read_bytes() != (fresh / name).read_bytes():
                    yield Failure(str(out / name), "the file is not what the store says: build again to write it anew")
            except OSError as error:
                yield Failure(str(out / name), f"the file cannot be read ({error.strerror or error})")


__all__ = ["KgError", "document_failures", "verify"]
