"""A stand-in for the network: sentences where they are given, every word on its sentence's first, capitals are persons."""

from pathlib import Path

import numpy as np

from kg.language.parsing.encoder import Encoder, Labels
from kg.language.parsing.pieces import CASES, WordPieces

LABELS = Labels(
    upos=("NOUN", "PUNCT"),
    xpos=("NN", "."),
    feats=("_", "Number=Sing"),
    rels=("root", "dep", "parataxis"),
    ner=("O", "B-PERSON", "I-PERSON", "L-PERSON", "U-PERSON"),
)
TITLE = {index for index, name in enumerate(CASES) if name.startswith("title")}


class FakeSession:
    """Answers as the exported network does; keeps the shapes that it was asked for."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, int]] = []

    def run(self, names, feed):
        starts, cases, words = feed["starts"], feed["cases"], feed["words"]
        self.batches.append(feed["pieces"].shape)
        batch, width = starts.shape
        starts = np.maximum(starts, 0)
        first = np.maximum.accumulate(np.where(starts == 1, np.arange(width), 0), axis=1)
        heads = np.where(first == np.arange(width), 0, first + 1)
        title = np.zeros((batch, width), dtype=int)
        for row, column in zip(*np.nonzero(words >= 0), strict=True):
            title[row, words[row, column]] |= cases[row, column] in TITLE
        ner = np.log(np.full((batch, width, 5), 0.02))
        np.put_along_axis(ner, (4 * title)[:, :, None], np.log(0.92), axis=2)
        outputs = {
            "starts_out": starts,
            "upos": np.zeros_like(starts),
            "xpos": np.zeros_like(starts),
            "feats": title,
            "arcs": np.eye(width + 1)[heads],
            "heads": np.stack((heads, np.zeros_like(heads)), axis=2),
            "rels": np.stack((np.where(heads == 0, 0, 1), np.zeros_like(heads)), axis=2),
            "ner": ner,
        }
        return [outputs[name] for name in names]


def fake_encoder(folder: Path) -> Encoder:
    """An encoder over the stand-in, its vocabulary of letters written into `folder`."""
    marks = "abcdefghijklmnopqrstuvwxyz0123456789.,!?'\"-"
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *marks, *("##" + mark for mark in marks)]), encoding="utf-8"
    )
    return Encoder(FakeSession(), LABELS, WordPieces(vocabulary))
