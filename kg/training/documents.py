"""Batches for coreference: consecutive windows of one document, or of several short ones, with the antecedents of each mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np

from kg.language.coreference.pairs import PAIR_FEATURES
from kg.language.parsing.pieces import WordPieces
from kg.training.batches import MAX_PIECES, Batch, Window, make_batch, windows
from kg.training.coreference import CLOSED, OPEN, Document, pair_codes
from kg.training.persons import Persons, renamed

ANTECEDENTS = 60
"""How many mentions back an antecedent is looked for."""


def _places(parts: Sequence[tuple[Document, int, Window]], lengths: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each window its mentions (numbers within the document) and their words in the window."""
    found = []
    for (document, first, window), length in zip(parts, lengths, strict=True):
        offsets = np.cumsum([0, *(len(example.words) for example in window)])
        sentence = document.mentions[:, 0] - first
        inside = (sentence >= 0) & (sentence < len(window))
        numbers = np.flatnonzero(inside)
        words = offsets[sentence[numbers]] + document.mentions[numbers, 1]
        found.append((numbers[words < length], words[words < length]))
    return found


def _antecedents(document: Document, numbers: np.ndarray) -> Batch:
    """Candidates of each mention among `numbers`, which count from 0 in the result."""
    clusters, flags = document.mentions[numbers, 4], document.mentions[numbers, 6]
    count = len(numbers)
    back = np.arange(count)[:, None] - 1 - np.arange(min(ANTECEDENTS, max(1, count - 1)))[None, :]
    earlier = np.full((count, ANTECEDENTS), -1)
    earlier[:, : back.shape[1]] = np.maximum(back, -1)
    closed = (flags & CLOSED) > 0
    if closed.any():  # a passage about some pronouns: candidates of each are the names, wherever they stand, and the pronouns before it
        earlier[:] = -1
        for i in np.flatnonzero(closed):
            found = np.flatnonzero(~closed | (np.arange(count) < i))[:ANTECEDENTS]
            earlier[i, : len(found)] = found
    same = (earlier >= 0) & (clusters[np.maximum(earlier, 0)] == clusters[:, None])
    right = np.concatenate([~same.any(1, keepdims=True), same], axis=1)
    asked = same.any(1) if closed.any() else (flags & OPEN) == 0
    rows, columns = np.nonzero(earlier >= 0)
    codes = np.zeros((count, ANTECEDENTS, len(PAIR_FEATURES)), dtype=np.int64)
    if len(rows):
        codes[rows, columns] = pair_codes(document, numbers[rows], numbers[earlier[rows, columns]])
    later = np.flatnonzero(asked)
    return {"later": later, "earlier": earlier[later], "codes": codes[later], "right": right[later], "closed": closed[later]}


def document_batch(parts: Sequence[tuple[Document, int, Window]], pieces: WordPieces, random: Random | None = None) -> Batch:
    """Inputs and labels of windows given as (document, number of the first sentence, sentences)."""
    batch = make_batch([window for _, _, window in parts], pieces, random=random)
    places = _places(parts, batch["lengths"])
    mentions: list[np.ndarray] = []
    tables: list[Batch] = []
    offset = 0
    documents = list(dict.fromkeys(id(document) for document, _, _ in parts))
    for key in documents:
        rows = [row for row, (document, _, _) in enumerate(parts) if id(document) == key]
        numbers = np.concatenate([places[row][0] for row in rows])
        at = np.concatenate([np.stack([np.full(len(places[row][1]), row), places[row][1]], axis=1) for row in rows])
        if not len(numbers):
            continue
        table = _antecedents(parts[rows[0]][0], numbers)
        table["later"] = table["later"] + offset
        table["earlier"] = np.where(table["earlier"] < 0, -1, table["earlier"] + offset)
        mentions.append(at)
        tables.append(table)
        offset += len(numbers)
    batch["mentions"] = np.concatenate(mentions)
    return batch | {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}


def document_stream(
    sources: Sequence[tuple[Sequence[Document], float]], pieces: WordPieces, budget: int, random: Random, persons: Persons
) -> Iterator[Batch]:
    """Endless batches of about `budget` pieces: long documents in runs of windows, short ones several together, those with other persons."""
    most = max(1, budget // MAX_PIECES)
    while True:
        chosen = [document for documents, share in sources for document in random.sample(list(documents), round(share * len(documents)))]
        random.shuffle(chosen)
        held: list[tuple[Document, int, Window]] = []
        for document in chosen:
            if (document.mentions[:, 6] & CLOSED).any():
                document = renamed(document, persons, random)
            first = 0
            for window in windows(document.examples, pieces, random, least=110, most=180):
                held.append((document, first, window))
                first += len(window)
                if len(held) >= most:
                    yield document_batch(held, pieces, random)
                    held = []
