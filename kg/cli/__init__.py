"""The command line: parse, call, print. Every command is a thin layer over a function that Python users call too."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from typer.core import TyperGroup

from kg.cli.asking import diff, query, show, stats, why
from kg.cli.exporting import export, validate
from kg.cli.linking import link
from kg.cli.making import annotate, build, extract, forget
from kg.cli.reasoning import app as reason_group
from kg.cli.serving import serve
from kg.cli.telling import failures_told
from kg.cli.verifying import verify
from kg.cli.wikidata import app as wikidata_group

# In the order in which the help lists them.
COMMANDS = (build, extract, annotate, query, show, why, link, verify, export, validate, stats, forget, diff, serve)


class Commands(TyperGroup):
    """The group of commands, which tells failures in one line before typer sees them."""

    def invoke(self, ctx: typer.Context) -> object:
        with failures_told():
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


@app.callback()
def set_verbose(verbose: Annotated[bool, typer.Option("--verbose", help="Show where an error comes from.")] = False) -> None:
    """Options that stand before the command."""
    if verbose:
        os.environ["KG_VERBOSE"] = "1"


for command in COMMANDS:
    app.command()(command)
app.add_typer(wikidata_group, name="wikidata")
app.add_typer(reason_group, name="reason")


def main() -> None:
    """Runs the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    app()
