"""Where sources lie: paths, folders, archives and standard input, as named bytes."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import SourceError
from kg.reader.decode import MAX_CHARACTERS, too_long
from kg.reader.formats import FORMATS, Report

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")
MAX_BYTES = 4 * MAX_CHARACTERS
# JSON Lines and feeds hold many documents: a large file of them is no large document.
MAX_COLLECTION_BYTES = 1 << 30
_COLLECTIONS = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class File:
    """One file's bytes: the name to show, the id of what it holds, its extension; `named` where the user asked for it by name."""

    name: str
    id: str
    extension: str
    data: bytes
    named: bool


def files(source: str | os.PathLike, report: Report) -> Iterator[File]:
    """The files of a source, in order of name: a path, a folder (every file in a known format below it), an archive, or "-".

    Raises SourceError for a source that is missing or holds nothing; what fails inside a folder goes to `report`.
    """
    if str(source) == "-":
        yield File("standard input", "stdin", "", sys.stdin.buffer.read(MAX_BYTES + 1), True)
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path, report)
        else:
            yield from _file(path, path.resolve().parent.name, str(path), True, report)
    except OSError as error:
        raise SourceError(
            f"{path}: {'there is no such file or folder' if not path.exists() else error.strerror or error}"
        ) from error


def _folder(root: Path, report: Report) -> Iterator[File]:
    found = False
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        relative = path.relative_to(root)
        if any(part.startswith(".") for part in relative.parts) or not _known(path.name):
            continue
        found = True
        folder = PurePosixPath(root.resolve().name, *relative.parent.parts)
        try:
            yield from _file(path, str(folder), str(path), False, report)
        except SourceError as error:
            report(error)
        except OSError as error:
            report(SourceError(f"{path}: {error.strerror or error}"))
    if not found:
        raise SourceError(f"{root}: no texts in this folder (looked for {', '.join(sorted(e for e in FORMATS if e))} and archives)")


def _file(path: Path, folder: str, name: str, named: bool, report: Report) -> Iterator[File]:
    if path.name.endswith(ARCHIVES):
        yield from _archive(path, folder, name, report)
        return
    size, extension = path.stat().st_size, path.suffix.lower()
    if size > (MAX_COLLECTION_BYTES if extension in _COLLECTIONS else MAX_BYTES):
        raise too_long(name, size, MAX_CHARACTERS)
    data = path.read_bytes()
    file_name = path.name
    if extension == ".gz":
        data, file_name = _gunzip(data, name), path.stem
    yield _named(File(name, "", "", data, named), f"{folder}/{file_name}")


def _named(file: File, path: str) -> File:
    """The file with id and extension from its path; an extension that is no format's own stays part of the id."""
    pure = PurePosixPath(path)
    extension = pure.suffix.lower() if pure.suffix.lower() in FORMATS else ""
    return File(file.name, str(pure.with_suffix("")) if extension else str(pure), extension, file.data, file.named)


def _known(name: str) -> bool:
    name = name.lower()
    return name.endswith(ARCHIVES) or PurePosixPath(name.removesuffix(".gz")).suffix in FORMATS.keys() - {""}


def _gunzip(data: bytes, name: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            return stream.read(MAX_COLLECTION_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{name}: not a whole gzip file ({error})") from error


def _archive(path: Path, folder: str, name: str, report: Report) -> Iterator[File]:
    stem = path.name
    for extension in sorted(ARCHIVES, key=len, reverse=True):
        stem = stem.removesuffix(extension)
    found = False
    try:
        for member, size, read in _members(path):
            if not _known(member) or member.endswith(ARCHIVES):
                continue
            found = True
            if size > MAX_BYTES:
                report(too_long(f"{name}/{member}", size, MAX_CHARACTERS))
                continue
            yield _named(File(f"{name}/{member}", "", "", read(), False), f"{folder}/{stem}/{member}")
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, RuntimeError) as error:
        raise SourceError(f"{name}: not a whole archive ({error})") from error
    if not found:
        raise SourceError(f"{name}: no texts in this archive")


def _members(path: Path):
    """Name, size and reader of each plain file in the archive; nothing is unpacked to disk."""
    if path.name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                if not info.is_dir():
                    yield info.filename, info.file_size, lambda info=info: archive.read(info)
        return
    with tarfile.open(path) as archive:
        for info in archive:
            if info.isfile():
                yield info.name, info.size, lambda info=info: archive.extractfile(info).read()
