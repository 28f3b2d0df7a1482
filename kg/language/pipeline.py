"""The language model as a spaCy pipeline: loading it, and the component that writes the network's analysis into Docs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import ModelError
from kg.language import tokenizer  # noqa: F401  (registers what a saved pipeline names)
from kg.language.encoder import FILES, NETWORK_DECIDES, NO_START, START, Analysis, Encoder, Labels, Window, load_encoder
from kg.language.lemmas import lemma
from kg.language.schemes import convertible
from kg.language.sentences import impossible_starts, likely_starts, paragraph_starts, windows

SHIPPED = Path(__file__).parent.parent / "models" / "en_kg_news"

WORDS_HELD = 16_384
"""Words of the Docs that are analysed together: enough to sort windows by length, few enough to stream a corpus."""

LEMMAS_KEPT = 500_000

ASSIGNS = [
    "token.tag",
    "token.pos",
    "token.morph",
    "token.lemma",
    "token.head",
    "token.dep",
    "token.is_sent_start",
    "doc.sents",
    "doc.ents",
]


@Language.factory("kg_network", assigns=ASSIGNS, default_config={"threads": 2})
def make_network(nlp: Language, name: str, threads: int) -> Network:
    """The component, still without its model: `from_disk` brings it."""
    return Network(nlp.vocab, name=name, threads=threads)


class Network:
    """Sets tags, features, lemmas, dependencies, sentence starts and entities: Docs in, the same Docs out.

    Sentence starts that a Doc has already (`Token.is_sent_start` True or False on every token) are kept.
    """

    def __init__(self, vocab: Vocab, *, name: str = "kg_network", threads: int = 2, encoder: Encoder | None = None) -> None:
        self.vocab, self.name, self.threads = vocab, name, threads
        self._folder: Path | None = None
        self.encoder = encoder

    @property
    def encoder(self) -> Encoder:
        """The network; ModelError where none was loaded."""
        if self._encoder is None:
            raise ModelError(
                f"{self.name}: has no model yet; load a saved pipeline (kg.language.load) instead of adding the component to a blank one"
            )
        return self._encoder

    @encoder.setter
    def encoder(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._values = _Values(self.vocab, encoder.labels) if encoder else None

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        """The Docs of a stream, in order, analysed some thousand words at a time."""
        for docs in _held(stream, batch_size):
            self.set_annotations(docs, self.predict(docs))
            yield from docs

    def predict(self, docs: Sequence[Doc]) -> list[Analysis]:
        """An analysis of each Doc's words, whitespace tokens left out; changes nothing."""
        texts = [_Words(doc, self.encoder) for doc in docs]
        analyses = self.encoder.analyse(window for text in texts for window in text.windows())
        return [Analysis.joined([next(analyses) for _ in text.cuts]) for text in texts]

    def set_annotations(self, docs: Sequence[Doc], analyses: Sequence[Analysis]) -> None:
        """Write the analyses into the Docs."""
        for doc, analysis in zip(docs, analyses, strict=True):
            if len(doc):
                self._values.write(doc, analysis)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files into the folder `path`."""
        if self._folder is None:
            raise ModelError(
                f"{self.name}: its network came from memory, so there are no files to write; save the folder it was exported to"
            )
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Network:
        """Load the model from the folder `path`, or from the folder around it, where the shipped model has its files."""
        folder = Path(path) if (Path(path) / FILES[0]).is_file() else Path(path).parent
        self.encoder, self._folder = load_encoder(folder, threads=self.threads), folder
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The folder that holds the model: what another process on this machine needs."""
        return str(self._folder or "").encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Network:
        """Load the model from the folder that `to_bytes` named."""
        return self.from_disk(data.decode()) if data else self


def _held(stream: Iterable[Doc], batch_size: int) -> Iterator[list[Doc]]:
    """Lists of at most `batch_size` Docs, closed once they have `WORDS_HELD` words."""
    docs: list[Doc] = []
    words = 0
    for doc in stream:
        docs.append(doc)
        words += len(doc)
        if words >= WORDS_HELD or len(docs) >= batch_size:
            yield docs
            docs, words = [], 0
    if docs:
        yield docs


class _Words:
    """A Doc's words without its whitespace tokens, and the windows they are read in."""

    def __init__(self, doc: Doc, encoder: Encoder) -> None:
        tokens = [token for token in doc if not token.is_space]
        self.words = [token.text for token in tokens]
        ends = [token.idx + len(token) for token in tokens]
        self.spaces = [*(after.idx > end for after, end in zip(tokens[1:], ends, strict=False)), True]
        impossible = impossible_starts(self.words, self.spaces)
        self.starts = _given_starts(doc, tokens, impossible)
        self.cuts = windows(self.starts == START, likely_starts(self.words, impossible), encoder.pieces.count(self.words))

    def windows(self) -> Iterator[Window]:
        """The windows of the Doc, one for each of `cuts`."""
        for begin, end in self.cuts:
            yield Window(self.words[begin:end], self.spaces[begin:end], self.starts[begin:end])


def _given_starts(doc: Doc, tokens: Sequence[Any], impossible: np.ndarray) -> np.ndarray:
    """START, NO_START or NETWORK_DECIDES for each word: what the Doc has, else what layout and punctuation leave open."""
    if doc.has_annotation("SENT_START", require_complete=True):
        return np.array([START if token.is_sent_start else NO_START for token in tokens], dtype=np.int64)
    starts = np.where(impossible, NO_START, NETWORK_DECIDES).astype(np.int64)
    offsets = np.array([token.idx for token in tokens])
    begins = np.searchsorted(offsets, np.array(paragraph_starts(doc.text), dtype=np.int64))
    starts[begins[begins < len(tokens)]] = START
    starts[:1] = START
    return starts


class _Values:
    """The numbers that a vocabulary gives to the labels, as tables from the network's numbers."""

    def __init__(self, vocab: Vocab, labels: Labels) -> None:
        strings = vocab.strings
        self._vocab, self._labels = vocab, labels
        self._pos = np.array([POS_IDS[name] for name in labels.upos], dtype=np.uint64)
        self._tag = np.array([strings.add(name) for name in labels.xpos], dtype=np.uint64)
        self._morph = np.array([vocab.morphology.add("" if name == "_" else name) for name in labels.feats], dtype=np.uint64)
        self._dep = np.array([strings.add("ROOT" if name == "root" else name) for name in labels.rels], dtype=np.uint64)
        self._iob = np.array([{"O": 2, "B": 3, "U": 3}.get(name[0], 1) for name in labels.ner], dtype=np.uint64)
        self._entity = np.array([strings.add(name[2:]) if name != "O" else 0 for name in labels.ner], dtype=np.uint64)
        self._space = (POS_IDS["SPACE"], strings.add("_SP"), strings.add("dep"))
        self._lemmas: dict[tuple[int, int, int, int], int] = {}

    def write(self, doc: Doc, analysis: Analysis) -> None:
        """Set all attributes of the Doc at once; whitespace hangs on the word before it."""
        orth = doc.to_array(ORTH)
        words = np.flatnonzero([not token.is_space for token in doc])
        if not len(words):
            return self._write_spaces(doc)
        n = len(doc)
        columns = {attribute: np.zeros(n, dtype=np.uint64) for attribute in (POS, TAG, MORPH, LEMMA, DEP, ENT_IOB, ENT_TYPE)}
        columns[POS][words] = self._pos[analysis.upos]
        columns[TAG][words] = self._tag[analysis.xpos]
        columns[MORPH][words] = self._morph[analysis.feats]
        columns[LEMMA][words] = self._lemma_ids(orth[words], analysis)
        columns[DEP][words] = self._dep[analysis.rels]
        columns[ENT_IOB][:] = 2
        columns[ENT_IOB][words] = self._iob[analysis.ner]
        columns[ENT_TYPE][words] = self._entity[analysis.ner]
        heads = np.zeros(n, dtype=np.int64)
        heads[words] = words[analysis.heads] - words
        self._attach_spaces(columns, heads, words, orth)
        columns[HEAD] = heads.astype(np.uint64)
        doc.from_array(list(columns), np.column_stack(list(columns.values())))
        return None

    def _attach_spaces(self, columns: dict[int, np.ndarray], heads: np.ndarray, words: np.ndarray, orth: np.ndarray) -> None:
        """Whitespace depends on the word before it, at the beginning of the text on the first word; inside a name it is part of it."""
        spaces = np.setdiff1d(np.arange(len(heads)), words)
        if not len(spaces):
            return
        before = np.searchsorted(words, spaces) - 1
        heads[spaces] = words[np.maximum(before, 0)] - spaces
        columns[POS][spaces], columns[TAG][spaces], columns[DEP][spaces] = self._space
        columns[LEMMA][spaces] = orth[spaces]
        columns[MORPH][spaces] = self._vocab.morphology.add("")
        inside = spaces[
            (before >= 0) & (before + 1 < len(words)) & (columns[ENT_IOB][words[np.minimum(before + 1, len(words) - 1)]] == 1)
        ]
        columns[ENT_IOB][inside] = 1
        columns[ENT_TYPE][inside] = columns[ENT_TYPE][words[np.searchsorted(words, inside) - 1]]

    def _write_spaces(self, doc: Doc) -> None:
        """A Doc of nothing but whitespace: one sentence without words."""
        pos, tag, dep = self._space
        rows = [(pos, tag, dep, 2, np.uint64(np.int64(-i))) for i in range(len(doc))]
        doc.from_array([POS, TAG, DEP, ENT_IOB, HEAD], np.array(rows, dtype=np.uint64))

    def _lemma_ids(self, orth: np.ndarray, analysis: Analysis) -> list[int]:
        """The string numbers of the words' lemmas."""
        strings, known, labels = self._vocab.strings, self._lemmas, self._labels
        if len(known) > LEMMAS_KEPT:
            known.clear()
        found = []
        for key in zip(orth.tolist(), analysis.upos.tolist(), analysis.xpos.tolist(), analysis.starts.tolist(), strict=True):
            if (number := known.get(key)) is None:
                word, upos, xpos, first = key
                number = known[key] = strings.add(lemma(strings[word], labels.upos[upos], labels.xpos[xpos], first=bool(first)))
            found.append(number)
        return found


def load(model: str | Path | None = None, *, threads: int = 2) -> Language:
    """A spaCy pipeline with UD labels: the shipped model, or the one that `model` names (a package, or a path).

    Pipelines with the CLEAR labels of `en_core_web_*` get a last component that converts them. ModelError where the model cannot
    be loaded or lacks a part.
    """
    path = SHIPPED if model is None else model
    if model is None and not SHIPPED.is_dir():
        raise ModelError(f"{SHIPPED}: the shipped model is missing; install the package again or name another model with --model")
    try:
        nlp = spacy.load(path, config={"components": {"kg_network": {"threads": threads}}} if model is None else {})
    except (OSError, ValueError) as error:
        reason = next(filter(None, str(error).splitlines()), type(error).__name__)
        raise ModelError(
            f"{model or SHIPPED}: cannot be loaded as a spaCy pipeline ({reason}); name an installed package or a folder with config.cfg"
        ) from error
    return nlp if nlp.has_pipe("kg_network") else convertible(nlp, str(model))
