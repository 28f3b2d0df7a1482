"""The names of persons that the pipeline finds in a text, and which of them may be one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.language.coreference.gender import HONORIFICS


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person in a parsed text: its sentence, its first token and its end (excluded), and its words."""

    sentence: int
    start: int
    end: int
    words: tuple[str, ...]

    def same(self, other: Person) -> bool:
        """Whether one name is the other or a part of it."""
        return set(self.words) <= set(other.words) or set(other.words) <= set(self.words)

    def related(self, other: Person) -> bool:
        """Whether the names share a word: two of one family, or one person."""
        return bool(set(self.words) & set(other.words))


def person_names(doc: Any) -> list[Person]:
    """The names of persons that the pipeline finds."""
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    found = []
    for ent in doc.ents:
        words = tuple(token.lower_ for token in ent if token.is_alpha and token.lower_.strip(".") not in HONORIFICS)
        if ent.label_ == "PERSON" and words and ent[-1].text[0].isupper():
            found.append(Person(sentence[ent.start], ent.start, ent.end, words))
    return found
