"""The explorer's files, put together once: its scripts stand on those of the exported page, so that there is one drawing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from kg.export.html import FRAGMENTS
from kg.export.look import FACTUALITIES, OTHER, TYPES, UNKNOWN

TYPES_SENT = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
# Scripts in the order in which they stand on each other, one function's body together: those of the exported page ("page/") and
# our own, which stand in the place of its "whole", "told" and "search": what the page knows beforehand, we ask for.
SCRIPTS = (
    "page/data", "page/camera", "page/state", "page/draw", "page/labels", "page/pick", "page/marks", "page/panel", "page/filters", "page/suggest",
    "ask", "model", "place", "shown", "find", "details", "views", "query", "address", "page/pointer", "page/start", "begin",
)  # fmt: skip


@cache
def file(name: str) -> tuple[bytes, str, str] | None:
    """A file's content, media type and entity tag; None where there is no such file."""
    made = _MADE.get(name)
    if not made:
        return None
    body = made().encode()
    return body, TYPES_SENT[name.rpartition(".")[2]], f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def _own(name: str) -> str:
    return (files("kg.server") / "explorer" / name).read_text(encoding="utf-8")


def _shared(name: str) -> str:
    return (files("kg.export") / "page" / name).read_text(encoding="utf-8")


def _page() -> str:
    """The page, with the looks of classes and factualities and nothing else: nodes and edges are asked for."""
    looks = {
        "types": {name: asdict(look) for name, look in TYPES.items()}, "other": asdict(OTHER),
        "factualities": {name: asdict(look) for name, look in FACTUALITIES.items()}, "unknown": asdict(UNKNOWN),
        "documents": [], "sentences": [], "nodes": [], "edges": [],
    }  # fmt: skip
    page = _own("index.html")
    for name in FRAGMENTS:
        page = page.replace(f"{{{{{name}}}}}", _shared(f"{name}.html"))
    return page.replace("{{data}}", json.dumps(looks).replace("<", "\\u003c"))


def _script() -> str:
    parts = (_shared(f"{name[5:]}.js") if name.startswith("page/") else _own(f"{name}.js") for name in SCRIPTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


_MADE = {
    "index.html": _page,
    "explorer.js": _script,
    "explorer.css": lambda: _shared("page.css") + _own("explorer.css"),
    "sheet.css": lambda: _own("sheet.css"),
}
