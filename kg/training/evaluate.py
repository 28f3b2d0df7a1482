"""Measures an exported model through the run time's own encoder and decoding: treebanks, names, speed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kg.language.parsing.encoder import Analysis, Encoder, Window, load_encoder
from kg.training.corpora import Sentence, read_entity_corpora, read_treebank
from kg.training.entities import Constraints, FormStatistics, corpus_constraints
from kg.training.lexicon import read_countries
from kg.training.names import gum_names
from kg.training.score import Attachment, Spans, coarse, spans_of_bilou

MOST_WORDS = 110


def gold_windows(sentences: Sequence[Sentence], encoder: Encoder) -> Iterator[list[Sentence]]:
    """Consecutive sentences of one document, about a hundred words together; given sentences stay whole."""
    window: list[Sentence] = []
    words = pieces = 0
    for sentence in sentences:
        count = int(encoder.pieces.count(sentence.words).sum())
        if window and (sentence.opens or words + len(sentence.words) > MOST_WORDS or pieces + count > 254):
            yield window
            window, words, pieces = [], 0, 0
        window.append(sentence)
        words, pieces = words + len(sentence.words), pieces + count
    if window:
        yield window


def analyse(encoder: Encoder, sentences: Sequence[Sentence], *, decide: bool = False) -> tuple[list[list[Sentence]], list[Analysis], float]:
    """Windows, their analyses, and the seconds that network and decoding took; `decide`: the network finds the sentences."""
    windows = list(gold_windows(sentences, encoder))
    asked = []
    for window in windows:
        starts = np.concatenate([np.arange(len(sentence.words)) == 0 for sentence in window]).astype(np.int64)
        words = [word for sentence in window for word in sentence.words]
        spaces = [space for sentence in window for space in sentence.spaces]
        asked.append(Window(words, spaces, np.full_like(starts, -1) if decide else starts))
    begun = time.perf_counter()
    analyses = list(encoder.analyse(asked))
    return windows, analyses, time.perf_counter() - begun


def attachment(encoder: Encoder, sentences: Sequence[Sentence]) -> Attachment:
    """Trees and tags on gold words and sentences."""
    labels, result = encoder.labels, Attachment()
    windows, analyses, _ = analyse(encoder, sentences)
    for window, analysis in zip(windows, analyses, strict=True):
        offset = 0
        for sentence in window:
            tree, said = sentence.tree, []
            assert tree is not None
            for index in range(offset, offset + len(sentence.words)):
                head = 0 if analysis.heads[index] == index else int(analysis.heads[index]) - offset + 1
                tags = (labels.upos[analysis.upos[index]], labels.xpos[analysis.xpos[index]], labels.feats[analysis.feats[index]])
                said.append((*tags, head, labels.rels[analysis.rels[index]]))
            result.add(list(zip(tree.upos, tree.xpos, tree.feats, tree.heads, tree.rels, strict=True)), said)
            offset += len(sentence.words)
    return result


def starts(encoder: Encoder, sentences: Sequence[Sentence]) -> Spans:
    """Sentence starts inside windows of gold words."""
    result = Spans()
    windows, analyses, _ = analyse(encoder, sentences, decide=True)
    for window, analysis in zip(windows, analyses, strict=True):
        gold = np.cumsum([0, *(len(sentence.words) for sentence in window[:-1])])
        said = np.flatnonzero(analysis.starts)
        result.add([(int(i), int(i), "start") for i in gold if i], [(int(i), int(i), "start") for i in said if i])
    return result


def names(encoder: Encoder, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[tuple[int, int, str]]]]:
    """Each sentence with the spans that the model finds in it."""
    windows, analyses, _ = analyse(encoder, sentences)
    for window, analysis in zip(windows, analyses, strict=True):
        offset = 0
        for sentence in window:
            labels = [encoder.labels.ner[i] for i in analysis.ner[offset : offset + len(sentence.words)]]
            yield sentence, spans_of_bilou(labels)
            offset += len(sentence.words)


def gum_entities(encoder: Encoder, sentences: Sequence[Sentence], countries: frozenset[str]) -> Spans:
    """PER, ORG, LOC against GUM's gold mentions in our extents."""
    result = Spans()
    for sentence, said in names(encoder, sentences):
        gold = gum_names(sentence, countries)
        unsure = [(start, end) for start, end, types in gold if len(types) > 1]
        result.add(coarse((start, end, next(iter(types))) for start, end, types in gold if len(types) == 1), coarse(said), unsure)
    return result


CONLL_TYPES = frozenset({"PER", "ORG", "LOC"})


def plain_entities(encoder: Encoder, sentences: Sequence[Sentence]) -> Spans:
    """PER, ORG, LOC against a gold corpus' own spans, as they are."""
    result = Spans()
    for sentence, said in names(encoder, sentences):
        result.add([span for span in sentence.spans if span[2] in CONLL_TYPES], coarse(said))
    return result


def silver_entities(encoder: Encoder, sentences: Sequence[Sentence], corpus: str, forms: FormStatistics) -> Spans:
    """PER, ORG, LOC against a silver corpus in our extents (no titles); contradictory labels are not counted."""
    result, table = Spans(), Constraints()
    for sentence, said in names(encoder, sentences):
        _, gold = corpus_constraints(sentence, corpus, table, forms)
        sure = {(start, end) for start, end, _ in gold}
        unsure = [(start, end) for start, end, label in sentence.spans if (start, end) not in sure and label not in {"tim", "gpe", "per"}]
        result.add(coarse(gold), coarse(said), unsure)
    return result


def table(title: str, spans: Spans) -> None:
    """Prints precision, recall and F1 by type."""
    for kind, (precision, recall, f1, count) in spans.f1().items():
        print(f"{title:<28} {kind:<6} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({count})")


def evaluate(model: Path, data: Path, facts: Path, *, split: str = "dev", threads: int = 2) -> None:
    """Prints what the model card reports of the model in a folder, on the `dev` or `test` parts."""
    encoder = load_encoder(model, threads=threads)
    countries = read_countries(facts)
    banks = {bank: read_treebank(data, bank, split) for bank in ("ewt", "gum")}
    banks["gum news"] = [sentence for sentence in banks["gum"] if "_news_" in sentence.name]
    for bank, sentences in banks.items():
        scores = attachment(encoder, sentences).percent()
        print(f"{bank} {split:<8}", "  ".join(f"{name} {value:.2f}" for name, value in scores.items()))
        table(f"{bank} {split} sentence starts", starts(encoder, sentences))
    for bank in ("gum", "gum news"):
        table(f"{bank} {split} names", gum_entities(encoder, banks[bank], countries))
    corpora = read_entity_corpora(data)
    if split == "test":  # kept for the one final report: no choice was made by it
        table("europarl (gold)", plain_entities(encoder, corpora["europarl"]))
    table("gmb held out (silver)", silver_entities(encoder, corpora["gmb-held-out"], "gmb-held-out", FormStatistics(corpora["gmb"], countries)))
    sentences = banks["gum"]
    _, _, seconds = analyse(encoder, sentences)
    words = sum(len(sentence.words) for sentence in sentences)
    print(f"network and decoding: {words / seconds:,.0f} words/s on {threads} threads")
