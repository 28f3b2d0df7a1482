"""graph.html: one file that draws the graph at once, offline, and asks no one for anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.export.look import FACTUALITIES, OTHER, TYPES, UNKNOWN
from kg.export.scene import points

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

# The page's scripts in the order in which they stand on each other; together they are one function's body.
SCRIPTS = (
    "data", "camera", "state", "draw", "labels", "pick", "marks", "panel", "filters", "suggest",
    "whole", "told", "search", "pointer", "start",
)  # fmt: skip
# What the page and the explorer have in common: search and buttons, and the stage that the graph is drawn on.
FRAGMENTS = ("tools", "stage")
# What could end the data's element or be read as markup, and half characters that UTF-8 cannot write.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def html(view: GraphView) -> str:
    """The view as a page of its own: positions, styles, scripts and sentences inside, and a policy that lets nothing else in."""
    page = files("kg.export") / "page"
    style = (page / "page.css").read_text(encoding="utf-8")
    script = "\n".join((page / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{script}}})();\n'
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    shared = {name: (page / f"{name}.html").read_text(encoding="utf-8") for name in FRAGMENTS}
    parts = shared | {"policy": policy, "title": escape(_title(view)), "style": style, "data": _json(_data(view)), "script": script}
    template = (page / "page.html").read_text(encoding="utf-8")
    # One pass over the template: braces in a title or a sentence are text.
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: parts[slot[1]], template)


def _digest(text: str) -> str:
    """The text's hash as a content security policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _title(view: GraphView) -> str:
    titles = [document.title for document in view.documents if document.title]
    return f"{titles[0]} – graph" if len(titles) == 1 else f"Graph of {len(view.documents)} documents"


def _json(value: Any) -> str:
    """JSON that can stand in an HTML element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _data(view: GraphView) -> dict[str, Any]:
    """What page/data.js reads: documents, sentences and nodes are named by their place in their lists."""
    documents = {document.id: place for place, document in enumerate(view.documents)}
    shown = [{"id": d.id, "title": d.title, "published": d.published, "url": d.url} for d in view.documents]
    for edge in view.edges:
        for sentence in edge.sentences:
            if documents.setdefault(sentence.document, len(shown)) == len(shown):
                shown.append({"id": sentence.document, "title": sentence.title, "published": "", "url": ""})
    places, numbers = points(view), {node.id: place for place, node in enumerate(view.nodes)}
    sentences: dict[tuple[int, int, int, str], int] = {}
    edges = [_edge(edge, numbers, documents, sentences) for edge in view.edges]
    return {
        "types": {name: asdict(look) for name, look in TYPES.items()},
        "other": asdict(OTHER),
        "factualities": {name: asdict(look) for name, look in FACTUALITIES.items()},
        "unknown": asdict(UNKNOWN),
        "documents": shown,
        "sentences": [{"document": d, "start": start, "end": end, "text": text} for d, start, end, text in sentences],
        "nodes": [_node(node, places[node.id], documents) for node in view.nodes],
        "edges": edges,
    }


def _node(node: Node, place: tuple[float, float], documents: dict[str, int]) -> dict[str, Any]:
    always = {"id": node.id, "label": node.label, "type": node.type, "named": int(node.kind == "name"), "x": place[0], "y": place[1]}
    found = [documents[name] for name in node.documents if name in documents]
    return always | _filled(aliases=list(node.aliases), wikidata=node.wikidata, documents=found)


def _edge(
    edge: Edge, numbers: dict[str, int], documents: dict[str, int], sentences: dict[tuple[int, int, int, str], int]
) -> dict[str, Any]:
    keys = [(documents[s.document], s.start, s.end, s.text) for s in edge.sentences]
    always = {"id": edge.id, "label": edge.label, "lemma": edge.lemma, "factuality": edge.factuality, "confidence": edge.confidence}
    ends = {"source": numbers.get(edge.source or ""), "target": numbers.get(edge.target or "")}
    return (
        always
        | {name: place for name, place in ends.items() if place is not None}
        | _filled(
            attribution=edge.attribution,
            inferred=edge.inferred,
            time=edge.time,
            place=edge.place,
            quantity=edge.quantity,
            event=edge.event,
            arguments=[list(pair) for pair in edge.arguments],
            sentences=[sentences.setdefault(key, len(sentences)) for key in keys],
        )
    )


def _filled(**values: Any) -> dict[str, Any]:
    """The values that are there: absence costs no bytes."""
    return {name: value for name, value in values.items() if value}
