"""The graph as files that people and tools read: graph.ttl (the union of the documents) and graph.trig (a named graph a document, and one
of what was derived from the ontology).

The same graph gives the same bytes: subjects, predicates and objects are sorted, prefixes always the same. Both files are made in one
pass, a document at a time, so that memory stays flat; a file is there whole or not at all.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.documents import DocumentGraphs
from kg.graph.terms import KGO, RDF, RDFS, REL, XSD, prefixes

# What Turtle allows after a prefix without escapes: PN_LOCAL, less the colon and percent signs that we do not need.
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
_LOCAL = re.compile(rf"[{_LETTER}_0-9](?:[{_LETTER}_0-9.\u00b7\u0300-\u036f-]*[{_LETTER}_0-9\u00b7\u0300-\u036f-])?")
# What a reader looks for first; all else follows by name.
_FIRST = {
    iri: rank
    for rank, iri in enumerate(
        [
            f"<{RDF}type>",
            f"<{RDFS}label>",
            *(f"<{RDF}{part}>" for part in ("subject", "predicate", "object")),
            f"<{KGO}factuality>",
            f"<{KGO}start>",
        ]
    )
}
_LAST = len(_FIRST)
_BROAD = frozenset(("kgo:Statement", "rdf:Property"))


def write_files(store: DocumentGraphs, *, turtle: str | os.PathLike | None = None, trig: str | os.PathLike | None = None) -> None:
    """Writes the graph as Turtle, TriG or both; StoreError where a file cannot be written, and then none is changed."""
    turtle_path, trig_path = (Path(path) if path else None for path in (turtle, trig))
    with ExitStack() as stack:
        printer = Printer(prefixes(store.names.base))
        trig_file = stack.enter_context(whole(trig_path)) if trig_path else None
        turtle_file = stack.enter_context(whole(turtle_path)) if turtle_path else None
        part = stack.enter_context(_spool(turtle_path)) if turtle_path else None
        if trig_file:
            trig_file.write(printer.header())
        shared = Shared(store)
        for graph, (own, others) in _parted(store):
            blocks = ["\n" + block for block in printer.blocks(own)]
            if trig_file:
                trig_file.writelines(_graph(graph, [*("\n" + block for block in printer.blocks(others)), *blocks], printer))
            if part:
                part.writelines(blocks)
                shared.add(others)
        if trig_file and store.has_consequences():
            blocks = ["\n" + block for block in printer.blocks(store.lines(store.consequences))]
            trig_file.writelines(_graph(store.consequences, blocks, printer))
        if turtle_file and part:
            turtle_file.write(printer.header())
            turtle_file.writelines("\n" + block for lines in shared.lines() for block in printer.blocks(lines))
            part.seek(0)
            shutil.copyfileobj(part, turtle_file)


def _parted(store: DocumentGraphs) -> Iterator[tuple[NamedNode, tuple[list[str], list[str]]]]:
    """The documents' graphs and their lines in two; a thread reads the next one (outside Python's lock) while this one is printed."""
    with ThreadPoolExecutor(1) as reader:
        ahead: deque[tuple[NamedNode, Future]] = deque()
        for graph in store.graphs():
            ahead.append((graph, reader.submit(store.parted, graph)))
            if len(ahead) > 1:
                name, lines = ahead.popleft()
                yield name, lines.result()
        while ahead:
            name, lines = ahead.popleft()
            yield name, lines.result()


def _graph(name: NamedNode, blocks: list[str], printer: Printer) -> list[str]:
    """A named graph in TriG."""
    return [f"\n{printer.short(str(name))} {{\n", *blocks, "\n}\n"]


class Shared:
    """What documents say together of nodes that they share, in memory as long as it is not too much, else looked up again."""

    LIMIT = 400_000  # lines, about 80 MB

    def __init__(self, store: DocumentGraphs):
        self.store = store
        self._lines: dict[str, set[str]] = {}
        self._size = 0

    def add(self, lines: list[str]) -> None:
        """Adds what one document says."""
        keep = self._size <= self.LIMIT
        for line in lines:
            known = self._lines.setdefault(line[: line.index(" ")], set())
            if keep:
                known.add(line)
        self._size += len(lines)
        if keep and self._size > self.LIMIT:
            self._lines = {subject: set() for subject in self._lines}

    def lines(self) -> Iterator[list[str]]:
        """The lines of each node: entities, then relations, then the rest."""
        entity, relation = f"<{self.store.names.base}entity/", f"<{REL}"
        for subject in sorted(self._lines, key=lambda iri: (not iri.startswith(entity), not iri.startswith(relation), iri)):
            yield sorted(self._lines[subject] if self._size <= self.LIMIT else self._look_up(subject))

    def _look_up(self, subject: str) -> set[str]:
        quads = self.store.quads(NamedNode(subject[1:-1]))
        return {f"{quad.triple} ." for quad in quads}


def compact(lines: Iterable[str], prefixes: dict[str, str]) -> str:
    """Lines of N-Triples as Turtle for people: sorted, with the prefixes that are used; "" where there are none."""
    printer = Printer(prefixes)
    blocks = "\n".join(printer.blocks(sorted(lines)))
    used = [line for line in printer.header().splitlines(keepends=True) if line.split()[1] in blocks]
    return "".join([*used, "\n", blocks]) if blocks else ""


class Printer:
    """Turns sorted N-Triples into Turtle, a block a subject."""

    def __init__(self, prefixes: dict[str, str]):
        self.prefixes = prefixes
        self._names: dict[str, str] = {}
        self._pattern = re.compile("<(" + "|".join(sorted(map(re.escape, prefixes.values()), key=len, reverse=True)) + ")([^>]*)>")
        self._by_iri = {iri: prefix for prefix, iri in prefixes.items()}

    def header(self) -> str:
        """The declarations of all prefixes."""
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(self.prefixes.items()))

    def blocks(self, lines: Iterable[str]) -> Iterator[str]:
        """A block of Turtle for each subject."""
        subject, found = "", {}
        for line in lines:
            said_of, predicate, object = line[:-2].split(" ", 2)
            if said_of != subject:
                if found:
                    yield self._block(subject, found)
                subject, found = said_of, {}
            if predicate in found:
                found[predicate].append(object)
            else:
                found[predicate] = [object]
        if found:
            yield self._block(subject, found)

    def _block(self, subject: str, found: dict[str, list[str]]) -> str:
        return f"{self.short(subject)} {self._said(found)} .\n"

    def said(self, rows: Iterable[list[str]]) -> str:
        """What is said of one subject: rows of (subject, predicate, object) as a list of predicates and objects."""
        found: dict[str, list[str]] = {}
        for _, predicate, object in rows:
            found.setdefault(predicate, []).append(object)
        return self._said(found)

    def _said(self, found: dict[str, list[str]]) -> str:
        predicates = []
        for predicate, written in found.items():
            rank = _FIRST.get(predicate, _LAST)
            objects = [self.term(text) for text in written]
            if len(objects) > 1:
                objects.sort()
                if rank == 0:
                    objects.sort(key=lambda name: name not in _BROAD)
            predicates.append((rank, self.short(predicate) if rank else "a", ", ".join(objects)))
        predicates.sort()
        return " ;\n    ".join([f"{name} {objects}" for _, name, objects in predicates])

    def term(self, text: str) -> str:
        """An object: an IRI with its prefix, a literal with the shorthand of its type."""
        if text[0] == "<":
            return self.short(text)
        if text[-1] != ">" or (cut := text.rfind('"^^<')) < 0:
            return text
        lexical, datatype = text[1:cut], text[cut + 4 : -1]
        if datatype == XSD + "integer" and lexical.lstrip("+-").isdecimal():
            return lexical
        if datatype == XSD + "decimal" and re.fullmatch(r"[+-]?\d+(\.\d+)?", lexical):
            return lexical if "." in lexical else lexical + ".0"
        return f'"{lexical}"^^{self.short(f"<{datatype}>")}'

    def short(self, iri: str) -> str:
        """An IRI in angle brackets, with its prefix where what follows needs no escapes."""
        name = self._names.get(iri)
        if name is None:
            match = self._pattern.fullmatch(iri)
            fits = match and (_LOCAL.fullmatch(match[2]))
            name = f"{self._by_iri[match[1]]}:{match[2]}" if match and fits else iri
            if len(self._names) > 100_000:  # names of statements are used a few times only: do not keep them for ever
                self._names.clear()
            self._names[iri] = name
        return name


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A file to write that takes its place only when all was written."""
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        os.chmod(draft, 0o644)
        os.replace(draft, path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror or error}): what was there before is unchanged") from error
    finally:
        if draft and os.path.exists(draft):
            os.unlink(draft)


@contextmanager
def _spool(path: Path) -> Iterator[TextIO]:
    """A file for a while, in the folder that the text will go to."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=path.parent) as file:
        yield file
