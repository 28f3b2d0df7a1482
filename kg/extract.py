"""Documents → Readings, in this process or in several, always in the order of the documents."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context

from kg.model import Document, Ontology, Reading

# A batch is what one process reads at a time; less text than this in all is not worth a second process.
BATCH_CHARACTERS = 60_000
PARALLEL_CHARACTERS = 400_000


def extract(documents: Iterable[Document], *, model: str | None = None, ontology: Ontology | None = None, jobs: int | None = None) -> Iterator[Reading]:
    """What each document says, in order, streaming: memory does not grow with the number of documents.

    `model` is a spaCy pipeline's name or path (default: the shipped one), `ontology` the shipped one by default.
    `jobs` is the number of processes; by default one for small work, else one a core.
    """
    batches = _batches(documents)
    first = list(islice(batches, _batches_before_parallel()))
    if jobs is None:
        enough = sum(len(d.text) for batch in first for d in batch) >= PARALLEL_CHARACTERS
        jobs = (os.cpu_count() or 1) if enough else 1
    batches = chain(first, batches)
    if jobs <= 1:
        for batch in batches:
            yield from _read_batch((batch, model, ontology, os.cpu_count() or 1))
        return
    yield from _parallel(batches, model, ontology, jobs)


def _batches_before_parallel() -> int:
    return PARALLEL_CHARACTERS // BATCH_CHARACTERS + 1


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch, size = [], 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parallel(batches: Iterator[list[Document]], model: str | None, ontology: Ontology | None, jobs: int) -> Iterator[Reading]:
    """Batches over a pool of processes, a few ahead of what has been taken, so that a slow reader holds the writers back."""
    with get_context("spawn").Pool(jobs) as pool:
        waiting: deque = deque()
        for batch in batches:
            waiting.append(pool.apply_async(_read_batch, ((batch, model, ontology, 1),)))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().get()
        while waiting:
            yield from waiting.popleft().get()


def _read_batch(job: tuple[list[Document], str | None, Ontology | None, int]) -> list[Reading]:
    """One batch, in whichever process; the pipeline stays loaded between batches."""
    from kg.language.statements import read
    from kg.lexicon import ontology as default_ontology

    documents, model, ontology, threads = job
    nlp, ontology = pipeline(model, threads), ontology or default_ontology()
    docs = nlp.pipe(((document.text, document) for document in documents), as_tuples=True)
    return [read(doc, document, ontology) for doc, document in docs]


@cache
def pipeline(model: str | None = None, threads: int = 1):
    """The spaCy pipeline, loaded once a process; ModelError where it cannot be."""
    from kg.language import load

    return load(model, threads=threads)
