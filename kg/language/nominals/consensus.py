"""One class for one name through a document (one sense per discourse, Gale, Church & Yarowsky 1992): recogniser and context vote together."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log2

from kg.language.nominals.names import Name, is_address, is_title
from kg.language.nominals.typing import VALUES, entry, type_of_noun
from kg.language.trees.syntax import Tree
from kg.language.trees.words import Words, vocabulary
from kg.model import Ontology

# What each kind of evidence is worth against one label of the recogniser.
NOUN, DESCRIPTION, SURNAME, MEMBERS, LONGER = 3.0, 0.9, 2.0, 0.7, 0.5
# "Petrona, the state oil company": whoever is said to be a body is none of the places that recognisers take new names for.
BODY = 1.2
# What companies have and places hardly.
COMPANY_HAS = vocabulary("share shareholder stock stockholder chairman chairwoman chairperson subsidiary headquarters revenue turnover profit earnings ceo boardroom takeover bondholder")


def retype(names: dict[int, Name], nouns: dict[int, Name], tree: Tree, words: Words, ontology: Ontology) -> None:
    """Gives every name of the same text the class that most speaks for; a name with a title before it stays a person. In place."""
    by_text: dict[str, list[Name]] = defaultdict(list)
    for name in {id(n): n for n in names.values() if n.type not in VALUES.values()}.values():
        text = words.join(range(name.first, name.last + 1))
        if text not in ontology.demonyms and not is_address(text.lower()):
            by_text[text].append(name)
    longer: dict[str, list[str]] = defaultdict(list)
    for text in by_text:
        longer[text.partition(" ")[0]].append(text)
    standing = {id(name): noun for noun, name in nouns.items()}
    surnames = {words.form[n.last] for group in by_text.values() for n in group if n.type == "Person" and n.last > n.first}
    for text, group in by_text.items():
        votes = _votes(group, standing, tree, ontology)
        if len(votes) > 1:
            _count_longer(votes, [by_text[other][0] for other in longer[text.partition(" ")[0]] if other.startswith(f"{text} ")])
        if text in surnames:
            votes["Person"] += SURNAME
        best = max(votes, key=lambda kind: votes[kind], default="Concept")
        for name in group:
            if name.type != best and not (name.type == "Person" and _titled(name, tree, words, ontology)):
                _replace(name, best, names, nouns)


def _votes(group: list[Name], standing: dict[int, int], tree: Tree, ontology: Ontology) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    labels = Counter(name.type for name in group if name.type != "Concept")
    found = {name.type for name in group if name.found}
    for kind, count in labels.items():
        # The recogniser repeats itself: each doubling of the same label on the same word adds one.
        votes[kind] = log2(1 + count) if kind in found else 0.5
    if any(tree.dep[name.head] == "nmod:poss" and tree.lemma[tree.head[name.head]] in COMPANY_HAS for name in group):
        votes["Organization"] += DESCRIPTION
    for name in group:
        beside = [standing[id(name)]] if id(name) in standing else [c for c in tree.kids(name.head, "nmod:desc") if c == name.first - 1]
        kind = next((kind for noun in beside if (kind := _kind(noun, tree, ontology))), None)
        if kind:
            votes[kind] += NOUN
        kind = _described(name, tree, ontology)
        if kind:
            votes[kind] += BODY if kind == "Organization" and found == {"Place"} else DESCRIPTION
        if tree.dep[name.head] == "compound" and name.head < tree.head[name.head] and _of_people(tree.head[name.head], tree, ontology):
            votes["Organization"] += MEMBERS
    return votes


def _count_longer(votes: dict[str, float], longer: list[Name]) -> None:
    """Longer names settle what labels have left open; they do not outvote them ("York" and "York University")."""
    for name in longer:
        if name.type in ("Organization", "Place"):
            votes[name.type] += LONGER


def _of_people(noun: int, tree: Tree, ontology: Ontology) -> bool:
    """ "Azure fighters": a name before several people is mostly the body that they are of."""
    return tree.tag[noun] == "NNS" and type_of_noun(tree.lemma[noun], ontology) == "Person"


def _described(name: Name, tree: Tree, ontology: Ontology) -> str | None:
    """The class by an apposition ("Acme, a maker of toys") or by what the name is said to be."""
    i = name.head
    describing = tree.kids(i, "appos")
    if tree.dep[i] == "nsubj" and tree.kid(tree.head[i], "cop") is not None:
        describing.append(tree.head[i])
    return next((kind for d in describing if (kind := _kind(d, tree, ontology))), None)


def _kind(noun: int, tree: Tree, ontology: Ontology) -> str | None:
    """The class of a common noun that describes a name; people together are a body with a name."""
    kind = type_of_noun(entry(noun, tree, ontology), ontology) if tree.pos[noun] == "NOUN" else None
    if kind in (None, "Concept", "Event"):
        return None
    return "Organization" if kind == "Group" else kind


def _titled(name: Name, tree: Tree, words: Words, ontology: Ontology) -> bool:
    before = [c for c in tree.children[name.head] if tree.dep[c] == "nmod:desc"]
    return any(is_title(words.form[c], ontology) for c in (*before, *((name.first - 1,) if name.first else ())))


def _replace(name: Name, kind: str, names: dict[int, Name], nouns: dict[int, Name]) -> None:
    better = name._replace(type=kind)
    names.update(dict.fromkeys(range(name.first, name.last + 1), better))
    for noun in [n for n, old in nouns.items() if old is name]:
        nouns[noun] = better


