"""What commands print: results on standard output, what was passed over and how far it is on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Document


def tell(lines: Iterable[str | dict]) -> None:
    """Lines as they are, objects as JSON, one a line."""
    for line in lines:
        print(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))


def warn(problem: object) -> None:
    """One line on stderr for what was passed over."""
    print(f"kg: {' '.join(str(problem).split())}", file=sys.stderr)


def counted_documents(quiet: bool) -> Callable[[Iterable[Document]], Iterable[Document]]:
    """Counts documents on a terminal; does nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        return iter

    def counted(documents: Iterable[Document]) -> Iterator[Document]:
        for number, document in enumerate(documents, 1):
            print(f"\r\x1b[Kreading {number}: {document.title[:60]}", end="", file=sys.stderr, flush=True)
            yield document
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    return counted


@contextmanager
def failures_told() -> Iterator[None]:
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
