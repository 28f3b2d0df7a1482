"""A dump as chunks that can be read by different processes, each with the place to go on from after it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.wikidata.indexing import bzip

_PACKED, _PLAIN = 1 << 19, 1 << 23  # bytes of the file; of bzip2 half a million make about ten millions
_START = b"BZh", b"\x1f\x8b"
_OTHERS = {b"\x28\xb5\x2f\xfd": "Zstandard", b"\xfd7zXZ": "xz", b"PK\x03\x04": "zip", b"SQLite format 3": "SQLite"}
_OFFER = "give a dump in JSON or N-Triples (latest-all.json.bz2, latest-truthy.nt.bz2, the same in .gz, or unpacked)"
JSON, TRIPLES = "json", "triples"


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump on disk: how it is packed ("bz2", "gz", ""), what its lines are, and its size in bytes; `listed` where it is one list in brackets."""

    path: Path
    packing: str
    form: str
    size: int
    listed: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a dump: bytes `start` to `stop` of the file, or `data` that is unpacked already.

    `after` is the place to go on from, `done` how many bytes of the file are behind it; `fault` says why nothing follows.
    """

    path: Path
    packing: str
    start: int = 0
    stop: int = 0
    data: bytes = b""
    after: tuple[int, int] = (0, 0)
    done: int = 0
    fault: str = ""


def open_dump(path: Path) -> Dump:
    """What a file is, by its first bytes; SourceError where it cannot be read, or is no dump."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(16)
        packing = "bz2" if start.startswith(_START[0]) else "gz" if start.startswith(_START[1]) else ""
        head = _head(path, packing, size)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error}): give the path of a dump that is here") from error
    other = next((name for magic, name in _OTHERS.items() if start.startswith(magic)), None)
    if other:
        raise SourceError(f"{path}: not a Wikidata dump but a file of {other}: {_OFFER}")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"[", b"{")):
        return Dump(path, packing, JSON, size, listed=text.startswith(b"["))
    if text.startswith((b"<http", b"_:")):
        return Dump(path, packing, TRIPLES, size, listed=False)
    shown = text[:20].decode("utf-8", "replace").splitlines()
    raise SourceError(
        f"{path}: not a Wikidata dump (it begins with {shown[0]!r}): {_OFFER}" if shown else f"{path}: an empty or damaged file: {_OFFER}"
    )


def _head(path: Path, packing: str, size: int) -> bytes:
    if packing == "gz":
        with path.open("rb") as file:
            try:
                return zlib.decompressobj(wbits=31).decompress(file.read(1 << 16), 1 << 12)
            except zlib.error:
                return b""
    if packing == "bz2":
        return read(Chunk(path, packing, 0, min(64, size)))[0][: 1 << 12]
    return read(Chunk(path, packing, 0, min(1 << 12, size)))[0]


def chunks(dump: Dump, place: tuple[int, int]) -> Iterator[Chunk]:
    """The chunks of a dump from a place on: (0, 0), or where a chunk said that it goes on."""
    if dump.packing == "gz":
        yield from _members(dump, *place)
        return
    step = _PACKED if dump.packing == "bz2" else _PLAIN
    for start in range(place[0], dump.size, step):
        stop = min(start + step, dump.size)
        yield Chunk(dump.path, dump.packing, start, stop, after=(stop, 0), done=stop)


def _members(dump: Dump, member: int, skip: int) -> Iterator[Chunk]:
    """A gzip file, unpacked here: it cannot be entered but at the beginning of a member, so up to `skip` unpacked bytes are passed over.

    The places are (byte of the file at which the member begins, unpacked bytes of it that are done).
    """
    with dump.path.open("rb") as file:
        file.seek(member)
        unpacker, given, begun, packed, full = zlib.decompressobj(wbits=31), 0, False, b"", False
        while packed or full or (packed := file.read(_PACKED)):
            if not begun and not (packed := packed.lstrip(b"\0")):  # what pads the end of a member
                continue
            try:
                data = unpacker.decompress(packed, _PLAIN)
            except zlib.error as error:
                yield Chunk(dump.path, "", fault=f"is damaged near {file.tell() / 1e6:,.1f} MB ({error})")
                return
            begun, full = True, len(data) == _PLAIN and not unpacker.eof
            packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            done = file.tell() - len(packed)
            begin, given = max(skip - given, 0), given + len(data)
            if unpacker.eof:
                member, given, skip, begun, unpacker = done, 0, 0, False, zlib.decompressobj(wbits=31)
            if data[begin:]:
                yield Chunk(dump.path, "", data=data[begin:], after=(member, given), done=done)
        if begun:
            yield Chunk(dump.path, "", fault="breaks off in the middle")


def read(chunk: Chunk) -> tuple[bytes, int, bool]:
    """What a chunk holds, unpacked; how many parts are damaged; whether the file breaks off in it."""
    if chunk.data or not chunk.stop:
        return chunk.data, 0, False
    with chunk.path.open("rb") as file:
        if chunk.packing == "bz2":
            blocks = bzip.read_blocks(file, chunk.start, chunk.stop)
            parts, damaged = bzip.unpack(blocks)
            return b"".join(parts), damaged, blocks.cut
        return _range(file, chunk.start, chunk.stop), 0, False


def _range(file: BinaryIO, start: int, stop: int) -> bytes:
    file.seek(start)
    return file.read(stop - start)
