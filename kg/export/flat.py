"""Nodes and edges as flat attributes: strings, numbers and booleans that every graph tool can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

Flat = dict[str, str | float | bool]

# All that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): control characters, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Letters that name tokens (NMTOKEN, which GraphML's schema wants ids to be) hold in every edition of XML: Latin, Greek, Cyrillic, Hebrew,
# Arabic, Chinese, Korean. An underscore that would be read as the beginning of an escape is none of them.
_LETTERS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u038e-\u03a1\u03a3-\u03ce"
    "\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u4e00-\u9fa5\uac00-\ud7a3"
)
_UNNAMED = re.compile(f"[^-.:0-9A-Z_a-z{_LETTERS}]|_(?=x[0-9A-F]{{4,6}}_)")
JOIN = " | "


def clean(text: str) -> str:
    """The text without characters that XML cannot hold; line ends become \\n, as an XML reader would make them."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def token(id: str) -> str:
    """The id as a name token of XML: what one cannot hold as _xHHHH_ (ISO 9075-14), so that no two ids become one."""
    return _UNNAMED.sub(lambda match: f"_x{ord(match[0]):04X}_", clean(id))


def linked(view: GraphView) -> list[Edge]:
    """The edges that a node-link format can hold: those with a source and a target among the view's nodes."""
    known = {node.id for node in view.nodes}
    return [edge for edge in view.edges if edge.source in known and edge.target in known]


def flat_node(node: Node) -> Flat:
    """A node's attributes, without those that it has not."""
    return _filled(
        iri=node.iri,
        label=node.label,
        type=node.type,
        kind=str(node.kind),
        aliases=JOIN.join(node.aliases),
        wikidata=node.wikidata,
        documents=JOIN.join(node.documents),
    )


def flat_edge(edge: Edge) -> Flat:
    """An edge's attributes, without those that it has not; its evidence is joined, one sentence after another."""
    return _filled(
        id=edge.id,
        iri=edge.iri,
        relation=edge.relation,
        lemma=edge.lemma,
        label=edge.label,
        factuality=str(edge.factuality),
        attribution=edge.attribution,
        inferred=edge.inferred,
        confidence=float(edge.confidence),
        time=edge.time,
        place=edge.place,
        quantity=edge.quantity,
        plain=edge.plain,
        event=edge.event,
        arguments=JOIN.join(f"{role}: {text}" for role, text in edge.arguments),
        documents=JOIN.join(dict.fromkeys(sentence.document for sentence in edge.sentences)),
        evidence=JOIN.join(sentence.text for sentence in edge.sentences),
    )


def _filled(**attributes: str | float | bool | None) -> Flat:
    """Attributes with a value, strings cleaned: an empty string does not come back from a GraphML reader."""
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in attributes.items()}
    return {name: value for name, value in cleaned.items() if value is not None and value != ""}
