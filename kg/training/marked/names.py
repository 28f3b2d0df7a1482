"""Names as readers corrected them: of sentences of GMB's training part that the model and the corpus mark differently, and of QANom's that are hard.

`names.tsv` (GMB) and `names_qanom.tsv` hold them without the words: the number of the sentence, then `start-end:TYPE` of each name, in words.
`made_names.txt` holds sentences that were made up for this, a line each, with `[name|TYPE]`; a line that begins with "# " is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.lang.en import English

from kg.language.parsing.tokenizer import make_tokenizer
from kg.training.corpora import Sentence

TABLE = Path(__file__).with_suffix(".tsv")
QANOM = TABLE.with_stem("names_qanom")
MADE = Path(__file__).with_name("made_names.txt")
_MADE_NAME = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")


def news_names(sentences: Sequence[Sentence], table: Path = TABLE) -> Iterator[Sentence]:
    """The sentences of the table with their names, and the corpus' times; `sentences` are all of its training part, hyphenated words split."""
    for line in table.read_text(encoding="utf-8").splitlines():
        number, _, names = line.partition("\t")
        sentence = sentences[int(number)]
        spans = [_span(name) for name in names.split()]
        taken = {i for start, end, _ in spans for i in range(start, end)}
        times = [span for span in sentence.spans if span[2] == "tim" and taken.isdisjoint(range(*span[:2]))]
        yield replace(sentence, spans=sorted(spans + times), opens=True)


def made_names(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of `made_names.txt`; those where a name begins or ends inside a word are left out."""
    tokenizer = make_tokenizer(English())
    for line in lines:
        if line.startswith("# "):
            continue
        text, places, end = "", [], 0
        for match in _MADE_NAME.finditer(line):
            text += line[end : match.start()]
            places.append((len(text), len(text) + len(match[1]), match[2]))
            text, end = text + match[1], match.end()
        doc = tokenizer(text + line[end:].strip("\n"))
        spans = [(doc.char_span(start, stop), label) for start, stop, label in places]
        if all(span is not None for span, _ in spans):
            words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
            yield Sentence(words, spaces, opens=True, spans=[(span.start, span.end, label) for span, label in spans])


def _span(name: str) -> tuple[int, int, str]:
    place, _, label = name.partition(":")
    start, end = map(int, place.split("-"))
    return start, end, label
