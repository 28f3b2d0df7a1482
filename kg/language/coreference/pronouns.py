"""Pronouns: candidates that agree and that syntax allows, ranked by what the sentence and the discourse say for each.

Agreement, binding and pleonastic "it" rule candidates out (Lappin and Leass 1994); recency, grammatical role and the referent's
weight in the text rank the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from operator import itemgetter

from kg.language.coreference.features import BODIES, POSSESSIVE, Context, features, speaks
from kg.language.coreference.gender import NEUTER
from kg.language.coreference.profiles import REFLEXIVES, Profile
from kg.language.coreference.tree import Tree
from kg.language.coreference.weights import LEAST, WEIGHTS
from kg.language.trees.words import vocabulary
from kg.model import Kind

REACH = 3  # sentences back
FIRST = 40  # candidates looked at
_SPEAKING = BODIES | {"Work", "Facility"}
# What "he" and "she" may look ahead to, and clauses that nothing looks ahead from.
_BEINGS = frozenset({"Person", "Concept", "Group"})
_APART = frozenset({"parataxis", "conj"})
WILLING = vocabulary("want hope plan intend decide refuse agree wish seek vow pledge")
# What is asked of somebody, and verbs of whoever grants it or does not.
REQUESTS = vocabulary("claim appeal request bid application complaint petition plea motion demand offer resignation invitation")
DECISIONS = vocabulary("reject deny dismiss refuse grant approve accept uphold overrule hear")
SOME = vocabulary("some many most both none few several all each any half dozen one")
# What is done to people and bodies alone.
SEIZING = vocabulary("disperse arrest detain jail imprison evict deport extradite interrogate handcuff behead execute exile hospitalise hospitalize")
_PEOPLE = _BEINGS - {"Concept"} | {"Organization", "Place"}
# Common nouns of things that say something.
TEXTS = vocabulary(
    "report statement document letter study survey article paper message post filing ruling law bill book memo email text notice "
    "announcement release tweet declaration resolution sign poll analysis indictment complaint lawsuit order review account story board panel"
)
# Verbs and adjectives whose "it" stands for a clause or for nothing: "it seems that", "it is clear that", "it rained".
_IMPERSONAL = vocabulary("seem appear rain snow happen turn follow matter emerge transpire look")
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:outer", "csubj:pass", "xcomp", "advcl"})


def pronoun_class(profile: Profile) -> str | None:
    """The row of weights for a third-person pronoun: "person" (he, she), "thing" (it), "plural" (they); else None."""
    if profile.person != 3:
        return None
    if profile.number == "P":
        return "plural"
    return "thing" if profile.gender == NEUTER else "person"


def resolve_pronouns(context: Context, profiles: list[Profile]) -> None:
    """Joins each third-person pronoun, left to right, to its antecedent's cluster where the evidence is good enough."""
    for place, profile in enumerate(profiles):
        kind = pronoun_class(profile) if profile.pronoun else None
        if kind is None or (kind == "thing" and pleonastic(context.tree, profile.token)):
            continue
        best = antecedent(context, profile, kind, profiles, place)
        if best is not None:
            context.clusters.merge(best, profile)
            context.last[context.tree.lemmas[profile.token]] = profile


def antecedent(context: Context, profile: Profile, kind: str, profiles: list[Profile], place: int) -> Profile | None:
    """The likeliest candidate before the pronoun, where it is likely enough; failing that, the subject of the clause that its clause introduces."""
    weights = WEIGHTS[kind]
    scored = [(sum(weights.get(name, 0.0) for name in names), candidate) for candidate, names in ranked(context, profile, profiles, place)]
    if scored:
        highest, best = max(scored, key=itemgetter(0))
        # What speaks is somebody: "it" of a verb of speech is never a clause or nothing.
        nobody = 0.0 if speaks(context, profile) else exp(weights["none"] - highest)
        if 1 / (nobody + sum(exp(score - highest) for score, _ in scored)) >= LEAST[kind]:
            return best
    return _cataphor(context, profile, profiles, place)


def ranked(context: Context, profile: Profile, profiles: list[Profile], place: int) -> Iterator[tuple[Profile, list[str]]]:
    """The candidates for a pronoun, nearest first, with the features of each."""
    for rank, candidate in enumerate(candidates(context, profile, profiles, place)):
        yield candidate, features(context, profile, candidate, rank)


def ranked_with_ahead(context: Context, profile: Profile, profiles: list[Profile], place: int) -> Iterator[tuple[Profile, list[str]]]:
    """The same, with the subject that comes after the pronoun's own phrase (see `subject_ahead`)."""
    context.ahead = subject_ahead(context, profile, profiles, place)
    known = context.ahead is None
    for candidate, names in ranked(context, profile, profiles, place):
        known = known or context.clusters.together(candidate, context.ahead)
        yield candidate, names
    if not known:
        yield context.ahead, features(context, profile, context.ahead, 0)
    context.ahead = None


def candidates(context: Context, profile: Profile, profiles: list[Profile], place: int) -> Iterator[Profile]:
    """The nearest mention of each earlier cluster that agrees and that syntax does not rule out."""
    clusters, seen = context.clusters, set()
    for other in profiles[max(place - 4 * FIRST, 0) : place][::-1]:
        if profile.sentence - other.sentence > REACH or len(seen) >= FIRST:
            return
        root = clusters.root(other)
        if root in seen or (other.pronoun and clusters.size(other) == 1 and other.person != 3):
            continue
        # The nearest mention speaks for its cluster; one that syntax excludes excludes the whole.
        seen.add(root)
        if (
            agrees(context, profile, other)
            and not bound(context.tree, profile, other)
            and not owns(context.tree, profile, clusters.some(other))
        ):
            yield other


def owns(tree: Tree, profile: Profile, members: Iterable[Profile]) -> bool:
    """Whether a possessive pronoun's noun is one of a cluster's mentions: "her sister, X" is not she."""
    return tree.deps[profile.token] in POSSESSIVE and any(member.token == tree.heads[profile.token] for member in members)


def agrees(context: Context, profile: Profile, other: Profile) -> bool:
    """Whether number, gender and kind of the other's cluster allow the pronoun."""
    clusters = context.clusters
    gender, number, kind = clusters.gender(other), clusters.number(other), clusters.type(other)
    if profile.gender == NEUTER and kind not in _SPEAKING and other.lemma not in TEXTS and (speaks(context, profile) or _wills(context.tree, profile)):
        return False
    if kind is not None and kind not in _PEOPLE and _is_seized(context.tree, profile):
        return False
    if profile.number == "P":
        return number != "S" or (kind == "Organization" and other.mention.kind is not Kind.PRONOUN)
    if number == "P" or other.members:
        return False
    if profile.gender == NEUTER:
        return kind != "Person" and gender in (None, NEUTER)
    return gender in (None, profile.gender) and (kind is None or kind in ("Person", "Concept", "Group"))


def _wills(tree: Tree, profile: Profile) -> bool:
    """Whether the pronoun is the subject of a verb of wanting or deciding: "it hopes to win"."""
    return tree.deps[profile.token] == "nsubj" and tree.lemmas[tree.heads[profile.token]] in WILLING


def _is_seized(tree: Tree, profile: Profile) -> bool:
    """Whether what is done to a referent is done to people alone: "police dispersed them"."""
    return tree.base(profile.token) in ("obj", "nsubj:pass") and tree.lemmas[tree.heads[profile.token]] in SEIZING


def bound(tree: Tree, profile: Profile, other: Profile) -> bool:
    """Whether syntax keeps the two apart: arguments of one predicate (principle B), or one inside the other's own phrase."""
    if profile.sentence != other.sentence:
        return False
    i, j = profile.token, other.token
    if tree.deps[i] in POSSESSIVE:
        return _inside(tree, i, j) or _decides(tree, i, j)
    if tree.words[i] in REFLEXIVES:
        return False
    governor = tree.governor(_whole(tree, i))
    return governor in (tree.governor(j), j) or governor == tree.heads[j] or _inside(tree, i, j)


def _whole(tree: Tree, i: int) -> int:
    """What stands for a pronoun in its clause: "six" of "police arrested six of them", which are no police."""
    above = tree.heads[i]
    return above if tree.deps[i] == "nmod" and (tree.pos[above] == "NUM" or tree.lemmas[above] in SOME) and _marked(tree, i, "of", by="case") else i


def _decides(tree: Tree, i: int, j: int) -> bool:
    """Whether somebody decides on what a possessor asks for, who is somebody else: "the court rejected its appeal"."""
    asked = tree.heads[i]
    verb = tree.heads[asked]
    return tree.lemmas[asked] in REQUESTS and tree.deps[asked] == "obj" and tree.lemmas[verb] in DECISIONS and tree.up(j) == tree.child(verb, "nsubj")


def commands(tree: Tree, profile: Profile, other: Profile) -> bool:
    """Whether a name stands below what governs the pronoun: "he said that X won" (principle C)."""
    return tree.deps[profile.token] not in POSSESSIVE and tree.dominates(tree.governor(profile.token), other.token)


def unranked(profile: Profile, nearest: Profile) -> str:
    """The name of what holds of a candidate that is not ranked: one that stands behind the pronoun, or one that rules exclude."""
    return "later" if nearest.token > profile.token else "unranked"


def _inside(tree: Tree, i: int, j: int) -> bool:
    """Whether token `i` is in the phrase of noun `j`, with no clause between them (i-within-i)."""
    while tree.heads[i] != i:
        if tree.deps[i] in ("acl:relcl", "acl", "ccomp", "advcl", "parataxis", "conj"):
            return False
        i = tree.heads[i]
        if i == j:
            return True
    return False


def _cataphor(context: Context, profile: Profile, profiles: list[Profile], place: int) -> Profile | None:
    """ "After he resigned, X left": the subject of the main clause that the pronoun's adverbial clause comes before."""
    tree = context.tree
    clause = tree.clause(profile.token)
    while tree.deps[clause] in ("xcomp", "ccomp", "conj", "acl"):
        clause = tree.clause(tree.heads[clause])
    if not tree.deps[clause].startswith("advcl") or tree.deps[clause] == "advcl:relcl":
        return None
    main = tree.heads[clause]
    for other in profiles[place + 1 : place + 12]:
        if other.sentence != profile.sentence:
            return None
        if tree.heads[other.token] == main and other.salience == 4 and not other.pronoun and clause < other.token:
            return other if agrees(context, profile, other) and other.named else None
    return None


def subject_ahead(context: Context, profile: Profile, profiles: list[Profile], place: int) -> Profile | None:
    """ "In her report, X said", "After he resigned, X left": the subject that the phrase or clause around the pronoun comes before."""
    tree, above = context.tree, profile.token
    if profile.gender in (None, NEUTER):
        return None
    subject = None
    while subject is None and tree.heads[above] != above and tree.deps[above] not in _APART:
        end, above = tree.right[above], tree.heads[above]
        subject = next((child for child in tree.children[above] if child > end and tree.base(child) == "nsubj"), None)
    other = next((other for other in profiles[place + 1 : place + FIRST] if other.token == subject), None)
    if other is None or other.pronoun or other.type not in _BEINGS or _inside(tree, profile.token, other.token):
        return None
    return other if agrees(context, profile, other) else None


def pleonastic(tree: Tree, token: int) -> bool:
    """Whether "it" refers to no thing: expletive, extraposition, weather, "it comes as"; what one denies is something said."""
    if tree.deps[token] == "expl" or (tree.deps[token] == "obj" and tree.lemmas[tree.heads[token]] == "deny"):
        return True
    if tree.base(token) != "nsubj":
        return False
    head = tree.heads[token]
    if tree.lemmas[head] in _IMPERSONAL and (tree.child(head, *_CLAUSAL) is not None or tree.lemmas[head] in ("rain", "snow")):
        return True
    if tree.lemmas[head] == "come" and any(
        tree.deps[c] == "advcl" and _marked(tree, c, "as", "after", "amid") for c in tree.children[head]
    ):
        return True
    if tree.child(head, "cop") is not None:
        later = (c for c in tree.children[head] if c > head)
        return any(tree.base(c) == "csubj" or (tree.deps[c] in ("ccomp", "advcl") and _marked(tree, c, "that", "to")) for c in later)
    return False


def _marked(tree: Tree, i: int, *words: str, by: str = "mark") -> bool:
    """Whether one of the words is the conjunction of a clause or, `by` "case", the preposition of a phrase."""
    mark = tree.child(i, by)
    return mark is not None and tree.lemmas[mark] in words
