"""Wikidata: which item each named entity is, from facts that ship with the package, or that it has none."""

from __future__ import annotations

from kg.wikidata.decisions import Decision, Decisions, decisions_file, read_decisions, remember
from kg.wikidata.explain import explain, legend
from kg.wikidata.facts import Facts, open_facts
from kg.wikidata.link import link
from kg.wikidata.passages import Passages
from kg.wikidata.review import Doubt, doubtful, review

__all__ = [
    "Decision",
    "Decisions",
    "Doubt",
    "Facts",
    "Passages",
    "decisions_file",
    "doubtful",
    "explain",
    "legend",
    "link",
    "open_facts",
    "read_decisions",
    "remember",
    "review",
]
