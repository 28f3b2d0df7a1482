"""The commands that read text: build, extract, annotate, and forget, which undoes one document."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Jobs, Model, OntologyFile, Out, Published, Quiet, Sources, day, documents_of, ontology_of
from kg.cli.telling import counted_documents, tell, warn
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Ontology

ExtractFormat = StrEnum("ExtractFormat", ["jsonl", "oie"])
AnnotateFormat = StrEnum("AnnotateFormat", ["conllu", "jsonl"])
InputFormat = StrEnum("InputFormat", ["text", "conllu"])


def build(
    sources: Sources,
    out: Out = "output",
    model: Model = None,
    ontology: OntologyFile = None,
    policy: Annotated[str, typer.Option(help="What becomes a plain triple: strict, reported, all, or a SPARQL file.")] = "reported",
    base: Annotated[str | None, typer.Option(help="The IRI that resources are named under.")] = None,
    published: Published = None,
    links: Annotated[bool, typer.Option("--link/--no-link", help="Tie entities to Wikidata by the facts in the package.")] = True,
    index: Annotated[Path | None, typer.Option("--index", help="A label index to link by, in place of the facts in the package.")] = None,
    alone: Annotated[bool, typer.Option("--only-ontology", help="Only the events and properties of your ontology, none of ours.")] = False,
    reason: Annotated[bool, typer.Option("--reason", help="Derive what follows from the ontology, too.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Read the sources and write their graph: graph.ttl, graph.trig, graph.html and a store to query."""
    from kg.api import DEFAULT_BASE
    from kg.build import build as run
    from kg.report import summary_lines

    if index and not links:
        raise typer.BadParameter("--index goes without --no-link")
    vocabulary = ontology_of(ontology, alone=alone)
    graph = run(
        sources, out=out, model=model, ontology=vocabulary, policy=policy, base=base or DEFAULT_BASE,
        published=day(published), links=links, index=index, jobs=jobs, report=warn, progress=counted_documents(quiet),
    )  # fmt: skip
    _reason(out, ontology, wanted=reason)
    for problem in _conformity(graph, vocabulary, ontology):
        warn(problem)
    if not quiet:
        tell(summary_lines(graph.summary))


def extract(
    sources: Sources,
    format: Annotated[
        ExtractFormat, typer.Option(help="jsonl: an object a statement; oie: open relations, tab-separated.")
    ] = ExtractFormat.jsonl,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a document of its own.")] = False,
    model: Model = None,
    ontology: OntologyFile = None,
    published: Published = None,
    jobs: Jobs = None,
) -> None:
    """Print the statements of the sources, and write nothing."""
    from kg.rows import extract_rows

    documents = documents_of(sources, lines=lines, published=published)
    tell(extract_rows(documents, format=format.value, lines=lines, model=model, ontology=ontology_of(ontology), jobs=jobs))


def annotate(
    sources: Sources,
    format: Annotated[
        AnnotateFormat, typer.Option(help="conllu: trees with entities; jsonl: an object a mention.")
    ] = AnnotateFormat.conllu,
    input_format: Annotated[InputFormat, typer.Option(help="conllu keeps given sentences and tokens.")] = InputFormat.text,
    model: Model = None,
    published: Published = None,
) -> None:
    """Print the analysis of the sources: tokens, trees, mentions, chains."""
    from kg.rows import annotate_conllu, annotate_rows

    if input_format is InputFormat.conllu:
        tell(annotate_conllu(sources, format=format.value, model=model))
    else:
        tell(annotate_rows(documents_of(sources, lines=False, published=published), format=format.value, model=model))


def forget(
    document: Annotated[str, typer.Argument(help="A document's id, as kg stats prints it.")], out: Out = "output", quiet: Quiet = False
) -> None:
    """Remove a document, and exactly what it supported."""
    from kg.build import forget as run

    run(document, out=out)
    if not quiet:
        tell([f"{document} is forgotten"])


def _reason(out: str, ontology: Path | None, *, wanted: bool) -> None:
    """Derives what follows from the ontology, where it is asked for."""
    if wanted:
        from kg.reasoning import reason

        reason(out=out, ontology=ontology)


def _conformity(graph: Graph, ontology: Ontology | None, path: Path | None) -> Iterator[KgError]:
    """A line where statements do not conform to the domains and ranges of a user's ontology: they are in the graph all the same."""
    if ontology is None:
        return
    from kg.graph.validate import nonconforming

    if statements := {violation.focus for violation in nonconforming(graph.store(), ontology)}:
        count = f"{len(statements):,} statement{'s do' if len(statements) > 1 else ' does'}"
        yield KgError(f"{count} not conform to {path}: kg validate --ontology {path} --out {graph.url or graph.out} tells which and why")
