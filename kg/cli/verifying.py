"""`kg verify`: options, the lines that it prints, and the exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Jobs, Out, ontology_of

if TYPE_CHECKING:
    from kg.model import Document

VerifyFormat = StrEnum("VerifyFormat", ["text", "json"])


def verify(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE...]", help="The sources, where they are not on record or have moved.")
    ] = None,
    out: Out = "output",
    format: Annotated[VerifyFormat, typer.Option(help="text: a line a failure; json: one object.")] = VerifyFormat.text,
    model: Annotated[
        str | None, typer.Option("--model", help="The spaCy pipeline that it was built with, if not the one on record.")
    ] = None,
    ontology: Annotated[Path | None, typer.Option("--ontology", help="The ontology file that it was built with.")] = None,
    policy: Annotated[str | None, typer.Option(help="The policy that it was built under, if not the one on record.")] = None,
    jobs: Jobs = None,
) -> None:
    """Read the sources again and hold every statement against them; exit status 1 where one is not what its source says."""
    from kg.verify import verify as run

    words = ontology_of(ontology)
    found = run(
        out, sources or (), model=model, ontology=words, policy=policy, jobs=jobs, progress=_counted if sys.stderr.isatty() else iter
    )
    lines = [json.dumps(found.row(), ensure_ascii=False, indent=1)] if format is VerifyFormat.json else found.lines()
    for line in lines:
        print(line)
    if found.failures:
        raise typer.Exit(1)


def _counted(documents: Iterable[Document]) -> Iterator[Document]:
    """Counts documents on a terminal."""
    for number, document in enumerate(documents, 1):
        print(f"\r\x1b[Kreading {number} again", end="", file=sys.stderr, flush=True)
        yield document
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
