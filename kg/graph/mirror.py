"""Documents from one store to another: what a server has brought here, and what was made here brought there."""

from __future__ import annotations

from pyoxigraph import Quad, RdfFormat, parse

from kg.graph.documents import DocumentGraphs


def pull(server: DocumentGraphs, into) -> None:
    """Copies every document of the server, and what was derived from them, into a store on disk."""
    with into.batch() as batch:
        for id in server.documents():
            graph = server.graph(id)
            batch.replace(id, _quads(server.lines(graph), graph))
    if server.has_consequences():
        into.derive(parse("\n".join(server.lines(server.consequences)), format=RdfFormat.N_TRIPLES))


def push(here: DocumentGraphs, server) -> list[str]:
    """Makes the server's documents the same as those here, each in a request of its own; the ids of those that were changed.

    A document that is the same is left alone: interrupted, it ends as it should when it is done again.
    """
    before, wanted = set(server.documents()), here.documents()
    changed = []
    for id in wanted:
        graph = here.graph(id)
        lines = here.lines(graph)
        if id not in before or server.lines(graph) != lines:
            server.replace(id, _quads(lines, graph))
            changed.append(id)
    for id in sorted(before - set(wanted)):
        server.forget(id)
        changed.append(id)
    if here.has_consequences() or server.has_consequences():
        derived = parse("\n".join(here.lines(here.consequences)), format=RdfFormat.N_TRIPLES) if here.has_consequences() else None
        server.derive(derived)
    return changed


def _quads(lines: list[str], graph) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object, graph) for t in parse("\n".join(lines), format=RdfFormat.N_TRIPLES)]
