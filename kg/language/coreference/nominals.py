"""Definite descriptions: "the miners" for "Chilean miners", "the city" for the last city named, "the president" for who holds the title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.constructions import titles
from kg.language.coreference.countries import COUNTRY, is_country
from kg.language.coreference.names import is_acronym
from kg.language.coreference.profiles import FRESH, PAST, Profile
from kg.language.coreference.pronouns import bound
from kg.language.coreference.tree import Tree
from kg.language.coreference.vetoes import is_another, is_class, is_part, of_other_origin, origins, owner_of, told_by_number
from kg.language.trees.words import vocabulary
from kg.model import Kind, Ontology

WINDOW = 10  # sentences that a description with the same head reaches back
EVENT_WINDOW = 4  # the same for an event: another match, raid or vote comes soon
NEAR = 2  # sentences that a description by kind alone reaches back
# Nouns whose "the" points into the text's time or argument rather than back to a mention.
UNANCHORED = vocabulary(
    "year month week day night morning evening afternoon time moment hour minute decade century weekend date period season past future present "
    "way case situation fact part thing number name end beginning start rest place kind sort type amount level rate result reason point side "
    "idea word world sun sky sea air internet web public press media truth matter question first last second third latter former same following one"
)
# What no body is that is another of them, a row for each.
_SORTS = (
    vocabulary("bank lender insurer"),
    vocabulary("broadcaster newspaper"),
    vocabulary("agency regulator watchdog"),
    vocabulary("carmaker automaker manufacturer drugmaker chipmaker"),
    vocabulary("airline"),
    vocabulary("retailer"),
    vocabulary("party"),
    vocabulary("militia"),
    vocabulary("club team"),
    vocabulary("charity think-tank"),
)
SORTS = {noun: sort for sort in _SORTS for noun in sort}
_GENERAL = vocabulary("group organisation organization")
_FIRM = vocabulary("company firm group")
# What a kind noun can take up when nothing more is known: classes of names; a sort of bodies only where the name or what it was called says so.
KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(vocabulary("city town village country nation island"), frozenset({"Place"})),
    **dict.fromkeys(_GENERAL | _FIRM | SORTS.keys(), frozenset({"Organization"})),
}
# What a body is whose name has one of these words.
CALLED: dict[str, frozenset[str]] = {
    **dict.fromkeys(vocabulary("university college institute school hospital church foundation union federation association"), _GENERAL | SORTS["charity"]),
    **dict.fromkeys(vocabulary("ministry court parliament congress senate council committee assembly government cabinet police commission"), frozenset()),
    **dict.fromkeys(vocabulary("agency administration authority bureau"), _GENERAL | SORTS["agency"]),
    **dict.fromkeys(vocabulary("airlines airways"), _FIRM | SORTS["airline"]),
    **dict.fromkeys(vocabulary("motors motor"), _FIRM | SORTS["carmaker"]),
    **dict.fromkeys(vocabulary("inc corp ltd plc"), _FIRM | SORTS["carmaker"] | SORTS["airline"] | SORTS["retailer"]),
    **dict.fromkeys(vocabulary("journal times post herald tribune gazette"), _FIRM | frozenset({"newspaper"})),
    **dict.fromkeys(vocabulary("bank"), _FIRM | SORTS["bank"]),
    **dict.fromkeys(vocabulary("party"), _GENERAL | SORTS["party"]),
    **dict.fromkeys(vocabulary("fc"), SORTS["club"]),
    **dict.fromkeys(vocabulary("army front movement brigade brigades militia resistance guard guards"), _GENERAL | SORTS["militia"] | SORTS["party"]),
}
LAWYERS = vocabulary("lawyer attorney solicitor barrister counsel")
BODIES = frozenset({"Organization", "Place"})
HEADS = vocabulary("president minister premier chancellor king queen emir sultan taoiseach")
"""Titles of whom texts call the leader of a country; of ministers the prime one."""
_SETTLED = vocabulary("city town village island")
ADJECTIVAL = frozenset({"amod", "compound"})
_ANAPHORIC = frozenset({"the", "demonstrative"})
_AGED = re.compile(r"\d+[ -]year[ -]old\b")


def merge_nominals(tree: Tree, clusters: Clusters, profiles: list[Profile], ontology: Ontology) -> None:
    """Merges definite descriptions, left to right, with what they take up."""
    said = titles(tree, profiles)
    by_head: dict[str, list[Profile]] = defaultdict(list)
    by_title: dict[str, list[tuple[frozenset[str], Profile]]] = defaultdict(list)
    names: list[Profile] = []
    demonyms = origins(ontology)
    for profile in profiles:
        if profile.mention.kind is Kind.NOMINAL:
            if (
                profile.lemma not in UNANCHORED
                and profile.definite in _ANAPHORIC
                and not profile.modifiers & FRESH - PAST
                and tree.child(profile.token, "appos") is None
                and not _before_name(tree, profile)
                and not is_part(profile)
            ):
                found = None if profile.modifiers & PAST else _same_head(tree, clusters, profile, by_head[profile.lemma], demonyms)
                found = found or _titled(clusters, profile, by_title[profile.lemma])
                found = found or _leader(clusters, profile, by_title, demonyms)
                found = found or _own_country(tree, profile, names, demonyms)
                found = found or _aged(tree, clusters, profile, names)
                found = found or _by_kind(clusters, profile, names, demonyms)
                if found:
                    clusters.join(found, profile)
            by_head[profile.lemma].append(profile)
        elif profile.named:
            names.append(profile)
            by_head[profile.words[-1] if profile.words else ""].append(profile)
            for title, modifiers in said[profile.order]:
                by_title[title].append((modifiers, profile))


def merge_named_plurals(clusters: Clusters, profiles: list[Profile]) -> None:
    """ "European leaders" are the same ones throughout a text, "leaders" need not be.

    Comes after the pronouns: repetition in headlines says nothing of what a pronoun takes up.
    """
    by_label: dict[str, Profile] = {}
    for profile in profiles:
        if profile.mention.kind is Kind.NOMINAL and profile.definite == "bare" and profile.number == "P" and profile.mention.involves:
            clusters.join(by_label.setdefault(profile.mention.label.lower(), profile), profile)


def merge_clients(tree: Tree, clusters: Clusters, profiles: list[Profile]) -> None:
    """ "His lawyer said: 'My client is innocent.'": the client is he.

    Comes after the pronouns, which tell who speaks and whose lawyer that is.
    """
    at = {profile.token: profile for profile in profiles}
    lawyers = [profile for profile in profiles if profile.lemma in LAWYERS and profile.mention.kind is Kind.NOMINAL]
    for client in profiles:
        speaker = at.get(tree.child(client.token, "nmod:poss")) if client.lemma == "client" and client.number == "S" else None
        if speaker is None or speaker.person != 1:
            continue
        owners = {owner_of(tree, lawyer) for lawyer in lawyers if clusters.together(lawyer, speaker)} - {None}
        holders = {clusters.root(at[owner]): at[owner] for owner in owners if owner in at and at[owner].type not in BODIES}
        if len(holders) == 1:
            clusters.join(*holders.values(), client)


def _same_head(
    tree: Tree, clusters: Clusters, profile: Profile, earlier: list[Profile], demonyms: Mapping[str, str]
) -> Profile | None:
    """The nearest earlier mention with the same head that this one says nothing new about; none where that is told from another by where it is from."""
    further = foreign = None
    for other in reversed(earlier):
        if profile.sentence - other.sentence > (EVENT_WINDOW if profile.type == "Event" else WINDOW) and not foreign:
            break
        if other.mention.plural != profile.mention.plural and not (other.named and (profile.number != "P" or other.words[-1].endswith("s"))):
            # "The unions" are not the European Union.
            continue
        if told_by_number(profile, other) or is_another(profile, [other]) or is_class(tree, other) or bound(tree, profile, other):
            # "The chief whip suspended the whip".
            continue
        known = {word for member in clusters.some(other) for word in member.modifiers} | set(other.words)
        if profile.modifiers <= known and clusters.agree(other, profile) and not _nested(tree, other, profile):
            # "The eye" after "eye" by itself is as likely the eye at large.
            at_large = other.definite == "bare" and not other.modifiers and not profile.modifiers
            if foreign and not clusters.together(foreign, other):
                return None
            if not other.modifiers & FRESH - profile.modifiers:
                if at_large:
                    break
                if profile.type != "Organization" or profile.modifiers or not demonyms.keys() & other.modifiers:
                    return foreign or other
                # "The agency" after "the agency" and "the US agency" may be either.
                foreign = foreign or other
                continue
            # "A second dam": "the dam" is rather the first.
            further = further or other
    return foreign or further


def _nested(tree: Tree, one: Profile, other: Profile) -> bool:
    """Whether one of two phrases is inside the other."""
    if one.sentence != other.sentence:
        return False
    return tree.dominates(one.token, other.token) or tree.dominates(other.token, one.token)


def _titled(clusters: Clusters, profile: Profile, holders: list[tuple[frozenset[str], Profile]]) -> Profile | None:
    """The person (or body) last called so: "the French president" asks for a title that was French."""
    if profile.number == "P":
        return None
    for modifiers, holder in reversed(holders):
        if profile.modifiers <= modifiers and clusters.agree(holder, profile):
            return holder
    return None


def _leader(
    clusters: Clusters, profile: Profile, by_title: Mapping[str, list[tuple[frozenset[str], Profile]]], demonyms: Mapping[str, str]
) -> Profile | None:
    """The only head of a state or government called so that a leader told by the country can be: "the Hungarian leader" for its prime minister."""
    if profile.lemma != "leader" or profile.number == "P" or not profile.modifiers or not profile.modifiers <= demonyms.keys():
        return None
    holders = [
        holder for title in HEADS for modifiers, holder in by_title.get(title, ())
        if profile.modifiers <= modifiers and (title != "minister" or "prime" in modifiers) and clusters.agree(holder, profile)
    ]  # fmt: skip
    return holders[-1] if len({clusters.root(holder) for holder in holders}) == 1 else None


def _own_country(tree: Tree, profile: Profile, names: list[Profile], demonyms: Mapping[str, str]) -> Profile | None:
    """The country of whom a clause around "the country" tells: "his Kenyan counterpart, Ann Lee, who has led the country since May"."""
    if profile.lemma not in COUNTRY or profile.modifiers or profile.number == "P":
        return None
    above = profile.token
    while tree.heads[above] != above:
        above = tree.heads[above]
        if tree.deps[above] != "acl:relcl":
            continue
        noun = tree.heads[above]
        about = (noun, tree.heads[noun]) if tree.deps[noun] == "appos" else (noun,)
        places = {demonyms[tree.lemmas[c]] for i in about for c in tree.children[i] if tree.deps[c] in ADJECTIVAL and tree.lemmas[c] in demonyms}
        return next((name for name in reversed(names) if places == {name.mention.label}), None)
    return None


def _before_name(tree: Tree, profile: Profile) -> bool:
    """Whether a noun stands before the name of what it means: "the newspaper El Comercio"."""
    return tree.deps[profile.token] == "nmod:desc"


def _aged(tree: Tree, clusters: Clusters, profile: Profile, names: list[Profile]) -> Profile | None:
    """The person of the sentence before whom an age tells: "the 19-year-old", "the 52-year-old economist"; of several its subject."""
    if profile.number == "P" or not _AGED.match(profile.mention.text):
        return None
    persons = [name for name in names if name.type == "Person" and 0 < profile.sentence - name.sentence <= 1]
    acting = [name for name in persons if tree.base(tree.up(name.token)) == "nsubj"]
    for some in (persons, acting):
        if len({clusters.root(name) for name in some}) == 1:
            return some[-1]
    return None


def _is_of_sort(clusters: Clusters, profile: Profile, name: Profile) -> bool:
    """Whether a body may be what a noun says, by its name and by what it was called: "the bank" is neither the Daily Post nor, for all we know, Boeing."""
    told = profile.lemma not in SORTS
    for member in clusters.some(name):
        # "Nordbank" says that it is a bank as "North Bank" does.
        own = [frozenset((profile.lemma,))] if any(len(word) > len(profile.lemma) and word.endswith(profile.lemma) for word in member.words) else []
        by_name = [*own, *(CALLED[word] for word in member.words if word in CALLED)] if member.named else []
        if any(profile.lemma not in nouns for nouns in by_name):
            return False
        nouns = [title for title, _ in member.titles] if member.named else [member.lemma]
        sorts = [SORTS[noun] for noun in nouns if noun in SORTS] if profile.lemma in SORTS else []
        if any(profile.lemma not in sort for sort in sorts):
            return False
        told = told or bool(by_name or sorts)
    return told


def _by_kind(clusters: Clusters, profile: Profile, names: list[Profile], demonyms: Mapping[str, str]) -> Profile | None:
    """The only name of the kind in the sentences just before; for a city, the nearest place that is no country."""
    types = KINDS.get(profile.lemma)
    # "The French company", "the Boston-based firm": where it is from may be new.
    origin = types == frozenset({"Organization"}) and all(word in demonyms or word == "base" for word in profile.modifiers)
    if types is None or (profile.modifiers and not origin) or profile.number == "P":
        return None
    fitting = []
    for name in reversed(names):
        # Where it says whence, no other of the text may be meant.
        if profile.sentence - name.sentence > NEAR and not profile.modifiers:
            break
        country = is_country(name.mention.label) or is_acronym(name.mention.label)
        if clusters.type(name) not in types or (profile.lemma in COUNTRY and not country) or (profile.lemma in _SETTLED and country):
            continue
        if not _is_of_sort(clusters, profile, name) or of_other_origin(profile, [name], demonyms):
            continue
        fitting.append(name)
    roots = {clusters.root(name) for name in fitting}
    if fitting and (len(roots) == 1 or (profile.lemma in _SETTLED and fitting[0].salience > 1)):
        return fitting[0]
    return None
