"""News passages in which a person's later name became a pronoun: whom it stands for is known (https://aclanthology.org/D19-1439/)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.language.coreference.gender import AMBIGUOUS, FEMALE, GIVEN, HONORIFICS, MALE, NOUNS
from kg.training.coreference import CLOSED, OPEN, Document, Span, document, parsed, parsed_columns, parsed_examples
from kg.training.corpora import Sentence

BEFORE = 2
"""Sentences before that of the pronoun that belong to the passage."""
PRONOUNS = {MALE: {"subject": "he", "object": "him", "owner": "his"}, FEMALE: {"subject": "she", "object": "her", "owner": "her"}}
SUBJECTS = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS = frozenset({"IN", "TO", "VB", "VBD", "VBZ", "VBP", "VBG"})
OWNED = OBJECTS | {"", "CC", "``", "WDT", "RB"}
CONJUNCTIONS = frozenset({"that", "because", "after", "before", "when", "if", "while", "although"})
AFTER_OBJECTS = frozenset({"IN", "TO", ".", ",", "CC", "RB"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person in a passage: sentence, start and end (excluded) in it, and the surname that tells persons apart."""

    sentence: int
    start: int
    end: int
    surname: str


def replaced_documents(sentences: Sequence[Sentence], nlp: Any) -> Iterator[Document]:
    """The passages that the sentences of GMB give, parsed by the pipeline; in each one pronoun and the names of two persons or more."""
    starts = [i for i, sentence in enumerate(sentences) if sentence.opens] + [len(sentences)]
    for start, end in pairwise(starts):
        for at in range(start, end):
            passage = sentences[max(start, at - BEFORE) : at + 1]
            if found := replaced_passage(passage):
                yield _document(f"gmb-{at}", *found, nlp)


def _persons(passage: Sequence[Sentence]) -> list[Person]:
    """The names of persons, without "Mr." and the like, which GMB counts to them."""
    found = []
    for number, sentence in enumerate(passage):
        for start, end, label in sentence.spans:
            while start < end and _honorific(sentence.words[start]):
                start += 1
            if label == "per" and start < end and sentence.words[end - 1].istitle():
                found.append(Person(number, start, end, sentence.words[end - 1]))
    return found


def replaced_passage(passage: Sequence[Sentence]) -> tuple[list[list[str]], list[list[bool]], list[Span]] | None:
    """Words, spaces and mentions of the passage with a pronoun in its last sentence; None where no name there can become one."""
    persons = _persons(passage)
    if len({person.surname for person in persons}) < 2:
        return None
    last = len(passage) - 1
    for index, person in enumerate(persons):
        before = {earlier.surname for earlier in persons[:index]}
        case = _case(passage[last], person) if person.sentence == last and len(before) > 1 and person.surname in before else ""
        if case:
            return _with_pronoun(passage, persons, index, PRONOUNS[_gender(passage, person)][case])
    return None


def _case(sentence: Sentence, person: Person) -> str:
    """Which case a pronoun in the name's place has, by the tags beside it: subject, object, owner, or "" where it cannot be told."""
    tags: list[str] = ["", *(sentence.tags or ()), ""]
    start = _begin(sentence.words, person.start)
    word, before, after = sentence.words[start - 1] if start else "", tags[start], tags[person.end + 1]
    if after == "POS":
        return "owner" if before in OWNED else ""
    if after in SUBJECTS and (before in {"", "CC", "``"} or word in CONJUNCTIONS):
        return "subject"
    return "object" if before in OBJECTS and word not in CONJUNCTIONS and after in AFTER_OBJECTS else ""


def _honorific(word: str) -> bool:
    return word.strip(".").lower() in HONORIFICS


def _begin(words: Sequence[str], start: int) -> int:
    """Where a name begins with the "Mr." before it."""
    while start and _honorific(words[start - 1]):
        start -= 1
    return start


def _gender(passage: Sequence[Sentence], person: Person) -> str:
    """The person's gender by a title or given name before the surname anywhere in the passage, else by the passage's other pronouns."""
    for sentence in passage:
        for i, word in enumerate(sentence.words[1:], 1):
            known = sentence.words[i - 1].strip(".").lower()
            gender = NOUNS.get(known) or (GIVEN.get(known) if known not in AMBIGUOUS else None)
            if word == person.surname and gender in PRONOUNS:
                return gender
    words = {word.lower() for sentence in passage for word in sentence.words}
    return FEMALE if words & {"she", "her"} else MALE


def _with_pronoun(
    passage: Sequence[Sentence], persons: Sequence[Person], index: int, pronoun: str
) -> tuple[list[list[str]], list[list[bool]], list[Span]]:
    person, last = persons[index], len(passage) - 1
    words, spaces = [list(s.words) for s in passage], [list(s.spaces) for s in passage]
    start, end = _begin(words[last], person.start), person.end
    end += pronoun in {"his", "her"} and end < len(words[last]) and words[last][end] in {"'s", "'", "’s", "’"}
    words[last][start:end] = [pronoun.capitalize() if start == 0 else pronoun]
    spaces[last][start:end] = [spaces[last][end - 1]]
    chains = {surname: str(number) for number, surname in enumerate(sorted({one.surname for one in persons}))}
    spans: list[Span] = [(last, start, start + 1, chains[person.surname], CLOSED)]
    for other in persons[:index]:
        spans.append((other.sentence, other.start, other.end, chains[other.surname], OPEN))
    return words, spaces, spans


def _document(name: str, words: list[list[str]], spaces: list[list[bool]], spans: list[Span], nlp: Any) -> Document:
    columns, _ = parsed_columns(parsed(nlp, words, spaces))
    return document(name, parsed_examples(words, spaces), columns, spans)
