"""`kg wikidata`: options, a bar that shows how far the index is, and the lines that say what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.wikidata.indexing import Progress, Report

app = typer.Typer(help="Make what names are linked by.", no_args_is_help=True, rich_markup_mode=None)

_WIDTH = 24
_EVERY = 0.2  # seconds between two drawings of the bar


@app.callback()
def group() -> None:
    """Make what names are linked by."""


@app.command()
def index(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help="A Wikidata dump: JSON or truthy N-Triples, as bz2, gz or unpacked.")],
    out: Annotated[Path, typer.Option("--out", help="The file of the index.")] = Path("wikidata.sqlite3"),
    languages: Annotated[str, typer.Option(help="Languages of names and descriptions, the best first, with commas between.")] = "en",
    types: Annotated[str | None, typer.Option(help="Classes to keep (Person,Organization,Place…); default: all.")] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read (default: one a core).")] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Index what there is of a dump that breaks off.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Make a label index of a Wikidata dump; stopped at any time, the same command goes on where it was."""
    from kg.wikidata.indexing import index as run

    show = Bar(sys.stderr.write) if sys.stderr.isatty() and not quiet else lambda progress: None
    report = run(
        dump, out, languages=_words(languages, "languages", lower=True), types=_classes(types), jobs=jobs, partial=partial, progress=show
    )
    if isinstance(show, Bar):
        show.clear()
    if not quiet:
        print("\n".join(report_lines(report)))


def _words(text: str, option: str, *, lower: bool = False) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word for part in text.split(",") if (word := part.strip().lower() if lower else part.strip())))
    if not words or not all(word.replace("-", "").isalnum() for word in words):
        raise typer.BadParameter(f"{text!r} is no list: write words with commas between", param_hint=f"--{option}")
    return words


def _classes(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    from kg.wikidata.facts import TYPES

    known = {name.casefold(): name for name in TYPES}
    words = _words(text, "types")
    if unknown := [word for word in words if word.casefold() not in known]:
        raise typer.BadParameter(
            f"{', '.join(unknown)}: no class that items are sorted into: take some of {', '.join(TYPES)}", param_hint="--types"
        )
    return frozenset(known[word.casefold()] for word in words)


def report_lines(report: Report) -> list[str]:
    """What came of a dump, in a line or two."""
    size, each = report.bytes / 1e6, report.bytes / max(report.items, 1)
    pace = f"; {report.fresh / report.seconds:,.0f} entities a second" if report.fresh else ""
    lines = [
        f"{report.path}: {report.items:,} items of {report.entities:,} entities, {report.names:,} names, {size:,.1f} MB, {each:,.0f} bytes an item{pace}"
    ]
    if report.broken or report.damaged:
        parts = f", {_many(report.damaged, 'damaged part')} of the file" if report.damaged else ""
        first = "".join(c if c.isprintable() else "?" for c in report.first)
        lines.append(f"passed over: {_many(report.broken, 'line')} that cannot be read{parts}; the first line begins {first!r}")
    return lines


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


class Bar:
    """Draws how far it is in one line, with an estimate of what is left by the pace so far."""

    def __init__(self, write: Callable[[str], object], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._write, self._clock = write, clock
        self._start: tuple[float, int, int] | None = None
        self._drawn = -_EVERY

    def __call__(self, progress: Progress) -> None:
        now = self._clock()
        if self._start is None:
            self._start = (now, progress.done, progress.entities)
        if now - self._drawn >= _EVERY or progress.doing != "reading":
            self._drawn = now
            self._write(f"\r\x1b[K{self.line(progress, now)}")
            sys.stderr.flush()

    def line(self, progress: Progress, now: float) -> str:
        """The bar at a time."""
        begun, done_then, entities_then = self._start or (now, 0, 0)
        share = progress.done / max(progress.total, 1)
        bar = "█" * round(_WIDTH * share) + "░" * (_WIDTH - round(_WIDTH * share))
        if progress.doing != "reading":
            return f"{bar} {progress.entities:,} entities; sorting: {progress.doing}"
        seconds, fresh = now - begun, progress.done - done_then
        pace = (
            f", {(progress.entities - entities_then) / seconds:,.0f} a second, {_lasting(seconds * (progress.total - progress.done) / fresh)} left"
            if seconds and fresh
            else ""
        )
        return f"{bar} {share:.1%} {progress.entities:,} entities{pace}"

    def clear(self) -> None:
        """Takes the line away."""
        self._write("\r\x1b[K")


def _lasting(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
