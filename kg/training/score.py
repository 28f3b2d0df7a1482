"""Counting: attachment and tag accuracy over trees, F1 over spans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int, str]
COARSE = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "FACILITY": "LOC"}
"""Our types as the corpora of the field count them; other types are not counted there."""


@dataclass(slots=True)
class Attachment:
    """Counts over words. `LAS` asks for the whole relation, `LAS (universal)` for the part before the colon, as CoNLL 2018 does."""

    words: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[tuple[str, str, str, int, str]], said: Sequence[tuple[str, str, str, int, str]]) -> None:
        """One sentence: (UPOS, XPOS, features, head, relation) of each word, gold and said."""
        self.words += len(gold)
        for one, other in zip(gold, said, strict=True):
            for name, left, right in zip(("UPOS", "XPOS", "FEATS"), one, other, strict=False):
                self.right[name] += left == right
            self.right["UAS"] += one[3] == other[3]
            self.right["LAS"] += one[3:] == other[3:]
            self.right["LAS (universal)"] += one[3] == other[3] and one[4].split(":")[0] == other[4].split(":")[0]

    def percent(self) -> dict[str, float]:
        """Accuracy by measure in percent."""
        return {name: 100 * self.right[name] / max(1, self.words) for name in ("UAS", "LAS", "LAS (universal)", "UPOS", "XPOS", "FEATS")}


@dataclass(slots=True)
class Spans:
    """Exact span matches by type; said spans that overlap an `unsure` gold span are not counted."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, gold: Iterable[Span], said: Iterable[Span], unsure: Sequence[tuple[int, int]] = ()) -> None:
        """One sentence's spans, with ends exclusive."""
        gold = set(gold)
        said = {span for span in said if span in gold or not any(span[0] < end and start < span[1] for start, end in unsure)}
        for spans, column in ((gold & said, 0), (said, 1), (gold, 2)):
            for _, _, kind in spans:
                self.counts[kind][column] += 1

    def f1(self) -> dict[str, tuple[float, float, float, int]]:
        """(precision, recall, F1, gold count) by type and for "all", in percent."""
        total = [sum(column) for column in zip(*self.counts.values(), strict=True)] or [0, 0, 0]
        rows = {**dict(sorted(self.counts.items())), "all": total}
        return {kind: (*_f1(hit, said, gold), gold) for kind, (hit, said, gold) in rows.items()}


def _f1(hit: int, said: int, gold: int) -> tuple[float, float, float]:
    return 100 * hit / max(1, said), 100 * hit / max(1, gold), 200 * hit / max(1, said + gold)


def spans_of_bilou(labels: Sequence[str]) -> list[Span]:
    """Spans of well-formed BILOU labels."""
    spans: list[Span] = []
    start = 0
    for index, label in enumerate(labels):
        if label[0] in "BU":
            start = index
        if label[0] in "LU":
            spans.append((start, index + 1, label[2:]))
    return spans


def coarse(spans: Iterable[Span]) -> list[Span]:
    """Persons, organisations and places as PER, ORG, LOC; nothing else."""
    return [(start, end, COARSE[kind]) for start, end, kind in spans if kind in COARSE]
