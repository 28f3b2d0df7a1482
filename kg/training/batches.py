"""Windows of consecutive sentences, and batches of windows of like length: no compute goes into padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np

from kg.language.parsing.pieces import PAD, Encoded, WordPieces, stack
from kg.training.augment import curl, drop_pieces, recase, swap_names
from kg.training.examples import Example
from kg.training.headlines import Lines, headlines

Batch = dict[str, np.ndarray]
Window = list[Example]
MAX_PIECES = 254
IGNORE = -1


def windows(examples: Sequence[Example], pieces: WordPieces, random: Random, *, least: int = 15, most: int = 160) -> Iterator[Window]:
    """Cuts a corpus into windows of whole sentences with random lengths in words; a window stays within its text."""
    window: Window = []
    words = size = 0
    goal = random.randint(least, most)
    for example in examples:
        count = int(pieces.count(example.words).sum())
        if window and (not example.continues or words + len(example.words) > goal or size + count > MAX_PIECES - 8):
            yield window
            window, words, size = [], 0, 0
            goal = random.randint(least, most)
        window.append(example)
        words += len(example.words)
        size += count
    if window:
        yield window


def clip(encoded: Encoded) -> tuple[Encoded, int]:
    """The pieces that fit the network, and how many words they hold."""
    if len(encoded) <= MAX_PIECES:
        return encoded, int(encoded.words[-1]) + 1
    count = int(encoded.words[MAX_PIECES])
    keep = encoded.words < count
    return Encoded(encoded.pieces[keep], encoded.cases[keep], encoded.words[keep]), count


def rounded(length: int) -> int:
    """The next multiple of 16: few different shapes let the kernels be reused."""
    return -(-length // 16) * 16


def labels_of(window: Window) -> Batch:
    """Gold arrays of a window: starts, tags, heads as columns of the window, entity constraints; −1 = no loss."""
    starts, trees, offset = [], [], 0
    for example in window:
        count = len(example.words)
        starts.append(np.arange(count) == 0)
        tree = np.full((5, count), IGNORE, dtype=np.int64) if example.tree is None else example.tree.copy()
        tree[3] = np.where(tree[3] > 0, tree[3] + offset, tree[3])
        trees.append(tree)
        offset += count
    rows = np.concatenate(trees, axis=1)
    bounded = all(example.bounded for example in window)
    starts_now = np.concatenate(starts).astype(np.int64)
    return {
        "starts": starts_now,
        "bounds": starts_now if bounded else np.full_like(starts_now, IGNORE),
        **dict(zip(("upos", "xpos", "feats", "heads", "rels"), rows, strict=True)),
        "ner": np.concatenate([example.ner for example in window]),
        "predicates": np.concatenate([np.full(len(e.words), IGNORE) if e.predicates is None else e.predicates for e in window]),
        "factuality": np.concatenate([np.full(len(e.words), np.nan) if e.factuality is None else e.factuality for e in window]),
    }


def roles_of(window: Window, row: int, count: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """The window's predicates as int64 (n, 2) row and word, and the label of each word for each of them (n, width); −1 = no loss."""
    places, labels, offset = [], [], 0
    for example in window:
        end = min(offset + len(example.words), count)
        known = np.flatnonzero(example.predicates == 1) if example.predicates is not None else ()
        for predicate in known:
            if offset + predicate >= count:
                continue
            line = np.full(width, IGNORE, dtype=np.int64)
            line[offset:end] = 0
            assert example.roles is not None
            for _, argument, label in example.roles[example.roles[:, 0] == predicate]:
                if offset + argument < count:
                    line[offset + argument] = label
            places.append((row, offset + int(predicate)))
            labels.append(line)
        offset += len(example.words)
    return np.array(places, dtype=np.int64).reshape(-1, 2), np.array(labels, dtype=np.int64).reshape(-1, width)


def augmented(window: Window, lines: Lines, random: Random) -> tuple[Window, list[str]]:
    """The window with other names and with lines between its sentences, and its words in another writing now and then."""
    chosen: dict[str, str] = {}
    window = [swap_names(example, lines.names, 0.2, random, chosen) for example in headlines(window, lines, random)]
    words = [word for example in window for word in example.words]
    if random.random() < 0.35:
        words = curl(words)
    if random.random() < 0.05:
        words = recase(words, random)
    return window, words


def make_batch(chosen: Sequence[Window], pieces: WordPieces, *, lines: Lines | None = None, random: Random | None = None) -> Batch:
    """Network inputs and gold labels of some windows; with `lines` and `random`, augmented for training."""
    encoded, gold, weights, read = [], [], [], []
    for window in chosen:
        words = [word for example in window for word in example.words]
        if lines and random:
            window, words = augmented(window, lines, random)
        item, count = clip(pieces.encode(words, [space for example in window for space in example.spaces]))
        if random:
            item = Encoded(drop_pieces(item.pieces, item.words, count, random), item.cases, item.words)
        encoded.append(item)
        labels = {name: row[:count] for name, row in labels_of(window).items()}
        labels["heads"] = np.where(labels["heads"] > count, IGNORE, labels["heads"])
        gold.append(labels)
        weights.append(window[0].weight)
        read.append(window)
    width = rounded(max(len(labels["starts"]) for labels in gold))
    batch = stack(encoded)
    extra = rounded(batch["pieces"].shape[1]) - batch["pieces"].shape[1]
    for name, padding in (("pieces", PAD), ("cases", 0), ("words", -1)):
        batch[name] = np.pad(batch[name], ((0, 0), (0, extra)), constant_values=padding)
    for name in gold[0]:
        padding = {"starts": 1, "ner": 0, "factuality": np.nan}.get(name, IGNORE)
        batch[name] = np.stack([np.pad(labels[name], (0, width - len(labels[name])), constant_values=padding) for labels in gold])
    found = [roles_of(window, row, len(labels["starts"]), width) for row, (window, labels) in enumerate(zip(read, gold, strict=True))]
    batch["role_at"], batch["role_labels"] = (np.concatenate(parts) for parts in zip(*found, strict=True))
    batch["lengths"] = np.array([len(labels["starts"]) for labels in gold])
    batch["weights"] = np.array(weights, dtype=np.float32)
    return batch


def grouped(all_windows: list[Window], pieces: WordPieces, budget: int, random: Random | None) -> list[list[Window]]:
    """Windows in groups of like length with about `budget` pieces each; shuffled when `random` is given."""
    sized = [(min(MAX_PIECES, sum(int(pieces.count(e.words).sum()) for e in window)) + 2, i) for i, window in enumerate(all_windows)]
    if random:
        sized = [(size + random.randint(-4, 4), i) for size, i in sized]
    sized.sort()
    groups: list[list[Window]] = [[]]
    for size, index in sized:
        if groups[-1] and (len(groups[-1]) + 1) * rounded(size) > budget:
            groups.append([])
        groups[-1].append(all_windows[index])
    if random:
        random.shuffle(groups)
    return groups


def stream(sources: Sequence[tuple[Sequence[Example], float]], pieces: WordPieces, budget: int, random: Random) -> Iterator[list[Window]]:
    """Endless groups of windows, round after round; of each source a random share (above 1: repeated) a round."""
    while True:
        chosen: list[Window] = []
        for examples, share in sources:
            while share > 0:
                cut = list(windows(examples, pieces, random))
                chosen += cut if share >= 1 else random.sample(cut, round(share * len(cut)))
                share -= 1
        yield from grouped(chosen, pieces, budget, random)
