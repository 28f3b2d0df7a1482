"""Which name a common noun stands for ("brigade Azov", "the city of Leeds", "the Reuters news agency"), and classes that names get from such nouns."""

from __future__ import annotations

from kg.language.names import TITLES, Name, is_title
from kg.language.syntax import Tree
from kg.language.typing import VALUES, type_of_noun
from kg.language.words import QUOTES, Words, vocabulary
from kg.model import Ontology

# "the city of Leeds" is Leeds; "the mayor of Leeds" and "the north of Leeds" are not.
PLACE_NOUNS = vocabulary("city town village hamlet settlement province region district county state island republic kingdom municipality suburb port commune")
# After the name of an organisation these say what it is: "the Reuters news agency", "the Wagner group".
CLASS_NOUNS = vocabulary(
    "group party tank think-tank thinktank movement militia battalion brigade regiment newspaper magazine daily weekly airline bank charity "
    "organisation organization company firm carmaker automaker giant conglomerate alliance bloc consortium broadcaster agency cartel syndicate "
    "startup start-up retailer supermarket insurer lender manufacturer maker"
)
# "the UN agency" is one of the UN's; with one of these between, the noun names the class again: "the Reuters news agency".
PART_NOUNS = frozenset(("agency", "organisation", "organization", "company", "daily", "weekly", "maker", "giant"))
COMPASS = vocabulary(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern north-east north-west south-east south-west central downtown upper lower mainland rural coastal inner outer"
)


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
    i, dep = name.head, tree.dep[name.head]
    up = tree.head[i]
    if up == i or (up in names and names[up] is not name and not is_bare_title(up, names, words)):
        return None
    # Of several the noun is a group of its own, the names are its members.
    if dep in ("appos", "flat", "compound") and tree.tag[up] in ("NNS", "NNPS"):
        return None
    before = name.first - 1
    if dep == "appos" and before > 0 and words.form[before] in QUOTES:
        before -= 1
    if dep in ("appos", "flat") and up == before and tree.pos[up] in ("NOUN", "PROPN", "ADJ"):
        return up
    if dep == "flat" and up < name.first and tree.pos[up] in ("NOUN", "PROPN"):
        return up
    if dep == "nmod" and tree.lemma[up] in PLACE_NOUNS and name.type in ("Place", "Concept") and _of(i, tree, words):
        return up
    if dep == "compound" and name.last < up and _class_noun(name, up, tree, words):
        return up
    return None


def is_bare_title(i: int, names: dict[int, Name], words: Words) -> bool:
    """Whether the token is a title that was taken for a name by itself."""
    return i in names and not names[i].found and names[i].first == names[i].last and words.lower[i] in TITLES


def _of(i: int, tree: Tree, words: Words) -> bool:
    return any(tree.dep[c] == "case" and words.lower[c] == "of" for c in tree.children[i])


def _class_noun(name: Name, up: int, tree: Tree, words: Words) -> bool:
    """Whether a noun after a name says what the name's bearer is."""
    if name.type not in ("Organization", "Concept", "Group") or tree.lemma[up] not in CLASS_NOUNS or tree.pos[up] == "VERB":
        return False
    if tree.tag[up] in ("NNS", "NNPS") or not any(words.lower[c] == "the" for c in tree.children[up] if tree.dep[c] == "det"):
        return False
    return tree.lemma[up] not in PART_NOUNS or any(name.last < c < up for c in tree.children[up] if tree.pos[c] == "NOUN")


def retype(names: dict[int, Name], nouns: dict[int, Name], tree: Tree, words: Words, ontology: Ontology) -> None:
    """Gives names without a class the one of their noun, apposition or copula, or of the same name elsewhere in the Doc; in place."""
    known = _known(names, words)
    by_name = {id(name): noun for noun, name in nouns.items()}
    for name in list({id(n): n for n in names.values() if n.type == "Concept"}.values()):
        kind = _described(name, by_name.get(id(name)), tree, ontology) or known.get(words.join(range(name.first, name.last + 1)))
        if kind and kind not in ("Concept", "Event"):
            better = name._replace(type="Person" if kind == "Group" and name.first == name.last and kind != "Group" else kind)
            names.update(dict.fromkeys(range(name.first, name.last + 1), better))
            for noun in [n for n, old in nouns.items() if old is name]:
                nouns[noun] = better


def _known(names: dict[int, Name], words: Words) -> dict[str, str]:
    """Classes by the text of names that have one; persons by their last word too."""
    known: dict[str, str] = {}
    for name in names.values():
        if name.type != "Concept" and name.type not in VALUES.values():
            known.setdefault(words.join(range(name.first, name.last + 1)), name.type)
            if name.type == "Person":
                known.setdefault(words.form[name.last], name.type)
    return known


def _described(name: Name, noun: int | None, tree: Tree, ontology: Ontology) -> str | None:
    """The class by the noun that stands for the name, its apposition ("Acme, a maker of toys"), or what it is said to be."""
    i = name.head
    describing = [noun] if noun is not None else []
    describing += tree.kids(i, "appos")
    if tree.dep[i] == "nsubj" and tree.kid(tree.head[i], "cop") is not None:
        describing.append(tree.head[i])
    for d in describing:
        kind = type_of_noun(tree.lemma[d], ontology) if tree.pos[d] == "NOUN" else None
        if kind:
            return kind
    return None


def is_part_of_place(name: Name, tree: Tree, words: Words) -> bool:
    """ "eastern Ukraine": a place with a compass word before it that the name itself does not hold."""
    return name.type == "Place" and name.first > 0 and words.lower[name.first - 1] in COMPASS and tree.head[name.first - 1] == name.head


__all__ = ["is_bare_title", "is_part_of_place", "is_title", "retype", "stands_for"]
