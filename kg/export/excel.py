"""The tables of `csv` as Excel opens them with a double click: it takes a file for UTF-8 only by the mark at its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export import csv as tables

if TYPE_CHECKING:
    from kg.view import GraphView

_MARK = "\ufeff"


def excel(view: GraphView) -> str:
    """The edges as a table."""
    return _MARK + tables.csv(view)


def nodes(view: GraphView) -> str:
    """The nodes as a table."""
    return _MARK + tables.nodes(view)
