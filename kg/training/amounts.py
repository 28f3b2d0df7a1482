"""Dates, quantities and money by rule: weak labels for corpora that have none, after the conventions of OntoNotes."""

from __future__ import annotations

import re

from kg.training.lexicon import word_set

MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mon. tue. wed. thu. fri.")
DAYS |= {f"{day}s" for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
PERIODS = word_set("second minute hour day week weekend fortnight month quarter year decade century millennium")
PERIODS |= {f"{period}s" for period in PERIODS} | {"centuries", "millennia", "morning", "afternoon", "evening", "night"}
DEICTIC = {"today", "yesterday", "tomorrow", "tonight"}
WHICH = {"last", "next", "this", "past", "previous", "coming", "following"}
SEASONS = {"spring", "summer", "autumn", "winter", "weekend", "night", "morning", "evening", "afternoon"}
CLOCK = {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "est", "edt", "bc", "ad", "bce", "ce", "b.c.", "a.d."}
WORDS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
SCALES = {"hundred", "thousand", "million", "billion", "trillion", "dozen", "m", "bn", "k"}
UNITS = word_set(
    "% percent percentage degrees mile km kilometer kilometre meter metre cm mm centimeter centimetre foot feet ft inch inches yard "
    "ton tonne kg kilogram gram pound lb lbs ounce gallon liter litre barrel acre hectare watt megawatt kilowatt mw gw mph kph knot "
    "volt hertz mhz ghz kb mb gb tb byte calorie joule square cubic nautical per cent c f"
)
UNITS |= {f"{unit}s" for unit in UNITS if len(unit) > 3}
CURRENCIES = word_set("dollar euro pound ruble rouble yen yuan rupee peso franc hryvnia cent krone shekel riyal dinar lira won")
CURRENCIES |= {f"{name}s" for name in CURRENCIES} | {"usd", "eur", "gbp", "us$", "rubles", "hryvnias"}
SIGNS = {"$", "£", "€", "¥", "us$", "a$", "c$", "hk$", "₽", "₴"}

NUMBER = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?([/–-]\d+)?$")
YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)$")
DECADE = re.compile(r"(['’]?\d0s|(1[5-9]|20)\d0s)$")
DATE = re.compile(r"(\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2}:\d\d(:\d\d)?)$")
DAY_OF_MONTH = re.compile(r"([1-9]|[12]\d|3[01])(st|nd|rd|th)?$")
PREPOSITIONS = {"in", "since", "until", "till", "by", "during", "from", "before", "after", "of", "through", "early", "late", "mid", "("}


def is_number(word: str) -> bool:
    """Digits, or a number word other than "one" (mostly a pronoun)."""
    low = word.lower()
    return bool(NUMBER.match(word)) or low in WORDS or all(part in WORDS | SCALES for part in low.split("-"))


def _number_end(low: list[str], start: int) -> int:
    """The end of the number that begins at `start`: "2.5 million", "two hundred thousand"."""
    end = start
    while end < len(low) and (is_number(low[end]) or low[end] in SCALES) and (end == start or low[end] in WORDS | SCALES):
        end += 1
    return end


def _date_end(low: list[str], words: list[str], start: int) -> int:
    """The end of a calendar date that begins at `start`, or `start`."""
    end = start
    if low[start] in DAYS and words[start][0].isupper():
        end = start + 1
        if end + 1 < len(low) and low[end] == "," and (low[end + 1] in MONTHS or DAY_OF_MONTH.match(low[end + 1])):
            end += 1
        elif end < len(low) and low[end] in SEASONS - {"weekend"}:
            return end + 1
    if end + 1 < len(low) and DAY_OF_MONTH.match(low[end]) and low[end + 1] in MONTHS:
        end += 2
    elif end < len(low) and low[end] in MONTHS and words[end][0].isupper() and (low[end] not in {"may", "march"} or end > start or _dated(low, end)):
        end += 1
        if end < len(low) and DAY_OF_MONTH.match(low[end]):
            end += 1
    else:
        return end - (end > start and low[end - 1] == ",")
    if end + 1 < len(low) and low[end] == "," and YEAR.match(low[end + 1]):
        return end + 2
    return end + (end < len(low) and bool(YEAR.match(low[end])))


def _dated(low: list[str], index: int) -> bool:
    """Whether "May" or "March" at `index` is a month: a number beside it, or a preposition of time before it."""
    after = index + 1 < len(low) and bool(NUMBER.match(low[index + 1]))
    return after or (index > 0 and (low[index - 1] in PREPOSITIONS | WHICH or bool(DAY_OF_MONTH.match(low[index - 1]))))


def _span_at(words: list[str], low: list[str], start: int) -> tuple[int, str] | None:
    """(end, type) of the amount or date that begins at `start`, if one does."""
    word = low[start]
    before = low[start - 1] if start else ""
    if (end := _date_end(low, words, start)) > start:
        return end, "DATE"
    if word in DEICTIC or DATE.match(word) or (DECADE.match(word) and before != "$"):
        return start + 1 + (start + 1 < len(low) and low[start + 1] in CLOCK), "DATE"
    following = low[start + 1] if start + 1 < len(low) else ""
    if word in WHICH and following in PERIODS | SEASONS | MONTHS | DAYS:
        return start + 2, "DATE"
    if word in SIGNS and (end := _number_end(low, start + 1)) > start + 1:
        return end, "MONEY"
    if YEAR.match(word) and (before in PREPOSITIONS or not words[start + 1 : start + 2] or not words[start + 1][0].islower()):
        return start + 1, "DATE"
    end = _number_end(low, start)
    if end == start:
        return None
    after = low[end] if end < len(low) else ""
    if after in CURRENCIES or (after in {"u.s.", "us"} and end + 1 < len(low) and low[end + 1] in CURRENCIES):
        return end + 1 + (after not in CURRENCIES), "MONEY"
    if after in PERIODS or after in CLOCK:
        return end + 1, "DATE"
    unit = end
    while unit < len(low) and low[unit] in UNITS and unit < end + 2:
        unit += 1
    return unit, "QUANTITY"


def amount_spans(words: list[str]) -> list[tuple[int, int, str]]:
    """Non-overlapping (start, end, DATE | QUANTITY | MONEY) spans of a sentence, left to right."""
    low = [word.lower() for word in words]
    spans: list[tuple[int, int, str]] = []
    start = 0
    while start < len(words):
        found = _span_at(words, low, start)
        if found:
            spans.append((start, found[0], found[1]))
        start = found[0] if found else start + 1
    return spans
