"""What two mentions have to do with each other, as small numbers: the features that the coreference head of the network weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.language.coreference.records import APPOSITION, CONJUNCT, KIND, KINDS, SUBJECT, Record

SENTENCES = np.array([1, 2, 3, 5, 9])
"""Lower ends of the buckets of sentence distance: 0, 1, 2, 3–4, 5–8, 9 and more."""
WORDS = np.array([4, 9, 17, 33, 65, 129])
"""Lower ends of the buckets of distance in words; words, not mentions, because corpora differ in which mentions they mark."""

PAIR_FEATURES: dict[str, int] = {
    "kinds": len(KINDS) ** 2, "head": 2, "text": 2, "content": 5, "sentences": len(SENTENCES) + 1, "words": len(WORDS) + 2, "number": 3, "gender": 3,
    "structure": 7, "acronym": 2, "quotation": 5,
}  # fmt: skip
"""The columns of `pair_codes` in order, each with its number of values.

`kinds`: later × earlier. `content`: 0 no shared word, 1 some, 2 the later's are all in the earlier's, 3 the reverse, 4 the same. `words`: 0 = the
"earlier" one comes after. `number`, `gender`: 0 unknown, 1 agree, 2 differ. `structure`: 0 none, 1 apposition, 2 conjuncts, 3 subject and its
predicate noun, 4 later inside earlier, 5 earlier inside later, 6 arguments of one word. `quotation`: 0 both outside, 1 in the same, 2 in two, 3
only the later in one, 4 only the earlier.
"""


@dataclass(frozen=True, slots=True)
class MentionTable:
    """Mentions in order of (start, −end) as columns, int64 (m,); strings are numbered, −1 = none. `content`: bits, uint64 (m, blocks)."""

    kind: np.ndarray
    number: np.ndarray
    gender: np.ndarray
    head: np.ndarray
    text: np.ndarray
    letters: np.ndarray
    initials: np.ndarray
    content: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    noun: np.ndarray
    above: np.ndarray
    governor: np.ndarray
    role: np.ndarray
    quotation: np.ndarray

    def __len__(self) -> int:
        return len(self.kind)


PLAIN = ("kind", "number", "gender", "sentence", "start", "end", "noun", "above", "governor", "role", "quotation")


def mention_table(records: Sequence[Record]) -> MentionTable:
    """The records, in their order, as columns."""
    numbers: dict[str, int] = {"": -1}
    columns = {name: np.array([getattr(record, name) for record in records], dtype=np.int64) for name in PLAIN}
    for name in ("head", "text", "initials"):
        columns[name] = np.array([numbers.setdefault(getattr(r, name), len(numbers)) for r in records], dtype=np.int64)
    named = [r.text if r.kind == KIND["name"] and " " not in r.text else "" for r in records]
    columns["letters"] = np.array([numbers.setdefault(text, len(numbers)) for text in named], dtype=np.int64)
    return MentionTable(content=_bits([record.content for record in records]), **columns)


def _bits(contents: Sequence[frozenset[str]]) -> np.ndarray:
    """The sets of words as bits, uint64 (m, blocks)."""
    places: dict[str, int] = {}
    marks = [(row, places.setdefault(word, len(places))) for row, words in enumerate(contents) for word in sorted(words)]
    bits = np.zeros((len(contents), max(1, -(-len(places) // 64))), dtype=np.uint64)
    if marks:
        rows, columns = np.array(marks).T
        np.bitwise_or.at(bits, (rows, columns // 64), np.left_shift(np.uint64(1), (columns % 64).astype(np.uint64)))
    return bits


def pair_codes(table: MentionTable, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Codes of the pairs (later[i], earlier[i]), int64 (n, features), the columns as in `PAIR_FEATURES`."""
    distance = table.start[later] - table.start[earlier]
    apart = np.where(distance < 0, 0, 1 + np.searchsorted(WORDS, distance, side="right"))
    columns = {
        "kinds": table.kind[later] * len(KINDS) + table.kind[earlier],
        "head": table.head[later] == table.head[earlier],
        "text": table.text[later] == table.text[earlier],
        "content": _content(table, later, earlier),
        "sentences": np.searchsorted(SENTENCES, np.abs(table.sentence[later] - table.sentence[earlier]), side="right"),
        "words": apart,
        "number": _agreement(table.number[later], table.number[earlier]),
        "gender": _agreement(table.gender[later], table.gender[earlier]),
        "structure": _structure(table, later, earlier),
        "acronym": _acronym(table, later, earlier) | _acronym(table, earlier, later),
        "quotation": _quotation(table.quotation[later], table.quotation[earlier]),
    }
    return np.stack([columns[name].astype(np.int64) for name in PAIR_FEATURES], axis=1)


def _content(table: MentionTable, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    a, b = table.content[later], table.content[earlier]
    shared = a & b
    some, all_later, all_earlier = shared.any(axis=1), (shared == a).all(axis=1), (shared == b).all(axis=1)
    return np.where(some, 1 + all_later + 2 * all_earlier, 0)


def _agreement(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.where((a == 0) | (b == 0), 0, np.where(a == b, 1, 2))


def _structure(table: MentionTable, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    role = table.role
    hangs = table.above[later] == table.noun[earlier]
    hangs_back = table.above[earlier] == table.noun[later]
    siblings = (table.above[later] == table.above[earlier]) & (role[later] == CONJUNCT) & (role[earlier] == CONJUNCT)
    inside = (table.start[earlier] <= table.start[later]) & (table.end[later] <= table.end[earlier])
    around = (table.start[later] <= table.start[earlier]) & (table.end[earlier] <= table.end[later])
    tests = [
        (hangs & (role[later] == APPOSITION)) | (hangs_back & (role[earlier] == APPOSITION)),
        (hangs & (role[later] == CONJUNCT)) | (hangs_back & (role[earlier] == CONJUNCT)) | siblings,
        (hangs_back & (role[earlier] == SUBJECT)) | (hangs & (role[later] == SUBJECT)),
        inside,
        around,
        table.governor[later] == table.governor[earlier],
    ]
    return np.select(tests, np.arange(1, 7), 0)


def _acronym(table: MentionTable, short: np.ndarray, long: np.ndarray) -> np.ndarray:
    return (table.letters[short] == table.initials[long]) & (table.initials[long] >= 0)


def _quotation(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.where(a > 0, np.where(b > 0, np.where(a == b, 1, 2), 3), np.where(b > 0, 4, 0))
