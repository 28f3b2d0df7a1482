"""Counts of what a graph holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.documents import DocumentGraphs
from kg.graph.query import rows
from kg.graph.terms import local_name, visible

TOP = 15  # relations and events that are printed


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by class, factuality, relation, event class and document; each table the largest first."""

    documents: Mapping[str, int]
    entities: Mapping[str, int]
    statements: Mapping[str, int]
    relations: Mapping[str, int]
    events: Mapping[str, int]
    inferred: int
    plain: int
    quads: int

    def lines(self) -> Iterator[str]:
        """The counts for a terminal."""
        yield f"documents   {len(self.documents):,}"
        yield f"entities    {sum(self.entities.values()):,}   {_listed(self.entities)}"
        yield f"statements  {sum(self.statements.values()):,}   {_listed(self.statements)}; inferred {self.inferred:,}"
        yield f"relations   {len(self.relations):,}   {_listed(self.relations)}"
        yield f"events      {len(self.events):,}   {_listed(self.events)}"
        yield f"triples     {self.plain:,} plain, {self.quads:,} in all"
        yield ""
        yield "statements by document"
        yield from (f"{count:>10,}   {visible(document)}" for document, count in self.documents.items())

    def __str__(self) -> str:
        return "\n".join(self.lines())


# The counted thing is ?key, its number ?count.
_COUNTS = {
    "documents": "SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE { GRAPH ?g { ?d a kgo:Document ; dcterms:identifier ?key . OPTIONAL { ?s kgo:factuality ?f } } } GROUP BY ?key",
    "entities": "SELECT ?key (COUNT(DISTINCT ?e) AS ?count) WHERE { ?e kgo:mentionedIn ?d ; a ?key } GROUP BY ?key",
    "statements": "SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s kgo:factuality ?key } GROUP BY ?key",
    "relations": "SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s rdf:predicate ?key } GROUP BY ?key",
    "events": "SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s kgo:factuality ?f ; a ?key . FILTER (?key NOT IN (kgo:Statement, kgo:Inferred)) } GROUP BY ?key",
}
_INFERRED = "SELECT (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a kgo:Inferred }"
_PLAIN = "SELECT (COUNT(*) AS ?count) WHERE { SELECT DISTINCT ?s ?r ?o WHERE { ?r a kgo:Relation . ?s ?r ?o } }"


def stats(store: DocumentGraphs) -> Stats:
    """Counts over all documents together."""
    tables = {name: _table(store, sparql, whole=name == "documents") for name, sparql in _COUNTS.items()}
    inferred, plain = (int(rows(store, sparql, consequences=False)[0]["count"]) for sparql in (_INFERRED, _PLAIN))
    return Stats(**tables, inferred=inferred, plain=plain, quads=len(store))


def _table(store: DocumentGraphs, sparql: str, *, whole: bool) -> dict[str, int]:
    counts = {
        row["key"] if whole else local_name(row["key"]): int(row["count"]) for row in rows(store, sparql, consequences=False) if row["key"]
    }
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _listed(counts: Mapping[str, int]) -> str:
    named = [f"{visible(name)} {count:,}" for name, count in list(counts.items())[:TOP]]
    return ", ".join(named + (["…"] if len(counts) > TOP else []))
