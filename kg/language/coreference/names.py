"""Names of one thing in one text: the same name, a part of a longer name, an acronym of it."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.language.coreference.clusters import Clusters
from kg.language.coreference.countries import is_country
from kg.language.coreference.profiles import Profile
from kg.language.trees.words import vocabulary

# What a body's name may shed at its end: "Wagner Group" is "Wagner"; not "University" or "Airport", which leave a town's name.
BODY_ENDINGS = vocabulary(
    "group company corporation corp inc incorporated ltd limited llc plc ag gmbh sa nv spa co holdings holding party movement battalion brigade "
    "regiment division corps army fleet squadron militia force forces foundation agency newspaper magazine news network television tv channel fc cf afc "
    "petroleum oil energy gas bank airlines airways motors electronics pharmaceuticals pharma technologies technology systems industries steel mining resources "
    "capital partners ventures insurance telecom telecommunications foods stores media entertainment pictures studios records publishing shipping logistics "
    "construction properties securities chemicals software solutions international biotech therapeutics aerospace automotive"
)
# What a place's name may shed: before "of" ("the City of London"), and at its end; not "City" or "Island" ("Mexico City").
PLACE_OPENINGS = vocabulary(
    "city town village state province region county district island republic kingdom federation emirate municipality port"
)
PLACE_ENDINGS = vocabulary("province region oblast governorate prefecture federation")
ROYAL = vocabulary("king queen prince princess pope emir sultan emperor")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "du", "des", "von", "&"})
_SHARE_OF_NOISE = 0.25  # below it, a name's rarer type is taken for a slip of the tagger


def merge_names(clusters: Clusters, names: list[Profile]) -> None:
    """Merges the names of a text: exact ones first, then parts of persons' and bodies' names, then acronyms."""
    exact = _exact(clusters, names)
    clusters.recount()
    by_word: dict[str, list[tuple[tuple[str, ...], Profile]]] = defaultdict(list)
    for words, profile in exact:
        for word in set(words):
            by_word[word].append((words, profile))
    for words, profile in exact:
        if profile.type == "Person":
            _person_part(clusters, words, profile, by_word)
        elif len(words) > 1:
            _shorter_body(clusters, words, profile, by_word)
        elif profile.type == "Place" and words[0].endswith("s"):
            _plural_part(clusters, words[0], profile, by_word)
    _acronyms(clusters, exact)


def _exact(clusters: Clusters, names: list[Profile]) -> list[tuple[tuple[str, ...], Profile]]:
    """Merges equal names; returns one (words, first profile) a name and family of types."""
    groups: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in names:
        if profile.words:
            groups[profile.words].append(profile)
    surnames = {words[-1] for words, profiles in groups.items() if len(words) > 1 and any(p.type == "Person" for p in profiles)}
    exact = []
    for words, profiles in groups.items():
        for same in _families(profiles, surname=words[0] in surnames):
            for profile in same[1:]:
                clusters.merge(same[0], profile)
            exact.append((words, same[0]))
    return exact


def _families(profiles: list[Profile], *, surname: bool) -> list[list[Profile]]:
    """The profiles of one name, parted where some are surely a person's and others are not.

    Where nothing but the recogniser says person, and elsewhere it says otherwise, the types of all become the other one.
    """
    persons = [p for p in profiles if p.type == "Person"]
    others = [p for p in profiles if p.type != "Person"]
    if surname and not persons and all(p.type == "Group" and not p.mention.plural for p in others) and any(p.salience > 3 for p in others):
        # "Andrei Moldovan … Moldovan resigned".
        return [_retyped(profiles, others, "Person")]
    if not persons or not others:
        return [profiles]
    if surname or any(p.surely_person for p in persons):
        if len(others) > _SHARE_OF_NOISE * len(profiles):
            return [persons, others]
        return [_retyped(profiles, others, "Person")]
    counts = Counter(p.type for p in others)
    return [_retyped(profiles, persons, min(counts, key=lambda name: (-counts[name], name)))]


def _retyped(profiles: list[Profile], wrong: list[Profile], kind: str) -> list[Profile]:
    for profile in wrong:
        profile.type = kind
    return profiles


def _person_part(clusters: Clusters, words: tuple[str, ...], profile: Profile, by_word: dict) -> None:
    """Joins "Merkel" or "Angela" to the only person so named in full, the nearest of those spoken of before it where several fit; "the Fox" is nobody's surname."""
    if len(words) == 1 and profile.definite == "the":
        return
    fuller = [
        other for longer, other in by_word[words[-1] if len(words) > 1 else words[0]] if _shortens(words, longer) and other.type == "Person"
    ]
    fuller = [o for o in fuller if clusters.agree(profile, o) and not _relative_of(profile, o) and not _of_another_house(profile, o)]
    if len({clusters.root(other) for other in fuller}) > 1:
        surnamed = [other for other in fuller if other.words[-1] == words[-1]]
        before = [other for other in surnamed or fuller if min(member.order for member in clusters.some(other)) < profile.order]
        # Who was no more than somebody's "son of Carl Holm" is not who goes by the surname.
        fuller = sorted(before, key=lambda other: other.salience > 1)[-1:] or fuller[:1]
    if fuller:
        clusters.join(profile, fuller[0])


def _of_another_house(short: Profile, full: Profile) -> bool:
    """Whether a sovereign, who goes by a given name, would be given another person's surname: "King Abdullah" and "Nadhem Abdullah"."""
    crowned = ROYAL.intersection(title for title, _ in short.titles) if len(short.words) == 1 else ()
    return bool(crowned) and short.words[0] == full.words[-1] and not ROYAL.intersection(title for title, _ in full.titles)


def _relative_of(short: Profile, full: Profile) -> bool:
    """Whether a person is named in full after another in the same sentence: "Larson was born to John Larson"."""
    return short.sentence == full.sentence and short.order < full.order


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a person's name is a shorter form of another: "Merkel", "A. Merkel", "Angela Dorothea Merkel"."""
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) or short[0] in long[1:]
    return short[-1] == long[-1] and (short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0])))


def _plural_part(clusters: Clusters, word: str, profile: Profile, by_word: dict) -> None:
    """Joins "the Emirates" or "the States" to the only place whose name ends so."""
    fuller = [other for longer, other in by_word[word] if len(longer) > 1 and longer[-1] == word and other.type == "Place"]
    if len({clusters.root(other) for other in fuller}) == 1:
        clusters.join(profile, fuller[0])


def _shorter_body(clusters: Clusters, words: tuple[str, ...], profile: Profile, by_word: dict) -> None:
    """Joins "Wagner" to "Wagner Group": what is missing is generic, and no second name has the same core."""
    core = _core(words, profile.type)
    if not core:
        return
    places = clusters.type(profile) == "Place"
    for shorter, other in by_word[core[0]]:
        # "Chile" is not Chile Telecom, whatever the recogniser takes it for.
        alike = other.type != "Person" and (clusters.type(other) == "Place") == places
        if shorter == core and alike and (places or not is_country(other.mention.label)):
            rivals = {longer for longer, rival in by_word[core[0]] if _core(longer, rival.type) == core}
            if len(rivals) == 1 or other.order > profile.order:
                clusters.join(profile, other)


def _core(words: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """The name without its generic words, empty where it has none."""
    if kind == "Place":
        if len(words) > 2 and words[1] == "of" and words[0] in PLACE_OPENINGS:
            return words[2:]
        return words[:-1] if words[-1] in PLACE_ENDINGS else ()
    end = len(words)
    while end > 1 and words[end - 1] in BODY_ENDINGS:
        end -= 1
    return words[:end] if end < len(words) else ()


def _acronyms(clusters: Clusters, exact: list[tuple[tuple[str, ...], Profile]]) -> None:
    """Joins "WHO" to "World Health Organization" where one name alone has those initials."""
    full: dict[str, list[Profile]] = defaultdict(list)
    for words, profile in exact:
        if len(words) > 1 and profile.type != "Person":
            for initials in initial_letters(words):
                full[initials].append(profile)
    for words, profile in exact:
        if len(words) == 1 and is_acronym(profile.mention.label) and profile.type != "Person":
            roots = {clusters.root(other): other for other in full.get(words[0], ())}
            if len(roots) == 1:
                clusters.join(profile, *roots.values())


def is_acronym(label: str) -> bool:
    """Whether a name is written as initials: "NATO", "U.N.", "ISW"."""
    letters = label.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def initial_letters(words: tuple[str, ...]) -> set[str]:
    """The acronyms that a name may have, with and without its small words, in lower case."""
    words = tuple(part for word in words for part in word.split("-") if part)
    large = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words if word != "the")
    return {letters for letters in (large, every) if len(letters) >= 2}
