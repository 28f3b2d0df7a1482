"""Clusters of mentions that grow as the sieves merge them: disjoint sets with what is known of each referent."""

from __future__ import annotations

from collections import Counter

from kg.language.coreference.full_names import FullName, clash
from kg.language.coreference.gender import NEUTER
from kg.language.coreference.profiles import Profile
from kg.model import Kind

# Types that one thing is given by turns: a government is called by its capital, a magazine is a company and a work.
_NEAR = tuple(
    frozenset(names.split())
    for names in (
        "Person Group",
        "Group Organization",
        "Organization Place Facility",
        "Organization Work Product",
        "Work Product Law",
        "Work Event",
        "Product Facility",
    )
)


# Of a name and a common noun, not even that: a device is not the firm that makes it.
_APART = tuple(frozenset(names.split()) for names in ("Organization Product", "Place Product", "Organization Event", "Person Place"))


def different_kinds(one: Profile, other: Profile) -> bool:
    """Whether a name and a common noun are of kinds that one thing is not."""
    named, noun = (one, other) if one.named else (other, one)
    return named.named and noun.mention.kind is Kind.NOMINAL and frozenset((named.type, noun.type)) in _APART


def compatible_types(one: str, other: str) -> bool:
    """Whether two mention types can be of one referent; what is only a concept may be anything."""
    return one == other or "Concept" in (one, other) or any(one in near and other in near for near in _NEAR)


class Clusters:
    """Which profiles refer to one thing; a cluster's root number holds until the next merge."""

    def __init__(self, profiles: list[Profile]) -> None:
        self.profiles = profiles
        self._place = {id(profile): place for place, profile in enumerate(profiles)}
        self._parent = list(range(len(profiles)))
        self._members = [[place] for place in range(len(profiles))]
        self._gender = [profile.gender for profile in profiles]
        self._number = [profile.number for profile in profiles]
        self._types: list[dict[str, int]] = [{} if profile.pronoun else {profile.type: 1} for profile in profiles]
        self._full: list[set[FullName]] = [{profile.full} - {()} for profile in profiles]
        self._apart: dict[int, set[int]] = {}

    def add(self, profile: Profile) -> int:
        """A further profile (a coordination) as a cluster of its own; returns its root."""
        place = len(self.profiles)
        self.profiles.append(profile)
        self._place[id(profile)] = place
        self._parent.append(place)
        self._members.append([place])
        self._gender.append(profile.gender)
        self._number.append(profile.number)
        self._types.append({profile.type: 1})
        self._full.append(set())
        return place

    def root(self, profile: Profile) -> int:
        """The number that stands for the profile's cluster."""
        return self._find(self._place[id(profile)])

    def _find(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def together(self, one: Profile, other: Profile) -> bool:
        """Whether two profiles are in one cluster."""
        return self.root(one) == self.root(other)

    def members(self, profile: Profile) -> list[Profile]:
        """The profiles of the cluster that holds this one, in order of their places."""
        return [self.profiles[place] for place in sorted(self._members[self.root(profile)])]

    def some(self, profile: Profile) -> list[Profile]:
        """At most twenty profiles of the cluster: enough to know it by, in bounded time."""
        return [self.profiles[place] for place in self._members[self.root(profile)][:20]]

    def size(self, profile: Profile) -> int:
        """How many profiles the cluster has."""
        return len(self._members[self.root(profile)])

    def gender(self, profile: Profile) -> str | None:
        return self._gender[self.root(profile)]

    def number(self, profile: Profile) -> str | None:
        return self._number[self.root(profile)]

    def type(self, profile: Profile) -> str | None:
        """The type that most of the cluster's mentions have; None for pronouns alone."""
        types = self._types[self.root(profile)]
        return max(types, key=lambda name: (types[name], name)) if types else None

    def keep_apart(self, one: Profile, other: Profile) -> None:
        """Says that two profiles never refer to one thing ("A and B")."""
        a, b = self._place[id(one)], self._place[id(other)]
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def agree(self, one: Profile, other: Profile) -> bool:
        """Whether gender, types and full names of the two clusters allow one referent, and nothing holds them apart."""
        a, b = self.root(one), self.root(other)
        genders = {self._gender[a], self._gender[b]} - {None}
        if len(genders) > 1 and (NEUTER not in genders or not self._types[a] or not self._types[b]):
            return False
        types = self.type(one), self.type(other)
        if None not in types and not compatible_types(*types):
            return False
        return not self._held_apart(a, b) and not any(clash(mine, yours) for mine in self._full[a] for yours in self._full[b])

    def _held_apart(self, a: int, b: int) -> bool:
        small, large = sorted((a, b), key=lambda root: len(self._members[root]))
        others = (other for place in self._members[small] for other in self._apart.get(place, ()))
        return any(self._find(other) == large for other in others)

    def merge(self, one: Profile, other: Profile) -> None:
        """Makes one cluster of two, the smaller one added to the larger."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members[b]
        if self._gender[a] in (None, NEUTER):
            self._gender[a] = self._gender[b] or self._gender[a]
        self._number[a] = self._number[a] or self._number[b]
        self._full[a] |= self._full[b]
        for type, count in self._types[b].items():
            self._types[a][type] = self._types[a].get(type, 0) + count

    def recount(self) -> None:
        """Counts types anew, after profiles were retyped."""
        for root, members in enumerate(self._members):
            if self._parent[root] == root:
                self._types[root] = Counter(self.profiles[i].type for i in members if not self.profiles[i].pronoun)

    def join(self, one: Profile, other: Profile) -> bool:
        """Merges two clusters where they agree; says whether they are one now."""
        if self.together(one, other):
            return True
        if not self.agree(one, other):
            return False
        self.merge(one, other)
        return True
