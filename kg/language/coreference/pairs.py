"""What two mentions have to do with each other, as small numbers: the features that the coreference head of the network weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.language.coreference.records import APPOSITION, CONJUNCT, KINDS, NAME, SUBJECT, Record

SENTENCES = np.array([1, 2, 3, 5, 9])
"""Lower ends of the buckets of sentence distance: 0, 1, 2, 3–4, 5–8, 9 and more."""
WORDS = np.array([4, 9, 17, 33, 65, 129])
"""Lower ends of the buckets of distance in words; words, not mentions, because corpora differ in which mentions they mark."""

# The bucket of every distance up to the last bucket's lower end; of words, −1 (which is the last place) stands for all below 0.
_SENTENCES = np.searchsorted(SENTENCES, np.arange(SENTENCES[-1] + 1), side="right")
_WORDS = np.append(1 + np.searchsorted(WORDS, np.arange(WORDS[-1] + 1), side="right"), 0)

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
    found = dict(zip(Record._fields, zip(*records, strict=True), strict=True)) if records else dict.fromkeys(Record._fields, ())
    columns = {name: np.array(found[name], dtype=np.int64) for name in PLAIN}
    # A name of one word may be the letters of another.
    letters = [text if kind == NAME and " " not in text else "" for kind, text in zip(found["kind"], found["text"], strict=True)]
    for name, texts in (("head", found["head"]), ("text", found["text"]), ("initials", found["initials"]), ("letters", letters)):
        columns[name] = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
    return MentionTable(content=_bits(found["content"]), **columns)


def _bits(contents: Sequence[frozenset[str]]) -> np.ndarray:
    """The sets of words as bits, uint64 (m, blocks)."""
    places: dict[str, int] = {}
    marks = [(row, places.setdefault(word, len(places))) for row, words in enumerate(contents) for word in words]
    bits = np.zeros((len(contents), max(1, -(-len(places) // 64))), dtype=np.uint64)
    if marks:
        rows, columns = np.array(marks).T
        np.bitwise_or.at(bits, (rows, columns // 64), np.left_shift(np.uint64(1), (columns % 64).astype(np.uint64)))
    return bits


def pair_codes(table: MentionTable, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Codes of the pairs (later[i], earlier[i]), int64 (n, features), the columns as in `PAIR_FEATURES`."""
    columns = pair_columns(table, later, earlier, marks=content_marks(table))
    return np.stack([columns[name].astype(np.int64) for name in PAIR_FEATURES], axis=1)


def pair_columns(table: MentionTable, later: np.ndarray, earlier: np.ndarray, *, marks: np.ndarray) -> dict[str, np.ndarray]:
    """The codes of pairs by feature; `later` and `earlier` are of any shapes that go together, `marks` as of `content_marks`."""
    kind, number, gender, head, text, sentence, quotation = (
        (column[later], column[earlier])
        for column in (table.kind, table.number, table.gender, table.head, table.text, table.sentence, table.quotation)
    )
    return {
        "kinds": kind[0] * len(KINDS) + kind[1],
        "head": head[0] == head[1],
        "text": text[0] == text[1],
        "content": _content(table, later, earlier, marks),
        "sentences": _SENTENCES[np.minimum(np.abs(sentence[0] - sentence[1]), SENTENCES[-1])],
        "words": _WORDS[np.clip(table.start[later] - table.start[earlier], -1, WORDS[-1])],
        "number": _agreement(*number),
        "gender": _agreement(*gender),
        "structure": _structure(table, later, earlier),
        "acronym": _acronym(table, later, earlier) | _acronym(table, earlier, later),
        "quotation": _quotation(*quotation),
    }


def content_marks(table: MentionTable) -> np.ndarray:
    """The blocks of each mention's content over one another, uint64 (m,): mentions whose marks share no bit share no word."""
    return np.bitwise_or.reduce(table.content, axis=1)


def _content(table: MentionTable, later: np.ndarray, earlier: np.ndarray, marks: np.ndarray) -> np.ndarray:
    shape = np.broadcast_shapes(later.shape, earlier.shape)
    found = np.zeros(shape, dtype=np.int64)
    near = np.nonzero(marks[later] & marks[earlier])
    a, b = (table.content[np.broadcast_to(numbers, shape)[near]] for numbers in (later, earlier))
    shared = a & b
    some, all_later, all_earlier = shared.any(axis=1), (shared == a).all(axis=1), (shared == b).all(axis=1)
    found[near] = np.where(some, 1 + all_later + 2 * all_earlier, 0)
    return found


def _agreement(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.where((a == 0) | (b == 0), 0, 2 - (a == b))


def _structure(table: MentionTable, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    above, noun, role, start, end, governor = (
        (column[later], column[earlier]) for column in (table.above, table.noun, table.role, table.start, table.end, table.governor)
    )
    hangs, hangs_back = above[0] == noun[1], above[1] == noun[0]
    siblings = (above[0] == above[1]) & (role[0] == CONJUNCT) & (role[1] == CONJUNCT)
    tests = (
        (hangs & (role[0] == APPOSITION)) | (hangs_back & (role[1] == APPOSITION)),
        (hangs & (role[0] == CONJUNCT)) | (hangs_back & (role[1] == CONJUNCT)) | siblings,
        (hangs_back & (role[1] == SUBJECT)) | (hangs & (role[0] == SUBJECT)),
        (start[1] <= start[0]) & (end[0] <= end[1]),
        (start[0] <= start[1]) & (end[1] <= end[0]),
        governor[0] == governor[1],
    )
    found = np.zeros(hangs.shape, dtype=np.int64)
    for code in range(len(tests), 0, -1):  # the first that holds counts
        found[tests[code - 1]] = code
    return found


def _acronym(table: MentionTable, short: np.ndarray, long: np.ndarray) -> np.ndarray:
    initials = table.initials[long]
    return (table.letters[short] == initials) & (initials >= 0)


def _quotation(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    later, earlier = a > 0, b > 0
    return np.where(later, np.where(earlier, 2 - (a == b), 3), 4 * earlier)
