"""What a graph shows to those who draw or export it: plain nodes and edges, without RDF.

Everything is sorted, so that the same graph gives the same view. Offsets are character offsets into the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: `id` is the local name of its IRI, `type` a class of the ontology, `kind` "name" or "nominal",
    `wikidata` the accepted item ("Q7747"), `documents` the ids of the documents that mention it."""

    id: str
    iri: str
    label: str
    type: str
    kind: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters `start` to `end` of a document that say so; `title` is the document's."""

    document: str
    title: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement, or the membership of an entity in a group (relation "hasMember").

    `source` and `target` are ids of nodes, None where the text names no subject or object.
    `relation` is the local name of the relation ("held_off"), `lemma` its verb ("hold off"), `label` its words ("held off"),
    `event` its event class or "". `factuality` is one of `kg.model.Factuality`'s values; `attribution` the label of who says so, or "".
    `plain` is True where the policy made a plain triple of it. `time`, `place`, `quantity` are as a reader would write them, or "".
    `arguments` are further (role, words) pairs. `confidence` is 0 to 1, `certainty` −3 to 3 (how sure readers are that it happened).
    """

    id: str
    iri: str
    source: str | None
    target: str | None
    relation: str
    lemma: str
    label: str
    factuality: str
    attribution: str
    inferred: bool
    confidence: float
    time: str
    place: str
    quantity: str
    plain: bool
    event: str
    sentences: tuple[Sentence, ...] = ()
    arguments: tuple[tuple[str, str], ...] = ()
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document that the graph was read from: `published` is an ISO date or "", `url` an address or ""."""

    id: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """The whole graph as nodes (by id), edges (by source, relation, target, id) and documents (by id)."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    documents: tuple[DocumentInfo, ...]
