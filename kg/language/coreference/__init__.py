"""Which mentions of a text refer to one thing: rules in sieves, the surest first.

After Raghunathan et al. (2010) and Lee et al. (2013): names, constructions that assert identity, definite descriptions, speakers
of quotations, pronouns. Each sieve sees whole clusters, so that what one merge taught (a gender, a title) guides the next.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.language.coreference.candidates import further_mentions
from kg.language.coreference.clusters import Clusters
from kg.language.coreference.constructions import merge_constructions
from kg.language.coreference.features import Context
from kg.language.coreference.groups import coordinations
from kg.language.coreference.links import Linker, likely, order_of
from kg.language.coreference.names import merge_names
from kg.language.coreference.nominals import merge_clients, merge_named_plurals, merge_nominals
from kg.language.coreference.profiles import Profile, profiles
from kg.language.coreference.pronouns import resolve_pronouns
from kg.language.coreference.quotes import quotations, speakers, turns
from kg.language.coreference.scores import LINKS, LinkScorer
from kg.language.coreference.splits import splits
from kg.language.coreference.tree import Tree
from kg.language.parsing.attributes import MEANING
from kg.language.parsing.meaning import Meaning
from kg.model import Mention, Ontology


def chains(doc: Doc, mentions: tuple[Mention, ...], ontology: Ontology) -> tuple[Mention, ...]:
    """The same mentions with `chain` set (and a name's type where the text's other mentions of it outvote it): one number for all mentions of one thing, numbered from 0 in order of first mention.

    A plural pronoun for a coordination ("Ann and Bob left. They …") has a chain of its own, and `involves` the members; so does a plural
    whose members were named apart (see `splits`), where what it involves stands before it.
    """
    tree = Tree(doc)
    found, clusters = _resolved(tree, doc, mentions, ontology, predicates=False)
    found = [profile for profile in found if profile.order < len(mentions) and not profile.members]
    numbers: dict[int, int] = {}
    chained = list(mentions)
    for profile in found:
        number = numbers.setdefault(clusters.root(profile), len(numbers))
        chained[profile.order] = replace(profile.mention, chain=number, type=profile.type, linked=profile.linked)
    coordinated = {clusters.root(profile): profile.members for profile in clusters.profiles if profile.members}
    for profile in found:
        members = coordinated.get(clusters.root(profile)) if profile.pronoun and profile.number == "P" else None
        # Of two mere concepts "they" is seldom said: something else is meant, in GUM more often than not.
        if members and any(member.type != "Concept" for member in members):
            involves = tuple(chained[member.order] for member in members if member.order < len(chained))
            if len(involves) == len(members):
                chained[profile.order] = replace(chained[profile.order], involves=involves)
    for split in splits(tree, clusters, found, frozenset(ontology.demonyms.values())):
        members = tuple(chained[member.order] for member in split.members if member.order < len(chained))
        if len(members) == len(split.members):
            chained[split.plural.order] = replace(chained[split.plural.order], involves=(*split.plural.mention.involves, *members))
    return tuple(chained)


def resolved(doc: Doc, mentions: tuple[Mention, ...], ontology: Ontology, *, predicates: bool = False) -> tuple[list[Profile], Clusters]:
    """The mentions as profiles in the order of their heads, and their clusters.

    Where a model with a coreference head has read the Doc, phrases that are none of the mentions come in too (their `order` begins
    after the mentions), and the network decides what the surest rules leave open; otherwise rules decide all. `predicates`: see `Linker`.
    """
    return _resolved(Tree(doc), doc, mentions, ontology, predicates=predicates)


def _resolved(
    tree: Tree, doc: Doc, mentions: tuple[Mention, ...], ontology: Ontology, *, predicates: bool
) -> tuple[list[Profile], Clusters]:
    meaning, scorer = doc.user_hooks.get(MEANING), doc.user_hooks.get(LINKS)
    learned = meaning is not None and scorer is not None
    further = tuple(further_mentions(tree, doc.text, mentions, ontology)) if learned else ()
    found = profiles(tree, mentions + further, ontology)
    found.sort(key=lambda profile: (profile.token, -len(profile.mention.text)))
    for profile, before in zip(found, [None, *found], strict=False):
        profile.opens = before is None or before.sentence != profile.sentence
    if not learned:
        return found, cluster(tree, found, ontology)
    return found, cluster_by_network(tree, found, ontology, doc, meaning, scorer, predicates=predicates)


def cluster(tree: Tree, found: list[Profile], ontology: Ontology) -> Clusters:
    """The clusters of the profiles, which are in order of their heads: every sieve in turn."""
    clusters, quotes = _surest(tree, found, ontology)
    both = sorted([*_apart_from_titles(tree, found), *coordinations(tree, clusters, found)], key=lambda p: (p.token, not p.members))
    resolve_pronouns(Context(tree, ontology, clusters, quotes), both)
    merge_clients(tree, clusters, found)
    merge_named_plurals(clusters, found)
    return clusters


def cluster_by_network(
    tree: Tree, found: list[Profile], ontology: Ontology, doc: Doc, meaning: Meaning, scorer: LinkScorer, *, predicates: bool
) -> Clusters:
    """As `cluster`, by rules for names, constructions, descriptions and speakers, and by the network for all else."""
    clusters, quotes = _surest(tree, found, ontology)
    both = sorted([*_apart_from_titles(tree, found), *coordinations(tree, clusters, found)], key=lambda profile: order_of(tree, profile))
    evidence = likely(tree, [token.text for token in doc], both, meaning, scorer)
    Linker(Context(tree, ontology, clusters, quotes), both, evidence, predicates=predicates).link()
    merge_clients(tree, clusters, found)
    return clusters


def _apart_from_titles(tree: Tree, found: list[Profile]) -> list[Profile]:
    """The profiles without the titles before names, which are taken up by their names: "President" of "President Smith"."""
    names = {profile.token for profile in found if profile.named}
    return [p for p in found if p.named or tree.deps[p.token] != "nmod:desc" or tree.heads[p.token] not in names]


def _surest(tree: Tree, found: list[Profile], ontology: Ontology) -> tuple[Clusters, list[int]]:
    """The clusters that names, constructions, descriptions and speakers make, and the number of the quotation around each token."""
    clusters = Clusters(list(found))
    merge_names(clusters, [profile for profile in found if profile.named])
    merge_constructions(tree, clusters, found, ontology)
    merge_nominals(tree, clusters, found, ontology)
    quotes = quotations(tree)
    _merge_speakers(tree, clusters, found, quotes, ontology)
    return clusters, quotes


def _merge_speakers(tree: Tree, clusters: Clusters, found: list[Profile], quotes: list[int], ontology: Ontology) -> None:
    """First-person pronouns in a quotation are its speaker, in a transcript whose turn it is; "we" only where that is a body or several."""
    first = [profile for profile in found if profile.pronoun and profile.person == 1]
    if not first:
        return
    at = {profile.token: profile for profile in found}
    speaker, labels = speakers(tree, quotes, ontology), turns(tree)
    for profile in first:
        token = speaker.get(quotes[profile.token]) if quotes[profile.token] > 0 else labels.get(profile.token)
        who = None if token is None else _by_initials(at.get(token), found)
        if who is None or (who.pronoun and who.person != 3):
            continue
        plural = clusters.type(who) in ("Organization", "Group") or clusters.number(who) == "P"
        if plural == (profile.number == "P"):
            clusters.merge(who, profile)


def _by_initials(who: Profile | None, found: list[Profile]) -> Profile | None:
    """The person whose initials label a turn ("AL: …"), where there is one; else who is given."""
    initials = who.mention.label if who is not None and who.named else ""
    if not 2 <= len(initials) <= 3 or not initials.isupper():
        return who
    named = (p for p in found if p.named and p.type == "Person" and "".join(word[:1] for word in p.mention.label.split()) == initials)
    return next(named, who)
