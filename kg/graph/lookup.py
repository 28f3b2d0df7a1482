"""Finds entities and relations by what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process, utils

from kg.errors import NotFound
from kg.graph import vocabulary as v
from kg.graph.facts import Facts
from kg.graph.terms import REL, clean, escape, local_name

SUGGESTIONS, ALIKE = 3, 60  # how many near names are suggested, and how near they must be (rapidfuzz, 0 to 100)


def entities(facts: Facts, name: str) -> list[NamedNode]:
    """The entities of that name, best first: by label, then id or IRI, then alias; case does not matter.

    Raises NotFound with the nearest names where there is none.
    """
    wanted = " ".join(clean(name).split())
    labelled, aliased = (_labelled(facts, property, wanted) for property in (v.label, v.alias))
    if labelled:
        return _by_weight(facts, labelled) + _by_weight(facts, aliased - labelled)
    known, folded = _names(facts), wanted.casefold()
    tiers = (
        {node for node, property, words in known if property == v.label and words.casefold() == folded},
        {node for node, _, _ in known if folded in _ids(facts, node)},
        {node for node, property, words in known if property == v.alias and words.casefold() == folded},
    )
    found = list(dict.fromkeys(node for tier in tiers for node in _by_weight(facts, tier)))
    if not found:
        raise NotFound(f"{name!r}: no entity of that name in the graph{_suggest(wanted, {words for _, _, words in known})}")
    return found


def relations(facts: Facts, name: str) -> set[NamedNode]:
    """The relations of that name, label or lemma ("urged", "urge", "held off", "rel:held_off"); NotFound with the nearest where none is."""
    folded = " ".join(clean(name).split()).removeprefix("rel:").removeprefix(REL).casefold()
    known = facts.with_property(v.lemma)
    found = {node for node in known if folded.replace(" ", "_") == local_name(node.value).casefold() or folded in _words(facts, node)}
    if not found:
        raise NotFound(f"{name!r}: no such relation in the graph{_suggest(folded, {facts.label(node) for node in known})}")
    return found


def _words(facts: Facts, relation: NamedNode) -> set[str]:
    return {term.value.casefold() for property in (v.label, v.lemma) for term in facts.of(relation).get(property, ())}


def _labelled(facts: Facts, property: NamedNode, label: str) -> set[NamedNode]:
    """The entities that have this very label, which needs no search."""
    return {node for node in facts.with_property(property, Literal(label, language="en")) if v.mentioned_in in facts.of(node)}


def _by_weight(facts: Facts, nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """Those mentioned in most documents first."""
    return sorted(nodes, key=lambda node: (-len(facts.of(node).get(v.mentioned_in, ())), node.value))


def _names(facts: Facts) -> set[tuple[NamedNode, NamedNode, str]]:
    """Every name of every entity: (entity, label or alias, words)."""
    under = f"{facts.names.base}entity/"
    quads = (quad for property in (v.label, v.alias) for quad in facts.store.quads(None, property))
    return {(quad.subject, quad.predicate, quad.object.value) for quad in quads if quad.subject.value.startswith(under)}


def _ids(facts: Facts, node: NamedNode) -> tuple[str, str, str]:
    """How an entity is named by those who know the graph: IRI, id, prefixed name."""
    id = facts.names.local(node.value)
    return node.value.casefold(), id.casefold(), f"entity:{escape(id)}".casefold()


def _suggest(name: str, known: Iterable[str]) -> str:
    near = process.extract(name, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=SUGGESTIONS, score_cutoff=ALIKE)
    return "; did you mean " + " or ".join(repr(match[0]) for match in near) + "?" if near else ""
