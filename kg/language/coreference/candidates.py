"""The noun phrases of a text by their heads, as the corpora of coreference mark them: whole phrases, and more of them than a graph needs.

A graph has no use for the "visa" of "visa snags" or for dates as participants, but pronouns and repetitions take them up; what they
take up must be there, or they would be given to something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.coreference.records import RELATIVE_TAGS, Columns
from kg.language.coreference.tree import Tree
from kg.language.nominals.typing import type_of_nominal
from kg.language.trees.words import vocabulary
from kg.model import Kind, Mention, Ontology

INSIDE = vocabulary(
    "det det:predet amod compound flat nummod nmod nmod:poss nmod:unmarked nmod:desc acl acl:relcl goeswith fixed det:poss nmod:npmod"
)
"""Relations of what belongs to a noun's phrase in GUM; not its conjuncts, appositions, copula, clauses beside it."""
_NO_HEADS = vocabulary(
    "flat fixed goeswith amod nummod det det:predet case cc cc:preconj mark advmod aux aux:pass cop punct expl discourse reparandum compound:prt nmod:desc dep"
)
_YEAR = re.compile(r"(1[0-9]|20)\d\ds?")
_EDGES = frozenset({"PUNCT", "SPACE"})


def full_span(tree: Tree, noun: int) -> tuple[int, int]:
    """First token and end (excluded) of the whole phrase that a noun heads, as GUM and CorefUD have it."""
    start, end = noun, noun
    for child in tree.children[noun]:
        if tree.deps[child] in INSIDE or (child == noun + 1 and tree.tags[child] == "POS"):
            start, end = min(start, tree.left[child]), max(end, tree.right[child])
    while start < noun and tree.pos[start] in _EDGES:
        start += 1
    while end > noun and tree.pos[end] in _EDGES:
        end -= 1
    return start, end + 1


def text_columns(tree: Tree, words: list[str]) -> Columns:
    """The text for `kg.language.coreference.records`, of its tree and its words as written."""
    rels = ["root" if label == "ROOT" else label for label in tree.deps]
    return Columns(words, tree.tags, tree.pos, tree.heads, rels, tree.sentences, tree.children)


def further_mentions(tree: Tree, text: str, mentions: tuple[Mention, ...], ontology: Ontology) -> Iterator[Mention]:
    """The phrases whose heads none of the mentions has, no part of a name among them."""
    taken = {tree.starts.get(mention.head[0]) for mention in mentions}
    document = mentions[0].document if mentions else ""
    for name in mentions:
        if name.kind is Kind.NAME and (first := tree.starts.get(name.start)) is not None:
            while first < len(tree.pos) and tree.offsets[first] < name.end:
                taken.add(first)
                first += 1
    for i, pos in enumerate(tree.pos):
        if i not in taken and _heads_phrase(tree, i, pos):
            yield _mention(tree, text, i, document, ontology)


def _heads_phrase(tree: Tree, i: int, pos: str) -> bool:
    """Whether a word heads a phrase that something can take up."""
    label = tree.deps[i]
    if pos == "NUM":
        return _YEAR.fullmatch(tree.words[i]) is not None and label != "nummod"
    if label in _NO_HEADS or tree.tags[i] in RELATIVE_TAGS:
        return False
    return pos in ("NOUN", "PROPN", "PRON") or (pos == "DET" and tree.base(i) in ("nsubj", "obj", "obl"))


def _mention(tree: Tree, text: str, i: int, document: str, ontology: Ontology) -> Mention:
    start, end = full_span(tree, i)
    first, last = tree.offsets[start], tree.ends[end - 1]
    kind = Kind.PRONOUN if tree.pos[i] in ("PRON", "DET") else Kind.NOMINAL
    plural = tree.tags[i] in ("NNS", "NNPS")
    type_ = "Date" if tree.pos[i] == "NUM" else type_of_nominal(tree.lemmas[i], plural=plural, ontology=ontology)
    head = (tree.offsets[i], tree.ends[i])
    return Mention(document, first, last, text[first:last], text[first:last], type_, kind, head, tree.sentences[i], plural=plural)
