"""What workers are asked to do: functions of a bench and plain arguments that give back plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.graph.answers import Dataset, answer, converted
from kg.graph.query import rows
from kg.server import explore, search, tell
from kg.server.sheet import exists, node_of, sheet
from kg.server.worker import Bench

# How many documents a service description lists.
LISTED = 1000
OVERVIEW = 120  # nodes, as explorer/begin.js asks for
_DOCUMENT = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {node} {{ ?s ?p ?o }} }}"
_NODE = "CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }} WHERE {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"


def query(
    bench: Bench, *, sparql: str, rows: str | None, triples: str | None, default: Sequence[str] = (), named: Sequence[str] = (), most: int
) -> tuple[bytes, str, bool]:
    """A query's answer: bytes, the key of their format, whether rows were left out."""
    found = answer(bench.store, sparql, rows=rows, triples=triples, dataset=Dataset(tuple(default), tuple(named)), most=most)
    return found.body, found.format, found.cut


def convert(bench: Bench, *, turtle: str, format: str) -> bytes:
    """Turtle in another format."""
    return converted(turtle, format, prefixes=bench.store.names.prefixes)


def dataset(bench: Bench) -> dict:
    """What a service description tells of the data: base, number of triples, number of graphs, and the first thousand of them."""
    if "dataset" not in bench.notes:
        graphs = [graph.value for graph in bench.store.graphs()]
        bench.notes["dataset"] = {
            "base": bench.store.names.base, "prefixes": bench.store.names.prefixes,
            "triples": int(rows(bench.store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"]), "count": len(graphs), "graphs": graphs[:LISTED],
        }  # fmt: skip
    return bench.notes["dataset"]


def resource(bench: Bench, *, kind: str, local: str, format: str, most: int) -> tuple[bytes, str, bool]:
    """What the graph says of a resource, as RDF: a document's whole graph; of others their triples and those that lead to them."""
    node = node_of(bench, kind, local)
    sparql = (_DOCUMENT if kind == "document" else _NODE).format(node=node)
    found = answer(bench.store, sparql, rows=None, triples=format, most=most)
    return found.body, found.format, found.cut


def warm(bench: Bench) -> None:
    """Prepares what the first readers ask: the beginning of the explorer, and the names that it searches."""
    dataset(bench)
    explore.overview(bench, limit=OVERVIEW)
    search.search(bench, q="a", limit=1)
    search.search(bench, q="zzzz", limit=1)  # near spellings


_ALL = (
    warm, query, convert, dataset, resource, exists, sheet, search.search, explore.overview, explore.neighbourhood, explore.among, tell.entity,
    tell.statements, tell.documents, tell.document, tell.timeline, tell.says,
)  # fmt: skip
JOBS: dict[str, Callable] = {function.__name__: function for function in _ALL}
