"""QANom's sentences as training examples: which nouns are predicates, and the head words of their arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.language.parsing.encoder import Encoder, Window
from kg.training.corpora import likely_spaces
from kg.training.examples import Example
from kg.training.qanom import Nominals
from kg.training.roles import role_arrays, span_head


@dataclass(frozen=True, slots=True)
class Parse:
    """What the shipped model says of a sentence: heads (1-based, 0 = root), relations and parts of speech."""

    heads: list[int]
    rels: list[str]
    upos: list[str]


def parse(encoder: Encoder, sentences: Sequence[Sequence[str]]) -> list[Parse]:
    """Trees of sentences of given words, each read alone."""
    windows = [Window(list(words), likely_spaces(list(words)), (np.arange(len(words)) == 0).astype(np.int64)) for words in sentences]
    labels = encoder.labels
    return [
        Parse(
            [0 if head == word else int(head) + 1 for word, head in enumerate(analysis.heads)],
            [labels.rels[rel] for rel in analysis.rels],
            [labels.upos[tag] for tag in analysis.upos],
        )
        for analysis in encoder.analyse(windows)
    ]


OPEN = {"VERB", "AUX", "NOUN", "ADJ"}
"""Parts of speech that PropBank has predicates of: nobody was asked about these words, so what they are is unknown."""


OWN_ARGUMENTS = ("nmod:poss", "nmod", "compound", "acl", "acl:relcl", "amod")
"""Modifiers that an answer means which holds its own predicate, as "settlement construction" for what was constructed."""


def answer_head(word: int, start: int, end: int, tree: Parse) -> int | None:
    """The head of an answer to a question about `word`; None where the answer is that word alone: it is no argument of itself."""
    head = span_head(start, end, tree.heads, tree.rels)
    if head != word:
        return head
    inside = [other for other in range(start, end) if tree.heads[other] == word + 1 and tree.rels[other] in OWN_ARGUMENTS]
    return min(inside, key=lambda other: OWN_ARGUMENTS.index(tree.rels[other]), default=None)


def qanom_examples(sentences: Mapping[str, Nominals], encoder: Encoder, labels: Sequence[str]) -> list[Example]:
    """Examples with roles alone: nouns that were judged are predicates or none, other content words unknown, the rest none."""
    examples = []
    parses = parse(encoder, [sentence.words for sentence in sentences.values()])
    for sentence, tree in zip(sentences.values(), parses, strict=True):
        words = sentence.words
        heads = [(word, answer_head(word, start, end, tree), label) for word, label, start, end in sentence.roles.spans]
        sentence.roles.arguments = sorted({(word, head, label) for word, head, label in heads if head is not None})
        predicates, roles = role_arrays(sentence.roles, len(words), labels)
        predicates[[tag in OPEN for tag in tree.upos]] = -1
        for word, verbal in sentence.candidates.items():
            predicates[word] = int(verbal)
        ner = np.zeros(len(words), dtype=np.int64)
        examples.append(Example(words, likely_spaces(words), ner, [], continues=False, bounded=False, predicates=predicates, roles=roles))
    return examples
