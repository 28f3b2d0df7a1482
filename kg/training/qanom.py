"""QANom: nominal predicates whose roles are questions and answers, read as PropBank labels (https://aclanthology.org/2020.coling-main.274).

A question's slots tell the role of its answers: "who captured something?" asks for A0, "what was captured?" for A1.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.training.corpora import Sentence, likely_spaces, split_hyphens
from kg.training.roles import Roles

WH = {
    "when": "TMP", "where": "LOC", "how": "MNR", "why": "CAU", "how much": "EXT", "how long": "EXT",
}  # fmt: skip
"""Roles of questions that ask for no participant."""
OBLIQUE_OBJECTS = {"for", "on", "about", "of", "over", "against", "upon"}
"""Prepositions whose noun is the thing acted on where the question has no other object: "what did someone vote for?"."""
SIGNS = {"--": "–", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”", "`": "‘"}
"""What the corpus' words write for signs."""


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


def qanom_sentences(data: Path, split: str) -> list[Sentence]:
    """The sentences of a split as running text writes them, their hyphenated words split as by our tokenizer."""
    found = []
    for name, sentence in read_qanom(data, split).items():
        words = [SIGNS.get(word, word) for word in sentence.words]
        found.append(split_hyphens(Sentence(words, likely_spaces(words), opens=True, name=name)))
    return found
