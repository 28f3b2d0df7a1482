"""CSV for Neo4j's importer (https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/).

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv

A pair of files with typed headers; nothing is put before cells that a spreadsheet would calculate, as nothing calculates them there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.export.flat import Flat, flat_edge, flat_node, linked

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

# Header → attribute; text needs no type. Lists are joined as in the other formats: the importer has no escape inside its lists.
NODES = {":ID": "id", "label": "label", ":LABEL": ":LABEL"} | {name: name for name in ("kind", "aliases", "wikidata", "documents", "iri")}
RELATIONSHIPS = {":START_ID": ":START_ID", ":END_ID": ":END_ID", ":TYPE": ":TYPE", "id": "id"} | {
    {"inferred": "inferred:boolean", "plain": "plain:boolean", "confidence": "confidence:double"}.get(name, name): name
    for name in (
        *("label", "lemma", "factuality", "attribution", "inferred", "plain", "confidence", "time", "place", "quantity"),
        *("arguments", "event", "documents", "evidence", "iri"),
    )
}


def neo4j(view: GraphView) -> str:
    """The relationships: a row for every statement between two nodes, its relation as type."""
    return _table(RELATIONSHIPS, map(_relationship, linked(view)))


def nodes(view: GraphView) -> str:
    """The nodes: labelled Entity and by their class."""
    return _table(NODES, map(_node, view.nodes))


def _node(node: Node) -> Flat:
    # ";" parts labels.
    return {**flat_node(node), "id": node.id, ":LABEL": f"Entity;{node.type.replace(';', ',')}"}


def _relationship(edge: Edge) -> Flat:
    return {**flat_edge(edge), ":START_ID": edge.source or "", ":END_ID": edge.target or "", ":TYPE": edge.relation}


def _table(columns: dict[str, str], rows: Iterable[Flat]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name, "")) for name in columns.values()] for row in rows)
    return out.getvalue()


def _cell(value: str | float | bool) -> str:
    """A cell on one line, which the importer needs no option for."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value.split("\n")) if isinstance(value, str) else str(value)
