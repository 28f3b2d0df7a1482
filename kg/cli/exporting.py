"""The commands that carry a graph elsewhere or hold it against shapes: export, validate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import OntologyFile, Out, Quiet, folder_of, graph_of, ontology_of, read_text
from kg.cli.telling import tell

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Ontology

ExportFormat = StrEnum(
    "ExportFormat",
    "graphml yed gexf dot cytoscape csv excel neo4j html svg turtle turtle12 trig nquads jsonld",
)


def export(
    format: Annotated[ExportFormat, typer.Option(help="The format to write.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="The file to write (csv, excel, neo4j: a folder); default: beside the graph.")
    ] = None,
    query: Annotated[str | None, typer.Option("--query", help="Only what this query names: a file, or a ready-made question.")] = None,
    around: Annotated[str | None, typer.Option("--around", help="Only what is near the entity of this name.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=0, help="How near: so many statements away.")] = 1,
    out: Out = "output",
    quiet: Quiet = False,
) -> None:
    """Write the graph, or a part of it, for Gephi, yEd, Graphviz, Cytoscape, Neo4j, spreadsheets, browsers, or other RDF tools."""
    path = _export_path(format.value, to, folder_of(out), part=bool(query or around))
    graph_of(out).export(format.value, path, query=_question_text(query) if query else None, around=around, hops=hops)
    if not quiet:
        tell([str(path)])


def validate(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="RDF files to hold against the shapes, in place of a graph.")
    ] = None,
    shapes: Annotated[Path | None, typer.Option("--shapes", help="A SHACL file of your own, in place of the shipped shapes.")] = None,
    ontology: OntologyFile = None,
    out: Out = "output",
) -> None:
    """Hold the graph against its SHACL shapes, and relations against the domains and ranges of your ontology; exit status 1 where it breaks one."""
    problems = _problems_of(graph_of(out), files or [], shapes=shapes, ontology=ontology_of(ontology))
    tell(problems or ["The graph conforms to its shapes."])
    if problems:
        raise typer.Exit(1)


def _question_text(given: str) -> str:
    """The query of --query: a ready-made one's name, or a file."""
    from kg.graph.named import questions

    return questions()[given].sparql if given in questions() else read_text(Path(given))


def _export_path(format: str, to: Path | None, folder: Path, *, part: bool) -> Path:
    """Where an export goes: where the user says, or beside the graph under the format's name; a part never takes the graph's own place."""
    from kg.export import file_name
    from kg.graph.serialise import FORMATS

    name = FORMATS.get(format) or file_name(format)
    return to or folder / (f"part-{name}" if part else name)


def _problems_of(graph: Graph, files: list[Path], *, shapes: Path | None, ontology: Ontology | None) -> list[str]:
    """What breaks the shapes, in the graph or in each of the files, a sentence each."""
    if not files:
        return graph.validate(shapes=shapes, ontology=ontology)
    from kg.graph.validate import load, validate

    return [f"{file}: {problem}" for file in files for problem in validate(load(file), shapes=shapes, ontology=ontology)]
