"""Time expressions as a table: patterns of words, each with the function that computes what they mean.

The approach is that of HeidelTime (Strötgen & Gertz 2010), the values are TIMEX3's, with intervals as first/last. Here are the
simple expressions; `composition` puts them together ("the end of" + "last year", "8 p.m." + "on Sunday").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.language.values import meanings as m
from kg.language.values.signs import signs
from kg.language.values.time_words import (
    ABOUT,
    CENTURIES,
    CLOCK,
    COUNT,
    DASH,
    DAY,
    DAY2,
    HALF_DAY,
    HOLIDAY,
    MONTH,
    MONTHS,
    PERIOD,
    RELATIVE_DAYS,
    SEASON,
    SHIFT,
    UNIT,
    WEEKDAY,
    YEAR,
    ZONE,
)  # fmt: skip

_SCALE = rf"{SHIFT} (?P<unit>week|fortnight|weekend|month|quarter|year|decade|century)"
_NAMED = rf"(?:{WEEKDAY}|{SEASON}|{MONTH}|{UNIT})"
_NO_NOUN = r"(?!\s+(?:than|the|a|an|his|her|its|their|this|that|they|he|she|it|[A-Z\d]))"
PART_OF = r"(?:the (?:night|morning|afternoon|evening|early hours) of )?"
# Kind, the signs without which it cannot match, pattern, function; order breaks ties only: of two matches at the same place the longer one wins.
_PATTERNS: tuple[tuple[str, str, str, m.Value], ...] = (
    ("day", "month number", rf"{PART_OF}(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}(?:,? {YEAR})?", m.calendar_day),
    ("day", "month number", rf"{PART_OF}(?:{WEEKDAY},? )?{MONTH} {DAY}(?!\d|[.,]\d| (?:per ?cent|percent|people|years?))(?:,? {YEAR})?", m.calendar_day),
    ("day", "number", r"(?<=on )the (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?! (?:century|of\b|floor|day|anniversary|birthday))", m.day_of_month),
    ("day", "month number", rf"{DAY}(?:{DASH}| and ){DAY2}(?: of)? {MONTH}(?:,? {YEAR})?", m.day_range),
    ("day", "month number", rf"{MONTH} {DAY}(?:{DASH}| and ){DAY2}(?:,? {YEAR})?(?!\d)", m.day_range),
    ("month", "month", rf"(?:{SHIFT} )?{MONTH}", m.calendar_month),
    ("month", "month number", rf"{MONTH},? (?:of )?{YEAR}", m.calendar_month),
    ("year", "number", rf"(?:the year |(?:the )?(?:fiscal|financial)(?: year)? )?{YEAR}(?! years?\b)", m.calendar_year),
    ("year", "number", rf"{YEAR}[-–—/](?P<year2>\d\d)(?!-?\d)", m.year_range),
    ("year", "number", r"(?:the )?['’]?(?P<decade>(?:1[0-9]|20)\d0|[2-9]0)['’]?s", m.decade),
    ("year", "unit", rf"(?:the )?(?P<century>\d\d?(?=st|nd|rd|th)|{'|'.join(CENTURIES).replace('-', '[- ]')})(?:st|nd|rd|th)?[ -]century", m.century),
    ("month", "unit", rf"(?:the )?(?P<which>first|second|third|fourth|(?:last|final)(?= quarter of)) quarter(?: of (?:(?:the|this) year|{YEAR})|(?! of (?!(?:last|next) year)))", m.quarter),
    ("month", "number", rf"(?P<which>q[1-4])(?: (?:of )?{YEAR})?", m.quarter),
    ("month", "half", rf"(?:the )?(?P<which>first|second) half of (?:(?P<this>(?:the|this) year)|{YEAR}|(?=(?:last|next) year))", m.half),
    ("month", "season", rf"(?:the |{SHIFT} ){SEASON}(?: of)?(?: {YEAR})?", m.season),
    ("month", "season number", rf"{SEASON}(?: of|,)? {YEAR}", m.season),
    ("month", "season", rf"(?<=in ){SEASON}", m.season),
    ("month", "season", rf"{SEASON}(?= (?:last|next|this) year)", m.season),
    ("day", "number", rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)", m.iso),
    ("day", "number", rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{YEAR}", m.slashed),
    ("day", "weekday", rf"(?:{SHIFT} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?", m.weekday),
    ("day", "relative", rf"(?P<relative>{'|'.join(sorted(RELATIVE_DAYS, key=len, reverse=True))})(?: (?:morning|afternoon|evening|night))?", m.relative_day),
    ("span", "overnight", r"overnight", m.overnight),
    ("month", "unit shift", rf"(?:(?P<when>earlier|later) )?{_SCALE}", m.shifted_unit),
    ("edge", "unit", rf"(?<=of the ){PERIOD}(?! (?:of|before|after|that|when|to)\b)", m.present_unit),
    ("span", "unit", r"the weekend", m.weekend),
    ("span", "unit shift", rf"(?:the |these )?(?P<shift>last|past|previous|next|coming) {COUNT} {UNIT}s?", m.stretch),
    ("span", "unit shift", rf"the (?P<shift>past|last|coming) {UNIT}", m.stretch),
    ("span", "unit shift", rf"(?<=over )the (?P<shift>next) {UNIT}", m.stretch),
    ("day", "unit ago", rf"{ABOUT}{COUNT} {UNIT}s? (?P<way>ago|from now)", m.ago),
    ("day", "unit times", rf"in (?P<way>){COUNT} {UNIT}s?['’] time", m.ago),
    ("day", "unit", rf"in {ABOUT}{COUNT} {UNIT}s?", m.within),
    ("day", "unit beside", rf"{ABOUT}{COUNT} {UNIT}s? (?P<way>(?:earlier|later|previously)(?! than)|(?:before|after){_NO_NOUN})", m.story_step),
    ("day", "unit beside", rf"the {PERIOD} (?P<way>before|after){_NO_NOUN}", m.story_step),
    ("day", "unit shift", rf"the (?P<shift>next|following|previous) {PERIOD}(?: (?:morning|afternoon|evening))?", m.story_step),
    ("day", "unit same", r"(?:that|the same|that same) (?P<unit>day|week|month|year|decade)", m.story_same),
    ("duration", "unit", rf"{ABOUT}(?!a quarter|a second|(?:1[0-9]|20)\d\d (?:day|week|month|year)\b){COUNT}(?P<half> and a half)?[ -]{UNIT}s?(?:[- ]long)?", m.duration),
    ("duration", "unit half", rf"{ABOUT}{COUNT} {UNIT}s?(?P<half> and a half)", m.duration),
    ("duration", "half unit", rf"{ABOUT}(?:a half[- ]|half (?:an? )?){UNIT}", m.half_unit),
    ("day", "holiday", rf"{HOLIDAY}(?:,? {YEAR})?", m.holiday),
    ("clock", "number", rf"{ABOUT}{CLOCK} ?{HALF_DAY}{ZONE}?", m.clock),
    ("clock", "number", rf"{ABOUT}(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?:h|hrs| hours)?{ZONE}", m.clock),
    ("clock", "number", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)", m.clock),
    ("clock", "noon", rf"(?P<word>noon|midday|midnight){ZONE}?", m.clock),
    ("vague", "every", rf"(?:every|each)(?: other)?(?: {COUNT})? {_NAMED}s?(?: (?:morning|afternoon|evening|night))?", m.vague),
    ("vague", "unit often", rf"(?:once|twice|\w+ times|per|\d+ times) (?:an? |every |each )?{UNIT}", m.vague),
    ("vague", "weekday", rf"{WEEKDAY}s", m.vague),
    ("vague", "unit beside", rf"{COUNT} {UNIT}s? (?:before|after|into|prior to|ahead of)", m.vague),
    ("vague", "vague", r"(?:(?:in|over) )?(?:the )?(?:recent|coming|past|last|next|previous) (?:hours|days|weeks|months|years|decades)|recently|lately|earlier|soon|now|nowadays|currently"
     r"|at present|at the moment|so far|(?:(?:hundreds|thousands|dozens|tens) of |(?:many|several|some|few) )?(?:years|months|weeks|days|decades|centuries) (?:ago|later|earlier)", m.vague),
)  # fmt: skip
# An age is no time, nor is the "5" in "5-4" or in "£5"; a hyphen stands before a time in "mid-2015" only.
_BEFORE, _AFTER = r"(?<![\w$€£.,/])(?<!(?<!mid)-)", r"(?!\w|[- ]olds?\b| of age|-\w+-old)"


class Expression(NamedTuple):
    """A row of the table, ready to be searched for; `rank` is its place."""

    rank: int
    kind: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    value: m.Value


EXPRESSIONS = tuple(
    Expression(rank, kind, frozenset(needs.split()), re.compile(rf"{_BEFORE}(?:{pattern}){_AFTER}", re.IGNORECASE), value)
    for rank, (kind, needs, pattern, value) in enumerate(_PATTERNS)
)


def expressions(text: str) -> tuple[Expression, ...]:
    """The rows that can match somewhere in the text: a sentence has the signs of a few of them, and most have none."""
    return _with_signs(signs(text))


@lru_cache(maxsize=1024)
def _with_signs(found: frozenset[str]) -> tuple[Expression, ...]:
    return tuple(row for row in EXPRESSIONS if row.needs <= found)


# A text without one of these is not looked at.
HINT = re.compile(
    r"\d|day\b|days|night|morning|afternoon|evening|week|month|year|decade|centur|quarter|half|noon|midday|minute|hour|second|yesterday|tomorrow|recent|lately|soon|now"
    r"|current|earlier|present|moment|so far|christmas|halloween|easter|thanksgiving|spring|summer|autumn|fall|winter|" + "|".join(name[:3] for name in MONTHS),
    re.IGNORECASE,
)  # fmt: skip
