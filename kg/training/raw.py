"""Measures the pipeline from raw text, as the CoNLL 2018 shared task does: words are matched by their characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.language.conllu import Sentence as Rows
from kg.language.conllu import read_conllu
from kg.training.corpora import treebank_files

Word = tuple[tuple[int, int], tuple[int, int] | None, str]
"""Span, head's span (None for a root), relation; spans count characters other than spaces."""


@dataclass(slots=True)
class Text:
    """A document: its text, its gold words, and its gold sentences as spans of characters other than spaces."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def _surface(rows: Rows) -> list[tuple[str, bool, list[str]]]:
    """Tokens of running text: (form, whether a space follows, the words inside)."""
    ranges = {int(row["id"].split("-")[0]): row for row in rows.ranges}
    tokens, inside = [], 0
    for index, word in enumerate(rows.words, 1):
        if index <= inside:
            continue
        row = ranges.get(index, word)
        inside = int(row["id"].split("-")[-1])
        forms = [w["form"] for w in rows.words[index - 1 : inside]]
        tokens.append((row["form"], "SpaceAfter=No" not in row["misc"], forms))
    return tokens


def _word_spans(form: str, words: list[str], start: int) -> list[tuple[int, int]]:
    """Character spans of the words of one token; where they do not spell it, the last word takes the rest."""
    form = form.replace(" ", "")
    spans, at = [], 0
    for number, word in enumerate(words):
        last = number == len(words) - 1
        end = len(form) if last else min(at + len(word.replace(" ", "")), len(form))
        spans.append((start + at, start + end))
        at = end
    return spans


def _add(text: Text, rows: Rows, at: int) -> int:
    """Adds a sentence to a document; returns the count of characters other than spaces so far."""
    start, spans = at, []
    for form, space, words in _surface(rows):
        text.text += form + " " * space
        spans += _word_spans(form, words, at)
        at += len(form.replace(" ", ""))
    for row, span in zip(rows.words, spans, strict=True):
        head = int(row["head"])
        text.words.append((span, spans[head - 1] if head else None, row["deprel"]))
    text.sentences.append((start, at))
    return at


def texts(data: Path, treebank: str, split: str, *, genre: str = "") -> Iterator[Text]:
    """Documents of a treebank as running text: sentences follow each other, an empty line stands between paragraphs."""
    for path in treebank_files(data, treebank, split):
        if genre and f"_{genre}_" not in path.name:
            continue
        text, at = Text(), 0
        with path.open(encoding="utf-8") as lines:
            for rows in read_conllu(lines):
                if text.text and any(comment.startswith("# newpar") and "block" not in comment for comment in rows.comments):
                    text.text = text.text.rstrip() + "\n\n"
                at = _add(text, rows, at)
        yield text


def said(doc: Any) -> tuple[list[Word], list[tuple[int, int]]]:
    """Words and sentences of a spaCy Doc in characters other than spaces."""
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for token in doc:
        size = 0 if token.is_space else len("".join(token.text.split()))
        spans[token.i] = (at, at + size)
        at += size
    tokens = [token for token in doc if not token.is_space]
    words = [
        (spans[t.i], None if t.head.i == t.i else spans[t.head.i], "root" if t.dep_ == "ROOT" else t.dep_) for t in tokens
    ]
    sentences = []
    for sentence in doc.sents:
        inside = [spans[token.i] for token in sentence if not token.is_space]
        if inside:
            sentences.append((inside[0][0], inside[-1][1]))
    return words, sentences


def raw_scores(nlp: Any, documents: list[Text]) -> dict[str, float]:
    """F1 in percent of words, sentences, UAS, LAS (whole relations) and LAS (universal part, as in CoNLL 2018)."""
    hits = dict.fromkeys(("words", "sentences", "UAS", "LAS", "LAS (universal)"), 0)
    totals = {"words": 0, "sentences": 0}
    for gold, doc in zip(documents, nlp.pipe(document.text for document in documents), strict=True):
        words, sentences = said(doc)
        found = {span: (head, relation) for span, head, relation in words}
        totals["words"] += len(words) + len(gold.words)
        totals["sentences"] += len(sentences) + len(gold.sentences)
        hits["sentences"] += len(set(sentences) & set(gold.sentences))
        for span, head, relation in gold.words:
            if span not in found:
                continue
            other, label = found[span]
            hits["words"] += 1
            hits["UAS"] += other == head
            hits["LAS"] += other == head and label == relation
            hits["LAS (universal)"] += other == head and label.split(":")[0] == relation.split(":")[0]
    return {name: 200 * count / max(1, totals["sentences" if name == "sentences" else "words"]) for name, count in hits.items()}


def evaluate_raw(data: Path, model: Path | None, *, split: str = "dev") -> None:
    """Prints raw-text scores of the shipped pipeline (or the one in `model`) on both treebanks and on GUM's news."""
    from kg.language import load

    nlp = load(model) if model else load()
    for title, bank, genre in (("ewt", "ewt", ""), ("gum", "gum", ""), ("gum news", "gum", "news")):
        scores = raw_scores(nlp, list(texts(data, bank, split, genre=genre)))
        print(f"raw {title} {split:<8}", "  ".join(f"{name} {value:.2f}" for name, value in scores.items()))
