"""One node an item: entities that have the same Wikidata item become one, one that has several is parted, and namesakes are told apart.

Names alone brought entities together across documents; the items that documents gave them say which were one and which were not.
Run after documents were written. Ids that the graph had before are kept wherever one of them can be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.documents import DocumentGraphs
from kg.graph.store import GraphStore
from kg.graph.terms import REL, WD, Names

_SUFFIX = re.compile(r"_\(Q\d+\)$")
_NAMESAKES = 40  # more items of one name than this are not told apart pair by pair
_SELFLESS = frozenset((v.involves, v.has_member, v.different_from))


@dataclass(slots=True)
class Holder:
    """A node that has an item: the documents' graphs that mention it, and the id it is to have."""

    node: NamedNode
    item: NamedNode
    graphs: set[NamedNode] = field(default_factory=set)
    id: str = ""


def settle(store: GraphStore, *, new: Collection[str] = ()) -> dict[str, dict[str, str]]:
    """Joins and parts entities by their items; what was renamed, as document id → old id → new id.

    `new` are the documents that were just written: others' ids are older, and go before theirs.
    """
    fresh = {store.graph(id) for id in new}
    holders = _part(_linked(store), store.names, fresh)
    _join(holders, store, fresh)
    renamed: dict[NamedNode, dict[NamedNode, NamedNode]] = defaultdict(dict)
    for holder in holders:
        target = store.names.iri("entity", holder.id)
        for graph in holder.graphs if target != holder.node else ():
            renamed[graph][holder.node] = target
    for graph, targets in sorted(renamed.items(), key=lambda item: item[0].value):
        moved = _moved(targets, graph, store)
        quads = _touching({*moved, *moved.values()}, graph, store)
        old, new = set(quads), set(_renamed(quads, moved, targets, store))
        store.change(graph, remove=old - new, add=new - old)
    tell_apart(store)
    names = store.names
    return {
        names.local(graph.value): {names.local(a.value): names.local(b.value) for a, b in targets.items()}
        for graph, targets in renamed.items()
    }


def tell_apart(store: GraphStore) -> None:
    """`owl:differentFrom` between entities of one name that have different items, in the graphs of the documents that link them."""
    items, graphs = {}, defaultdict(set)
    for (node, item), found in _linked(store).items():
        items[node] = item
        graphs[node] |= found
    called: dict[str, set[NamedNode]] = defaultdict(set)
    for node in items:
        for property in (v.label, v.alias):
            for quad in store.quads(node, property):
                called[quad.object.value.casefold()].add(node)
    wanted: dict[NamedNode, set[tuple[NamedNode, NamedNode]]] = defaultdict(set)
    for nodes in called.values():
        if 1 < len(nodes) <= _NAMESAKES:
            for one, other in combinations(nodes, 2):
                for a, b in ((one, other), (other, one)) if items[one] != items[other] else ():
                    for graph in graphs[a]:
                        wanted[graph].add((a, b))
    known: dict[NamedNode, set[tuple[NamedNode, NamedNode]]] = defaultdict(set)
    for quad in store.quads(None, v.different_from):
        known[quad.graph_name].add((quad.subject, quad.object))
    for graph in sorted(wanted.keys() | known.keys(), key=lambda graph: graph.value):
        gone, come = (
            {Quad(a, v.different_from, b, graph) for a, b in pairs}
            for pairs in (known[graph] - wanted[graph], wanted[graph] - known[graph])
        )
        if gone or come:
            store.change(graph, remove=gone, add=come)


def _linked(store: DocumentGraphs) -> dict[tuple[NamedNode, NamedNode], set[NamedNode]]:
    """The graphs that say that an entity is an item, by both."""
    entity, found = store.names.base + "entity/", defaultdict(set)
    for quad in store.quads(None, v.same_as):
        if quad.object.value.startswith(WD) and quad.subject.value.startswith(entity):
            found[quad.subject, quad.object].add(quad.graph_name)
    return found


def _part(linked: dict[tuple[NamedNode, NamedNode], set[NamedNode]], names: Names, fresh: set[NamedNode]) -> list[Holder]:
    """A holder for each entity and item; the item that older or more documents give an entity keeps the id, others have theirs in it."""
    by_node: dict[NamedNode, list[Holder]] = defaultdict(list)
    for (node, item), graphs in linked.items():
        by_node[node].append(Holder(node, item, set(graphs), names.local(node.value)))
    for holders in by_node.values():
        holders.sort(key=lambda holder: (-len(holder.graphs - fresh), -len(holder.graphs), _number(holder.item)))
        for other in holders[1:]:
            other.id = f"{_SUFFIX.sub('', other.id)}_({other.item.value.removeprefix(WD)})"
    return [holder for holders in by_node.values() for holder in holders]


def _join(holders: list[Holder], store: DocumentGraphs, fresh: set[NamedNode]) -> None:
    """Gives the holders of one item one id, and all graphs that mention those that keep theirs under no other item."""
    by_item: dict[NamedNode, list[Holder]] = defaultdict(list)
    for holder in holders:
        by_item[holder.item].append(holder)
    for group in by_item.values():
        if len({holder.id for holder in group}) < 2:
            continue
        for holder in group:
            if holder.id == store.names.local(holder.node.value):
                elsewhere = {graph for other in holders if other.node == holder.node and other is not holder for graph in other.graphs}
                holder.graphs |= {quad.graph_name for quad in store.quads(holder.node, v.mentioned_in)} - elsewhere
        best = min(group, key=lambda h: (-len(h.graphs - fresh), -len(h.graphs), bool(_SUFFIX.search(h.id)), len(h.id), h.id))
        for holder in group:
            holder.id = best.id


def _moved(targets: dict[NamedNode, NamedNode], graph: NamedNode, store: DocumentGraphs) -> dict[NamedNode, NamedNode]:
    """The nodes that get other names in a document with those of `targets`: their candidates are named after them."""
    moved = dict(targets)
    for old, target in targets.items():
        ids = [store.names.local(node.value) for node in (old, target)]
        for quad in store.quads(old, v.candidate, graph=graph):
            local = store.names.local(quad.object.value)
            moved[quad.object] = store.names.iri("candidate", ids[1] + local.removeprefix(ids[0]))
    return moved


def _touching(nodes: Iterable[NamedNode], graph: NamedNode, store: DocumentGraphs) -> list[Quad]:
    """What a document says of the nodes and with them, each quad once."""
    pairs = ((store.quads(node, graph=graph), store.quads(object=node, graph=graph)) for node in nodes)
    return list(dict.fromkeys(quad for pair in pairs for quads in pair for quad in quads))


def _renamed(
    quads: list[Quad], moved: dict[NamedNode, NamedNode], targets: dict[NamedNode, NamedNode], store: DocumentGraphs
) -> Iterable[Quad]:
    """A document's quads under other names; a node that others describe already is called and typed as they do."""
    found = dict.fromkeys(Quad(moved.get(q.subject, q.subject), q.predicate, moved.get(q.object, q.object), q.graph_name) for q in quads)
    kept = [quad for quad in found if quad.subject != quad.object or not _is_selfless(quad.predicate)]
    for target in set(targets.values()):
        own = [quad for quad in kept if quad.subject == target]
        became = {old for old, new in targets.items() if new == target} | {target}
        kept = [quad for quad in kept if quad.subject != target] + list(_described(target, own, quads, store, became))
    return kept


def _is_selfless(predicate: NamedNode) -> bool:
    """Whether nothing is said by it of a node and itself: plain triples are of two things, whatever the policy."""
    return predicate in _SELFLESS or predicate.value.startswith(REL)


def _described(node: NamedNode, own: list[Quad], before: list[Quad], store: DocumentGraphs, became: set[NamedNode]) -> Iterator[Quad]:
    """What a document says of a node that several became: one label and class (those that the node has already), one score, no name twice.

    A common noun that became one with a name is a name.
    """
    graph = own[0].graph_name
    if _is_named(node, store) or any(_is_named(each, store) for each in became):
        own = [quad for quad in own if quad.predicate != v.kind]
    known = {(q.predicate, q.object) for q in (*store.quads(node, v.label), *store.quads(node, v.a))}
    labels, classes, scores = (_values(own, property) for property in (v.label, v.a, v.link_score))
    had = {q.object for q in before if q.subject == node and q.predicate == v.label}
    label = _first(had) or _first(object for property, object in known if property == v.label) or _first(labels)
    type = _first(object for property, object in known if property == v.a) or _first(classes)
    yield Quad(node, v.label, label, graph)
    yield Quad(node, v.a, type, graph)
    aliases = {*_values(own, v.alias), *labels} - {label}
    yield from (Quad(node, v.alias, alias, graph) for alias in sorted(aliases, key=str))
    if scores:
        yield Quad(node, v.link_score, max(scores, key=lambda score: float(score.value)), graph)
    done = (v.label, v.a, v.alias, v.link_score)
    yield from (quad for quad in own if quad.predicate not in done)


def _is_named(node: NamedNode, store: DocumentGraphs) -> bool:
    """Whether some document mentions the node by a name."""
    nominal = {quad.graph_name for quad in store.quads(node, v.kind)}
    return any(quad.graph_name not in nominal for quad in store.quads(node, v.mentioned_in))


def _values(quads: Iterable[Quad], property: NamedNode) -> list[NamedNode | Literal]:
    return [quad.object for quad in quads if quad.predicate == property]


def _first(terms: Iterable[NamedNode | Literal]) -> NamedNode | Literal | None:
    """The longest, then the first by name, so that nothing depends on the order."""
    return min(terms, key=lambda term: (-len(term.value), term.value), default=None)


def _number(item: NamedNode) -> int:
    return int(item.value.removeprefix(f"{WD}Q"))
