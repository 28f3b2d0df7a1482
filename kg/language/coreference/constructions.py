"""Constructions that assert identity: apposition, "X is the Y", "the city of X", a role title before a name."""

from __future__ import annotations

from kg.language.coreference.clusters import Clusters, different_kinds
from kg.language.coreference.countries import INITIALS
from kg.language.coreference.names import initial_letters, is_acronym
from kg.language.coreference.profiles import FRESH, REFLEXIVES, Profile
from kg.language.coreference.tree import Tree
from kg.language.coreference.vetoes import told_by_number
from kg.language.nominals.counts import PARTS
from kg.language.trees.words import vocabulary
from kg.model import Kind, Ontology

# Nouns that name their own kind of place or body in "the N of X".
CLASSIFIERS = vocabulary(
    "city town village port state province region county district island republic kingdom peninsula municipality hamlet suburb emirate capital"
)
# Nouns that say after a body's name what kind of body it is; not "office" or "government", which a body may have.
KINDS_OF_BODY = vocabulary(
    "group company agency think-tank tank newspaper daily magazine channel network broadcaster movement organisation organization charity firm "
    "carmaker airline militia battalion brigade regiment watchdog alliance bloc cartel gang"
)
# What makes a city or region one among those of a country.
RANKS = vocabulary("capital main chief principal only second third sister")
ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
# Verbs whose participle gives a thing its name.
NAMING = vocabulary("name call christen")
Titles = dict[int, list[tuple[str, frozenset[str]]]]


def merge_constructions(tree: Tree, clusters: Clusters, profiles: list[Profile], ontology: Ontology) -> None:
    """Merges the two sides of every construction that asserts that they are one."""
    at = {profile.token: profile for profile in profiles if not profile.pronoun}
    for profile in profiles:
        label = tree.deps[profile.token]
        if profile.pronoun:
            _among(tree, clusters, profile, at)
        if label == "conj":
            _apart(tree, clusters, profile, at)
        elif label == "appos":
            _apposition(tree, clusters, profile, at, ontology)
        elif profile.named and label == "nmod":
            _classifier(tree, clusters, profile, at)
        elif profile.named and label == "compound":
            _kind_after_name(tree, clusters, profile, at)
        elif profile.named and label in ("xcomp", "obj"):
            _called(tree, clusters, profile, at)
        elif label == "nmod:desc":
            _title(clusters, profile, at.get(tree.heads[profile.token]))
        elif label == "nmod:poss" and profile.pronoun and profile.person == 3:
            _owner_told_of(tree, clusters, profile, at, ontology)
        elif label == "obj" and profile.lemma in REFLEXIVES:
            _itself(tree, clusters, profile, at)
        if profile.lemma in PARTS:
            _part(tree, clusters, profile, at)
        _predicate(tree, clusters, profile, at)
    _kinds_beside(clusters, profiles)


def _apart(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """Conjuncts are different things."""
    head = tree.heads[profile.token]
    for conjunct in (head, *(c for c in tree.children[head] if tree.deps[c] == "conj" and c < profile.token)):
        if conjunct in at:
            clusters.keep_apart(profile, at[conjunct])


def _among(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "62 witnesses, among them nine nurses": they are the witnesses."""
    i = profile.token
    if tree.words[i] != "them" or i < 3 or tree.lemmas[i - 1] != "among" or tree.words[i - 2] != ",":
        return
    plurals = [p for p in at.values() if p.sentence == profile.sentence and p.token < i - 2 and p.number == "P"]
    counted = [p for p in plurals if p.mention.quantity is not None] or plurals
    if counted:
        clusters.join(max(counted, key=lambda p: p.token), profile)


def _title(clusters: Clusters, profile: Profile, holder: Profile | None) -> None:
    """ "President Smith": the president is Smith, and no other whom the text calls so."""
    if holder is not None and holder.named and holder.type == "Person" and profile.mention.kind is Kind.NOMINAL and profile.number == "S":
        clusters.join(holder, profile)


def _itself(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "The Serbs stormed the village and barricaded themselves in": who does it, also where an earlier verb has the subject."""
    verb = tree.heads[profile.token]
    while tree.deps[verb] == "conj" and tree.child(verb, "nsubj", "nsubj:pass") is None:
        verb = tree.heads[verb]
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    counted = tree.child(subject, "nmod") if subject is not None and subject not in at else subject
    if counted in at and tree.child(subject, "conj") is None and clusters.agree(at[counted], profile):
        clusters.join(at[counted], profile)


def _owner_told_of(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile], ontology: Ontology) -> None:
    """ "Iran will not talk unless the US pays, its minister said": behind what is said, whose teller it is was told of first."""
    teller = tree.heads[profile.token]
    verb = tree.heads[teller]
    entry = ontology.verbs.get(tree.lemmas[verb])
    told = tree.child(verb, "ccomp") if tree.deps[verb] != "parataxis" else tree.heads[verb]
    if tree.deps[teller] != "nsubj" or entry is None or not entry.speech or told is None or tree.left[told] > tree.left[teller] or tree.right[told] > teller > told:
        return
    first = tree.child(told, "nsubj", "nsubj:pass")
    subject = at.get(first) if first is not None else None
    if subject is None or subject.token > profile.token or subject.definite not in ("name", "the") or not clusters.agree(subject, profile):
        return
    someone_else = any(other.type == "Person" and subject.token < other.token < profile.token for other in at.values())
    if subject.type != "Person" or not someone_else:
        clusters.join(subject, profile)


def _called(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "The spacecraft, named Thetis": one."""
    verb = tree.heads[profile.token]
    noun = at.get(tree.heads[verb])
    if noun is None or tree.lemmas[verb] not in NAMING or tree.tags[verb] != "VBN" or tree.deps[verb] != "acl":
        return
    if noun.mention.kind is Kind.NOMINAL and noun.number != "P" and noun.definite in ("the", "indefinite") and not different_kinds(noun, profile):
        clusters.join(noun, profile)


def _part(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "One of the miners" is not the miners."""
    whole = tree.child(profile.token, "nmod")
    case = tree.child(whole, "case") if whole in at else None
    if case is not None and tree.lemmas[case] == "of":
        clusters.keep_apart(profile, at[whole])


def _apposition(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile], ontology: Ontology) -> None:
    """ "Angela Merkel, the chancellor": one; a list after a plural ("two leaders, A and B") is not."""
    head = at.get(tree.heads[profile.token])
    if head is not None and _is_some_of(tree, profile, head):
        clusters.keep_apart(profile, head)
        return
    if head is None or profile.pronoun or (tree.child(profile.token, "conj") is not None and head.number != "S") or _is_comment(tree, profile, ontology):
        return
    if profile.named and head.named:
        short, long = sorted((head, profile), key=lambda p: len(p.words))
        if not (is_acronym(short.mention.label) and short.words[0] in initial_letters(long.words)) and (
            profile.type != head.type or "Place" in (profile.type, head.type)
        ):
            return  # "Paris, France", "Smith, Labour": a place or party beside a name says where from
    elif (
        different_kinds(head, profile)
        or (head.number and profile.number and head.number != profile.number)
        or _both_named(clusters, head, profile)
    ):
        return
    clusters.join(head, profile)


def _is_some_of(tree: Tree, profile: Profile, head: Profile) -> bool:
    """ "14 people, among them three nurses": some of them; so are any that are fewer or more."""
    among = any(tree.deps[c] == "case" and tree.lemmas[c] in ("among", "include") for c in range(tree.left[profile.token], profile.token))
    return among or told_by_number(profile, head)


def _is_comment(tree: Tree, profile: Profile, ontology: Ontology) -> bool:
    """Whether a phrase takes up what the clause tells: "demanded a ban on gas, a request that …" is no ban."""
    noun = ontology.nouns.get(profile.lemma)
    return noun is not None and noun.speech and profile.definite == "indefinite" and tree.child(profile.token, "acl:relcl") is not None


def _both_named(clusters: Clusters, one: Profile, other: Profile) -> bool:
    """Whether the two have names already, which are then names of two things."""
    return all(any(member.named for member in clusters.some(profile)) for profile in (one, other))


def _classifier(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "The port of Izmir": the port is Izmir."""
    head = at.get(tree.heads[profile.token])
    case = tree.child(profile.token, "case")
    if head is None or head.named or case is None or tree.lemmas[case] != "of":
        return
    if head.lemma in CLASSIFIERS and head.number == "S" and profile.type == "Place" and not _one_among(tree, head):
        clusters.join(head, profile)


def _one_among(tree: Tree, head: Profile) -> bool:
    """Whether a noun is one of several of what follows: "the capital city of Peru", "the largest town of the island"."""
    before = [child for child in tree.children[head.token] if child < head.token]
    return head.lemma == "capital" or any(tree.tags[child] == "JJS" or tree.lemmas[child] in RANKS for child in before)


def _kind_after_name(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "The Reuters news agency": the agency is Reuters."""
    head = at.get(tree.heads[profile.token])
    if head is None or head.named or head.definite != "the" or head.number == "P" or profile.type not in ("Organization", "Concept"):
        return
    # "The UN refugee agency" is not the UN.
    if head.lemma in KINDS_OF_BODY and profile.mention.label not in INITIALS:
        clusters.join(head, profile)


def _kinds_beside(clusters: Clusters, profiles: list[Profile]) -> None:
    """As above where a bracket stands between, which parsers attach by chance: "the Institute for X (IX) think-tank"."""
    bodies = [profile for profile in profiles if profile.named and profile.type == "Organization"]
    starts, ends = {p.mention.start: p for p in bodies}, {p.mention.end: p for p in bodies}
    for profile in profiles:
        if profile.lemma in KINDS_OF_BODY and profile.mention.kind is Kind.NOMINAL and profile.number != "P":
            name = starts.get(profile.mention.start) or ends.get(profile.mention.start - len(") "))
            if (
                name is not None
                and profile.definite != "indefinite"
                and name.sentence == profile.sentence
                and not _both_named(clusters, name, profile)
            ):
                clusters.join(name, profile)


def _predicate(tree: Tree, clusters: Clusters, profile: Profile, at: dict[int, Profile]) -> None:
    """ "Kigali is the capital of Rwanda": one, where the predicate is definite or a name and nothing negates or hedges it."""
    if profile.pronoun or not _tells_what(tree, profile.token) or profile.definite in ("indefinite", "bare", "demonstrative"):
        return
    subject = tree.child(profile.token, "nsubj", "nsubj:outer")
    if subject not in at or profile.modifiers & FRESH:
        return
    hedges = (child for child in tree.children[profile.token] if tree.deps[child] in ("aux", "advmod", "mark"))
    if any(tree.lemmas[child] in ("not", "never", "n't", "if", "whether") or tree.tags[child] == "MD" for child in hedges):
        return
    holder = at[subject]
    if (holder.number == profile.number or None in (holder.number, profile.number)) and not _both_named(clusters, holder, profile):
        clusters.join(holder, profile)


def _tells_what(tree: Tree, token: int) -> bool:
    """Whether a predicate tells what its subject is; "is in the custody", "is American" tell where it is and what it is like."""
    return tree.child(token, "cop") is not None and tree.child(token, "case") is None and tree.tags[token] not in ADJECTIVES


def titles(tree: Tree, profiles: list[Profile]) -> dict[int, list[tuple[str, frozenset[str]]]]:
    """The role nouns said of each name, by the profile's order: titles before it, appositions and predicates beside it."""
    at = {profile.token: profile for profile in profiles if profile.named}
    found: Titles = {profile.order: list(profile.titles) for profile in profiles if profile.named}
    for profile in profiles:
        if profile.mention.kind is not Kind.NOMINAL:
            continue
        beside = [tree.heads[profile.token]] if tree.deps[profile.token] == "appos" else []
        beside += [c for c in tree.children[profile.token] if tree.deps[c] == "appos"]
        if _tells_what(tree, profile.token):
            beside += [c for c in tree.children[profile.token] if tree.deps[c] == "nsubj"]
        for token in beside:
            if token in at:
                found[at[token].order].append((profile.lemma, profile.modifiers))
    return found
