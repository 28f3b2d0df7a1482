"""A Doc's dependency tree as plain lists, read once: what every sieve looks up."""

from __future__ import annotations

import numpy as np
from spacy.attrs import LENGTH, SENT_START, SPACY
from spacy.tokens import Doc

from kg.language.trees.syntax import tree

CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "csubj:outer", "parataxis"}
)
# The rank of a grammatical role in Centering (Grosz, Joshi and Weinstein 1995): what a sentence is about comes first.
SALIENCE = {
    "nsubj": 4,
    "csubj": 4,
    "obj": 3,
    "iobj": 3,
    "ROOT": 3,
    "ccomp": 3,
    "xcomp": 3,
    "parataxis": 3,
    "obl": 2,
    "dislocated": 2,
    "vocative": 2,
}
# Trained features read it too (see `records`).
TRANSPARENT = frozenset({"conj", "appos", "flat", "nmod:desc"})


class Tree:
    """A Doc's columns by token index (see `kg.language.trees.syntax.Tree`), with the questions that coreference asks of them."""

    def __init__(self, doc: Doc) -> None:
        table = tree(doc)
        self.heads, self.deps, self.pos, self.tags = table.head, table.dep, table.pos, table.tag
        self.words, self.lemmas, self.children = table.word, table.lemma, table.children
        lengths, spaces, starts = doc.to_array([LENGTH, SPACY, SENT_START]).T
        self.sentences = (np.cumsum(starts == 1) - 1).clip(0).tolist()
        offsets = np.cumsum(lengths + spaces)
        self.offsets = (offsets - lengths - spaces).tolist()
        self.ends = (offsets - spaces).tolist()
        self.starts = {start: i for i, start in enumerate(self.offsets)}
        self.left, self.right = table.left, table.right

    def base(self, i: int) -> str:
        """The label of a token's relation, without its subtype."""
        return self.deps[i].partition(":")[0]

    def up(self, i: int) -> int:
        """The first conjunct or apposed noun that stands for this token in its clause."""
        while self.deps[i] in TRANSPARENT and self.heads[i] != i:
            i = self.heads[i]
        return i

    def governor(self, i: int) -> int:
        """The word that the phrase of this token depends on, coordination and apposition looked through."""
        return self.heads[self.up(i)]

    def clause(self, i: int) -> int:
        """The predicate of the smallest clause that holds this token; a clause's own predicate is in its clause."""
        while self.deps[i] not in CLAUSES and not self.predicates(i) and self.heads[i] != i:
            i = self.heads[i]
        return i

    def predicates(self, i: int) -> bool:
        """Whether the token has a subject or a copula of its own."""
        return any(self.deps[child].startswith(("nsubj", "csubj", "cop")) for child in self.children[i])

    def child(self, i: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        deps = self.deps
        for child in self.children[i]:
            if deps[child] in labels:
                return child
        return None

    def dominates(self, upper: int, lower: int) -> bool:
        """Whether `upper` is on the path from `lower` to its root."""
        while lower != upper:
            if self.heads[lower] == lower:
                return False
            lower = self.heads[lower]
        return True

    def salience(self, i: int) -> int:
        """The rank of the token's grammatical role: 4 subject, 3 object, 2 oblique, 1 inside another phrase."""
        return SALIENCE.get(self.base(self.up(i)), 1)
