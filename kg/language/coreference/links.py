"""The network's antecedents, joined to clusters from left to right where they are likely enough and nothing speaks against them.

The probabilities of all mentions of one cluster add up to the cluster's own; what the rules know for certain (two genders, conjuncts,
a phrase inside its own noun's) is a veto, and its share falls to no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.language.coreference.candidates import full_span, text_columns
from kg.language.coreference.clusters import Clusters
from kg.language.coreference.pairs import mention_table
from kg.language.coreference.profiles import REFLEXIVES, Profile
from kg.language.coreference.pronouns import bound, pleonastic
from kg.language.coreference.records import KIND, KINDS, Record, record
from kg.language.coreference.scores import LinkScorer, probabilities
from kg.language.coreference.tree import Tree
from kg.language.parsing.meaning import Meaning

NAME = KIND["name"]
WORTH = 0.01
"""Antecedents that are less likely than this are not looked at."""
LEAST = {
    "name": 0.5, "definite": 0.5, "demonstrative": 0.5, "indefinite": 0.6, "bare": 0.5, "first person": 0.4, "second person": 0.4, "he": 0.4,
    "she": 0.4, "it": 0.5, "they": 0.45, "pronoun": 0.5, "clause": 0.5, "coordination": 0.5,
}  # fmt: skip
"""How likely a cluster must be for a mention of each kind to join it: a wrong merge costs more than a missed one."""


@dataclass(frozen=True, slots=True)
class Likely:
    """For each mention, by its number: which earlier ones are likely antecedents and how likely; and the records that say so."""

    records: list[Record]
    antecedents: list[list[tuple[int, float]]]


def order_of(tree: Tree, profile: Profile) -> tuple[int, int]:
    """Where a mention stands among others: by the start of its whole phrase, the longer one first."""
    start, end = span_of(tree, profile)
    return start, -end


def span_of(tree: Tree, profile: Profile) -> tuple[int, int]:
    """The whole phrase of a mention, or of all members of a coordination."""
    start, end = full_span(tree, profile.token)
    if profile.members:
        end = max(end, full_span(tree, profile.members[-1].token)[1])
    return start, end


def likely(tree: Tree, words: list[str], profiles: Sequence[Profile], meaning: Meaning, scorer: LinkScorer) -> Likely:
    """What the network says of the profiles, which are in the order of `order_of`."""
    text = text_columns(tree, words)
    records = [record(text, *span_of(tree, profile), profile.token) for profile in profiles]
    at = np.array([found.word for found in records], dtype=np.int64)
    antecedents: list[list[tuple[int, float]]] = [[] for _ in records]
    table = mention_table(records)
    begin = 0
    for earlier, odds in probabilities(scorer, table, meaning.queries[at], meaning.keys[at], meaning.new[at]):
        rows, columns = np.nonzero(odds >= WORTH)
        for row, other, value in zip(rows.tolist(), earlier[rows, columns].tolist(), odds[rows, columns].tolist(), strict=True):
            antecedents[begin + row].append((other, value))
        begin += len(earlier)
    return Likely(records, antecedents)


def link(tree: Tree, clusters: Clusters, profiles: Sequence[Profile], found: Likely) -> None:
    """Joins each profile, in order, to the likeliest cluster of its antecedents where that is likely enough and allowed."""
    names = {id(profile): profile for profile, seen in zip(profiles, found.records, strict=True) if seen.kind == NAME}
    for i, profile in enumerate(profiles):
        if not found.antecedents[i] or not _refers(tree, profile):
            continue
        shares: dict[int, float] = defaultdict(float)
        nearest: dict[int, Profile] = {}
        for j, share in found.antecedents[i]:
            root = clusters.root(profiles[j])
            shares[root] += share
            nearest.setdefault(root, profiles[j])
        root = max(shares, key=lambda number: shares[number])
        if shares[root] >= LEAST[KINDS[found.records[i].kind]] and allowed(tree, clusters, profile, nearest[root], names):
            clusters.merge(nearest[root], profile)


def _refers(tree: Tree, profile: Profile) -> bool:
    """Whether a mention refers to anything at all."""
    return not (profile.pronoun and profile.lemma == "it" and pleonastic(tree, profile.token))


def allowed(tree: Tree, clusters: Clusters, profile: Profile, other: Profile, names: dict[int, Profile]) -> bool:
    """Whether nothing that rules know for certain keeps a mention from another's cluster; `names` are the mentions headed by names, by id."""
    if clusters.together(profile, other) or not clusters.agree(other, profile):
        return False
    if id(profile) in names and not _names_fit(profile, [member for member in clusters.some(other) if id(member) in names]):
        return False
    return not (profile.pronoun and profile.person == 3 and profile.lemma not in REFLEXIVES and bound(tree, profile, other))


def _names_fit(profile: Profile, others: Sequence[Profile]) -> bool:
    """Whether a name can be one with a cluster's names: a part of one of them or around it; "Western X" is another place than "X"."""
    if not others:
        return True
    return profile.type != "Place" and any(profile.spoken <= other.spoken or other.spoken <= profile.spoken for other in others)
