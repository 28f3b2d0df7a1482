"""Names as readers corrected them: of sentences of GMB's training part that the model and the corpus mark differently, and of QANom's that are hard.

`names.tsv` (GMB) and `names_qanom.tsv` hold them without the words: the number of the sentence, then `start-end:TYPE` of each name, in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.training.corpora import Sentence

TABLE = Path(__file__).with_suffix(".tsv")
QANOM = TABLE.with_stem("names_qanom")


def news_names(sentences: Sequence[Sentence], table: Path = TABLE) -> Iterator[Sentence]:
    """The sentences of the table with their names, and the corpus' times; `sentences` are all of its training part, hyphenated words split."""
    for line in table.read_text(encoding="utf-8").splitlines():
        number, _, names = line.partition("\t")
        sentence = sentences[int(number)]
        spans = [_span(name) for name in names.split()]
        taken = {i for start, end, _ in spans for i in range(start, end)}
        times = [span for span in sentence.spans if span[2] == "tim" and taken.isdisjoint(range(*span[:2]))]
        yield replace(sentence, spans=sorted(spans + times), opens=True)


def _span(name: str) -> tuple[int, int, str]:
    place, _, label = name.partition(":")
    start, end = map(int, place.split("-"))
    return start, end, label
