"""Annotated coreference as characters of raw text: GUM's chains, GAP's pronouns, LitBank's chains."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.language.annotate import raw_text
from kg.language.conllu import Sentence, read_conllu
from kg.training.coreference import gum_spans, litbank_linked, litbank_sentences
from kg.training.corpora import likely_spaces, treebank_files

_BRACKET = re.compile(r"\((\d+)-([a-z]+)-")  # an opening bracket of `Entity=`: the chain's number, the kind of thing


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention: characters of the whole phrase and of its head word, its chain; where known, the head's part of speech and the kind
    of thing ("person", "event")."""

    start: int
    end: int
    head: int
    chain: object
    pos: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's raw text and its annotated mentions."""

    name: str
    text: str
    mentions: list[Marked]
    splits: tuple[tuple[int, frozenset[object], object], ...] = ()
    """Mentions that stand for several chains together: first character of the mention, those chains, its own (GUM's `SplitAnte`)."""
    bridges: tuple[tuple[int, object, object], ...] = ()
    """Mentions that are known by something else ("the team … the captain"): first character of the mention, that thing's chain, its own
    (GUM's `Bridge`)."""


def gum_texts(data: Path, *, part: str, genre: str = "") -> Iterator[Text]:
    """GUM's documents of a part, those that are here; `genre` "news" for news alone."""
    for path in treebank_files(data, "gum", part):
        if genre and f"_{genre}_" not in path.stem:
            continue
        with path.open(encoding="utf-8") as lines:
            sentences = list(read_conllu(lines))
        text = raw_text(sentences)
        splits: list[tuple[int, frozenset[object], object]] = []
        bridges: list[tuple[int, object, object]] = []
        mentions = list(_gum_mentions(sentences, text, splits, bridges))
        yield Text(path.stem, text, mentions, tuple(splits), tuple(bridges))


def _gum_mentions(
    sentences: list[Sentence], text: str, splits: list[tuple[int, frozenset[object], object]], bridges: list[tuple[int, object, object]]
) -> Iterator[Marked]:
    at = 0
    kinds = dict(_BRACKET.findall(" ".join(row["misc"] for sentence in sentences for row in sentence.words)))
    for number, sentence in enumerate(sentences):
        starts, ends = [], []
        for row in sentence.words:
            form = row["form"].replace("\u00a0", " ")
            found = text.find(form, at)
            # A form that the text spells otherwise stands where the last one ended.
            starts.append(found if 0 <= found < at + 20 else at)
            at = starts[-1] + len(form) if 0 <= found < at + 20 else at
            ends.append(at)
        heads = [int(row["head"]) - 1 for row in sentence.words]
        for _, start, end, chain, _ in gum_spans(sentence, number):
            head = next((i for i in range(start, end) if not start <= heads[i] < end), start)
            yield Marked(starts[start], ends[end - 1], starts[head], chain, sentence.words[head]["upos"], kinds.get(chain, ""))
        for row, start in zip(sentence.words, starts, strict=True):
            told = re.search(r"SplitAnte=([^|]+)", row["misc"])
            if told:
                parts = [part.partition("<") for part in told[1].split(",")]
                splits.append((start, frozenset(chain for chain, _, _ in parts), parts[0][2]))
            told = re.search(r"Bridge=([^|]+)", row["misc"])
            for part in told[1].split(",") if told else ():
                anchor, _, own = part.partition("<")
                bridges.append((start, anchor, own))


def litbank_texts(data: Path) -> Iterator[Text]:
    """LitBank's texts; the head of a mention, which it does not mark, is -1. The network was trained on them: no measure of anything new."""
    for path in sorted((data / "litbank" / "coref" / "conll").glob("*.conll")):
        with path.open(encoding="utf-8") as lines:
            sentences, spans = litbank_sentences(lines)
        links = path.parent.parent / "tsv" / path.with_suffix(".ann").name
        spans = litbank_linked(spans, links.read_text(encoding="utf-8").splitlines())
        text, places = "", []
        for words in sentences:
            places.append([])
            for word, space in zip(words, likely_spaces(words), strict=True):
                places[-1].append((len(text), len(text) + len(word)))
                text += word + " " * space
        mentions = [Marked(places[n][a][0], places[n][b - 1][1], -1, chain) for n, a, b, chain, _ in spans]
        yield Text(path.stem, text, mentions)


def gap_rows(data: Path, *, part: str, count: int | None = None) -> list[dict[str, str]]:
    """The rows of a part of GAP: "development", "validation", "test"."""
    with (data / "gap" / f"gap-{part}.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[:count]
