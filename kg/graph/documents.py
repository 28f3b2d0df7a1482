"""What every store of document graphs has in common, on disk or on a server: graphs by document, and what is read of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.terms import KGO, LOCAL_KINDS, Names, class_name

# The local name of the graph of what follows from the ontology, which belongs to no document.
CONSEQUENCES = "consequences"
KNOWN = (v.label, v.alias, v.a, v.kind)


class DocumentGraphs(ABC):
    """The reading half of a store; `quads`, `document_graphs` and `lines` are what a store must say itself."""

    names: Names

    @abstractmethod
    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterable[Quad]:
        """What documents (or one of them) say that fits the pattern, a quad for every document that says it."""

    @abstractmethod
    def document_graphs(self) -> Iterable[NamedNode]:
        """The names of the documents' graphs, in no particular order."""

    @abstractmethod
    def lines(self, graph: NamedNode) -> list[str]:
        """A graph's triples as sorted lines of N-Triples."""

    @abstractmethod
    def query(self, sparql: str, *, consequences: bool = True):
        """An engine's own answer, over all documents and what was derived from them; prefixes of the graph are known."""

    @abstractmethod
    def has_consequences(self) -> bool:
        """Whether something was derived from the ontology."""

    @abstractmethod
    def __len__(self) -> int:
        """The number of triples, each counted once."""

    @property
    def consequences(self) -> NamedNode:
        """The name of the graph that holds what follows from the ontology."""
        return NamedNode(self.names.base + CONSEQUENCES)

    def graph(self, document_id: str) -> NamedNode:
        """The name of a document's graph."""
        return self.names.iri("document", document_id)

    def graphs(self) -> list[NamedNode]:
        """The names of the documents' graphs, sorted."""
        return sorted(self.document_graphs(), key=lambda graph: graph.value)

    def documents(self) -> list[str]:
        """The ids of the documents in the store, sorted."""
        return sorted(self.names.local(graph.value) for graph in self.document_graphs())

    def parted(self, graph: NamedNode) -> tuple[list[str], list[str]]:
        """A document's lines in two: of nodes that are its own, and of nodes that documents share."""
        own: list[str] = []
        shared: list[str] = []
        lines, place = self.lines(graph), 0
        for kind in sorted(LOCAL_KINDS):  # sorted lines of one kind lie together
            begin = bisect_left(lines, f"<{self.names.base}{kind}/", place)
            end = bisect_left(lines, f"<{self.names.base}{kind}0", begin)  # "0" is what comes after "/"
            shared += lines[place:begin]
            own += lines[begin:end]
            place = end
        return own, shared + lines[place:]

    def known(self, *, without: Iterable[str] = ()) -> Iterator[tuple[str, str, tuple[str, ...], str, int]]:
        """Every named entity as (id, label, aliases, class, number of documents), for resolution to build on; `without` leaves documents out that will be replaced.

        Common nouns are left out: their ids are their words, in whatever order documents come.
        """
        seen: dict[NamedNode, dict[NamedNode, set[str]]] = {}
        graphs: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for quad in self.names_of_entities(without={self.graph(id) for id in without}):
            facts = seen.setdefault(quad.subject, {property: set() for property in KNOWN})
            facts[quad.predicate].add(quad.object.value)
            graphs[quad.subject].add(quad.graph_name)
        for node in sorted(seen, key=lambda node: node.value):
            labels, aliases, classes, kinds = (sorted(seen[node][key]) for key in KNOWN)
            if kinds:
                continue
            label = max(labels, key=len)
            yield (
                self.names.local(node.value),
                label,
                tuple(a for a in (*labels, *aliases) if a != label),
                class_name(next((name for name in classes if name.startswith(KGO)), classes[0])),
                len(graphs[node]),
            )

    def names_of_entities(self, *, without: set[NamedNode]) -> Iterator[Quad]:
        """The labels, aliases, classes and kinds that documents give the entities that they mention."""
        for mention in self.quads(None, v.mentioned_in, None):
            if mention.graph_name in without:
                continue
            found = self.quads(mention.subject, None, None, mention.graph_name)
            yield from (quad for quad in found if quad.predicate in KNOWN)
