"""What the commands over a graph share: the question that a user asks, and the file that an export goes to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.errors import KgError, SourceError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Ontology


def asked(sparql: str | None, file: Path | None, named: str | None) -> str:
    """The text of a question: given, in a file (- is standard input), or ready-made; wrong usage where it is not exactly one of these."""
    if sum(given is not None for given in (sparql, file, named)) != 1:
        raise typer.BadParameter("give a query, --file with one, or --named with the name of a ready-made one (--list shows them)")
    if named is not None:
        from kg.graph.named import question

        return question(named).sparql
    return sparql if sparql is not None else read_text(file)


def listed() -> Iterator[str]:
    """The ready-made questions, a line each."""
    from kg.graph.named import questions

    width = max(map(len, questions()))
    yield from (f"{name:<{width}}  {question.sentence}" for name, question in questions().items())


def question_text(given: str) -> str:
    """The query of --query: a ready-made one's name, or a file."""
    from kg.graph.named import questions

    return questions()[given].sparql if given in questions() else read_text(Path(given))


def export_path(format: str, to: Path | None, folder: Path, *, part: bool) -> Path:
    """Where an export goes: where the user says, or beside the graph under the format's name; a part never takes the graph's own place."""
    from kg.export import file_name
    from kg.graph.serialise import FORMATS

    name = FORMATS.get(format) or file_name(format)
    return to or folder / (f"part-{name}" if part else name)


def problems_of(graph: Graph, files: list[Path], *, shapes: Path | None, ontology: Ontology | None) -> list[str]:
    """What breaks the shapes, in the graph or in each of the files, a sentence each."""
    if not files:
        return graph.validate(shapes=shapes, ontology=ontology)
    from kg.graph.validate import load, validate

    return [f"{file}: {problem}" for file in files for problem in validate(load(file), shapes=shapes, ontology=ontology)]


def reasoned(out: str, ontology: Path | None, *, wanted: bool) -> None:
    """Derives what follows from the ontology, where it is asked for."""
    if wanted:
        from kg.reasoning import reason

        reason(out=out, ontology=ontology)


def conformity(graph: Graph, ontology: Ontology | None, path: Path | None) -> Iterator[KgError]:
    """A line where statements do not conform to the domains and ranges of a user's ontology: they are in the graph all the same."""
    if ontology is None:
        return
    from kg.graph.validate import nonconforming

    if statements := {violation.focus for violation in nonconforming(graph.store(), ontology)}:
        count = f"{len(statements):,} statement{'s do' if len(statements) > 1 else ' does'}"
        yield KgError(f"{count} not conform to {path}: kg validate --ontology {path} --out {graph.url or graph.out} tells which and why")


def read_text(path: Path) -> str:
    """The text of a file, or of standard input."""
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
