"""Coordinations as referents: "A and B" is what a later "they" may take up."""

from __future__ import annotations

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.profiles import Profile
from kg.language.coreference.tree import Tree


def coordinations(tree: Tree, clusters: Clusters, profiles: list[Profile]) -> list[Profile]:
    """One further profile for each coordination of two or more mentions of one sort, known to the clusters."""
    at = {profile.token: profile for profile in profiles}
    found = []
    for profile in profiles:
        if profile.pronoun:
            continue
        conjuncts = [c for c in tree.children[profile.token] if tree.deps[c] == "conj"]
        members = [member for c in conjuncts if (member := conjunct(tree, at, c)) is not None and not member.pronoun]
        if members and len(members) == len(conjuncts) and _alike(profile, members) and _joined(tree, conjuncts):
            found.append(_coordination(profile, members))
            clusters.add(found[-1])
            for member in found[-1].members:
                clusters.keep_apart(found[-1], member)
    return found


def conjunct(tree: Tree, at: dict[int, Profile], token: int) -> Profile | None:
    """The mention at a conjunct: of "his German counterpart X" that of X."""
    name = at.get(tree.child(token, "appos", "flat", "nmod:desc"))
    own = at.get(token)
    return name if own is None or (name is not None and name.named and not own.named) else own


def _alike(first: Profile, others: list[Profile]) -> bool:
    """Whether conjuncts can be spoken of as one: all of one type."""
    return all(other.type == first.type for other in others)


def _joined(tree: Tree, conjuncts: list[int]) -> bool:
    """Whether "and" joins them, not "or" or "but"."""
    marks = [c for conjunct in conjuncts for c in tree.children[conjunct] if tree.deps[c] == "cc"]
    return bool(marks) and all(tree.lemmas[mark] in ("and", "&") for mark in marks)


def _coordination(first: Profile, others: list[Profile]) -> Profile:
    return Profile(
        mention=first.mention,
        order=first.order,
        token=first.token,
        sentence=first.sentence,
        lemma=first.lemma,
        type=first.type,
        words=first.words,
        salience=first.salience,
        number="P",
        opens=first.opens,
        members=(first, *others),
    )
