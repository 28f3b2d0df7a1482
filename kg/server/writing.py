"""A SPARQL update, applied to a draft of the graph in a process of its own: whole, or not at all.

The default graph stays the union of the documents: what an update puts into a named graph is seen in it, what it takes from the last
graph that said it is gone from it. Files and page are written anew, as a build writes them.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

from kg.errors import KgError, QueryError
from kg.server.failures import Broken, Overloaded, TimedOut, name_of, named

_ONE = threading.Lock()
# What a named graph says and the default graph does not; and the other way round.
_MISSING = "INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {apart}) FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
_LONELY = "SELECT ?s ?p ?o WHERE {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {apart}) }} }}"


def update(out: Path, sparql: str, *, seconds: float) -> None:
    """Changes the graph in a folder; QueryError where the update cannot be applied, TimedOut where it takes longer than `seconds`,
    Overloaded while another is under way. Whatever goes wrong, the graph stays as it was."""
    if not _ONE.acquire(blocking=False):
        raise Overloaded("another update is under way: try again in a moment")
    try:
        command = [sys.executable, "-m", "kg.server.writing", str(out), str(seconds)]
        done = subprocess.run(command, input=sparql.encode("utf-8", "surrogatepass"), capture_output=True)
    finally:
        _ONE.release()
    if done.returncode == 0:
        return
    if done.returncode == -signal.SIGALRM:
        raise TimedOut("the update took longer than allowed and was ended; nothing was changed")
    try:
        raise named(*json.loads(done.stdout))
    except (ValueError, TypeError):
        sys.stderr.write(done.stderr.decode(errors="replace"))
        raise Broken("the update failed in the server, whose log says more; nothing was changed") from None


def apply(out: Path, sparql: str, *, seconds: float) -> None:
    """The update, in this process; the clock ends the process where it takes too long."""
    from kg.api import Graph
    from kg.build import copy_store, write_graph_files
    from kg.graph.guard import refuse_update
    from kg.graph.store import GraphStore
    from kg.output import Draft

    before = Graph(out).store()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    refuse_update(sparql, prefixes=before.names.prefixes)
    with Draft(out, copy=copy_store) as draft:
        with GraphStore(draft.store, base=before.names.base) as store:
            _changed(store, before, sparql)
            signal.setitimer(signal.ITIMER_REAL, 0)
            write_graph_files(draft, store)
        draft.publish()


def _changed(store, before, sparql: str) -> None:
    from kg.graph.sparql import one_line

    try:
        store.raw.update(sparql, prefixes=store.names.prefixes)
        store.raw.update(_MISSING.format(apart=store.consequences))
    except SyntaxError as error:
        raise QueryError(f"the update does not parse: {one_line(error)[:160]}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the update cannot be applied: {one_line(error)}") from error
    _check_graphs(store)
    # Triples that no graph says: those that the update took from their last graph go; what was put into the default graph itself stays.
    rows = list(store.raw.query(_LONELY.format(apart=store.consequences)))
    gone = [row for row in rows if any(True for _ in before.quads(row["s"], row["p"], row["o"]))]
    if gone:
        store.raw.update("DELETE DATA {\n" + "\n".join(f"{row['s']} {row['p']} {row['o']} ." for row in gone) + "\n}")


def _check_graphs(store) -> None:
    """Every named graph must be a document's: its name is how all of kg finds what a document supports."""
    from kg.graph import vocabulary as v

    for graph in store.document_graphs():
        said = [quad.object.value for quad in store.quads(graph, v.identifier, None, graph)]
        if not any(store.graph(id) == graph for id in said):
            advice = f"name it {store.names.base}document/ID and say in it that its dcterms:identifier is ID"
            raise QueryError(f"{graph}: a named graph is a document's: {advice}")


if __name__ == "__main__":
    try:
        apply(Path(sys.argv[1]), sys.stdin.buffer.read().decode("utf-8"), seconds=float(sys.argv[2]))
    except KgError as error:
        print(json.dumps((name_of(error), str(error))))
        sys.exit(1)
