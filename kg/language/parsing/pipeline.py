"""The language model as a spaCy pipeline: loading it, and the component that writes the network's analysis into Docs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import IDX, IS_SPACE, LENGTH, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import ModelError
from kg.language.coreference.scores import LINKS, TABLES, LinkScorer, read_scorer
from kg.language.parsing.attributes import Attributes
from kg.language.parsing.encoder import FILES, NETWORK_DECIDES, NO_START, START, Analysis, Encoder, Window, load_encoder
from kg.language.parsing.schemes import convertible
from kg.language.parsing.sentences import impossible_starts, likely_starts, paragraph_starts, windows
from kg.language.parsing.tokenizer import unbracketed

SHIPPED = Path(__file__).parent.parent.parent / "models" / "en_kg_news"

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
        self.links: LinkScorer | None = None

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
        self._values = Attributes(self.vocab, encoder.labels) if encoder else None

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        """The Docs of a stream, in order, each analysed as it comes."""
        yield from map(self, stream)

    def predict(self, docs: Sequence[Doc]) -> list[Analysis]:
        """An analysis of each Doc's words, whitespace tokens left out; changes nothing.

        A batch never holds windows of two Docs: int8 activations are scaled by the largest in the batch, so that company would
        change a reading, and the same text must always be read the same.
        """
        return [self._analyse(_Words(doc, self.encoder)) for doc in docs]

    def _analyse(self, text: _Words) -> Analysis:
        analysis = Analysis.joined(list(self.encoder.analyse(text.windows())))
        for begin, _ in text.cuts:
            if text.given and text.starts[begin] == NO_START:
                analysis.continue_sentence(begin, self.encoder.labels.loose)
        return analysis

    def set_annotations(self, docs: Sequence[Doc], analyses: Sequence[Analysis]) -> None:
        """Write the analyses into the Docs."""
        for doc, analysis in zip(docs, analyses, strict=True):
            if len(doc):
                self._values.write(doc, analysis)
                if self.links is not None:
                    doc.user_hooks[LINKS] = self.links

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files into the folder `path`."""
        if self._folder is None:
            raise ModelError(
                f"{self.name}: its network came from memory, so there are no files to write; save the folder it was exported to"
            )
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in (*FILES, *([TABLES] if self.links is not None else [])):
            shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Network:
        """Load the model from the folder `path`, or from the folder around it, where the shipped model has its files."""
        folder = Path(path) if (Path(path) / FILES[0]).is_file() else Path(path).parent
        self.encoder, self._folder = load_encoder(folder, threads=self.threads), folder
        self.links = read_scorer(folder)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The folder that holds the model: what another process on this machine needs."""
        return str(self._folder or "").encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Network:
        """Load the model from the folder that `to_bytes` named."""
        return self.from_disk(data.decode()) if data else self


class _Words:
    """A Doc's words without its whitespace tokens, and the windows they are read in."""

    def __init__(self, doc: Doc, encoder: Encoder) -> None:
        rows = doc.to_array([ORTH, IDX, LENGTH, IS_SPACE, SENT_START])
        rows = rows[rows[:, 3] == 0]
        offsets, ends = rows[:, 1], rows[:, 1] + rows[:, 2]
        strings = doc.vocab.strings
        self.words = [unbracketed(strings[orth]) for orth in rows[:, 0].tolist()]
        self.spaces = [*(offsets[1:] > ends[:-1]).tolist(), True]
        impossible = impossible_starts(self.words, self.spaces)
        self.given = len(rows) > 1 and bool((rows[1:, 4] != 0).all())
        if self.given:
            self.starts = np.where(rows[:, 4] == 1, START, NO_START)
        else:
            self.starts = _open_starts(offsets, paragraph_starts(doc.text), impossible)
        self.cuts = windows(self.starts == START, likely_starts(self.words, impossible), encoder.pieces.count(self.words))

    def windows(self) -> Iterator[Window]:
        """The windows of the Doc, one for each of `cuts`."""
        for begin, end in self.cuts:
            yield Window(self.words[begin:end], self.spaces[begin:end], self.starts[begin:end])


def _open_starts(offsets: np.ndarray, paragraphs: Sequence[int], impossible: np.ndarray) -> np.ndarray:
    """START, NO_START or NETWORK_DECIDES for the words at `offsets`: what layout and punctuation say."""
    starts = np.where(impossible, NO_START, NETWORK_DECIDES)
    begins = np.searchsorted(offsets.astype(np.int64), np.array(paragraphs, dtype=np.int64))
    starts[begins[begins < len(starts)]] = START
    starts[:1] = START
    return starts


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
