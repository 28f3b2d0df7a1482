"""CSV (RFC 4180): one table of edges, one of nodes, safe to open in a spreadsheet."""

from __future__ import annotations

import csv as tables
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.export.flat import Flat, flat_edge, flat_node

if TYPE_CHECKING:
    from kg.view import GraphView

NODE_COLUMNS = ("id", "label", "type", "kind", "aliases", "wikidata", "documents", "iri")
EDGE_COLUMNS = (
    *("id", "source", "source_label", "relation", "label", "lemma", "target", "target_label", "factuality", "attribution"),
    *("inferred", "plain", "confidence", "time", "place", "quantity", "arguments", "event", "documents", "evidence", "iri"),
)
# A spreadsheet takes a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def csv(view: GraphView) -> str:
    """The edges as a table, a row for every statement: one without a subject or an object has an empty cell there."""
    labels = {node.id: node.label for node in view.nodes}
    rows = (
        {
            "source": edge.source or "",
            "source_label": labels.get(edge.source or "", ""),
            "target": edge.target or "",
            "target_label": labels.get(edge.target or "", ""),
            **flat_edge(edge),
        }
        for edge in view.edges
    )
    return _table(EDGE_COLUMNS, rows)


def nodes(view: GraphView) -> str:
    """The nodes as a table."""
    return _table(NODE_COLUMNS, ({"id": node.id, **flat_node(node)} for node in view.nodes))


def _table(columns: tuple[str, ...], rows: Iterable[Flat]) -> str:
    out = io.StringIO(newline="")
    writer = tables.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: str | float | bool) -> str:
    """A cell's text: booleans as true and false, text that a spreadsheet would calculate behind an apostrophe."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return str(value)
