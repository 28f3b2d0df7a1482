"""Which name a common noun stands for: "brigade Azure", "the city of Leeds", "the Reuters news agency"."""

from __future__ import annotations

from kg.language.nominals.names import COMPASS, TITLES, Name
from kg.language.nominals.typing import HEADS, VALUES
from kg.language.trees.syntax import Tree
from kg.language.trees.words import QUOTES, Words, vocabulary

# "the city of Leeds" is Leeds; "the mayor of Leeds" and "the north of Leeds" are not.
PLACE_NOUNS = vocabulary("city town village hamlet settlement province region district county state island republic kingdom municipality suburb commune")
# After the name of an organisation these say what it is: "the Reuters news agency", "the Wagner group".
CLASS_NOUNS = vocabulary(
    "group party tank think-tank thinktank movement militia battalion brigade regiment newspaper magazine daily weekly airline bank charity "
    "organisation organization company firm carmaker automaker giant conglomerate alliance bloc consortium broadcaster agency cartel syndicate "
    "startup start-up retailer supermarket insurer lender manufacturer maker"
)
# "the UN agency" is one of the UN's; with one of these between, the noun names the class again: "the Reuters news agency".
PART_NOUNS = frozenset(("agency", "organisation", "organization", "company", "daily", "weekly", "maker", "giant"))
# "The UN food agency" is one of the UN's.
AGENCIES = frozenset(("news", "press", "rating", "ratings", "travel", "advertising", "wire"))
# Between an office and its holder ("minister General Lee").
RANKS = vocabulary("general colonel captain major lieutenant admiral sergeant brigadier marshal commodore corporal")
# Besides organisations, what somebody leads: "the leader of the opposition Ann Smith".
LED = vocabulary("opposition government cabinet parliament senate")
PHRASES = frozenset(("obl", "nmod", "obl:agent"))
ARGUMENTS = PHRASES | frozenset(("nsubj", "nsubj:pass", "obj", "conj"))



def stands_for(tree: Tree, words: Words, names: dict[int, Name]) -> dict[int, Name]:
    """For each common noun that stands for a name: that name."""
    found: dict[int, Name] = {}
    for head in {id(n): n for n in names.values()}.values():
        if head.type in VALUES.values():
            continue
        noun = _noun_before(head, tree, words, names)
        if noun is not None:
            found[noun] = head
    return found


def _noun_before(name: Name, tree: Tree, words: Words, names: dict[int, Name]) -> int | None:
    """The noun above the name that stands for it, or None."""
    i, dep, before = name.head, tree.dep[name.head], name.first - 1
    up = tree.head[i]
    if dep == "conj" and tree.kid(i, "cc") is None and _beside(name, before, tree, names) and tree.dep[before] == "conj":
        # "The minister and his deputy Ann Smith": one conjunct, not two.
        return before
    if up == i or (up in names and names[up] is not name and not is_bare_title(up, names, words)):
        return None
    # Of several the noun is a group of its own, the names are its members.
    if dep in ("appos", "flat", "compound") and tree.tag[up] in ("NNS", "NNPS"):
        return None
    if dep == "appos" and before > 0 and words.form[before] in QUOTES:
        before -= 1
    while dep == "appos" and tree.head[before] == i and tree.dep[before] in ("nmod:desc", "compound"):
        # "The writer Dame Olivia Lee": behind the noun the name has a title of its own.
        before -= 1
    if dep in ("appos", "flat") and up == before and tree.pos[up] in ("NOUN", "PROPN", "ADJ"):
        return up
    if dep == "appos" and name.type == "Person" and tree.head[before] == up < before and tree.dep[before] == "nmod" and (HEADS.get(tree.lemma[before]) == "Organization" or tree.lemma[before] in LED):
        # "The leader of the party Ann Smith": the leader's name.
        return up
    if _beside(name, before, tree, names):
        return before
    rank = before
    while rank > 0 and tree.pos[rank] == "PROPN" and words.lower[rank] in RANKS:
        rank -= 1
    if _beside(name, rank, tree, names) and HEADS.get(tree.lemma[rank], "Person") == "Person":
        return rank
    if dep == "flat" and up < name.first and tree.pos[up] in ("NOUN", "PROPN"):
        return up
    if dep == "nmod" and tree.lemma[up] in PLACE_NOUNS and name.type in ("Place", "Concept") and _of(i, tree, words) and not is_part_of_place(name, tree, words):
        # "The Lake District region of England" has a name of its own.
        return None if any(c in names for c in tree.kids(up, "compound")) else up
    if dep == "compound" and name.last < up and _class_noun(name, up, tree, words):
        return up
    return None


def _beside(name: Name, before: int, tree: Tree, names: dict[int, Name]) -> bool:
    """A singular noun right before a bare name, both hung on the same word: one phrase that the parser has torn ("the project Mercury")."""
    if before < 0 or before in names or tree.pos[before] != "NOUN" or tree.tag[before] == "NNS":
        return False
    if tree.dep[before] == "obl" and tree.dep[name.head] not in PHRASES and tree.kid(before, "case") is not None:
        # "Despite the setback Ann Lee stayed", "called at that time Leeds".
        return False
    same = tree.head[before] == tree.head[name.head] and tree.head[before] not in (before, name.head)
    return same and tree.dep[before] in ARGUMENTS and not any(tree.dep[c] in ("det", "case", "nmod:poss") for c in tree.children[name.head])


def is_bare_title(i: int, names: dict[int, Name], words: Words) -> bool:
    """Whether the token is a title that was taken for a name by itself."""
    return i in names and not names[i].found and names[i].first == names[i].last and words.lower[i] in TITLES


def _of(i: int, tree: Tree, words: Words) -> bool:
    # "The city south of Leeds" is another one.
    return [words.lower[c] for c in tree.kids(i, "case")] == ["of"]


def _class_noun(name: Name, up: int, tree: Tree, words: Words) -> bool:
    """Whether a noun after a name says what the name's bearer is."""
    if name.type not in ("Organization", "Concept", "Group") or tree.lemma[up] not in CLASS_NOUNS or tree.pos[up] == "VERB":
        return False
    if tree.lemma[up] == "movement" and HEADS.get(words.lower[name.last]) == "Organization":
        # "The Salt Foundation movement" is not the foundation.
        return False
    definite = any(words.lower[c] == "the" for c in tree.children[up] if tree.dep[c] == "det")
    # "the Centre for X (CX) charity": the article stands before the full name.
    bracketed = name.first > 0 and (words.form[name.first - 1] == "(" or words.form[name.last + 1] == "(")
    # "The Labour-led alliance" is not Labour.
    if tree.tag[up] in ("NNS", "NNPS") or not (definite or bracketed) or words.form[name.last + 1] in ("-", "–"):
        return False
    if tree.lemma[up] == "agency":
        return words.lower[up - 1] in AGENCIES
    return tree.lemma[up] not in PART_NOUNS or any(name.last < c < up for c in tree.children[up] if tree.pos[c] == "NOUN")


def is_part_of_place(name: Name, tree: Tree, words: Words) -> bool:
    """ "eastern Sudan": a place with a compass word before it that the name itself does not hold."""
    return name.type == "Place" and name.first > 0 and words.form[name.first - 1] in COMPASS and tree.dep[name.first - 1] in ("amod", "compound")
