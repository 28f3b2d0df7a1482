"""What the words of two mentions say against their being one thing, whatever the network finds likely."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from kg.language.coreference.countries import CITY_STATES, COUNTRY, INITIALS, is_country
from kg.language.coreference.names import BODY_ENDINGS, is_acronym
from kg.language.coreference.profiles import FRESH, PAST, PRONOUNS, Profile
from kg.language.coreference.pronouns import pleonastic
from kg.language.coreference.records import RELATIVE_TAGS
from kg.language.coreference.tree import Tree
from kg.language.trees.words import vocabulary
from kg.model import Kind, Ontology

_PART = re.compile(r"(?!(all|both|each) of)([\w,.-]+ ){1,4}of (the|its|his|her|their|these|those|our|my) ", re.IGNORECASE)
TOWN = vocabulary("city town village")
EARLIER = frozenset({"previous", "earlier", "past", "last", "former", "other"})
"""Modifiers of what came before the one at hand, or is another."""
_INSIDE = frozenset({"nmod", "nmod:poss", "compound", "amod"})
PUBLIC_BODIES = vocabulary("commission committee council court tribunal ministry parliament assembly board authority university department office academy federation")
"""Nouns of bodies of which a state or the world has many, each with a field of its own."""
BESIDE = frozenset({"conj", "parataxis"})
"""Relations of clauses that stand beside another rather than in it."""
OFFICES = vocabulary("ministry court tribunal embassy")
"""What speaks as one body."""
TELLING = frozenset({"amod", "compound", "nmod:poss", "nummod"})
"""Relations of the words that tell one thing from another of its kind."""


def told_apart(tree: Tree, profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether one noun with two modifiers names two things: "the eastern district" and "the western district", "his fans" and "her fans"."""
    alike = [member for member in members if member.lemma == profile.lemma and member.mention.kind is Kind.NOMINAL]
    if not alike:
        return False
    if any(told_by_number(profile, member) or has_alternative(tree, profile) != has_alternative(tree, member) for member in alike):
        return True
    owner = owner_form(tree, profile)
    if owner and any(form and form != owner for form in (owner_form(tree, member) for member in alike)):
        return True
    if profile.definite == "bare" and profile.mention.plural and any(_names(member) - _names(profile) for member in alike):
        # "Malian forces" are more than "the Tuareg Front forces".
        return True
    mine, known = telling(tree, profile), [telling(tree, member) for member in alike]
    return bool(mine) and any(known) and not any(mine & words for words in known)


def _names(profile: Profile) -> frozenset[str]:
    """The names in a phrase that are no place's or people's."""
    return frozenset(name.label for name in profile.mention.involves if name.type == "Organization")


def has_alternative(tree: Tree, profile: Profile) -> bool:
    """Whether a phrase leaves open which it means: "nurses or doctors" are not the nurses."""
    others = (child for child in tree.children[profile.token] if tree.deps[child] == "conj" and tree.offsets[child] < profile.mention.end)
    return any((link := tree.child(child, "cc")) is not None and tree.lemmas[link] == "or" for child in others)


def told_by_number(one: Profile, other: Profile) -> bool:
    """Whether there are not as many of the one as of the other: "14 people" and "three nurses"."""
    counts = [profile.mention.quantity.value if profile.mention.quantity else None for profile in (one, other)]
    return None not in counts and counts[0] != counts[1]


def is_part(profile: Profile) -> bool:
    """Whether a phrase takes some out of several that are known: "three of the doctors"."""
    return profile.mention.kind is Kind.NOMINAL and profile.mention.plural and _PART.match(profile.mention.text) is not None


def named_after(profile: Profile, members: Sequence[Profile], countries: Set[str]) -> bool:
    """Whether one name is a country's or initials and the other that of a body called after it: "China" and "China Mobile", "NHS" and "NHS Blood Service"."""
    return any(
        (_is_country(short, countries) or (is_acronym(short.mention.label) and not set(long.words[1:]) <= BODY_ENDINGS))
        and short.words != long.words
        and short.words == long.words[: len(short.words)]
        for member in members
        for short, long in ((profile, member), (member, profile))
    )


def of_one_family(profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether two full names share the last word alone: "Rania Haddad" and "Omar Haddad"; initials and middle names are no other person."""
    given = profile.words[:1]
    return any(
        min(len(profile.words), len(member.words)) > 1
        and profile.words[-1] == member.words[-1]
        and profile.type == member.type == "Person"
        and member.words[:1] != given
        and not set(profile.words[:-1]) & set(member.words[:-1])
        and not any(len(word.rstrip(".")) == 1 for word in (*given, *member.words[:1]))
        for member in members
    )


def _is_country(profile: Profile, countries: Set[str]) -> bool:
    return profile.mention.label in countries or profile.mention.label.replace(".", "") in INITIALS


def of_other_size(profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether a phrase speaks of a country and a name is none's, or of a town and the name is a country's: "the country" and "Turin", "the city" and "Kenya"."""
    return any(
        (noun.lemma in COUNTRY and not is_country(name.mention.label))
        or (noun.lemma in TOWN and is_country(name.mention.label) and name.mention.label not in CITY_STATES)
        for member in members
        for noun, name in ((profile, member), (member, profile))
        if name.named and name.type == "Place" and noun.mention.kind is Kind.NOMINAL and not noun.mention.plural
    )


def introduces(profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether a phrase says by its own words that it is about something else than was mentioned: "an influential leader", "a second cell"."""
    if profile.mention.kind is not Kind.NOMINAL or profile.members or all(member.pronoun for member in members):
        return False
    known = {word for member in members for word in member.modifiers}
    fresh = profile.modifiers & FRESH
    if profile.definite == "the" and profile.type == "Person":
        fresh -= PAST
    counted = profile.mention.quantity
    part = is_part(profile) and not any(member.mention.quantity == counted for member in members)
    return profile.definite == "indefinite" or part or bool(fresh - known)


def telling(tree: Tree, profile: Profile) -> frozenset[str]:
    """The lemmas of the words before a noun that tell it from others of its kind."""
    return frozenset(
        tree.lemmas[child] for child in tree.children[profile.token] if tree.deps[child] in TELLING and tree.pos[child] != "PRON"
    )


def owner_of(tree: Tree, profile: Profile) -> int | None:
    """The word for whoever owns or makes what a noun names: "his" of "his plans", "council" of "plans by the council"."""
    owner = tree.child(profile.token, "nmod:poss")
    if owner is not None:
        return owner
    makers = (child for child in tree.children[profile.token] if tree.deps[child] == "nmod" and child > profile.token)
    return next((child for child in makers if (case := tree.child(child, "case")) is not None and tree.lemmas[case] == "by"), None)


def owner_form(tree: Tree, profile: Profile) -> tuple | None:
    """Person, number and gender of the pronoun that owns a noun."""
    owner = tree.child(profile.token, "nmod:poss")
    return PRONOUNS.get(tree.words[owner]) if owner is not None else None


def inside_of(tree: Tree, profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether a phrase is a part of a noun's own phrase: "Holm" of "Holm's father" is not the father."""
    i = profile.token
    above = {member.token for member in members if member.mention.kind is Kind.NOMINAL}
    while tree.deps[i] in _INSIDE and tree.heads[i] != i:
        i = tree.heads[i]
        if i in above:
            return True
    return False


def is_office(profile: Profile) -> bool:
    """Whether a mention is one of a ministry or court, which is "it" and never "they"."""
    return not profile.mention.plural and (profile.words[-1] if profile.named and profile.words else profile.lemma) in OFFICES


def of_other_titles(tree: Tree, profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether a name's title is not what noun phrases say of somebody: "police spokesman Lee" is no "union spokesman", "surgeon Ann Lee" not "his wife"."""
    called = {title for title, _ in profile.titles}
    if profile.token and tree.pos[profile.token - 1] == "NOUN":
        called.add(tree.lemmas[profile.token - 1])
    if called and all(member.definite == "possessive" and member.mention.kind is Kind.NOMINAL for member in members):
        return not any(member.lemma in called for member in members)
    return any(
        title == member.lemma and said and member.modifiers and not (said <= member.modifiers or member.modifiers <= said)
        for title, said in profile.titles
        for member in members
        if member.mention.kind is Kind.NOMINAL
    )


def origins(ontology: Ontology) -> dict[str, str]:
    """The place that each adjective of a place means, by its lower case."""
    return {word.lower(): place for word, place in ontology.demonyms.items()}


def of_other_origin(profile: Profile, members: Sequence[Profile], demonyms: Mapping[str, str]) -> bool:
    """Whether a noun phrase says of another place where it is from than a body's name does: "the US agency" is no European Space Agency."""
    mine = {demonyms[word] for word in profile.modifiers if word in demonyms}
    named = [{demonyms[word] for word in member.words if word in demonyms} for member in members if member.named and len(member.words) > 1]
    if mine and all(is_country(place) for place in mine):
        # "The Australian team" is not Canada; "the African country" may be Kenya.
        named += [{member.mention.label} for member in members if member.named and is_country(member.mention.label)]
    return bool(mine) and any(places and not mine & places for places in named)


def of_other_body(tree: Tree, some: Sequence[Profile], others: Sequence[Profile]) -> bool:
    """Whether a noun phrase says what a body is for and a name says something else: "the state election commission" is not the European Commission."""
    return any(
        noun.mention.kind is Kind.NOMINAL and name.named and noun.lemma == name.words[-1] and (field := _field(tree, noun)) and not field & {*name.words}
        for one, other in ((some, others), (others, some))
        for noun in one
        for name in other
        if noun.lemma in PUBLIC_BODIES and len(name.words) > 1
    )


def _field(tree: Tree, noun: Profile) -> set[str]:
    """The common nouns before a noun: "state" and "election" of "the state election commission"."""
    return {tree.lemmas[child] for child in tree.children[noun.token] if tree.deps[child] == "compound" and tree.pos[child] == "NOUN"}


def is_another(profile: Profile, members: Sequence[Profile]) -> bool:
    """Whether one of two phrases points at what is at hand, the other at one before it: "this storm" and "the previous storm"."""
    return any(
        EARLIER & far.modifiers and not EARLIER & here.modifiers and here.definite == "demonstrative"
        for member in members
        for here, far in ((profile, member), (member, profile))
    )


def refers(tree: Tree, profile: Profile) -> bool:
    """Whether a mention refers back at all: not "it" of the weather, not "what"."""
    if tree.tags[profile.token] in RELATIVE_TAGS:
        return False
    return not (profile.pronoun and profile.lemma == "it" and pleonastic(tree, profile.token))


def is_class(tree: Tree, profile: Profile) -> bool:
    """Whether a phrase says what something is and means no other thing by itself: "a triumph" of "this is a triumph"."""
    return profile.mention.kind is Kind.NOMINAL and profile.definite in ("indefinite", "bare") and tree.child(profile.token, "cop") is not None


def says_of(tree: Tree, predicate: Profile, subject: Profile) -> bool:
    """Whether one says what the other is without naming it: "X is a doctor", which holds of many."""
    if predicate.definite not in ("indefinite", "bare") or tree.child(predicate.token, "cop") is None:
        return False
    return tree.child(predicate.token, "nsubj", "nsubj:outer") == subject.token


def told_of(tree: Tree, speaker: Profile, other: Profile) -> bool:
    """Whether a clause that speaks of one in the third person holds the speaker in a clause below: "the Tories can build what we need"."""
    if speaker.sentence != other.sentence:
        return False
    clause, above = tree.clause(speaker.token), tree.governor(other.token)
    while clause != above:
        if tree.deps[clause] in BESIDE or tree.heads[clause] == clause:
            return False
        clause = tree.clause(tree.heads[clause])
    return tree.clause(speaker.token) != above
