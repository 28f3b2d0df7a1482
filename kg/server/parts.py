"""What the explorer's answers are made of: nodes, statements and documents of the graph as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields

from kg.errors import NotFound
from kg.graph import vocabulary as v
from kg.graph.edges import edge
from kg.graph.query import rows
from kg.graph.terms import class_name
from kg.server.worker import Bench
from kg.view import DocumentInfo, Edge, Node, Sentence

MOST_FACTS = 400  # statements that one answer lists
# Named once: a hundred edges a picture are taken apart for each reader.
_EDGE, _SENTENCE = [field.name for field in fields(Edge) if field.name != "sentences"], [field.name for field in fields(Sentence)]
_DOCUMENTS = "SELECT (COUNT(?d) AS ?n) WHERE {{ {node} kgo:mentionedIn ?d }}"


def entity_node(bench: Bench, iri: str):
    """The node of an entity, by its IRI or id; NotFound where the graph has none."""
    found = entity_of(bench, iri)
    if not bench.facts.has(found, v.mentioned_in):
        raise NotFound(f"{iri}: there is no such entity in the graph")
    return found


def local_of(bench: Bench, iri: str) -> str:
    """The id in an IRI of the graph; what is none is taken for an id."""
    names = bench.store.names
    return names.local(iri) if iri.startswith(names.base) else iri


def entity_of(bench: Bench, iri: str):
    """The node of what may be an entity, by its IRI or id."""
    return bench.store.names.iri("entity", local_of(bench, iri))


def statement_of(bench: Bench, iri: str):
    """The node of what may be a statement, by its IRI or id."""
    return bench.store.names.iri("statement", local_of(bench, iri))


def statements_of(bench: Bench, pattern: str, limit: int) -> list:
    """The nodes that a pattern finds as ?s, at most so many."""
    sparql = f"SELECT DISTINCT ?s WHERE {{ {pattern} }} LIMIT {limit}"
    return [statement_of(bench, row["s"]) for row in rows(bench.store, sparql) if row["s"]]


def edges_of(bench: Bench, pattern: str, limit: int) -> list[Edge]:
    """The statements that a pattern finds as ?s, at most so many."""
    return [edge(bench.facts, statement) for statement in statements_of(bench, pattern, limit)]


def node_row(bench: Bench, found: Node) -> dict:
    """A node without what may be long: documents are counted."""
    row = {name: value for name, value in asdict(found).items() if value and name != "documents"}
    return row | {"documents": _mentions(bench, found.iri), "degree": bench.ties.degrees[found.iri]}


def _mentions(bench: Bench, iri: str) -> int:
    """How many documents mention an entity; counted once, as the best known are drawn again and again."""
    counts = bench.notes.setdefault("mentions", {})
    if iri not in counts:
        counts[iri] = int(rows(bench.store, _DOCUMENTS.format(node=entity_of(bench, iri)))[0]["n"])
    return counts[iri]


def edge_row(found: Edge, *, sentences: bool = True) -> dict:
    """An edge without what is empty."""
    row = {field: value for field in _EDGE if (value := getattr(found, field))}
    if sentences and found.sentences:
        row["sentences"] = [{field: getattr(sentence, field) for field in _SENTENCE} for sentence in found.sentences]
    return row


def named(bench: Bench, entity) -> dict:
    """An entity as far as a list needs it."""
    facts = bench.facts
    return {
        "id": facts.names.local(entity.value),
        "iri": entity.value,
        "label": facts.label(entity),
        "type": class_name(facts.best(entity, v.a)),
        "kind": facts.best(entity, v.kind) or "name",
        "degree": bench.ties.degrees[entity.value],
    }


def ends(bench: Bench, edges: Iterable[Mapping]) -> dict:
    """The nodes and documents that edges speak of, by name: so that a reader of edges alone can tell who is meant."""
    edges = list(edges)
    ids = {edge[end]: None for edge in edges for end in ("source", "target") if edge.get(end)}
    documents = {sentence["document"]: None for edge in edges for sentence in edge.get("sentences", ())}
    return {
        "nodes": [named(bench, entity_of(bench, id)) for id in ids],
        "documents": [asdict(document_info(bench, id)) for id in documents],
    }


def document_row(bench: Bench, graph) -> dict:
    """All that is said of a document itself."""
    facts = bench.facts
    return {
        "id": facts.best(graph, v.identifier), "iri": graph.value, "title": facts.best(graph, v.title), "published": facts.best(graph, v.issued),
        "url": facts.best(graph, v.address), "language": facts.best(graph, v.language),
    }  # fmt: skip


def document_info(bench: Bench, id: str) -> DocumentInfo:
    """A document as views have it."""
    facts, graph = bench.facts, bench.store.graph(id)
    return DocumentInfo(id, facts.best(graph, v.title), facts.best(graph, v.issued), facts.best(graph, v.address))
