"""Clauses of the treebanks that can be put elsewhere: their parts, and words cut out of them with their arcs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.training.examples import Example, Labels

SHORT = 16
"""Words of a sentence that gives its clause, its full stop among them."""
SPEAKING = frozenset({"i", "you", "we", "my", "your", "our", "me", "us"})
UPOS, XPOS, FEATS, HEAD, REL = range(5)


@dataclass(frozen=True)
class Grammar:
    """The labels' names and numbers, and the clauses that can be put elsewhere."""

    labels: Labels
    donors: Sequence[Clause]

    @cached_property
    def numbers(self) -> dict[str, dict[str, int]]:
        """The number of each label by kind."""
        return {name: {label: i for i, label in enumerate(self.labels[name])} for name in ("upos", "xpos", "feats", "rels")}

    @cached_property
    def places(self) -> frozenset[int]:
        """The relations of nouns that a clause can be put on."""
        names = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj")
        return frozenset(self.numbers["rels"][name] for name in names if name in self.numbers["rels"])

    def column(self, upos: str, xpos: str, head: int, rel: str) -> list[int]:
        """A word's column of a tree; its features are left open."""
        return [self.numbers["upos"][upos], self.numbers["xpos"][xpos], -1, head, self.numbers["rels"][rel]]


def make_grammar(labels: Labels, examples: Sequence[Example]) -> Grammar:
    """The grammar of the treebanks' labels with their short clauses, without those of somebody who speaks."""
    grammar = Grammar(labels, ())
    short = (e for e in examples if len(e.words) <= SHORT and not SPEAKING & {word.lower() for word in e.words})
    return Grammar(labels, [clause for example in short if (clause := Clause.of(example, grammar)) is not None])


@dataclass(frozen=True)
class Clause:
    """A sentence of one clause in the active or passive: its verb, and where its parts stand."""

    example: Example
    verb: int
    parts: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, example: Example, grammar: Grammar) -> Clause | None:
        """The clause that a sentence is; None where it is more or less than that."""
        tree, rels = example.tree, grammar.labels["rels"]
        assert tree is not None
        roots = np.flatnonzero(tree[HEAD] == 0)
        last = len(example.words) - 1
        if len(roots) != 1 or example.words[last] != "." or (tree[REL] < 0).any():
            return None
        verb = int(roots[0])
        parts: dict[str, tuple[int, ...]] = {}
        for child in np.flatnonzero(tree[HEAD] == verb + 1).tolist():
            rel = (
                rels[tree[REL, child]].split(":")[0] if rels[tree[REL, child]] not in ("nsubj:pass", "aux:pass") else rels[tree[REL, child]]
            )
            if rel not in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "advmod", "aux", "aux:pass", "compound", "punct") or (
                rel == "punct" and child != last
            ):
                return None
            parts[rel] = (*parts.get(rel, ()), child)
        subjects = parts.get("nsubj", ()) + parts.get("nsubj:pass", ())
        if (
            grammar.labels["upos"][tree[UPOS, verb]] != "VERB"
            or len(subjects) != 1
            or subjects[0] > verb
            or example.words[0] in ('"', "(", "“")
        ):
            return None
        return cls(example, verb, parts)

    def words(self, head: int) -> list[int]:
        """The words under one of the parts, itself among them."""
        return under(self.example, head)

    def without(self, *heads: int) -> list[int]:
        """All words but the full stop and those under some parts."""
        dropped = {i for head in heads for i in self.words(head)} | {len(self.example.words) - 1}
        return [i for i in range(len(self.example.words)) if i not in dropped]


def under(example: Example, head: int) -> list[int]:
    """The words of a subtree."""
    assert example.tree is not None
    heads = example.tree[HEAD].tolist()
    found, size = {head}, 0
    while size < len(found):
        size = len(found)
        found |= {i for i, above in enumerate(heads) if above - 1 in found}
    return sorted(found)


@dataclass
class Piece:
    """Words with their columns, heads counted from 1 within the piece (0 = hangs outside), and entity constraints."""

    words: list[str]
    columns: list[list[int]]
    ner: list[int]

    @classmethod
    def of(cls, example: Example, kept: Sequence[int], top: int) -> Piece:
        """Some words of a sentence under `top`, the first in small letters unless it is a name."""
        assert example.tree is not None
        place = {i: n + 1 for n, i in enumerate(kept)}
        columns = [
            [*example.tree[:HEAD, i].tolist(), 0 if i == top else place[int(example.tree[HEAD, i]) - 1], int(example.tree[REL, i])]
            for i in kept
        ]
        words = [example.words[i] for i in kept]
        return cls(words, columns, [int(example.ner[i]) for i in kept])

    def put_before(self, word: str, column: list[int]) -> None:
        """Adds a word in front; the heads of the others move on."""
        for row in self.columns:
            row[HEAD] += row[HEAD] > 0
        self.words.insert(0, word)
        self.columns.insert(0, column)
        self.ner.insert(0, 0)

    def put_behind(self, word: str, column: list[int]) -> None:
        """Adds a word at the end."""
        self.words.append(word)
        self.columns.append(column)
        self.ner.append(0)

    def top(self) -> int:
        """Where the word that hangs outside stands, counted from 1."""
        return next(n + 1 for n, row in enumerate(self.columns) if row[HEAD] == 0)
