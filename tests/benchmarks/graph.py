"""How fast the graph room is on a graph of a given size: `python -m tests.benchmarks.graph [--documents 740]`.

The documents are one small one again and again, each under an id of its own: about 14 nodes a document, and 8 that all share.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.graph.ontology import ontology_folder
from kg.graph.reason import ask, derived, refresh
from kg.graph.serialise import FORMATS, serialise
from kg.graph.shacl import results
from kg.graph.store import GraphStore
from kg.graph.validate import FILE, validate
from kg.graph.view import view
from tests.graph.sample import flood, quads


def main() -> None:
    """Prints seconds of processor and of the clock for each task."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=740)
    parser.add_argument("--pyshacl", action="store_true", help="measure pySHACL on the same graph, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, GraphStore(Path(folder) / "store") as store:
        with store.batch() as batch:
            for number in range(options.documents):
                batch.replace(f"d{number}", quads(flood(f"d{number}")))
        nodes = len({quad.subject for quad in store.quads()})
        print(f"{options.documents:,} documents, {nodes:,} nodes, {len(store):,} triples")
        timed("validate", lambda: validate(store))
        if options.pyshacl:
            timed("validate with pySHACL", lambda: list(results(store, ontology_folder() / FILE)))
        timed("view", lambda: view(store))
        for format in FORMATS:
            timed(format, lambda format=format: serialise(store, format, Path(folder) / "x"))
        ask(store)
        timed("reason", lambda: refresh(store))
        print(f"{derived(store):,} triples derived")


def timed(name: str, task: Callable[[], object]) -> None:
    """Runs a task and prints how long it took."""
    clock, processor = time.perf_counter(), time.process_time()
    task()
    print(f"{name:<24}{time.process_time() - processor:8.2f} s of processor{time.perf_counter() - clock:8.2f} s")


if __name__ == "__main__":
    main()
