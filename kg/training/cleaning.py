"""Mends the Groningen Meaning Bank's names: extents by our conventions, types by what a text says of the same name nearby.

Its names were made by machine and corrected in part; the sentences of a text follow each other, and a person named in full once
is the person of the surname after that, whatever the tag says.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.training.corpora import Sentence
from kg.training.lexicon import GROUP_WORDS, NOT_NAMES, TITLES, word_set

LabelledSpan = tuple[int, int, str]

DIRECTIONS = word_set("northern southern eastern western central northeastern northwestern southeastern southwestern the a an")
"""Words in lower case before a place that GMB takes into its name."""
PORTFOLIO = word_set("secretary minister ministry department secretaries ministers")
ADDRESSES = word_set("mr. mrs. ms. mr mrs ms")
NEARBY = 12
"""Sentences before and after that are taken for the same text."""


def trimmed(sentence: Sentence, span: LabelledSpan) -> LabelledSpan | None:
    """A span without directions, dashes and stray marks at its ends; None where no name is left."""
    start, end, label = span
    words = sentence.words
    if label == "tim":
        return span
    while start < end and (words[start] in DIRECTIONS or not any(c.isalnum() for c in words[start])):
        start += 1
    while start < end and not any(c.isalnum() for c in words[end - 1]):
        end -= 1
    if start == end or not any(word[:1].isupper() or word[:2] == "al" for word in words[start:end]):
        return None
    return None if words[start][0].isdigit() and end - start == 1 else (start, end, label)


def past_portfolio(sentence: Sentence, span: LabelledSpan) -> LabelledSpan | None:
    """ "Secretary of *State Colin Powell*": the person after the portfolio; None for the portfolio alone."""
    start, end, label = span
    words = sentence.words
    if (
        label == "org"
        and start > 1
        and words[start - 1].lower() == "of"
        and words[start - 2].lower() in PORTFOLIO - {"ministry", "department"}
    ):
        if end - start == 1 or "for" in (words[start].lower(), words[start + 1].lower()):
            return None
        return (start + 1, end, "per") if end - start > 2 else span
    return span


@dataclass(slots=True)
class Nearby:
    """Surnames of persons named in full or with an address in the sentences around one."""

    counts: Counter[str] = field(default_factory=Counter)
    held: deque[list[str]] = field(default_factory=deque)

    def add(self, surnames: list[str]) -> None:
        self.held.append(surnames)
        self.counts.update(surnames)

    def drop(self) -> None:
        self.counts.subtract(self.held.popleft())


def full_names(sentence: Sentence) -> list[str]:
    """Surnames that are certain here: last words of persons of two names, and words after "Mr."."""
    words, found = sentence.words, []
    for start, end, label in sentence.spans:
        if label == "per":
            while start < end and words[start].lower() in TITLES:
                start += 1
            addressed = start > 0 and words[start - 1].lower() in ADDRESSES
            if end - start >= 2 or (end > start and addressed):
                found.append(words[end - 1])
    plain = [word for word in found if len(word) > 3 and word[0].isupper() and word.isalpha()]
    return [word for word in plain if word.lower() not in GROUP_WORDS | NOT_NAMES | TITLES]


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether a proper noun is a name by itself: no capitalised word or hyphen beside it."""
    words = sentence.words
    beside = [words[i] for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return all((word in {".", ","} or word[0].islower() or word in {"'s", '"', "(", ")"} or word.lower() in TITLES) for word in beside)


def by_surnames(sentence: Sentence, surnames: Counter[str], places: frozenset[str]) -> Sentence:
    """The sentence with lone surnames of persons nearby marked as persons."""
    labelled = {start: (start, end, label) for start, end, label in sentence.spans}
    inside = {index for start, end, _ in sentence.spans for index in range(start, end)}
    tags = sentence.tags or [""] * len(sentence.words)
    for index, word in enumerate(sentence.words):
        if surnames[word] <= 0 or word.lower() in places or not tags[index].startswith("NNP"):
            continue
        span = labelled.get(index)
        if (span and span[1] == index + 1 and span[2] != "per") or (index not in inside and _stands_alone(sentence, index)):
            labelled[index] = (index, index + 1, "per")
    spans = sorted(labelled.values())
    return sentence if spans == sentence.spans else replace(sentence, spans=spans)


def settled(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Single words, lower-cased, that ten names or more are, four in five of them no persons: "Fatah"."""
    counts: dict[str, Counter[bool]] = {}
    for sentence in sentences:
        for start, end, label in sentence.spans:
            if end - start == 1:
                counts.setdefault(sentence.words[start].lower(), Counter())[label == "per"] += 1
    return frozenset(word for word, count in counts.items() if count.total() >= 10 and count[False] >= 0.8 * count.total())


def _mended(sentence: Sentence, change: Callable[[Sentence, LabelledSpan], LabelledSpan | None]) -> Sentence:
    spans = [new for span in sentence.spans if (new := change(sentence, span))]
    return sentence if spans == sentence.spans else replace(sentence, spans=spans)


def mend(sentences: Sequence[Sentence], places: frozenset[str]) -> Iterator[Sentence]:
    """The sentences in order, mended; `places` are names (lower-cased) that no surname overrules."""
    cut = [_mended(_mended(sentence, trimmed), past_portfolio) for sentence in sentences]
    nearby, places = Nearby(), places | settled(cut)
    for index in range(len(cut) + NEARBY):
        if index < len(cut):
            nearby.add(full_names(cut[index]))
        if index > 2 * NEARBY:
            nearby.drop()
        if index >= NEARBY:
            yield by_surnames(cut[index - NEARBY], nearby.counts, places)
