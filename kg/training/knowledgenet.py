"""KnowledgeNet as an entity corpus: the arguments of its facts are names of known types, every other name is open.

Facts come as a table of passages with the subject and the object marked (Mesquita et al. 2019, https://aclanthology.org/D19-1069).
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy.lang.en import English

from kg.language.parsing.tokenizer import make_tokenizer
from kg.training.amounts import amount_spans
from kg.training.corpora import Sentence
from kg.training.entities import ANY, NONE, Allowed, Constraints, Span, constrain, strip_titles
from kg.training.lexicon import GROUP_WORDS, NOT_NAMES, TITLES, word_set

TRAINING_FOLDS = frozenset({"1", "2", "3"})
"""Fold 4 stays for measuring; fold 5 is not in the table."""

ARGUMENTS: dict[str, tuple[str, str]] = {
    "PLACE_OF_RESIDENCE": ("PERSON", "PLACE"), "PLACE_OF_BIRTH": ("PERSON", "PLACE"), "NATIONALITY": ("PERSON", "PLACE"),
    "EMPLOYEE_OR_MEMBER_OF": ("PERSON", "ORG"), "EDUCATED_AT": ("PERSON", "ORG"), "POLITICAL_AFFILIATION": ("PERSON", "ORG"),
    "SPOUSE": ("PERSON", "PERSON"), "CHILD_OF": ("PERSON", "PERSON"), "DATE_OF_BIRTH": ("PERSON", ""), "DATE_OF_DEATH": ("PERSON", ""),
    "HEADQUARTERS": ("ORG", "PLACE"), "FOUNDED_BY": ("ORG", "PERSON ORG"), "CEO": ("ORG", "PERSON"), "DATE_FOUNDED": ("ORG", ""),
    "SUBSIDIARY_OF": ("ORG", "ORG"),
}  # fmt: skip
"""Types of subject and object by relation; dates are found by their form."""

PRONOUNS = word_set("i me my he him his she her hers it its they them their we us our who whose which where there this that these those")
JOINTS = word_set("of the for and de la van von der del al bin ibn & - ' ’s 's , .")

_ROW = re.compile(r"<tr><td[^>]*>(.*?)</td></tr>", re.DOTALL)
_CELL = re.compile(r"</td><td[^>]*>")
_TAG = re.compile(r"<[^>]+>")

Mark = tuple[int, int, str]
"""A marked argument: its first character and its end in the passage (or words of a sentence), and its types, separated by spaces."""


@dataclass(slots=True)
class Passage:
    """A sentence of a document with all arguments marked in it; `start` and `end` count the document's characters."""

    document: str
    start: int
    end: int
    text: str
    marks: set[Mark] = field(default_factory=set)


def _rows(table: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(table) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".html") and not name.startswith("__"))
        page = archive.read(name).decode("utf-8")
    for match in _ROW.finditer(page):
        yield _CELL.split(match[1])


def read_passages(table: Path) -> list[Passage]:
    """Passages of the training folds in document order; a mark whose offsets do not fit its passage is left out."""
    passages: dict[tuple[str, int, int], Passage] = {}
    for fold, document, begin, end, *argument_cells, relation, marked in _rows(table):
        if fold not in TRAINING_FOLDS:
            continue
        key = (document, int(begin), int(end))
        text = html.unescape(_TAG.sub("", marked)).removeprefix(" ")
        passage = passages.setdefault(key, Passage(*key, text))
        for number, types in enumerate(ARGUMENTS[relation]):
            first, last = argument_cells[2 * number : 2 * number + 2]
            if types and first.isdigit() and int(last) - key[1] <= len(passage.text):
                passage.marks.add((int(first) - key[1], int(last) - key[1], types))
    return [passages[key] for key in sorted(passages)]


def _is_name(words: list[str]) -> bool:
    """Whether an argument is a name, not a pronoun or description ("the company", "his father")."""
    return (
        bool(words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and words[0].lower() not in PRONOUNS
        and words[-1].lower() not in TITLES
    )


def _spans(words: list[str], offsets: list[int], marks: set[Mark]) -> list[Span]:
    """Marked names in words with their types; of overlapping ones the longest, types that differ are all allowed."""
    found: dict[tuple[int, int], Allowed] = {}
    ends = [offset + len(word) for offset, word in zip(offsets, words, strict=True)]
    for begin, finish, types in marks:
        if begin not in offsets or finish not in ends:
            continue
        start, end = offsets.index(begin), ends.index(finish) + 1
        start = strip_titles(words, start, end) if types == "PERSON" else start + (words[start].lower() == "the")
        if _is_name(words[start:end]):
            kinds = {"GROUP"} if words[end - 1].lower() in GROUP_WORDS else set(types.split())
            found[start, end] = found.get((start, end), frozenset()) | kinds
    kept: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, found[start, end]))
    return sorted(kept, key=lambda span: span[:2])


def open_words(words: list[str]) -> list[Allowed]:
    """What an unmarked word may be: anything where it is capitalised or joins capitalised words, else no name."""
    capital = [word[:1].isupper() and word.lower() not in NOT_NAMES | PRONOUNS for word in words]
    near = [any(capital[max(0, i - 2) : i]) and any(capital[i + 1 : i + 3]) and word.lower() in JOINTS for i, word in enumerate(words)]
    return [ANY if is_capital or joins else NONE for is_capital, joins in zip(capital, near, strict=True)]


Tokenize = Callable[[str], tuple[list[str], list[bool], list[int]]]
"""Words of a text, whether a space follows each, and their offsets."""


def run_time_words() -> Tokenize:
    """The run-time tokenizer as a function."""
    tokenizer = make_tokenizer(English())

    def tokenize(text: str) -> tuple[list[str], list[bool], list[int]]:
        tokens = [token for token in tokenizer(text) if not token.is_space]
        return [token.text for token in tokens], [bool(token.whitespace_) for token in tokens], [token.idx for token in tokens]

    return tokenize


def passage_sentence(passage: Passage, tokenize: Tokenize) -> tuple[Sentence, list[Span]]:
    """A passage as a sentence of its own, and its certain names."""
    words, spaces, offsets = tokenize(passage.text)
    return Sentence(words, spaces, opens=True, name=f"{passage.document}:{passage.start}"), _spans(words, offsets, passage.marks)


def read_knowledgenet(data: Path) -> list[tuple[Sentence, list[Span]]]:
    """Sentences of the training folds that have a certain name, and these names."""
    tokenize = run_time_words()
    passages = read_passages(data / "knowledgenet" / "human_readable-v10-notest.zip")
    return [pair for passage in passages if (pair := passage_sentence(passage, tokenize))[1]]


def knowledgenet_constraints(words: list[str], spans: list[Span], table: Constraints) -> tuple[np.ndarray, list[Mark]]:
    """Constraint ids int64 (words,) of a passage, and its certain spans in our types; amounts are found by their form."""
    taken = {index for start, end, _ in spans for index in range(start, end)}
    amounts = [(start, end, frozenset({kind})) for start, end, kind in amount_spans(words) if not taken & set(range(start, end))]
    ids = constrain(len(words), [*spans, *amounts], open_words(words), table)
    return ids, [(start, end, next(iter(types))) for start, end, types in spans if len(types) == 1]
