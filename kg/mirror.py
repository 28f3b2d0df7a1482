"""Building and forgetting on a SPARQL server: its documents are brought here, changed as in a folder, and those that changed are put back.

Each document goes back whole or not at all, in a request of its own; a build that is interrupted is finished by the same command.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.api import DEFAULT_BASE, Graph
from kg.output import STORE


def build(sources: Iterable[str | os.PathLike] | str | os.PathLike, *, out: str, base: str = DEFAULT_BASE, **options) -> Graph:
    """The graph of the sources on the server `out`; options as for `kg.build`. Raises StoreError where the server refuses."""
    from kg.build import build as run

    with mirrored(out, base=base) as folder:
        summary = run(sources, out=folder, base=base, **options).summary
    summary.files = [out]
    return Graph(out, base=base, summary=summary)


def forget(document_id: str, *, out: str) -> None:
    """Removes a document and exactly what it supported from the server `out`; NotFound where it has no such document."""
    from kg.build import forget as run

    with mirrored(out, base=Graph(out).store().names.base) as folder:
        run(document_id, out=folder)


@contextmanager
def mirrored(url: str, *, base: str) -> Iterator[Path]:
    """An output folder with what the server has; what was changed there is brought to the server on leaving, nothing after a failure."""
    from kg.graph.mirror import pull, push
    from kg.graph.remote import RemoteStore
    from kg.graph.store import GraphStore

    with RemoteStore(url, base=base) as server, tempfile.TemporaryDirectory(prefix="kg-") as folder:
        server.check_writable()  # before any work is done
        out = Path(folder) / "output"
        with GraphStore(out / STORE, base=base) as here:
            pull(server, here)
        yield out
        with GraphStore(out / STORE, base=base, read_only=True) as here:
            push(here, server)
