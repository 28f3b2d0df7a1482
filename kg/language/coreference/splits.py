"""Plurals whose members were named apart: "X met Y … they", "Peru … Chile … the two countries", "the couple".

Precision first: only where exactly so many of the right sort were named just before as the plural counts, or as many things were called by
its own noun ("the pan-democracy camp … the pro-Beijing camp … either camp").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import permutations, product

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.profiles import FRESH, Profile
from kg.language.coreference.tree import Tree
from kg.language.trees.words import vocabulary
from kg.model import Kind

BACK = 2  # sentences that a plural looks back over for its members
FAR = 3  # the same for a counted noun whose members no one sentence names
MENTIONS = 120  # mentions that it looks back over at most
MENTIONED = 4  # mentions of one member in one sentence that are looked at
PAIRS = vocabulary("pair couple duo twosome")
TRIOS = vocabulary("trio threesome")
NUMBERS = {"both": 2, "two": 2, "2": 2, "either": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_COUNTRIES, _LOCAL = vocabulary("country nation neighbour neighbor"), vocabulary("state city town capital province region island")
# What nouns may count, by the types of names; "sides" may be persons, bodies or countries.
COUNTED: dict[str, frozenset[str]] = {
    **dict.fromkeys(_COUNTRIES | _LOCAL, frozenset({"Place"})),
    **dict.fromkeys(
        vocabulary("company firm party team club group organisation organization agency bank carmaker airline university union"),
        frozenset({"Organization"}),
    ),
    **dict.fromkeys(
        vocabulary("side camp rival opponent ally partner government"), frozenset({"Person", "Organization", "Place", "Group"})
    ),
}
# Plurals that may mean two without counting them, where it is told what the two do together.
UNCOUNTED = vocabulary("leader side rival opponent partner ally country nation neighbour neighbor company firm team club man woman")
_POSTMODIFIERS = frozenset({"nmod", "acl", "acl:relcl", "appos"})
_PERSON = frozenset({"Person"})
_PEOPLE = frozenset({"Person", "Group"})
_NAMED = frozenset({"Person", "Organization", "Place"})
_BODIES = frozenset({"Organization", "Group"})
# Words of what two do together: only there are "they" the two, without being counted.
TOGETHER = vocabulary(
    "marry wed engage engagement marriage wedding divorce date relationship affair friend friendship befriend meet meeting talk talks summit agree deal "
    "negotiate partner partnership team collaborate cooperate clash fight feud duel argue split separate together jointly both co-found found"
)


@dataclass(frozen=True, slots=True)
class Split:
    """A plural and the members that were named apart before it."""

    plural: Profile
    members: tuple[Profile, ...]


def splits(tree: Tree, clusters: Clusters, profiles: Sequence[Profile], countries: Set[str]) -> Iterator[Split]:
    """The plurals of a text whose members are all known; `profiles` are in order, their clusters final, `countries` names of countries."""
    for place, profile in enumerate(profiles):
        wanted, types = (0, frozenset()) if profile.members else _asked(tree, profile)
        if not wanted or not _taken_up_by_nothing(clusters, profile):
            continue
        earlier = profiles[max(place - MENTIONS, 0) : place]
        if profile.lemma in NUMBERS:
            # Of persons who are named those are meant; "the Kenyan president" names no country that does something.
            near = [other for other in earlier if profile.sentence - other.sentence <= BACK and (other.salience > 1 or clusters.type(other) == "Person")]
            persons = any(clusters.type(other) == "Person" for other in near)
            sorts = (_named_before(tree, clusters, profile, near, wanted=wanted, types=frozenset({type})) for type in sorted(_PERSON if persons else types))
            fitting = [members for members in sorts if members]
            if len(fitting) == 1:
                yield Split(profile, fitting[0])
            continue
        members = _named_before(tree, clusters, profile, earlier, wanted=wanted, types=types)
        if not members and _count(tree, profile) and profile.lemma not in PAIRS | TRIOS:
            members = _of_its_noun(clusters, profile, earlier, wanted) or _named_over(
                clusters, profile, earlier, wanted=wanted, types=types - _BODIES if len(types) > 1 else types, countries=countries
            )
        if members:
            yield Split(profile, members)


def _taken_up_by_nothing(clusters: Clusters, profile: Profile) -> bool:
    """Whether no earlier mention is of its cluster but such as may be split themselves."""
    return all(member is profile or member.order > profile.order for member in clusters.some(profile))


def _asked(tree: Tree, profile: Profile) -> tuple[int, frozenset[str]]:
    """How many members of which types a mention asks for; none where it is no such plural."""
    if profile.pronoun:
        return (2, _PERSON) if profile.person == 3 and profile.number == "P" else (0, frozenset())
    either = _says(tree, profile, "either")
    if (
        profile.mention.kind is not Kind.NOMINAL
        or not (either or profile.definite in ("the", "demonstrative"))
        or profile.modifiers & FRESH
    ):
        return 0, frozenset()
    inside = {tree.deps[child] for child in tree.children[profile.token]}
    if profile.lemma in NUMBERS:
        # "The two agreed".
        alone = profile.definite == "the" and all(tree.lemmas[child] == "the" for child in tree.children[profile.token])
        return (NUMBERS[profile.lemma], _NAMED) if alone else (0, frozenset())
    if inside & _POSTMODIFIERS or not (profile.mention.plural or either or profile.lemma in PAIRS | TRIOS):
        return 0, frozenset()
    if profile.lemma in PAIRS | TRIOS:
        return (0 if inside & {"compound", "amod"} else _count(tree, profile)), _PERSON
    uncounted = profile.lemma in UNCOUNTED and profile.definite == "the" and not profile.modifiers and profile.mention.quantity is None
    count = _count(tree, profile) or 2 * uncounted
    return count, COUNTED.get(profile.lemma) or (_PERSON if profile.type in _PEOPLE else frozenset())


def _count(tree: Tree, profile: Profile) -> int:
    """How many a mention says that it means; 0 where it does not."""
    if profile.lemma in PAIRS | TRIOS:
        return 2 if profile.lemma in PAIRS else 3
    if profile.lemma in NUMBERS:
        return NUMBERS[profile.lemma]
    return next((number for word, number in NUMBERS.items() if _says(tree, profile, word)), 0)


def _says(tree: Tree, profile: Profile, word: str) -> bool:
    """Whether a numeral or determiner stands with a noun."""
    return any(tree.lemmas[c] == word and tree.deps[c] in ("nummod", "det", "det:predet") for c in tree.children[profile.token])


def _named_before(
    tree: Tree, clusters: Clusters, profile: Profile, earlier: Sequence[Profile], *, wanted: int, types: frozenset[str]
) -> tuple[Profile, ...]:
    """The members, where the nearest sentence that names any of the types names exactly as many as are asked for."""
    for back in range(BACK + 1):
        found: dict[int, list[Profile]] = defaultdict(list)
        for other in earlier:
            if other.sentence == profile.sentence - back and other.number != "P" and not other.members and clusters.type(other) in types:
                found[clusters.root(other)].append(other)
        members = [max(told, key=lambda one: (one.named, len(one.words))) for told in found.values()]
        named = all(any(one.named for one in clusters.some(member)) for member in members)
        if len(members) == wanted and named and _of_one_sort(clusters, members):
            return tuple(members) if _count(tree, profile) or _together(tree, *found.values()) else ()
        if found and (back or len(found) >= wanted):
            return ()
    return ()


def _named_over(
    clusters: Clusters, profile: Profile, earlier: Sequence[Profile], *, wanted: int, types: frozenset[str], countries: Set[str]
) -> tuple[Profile, ...]:
    """The members, where the sentences just before together name exactly as many of one of the types as are asked for."""
    found: dict[str | None, dict[int, Profile]] = defaultdict(dict)
    for other in earlier:
        kind = clusters.type(other)
        if profile.sentence - FAR <= other.sentence and other.named and other.number != "P" and kind in types:
            if kind == "Place" and profile.lemma not in _LOCAL and other.mention.label not in countries:
                continue
            found[kind].setdefault(clusters.root(other), other)
    # Where countries are named, they are the sides, not who acts for them.
    kinds = {"Place"} if "Place" in found else set(found)
    fitting = [tuple(found[kind].values()) for kind in kinds if len(found[kind]) == wanted]
    return fitting[0] if len(fitting) == 1 and _of_one_sort(clusters, fitting[0]) else ()


def _of_its_noun(clusters: Clusters, profile: Profile, earlier: Sequence[Profile], wanted: int) -> tuple[Profile, ...]:
    """The members, where exactly as many single things were called by the plural's own noun just before."""
    found: dict[int, Profile] = {}
    for other in earlier:
        if profile.sentence - FAR <= other.sentence and other.lemma == profile.lemma and other.mention.kind is Kind.NOMINAL:
            if other.mention.plural or other.definite not in ("the", "possessive"):
                return ()
            found[clusters.root(other)] = other
    return tuple(found.values()) if len(found) == wanted else ()


def _of_one_sort(clusters: Clusters, members: Sequence[Profile]) -> bool:
    """Whether all are of one type, and no name is a part of another's: "the Church of X" may be X."""
    names = [{frozenset(one.words) for one in clusters.some(member) if one.named} for member in members]
    parts = any(one <= other for a, b in permutations(names, 2) for one in a for other in b)
    return len({clusters.type(member) for member in members}) == 1 and not parts


def _together(tree: Tree, one: Sequence[Profile], other: Sequence[Profile]) -> bool:
    """Whether two are mentioned in one clause that tells of something that they do together: "X married Y", "X played with Y"."""
    for a, b in product(one[:MENTIONED], other[:MENTIONED]):
        clause = tree.clause(a.token)
        if clause != tree.clause(b.token):
            continue
        if any(tree.lemmas[i] in TOGETHER for i in range(tree.left[clause], tree.right[clause] + 1)):
            return True
        subject, companion = sorted((a.token, b.token))
        case = tree.child(companion, "case")
        beside = case is not None and tree.lemmas[case] == "with" and tree.base(companion) == "obl" and tree.base(subject) == "nsubj"
        if beside and tree.governor(subject) == tree.governor(companion):
            return True
    return False
