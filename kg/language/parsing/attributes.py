"""An analysis as the attributes of a Doc: tags, features, lemmas, trees and entities, written in one go."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, ORTH, POS, TAG
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.parsing.encoder import Analysis, Labels
from kg.language.parsing.lemmas import lemma
from kg.language.parsing.tokenizer import unbracketed

LEMMAS_KEPT = 500_000

MEANING = "kg_meaning"
"""The key in `Doc.user_hooks` of the network's `Meaning` of the text, by token: unlike `user_data`, hooks are no part of a saved Doc."""


class Attributes:
    """Writes analyses into Docs of one vocabulary; holds tables from the network's numbers to the vocabulary's."""

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
        words = np.flatnonzero(doc.to_array(IS_SPACE) == 0)
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
        if analysis.meaning is not None:
            doc.user_hooks[MEANING] = analysis.meaning.spread(words, n)
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
                number = known[key] = strings.add(lemma(unbracketed(strings[word]), labels.upos[upos], labels.xpos[xpos], first=bool(first)))
            found.append(number)
        return found
