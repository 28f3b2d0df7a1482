"""A text's mentions as CorefUD and GUM annotate them: whole phrases with determiners and what follows, dates and modifiers too; what a
plural's members are that were named apart, and what a definite noun belongs to."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.language.coreference import resolved
from kg.language.coreference.bridging import bridges
from kg.language.coreference.inner_names import inner_names
from kg.language.coreference.links import span_of
from kg.language.coreference.profiles import Profile
from kg.language.coreference.tree import Tree
from kg.model import Kind, Mention, Ontology

_SLIGHT = frozenset({"compound", "nummod", "dep"})
_CALLS = frozenset({"compound", "nmod"})


def corefud_mentions(doc: Doc, mentions: tuple[Mention, ...], ontology: Ontology) -> tuple[Mention, ...]:
    """Every phrase once, in order of (start, −end), with `chain` set; the head stays that of the syntax tree.

    `mentions` are those that the reading has: their types and kinds are kept, and where they have chains, what they `involve` before
    them is what they stand for together (`SplitAnte`) or belong to (`Bridge`).
    """
    found, clusters = resolved(doc, mentions, ontology, predicates=True)
    tree = Tree(doc)
    profiles = [profile for profile in (*found, *(p for p in clusters.profiles if p.members)) if not _no_mention(tree, profile)]
    # "The journalist Ann Lee" is one mention there, of whom the name names.
    names = {tree.heads[profile.token]: clusters.root(profile) for profile in profiles if _completes(tree, profile)}
    nouns = {profile.token for profile in profiles}
    profiles = [profile for profile in profiles if not (_completes(tree, profile) and tree.heads[profile.token] in nouns)]
    roots = [clusters.root(profile) if profile.members else names.get(profile.token, clusters.root(profile)) for profile in profiles]
    around = {profile.token: root for profile, root in zip(profiles, roots, strict=True) if profile.mention.kind is Kind.NOMINAL}
    told = [not _calls(tree, profile, root, around) for profile, root in zip(profiles, roots, strict=True)]
    profiles, roots = ([one for one, keep in zip(column, told, strict=True) if keep] for column in (profiles, roots))
    full = {root for profile, root in zip(profiles, roots, strict=True) if not _slight(tree, profile)}
    kept: dict[tuple[int, int], tuple[Mention, int]] = {}
    for profile, root in zip(profiles, roots, strict=True):
        if root not in full:
            continue
        start, end = span_of(tree, profile)
        first, last = tree.offsets[start], tree.ends[end - 1]
        head = (tree.offsets[profile.token], tree.ends[profile.token])
        whole = replace(profile.mention, start=first, end=last, text=doc.text[first:last], head=head, type=profile.type)
        kept.setdefault((first, -last), (whole, root))
    for inner, name in inner_names(tree, found, text=doc.text):
        kept.setdefault((inner.start, -inner.end), (inner, clusters.root(name)))
    numbers: dict[int, int] = {}
    found = tuple(
        replace(mention, chain=numbers.setdefault(root, len(numbers)))
        for _, (mention, root) in sorted(kept.items(), key=lambda item: item[0])
    )
    return _tied(found, mentions, ontology, text=doc.text)


def _tied(found: tuple[Mention, ...], mentions: tuple[Mention, ...], ontology: Ontology, *, text: str) -> tuple[Mention, ...]:
    """The mentions with what the reading ties them to: the members of split antecedents, the other ends of bridges."""
    ties = {mention.head[0]: outside for mention in mentions if (outside := [one for one in mention.involves if one.end <= mention.start])}
    if any(mention.chain is not None for mention in mentions):
        ties |= {bridge.mention.head[0]: [bridge.anchor] for bridge in bridges(mentions, ontology, text=text)}
    at = {mention.head[0]: mention for mention in reversed(found)}
    tied = []
    for mention in found:
        others = [at[one.head[0]] for one in ties.get(mention.head[0], ()) if one.head[0] in at] if mention is at[mention.head[0]] else []
        inside = [one for one in mention.involves if one.end > mention.start]
        tied.append(replace(mention, involves=(*inside, *others)))
    return tuple(tied)


def _no_mention(tree: Tree, profile: Profile) -> bool:
    """Whether a mention is one to a graph only: the country of "the Swiss bank", which is a mere adjective to GUM; "you" of "you guys";
    a title that stands with its name."""
    label = tree.deps[profile.token]
    return (
        (tree.pos[profile.token] == "ADJ" and label == "amod")
        or (profile.pronoun and label in ("dep", "nmod:unmarked"))
        or label == "nmod:desc"
    )


def _completes(tree: Tree, profile: Profile) -> bool:
    """Whether a name stands right after the noun that it names, without a comma."""
    noun = tree.heads[profile.token]
    return profile.named and tree.deps[profile.token] == "flat" and noun < profile.token and tree.left[profile.token] == noun + 1


def _calls(tree: Tree, profile: Profile, root: int, around: dict[int, int]) -> bool:
    """Whether a name only says what the noun around it is called, of which the whole phrase is the mention: "the X movement"."""
    return profile.named and tree.deps[profile.token] in _CALLS and around.get(tree.heads[profile.token]) == root


def _slight(tree: Tree, profile: Profile) -> bool:
    """Whether a phrase is a mention only where a weightier one is of its chain: modifiers, coordinations."""
    return bool(profile.members) or tree.deps[profile.token] in _SLIGHT
