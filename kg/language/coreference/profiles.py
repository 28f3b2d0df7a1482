"""What the words of a mention tell about its referent: number, gender, person, definiteness, role in the sentence."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from kg.language.coreference import gender as genders
from kg.language.coreference.full_names import FullName, full_name
from kg.language.coreference.tree import Tree
from kg.language.coreference.words import COLLECTIVES
from kg.model import Kind, Mention, Ontology

PEOPLE = frozenset({"Person", "Group"})
# personal and possessive pronouns: person, number, gender
PRONOUNS: dict[str, tuple[int, str | None, str | None]] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, "S", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (1, "P", None)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), (2, None, None)),
    **dict.fromkeys(("he", "him", "his", "himself"), (3, "S", genders.MALE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (3, "S", genders.FEMALE)),
    **dict.fromkeys(("it", "its", "itself"), (3, "S", genders.NEUTER)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), (3, "P", None)),
}
REFLEXIVES = frozenset({"myself", "ourselves", "yourself", "yourselves", "himself", "herself", "itself", "themselves", "themself"})
DETERMINERS = {
    **dict.fromkeys(("the",), "the"),
    **dict.fromkeys(("this", "that", "these", "those", "such", "both"), "demonstrative"),
    **dict.fromkeys(
        ("a", "an", "some", "any", "no", "another", "every", "each", "all", "many", "several", "few", "which", "what"), "indefinite"
    ),
}
ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})
# Modifiers that say that the referent is not the one named before.
FRESH = frozenset(
    {
        "other",
        "another",
        "new",
        "more",
        "further",
        "additional",
        "different",
        "similar",
        "such",
        "second",
        "third",
        "next",
        "previous",
        "former",
    }
)
PAST = frozenset({"former"})
"""Of these, what tells of a person what he or she was: "the former minister" may be whom a name told of."""
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "acl", "acl:relcl", "flat"})


@dataclass(slots=True, eq=False)
class Profile:
    """One mention as the sieves see it; `words` are the normalised words of a name, or the head's lemma of a nominal; `opens` is
    True of the first mention of its sentence; `linked` as in `Mention`; `full` is the full name of a person who is named by one.

    `members` is set for a coordination that stands as one referent ("A and B"): then `mention` is its first conjunct's.
    """

    mention: Mention
    order: int
    token: int
    sentence: int
    lemma: str
    type: str
    words: tuple[str, ...]
    salience: int
    number: str | None = None
    gender: str | None = None
    person: int = 3
    definite: str = "bare"
    modifiers: frozenset[str] = frozenset()
    titles: tuple[tuple[str, frozenset[str]], ...] = ()
    opens: bool = False
    linked: float | None = None
    full: FullName = ()
    members: tuple[Profile, ...] = field(default=())

    @property
    def named(self) -> bool:
        return self.mention.kind is Kind.NAME and not self.members

    @property
    def pronoun(self) -> bool:
        return self.mention.kind is Kind.PRONOUN

    @property
    def spoken(self) -> frozenset[str]:
        """The words of the mention as it stands in the text."""
        return frozenset(self.mention.text.casefold().replace("'s", "").replace("’s", "").split())

    @property
    def surely_person(self) -> bool:
        """Whether more than the recogniser's word says that a name is a person's."""
        return self.type == "Person" and (len(self.words) > 1 or self.gender is not None or bool(self.titles))


def name_words(label: str) -> tuple[str, ...]:
    """The words of a name as they are compared: lower case, no dots, article, possessive or honorific."""
    text = unicodedata.normalize("NFKC", label).replace("’", "'").casefold().replace(".", "")
    words = [word.removesuffix("'s").strip("'\",:;()[]") for word in text.split()]
    words = [word for word in words if word]
    while len(words) > 1 and (words[0] in ("the", "a", "an") or words[0] in genders.HONORIFICS):
        del words[0]
    return tuple(words)


def profiles(tree: Tree, mentions: tuple[Mention, ...], ontology: Ontology) -> list[Profile]:
    """One profile a mention, in the given order; mentions whose head is no token of the Doc are left out."""
    found = []
    for order, mention in enumerate(mentions):
        token = tree.starts.get(mention.head[0])
        if token is not None:
            found.append(_profile(tree, mention, order, token, ontology))
    return found


def _profile(tree: Tree, mention: Mention, order: int, token: int, ontology: Ontology) -> Profile:
    name = mention.kind is Kind.NAME
    profile = Profile(
        mention=mention,
        order=order,
        token=token,
        sentence=tree.sentences[token],
        lemma=_lemma(tree, token),
        type=mention.type,
        words=name_words(mention.label) if name else (tree.lemmas[token],),
        salience=tree.salience(token),
        number="P" if mention.plural else "S",
    )
    if mention.kind is Kind.PRONOUN:
        profile.person, profile.number, profile.gender = PRONOUNS.get(tree.words[token], (0, None, None))
        # "Those who fled" is no anaphor, but "they" may take it up.
        if not profile.person and tree.words[token] in ("those", "these") and tree.child(token, "acl:relcl", "acl", "nmod") is not None:
            profile.number = "P"
        return profile
    if (profile.lemma in COLLECTIVES and not mention.plural) or (name and mention.type in ("Organization", "Group")):
        profile.number = None
    if name and profile.type == "Person":
        profile.full = full_name(profile.words, ontology)
    _describe(tree, profile)
    profile.gender = _gender(profile, ontology)
    return profile


def _describe(tree: Tree, profile: Profile) -> None:
    """Definiteness, modifiers and titles from the words that depend on the head."""
    modifiers, titles, definite = set(), [], "name" if profile.named else "bare"
    for child in tree.children[profile.token]:
        label, lemma = tree.deps[child], tree.lemmas[child]
        if label == "det" or label == "det:predet":
            definite = DETERMINERS.get(lemma, definite)
        elif label == "nmod:poss" and definite == "bare":
            definite = "possessive"
        if label == "nmod:desc" or (
            label == "compound" and profile.named and tree.pos[child] in ("NOUN", "PROPN") and lemma in genders.HONORIFICS
        ):
            titles.append((lemma, _inner(tree, child)))
        elif label in _MODIFIERS and not _exemplifies(tree, child):
            modifiers.add(lemma)
    measure = _measure(tree, profile)
    if measure is not None and definite == "bare" and not _says_which(tree, measure):
        # "Three rounds of talks", "hundreds of people": so many, not those.
        definite = "indefinite"
        modifiers |= _inner(tree, measure)
    profile.definite, profile.modifiers, profile.titles = definite, frozenset(modifiers), tuple(titles)


def _measure(tree: Tree, profile: Profile) -> int | None:
    """The noun that measures out what a mention's head names: "rounds" of "three rounds of talks"."""
    above = tree.heads[profile.token]
    inside = profile.mention.start <= tree.offsets[above] < tree.offsets[profile.token]
    return above if inside and not profile.named and tree.deps[profile.token] == "nmod" else None


def _says_which(tree: Tree, noun: int) -> bool:
    """Whether a noun has a determiner that says which."""
    return any(tree.lemmas[child] in ANAPHORIC for child in tree.children[noun] if tree.deps[child] == "det")


def _exemplifies(tree: Tree, token: int) -> bool:
    """Whether a modifier only gives examples: "leaders including A"."""
    case = tree.child(token, "case", "mark")
    return case is not None and tree.lemmas[case] in ("include", "including", "like", "such")


def _lemma(tree: Tree, token: int) -> str:
    """The noun's lemma; a central bank is no bank among others."""
    central = tree.lemmas[token] == "bank" and any(tree.lemmas[child] == "central" for child in tree.children[token])
    return "central bank" if central else tree.lemmas[token]


def _inner(tree: Tree, token: int) -> frozenset[str]:
    """The lemmas that modify a title ("French", "deputy")."""
    return frozenset(tree.lemmas[child] for child in tree.children[token] if tree.deps[child] in _MODIFIERS)


def _gender(profile: Profile, ontology: Ontology) -> str | None:
    """Gender by honorific or title, kinship noun, given name; neuter for what is no person, None where nothing tells."""
    for title, _ in profile.titles:
        if title in genders.NOUNS:
            return genders.NOUNS[title]
    if profile.named and profile.type == "Person":
        start = profile.mention.text.split(" ", 1)[0].rstrip(".").casefold()
        return genders.NOUNS.get(start) or genders.of_name(profile.words)
    if profile.lemma in genders.NOUNS:
        return genders.NOUNS[profile.lemma]
    if profile.type in PEOPLE or profile.lemma in ontology.roles:
        return None
    noun = ontology.nouns.get(profile.lemma)
    return None if noun and noun.type in PEOPLE else genders.NEUTER
