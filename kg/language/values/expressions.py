"""Time expressions as a table: patterns of words, each with the function that computes what they mean.

The approach is that of HeidelTime (Strötgen & Gertz 2010), the values are TIMEX3's, with intervals as first/last. Here are the
simple expressions; `composition` puts them together ("the end of" + "last year", "8 p.m." + "on Sunday").
"""

from __future__ import annotations

import re

from kg.language.values import meanings as m
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
# Kind, pattern, function; order breaks ties only: of two matches at the same place the longer one wins.
_PATTERNS: tuple[tuple[str, str, m.Value], ...] = (
    ("day", rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}(?:,? {YEAR})?", m.calendar_day),
    ("day", rf"(?:{WEEKDAY},? )?{MONTH} {DAY}(?!\d|[.,]\d| (?:per ?cent|percent|people|years?))(?:,? {YEAR})?", m.calendar_day),
    ("day", r"(?<=on )the (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?! (?:century|of\b|floor|day|anniversary|birthday))", m.day_of_month),
    ("day", rf"{DAY}(?:{DASH}| and ){DAY2}(?: of)? {MONTH}(?:,? {YEAR})?", m.day_range),
    ("day", rf"{MONTH} {DAY}(?:{DASH}| and ){DAY2}(?:,? {YEAR})?(?!\d)", m.day_range),
    ("month", rf"(?:{SHIFT} )?{MONTH}", m.calendar_month),
    ("month", rf"{MONTH},? (?:of )?{YEAR}", m.calendar_month),
    ("year", rf"(?:the year |(?:the )?(?:fiscal|financial)(?: year)? )?{YEAR}(?! years?\b)", m.calendar_year),
    ("year", rf"{YEAR}[-–—/](?P<year2>\d\d)(?!-?\d)", m.year_range),
    ("year", r"(?:the )?['’]?(?P<decade>(?:1[0-9]|20)\d0|[2-9]0)['’]?s", m.decade),
    ("year", rf"(?:the )?(?P<century>\d\d?(?=st|nd|rd|th)|{'|'.join(CENTURIES).replace('-', '[- ]')})(?:st|nd|rd|th)?[ -]century", m.century),
    ("month", rf"(?:the )?(?P<which>first|second|third|fourth|(?:last|final)(?= quarter of)) quarter(?: of (?:(?:the|this) year|{YEAR})|(?! of (?!(?:last|next) year)))", m.quarter),
    ("month", rf"(?P<which>q[1-4])(?: (?:of )?{YEAR})?", m.quarter),
    ("month", rf"(?:the )?(?P<which>first|second) half of (?:(?P<this>(?:the|this) year)|{YEAR}|(?=(?:last|next) year))", m.half),
    ("month", rf"(?:the |{SHIFT} ){SEASON}(?: of)?(?: {YEAR})?", m.season),
    ("month", rf"{SEASON}(?: of|,)? {YEAR}", m.season),
    ("month", rf"(?<=in ){SEASON}", m.season),
    ("month", rf"{SEASON}(?= (?:last|next|this) year)", m.season),
    ("day", rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)", m.iso),
    ("day", rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{YEAR}", m.slashed),
    ("day", rf"(?:{SHIFT} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?", m.weekday),
    ("day", rf"(?P<relative>{'|'.join(sorted(RELATIVE_DAYS, key=len, reverse=True))})(?: (?:morning|afternoon|evening|night))?", m.relative_day),
    ("span", r"overnight", m.overnight),
    ("month", rf"(?:(?P<when>earlier|later) )?{_SCALE}", m.shifted_unit),
    ("edge", rf"(?<=of the ){PERIOD}(?! (?:of|before|after|that|when|to)\b)", m.present_unit),
    ("span", r"the weekend", m.weekend),
    ("span", rf"(?:the |these )?(?P<shift>last|past|previous|next|coming) {COUNT} {UNIT}s?", m.stretch),
    ("span", rf"the (?P<shift>past|last|coming) {UNIT}", m.stretch),
    ("span", rf"(?<=over )the (?P<shift>next) {UNIT}", m.stretch),
    ("day", rf"{ABOUT}{COUNT} {UNIT}s? (?P<way>ago|from now)", m.ago),
    ("day", rf"in (?P<way>){COUNT} {UNIT}s?['’] time", m.ago),
    ("day", rf"in {ABOUT}{COUNT} {UNIT}s?", m.within),
    ("day", rf"{ABOUT}{COUNT} {UNIT}s? (?P<way>(?:earlier|later|previously)(?! than)|(?:before|after){_NO_NOUN})", m.story_step),
    ("day", rf"the {PERIOD} (?P<way>before|after){_NO_NOUN}", m.story_step),
    ("day", rf"the (?P<shift>next|following|previous) {PERIOD}(?: (?:morning|afternoon|evening))?", m.story_step),
    ("day", r"(?:that|the same|that same) (?P<unit>day|week|month|year|decade)", m.story_same),
    ("duration", rf"{ABOUT}(?!a quarter|a second|(?:1[0-9]|20)\d\d (?:day|week|month|year)\b){COUNT}(?P<half> and a half)?[ -]{UNIT}s?(?:[- ]long)?", m.duration),
    ("duration", rf"{ABOUT}{COUNT} {UNIT}s?(?P<half> and a half)", m.duration),
    ("duration", rf"{ABOUT}(?:a half[- ]|half (?:an? )?){UNIT}", m.half_unit),
    ("day", rf"{HOLIDAY}(?:,? {YEAR})?", m.holiday),
    ("clock", rf"{ABOUT}{CLOCK} ?{HALF_DAY}{ZONE}?", m.clock),
    ("clock", rf"{ABOUT}(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?:h|hrs| hours)?{ZONE}", m.clock),
    ("clock", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)", m.clock),
    ("clock", rf"(?P<word>noon|midday|midnight){ZONE}?", m.clock),
    ("vague", rf"(?:every|each)(?: other)?(?: {COUNT})? {_NAMED}s?(?: (?:morning|afternoon|evening|night))?", m.vague),
    ("vague", rf"(?:once|twice|\w+ times|per|\d+ times) (?:an? |every |each )?{UNIT}", m.vague),
    ("vague", rf"{WEEKDAY}s", m.vague),
    ("vague", rf"{COUNT} {UNIT}s? (?:before|after|into|prior to|ahead of)", m.vague),
    ("vague", r"(?:(?:in|over) )?(?:the )?(?:recent|coming|past|last|next|previous) (?:hours|days|weeks|months|years|decades)|recently|lately|earlier|soon|now|nowadays|currently"
     r"|at present|at the moment|so far|(?:(?:hundreds|thousands|dozens|tens) of |(?:many|several|some|few) )?(?:years|months|weeks|days|decades|centuries) (?:ago|later|earlier)", m.vague),
)  # fmt: skip
# An age is no time, nor is the "5" in "5-4" or in "£5"; a hyphen stands before a time in "mid-2015" only.
_BEFORE, _AFTER = r"(?<![\w$€£.,/])(?<!(?<!mid)-)", r"(?!\w|[- ]olds?\b| of age|-\w+-old)"
COMPILED = tuple((re.compile(rf"{_BEFORE}(?:{pattern}){_AFTER}", re.IGNORECASE), kind, value) for kind, pattern, value in _PATTERNS)
# A text without one of these cannot hold a time expression: most sentences are done after this one search.
HINT = re.compile(
    r"\d|day\b|days|night|morning|afternoon|evening|week|month|year|decade|centur|quarter|half|noon|midday|minute|hour|second|yesterday|tomorrow|recent|lately|soon|now"
    r"|current|earlier|present|moment|so far|christmas|halloween|easter|thanksgiving|spring|summer|autumn|fall|winter|" + "|".join(name[:3] for name in MONTHS),
    re.IGNORECASE,
)  # fmt: skip
