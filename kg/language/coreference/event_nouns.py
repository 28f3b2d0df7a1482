"""Nouns that take up an event which a verb told before: "rebels attacked the port … the attack", "was shelled … this attack".

Precision first: a definite event noun that says nothing new of its event, the first of its chain, and shortly before it a verb of its family
in the lexicon (for "this" and "that": of its class of events), with no other noun for such an event between them. "This step", at the
beginning of a sentence, is what the sentence before it tells first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from kg.language.coreference.profiles import FRESH
from kg.language.parsing.lemmas import lemma
from kg.language.trees.words import vocabulary
from kg.model import Factuality, Kind, Mention, Noun, Ontology, Statement

SINGULAR, PLURAL = vocabulary("this that"), vocabulary("these those")
NEAR = 480
"""Characters, about three sentences, between a verb's sentence and a noun of its family."""
NEXT = 160
"""The same, about one sentence, for a noun that is only of the verb's class of events."""
DEEDS = vocabulary("act action announcement decision gesture move practice statement step tradition")
"""Nouns for whatever has just been told."""
_THINGS = vocabulary("ballot election report study violence work")
"""Event nouns that mostly mean a thing, or more than what one verb tells."""
_SLIGHT = vocabulary(
    "deadly fatal bloody brutal massive huge latest controversial sudden ensuing surprise apparent alleged daring dramatic"
)
"""Adjectives that tell how an event was, not which."""
_DAYS = vocabulary("monday tuesday wednesday thursday friday saturday sunday")
_YEAR = re.compile(r"(1[0-9]|20)\d\d")
_UNREAL = frozenset({Factuality.NEGATED, Factuality.POSSIBLE})
_REAL = frozenset({Factuality.ASSERTED, Factuality.REPORTED, Factuality.ALLEGED})


def taken_up(
    events: Sequence[Sequence[Statement]], mentions: Sequence[Mention], ontology: Ontology, *, text: str, spoken_for: Set[int]
) -> dict[int, list[Mention]]:
    """For each event, by its number, the later nouns that only take it up; `spoken_for` are where predicates stand."""
    told = _Told(events, ontology)
    first = {mention.chain: mention.key for mention in reversed(mentions) if mention.chain is not None}
    event_of: dict[object, int | None] = {}
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is not Kind.NOMINAL:
            continue
        word = noun_of(mention, text)
        noun = ontology.nouns.get(word)
        noun = noun if noun and noun.verb and word not in _THINGS else None
        opens = first.get(mention.chain, mention.key) == mention.key
        if (noun or word in DEEDS) and mention.head[0] not in spoken_for:
            if opens and (determiner := _determiner(mention, text)):
                event_of[mention.key] = told.event(mention, noun, word, determiner)
            number = event_of.get(first.get(mention.chain, mention.key))
            if number is not None:
                found[number].append(mention)
        if noun:
            told.nouns[noun.verb] = mention
    return found


def noun_of(mention: Mention, text: str) -> str:
    """The lemma of a nominal's head."""
    return _singular(text[slice(*mention.head)], plural=mention.plural)


@lru_cache(maxsize=20_000)
def _singular(word: str, *, plural: bool) -> str:
    return lemma(word, "NOUN", "NNS" if plural else "NN", first=False)


def _determiner(mention: Mention, text: str) -> str:
    """What makes a mention definite, where it says nothing new: "the" without modifiers that tell which, a day, a demonstrative with one
    modifier at most."""
    words = mention.text.lower().split()
    before = text[max(mention.start - 12, 0) : mention.start].rsplit(None, 1)[-1:]
    word = before[0].strip('“"(') if before else ""
    if mention.quantity is not None or mention.end != mention.head[1] or text[mention.end :].lstrip().startswith(("that ", "of ")):
        return ""
    if word.lower() == "the":
        return word if all(one in _SLIGHT or _dates(one) for one in words[:-1]) else ""
    if len(words) == 2 and _dates(words[0]) and words[0].endswith("s"):
        return words[0]
    fits = word.lower() in (PLURAL if mention.plural else SINGULAR)
    return word if fits and len(words) <= 2 and not FRESH & set(words) else ""


def _dates(word: str) -> bool:
    """Whether a word before a noun tells its day or year: "Monday's attack", "the 2003 invasion"."""
    return _day(word) in _DAYS or _YEAR.fullmatch(word) is not None


def _day(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


class _Told:
    """The events that verbs tell, by their verb and by their class; `nouns` are the last that told one of each verb's."""

    def __init__(self, events: Sequence[Sequence[Statement]], ontology: Ontology) -> None:
        self.nouns: dict[str, Mention] = {}
        self._by_verb: dict[str, list[tuple[Statement, int]]] = defaultdict(list)
        self._by_class: dict[str, list[tuple[Statement, int]]] = defaultdict(list)
        self._first: dict[int, tuple[Statement, int]] = {}
        inside = {identifier for event in events for statement in event for identifier in statement.content}
        for number, event in enumerate(events):
            for statement in event:
                verb = ontology.verbs.get(statement.predicate.lemma)
                if statement.factuality not in _UNREAL:
                    self._by_verb[statement.predicate.lemma].append((statement, number))
                    for kind in _classes(verb.event, ontology) if verb and verb.event else ():
                        self._by_class[kind].append((statement, number))
                if statement.factuality in _REAL and statement.evidence and statement.id not in inside:
                    ends = statement.evidence[-1].end
                    known = self._first.setdefault(ends, (statement, number))
                    if statement.predicate.start < known[0].predicate.start:
                        self._first[ends] = statement, number
        for found in (*self._by_verb.values(), *self._by_class.values()):
            found.sort(key=_end)

    def event(self, mention: Mention, noun: Noun | None, word: str, determiner: str) -> int | None:
        """The event that a definite noun takes up, where it was told shortly before and no noun since tells another."""
        number = None
        if noun:
            before = self.nouns.get(noun.verb)
            several = mention.plural and determiner.lower() not in PLURAL
            number = _nearest(self._by_verb[noun.verb], mention, before, NEAR, several=several)
            if number is None and noun.event and determiner.lower() in SINGULAR:
                number = _nearest(self._by_class[noun.event], mention, before, NEXT, several=several)
        if number is None and word in DEEDS and determiner == "This":
            ends = mention.start - len("This ")
            number = next((self._first[end][1] for end in range(ends, ends - 4, -1) if end in self._first), None)
        return number


def _classes(event: str, ontology: Ontology) -> tuple[str, ...]:
    """A class of events and those just above it: to bomb is to attack."""
    kind = ontology.classes.get(event)
    return (event, *kind.parents) if kind else (event,)


def _nearest(told: Sequence[tuple[Statement, int]], mention: Mention, before: Mention | None, reach: int, *, several: bool) -> int | None:
    """The number of the last event that was told before a mention, within so many characters and after the noun `before`; one of `several`
    things where that is asked for, and of when the noun says."""
    place = bisect_left(told, mention.start, key=_end)
    if not place:
        return None
    statement, number = told[place - 1]
    undergoes = statement.object or statement.subject
    if several and not (undergoes and undergoes.plural):
        return None
    when = [_day(word) for word in mention.text.lower().split()[:-1] if _dates(word)]
    if any(statement.time is None or word not in statement.time.text.lower() for word in when):
        return None
    ends = statement.evidence[-1].end if statement.evidence else statement.predicate.end
    between = before is not None and before.start > statement.predicate.start
    return None if between or mention.start - ends > reach else number


def _end(told: tuple[Statement, int]) -> int:
    """Where the verb that told an event ends."""
    return told[0].predicate.end
