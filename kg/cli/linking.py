"""`kg link`: options, the questions on the terminal, and the line that says what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Folder
from kg.cli.telling import warn

if TYPE_CHECKING:
    from kg.wikidata import Doubt


def link(
    out: Folder = "output",
    index: Annotated[Path | None, typer.Option("--index", help="A label index, in place of the facts in the package.")] = None,
    online: Annotated[bool, typer.Option("--online", help="Ask a live service about names that the facts leave in doubt.")] = False,
    service: Annotated[
        str | None, typer.Option("--service", help="Its address: …/api.php of a Wikibase, or a reconciliation service; implies --online.")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Decide the doubtful ones here; what you decide is kept.")] = False,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="The file of decisions (default: decisions.tsv in the graph's folder).")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but questions and errors.")] = False,
) -> None:
    """Link the graph's names to Wikidata again: by the facts, by decisions, and by a live service if you want it."""
    from kg.linking import doubts, relink

    options = {"index": index, "decisions": decisions, "online": online, "service": service, "report": warn}
    if sys.stderr.isatty() and not quiet:
        options["progress"] = _progress
    if review and not _ask(doubts(out, **options), decisions or out):
        return
    done = relink(out, **options)
    if not quiet:
        print(done.line())


def _ask(found: list[Doubt], place: str | Path) -> int:
    """Puts the doubts to the user; the number of answers, each of which is on disk before the next question."""
    from kg.wikidata import decisions_file, remember, review

    path, answers = decisions_file(place), 0
    for decided in review(found, read=_read, write=print):
        remember(decided, path)
        answers += 1
    told = f"{answers} answers are kept in {path}" if answers else "nothing was decided" if found else "no link is in doubt"
    print(f"\n{told}")
    return answers


def _read(prompt: str) -> str:
    """A line from the terminal; EOFError at the end of it."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _progress(names: int) -> None:
    print(f"\r\x1b[Kasking about {names} names", end="" if names else "\r\x1b[K", file=sys.stderr, flush=True)
