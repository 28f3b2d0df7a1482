"""The command line: parse, call, print. Every command is a thin layer over a function that Python users call too."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from kg.cli_link import link
from kg.cli_reason import app as reasoning
from kg.cli_verify import verify
from kg.cli_wikidata import app as wikidata
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Document


class Commands(TyperGroup):
    """The group of commands, which tells failures in one line before typer sees them."""

    def invoke(self, ctx: typer.Context) -> object:
        with _told():
            return super().invoke(ctx)


app = typer.Typer(
    name="kg",
    cls=Commands,
    help="A knowledge graph from news: who did what to whom, when, where and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ExtractFormat = StrEnum("ExtractFormat", ["jsonl", "oie"])
AnnotateFormat = StrEnum("AnnotateFormat", ["conllu", "jsonl"])
InputFormat = StrEnum("InputFormat", ["text", "conllu"])
QueryFormat = StrEnum("QueryFormat", ["table", "json", "csv", "tsv", "xml", "turtle"])
ExportFormat = StrEnum(
    "ExportFormat",
    [
        "graphml",
        "yed",
        "gexf",
        "dot",
        "cytoscape",
        "csv",
        "excel",
        "neo4j",
        "html",
        "svg",
        "turtle",
        "turtle12",
        "trig",
        "nquads",
        "jsonld",
    ],
)

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives, or - for standard input.")]
Out = Annotated[str, typer.Option("--out", "--store", help="The folder of the graph, or the address of a SPARQL server.")]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline's name or path, in place of the shipped one.")]
Published = Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The date of documents that carry none.")]
OntologyFile = Annotated[Path | None, typer.Option("--ontology", help="A Turtle file with classes, properties and words of your own.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read side by side (default: as many as pay).")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results and errors.")]


@app.callback()
def options(verbose: Annotated[bool, typer.Option("--verbose", help="Show where an error comes from.")] = False) -> None:
    """Options that stand before the command."""
    if verbose:
        os.environ["KG_VERBOSE"] = "1"


@app.command()
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
    from kg.cli_graph import conformity, reasoned
    from kg.report import summary_lines

    if index and not links:
        raise typer.BadParameter("--index goes without --no-link")
    vocabulary = _ontology(ontology, alone=alone)
    graph = run(
        sources, out=out, model=model, ontology=vocabulary, policy=policy, base=base or DEFAULT_BASE,
        published=_day(published), links=links, index=index, jobs=jobs, report=warn, progress=_progress(quiet),
    )  # fmt: skip
    reasoned(out, ontology, wanted=reason)
    for problem in conformity(graph, vocabulary, ontology):
        warn(problem)
    if not quiet:
        _print(summary_lines(graph.summary))


@app.command()
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

    documents = _documents(sources, lines=lines, published=published)
    _print(extract_rows(documents, format=format.value, lines=lines, model=model, ontology=_ontology(ontology), jobs=jobs))


@app.command()
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
        _print(annotate_conllu(sources, format=format.value, model=model))
    else:
        _print(annotate_rows(_documents(sources, lines=False, published=published), format=format.value, model=model))


@app.command()
def query(
    sparql: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="The query; usual prefixes need no declaration.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the query from a file, or - for standard input.")] = None,
    named: Annotated[str | None, typer.Option("--named", help="The name of a ready-made question.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the ready-made questions.")] = False,
    format: Annotated[QueryFormat, typer.Option(help="How to print the answer.")] = QueryFormat.table,
    out: Out = "output",
) -> None:
    """Answer a SPARQL query over the graph."""
    from kg.cli_graph import asked, listed

    _print(listed() if list_ else [_graph(out).query(asked(sparql, file, named), format=format.value)])


@app.command()
def show(name: Annotated[str, typer.Argument(help="An entity's name.")], out: Out = "output") -> None:
    """Print all that the graph says of an entity."""
    _print([str(_graph(out).show(name))])


@app.command()
def why(
    subject: Annotated[str, typer.Argument(help="The subject's name.")],
    predicate: Annotated[str | None, typer.Argument(help="A relation or verb.")] = None,
    object: Annotated[str | None, typer.Argument(help="The object's name.")] = None,
    link: Annotated[bool, typer.Option("--link", help="Why the name has its Wikidata item, or none.")] = False,
    out: Out = "output",
) -> None:
    """Print the sentences behind an edge, and how it was inferred; with --link, what speaks for and against an entity's Wikidata items."""
    if link:
        from kg.linking import why_linked

        _print([why_linked(subject, out=out)])
        return
    _print([str(_graph(out).why(subject, predicate, object))])


app.command()(link)
app.command()(verify)
app.add_typer(wikidata, name="wikidata")
app.add_typer(reasoning, name="reason")


@app.command()
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
    from kg.cli_graph import export_path, question_text

    path = export_path(format.value, to, _folder(out), part=bool(query or around))
    _graph(out).export(format.value, path, query=question_text(query) if query else None, around=around, hops=hops)
    if not quiet:
        _print([str(path)])


@app.command()
def validate(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="RDF files to hold against the shapes, in place of a graph.")
    ] = None,
    shapes: Annotated[Path | None, typer.Option("--shapes", help="A SHACL file of your own, in place of the shipped shapes.")] = None,
    ontology: OntologyFile = None,
    out: Out = "output",
) -> None:
    """Hold the graph against its SHACL shapes, and relations against the domains and ranges of your ontology; exit status 1 where it breaks one."""
    from kg.cli_graph import problems_of

    problems = problems_of(_graph(out), files or [], shapes=shapes, ontology=_ontology(ontology))
    _print(problems or ["The graph conforms to its shapes."])
    if problems:
        raise typer.Exit(1)


@app.command()
def stats(out: Out = "output") -> None:
    """Print counts by class, relation, factuality and document."""
    _print([str(_graph(out).stats())])


@app.command()
def forget(
    document: Annotated[str, typer.Argument(help="A document's id, as kg stats prints it.")], out: Out = "output", quiet: Quiet = False
) -> None:
    """Remove a document, and exactly what it supported."""
    from kg.build import forget as run

    run(document, out=out)
    if not quiet:
        _print([f"{document} is forgotten"])


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="The folder of a graph, or the address of a server.")],
    after: Annotated[str, typer.Argument(help="The folder of another graph, or its address.")],
) -> None:
    """Print what the second graph says that the first does not (+), and the other way round (-)."""
    _print(_graph(before).diff(_graph(after)).lines())


@app.command()
def serve(
    out: Out = "output",
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 15.0,
    rows: Annotated[int, typer.Option(min=1, help="Rows or triples that an answer may have.")] = 10_000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer queries.")] = 4,
    cors: Annotated[list[str] | None, typer.Option(help="An origin whose pages may ask, * for all; repeat it for more.")] = None,
    writable: Annotated[bool, typer.Option("--writable", help="Take SPARQL updates from those who hold the token (KG_TOKEN).")] = False,
    log: Annotated[bool, typer.Option("--log", help="Print a line for each request.")] = False,
    quiet: Quiet = False,
) -> None:
    """Serve the graph: a SPARQL endpoint at /sparql, a page to explore it at /."""
    from kg.cli_serve import serve as run
    from kg.server.app import Options

    options = Options(host=host, port=port, timeout=timeout, rows=rows, workers=workers, cors=tuple(cors or ()), writable=writable)
    run(out, options, log=log, quiet=quiet)


def _graph(out: str) -> Graph:
    from kg.api import Graph

    return Graph(out)


def _folder(out: str) -> Path:
    """Where files go that a command makes: the graph's folder, or here for a server's graph."""
    from kg.api import is_address

    return Path() if is_address(out) else Path(out)


def _ontology(path: Path | None, *, alone: bool = False):
    """The shipped ontology with the user's file on top or in its place, or None for the shipped one alone."""
    if alone and path is None:
        raise typer.BadParameter("--only-ontology goes with --ontology FILE")
    if path is None:
        return None
    from kg.graph.ontology import read_ontology

    return read_ontology(extra=path, alone=alone)


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _documents(sources: list[str], *, lines: bool, published: datetime | None) -> Iterator[Document]:
    from kg.reader import read, read_lines

    return (read_lines if lines else read)(sources, published=_day(published), report=warn)


def _progress(quiet: bool) -> Callable[[Iterable[Document]], Iterable[Document]]:
    """Counts documents on a terminal; does nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        return iter

    def counted(documents: Iterable[Document]) -> Iterator[Document]:
        for number, document in enumerate(documents, 1):
            print(f"\r\x1b[Kreading {number}: {document.title[:60]}", end="", file=sys.stderr, flush=True)
            yield document
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    return counted


def _print(lines: Iterable[str | dict]) -> None:
    for line in lines:
        print(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))


def warn(problem: Exception) -> None:
    """One line on stderr for what was passed over."""
    print(f"kg: {_one_line(problem)}", file=sys.stderr)


def _one_line(problem: object) -> str:
    return " ".join(str(problem).split())


@contextmanager
def _told() -> Iterator[None]:
    """Failures as one line and an exit status: 1 for what the user can mend, 130 for an interruption."""
    try:
        yield
    except KgError as error:
        if os.environ.get("KG_VERBOSE"):
            raise
        warn(error)
        sys.exit(1)
    except KeyboardInterrupt:
        print("kg: interrupted: what was there before is unchanged", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def main() -> None:
    """Runs the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    app()
