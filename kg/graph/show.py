"""What the graph says of one entity, grouped for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.graph import lookup
from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.edges import edge
from kg.graph.facts import Facts
from kg.graph.terms import visible
from kg.graph.view import node
from kg.graph.why import ORDER, ends
from kg.view import Edge, Node

ROLE_EVENT = "HoldRole"


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is said: the edge's words between labels, how it is marked, and how many statements say it."""

    text: str
    factuality: str
    attribution: str = ""
    inferred: bool = False
    count: int = 1

    def __str__(self) -> str:
        mark = "" if self.factuality == "asserted" else self.factuality
        if self.attribution:
            mark = f"{mark or 'said'}, {self.attribution}"
        tags = [tag for tag in (mark, "inferred" if self.inferred else "", f"×{self.count}" if self.count > 1 else "") if tag]
        return visible(self.text) + "".join(f"  [{visible(tag)}]" for tag in tags)


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entity with all that is said of it: `groups` pairs a heading with its facts; `others` are further entities of that name."""

    node: Node
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    others: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The portrait for a terminal."""
        node = self.node
        yield f"{visible(node.label)} – {node.type}{f', wd:{node.wikidata}' if node.wikidata else ''}"
        yield f"  {visible(node.iri)}"
        if node.aliases:
            yield "  also called " + ", ".join(map(visible, node.aliases))
        yield "  mentioned in " + ", ".join(map(visible, node.documents))
        for heading, facts in self.groups:
            yield ""
            yield heading
            yield from (f"  {fact}" for fact in facts)
        if self.others:
            yield ""
            yield "others of this name: " + ", ".join(map(visible, self.others))

    def __str__(self) -> str:
        return "\n".join(self.lines())


def show(store: DocumentGraphs, name: str) -> Portrait:
    """All that the graph says of the entity of that name; NotFound, with the nearest names, where there is none."""
    facts = Facts(store)
    entity, *others = lookup.entities(facts, name)
    done, roles = _split(_edges(facts, facts.with_property(v.subject, entity)))
    suffered, held = _split(_edges(facts, facts.with_property(v.object_, entity)))
    groups = [
        ("roles", _facts(facts, [*roles, *held])),
        ("does", _facts(facts, done)),
        ("is done to", _facts(facts, suffered)),
        ("says", _facts(facts, _edges(facts, facts.with_property(v.source, entity)))),
        ("takes part in", _facts(facts, _elsewhere(facts, entity))),
        ("members", _nodes(facts, facts.all(entity, v.has_member))),
        ("member of", _nodes(facts, facts.with_property(v.has_member, entity))),
        ("involves", _nodes(facts, facts.all(entity, v.involves))),
        ("involved in", _nodes(facts, facts.with_property(v.involves, entity))),
    ]
    return Portrait(
        node(facts, entity), tuple(group for group in groups if group[1]), tuple(facts.names.local(other.value) for other in others)
    )


def _edges(facts: Facts, nodes: Iterable[NamedNode]) -> list[Edge]:
    """The statements among the nodes; sources are named by attributions too."""
    return [edge(facts, node) for node in nodes if v.factuality in facts.of(node)]


def _split(edges: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Deeds, and roles apart from them."""
    deeds: list[Edge] = []
    roles: list[Edge] = []
    for found in edges:
        (roles if found.event == ROLE_EVENT else deeds).append(found)
    return deeds, roles


def _elsewhere(facts: Facts, entity: NamedNode) -> list[Edge]:
    """Statements that the entity is a recipient, place, topic, … of."""
    found = {statement for property in v.ROLES.values() for statement in facts.with_property(property, entity)}
    found |= {statement for place in facts.with_property(v.value, entity) for statement in facts.with_property(v.argument, place)}
    return _edges(facts, sorted(found, key=lambda node: node.value))


def _facts(facts: Facts, edges: Iterable[Edge]) -> tuple[Fact, ...]:
    """Edges as lines, the surest first; the same line from several statements once."""
    counts = Counter((_text(facts, edge), edge.factuality, edge.attribution, edge.inferred) for edge in edges)
    found = [Fact(*key, count=count) for key, count in counts.items()]
    return tuple(sorted(found, key=lambda fact: (ORDER.get(fact.factuality, len(ORDER)), fact.text, fact.attribution, fact.inferred)))


def _text(facts: Facts, edge: Edge) -> str:
    subject, object_ = ends(facts, edge)
    extras = [edge.quantity, edge.time, edge.place, *(text for _, text in edge.arguments)]
    tail = ", ".join(extra for extra in extras if extra)
    return " ".join(part for part in (subject or "(someone)", edge.label, object_, f"({tail})" if tail else "") if part)


def _nodes(facts: Facts, nodes: Iterable[NamedNode]) -> tuple[Fact, ...]:
    return tuple(Fact(label, "asserted") for label in sorted(facts.label(node) for node in nodes))
