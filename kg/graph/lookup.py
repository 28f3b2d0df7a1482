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
    if exact := _labelled(facts, v.label, wanted):
        return _by_weight(facts, exact) + _by_weight(facts, set(_labelled(facts, v.alias, wanted)) - set(exact))
    named = facts.with_property(v.mentioned_in)
    tiers: list[list[NamedNode]] = [[], [], []]
    folded = wanted.casefold()
    for node in named:
        if any(term.value.casefold() == folded for term in facts.of(node).get(v.label, ())):
            tiers[0].append(node)
        elif folded in (node.value.casefold(), facts.names.local(node.value).casefold(), f"entity:{escape(facts.names.local(node.value))}".casefold()):
            tiers[1].append(node)
        elif any(term.value.casefold() == folded for term in facts.of(node).get(v.alias, ())):
            tiers[2].append(node)
    found = [node for tier in tiers for node in _by_weight(facts, tier)]
    if not found:
        raise NotFound(f"{name!r}: no entity of that name in the graph{_suggest(wanted, _names(facts, named))}")
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


def _labelled(facts: Facts, property: NamedNode, label: str) -> list[NamedNode]:
    nodes = facts.with_property(property, Literal(label, language="en"))
    return [node for node in nodes if v.mentioned_in in facts.of(node)]


def _by_weight(facts: Facts, nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """Those mentioned in most documents first."""
    return sorted(nodes, key=lambda node: (-len(facts.of(node).get(v.mentioned_in, ())), node.value))


def _names(facts: Facts, nodes: Iterable[NamedNode]) -> set[str]:
    return {term.value for node in nodes for property in (v.label, v.alias) for term in facts.of(node).get(property, ())}


def _suggest(name: str, known: Iterable[str]) -> str:
    near = process.extract(name, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=SUGGESTIONS, score_cutoff=ALIKE)
    return "; did you mean " + " or ".join(repr(match[0]) for match in near) + "?" if near else ""
