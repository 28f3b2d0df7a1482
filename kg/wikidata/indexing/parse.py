"""Chunks into rows: what one process does with one chunk, and how the ends of neighbours are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.wikidata.indexing import triples
from kg.wikidata.indexing.chunks import JSON, TRIPLES, Chunk, read
from kg.wikidata.indexing.items import read_item
from kg.wikidata.indexing.record import Rows


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk, with what is to be read from it."""

    chunk: Chunk
    form: str
    languages: tuple[str, ...]


@dataclass(slots=True)
class Parsed:
    """The rows of what is whole in a chunk; `head` belongs to what came before, `tail` goes on in the next chunk (None: nothing begins in it);
    `closed` where it ends with the bracket that closes the list, None where it is blank."""

    head: bytes
    rows: Rows
    tail: bytes | None
    damaged: int = 0
    cut: bool = False
    closed: bool | None = None


def parse(task: Task) -> Parsed:
    """Unpacks and reads one chunk."""
    data, damaged, cut = read(task.chunk)
    head, body, tail = _SPLITS[task.form](data)
    rows = parse_whole(body, task.form, task.languages)
    end = data[-64:].rstrip()
    return Parsed(head, rows, tail, damaged, cut, end.endswith(b"]") if end else None)


def parse_whole(data: bytes, form: str, languages: tuple[str, ...]) -> Rows:
    """The rows of whole entities."""
    rows = Rows()
    _READERS[form](data, languages, rows)
    return rows


def _split_lines(data: bytes) -> tuple[bytes, bytes, bytes | None]:
    first, last = data.find(b"\n") + 1, data.rfind(b"\n") + 1
    return (data[:first], data[first:last], data[last:]) if first else (data, b"", None)


def _read_lines(data: bytes, languages: tuple[str, ...], rows: Rows) -> None:
    for line in data.split(b"\n"):
        text = line.strip(b" \t\r,")
        if text in (b"", b"[", b"]"):
            continue
        try:
            record = read_item(text, languages)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            rows.spoil(text)
            continue
        if record:
            rows.add(record)
        else:
            rows.read += 1


_Split = Callable[[bytes], tuple[bytes, bytes, bytes | None]]
_SPLITS: dict[str, _Split] = {JSON: _split_lines, TRIPLES: triples.split}
_READERS: dict[str, Callable[[bytes, tuple[str, ...], Rows], None]] = {JSON: _read_lines, TRIPLES: triples.read_triples}
