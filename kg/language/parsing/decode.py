"""Network scores to trees and entity spans: maximum spanning trees (Chu and Liu 1965, Edmonds 1967) and Viterbi paths.

Both begin with each word's own best choice, which is nearly always a tree or a well-formed label sequence already; only the
sentences where it is not are searched.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

NEVER = -1e9
SURE = 20.0


def sentence_ids(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Number of each word's sentence, counted through the whole batch, int (B, W); -1 for padding. `starts` is (B, W)."""
    batch, width = starts.shape
    real = np.arange(width) < lengths[:, None]
    begins = (starts == 1) & real
    begins[:, 0] = lengths > 0
    return np.where(real, np.cumsum(begins.ravel()).reshape(batch, width) - 1, -1)


def broken_sentences(heads: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """Numbers of the sentences whose `heads` (B, W; 0 the root, j + 1 word j) are not a tree with one root."""
    batch, width = heads.shape
    real = sentences >= 0
    count = int(sentences.max(initial=-1)) + 1
    with_root = np.concatenate((np.full((batch, 1), -1), sentences), axis=1)
    outside = real & (heads > 0) & (np.take_along_axis(with_root, heads, axis=1) != sentences)
    roots = np.bincount(sentences[real & (heads == 0)], minlength=count)
    pointers = np.concatenate((np.zeros((batch, 1), dtype=heads.dtype), np.where(real, heads, 0)), axis=1)
    for _ in range(int(np.ceil(np.log2(width + 1))) + 1):
        pointers = np.take_along_axis(pointers, pointers, axis=1)
    broken = roots != 1
    broken[sentences[real & ((pointers[:, 1:] != 0) | outside)]] = True
    return np.flatnonzero(broken)


def trees(arcs: np.ndarray, heads: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """Heads (B, W) that are a tree with one root in every sentence: 0 the root, j + 1 word j of the window.

    `arcs` are scores (B, W, W + 1), `heads` the best column of each word.
    """
    heads = heads.copy()
    for number in broken_sentences(heads, sentences):
        rows, columns = np.nonzero(sentences == number)
        row, first, last = rows[0], columns[0], columns[-1] + 1
        scores = np.concatenate((arcs[row, first:last, :1], arcs[row, first:last, first + 1 : last + 1]), axis=1)
        found = arborescence(scores)
        heads[row, first:last] = np.where(found == 0, 0, found + first)
    return heads


def arc_margins(arcs: np.ndarray, heads: np.ndarray, best: np.ndarray) -> np.ndarray:
    """How much better each word's head scores than the best other one, float32 (B, W), at most `SURE`; below 0 where a tree needed another head.

    `arcs` are scores (B, W, W + 1), `heads` the columns chosen, `best` (B, W, 2) the two best columns of each word.
    """
    rows, words = np.ogrid[: heads.shape[0], : heads.shape[1]]
    rival = np.where(heads == best[:, :, 0], best[:, :, 1], best[:, :, 0])
    return np.minimum(arcs[rows, words, heads] - arcs[rows, words, rival], SURE)


def arborescence(scores: np.ndarray) -> np.ndarray:
    """Heads (n,) of the highest-scoring tree with one root over `scores` (n, n + 1): column 0 the root, j + 1 word j.

    A constant larger than any tree can gain, taken from every root arc, leaves exactly one of them (Stanojević and Cohen 2021).
    """
    n = len(scores)
    matrix = np.full((n + 1, n + 1), NEVER, dtype=np.float64)
    matrix[1:] = scores
    matrix[1:, 0] -= 1 + n * (matrix[1:].max() - matrix[1:].min())
    np.fill_diagonal(matrix, -np.inf)
    matrix[0] = -np.inf
    contractions = []
    active = np.ones(n + 1, dtype=bool)
    while True:
        best = np.where(active, matrix.argmax(axis=1), -1)
        best[0] = -1
        cycle = _cycle(best)
        if cycle is None:
            break
        contractions.append(_contract(matrix, active, cycle, best))
    for cycle, inside, entered, left in reversed(contractions):
        outside = np.flatnonzero(best == cycle[0])
        best[outside] = left[outside]
        head = best[cycle[0]]
        best[cycle] = inside
        best[entered[head]] = head
    return best[1:]


def _cycle(heads: np.ndarray) -> np.ndarray | None:
    """The nodes of some cycle in `heads` (-1 where a node has none)."""
    seen = np.full(len(heads), -1)
    for start in range(len(heads)):
        node = start
        while node >= 0 and seen[node] < 0:
            seen[node] = start
            node = heads[node]
        if node >= 0 and seen[node] == start:
            cycle, other = [node], heads[node]
            while other != node:
                cycle.append(other)
                other = heads[other]
            return np.array(cycle)
    return None


def _contract(matrix: np.ndarray, active: np.ndarray, cycle: np.ndarray, best: np.ndarray) -> tuple[np.ndarray, ...]:
    """Merge a cycle into its first node, in place; returns the cycle, its inner heads, and for every node outside it
    which member an arc from it would enter, and which member its own arc from the cycle would leave."""
    inside = best[cycle]
    gains = matrix[cycle] - matrix[cycle, inside][:, None]
    entered = cycle[gains.argmax(axis=0)]
    left = cycle[matrix[:, cycle].argmax(axis=1)]
    incoming, outgoing = gains.max(axis=0), matrix[:, cycle].max(axis=1)
    first = cycle[0]
    matrix[first], matrix[:, first] = incoming, outgoing
    matrix[first, cycle] = -np.inf
    matrix[cycle[1:]] = -np.inf
    matrix[:, cycle[1:]] = -np.inf
    active[cycle[1:]] = False
    return cycle, inside, entered, left


class Bilou:
    """Which entity label may follow which: begin, inside, last, outside, unit (Ratinov and Roth 2009)."""

    def __init__(self, labels: Sequence[str]) -> None:
        parts = [(label[:1], label[2:]) for label in labels]
        self.may_begin = np.array([prefix in "OBU" for prefix, _ in parts])
        self.may_end = np.array([prefix in "OLU" for prefix, _ in parts])
        self.outside = list(labels).index("O")
        opened, closing = [(prefix in "BI", kind) for prefix, kind in parts], [(prefix in "IL", kind) for prefix, kind in parts]
        same = np.array([[one and two and a == b for two, b in closing] for one, a in opened])
        self.allowed = same | (self.may_end[:, None] & self.may_begin[None, :])

    def paths(self, scores: np.ndarray, sentences: np.ndarray) -> np.ndarray:
        """The best well-formed labels (B, W) under log-probabilities (B, W, L); no entity crosses a sentence's end."""
        labels = scores.argmax(axis=2)
        labels[sentences < 0] = self.outside
        broken = self._broken(labels, sentences)
        if len(broken):
            spans = [np.nonzero(sentences == number) for number in broken]
            for (rows, columns), path in zip(spans, self._viterbi([scores[span] for span in spans]), strict=True):
                labels[rows, columns] = path[: len(columns)]
        return labels

    def _broken(self, labels: np.ndarray, sentences: np.ndarray) -> np.ndarray:
        """Numbers of the sentences with a label sequence that is not well formed."""
        padded = np.pad(sentences, ((0, 0), (1, 1)), constant_values=-1)
        first, last = padded[:, :-2] != sentences, padded[:, 2:] != sentences
        wrong = (first & ~self.may_begin[labels]) | (last & ~self.may_end[labels])
        wrong[:, 1:] |= ~first[:, 1:] & ~self.allowed[labels[:, :-1], labels[:, 1:]]
        return np.unique(sentences[wrong & (sentences >= 0)])

    def _viterbi(self, sentences: Sequence[np.ndarray]) -> np.ndarray:
        """Best paths (S, T) of sentences with log-probabilities (T_s, L); shorter ones are padded with certain outsides."""
        longest, size = max(len(s) for s in sentences), len(self.may_begin)
        scores = np.full((len(sentences), longest, size), NEVER)
        scores[:, :, self.outside] = 0.0
        for row, sentence in enumerate(sentences):
            scores[row, : len(sentence)] = sentence
        steps = np.where(self.allowed, 0.0, NEVER)
        total = scores[:, 0] + np.where(self.may_begin, 0.0, NEVER)
        back = np.zeros((len(sentences), longest, size), dtype=np.int64)
        for t in range(1, longest):
            candidates = total[:, :, None] + steps
            back[:, t] = candidates.argmax(axis=1)
            total = candidates.max(axis=1) + scores[:, t]
        path = np.zeros((len(sentences), longest), dtype=np.int64)
        path[:, -1] = (total + np.where(self.may_end, 0.0, NEVER)).argmax(axis=1)
        for t in range(longest - 1, 0, -1):
            path[:, t - 1] = back[np.arange(len(sentences)), t, path[:, t]]
        return path
