"""One door for every format: `export` renders a view and, given a path, writes it whole or not at all."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, StoreError

if TYPE_CHECKING:
    from kg.view import GraphView

# Each format's function lives in the module of its name and is imported when asked for: networkx costs 0.2 s.
# The name is that of its file in a graph's folder; a name without a suffix is a folder.
FORMATS = {
    "graphml": "graph.graphml",
    "yed": "graph-yed.graphml",
    "gexf": "graph.gexf",
    "dot": "graph.dot",
    "cytoscape": "graph.cyjs",
    "csv": "csv",
    "excel": "excel",
    "neo4j": "neo4j",
    "html": "graph.html",
    "svg": "graph.svg",
}
# Formats that are a pair of tables: the names of the files in their folder, nodes and edges; `nodes` in the module makes the first.
PAIRS = {"csv": ("nodes.csv", "edges.csv"), "excel": ("nodes.csv", "edges.csv"), "neo4j": ("nodes.csv", "relationships.csv")}


def file_name(format: str) -> str:
    """The usual name of the format's file (of its folder, for csv); KgError for an unknown format."""
    if format not in FORMATS:
        raise KgError(f"unknown export format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format]


def export(view: GraphView, format: str, path: Path | str | None = None) -> str:
    """The view as text in `format`; written to `path` too, if one is given.

    `csv`, `excel` and `neo4j` are two tables, edges and nodes: a folder as `path` receives both, a file FOO.csv
    the edges, with the nodes beside it in FOO-nodes.csv; the text returned is the edges. The bytes are the same
    for the same view. Raises KgError for an unknown format, StoreError where `path` cannot be written.
    """
    file_name(format)
    text: str = getattr(import_module(f"kg.export.{format}"), format)(view)
    if path is not None:
        for target, content in _files(view, format, Path(path), text).items():
            write_text(target, content)
    return text


def _files(view: GraphView, format: str, path: Path, text: str) -> dict[Path, str]:
    """What goes where: one file, or a pair."""
    if format not in PAIRS:
        return {path: text}
    nodes = import_module(f"kg.export.{format}").nodes(view)
    if path.suffix.lower() == ".csv":
        return {path.with_name(f"{path.stem}-nodes.csv"): nodes, path: text}
    first, second = PAIRS[format]
    return {path / first: nodes, path / second: text}


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text beside `path`, then move it into place, so that no reader meets half a file."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(text.encode("utf-8"))
        os.replace(part, path)
    except OSError as error:
        raise StoreError(f"{path}: cannot write ({error.strerror or error}): choose another place for the export") from error
    finally:
        if part.exists():
            part.unlink()
