"""QANom: nominal predicates whose roles are questions and answers, read as PropBank labels (https://aclanthology.org/2020.coling-main.274).

A question's slots tell the role of its answers: "who captured something?" asks for A0, "what was captured?" for A1.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kg.language.parsing.encoder import Encoder, Window
from kg.training.corpora import likely_spaces
from kg.training.examples import Example
from kg.training.roles import Roles, role_arrays, span_head

WH = {
    "when": "TMP", "where": "LOC", "how": "MNR", "why": "CAU", "how much": "EXT", "how long": "EXT",
}  # fmt: skip
"""Roles of questions that ask for no participant."""
OBLIQUE_OBJECTS = {"for", "on", "about", "of", "over", "against", "upon"}
"""Prepositions whose noun is the thing acted on where the question has no other object: "what did someone vote for?"."""


@dataclass(slots=True)
class Nominals:
    """A sentence of QANom: its words, its nouns that might be predicates (True: they are), and its roles."""

    words: list[str]
    candidates: dict[int, bool] = field(default_factory=dict)
    roles: Roles = field(default_factory=Roles)


def question_label(row: Mapping[str, str], unaccusatives: Collection[str] = ()) -> str:
    """The label of a question by its slots; `unaccusatives` are verbs whose subject is acted on when they have no object."""
    if row["wh"] in WH:
        return WH[row["wh"]]
    passive, subject, preposition = row["is_passive"] == "True", bool(row["subj"]), row["prep"].split(" ")[0]
    asked = "A2"
    if not subject:
        alone = not row["obj"] and not row["obj2"]
        asked = "A1" if passive or (alone and row["verb_form"] in unaccusatives) else "A0"
    elif preposition == "by" and passive:
        asked = "A0"
    elif not passive and not row["obj"] and (not preposition or preposition in OBLIQUE_OBJECTS):
        asked = "A1"
    return asked


def read_qanom(data: Path, split: str, *, unaccusatives: Collection[str] = ()) -> dict[str, Nominals]:
    """Sentences of a split (`train`, `dev`, `test`) by name, with answers as spans; the same span and label once."""
    found: dict[str, Nominals] = {}
    with zipfile.ZipFile(data / "qanom" / "qanom_dataset.zip") as archive, archive.open(f"annot.{split}.csv") as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")):
            sentence = found.setdefault(row["qasrl_id"], Nominals(row["sentence"].split(" ")))
            word = int(row["target_idx"])
            sentence.candidates[word] = row["is_verbal"] == "True"
            if not sentence.candidates[word]:
                continue
            sentence.roles.predicates[word] = row["verb_form"]
            if row["question"]:
                label = question_label(row, unaccusatives)
                ranges = [tuple(int(part) for part in answer.split(":")) for answer in row["answer_range"].split("~!~")]
                sentence.roles.spans += [(word, label, start, end) for start, end in ranges]
    for sentence in found.values():
        sentence.roles.spans = sorted(set(sentence.roles.spans))
    return found


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
