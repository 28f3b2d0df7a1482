"""Wikidata: which item each named entity is, from facts that ship with the package, or that it has none."""

from __future__ import annotations

from kg.wikidata.explain import explain
from kg.wikidata.facts import Facts, open_facts
from kg.wikidata.link import link

__all__ = ["Facts", "explain", "link", "open_facts"]
