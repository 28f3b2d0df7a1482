"""Which statements become plain triples: SPARQL, in the package or the user's own, over one document's graph at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from kg.errors import OntologyError, QueryError
from kg.graph import vocabulary as v
from kg.graph.guard import refuse_query
from kg.graph.sparql import one_line
from kg.graph.terms import FIXED_PREFIXES

POLICIES = ("strict", "reported", "all")
DEFAULT_POLICY = "reported"
_PARTS = frozenset((v.subject, v.predicate, v.object_))
_READ = _PARTS | {v.factuality, v.presupposed, v.confidence}
"""What the policies of the package ask for; a user's own may ask for anything."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A CONSTRUCT query that picks, among the statements of a document, those that hold as plain triples."""

    name: str
    sparql: str
    reads: frozenset[NamedNode] | None = None
    """The properties that it asks for, where these are known."""

    def plain(self, quads: Collection[Quad]) -> list[Quad]:
        """The plain triples of one document's quads, in its graph, none of which ties a thing to itself; OntologyError where the policy
        makes others than statements say."""
        graphs = {quad.graph_name for quad in quads}
        if self.reads is not None:
            quads = [quad for quad in quads if quad.predicate in self.reads]
        store = Store()
        store.bulk_extend(quads)
        triples = self.run(store)
        stated = _stated(quads)
        for triple in triples:
            if (triple.subject, triple.predicate, triple.object) not in stated:
                advice = "construct rdf:subject, rdf:predicate, rdf:object of statements"
                raise OntologyError(f"policy {self.name}: it makes {triple}, which no statement says: {advice}")
        # What ties a thing to itself mostly comes of a pronoun misunderstood.
        found = [triple for triple in dict.fromkeys(triples) if triple.subject != triple.object]
        return [Quad(t.subject, t.predicate, t.object, graph) for t in found for graph in graphs]

    def run(self, store: Store) -> list:
        """The triples that the query constructs; OntologyError where it is no CONSTRUCT query or cannot be run."""
        try:
            answer = store.query(self.sparql, prefixes=FIXED_PREFIXES, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise OntologyError(f"policy {self.name}: {one_line(error)}") from error
        if not isinstance(answer, QueryTriples):
            raise OntologyError(f"policy {self.name}: a policy is a CONSTRUCT query, like those in kg/graph/policies")
        return list(answer)


def read_policy(name: str = DEFAULT_POLICY) -> Policy:
    """The policy of that name ("strict", "reported", "all"), or that in a file; OntologyError where neither is there or it does not run."""
    if name in POLICIES:
        sparql = (files("kg.graph") / "policies" / f"{name}.rq").read_text(encoding="utf-8")
    else:
        try:
            sparql = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise OntologyError(f"policy {name}: neither one of {', '.join(POLICIES)} nor a file that can be read") from error
    try:
        refuse_query(sparql, prefixes=FIXED_PREFIXES)
    except QueryError as error:
        raise OntologyError(f"policy {name}: {error}") from error
    policy = Policy(name, sparql, _READ if name in POLICIES else None)
    policy.run(Store())  # a policy that cannot run is told before any work is done
    return policy


def _stated(quads: Iterable[Quad]) -> set[tuple]:
    """Subject, relation, object of every statement among the quads."""
    parts: dict[NamedNode, dict[NamedNode, NamedNode]] = {}
    for quad in quads:
        if quad.predicate in _PARTS:
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    return {(found[v.subject], found[v.predicate], found[v.object_]) for found in parts.values() if len(found) == 3}
