"""Documents → Readings, in this process or in several, always in the order of the documents."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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
    `jobs` is the number of processes; by default one, which uses two cores, and for large work one for every two cores.
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
        jobs = max(1, (os.cpu_count() or 1) // 2) if enough else 1
    threads = 1 if jobs > 1 else (os.cpu_count() or 1)
    tasks = (Task(batch, work, model, ontology, threads) for batch in chain(first, batches))
    yield from _parallel(tasks, jobs) if jobs > 1 else _overlapped(tasks)


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


def _overlapped(tasks: Iterable[Task]) -> Iterator[Result]:
    """Tasks in this process: a thread analyses the next batch (the network runs outside Python's lock) while this one is worked on."""
    with ThreadPoolExecutor(1) as analyst:
        ahead: deque = deque()
        for task in tasks:
            ahead.append((task, analyst.submit(analyse, task)))
            if len(ahead) > 1:
                yield from finish(*ahead.popleft())
        while ahead:
            yield from finish(*ahead.popleft())


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
    """One task from text to results, in whichever process; the pipeline stays loaded between tasks."""
    return [_work(task, doc, document) for doc, document in analyse(task)]


def analyse(task: Task) -> list[tuple[Doc, Document]]:
    """The analysis of each of a task's documents."""
    texts = ((document.text, document) for document in task.documents)
    return list(pipeline(task.model, task.threads).pipe(texts, as_tuples=True))


def finish(task: Task, analysed: Future) -> Iterator[Result]:
    """The results of a task whose analysis is on its way."""
    for doc, document in analysed.result():
        yield _work(task, doc, document)


def _work(task: Task, doc: Doc, document: Document) -> Result:
    from kg.lexicon import ontology as default_ontology

    return task.work(doc, document, task.ontology or default_ontology())


@cache
def pipeline(model: str | None = None, threads: int = 1) -> Language:
    """The spaCy pipeline, loaded once a process; ModelError where it cannot be."""
    from kg.language import load
    from kg.language.clauses.relation import past

    past("go")  # the inflections are read now, not under the first text
    return load(model, threads=threads)
