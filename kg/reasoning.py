"""The consequences of the ontology in a graph that is there already: made, made again, removed."""

from __future__ import annotations

import os

from kg.api import Graph, is_address


def reason(*, out: str | os.PathLike = "output", ontology: str | os.PathLike | None = None, remove: bool = False) -> int:
    """Derives what follows from the ontology (and a user's file) into a graph of its own; the number of triples. With `remove`, takes it away.

    `out` is a folder or a server's address. StoreError where there is no graph; all or nothing.
    """
    if is_address(out):
        from kg.mirror import mirrored

        with mirrored(str(out), base=Graph(out).store().names.base) as folder:
            return reason(out=folder, ontology=ontology, remove=remove)
    from kg.build import copy_store, write_graph_files
    from kg.graph.reason import ask, derived
    from kg.graph.store import GraphStore
    from kg.output import Draft

    with Graph(out).store() as present:  # a folder without a graph is told, not made
        base = present.names.base
    with Draft(out, copy=copy_store) as draft:
        with GraphStore(draft.store, base=base) as store:
            if remove:
                store.derive(None)
            else:
                ask(store, extra=ontology)
            write_graph_files(draft, store)
            count = derived(store)
        draft.publish()
    return count
