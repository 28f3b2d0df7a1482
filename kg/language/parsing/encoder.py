"""The network: windows of words in, decoded analyses out. The only place that knows onnxruntime and the model's files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from kg.errors import ModelError
from kg.language.parsing.decode import Bilou, arc_margins, sentence_ids, trees
from kg.language.parsing.meaning import OUTPUTS as MEANING
from kg.language.parsing.meaning import Meaning
from kg.language.parsing.meaning import decode as decode_meaning
from kg.language.parsing.pieces import Encoded, WordPieces, stack

MODEL, LABELS, VOCABULARY = "model.onnx", "labels.json", "vocab.txt"
FILES = (MODEL, LABELS, VOCABULARY)

PIECES_A_BATCH = 384
"""Padded word pieces that go through the network at once: more of them waste work on padding and fall out of the cache."""

WINDOWS_SORTED = 512
"""Windows that are sorted by length together."""

NETWORK_DECIDES, NO_START, START = -1, 0, 1


class Session(Protocol):
    """What is needed of an `onnxruntime.InferenceSession`."""

    def run(self, output_names: Sequence[str] | None, input_feed: dict[str, np.ndarray]) -> list[np.ndarray]: ...


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the network's numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    rels: tuple[str, ...]
    ner: tuple[str, ...]
    roles: tuple[str, ...] = ()

    @property
    def root(self) -> int:
        """The number of the relation `root`."""
        return self.rels.index("root")

    @property
    def loose(self) -> int:
        """The relation of a word whose head the search for a tree moved away from the root."""
        return self.rels.index("parataxis" if "parataxis" in self.rels else "dep")


@dataclass(frozen=True, slots=True)
class Window:
    """Words to read together: the words, whether a space follows each, START / NO_START / NETWORK_DECIDES for each."""

    words: Sequence[str]
    spaces: Sequence[bool]
    starts: np.ndarray


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says of each word of a window, int32 (words,): numbers into `Labels`; `heads` counts from the
    window's first word, and a root is its own head. `meaning` is None where a model has no heads for it."""

    starts: np.ndarray
    upos: np.ndarray
    xpos: np.ndarray
    feats: np.ndarray
    heads: np.ndarray
    rels: np.ndarray
    ner: np.ndarray
    meaning: Meaning | None = None

    @classmethod
    def joined(cls, parts: Sequence[Analysis]) -> Analysis:
        """One analysis of consecutive windows; heads then count from the first window's first word."""
        if len(parts) == 1:
            return parts[0]
        offsets = np.cumsum([0, *(len(part.heads) for part in parts)])[:-1]
        columns = {name: [getattr(part, name) for part in parts] for name in cls.__slots__ if name != "meaning"}
        meanings = [part.meaning for part in parts if part.meaning is not None]
        columns["heads"] = [heads + offset for heads, offset in zip(columns["heads"], offsets, strict=True)]
        joined = {name: np.concatenate(column or [np.zeros(0, dtype=np.int32)]) for name, column in columns.items()}
        return cls(**joined, meaning=Meaning.joined(meanings) if meanings else None)

    def continue_sentence(self, begin: int, relation: int) -> None:
        """Make the sentence that begins at word `begin` a part of the one before, hung on its root by `relation`, in place."""
        roots = np.flatnonzero(self.heads == np.arange(len(self.heads)))
        part = int(np.searchsorted(roots, begin))
        self.starts[begin] = 0
        self.heads[roots[part]], self.rels[roots[part]] = roots[part - 1], relation


class Encoder:
    """A session with the labels and vocabulary that belong to it."""

    OUTPUTS = ("starts_out", "upos", "xpos", "feats", "arcs", "heads", "rels", "ner")

    def __init__(self, session: Session, labels: Labels, pieces: WordPieces) -> None:
        self._session = session
        self.labels = labels
        self.pieces = pieces
        self._bilou = Bilou(labels.ner)
        self._meaning = MEANING if labels.roles else ()

    def analyse(self, windows: Iterable[Window]) -> Iterator[Analysis]:
        """An analysis of each window, in order; some hundred windows are held at a time."""
        stream = iter(windows)
        while held := list(islice(stream, WINDOWS_SORTED)):
            encoded = [self.pieces.encode(window.words, window.spaces) for window in held]
            analyses: list[Analysis | None] = [None] * len(held)
            for batch in _batches(encoded):
                for index, analysis in zip(batch, self._run([held[i] for i in batch], [encoded[i] for i in batch]), strict=True):
                    analyses[index] = analysis
            yield from analyses  # type: ignore[misc]

    def _run(self, windows: Sequence[Window], encoded: Sequence[Encoded]) -> Iterator[Analysis]:
        lengths = np.array([len(window.words) for window in windows])
        starts = np.ones((len(windows), lengths.max()), dtype=np.int64)
        for row, window in enumerate(windows):
            starts[row, : len(window.starts)] = window.starts
        starts[:, 0] = START
        names = (*self.OUTPUTS, *self._meaning)
        outputs = self._session.run(names, {**stack(encoded), "starts": starts})
        return self._decode(dict(zip(names, outputs, strict=True)), lengths)

    def _decode(self, outputs: dict[str, np.ndarray], lengths: np.ndarray) -> Iterator[Analysis]:
        sentences = sentence_ids(outputs["starts_out"], lengths)
        best = outputs["heads"]
        heads = trees(outputs["arcs"], best[:, :, 0], sentences)
        margins = arc_margins(outputs["arcs"], heads, best)
        rels = np.where(
            heads == best[:, :, 0], outputs["rels"][:, :, 0], np.where(heads == best[:, :, 1], outputs["rels"][:, :, 1], -1)
        )
        rels = np.where((rels < 0) | (rels == self.labels.root), self.labels.loose, rels)
        rels = np.where(heads == 0, self.labels.root, rels)
        heads = np.where(heads == 0, np.arange(heads.shape[1]), heads - 1)
        ner = self._bilou.paths(outputs["ner"], sentences)
        new_sentence = np.diff(sentences, axis=1, prepend=-1) != 0
        columns = (new_sentence, outputs["upos"], outputs["xpos"], outputs["feats"], heads, rels, ner)
        columns = tuple(column.astype(np.int32) for column in columns)
        meanings = [None] * len(lengths)
        if self._meaning:
            meanings = decode_meaning([outputs[name] for name in MEANING], margins, sentences, self.labels.roles)
        for row, length in enumerate(lengths):
            yield Analysis(*(column[row, :length] for column in columns), meaning=meanings[row])


def _batches(encoded: Sequence[Encoded]) -> Iterator[list[int]]:
    """Indices of windows of similar length, together at most `PIECES_A_BATCH` pieces with their padding."""
    batch: list[int] = []
    for index in sorted(range(len(encoded)), key=lambda i: -len(encoded[i])):
        longest = 2 + len(encoded[batch[0] if batch else index])
        if batch and longest * (len(batch) + 1) > PIECES_A_BATCH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def read_labels(path: Path) -> Labels:
    """The labels in a `labels.json`."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Labels(*(tuple(found.get(name, ()) if name == "roles" else found[name]) for name in Labels.__slots__))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path}: not the label lists of a kg model ({error}); install the package again or export the model again"
        ) from error


def load_encoder(folder: Path, *, threads: int) -> Encoder:
    """The network in `folder`, run on `threads` threads."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{folder}: the model lacks {', '.join(missing)}; install the package again or name another model with --model"
        )
    session, labels = _session(folder / MODEL, threads), read_labels(folder / LABELS)
    said = {output.name for output in session.get_outputs()}
    if lacking := {*Encoder.OUTPUTS, *(MEANING if labels.roles else ())} - said:
        raise ModelError(f"{folder / MODEL}: the model says no {', '.join(sorted(lacking))}: it is of another version; export it again")
    return Encoder(session, labels, WordPieces(folder / VOCABULARY))


def _session(path: Path, threads: int) -> Any:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
    except (
        state.Fail,
        state.InvalidProtobuf,
        state.InvalidGraph,
        state.InvalidArgument,
        state.NotImplemented,
        state.RuntimeException,
    ) as error:
        raise ModelError(f"{path}: onnxruntime cannot load it ({error}); install the package again") from error
