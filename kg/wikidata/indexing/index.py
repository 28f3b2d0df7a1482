"""A Wikidata dump into a label index: `index`, the whole of `kg wikidata index`."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError, StoreError
from kg.wikidata.facts import TYPES
from kg.wikidata.indexing.chunks import Dump, chunks, open_dump
from kg.wikidata.indexing.draft import Draft, Place, translated
from kg.wikidata.indexing.finish import finish
from kg.wikidata.indexing.parse import Parsed, Task, parse, parse_whole
from kg.wikidata.indexing.record import Rows
from kg.wikidata.indexing.workers import ordered

_SAVE_EVERY = 64  # chunks: about half a gigabyte unpacked, and some seconds
_WORTH_PROCESSES = 8_000_000  # bytes of a dump, below which starting processes costs more than it saves
_LONGEST = 64_000_000  # bytes of one item; the longest of Wikidata have a few millions
_FINGERPRINT = 1 << 16


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: bytes of the dump done, of how many, entities read; what is being done."""

    done: int
    total: int
    entities: int
    doing: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a dump: entities read, items and names in the index, its bytes, lines that could not be read, damaged parts of the packed file,
    the beginning of the first bad line, the seconds of this run and the entities read in it."""

    path: Path
    entities: int
    items: int
    names: int
    bytes: int
    broken: int
    damaged: int
    first: str
    seconds: float
    fresh: int


def index(
    dump: str | Path,
    out: str | Path,
    *,
    languages: tuple[str, ...] = ("en",),
    types: frozenset[str] | None = None,
    jobs: int | None = None,
    partial: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Report:
    """Makes the label index of a dump, in the form that `open_facts` reads; killed at any time, the same call goes on where it was.

    `languages` are those of labels, aliases and descriptions, the best first; `types` the classes of the ontology to keep (None: all);
    `jobs` the processes that read (default: one a core, or one where the dump is small). A dump that breaks off is refused unless `partial`.
    SourceError where the dump is none or is cut off, StoreError where the index cannot be written.
    """
    dump, out = open_dump(Path(dump)), Path(out)
    start = time.monotonic()
    draft = Draft(out.with_name(out.name + ".part"))
    try:
        _agree(draft, dump, [languages, sorted(types) if types is not None else None])
        place = draft.place()
        before = place.entities
        if not place.complete:
            _fill(draft, dump, place, languages=languages, jobs=jobs or _jobs(dump), partial=partial, progress=progress)
        about = {"source": dump.path.name, "languages": ",".join(languages), "types": ",".join(sorted(types or TYPES))}
        finish(draft, out, types=types, about=about, told=lambda doing: progress(Progress(dump.size, dump.size, place.entities, doing)))
        draft.discard()
    finally:
        draft.close()
    items, names = _counts(out)
    return Report(
        out,
        place.entities,
        items,
        names,
        out.stat().st_size,
        place.broken,
        place.damaged,
        place.first,
        time.monotonic() - start,
        place.entities - before,
    )


def _agree(draft: Draft, dump: Dump, options: list) -> None:
    """Holds the dump and the options against those that the draft was begun with; StoreError where they are others.

    A dump is known by its first bytes: where it was cut off, it may have grown since.
    """
    begun = json.loads(draft.purpose or "null")
    length = begun[0] if begun else min(dump.size, _FINGERPRINT)
    with dump.path.open("rb") as file:
        purpose = json.loads(json.dumps([length, sha256(file.read(length)).hexdigest(), options]))
    if begun not in (None, purpose):
        raise StoreError(
            f"{draft.path}: begun from another dump or with other options: give the same ones, another --out, or delete this file to begin anew"
        )
    draft.purpose = json.dumps(purpose)


def _jobs(dump: Dump) -> int:
    return (os.cpu_count() or 1) if dump.size >= _WORTH_PROCESSES else 1


def _fill(
    draft: Draft, dump: Dump, place: Place, *, languages: tuple[str, ...], jobs: int, partial: bool, progress: Callable[[Progress], None]
) -> None:
    """Reads the dump into the draft, from where an earlier run left off."""
    fault = ""
    tasks = (Task(chunk, dump.form, languages) for chunk in chunks(dump, place.after))
    for number, (task, parsed) in enumerate(ordered(parse, tasks, jobs=jobs), 1):
        fault = task.chunk.fault or ("breaks off in the middle" if parsed.cut else "")
        if fault:
            break
        for rows in _joined(place, parsed, task, dump):
            draft.add(rows)
            _count(place, rows)
        place.after, place.bytes_done, place.damaged = task.chunk.after, task.chunk.done, place.damaged + parsed.damaged
        place.closed = place.closed if parsed.closed is None else parsed.closed
        if number % _SAVE_EVERY == 0:
            draft.save(place)
        progress(Progress(place.bytes_done, dump.size, place.entities, "reading"))
    if not fault and dump.listed and not place.closed:
        fault = "breaks off: the list in it has no end"
    if fault and not partial:
        draft.save(place)
        raise SourceError(
            f"{dump.path}: {fault}, after {place.entities:,} items: get the rest and run the same command again, which goes on from there, or index what there is with --partial"
        )
    if place.pending and not fault:
        last = parse_whole(place.pending, dump.form, languages)
        draft.add(last)
        _count(place, last)
    if not place.entities:
        draft.discard()
        raise SourceError(
            f"{dump.path}: holds no items ({place.broken:,} lines that are none, {place.damaged:,} damaged parts): give a dump of Wikidata, whole"
        )
    place.pending, place.complete = b"", True
    draft.save(place)


def _joined(place: Place, parsed: Parsed, task: Task, dump: Dump) -> Iterator[Rows]:
    """The rows of what was cut between the chunk before and this one, then this one's own."""
    place.pending += parsed.head
    if len(place.pending) > _LONGEST:
        raise SourceError(f"{dump.path}: a line of more than {_LONGEST // 1_000_000} MB: not a dump with one item a line")
    if parsed.tail is not None:
        yield parse_whole(place.pending, task.form, task.languages)
        yield parsed.rows
        place.pending = parsed.tail


def _count(place: Place, rows: Rows) -> None:
    place.entities += rows.read
    place.broken += rows.broken
    place.first = place.first or rows.first


def _counts(out: Path) -> tuple[int, int]:
    """Items and names of an index that is whole."""
    with translated(out), closing(sqlite3.connect(f"{out.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('items', 'names')"))
    return int(found["items"]), int(found["names"])
