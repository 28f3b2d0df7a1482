"""The commands that ask a graph: query, show, why, stats, diff."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Out, graph_of, read_text
from kg.cli.telling import tell

QueryFormat = StrEnum("QueryFormat", ["table", "json", "csv", "tsv", "xml", "turtle"])


def query(
    sparql: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="The query; usual prefixes need no declaration.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the query from a file, or - for standard input.")] = None,
    named: Annotated[str | None, typer.Option("--named", help="The name of a ready-made question.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the ready-made questions.")] = False,
    format: Annotated[QueryFormat, typer.Option(help="How to print the answer.")] = QueryFormat.table,
    out: Out = "output",
) -> None:
    """Answer a SPARQL query over the graph."""
    tell(_listed() if list_ else [graph_of(out).query(_asked(sparql, file, named), format=format.value)])


def show(name: Annotated[str, typer.Argument(help="An entity's name.")], out: Out = "output") -> None:
    """Print all that the graph says of an entity."""
    tell([str(graph_of(out).show(name))])


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

        tell([why_linked(subject, out=out)])
        return
    tell([str(graph_of(out).why(subject, predicate, object))])


def stats(out: Out = "output") -> None:
    """Print counts by class, relation, factuality and document."""
    tell([str(graph_of(out).stats())])


def diff(
    before: Annotated[str, typer.Argument(help="The folder of a graph, or the address of a server.")],
    after: Annotated[str, typer.Argument(help="The folder of another graph, or its address.")],
) -> None:
    """Print what the second graph says that the first does not (+), and the other way round (-)."""
    tell(graph_of(before).diff(graph_of(after)).lines())


def _asked(sparql: str | None, file: Path | None, named: str | None) -> str:
    """The text of a question: given, in a file (- is standard input), or ready-made; wrong usage where it is not exactly one of these."""
    if sum(given is not None for given in (sparql, file, named)) != 1:
        raise typer.BadParameter("give a query, --file with one, or --named with the name of a ready-made one (--list shows them)")
    if named is not None:
        from kg.graph.named import question

        return question(named).sparql
    return sparql if sparql is not None else read_text(file)


def _listed() -> Iterator[str]:
    """The ready-made questions, a line each."""
    from kg.graph.named import questions

    width = max(map(len, questions()))
    yield from (f"{name:<{width}}  {question.sentence}" for name, question in questions().items())
