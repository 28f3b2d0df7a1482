"""The network's antecedents, joined to clusters from left to right where they are likely enough and nothing speaks against them.

The probabilities of all mentions of one cluster add up to the cluster's own; what the rules know for certain (two genders, conjuncts,
a phrase inside its own noun's) is a veto, and its share falls to no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from kg.language.coreference.candidates import full_span, text_columns
from kg.language.coreference.clusters import different_kinds
from kg.language.coreference.features import Context
from kg.language.coreference.pairs import mention_table
from kg.language.coreference.profiles import REFLEXIVES, Profile
from kg.language.coreference.pronouns import bound, commands, owns, pronoun_class, ranked_with_ahead, unranked
from kg.language.coreference.quotes import of_speech, own_speakers
from kg.language.coreference.records import KIND, KINDS, RELATIVE_TAGS, Record, record
from kg.language.coreference.scores import LinkScorer, probabilities
from kg.language.coreference.splits import BACK
from kg.language.coreference.tree import Tree
from kg.language.coreference.vetoes import (
    inside_of,
    introduces,
    is_another,
    is_class,
    is_office,
    named_after,
    of_one_family,
    of_other_body,
    of_other_origin,
    of_other_size,
    of_other_titles,
    origins,
    owner_of,
    refers,
    says_of,
    told_apart,
    told_of,
)
from kg.language.coreference.weights import BESIDE
from kg.language.parsing.meaning import Meaning
from kg.model import Kind

NAME = KIND["name"]
WORTH = 0.01
"""Antecedents that are less likely than this are not looked at."""
LEAST = {
    "name": 0.5, "definite": 0.5, "demonstrative": 0.5, "indefinite": 0.5, "bare": 0.8, "first person": 0.4, "second person": 0.4, "he": 0.3,
    "she": 0.3, "it": 0.4, "they": 0.4, "pronoun": 0.5, "clause": 0.5, "coordination": 0.4,
}  # fmt: skip
"""How likely a cluster must be for a mention of each kind to join it: a wrong merge costs more than a missed one."""
LEAST_ALIKE = 0.2
"""The same for the cluster's mentions in the very words of this one, which the network, trained on short passages, trusts too little."""
LEAST_OF_SPEAKER = 0.2
"""The same for "it" and "they" that whoever speaks says of itself: "the union said it had warned them"."""
SURELY = 0.7
"""How likely a name that seems to be no person's must be for "he" or "she" to be one with it all the same."""
LITTLE = 0.003
"""What is added to a probability before its logarithm is taken."""


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


class Linker:
    """Joins the profiles of one text, which are in the order of `order_of`, from left to right.

    With `predicates`, "a doctor" of "she is a doctor" may be one with "she", as GUM has it; to a graph they are not one thing.
    """

    def __init__(self, context: Context, profiles: Sequence[Profile], found: Likely, *, predicates: bool = False) -> None:
        self.context, self.profiles, self.found, self.predicates = context, profiles, found, predicates
        self.tree, self.clusters = context.tree, context.clusters
        self._countries, self._origins = frozenset(context.ontology.demonyms.values()), origins(context.ontology)
        pairs = zip(profiles, found.records, strict=True)
        self._at = {profile.token: profile for profile in profiles if not profile.members}
        self._speakers = own_speakers(context.tree, context.quotes, context.ontology)
        self._names = {id(profile) for profile, seen in pairs if seen.kind == NAME}

    def link(self) -> None:
        """Joins each profile to the likeliest cluster of its antecedents where that is likely enough and allowed."""
        for i, profile in enumerate(self.profiles):
            if not refers(self.tree, profile) or self._known(profile):
                continue
            shares, nearest = self._shares(i)
            kind = pronoun_class(profile) if profile.pronoun else None
            if kind is not None:
                shares = self._weighed(i, kind, shares, nearest)
            least = LEAST_OF_SPEAKER if kind in ("thing", "plural") and self._of_speaker(profile, shares) else LEAST[KINDS[self.found.records[i].kind]]
            if not self._join(profile, shares, nearest, least) and self._repeatable(i):
                self._join(profile, self._shares(i, alike=True)[0], nearest, LEAST_ALIKE)

    def _known(self, profile: Profile) -> bool:
        """Whether a construction has said what a pronoun takes up."""
        return profile.pronoun and profile.person == 3 and any(one.token < profile.token and not one.pronoun for one in self.clusters.some(profile))

    def _shares(self, i: int, *, alike: bool = False) -> tuple[dict[int, float], dict[int, Profile]]:
        """How likely each cluster is, and its nearest mention; with `alike`, of mentions in the same words only."""
        shares: dict[int, float] = defaultdict(float)
        nearest: dict[int, Profile] = {}
        mine = self.found.records[i]
        for j, share in self.found.antecedents[i]:
            other = self.found.records[j]
            if alike and (other.text, other.number) != (mine.text, mine.number):
                continue
            if self.tree.tags[self.profiles[j].token] not in RELATIVE_TAGS:
                root = self.clusters.root(self.profiles[j])
                shares[root] += share
                nearest.setdefault(root, self.profiles[j])
        return shares, nearest

    def _weighed(self, i: int, kind: str, shares: dict[int, float], nearest: dict[int, Profile]) -> dict[int, float]:
        """The shares of a pronoun's candidates by weights that were fitted beside the network; what rules exclude is unranked."""
        weights, speaker = BESIDE[kind], self._own_speaker(self.profiles[i])

        def nobody(root: int, other: Profile) -> bool:
            return root == speaker or (kind == "plural" and is_office(other))

        said = {root: weights.get(unranked(self.profiles[i], nearest[root]), 0.0) for root in shares if not nobody(root, nearest[root])}
        for candidate, names in ranked_with_ahead(self.context, self.profiles[i], self.profiles, i):
            root = self.clusters.root(candidate)
            if nobody(root, candidate):
                continue
            said[root] = sum(weights.get(name, 0.0) for name in names)
            nearest.setdefault(root, candidate)
        if said:
            self.context.last[self.tree.lemmas[self.profiles[i].token]] = self.profiles[i]
        odds = {root: (shares.get(root, 0.0) + LITTLE) ** weights["network"] * exp(score) for root, score in said.items()}
        none = (max(1 - sum(shares.values()), 0.0) + LITTLE) ** weights["network"] * exp(weights.get("none", 0.0))
        total = none + sum(odds.values())
        return {root: odd / total for root, odd in odds.items()}

    def _own_speaker(self, profile: Profile) -> int | None:
        """The cluster of who speaks in the quotation around a pronoun of the second or third person, who is somebody else."""
        token = self._speakers.get(self.context.quotes[profile.token]) if profile.person in (2, 3) else None
        return self.clusters.root(self._at[token]) if token in self._at else None

    def _join(self, profile: Profile, shares: dict[int, float], nearest: dict[int, Profile], least: float) -> bool:
        """Joins the profile to the likeliest cluster; says whether it was likely enough and nothing forbade it."""
        root = max(shares, key=lambda number: shares[number], default=None)
        if root is None or shares[root] < least or not (self._allowed(profile, nearest[root]) or self._is_mistyped(profile, nearest[root], shares[root])):
            return False
        self.clusters.merge(nearest[root], profile)
        profile.linked = round(shares[root], 3)
        return True

    def _of_speaker(self, profile: Profile, shares: dict[int, float]) -> bool:
        """Whether a subject's likeliest cluster is who says what its clause tells."""
        tree, clause = self.tree, self.tree.heads[profile.token]
        verb = tree.heads[clause]
        if tree.base(profile.token) != "nsubj" or tree.deps[clause] != "ccomp" or not of_speech(tree, verb, self.context.ontology):
            return False
        if tree.tags[verb] == "VBG" and tree.deps[verb] == "advcl":
            # "The union disputed that, saying it had warned them".
            verb = tree.heads[verb]
        speaker = self._at.get(tree.child(verb, "nsubj"))
        return speaker is not None and self.clusters.root(speaker) == max(shares, key=lambda number: shares[number], default=None)

    def _repeatable(self, i: int) -> bool:
        """Whether the same words are likely to mean the same thing: of nouns without "a"."""
        profile = self.profiles[i]
        return KINDS[self.found.records[i].kind] in ("bare", "definite", "demonstrative") and not profile.named and not profile.members

    def _is_mistyped(self, profile: Profile, other: Profile, share: float) -> bool:
        """Whether "he" or "she" almost surely stands for a name that the recogniser takes for no person's."""
        named = [member for member in self.clusters.members(other) if not member.pronoun]
        alone = all(member.named and member.type in ("Place", "Organization") for member in named)
        return share >= SURELY and pronoun_class(profile) == "person" and alone and not bound(self.tree, profile, other)

    def _allowed(self, profile: Profile, other: Profile) -> bool:
        """Whether nothing that rules know for certain keeps a mention from another's cluster."""
        if self.clusters.together(profile, other) or not self.clusters.agree(other, profile):
            return False
        if not self.predicates and (says_of(self.tree, profile, other) or says_of(self.tree, other, profile)):
            return False
        if not self._names_fit(profile, other):
            return False
        if of_other_size(profile, self.clusters.some(other)):
            return False
        if profile.mention.kind is Kind.NOMINAL and not profile.members and told_apart(self.tree, profile, self.clusters.some(other)):
            return False
        if not self.predicates and not self._denotes(profile, other):
            return False
        if not profile.pronoun:
            beside = self.tree.deps[profile.token] == "appos" or (self.predicates and self.tree.child(profile.token, "cop") is not None)
            return beside or profile.mention.kind is not Kind.NOMINAL or bool(profile.members) or not bound(self.tree, profile, other)
        if profile.person == 1:
            quote = self.context.quotes[profile.token]
            if other.person == 1 or quote != self.context.quotes[other.token]:
                return True
            return not bound(self.tree, profile, other) and not (quote > 0 and told_of(self.tree, profile, other))
        if profile.person != 3:
            return True
        if other.token > profile.token and commands(self.tree, profile, other):
            return False
        apart = profile.lemma not in REFLEXIVES and bound(self.tree, profile, other)
        inside = other.members and self.tree.left[other.token] <= profile.token <= self.tree.right[other.token]
        return not apart and not inside and not owns(self.tree, profile, self.clusters.some(other))

    def _denotes(self, profile: Profile, other: Profile) -> bool:
        """Whether one node of a graph can stand for both; measures of coreference are more generous."""
        members = self.clusters.some(other)
        if introduces(profile, members) or different_kinds(profile, other) or is_another(profile, members) or all(is_class(self.tree, member) for member in members):
            return False
        if not profile.pronoun and (inside_of(self.tree, profile, members) or of_other_titles(self.tree, profile, members)):
            return False
        if of_other_body(self.tree, self.clusters.some(profile), members):
            return False
        if profile.mention.kind is not Kind.NOMINAL or profile.members:
            return True
        if any(of_other_origin(mine, members, self._origins) for mine in self.clusters.some(profile)):
            return False
        alike = [member for member in members if member.lemma == profile.lemma and member.mention.kind is Kind.NOMINAL]
        if any(member.mention.plural != profile.mention.plural or self._others_own(profile, member) for member in alike):
            return False
        if self.tree.pos[profile.token] == "NUM" and any(profile.sentence - member.sentence > BACK for member in alike):
            # "The two" of another paragraph.
            return False
        # "His fellow senator" is somebody else than he.
        possessor = self.tree.child(profile.token, "nmod:poss")
        if possessor is None or self.tree.pos[possessor] != "PRON":
            return True
        # "Its troops" are not any troops that were spoken of.
        alike = [member for member in alike if not member.mention.plural or member.definite != "bare"]
        return bool(alike) and not any(member.named and member.type == "Person" for member in members)

    def _others_own(self, profile: Profile, member: Profile) -> bool:
        """Whether two phrases have owners or authors who are not one: "his plans" and "plans by the council"."""
        mine, yours = (self._at.get(owner_of(self.tree, one)) for one in (profile, member))
        if mine is None or yours is None or self.clusters.together(mine, yours):
            return False
        known = all(any(one.named for one in self.clusters.some(owner)) for owner in (mine, yours))
        return known or not self.clusters.agree(mine, yours)

    def _names_fit(self, profile: Profile, other: Profile) -> bool:
        """Whether a name can be one with a cluster's names: a part of one of them or around it; "Western X" is another place than "X".

        A noun phrase or pronoun brings the names of its own cluster: it ties no two together.
        """
        others = [member for member in self.clusters.some(other) if id(member) in self._names]
        if id(profile) not in self._names:
            mine = [member for member in self.clusters.some(profile) if id(member) in self._names]
            return not mine or not others or any(a.spoken <= b.spoken or b.spoken <= a.spoken for a in mine for b in others)
        parts = any(profile.spoken <= member.spoken or member.spoken <= profile.spoken for member in others)
        if named_after(profile, others, self._countries) or of_one_family(profile, others):
            return False
        return not others or (profile.type != "Place" and parts)
