"""Other persons in a passage about two of them: their names, and with them the passage's gender, change and who is who stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from kg.language.coreference.gender import FEMALE, HONORIFICS, MALE, NOUNS, given_names
from kg.training.augment import Names
from kg.training.coreference import Document
from kg.training.examples import Example

RATE, FLIPS = 0.75, 0.5
"""Share of the passages that get other names, and of those the share that get the other gender where it can be had."""
OTHER = {MALE: FEMALE, FEMALE: MALE}
TO_FEMALE = {"he": "she", "his": "her", "him": "her", "himself": "herself"}
TO_MALE = {"she": "he", "herself": "himself", "hers": "his"}
"""Without "her", which is "him" or "his"."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Given names by gender, and surnames, to choose from."""

    given: dict[str, list[str]]
    surnames: list[str]


def make_persons(names: Names) -> Persons:
    """The lexicon's given names, and the last words of the corpora's full names."""
    known = given_names()
    given = {gender: sorted(name.capitalize() for name in known if known[name][0] == gender) for gender in OTHER}
    last = {name.split()[-1] for name in names.by_type.get("PERSON", {}).get(2, ())}
    return Persons(given, sorted(word for word in last if word.isalpha() and word.istitle() and word.lower() not in known))


def renamed(document: Document, persons: Persons, random: Random) -> Document:
    """The passage with other names now and then; its mentions stay where they are."""
    if random.random() >= RATE:
        return document
    words = [word for example in document.examples for word in example.words]
    pronouns = _other_gender(words) if random.random() < FLIPS else {}
    chosen = dict(pronouns)
    known = given_names()
    for word in sorted(_named(document) | {word for word in words if word.istitle() and known.get(word.lower(), ("", False))[1]}):
        gender, _ = known.get(word.lower(), (None, False))
        if not (word.isalpha() and word.istitle()):
            continue
        pool = persons.surnames if gender is None else persons.given[OTHER[gender] if pronouns else gender]
        chosen[word] = random.choice(pool)
    return replace(document, examples=[_with(example, chosen) for example in document.examples])


def _named(document: Document) -> set[str]:
    """The words of the marked names."""
    names = document.mentions[document.mentions[:, 6] != 1]
    return {
        word for sentence, _, start, end, *_ in names for word in _inside(document, int(sentence), int(start), int(end)) if len(word) > 1
    }


def _inside(document: Document, sentence: int, start: int, end: int) -> Iterable[str]:
    return (word for word in document.examples[sentence].words[start:end] if word.lower() not in HONORIFICS)


def _other_gender(words: list[str]) -> dict[str, str]:
    """What each gendered pronoun becomes in a passage of the other gender; {} where there are persons of both, or none, or it cannot be told."""
    lower = {word.lower() for word in words}
    tables = [table for table in (TO_FEMALE, TO_MALE) if lower & table.keys()]
    if len(tables) != 1 or "her" in lower or lower & NOUNS.keys():
        return {}
    return _cased(tables[0])


def _cased(table: Mapping[str, str]) -> dict[str, str]:
    return dict(table) | {word.capitalize(): other.capitalize() for word, other in table.items()}


def _with(example: Example, chosen: Mapping[str, str]) -> Example:
    return replace(example, words=[chosen.get(word, word) for word in example.words])
