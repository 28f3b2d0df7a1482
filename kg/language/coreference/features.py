"""What is said for and against a candidate, by name: the features of the pronoun ranker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.gender import NEUTER
from kg.language.coreference.profiles import Profile
from kg.language.coreference.quotes import of_speech
from kg.language.coreference.tree import Tree
from kg.model import Ontology

POSSESSIVE = frozenset({"nmod:poss", "det:poss"})
BODIES = frozenset({"Organization", "Place", "Group", "Person"})


@dataclass(slots=True)
class Context:
    """What ranking needs of the text: tree, lexicon, clusters, the quotation of each token, the last referent of each form; and of
    the pronoun that is ranked for, the subject that its own phrase comes before."""

    tree: Tree
    ontology: Ontology
    clusters: Clusters
    quotes: list[int]
    last: dict[str, Profile] = field(default_factory=dict)
    ahead: Profile | None = None


def features(context: Context, profile: Profile, other: Profile, rank: int) -> list[str]:
    """The names of what holds of a candidate for a pronoun."""
    clusters = context.clusters
    kind, gender, number = clusters.type(other) or other.type, clusters.gender(other), clusters.number(other)
    distance = profile.sentence - other.sentence
    size = clusters.size(other)
    case = _case(context.tree, profile)
    thing = profile.gender == NEUTER
    person = profile.gender is not None and not thing
    names = [
        f"sentence={distance}",
        f"{case}role={other.salience} {'here' if distance == 0 else 'before'}",
        f"kind={other.mention.kind}",
        f"type={kind}",
        f"size={1 if size == 1 else 2 if size < 4 else 4 if size < 8 else 8}",
        f"{case}nearest={min(rank, 3)}",
        f"definite={other.definite}",
        f"{kind} {'subject' if other.salience == 4 else 'other'}",
        f"words={_bucket(profile.token - other.token)}",
    ]
    flags = {
        "parallel": distance <= 1 and other.salience == profile.salience,
        "gender": person and gender is not None and gender == profile.gender,
        "gender unknown": person and gender is None,
        "number": not thing and number == profile.number,
        "number unknown": not thing and number is None,
        "coordination": bool(other.members),
        "quote differs": context.quotes[profile.token] != context.quotes[other.token],
        f"{case}main": other.salience == 4 and context.tree.deps[context.tree.governor(other.token)] == "ROOT",
        f"{case}opens": other.opens,
        "both patients": _patient(context.tree, profile) and _patient(context.tree, other),
        "same governor": _lemma_above(context.tree, profile) == _lemma_above(context.tree, other),
        "repeated": size > 1 and distance == 1 and other.salience == 4 and profile.salience == 4,
        "same form": _same_form(context, profile, other),
    }
    names += [name for name, holds in flags.items() if holds]
    names += [case + name for name in _clause_features(context, profile, other, kind)]
    if person:
        names += _person_features(context, profile, other, case)
    else:
        names += _thing_features(context, profile, other, case, kind)
    return names


def _thing_features(context: Context, profile: Profile, other: Profile, case: str, kind: str) -> Iterator[str]:
    """What tells things and groups apart: their classes by the pronoun's case, who tells the pronoun's clause, the subject of the clause
    that the pronoun's is coordinated with, and nationalities that are only adjectives."""
    tree, distance = context.tree, profile.sentence - other.sentence
    yield f"{case}type={kind}"
    yield f"{case}sentence={distance} {other.mention.kind}"
    clause, above = tree.clause(profile.token), tree.governor(other.token)
    if other.salience == 4:
        if tree.deps[above] == "ROOT":
            yield f"{case}main sentence={distance}"
        if distance == 0 and tree.deps[clause] == "conj" and tree.heads[clause] == above:
            yield f"{case}conjoined"
        if distance == 0 and above != clause and tree.dominates(above, clause) and of_speech(tree, above, context.ontology):
            yield f"{case}teller"
    if tree.deps[other.token] in ("amod", "compound"):
        yield f"{case}modifier"


def _person_features(context: Context, profile: Profile, other: Profile, case: str) -> Iterator[str]:
    """What tells persons apart where several fit: who follows, who owns something, who stands just before, who is quoted."""
    clusters, tree, i = context.clusters, context.tree, profile.token
    yield f"{case}sentence={profile.sentence - other.sentence} {other.mention.kind}"
    if context.ahead is not None:
        same = clusters.together(other, context.ahead)
        yield case + ("not ahead" if not same else "ahead" if other.token > i else "ahead and before")
    if tree.deps[other.token] in POSSESSIVE:
        yield f"{case}owner"
    if i > 1 and tree.lemmas[i - 1] in ("and", "with") and other.mention.start <= tree.offsets[i - 2] < other.mention.end:
        yield f"{case}just before"
    quoted = context.quotes[i] > 0 and context.quotes[i] != context.quotes[other.token]
    if quoted and other.salience == 4 and abs(other.sentence - profile.sentence) <= 1 and of_speech(tree, tree.governor(other.token), context.ontology):
        yield "says it"


def _case(tree: Tree, profile: Profile) -> str:
    """What a feature's name begins with: subjects, others and possessives look for antecedents in different places."""
    if tree.deps[profile.token] in POSSESSIVE:
        return "own "
    return "" if profile.salience == 4 and not _patient(tree, profile) else "object "


def _patient(tree: Tree, profile: Profile) -> bool:
    """Whether the mention is what something is done to: an object, or the subject of a passive."""
    return tree.deps[tree.up(profile.token)] in ("obj", "nsubj:pass")


def _bucket(words: int) -> int:
    """A distance in words, roughly."""
    return next((limit for limit in (3, 6, 12, 24, 48) if words <= limit), 99)


def _same_form(context: Context, profile: Profile, other: Profile) -> bool:
    last = context.last.get(context.tree.lemmas[profile.token])
    return last is not None and context.clusters.together(last, other)


def _lemma_above(tree: Tree, profile: Profile) -> str:
    return tree.lemmas[tree.governor(profile.token)]


def _clause_features(context: Context, profile: Profile, other: Profile, kind: str) -> Iterator[str]:
    """What the pronoun's own clause says: its subject, the subject above it, a verb of speech that asks for a speaker."""
    tree = context.tree
    if profile.sentence == other.sentence and other.salience == 4:
        clause, above = tree.clause(profile.token), tree.governor(other.token)
        if above == clause:
            yield "subject here"
        elif tree.dominates(above, clause):
            yield "matrix subject"
    if speaks(context, profile):
        yield "speaks body" if kind in BODIES else "speaks"


def speaks(context: Context, profile: Profile) -> bool:
    """Whether the pronoun is the subject of a verb of speech."""
    if context.tree.base(profile.token) != "nsubj" or context.tree.deps[profile.token] == "nsubj:pass":
        return False
    return of_speech(context.tree, context.tree.heads[profile.token], context.ontology)
