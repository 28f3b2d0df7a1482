"""Nodes and edges as flat attributes: strings, numbers and booleans that every graph tool can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.view import Edge, GraphView, Node

Flat = dict[str, str | float | bool]

# All that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): control characters, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
JOIN = " | "


def clean(text: str) -> str:
    """The text without characters that XML cannot hold; line ends become \\n, as an XML reader would make them."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


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
