"""Passages in which a person's later name became a pronoun: whom it stands for is known (https://aclanthology.org/D19-1439/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import Any

from kg.language.coreference.gender import FEMALE, HONORIFICS, MALE, NOUNS, given_names
from kg.training.coreference import AFTER, CLOSED, OPEN, Document, Span, document, parsed, parsed_columns, parsed_examples
from kg.training.corpora import Sentence
from kg.training.person_names import Person, person_names

BEFORE, BEHIND = 3, 1
"""Sentences before and after that of the pronoun that belong to the passage."""
MOST = 3
"""Passages that one text gives at most."""
PRONOUNS = {MALE: {"subject": "he", "object": "him", "owner": "his"}, FEMALE: {"subject": "she", "object": "her", "owner": "her"}}
GENDERS = {"he": MALE, "his": MALE, "him": MALE, "she": FEMALE, "her": FEMALE}


def texts_of(sentences: Sequence[Sentence], nlp: Any) -> Iterator[Any]:
    """The running texts of a corpus of sentences, parsed by the pipeline."""
    starts = [i for i, sentence in enumerate(sentences) if sentence.opens] + [len(sentences)]
    for start, end in pairwise(starts):
        text = sentences[start:end]
        yield parsed(nlp, [sentence.words for sentence in text], [sentence.spaces for sentence in text])


def replaced_documents(docs: Iterable[Any], nlp: Any, *, name: str) -> Iterator[Document]:
    """The passages that parsed texts give, each parsed anew with its one pronoun; in each are the names of two persons or more."""
    random = Random(0)
    for number, doc in enumerate(docs):
        sentences = list(doc.sents)
        found = person_names(doc)
        places = [i for i, person in enumerate(found) if _told(found, i) and case_of(doc, person)]
        for at in sorted(random.sample(places, min(MOST, len(places)))):
            gender = gender_of(doc, [other for other in found if other.same(found[at])], random)
            if gender is None:
                continue
            words, spaces, spans = passage(doc, sentences, found, at, PRONOUNS[gender][case_of(doc, found[at])])
            columns, _ = parsed_columns(parsed(nlp, words, spaces))
            yield document(f"{name}-{number}-{at}", parsed_examples(words, spaces), columns, spans)


def _told(found: Sequence[Person], at: int) -> bool:
    """Whether a person was named not long before and somebody else was too, and no name around could be either's."""
    person = found[at]
    near = [other for other in found[:at] if person.sentence - other.sentence <= BEFORE]
    same = [other for other in near if other.same(person)]
    return bool(same) and len(same) < len(near) and all(other.same(person) or not other.related(person) for other in near)


def case_of(doc: Any, person: Person) -> str:
    """Which case a pronoun in the name's place has: subject, object, owner, or "" where none can stand there."""
    span = doc[person.start : person.end]
    head, start = span.root, begin(doc, person)
    outside = [child for child in head.children if not start <= child.i < person.end]
    relation = head.dep_.split(":")[0]
    if head.dep_ == "nmod:poss":
        return "owner" if [child.tag_ for child in outside] == ["POS"] and outside[0].i == person.end else ""
    if relation == "nsubj" and not outside:
        return "subject" if not any(child.dep_ == "conj" for child in head.head.children if child.i < start) else ""
    cased = all(child.dep_ == "case" and child.i == start - 1 and child.tag_ in ("IN", "TO") for child in outside)
    return "object" if relation in ("obj", "iobj", "obl") and cased else ""


def begin(doc: Any, person: Person) -> int:
    """Where a name begins with the "Mr." before it."""
    start = person.start
    while start and doc[start - 1].sent == doc[start].sent and doc[start - 1].lower_.strip(".") in HONORIFICS:
        start -= 1
    return start


def gender_of(doc: Any, same: Iterable[Person], random: Random) -> str | None:
    """A person's gender by a title or given name of one of its mentions, else that of all pronouns of the text; None where these disagree."""
    for person in same:
        title = doc[person.start - 1].lower_.strip(".") if person.start else ""
        known, _ = given_names().get(person.words[0], (None, False)) if len(person.words) > 1 else (None, False)
        if gender := NOUNS.get(title) or known:
            return gender
    said = {GENDERS[token.lower_] for token in doc if token.lower_ in GENDERS}
    return random.choice(sorted(said or {MALE, FEMALE})) if len(said) < 2 else None


def passage(
    doc: Any, sentences: Sequence[Any], found: Sequence[Person], at: int, pronoun: str
) -> tuple[list[list[str]], list[list[bool]], list[Span]]:
    """Words, spaces and mentions of the sentences around a name, the pronoun in its place."""
    person = found[at]
    first, last = max(0, person.sentence - BEFORE), min(len(sentences), person.sentence + BEHIND + 1)
    start, end = begin(doc, person), person.end + (case_of(doc, person) == "owner")
    opens = start == sentences[person.sentence].start
    words = [[token.text for token in sent] for sent in sentences[first:last]]
    spaces = [[bool(token.whitespace_) or token.i + 1 == sent.end for token in sent] for sent in sentences[first:last]]
    row, offset = person.sentence - first, sentences[person.sentence].start
    words[row][start - offset : end - offset] = [pronoun.capitalize() if opens else pronoun]
    spaces[row][start - offset : end - offset] = [spaces[row][end - offset - 1]]
    spans: list[Span] = [(row, start - offset, start - offset + 1, "0", CLOSED)]
    for number, other in enumerate(found):
        if number == at or not first <= other.sentence < last:
            continue
        if not other.same(person) and other.related(person):
            continue
        shift = sentences[other.sentence].start + (end - start - 1 if other.sentence == person.sentence and number > at else 0)
        flags = OPEN | (AFTER if number > at else 0)
        chain = "0" if other.same(person) else str(1 + next(i for i, one in enumerate(found) if one.same(other)))
        spans.append((other.sentence - first, other.start - shift, other.end - shift, chain, flags))
    return words, spaces, spans
