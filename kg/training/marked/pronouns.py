"""Passages with the persons that all their pronouns stand for: of GAP's development part, news of GMB and KnowledgeNet as readers marked them, and made ones.

`pronouns.tsv` holds the readers' marks without the texts, a passage a line: where its text stands, then each mention as `start-end:person`,
in characters of the passage, a pronoun with `*` before it. A person that no name stands for has no pronouns there. `made_passages.txt` holds
passages that were written for this, a line each, with `[person|name]` and `{person|pronoun}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from kg.training.coreference import CLOSED, OPEN, Document, parsed_columns, parsed_document, read_gap, span_at
from kg.training.corpora import Sentence, read_gmb, split_gmb, split_hyphens
from kg.training.knowledgenet import read_passages

TABLE = Path(__file__).with_suffix(".tsv")
MADE = Path(__file__).with_name("made_passages.txt")
_MADE_MENTION = re.compile(r"([\[{])(\d+)\|([^\]}]+)[\]}]")
_MENTION = re.compile(r"(\*?)(\d+)-(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: its characters in the passage, whom it stands for, whether it is a pronoun."""

    start: int
    end: int
    person: str
    pronoun: bool


Passage = tuple[str, str, list[Mark]]
"""The name, text and marks of a passage."""


def made_passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of `made_passages.txt`."""
    for number, line in enumerate(lines):
        text, marks, end = "", [], 0
        for match in _MADE_MENTION.finditer(line):
            bracket, person, words = match.groups()
            text += line[end : match.start()]
            marks.append(Mark(len(text), len(text) + len(words), person, bracket == "{"))
            text, end = text + words, match.end()
        yield f"made {number}", text + line[end:].rstrip("\n"), marks


def marked_passages(data: Path, table: Path = TABLE) -> Iterator[Passage]:
    """The passages of `pronouns.tsv`."""
    texts = {
        "gap": {row["ID"]: row["Text"] for row in read_gap(data, "development")},
        "gmb": dict(enumerate(gmb_texts(data))),
        "knowledgenet": dict(enumerate(knowledgenet_texts(data))),
    }
    for line in table.read_text(encoding="utf-8").splitlines():
        place, mentions = line.split("\t")
        corpus, name, *bounds = place.split(" ")
        text = texts[corpus][name if corpus == "gap" else int(name)]
        marks = [Mark(int(start), int(end), person, bool(star)) for star, start, end, person in _MENTION.findall(mentions)]
        yield place, text[slice(*map(int, bounds))] if bounds else text, marks


def gmb_texts(data: Path) -> Iterator[str]:
    """The running texts of GMB's training part."""
    news, _ = split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))
    text: list[Sentence] = []
    for sentence in map(split_hyphens, news):
        if sentence.opens and text:
            yield _joined(text)
            text = []
        text.append(sentence)
    if text:
        yield _joined(text)


def _joined(sentences: Sequence[Sentence]) -> str:
    return "".join(word + " " * space for s in sentences for word, space in zip(s.words, s.spaces, strict=True))


def knowledgenet_texts(data: Path) -> Iterator[str]:
    """The passages of each document of KnowledgeNet's training folds, as one text."""
    for _, group in groupby(read_passages(data / "knowledgenet" / "human_readable-v10-notest.zip"), key=lambda passage: passage.document):
        yield " ".join(passage.text.strip() for passage in group)


def is_held_out(name: str) -> bool:
    """Whether a passage is not trained on: a third of those of GMB and KnowledgeNet, for the weights beside the network."""
    corpus, text, *_ = name.split(" ")
    return corpus in ("gmb", "knowledgenet") and int(text) % 3 == 0


def pronoun_documents(data: Path, nlp: Any, *, held_out: bool = False) -> Iterator[Document]:
    """The passages with their names and closed pronouns, parsed by the pipeline; mentions that are no whole words of one sentence are left out."""
    with MADE.open(encoding="utf-8") as lines:
        passages = [passage for passage in chain(marked_passages(data), made_passages(lines)) if is_held_out(passage[0]) == held_out]
    for (name, _, marks), doc in zip(passages, nlp.pipe(text for _, text, _ in passages), strict=True):
        yield pronoun_document(name, doc, marks)


def pronoun_document(name: str, doc: Any, marks: Iterable[Mark]) -> Document:
    """A parsed passage with its marks."""
    columns, tokens = parsed_columns(doc)
    places = ((span_at(columns, tokens, mark.start, mark.end), mark) for mark in marks)
    spans = [(*place, mark.person, CLOSED if mark.pronoun else OPEN) for place, mark in places if place is not None]
    return parsed_document(name, columns, tokens, spans)
