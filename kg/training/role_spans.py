"""Spans of arguments rebuilt from their head words in a dependency tree: what hangs from a head, without the predicate's side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.training.roles import Argument, Span

ONE_WORD = {"LVB", "MOD", "NEG", "PRR"}
"""Labels of single words: modals, negations, and the two parts of a light-verb construction."""
OF_CLAUSES = {
    "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:outer", "expl", "cop", "aux", "aux:pass", "mark", "cc", "parataxis", "discourse",
    "vocative", "punct", "advcl", "dislocated",
}  # fmt: skip
"""Relations of a copula's complement that belong to the whole clause."""
OF_PHRASES = {"case", "cc", "mark", "nsubj", "cop", "aux", "expl", "cc:preconj"}
"""Relations of a noun that its relative clause does not take up."""
DEGREE = {
    "about", "almost", "as", "enough", "far", "how", "just", "least", "less", "more", "most", "much", "nearly", "only", "pretty", "quite",
    "rather", "really", "so", "too", "totally", "very",
}  # fmt: skip
"""Adverbs that stay with a copula's complement; all others are of its clause."""
OF_SUBJECTS = {"nsubj", "nsubj:pass", "expl", "cop", "aux"}
"""Relations in a conjunct that make it a clause."""
COPULAS = {"cop", "aux", "aux:pass"}
BRACKETS = {"(": ")", "[": "]", "-LRB-": "-RRB-", "“": "”", "‘": "’", "``": "''", '"': '"'}
SMALL_CLAUSE = {"obj": "xcomp", "xcomp": "obj"}
"""Two sides of "made him weak": where one is the argument, the other is a part of it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with heads (1-based, 0 = root) and UD relations."""

    words: Sequence[str]
    heads: Sequence[int]
    rels: Sequence[str]

    def chain(self, word: int) -> list[int]:
        """The word and its ancestors, the root last."""
        found = [word]
        while self.heads[found[-1]] > 0:
            found.append(self.heads[found[-1]] - 1)
        return found


def subtree_span(head: int, sentence: Sentence, predicate: int) -> tuple[int, int]:
    """(start, end) of the unbroken words around word `head` that hang from it and not from the predicate, both counted from 0."""
    left_out = _left_out(head, sentence, predicate)
    kept = [_hangs(sentence.chain(word), head, left_out) for word in range(len(sentence.words))]
    return _trimmed(head, kept, sentence)


def _left_out(head: int, sentence: Sentence, predicate: int) -> set[int]:
    """Words below `head` that are no part of the argument with all that hangs from them: none where the predicate is not below it."""
    side = sentence.chain(predicate)
    if head not in side[1:]:
        return set()
    branch = side[side.index(head) - 1]
    below = [word for word in range(len(sentence.words)) if sentence.heads[word] == head + 1]
    if branch == predicate and sentence.rels[predicate] in COPULAS:
        out = {word for word in below if sentence.rels[word] in OF_CLAUSES or word < predicate or _of_clause(word, sentence)}
    else:
        out = {word for word in below if sentence.rels[word] in OF_PHRASES}
    return out | {branch}


def _of_clause(word: int, sentence: Sentence) -> bool:
    """Whether an adverb is no adverb of degree, or a conjunct a clause of its own."""
    if sentence.rels[word] == "conj":
        return any(head == word + 1 and rel in OF_SUBJECTS for head, rel in zip(sentence.heads, sentence.rels, strict=True))
    return sentence.rels[word] == "advmod" and sentence.words[word].lower() not in DEGREE


def _hangs(chain: list[int], head: int, left_out: set[int]) -> bool:
    return head in chain and not left_out.intersection(chain[: chain.index(head)])


def _trimmed(head: int, kept: Sequence[bool], sentence: Sentence) -> tuple[int, int]:
    """The unbroken run of kept words around the head, without punctuation at its ends but with both brackets or neither."""
    start = end = head
    while start > 0 and kept[start - 1]:
        start -= 1
    while end + 1 < len(kept) and kept[end + 1]:
        end += 1
    while start < head and sentence.rels[start] == "punct":
        start += 1
    while end > head and sentence.rels[end] == "punct":
        end -= 1
    words = sentence.words
    if start > 0 and end + 1 < len(words) and kept[start - 1] and kept[end + 1] and BRACKETS.get(words[start - 1]) == words[end + 1]:
        return start - 1, end + 2
    if end + 1 < len(words) and _closes(words[end + 1], words[start : end + 1]):
        return start, end + 2
    return start, end + 1


def _closes(mark: str, words: Sequence[str]) -> bool:
    """Whether a mark closes a bracket or quotation that is open after the words."""
    if mark == '"':
        return sum(word == mark for word in words) % 2 == 1
    return any(close == mark and sum(w == opener for w in words) > sum(w == mark for w in words) for opener, close in BRACKETS.items())


def rebuild_spans(arguments: Iterable[Argument], sentence: Sentence) -> list[Span]:
    """The spans of a sentence's arguments, sorted."""
    arguments = sorted(set(arguments))
    taken = {(predicate, head) for predicate, head, _ in arguments}
    return sorted({(predicate, label, *_span(predicate, head, label, taken, sentence)) for predicate, head, label in arguments})


def _span(predicate: int, head: int, label: str, taken: set[tuple[int, int]], sentence: Sentence) -> tuple[int, int]:
    if label in ONE_WORD:
        return head, head + 1
    start, end = subtree_span(head, sentence, predicate)
    other = SMALL_CLAUSE.get(sentence.rels[head])
    if other and sentence.heads[head] == predicate + 1:
        for word in range(len(sentence.words)):
            if sentence.heads[word] == predicate + 1 and sentence.rels[word] == other and (predicate, word) not in taken:
                begin, finish = subtree_span(word, sentence, predicate)
                if begin == end or finish == start:
                    start, end = min(start, begin), max(end, finish)
    return start, end
