"""CLEAR dependencies (Choi and Palmer 2012), as `en_core_web_*` has them, turned into Universal Dependencies.

Most labels have a counterpart. Where the two schemes disagree on the head – prepositions, copulas, coordination, names – the
tree is rebuilt by one step each, in the order of `convert`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LABELS = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj", "relcl": "acl:relcl",
    "poss": "nmod:poss", "prt": "compound:prt", "neg": "advmod", "predet": "det:predet", "preconj": "cc:preconj", "quantmod": "advmod",
    "intj": "discourse", "meta": "dep", "oprd": "xcomp", "acomp": "xcomp", "attr": "xcomp", "prep": "advmod", "agent": "advmod",
    "pcomp": "ccomp", "pobj": "obl",
}  # fmt: skip
"""Labels with the same head in both schemes, and what is left of the others once the steps below have been taken."""

CLEAR_ONLY = frozenset(LABELS) - {"meta", "prt"} | {"npadvmod"}
PREPOSITIONS = ("prep", "agent", "dative", "pcomp")
NOMINALS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"))


@dataclass(slots=True)
class Tree:
    """A mutable tree over words: heads by index (a root is its own), labels, parts of speech, lower-cased forms and lemmas."""

    heads: list[int]
    labels: list[str]
    upos: list[str]
    words: list[str]
    lemmas: list[str]
    persons: list[int]
    """Number of the person's name that each word is in, -1 for none."""

    def children(self, word: int, *labels: str) -> list[int]:
        """The dependants of `word`, those with one of `labels` where any are named."""
        return [i for i, head in enumerate(self.heads) if head == word and i != word and (not labels or self.labels[i] in labels)]

    def replace(self, old: int, new: int, label: str) -> None:
        """Put `new`, which is below `old`, in the place of `old`; `old` becomes its dependant with `label`."""
        root = self.heads[old] == old
        self.heads[new] = new if root else self.heads[old]
        self.labels[new] = self.labels[old]
        self.heads[old], self.labels[old] = new, label


def convert(tree: Tree) -> Tree:
    """The same sentences as a UD tree; `tree` is changed in place."""
    for step in STEPS:
        step(tree)
    return tree


def _nested(tree: Tree, labels: Sequence[str]) -> list[int]:
    """Words with one of the labels, innermost first."""

    def depth(word: int) -> int:
        steps = 0
        while tree.heads[word] != word and steps < len(tree.heads):
            word, steps = tree.heads[word], steps + 1
        return steps

    return sorted((i for i, label in enumerate(tree.labels) if label in labels), key=lambda i: (-depth(i), i))


def prepositions(tree: Tree) -> None:
    """Preposition over noun becomes noun with `case`; preposition over clause becomes clause with `mark`."""
    for word in _nested(tree, (*PREPOSITIONS, "conj")):
        below = tree.children(word, "pobj", "pcomp", "obl", "nmod")
        if (
            tree.upos[word] not in ("ADP", "SCONJ", "PART", "VERB", "ADV")
            or not below
            or tree.labels[below[0]] not in ("pobj", "pcomp", "obl", "nmod")
        ):
            continue
        if tree.labels[word] == "conj" and tree.upos[word] not in ("ADP", "SCONJ"):
            continue
        complement, label, head = below[0], tree.labels[word], tree.heads[word]
        clause = tree.labels[complement] == "pcomp" and tree.upos[complement] in ("VERB", "AUX")
        over_noun = tree.upos[head] in NOMINALS
        tree.replace(word, complement, "mark" if clause else "case")
        if label != "conj":
            plain = ("acl" if over_noun else "advcl") if clause else ("nmod" if over_noun else "obl")
            tree.labels[complement] = "obl:agent" if label == "agent" and not clause else "pcomp" if label == "pcomp" else plain
        for child in tree.children(word):
            tree.heads[child] = complement


def existentials(tree: Tree) -> None:
    """ "There is a plan": what exists is the subject."""
    for word in range(len(tree.heads)):
        if tree.labels[word] == "expl" and tree.words[word] == "there":
            for noun in tree.children(tree.heads[word], "attr"):
                tree.labels[noun] = "nsubj"


def copulas(tree: Tree) -> None:
    """The predicate of "be" heads its clause, with the verb as `cop`."""
    for verb in range(len(tree.heads)):
        if tree.lemmas[verb] != "be" or tree.labels[verb] in ("aux", "auxpass", "cop") or tree.children(verb, "expl"):
            continue
        predicate = _predicate(tree, verb)
        if predicate is None:
            continue
        moved = [child for child in tree.children(verb) if child != predicate]
        tree.replace(verb, predicate, "cop")
        tree.upos[verb] = "AUX"
        for child in moved:
            tree.heads[child] = predicate


def _predicate(tree: Tree, verb: int) -> int | None:
    """What "be" says of its subject: a noun, an adjective, or the place where it is."""
    stated = tree.children(verb, "attr", "acomp")
    if stated:
        return stated[0]
    if tree.children(verb, "ccomp", "xcomp", "aux:pass") or not tree.children(verb, "nsubj", "csubj"):
        return None
    places = [child for child in tree.children(verb, "obl") if child > verb and tree.children(child, "case")]
    return places[0] if places else None


def coordination(tree: Tree) -> None:
    """Conjuncts depend on the first one, conjunctions and commas on the conjunct that follows them."""
    chained = {word: tree.heads[word] for word, label in enumerate(tree.labels) if label == "conj"}
    for word, head in chained.items():
        commas = [child for child in tree.children(head, "cc", "punct") if head < child < word]
        for child in commas:
            if tree.labels[child] == "cc" or tree.words[child] in (",", ";"):
                tree.heads[child] = word
    for word, head in chained.items():
        seen = {word}
        while head in chained and head not in seen:
            seen.add(head)
            head = chained[head]
        tree.heads[word] = head


def adverbial_nouns(tree: Tree) -> None:
    """Nouns used as adverbs: "last week", "a year ago"."""
    for word, label in enumerate(tree.labels):
        if label == "npadvmod":
            tree.labels[word] = "nmod:unmarked" if tree.upos[tree.heads[word]] in ("NOUN", "PROPN") else "obl:unmarked"


def noun_modifiers(tree: Tree) -> None:
    """CLEAR's `nmod` stands before its noun; negative determiners are determiners."""
    for word, label in enumerate(tree.labels):
        if label == "nmod" and word < tree.heads[word] and not tree.children(word, "case"):
            tree.labels[word] = "amod" if tree.upos[word] == "ADJ" else "compound"
        elif label == "neg" and tree.upos[word] == "DET":
            tree.labels[word] = "det"


def names(tree: Tree) -> None:
    """A person's name is headed by its first word, the rest is `flat`; what stands before it describes."""
    for last in range(len(tree.heads)):
        number = tree.persons[last]
        if number < 0 or tree.upos[last] != "PROPN":
            continue
        parts = [child for child in tree.children(last, "compound") if tree.persons[child] == number and child < last]
        for child in tree.children(last, "compound"):
            if tree.persons[child] != number:
                tree.labels[child] = "nmod:desc"
        if not parts:
            continue
        first = parts[0]
        tree.replace(last, first, "flat")
        for child in tree.children(last):
            tree.heads[child] = first
        for part in parts[1:]:
            tree.heads[part], tree.labels[part] = first, "flat"


def relabel(tree: Tree) -> None:
    """All that is left is a matter of names."""
    tree.labels = [LABELS.get(label, label) for label in tree.labels]


STEPS: tuple[Callable[[Tree], None], ...] = (
    prepositions, existentials, copulas, coordination, adverbial_nouns, noun_modifiers, names, relabel,
)  # fmt: skip
