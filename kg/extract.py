"""Documents → Readings, in this process or in several, always in the order of the documents."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from kg.model import Document, Ontology, Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Result = TypeVar("Result")

# A batch is what one process reads at a time; less text than this in all is not worth a second process.
BATCH_CHARACTERS = 60_000
PARALLEL_CHARACTERS = 400_000


Work = Callable[["Doc", Document, Ontology], Result]


def extract(documents: Iterable[Document], *, model: str | None = None, ontology: Ontology | None = None, jobs: int | None = None) -> Iterator[Reading]:
    """What each document says, in order, streaming: memory does not grow with the number of documents.

    `model` is a spaCy pipeline's name or path (default: the shipped one), `ontology` the shipped one by default.
    `jobs` is the number of processes; by default one for small work, else one a core.
    """
    from kg.language.statements import read

    return over(documents, read, model=model, ontology=ontology, jobs=jobs)


def over(
    documents: Iterable[Document], work: Work, *, model: str | None = None, ontology: Ontology | None = None, jobs: int | None = None
) -> Iterator[Result]:
    """`work(doc, document, ontology)` for each document's analysis, as `extract` does it; `work` is a function of a module."""
    batches = _batches(documents)
    first = list(islice(batches, PARALLEL_CHARACTERS // BATCH_CHARACTERS + 1))
    if jobs is None:
        enough = sum(len(d.text) for batch in first for d in batch) >= PARALLEL_CHARACTERS
        jobs = (os.cpu_count() or 1) if enough else 1
    threads = 1 if jobs > 1 else (os.cpu_count() or 1)
    tasks = (Task(batch, work, model, ontology, threads) for batch in chain(first, batches))
    if jobs > 1:
        yield from _parallel(tasks, jobs)
        return
    for task in tasks:
        yield from run(task)


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


def _parallel(tasks: Iterator[Task], jobs: int) -> Iterator[Result]:
    """Tasks over a pool of processes, a few ahead of what has been taken, so that a slow reader holds the writers back."""
    with get_context("spawn").Pool(jobs, initializer=_ignore_interrupts) as pool:
        waiting: deque = deque()
        for task in tasks:
            waiting.append(pool.apply_async(run, (task,)))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().get()
        while waiting:
            yield from waiting.popleft().get()


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal: only the first of them is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(frozen=True, slots=True)
class Task:
    """A batch of documents and what to do with their analyses, as it goes to a process."""

    documents: list[Document]
    work: Work
    model: str | None
    ontology: Ontology | None
    threads: int


def run(task: Task) -> list[Result]:
    """One task, in whichever process; the pipeline stays loaded between tasks."""
    from kg.lexicon import ontology as default_ontology

    nlp, ontology = pipeline(task.model, task.threads), task.ontology or default_ontology()
    docs = nlp.pipe(((document.text, document) for document in task.documents), as_tuples=True)
    return [task.work(doc, document, ontology) for doc, document in docs]


@cache
def pipeline(model: str | None = None, threads: int = 1) -> Language:
    """The spaCy pipeline, loaded once a process; ModelError where it cannot be."""
    from kg.language import load

    return load(model, threads=threads)
