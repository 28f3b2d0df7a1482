"""Simple time expressions put together by the words around and between them: parts, years, times of day, ranges, open ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.language.values.calendar import DAY, Period
from kg.language.values.meanings import Context, Meaning
from kg.language.values.time_words import EDGES

DATED = frozenset(("day", "month", "year"))
EDGE = "edge"  # "the year" is a time only in "the end of the year"


@dataclass(frozen=True, slots=True)
class Item:
    """An expression at characters `start` to `end` of a sentence: its kind, its words' meaning in a context, its own context."""

    start: int
    end: int
    kind: str
    text: str
    meaning: Callable[[Context], Meaning]
    context: Context

    def over(self, other: Item, *, kind: str, meaning: Callable[[Context], Meaning], context: Context | None = None) -> Item:
        """One expression in the place of this and another."""
        start, end = min(self.start, other.start), max(self.end, other.end)
        return replace(self, start=start, end=end, kind=kind, meaning=meaning, context=context or self.context)


def compose(items: list[Item], sentence: str) -> list[Item]:
    """The expressions of a sentence, in order, with those that belong together as one."""
    items = _pairs(items, sentence, _in_the_year)
    items = [part for item in items if (part := _part(item, sentence)).kind != EDGE]
    items = _pairs(items, sentence, _at_the_hour)
    items = _pairs(items, sentence, _range)
    return [_open(item, sentence) for item in items]


def _pairs(items: list[Item], sentence: str, join: Callable[[Item, Item, str, str], Item | None]) -> list[Item]:
    """Neighbours that `join` makes one of, given what stands before and between them."""
    found: list[Item] = []
    for item in items:
        joined = join(found[-1], item, sentence[: found[-1].start], sentence[found[-1].end : item.start]) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(item)
    return found


def _in_the_year(first: Item, second: Item, before: str, between: str) -> Item | None:
    """December of last year, the second half of last year, summer this year."""
    named = re.fullmatch(r"(?:last|this|next) year", second.text.lower())
    if first.kind not in ("day", "month") or not re.fullmatch(r" (?:of )?", between) or not named:
        return None

    def meaning(context: Context) -> Meaning:
        year = second.meaning(context)
        return first.meaning(replace(context, year=year.first.year)) if isinstance(year, Period) else None

    return first.over(second, kind=first.kind, meaning=meaning)


_PART = re.compile(
    r"(?:(?:the )?(?P<part>early|mid|late)[- ](?:in |on )?(?:the )?|(?:the )?(?:very )?(?P<edge>start|beginning|middle|end) of (?:the )?)$",
    re.IGNORECASE,
)
_ON = re.compile(r",? (?:on |at |(?:on )?the night of |\([^()]*\) (?:on )?)?")


def _part(item: Item, sentence: str) -> Item:
    """early 2019, mid-July, the end of last year."""
    found = _PART.search(sentence[: item.start]) if item.kind in DATED or item.kind == EDGE else None
    if not found:
        return item
    part = EDGES[(found["part"] or found["edge"]).lower()]

    def meaning(context: Context) -> Meaning:
        period = item.meaning(context)
        if not isinstance(period, Period):
            return period
        cut = period.cut(part)
        if context.tense == "past" and context.published and cut.first > context.published >= period.first:
            # The part has not come yet: the one before is meant, where the words leave the year open.
            before = item.meaning(replace(context, published=period.first - DAY))
            cut = before.cut(part) if isinstance(before, Period) and before.first < period.first else cut
        return cut

    return replace(item, start=found.start(), kind="month" if item.kind == EDGE else item.kind, meaning=meaning)


def _at_the_hour(first: Item, second: Item, before: str, between: str) -> Item | None:
    """8 p.m. on Sunday, Tuesday at 7 p.m."""
    kinds = (first.kind, second.kind)
    if kinds not in (("clock", "day"), ("day", "clock")) or not _ON.fullmatch(between):
        return None
    clock, day = (first, second) if first.kind == "clock" else (second, first)

    def meaning(context: Context) -> Meaning:
        period, hour = day.meaning(context), clock.meaning(context)
        return f"{period.value}{hour}" if isinstance(period, Period) and period.days == 1 and isinstance(hour, str) else period

    return first.over(second, kind="clock", meaning=meaning, context=day.context)


_TO = re.compile(r"(?: to | until | till | through |\s?[-–—]\s?)(?:the )?", re.IGNORECASE)
_SPACED = re.compile(r"\s[-–—]\s")  # between sentences' parts as often as between dates
_FROM = re.compile(r"(?:from|between) (?:the )?$", re.IGNORECASE)


def _range(first: Item, second: Item, before: str, between: str) -> Item | None:
    """from Monday to Wednesday, between March and June 2019, May 2013 to October 2015."""
    opened = _FROM.search(before)
    if not {first.kind, second.kind} <= DATED or not (_TO.fullmatch(between) or (opened and between == " and ")):
        return None
    if _SPACED.fullmatch(between) and not (first.text[-1:].isdigit() and second.text[-1:].isdigit()):
        return None

    def meaning(context: Context) -> Meaning:
        """What comes without a year is the nearest before the end, or after the beginning where the verb looks ahead."""
        begin, end = first.meaning(context), second.meaning(context)
        if not isinstance(begin, Period) or not isinstance(end, Period):
            return None
        if context.tense == "future":
            end = second.meaning(replace(context, published=begin.first))
        else:
            begin = first.meaning(replace(context, published=end.first, tense="past"))
        return Period(begin.first, end.last) if begin.first <= end.last else end

    start = opened.start() if opened else first.start
    return replace(first.over(second, kind="span", meaning=meaning, context=second.context), start=start)


_OPEN = re.compile(r"\b(?P<word>since|until|till|up to|by)\s(?:(?:at least|about|around|the) )?$", re.IGNORECASE)


def _open(item: Item, sentence: str) -> Item:
    """since March, until Friday, by the end of the year: one end only."""
    found = _OPEN.search(sentence[: item.start]) if item.kind in DATED else None
    if not found:
        return item
    from_then = found["word"].lower() == "since"

    def meaning(context: Context) -> Meaning:
        period = item.meaning(context)
        if not isinstance(period, Period):
            return period
        ends = period.value.split("/")
        return f"{ends[0]}/.." if from_then else f"../{ends[-1]}"

    context = replace(item.context, tense="past") if from_then else item.context
    return replace(item, start=found.start(), kind="open", meaning=meaning, context=context)
