"""Sources → Documents: files, folders, archives, HTML, JSON Lines, feeds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from kg.errors import SourceError
from kg.model import Document
from kg.reader.dates import find_date
from kg.reader.files import File, files
from kg.reader.formats import FORMATS, Draft, Report
from kg.reader.languages import is_english

__all__ = ["read", "read_lines"]


def read(
    sources: Iterable[str | os.PathLike] | str | os.PathLike,
    *,
    published: date | None = None,
    report: Callable[[SourceError], None] | None = None,
) -> Iterator[Document]:
    """The documents of the sources, in order, each id once.

    `published` is the date of documents that carry none. A source that the user named and that cannot be read raises
    SourceError; what cannot be read inside a folder, archive or collection goes to `report` (default: raised too).
    """
    report = report or _raise
    seen: dict[str, str] = {}
    for source in [sources] if isinstance(sources, str | os.PathLike) else sources:
        for file in files(source, report):
            for document in _documents(file, report):
                if document.id in seen:
                    report(
                        SourceError(f"{file.name}: skipped: {seen[document.id]} holds a document of the same id ({document.id})")
                    )
                    continue
                seen[document.id] = file.name
                yield document if document.published else replace(document, published=published)


def read_lines(
    sources: Iterable[str | os.PathLike], *, published: date | None = None, report: Report | None = None
) -> Iterator[Document]:
    """Each line of plain-text sources as a document of its own, with the id FILE:LINE, counted from 1; empty lines are passed over."""
    for source in sources:
        for file in files(source, report or _raise):
            text = next(iter(FORMATS[""](file.data, file.name, report or _raise))).text
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    yield Document(f"{file.name}:{number}", line.strip(), published=published)


def _raise(error: SourceError) -> None:
    raise error


def _documents(file: File, report: Report) -> Iterator[Document]:
    """The documents of one file; a failure in a file that was not named goes to `report`."""
    complain = _raise if file.named else report
    try:
        for draft in FORMATS[file.extension](file.data, file.name, report):
            if not (draft.language or "en").lower().startswith("en") or not is_english(draft.text):
                complain(SourceError(f"{file.name}: not English, which is the language that kg reads: nothing was taken from it"))
                continue
            yield _document(file, draft)
    except SourceError as error:
        complain(error)


def _document(file: File, draft: Draft) -> Document:
    name = f"{file.id}/{draft.part}" if draft.part else file.id
    day = draft.published or find_date(file.id.rsplit("/", 1)[-1])
    return Document(name, draft.text, draft.title, day, draft.url)
