"""Trees of sentences of the training parts of GMB and QANom that the parser found hard, corrected by readers.

`trees.tsv` (GMB) and `trees_qanom.tsv` hold the trees without the words: the number of the sentence, then `head:relation` of each word, 0 = root,
with `=tag` where its tag was wrong. Tags, features and tokens that they do not name are the shipped pipeline's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from kg.training.coreference import parsed
from kg.training.corpora import Sentence, Tree
from kg.training.examples import Example, Labels, tree_array

TABLE = Path(__file__).with_suffix(".tsv")
QANOM = TABLE.with_stem("trees_qanom")
HELD_OUT = 16
UNKNOWN = "?"


def is_held_out(number: int) -> bool:
    """Whether the tree of the sentence of this number is not trained on: one in sixteen."""
    return number % HELD_OUT == 0


def corrected_trees(sentences: Sequence[Sentence], nlp: Any, table: Path = TABLE) -> Iterator[tuple[int, Sentence]]:
    """The numbers and sentences of the table with their trees; `sentences` are all of its corpus' training part, their hyphenated words split."""
    for line in table.read_text(encoding="utf-8").splitlines():
        number, arcs = line.split("\t")
        sentence = sentences[int(number)]
        doc = parsed(nlp, [sentence.words], [sentence.spaces])
        yield int(number), replace(sentence, tree=corrected(doc, arcs.split(" ")))


def news_trees(sentences: Sequence[Sentence], nlp: Any, labels: Labels, table: Path = TABLE) -> Iterator[Example]:
    """An example of each corrected tree that is trained on."""
    for number, sentence in corrected_trees(sentences, nlp, table):
        if not is_held_out(number):
            ner = np.zeros(len(sentence.words), dtype=np.int64)
            yield Example(sentence.words, sentence.spaces, ner, [], False, tree_array(sentence, labels), bounded=False)


def corrected(doc: Any, arcs: Sequence[str]) -> Tree:
    """The tree of a line of the table; a word with another tag has no known part of speech and features."""
    if len(arcs) != len(doc):
        raise ValueError(f"{TABLE.name}: {len(arcs)} arcs for the {len(doc)} words of {doc.text!r}")
    tree = Tree([token.pos_ for token in doc], [token.tag_ for token in doc], [str(token.morph) or "_" for token in doc], [], [])
    for i, arc in enumerate(arcs):
        arc, _, tag = arc.partition("=")
        head, _, relation = arc.partition(":")
        tree.heads.append(int(head))
        tree.rels.append(relation)
        if tag:
            tree.upos[i], tree.xpos[i], tree.feats[i] = UNKNOWN, tag, UNKNOWN
    return tree
