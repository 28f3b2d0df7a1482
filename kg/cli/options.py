"""The options that several commands share, and what their values stand for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.telling import warn
from kg.errors import SourceError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Document, Ontology

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives, or - for standard input.")]
Out = Annotated[str, typer.Option("--out", "--store", help="The folder of the graph, or the address of a SPARQL server.")]
Folder = Annotated[str, typer.Option("--out", help="The folder of the graph.")]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline's name or path, in place of the shipped one.")]
Published = Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The date of documents that carry none.")]
OntologyFile = Annotated[Path | None, typer.Option("--ontology", help="A Turtle file with classes, properties and words of your own.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read side by side (default: as many as pay).")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results and errors.")]


def graph_of(out: str) -> Graph:
    """The graph in a folder or at an address."""
    from kg.api import Graph

    return Graph(out)


def folder_of(out: str) -> Path:
    """Where files go that a command makes: the graph's folder, or here for a server's graph."""
    from kg.api import is_address

    return Path() if is_address(out) else Path(out)


def ontology_of(path: Path | None, *, alone: bool = False) -> Ontology | None:
    """The shipped ontology with the user's file on top or in its place, or None for the shipped one alone."""
    if alone and path is None:
        raise typer.BadParameter("--only-ontology goes with --ontology FILE")
    if path is None:
        return None
    from kg.graph.ontology import read_ontology

    return read_ontology(extra=path, alone=alone)


def day(value: datetime | None) -> date | None:
    """A day that was given."""
    return value.date() if value else None


def documents_of(sources: list[str], *, lines: bool, published: datetime | None) -> Iterator[Document]:
    """The documents of the sources; with `lines`, each line is one."""
    from kg.reader import read, read_lines

    return (read_lines if lines else read)(sources, published=day(published), report=warn)


def read_text(path: Path) -> str:
    """The text of a file, or of standard input."""
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
