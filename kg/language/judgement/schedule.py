"""What the present tense tells of a time to come: "the minister leaves on Sunday", "is closing its plant in 2030", "Friday's vote"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from kg.language.trees.syntax import Tree, tree
from kg.language.trees.words import vocabulary
from kg.language.values.tense import SCHEDULED
from kg.language.values.times import Times
from kg.model import Ontology, Time

# Who they are is known when it comes to what they do: "the winner goes to the final".
CONTENDERS, FIXTURES = (
    vocabulary("winner loser victor runner-up"),
    vocabulary("play meet face go advance progress move proceed qualify host"),
)
PRESENT, PRESENT_BE = frozenset(("VBZ", "VBP")), frozenset(("is", "are", "am", "'s", "'re", "’s", "’re"))
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Words that look ahead without a date to count from.
_WORDS = r"\b(?:tomorrow|tonight|later (?:today|this|in)|next|coming)\b"
_AHEAD = re.compile(rf"{_WORDS}|^(?:on |this )?{_DAY}(?: (?:morning|afternoon|evening|night))?$", re.IGNORECASE)
_CALENDAR = re.compile(r"(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?")
_REPEATED = re.compile(r"\b(?:every|each|last|past|most)\b", re.IGNORECASE)
# What is hoped or planned for a time is hoped or planned now.
ATTITUDES = frozenset(("possible", "planned", "requested"))
_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def ahead(doc: Doc, times: Times, published: date | None, ontology: Ontology) -> frozenset[int]:
    """The tokens of verbs and nouns that are dated to a time after the document's, in a tense that leaves it open."""
    table = tree(doc)
    found = set(_fixtures(table))
    for start, end, time in times.spans:
        i = start
        while start <= table.head[i] < end and table.head[i] != i:
            i = table.head[i]
        h = table.head[i]
        if table.pos[h] == "NOUN" and h != i:
            if published is not None and _is_after(time, published):
                found.add(h)
            continue
        entry = ontology.verbs.get(table.lemma[h])
        if _is_present(table, h) and not (entry and entry.complement in ATTITUDES) and _is_ahead(table, h, time, published):
            found.update((h, *_beside(table, h)))
    return frozenset(found)


def _fixtures(table: Tree) -> Iterator[int]:
    """The verbs in the present that tell whom the winner of a contest meets next, or where the loser goes."""
    for i, dep in enumerate(table.dep):
        h = table.head[i]
        if (
            dep == "nsubj"
            and table.lemma[i] in CONTENDERS
            and table.lemma[h] in FIXTURES
            and table.tag[h] in PRESENT
            and table.kid(h, "aux") is None
        ):
            yield h


def _beside(table: Tree, h: int) -> Iterator[int]:
    """What happens along with the verb: "leaves Sunday for Geneva, where she meets the king, and returns"."""
    yield from (c for c in table.kids(h, "conj") if table.tag[c] == table.tag[h] and table.kid(c, "nsubj") is None)
    for noun in table.kids(h, "obl", "obj"):
        for c in table.kids(noun, "acl:relcl"):
            if table.tag[c] in PRESENT and any(table.word[w] == "where" for w in table.kids(c, "advmod")):
                yield c


def _is_present(table: Tree, h: int) -> bool:
    """Whether the verb is in the present tense, simple, progressive or passive, without a modal."""
    auxiliaries = table.kids(h, "aux", "aux:pass")
    if not auxiliaries:
        return table.tag[h] in PRESENT
    return all(table.word[a] in PRESENT_BE for a in auxiliaries)


def _is_ahead(table: Tree, h: int, time: Time, published: date | None) -> bool:
    """Whether the time that dates a present verb is yet to come: by its value, or by its words for what goes by the calendar."""
    if published is not None and _is_after(time, published):
        return True
    planned = (table.lemma[h] in SCHEDULED or table.tag[h] == "VBG") and _AHEAD.search(time.text)
    # "Holds a vote January 9": the day of a present verb whose text has no date is yet to come.
    dated = published is None and table.tag[h] == "VBZ" and _CALENDAR.fullmatch(time.text)
    return bool(planned or dated) and not _REPEATED.search(time.text)


def _is_after(time: Time, published: date) -> bool:
    begin = _begin(time)
    return begin is not None and (begin > published.isoformat()[: len(begin)] or time.text.lower().startswith("later"))


def _begin(time: Time) -> str | None:
    """The day, month or year that the time begins with."""
    found = _DATED.match(time.value or "")
    return found[0] if found else None
