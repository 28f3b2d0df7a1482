"""Plurals whose members were named apart: "X met Y … they", "Peru … Chile … the two countries", "the couple".

Precision first: only where exactly so many of the right sort were named just before as the plural counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.profiles import Profile
from kg.language.coreference.tree import Tree
from kg.language.trees.words import vocabulary
from kg.model import Kind

BACK = 2  # sentences that a plural looks back over for its members
MENTIONS = 120  # mentions that it looks back over at most
PAIRS = vocabulary("pair couple duo twosome")
TRIOS = vocabulary("trio threesome")
NUMBERS = {"both": 2, "two": 2, "2": 2, "either": 2, "three": 3, "3": 3, "four": 4, "4": 4}
# What nouns may count, by the types of names; "sides" may be persons, bodies or countries.
COUNTED: dict[str, frozenset[str]] = {
    **dict.fromkeys(vocabulary("country nation state neighbour neighbor city town capital province region island"), frozenset({"Place"})),
    **dict.fromkeys(
        vocabulary("company firm party team club group organisation organization agency bank carmaker airline university union"),
        frozenset({"Organization"}),
    ),
    **dict.fromkeys(
        vocabulary("side camp rival opponent ally partner government"), frozenset({"Person", "Organization", "Place", "Group"})
    ),
}
_PERSON = frozenset({"Person"})
_PEOPLE = frozenset({"Person", "Group"})
# Words of what two do together: only there are "they" the two, without being counted.
TOGETHER = vocabulary(
    "marry wed engage engagement marriage wedding divorce date relationship affair friendship befriend meet meeting talk talks summit agree deal "
    "negotiate partner partnership team collaborate cooperate clash fight feud duel argue split separate together jointly both co-found found"
)


@dataclass(frozen=True, slots=True)
class Split:
    """A plural and the members that were named apart before it."""

    plural: Profile
    members: tuple[Profile, ...]


def splits(tree: Tree, clusters: Clusters, profiles: Sequence[Profile]) -> Iterator[Split]:
    """The plurals of a text whose members are all known; `profiles` are in order, their clusters final."""
    for place, profile in enumerate(profiles):
        if profile.members or not _taken_up_by_nothing(clusters, profile, profiles, place):
            continue
        wanted, types = _asked(tree, profile)
        if not types:
            continue
        members = _named_before(tree, clusters, profile, profiles[max(place - MENTIONS, 0) : place], wanted=wanted, types=types)
        if members:
            yield Split(profile, members)


def _taken_up_by_nothing(clusters: Clusters, profile: Profile, profiles: Sequence[Profile], place: int) -> bool:
    """Whether no earlier mention is of its cluster but such as may be split themselves."""
    return all(member is profile or member.order > profile.order for member in clusters.some(profile))


def _asked(tree: Tree, profile: Profile) -> tuple[int, frozenset[str]]:
    """How many members of which types a mention asks for; no types where it is no such plural."""
    if profile.pronoun:
        return (2, _PERSON) if profile.person == 3 and profile.number == "P" else (0, frozenset())
    if profile.mention.kind is not Kind.NOMINAL or profile.definite not in ("the", "demonstrative"):
        return 0, frozenset()
    if profile.lemma in PAIRS or profile.lemma in TRIOS:
        inside = any(tree.deps[child] in ("nmod", "compound", "acl", "acl:relcl", "amod") for child in tree.children[profile.token])
        return (0, frozenset()) if inside else (2 if profile.lemma in PAIRS else 3, _PERSON)
    if not profile.mention.plural:
        return 0, frozenset()
    counts = [
        NUMBERS[tree.lemmas[c]]
        for c in tree.children[profile.token]
        if tree.deps[c] in ("nummod", "det", "det:predet") and tree.lemmas[c] in NUMBERS
    ]
    if not counts or any(tree.deps[c] in ("nmod", "acl", "acl:relcl", "appos") for c in tree.children[profile.token]):
        return 0, frozenset()
    return counts[0], COUNTED.get(profile.lemma) or (_PERSON if profile.type in _PEOPLE else frozenset())


def _named_before(
    tree: Tree, clusters: Clusters, profile: Profile, earlier: Sequence[Profile], *, wanted: int, types: frozenset[str]
) -> tuple[Profile, ...]:
    """The members, where the nearest sentence that names any of the types names exactly as many as are asked for."""
    for back in range(BACK + 1):
        sentence = profile.sentence - back
        found: dict[int, Profile] = {}
        for other in earlier:
            if other.sentence == sentence and other.number != "P" and not other.members and clusters.type(other) in types:
                best = found.setdefault(clusters.root(other), other)
                if (other.named, len(other.words)) > (best.named, len(best.words)):
                    found[clusters.root(other)] = other
        named = [other for other in found.values() if any(member.named for member in clusters.some(other))]
        if len(found) == wanted == len(named) and _of_one_sort(clusters, named):
            return tuple(named) if not profile.pronoun or _together(tree, named) else ()
        if found and (back or len(found) >= wanted):
            return ()
    return ()


def _of_one_sort(clusters: Clusters, members: Sequence[Profile]) -> bool:
    """Whether all are of one type, and no name is a part of another's: "the Church of X" may be X."""
    words = [word for member in members for word in {word for one in clusters.some(member) if one.named for word in one.words}]
    return len({clusters.type(member) for member in members}) == 1 and len(set(words)) == len(words)


def _together(tree: Tree, members: Sequence[Profile]) -> bool:
    """Whether the members are named in one clause that tells of something that they do together: "X married Y"."""
    clauses = {tree.clause(member.token) for member in members}
    if len(clauses) > 1:
        return False
    clause = clauses.pop()
    return any(tree.lemmas[i] in TOGETHER for i in range(tree.left[clause], tree.right[clause] + 1))
