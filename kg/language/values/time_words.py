"""The words of time expressions as data, and the pieces of patterns that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, timezone

from kg.language.values import calendar as cal

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
# Holidays by year; those that countries keep on different days are left out.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas": lambda year: date(year, 12, 25),
    "boxing day": lambda year: date(year, 12, 26),
    "new year's eve": lambda year: date(year, 12, 31),
    "new year's day": lambda year: date(year, 1, 1),
    "valentine's day": lambda year: date(year, 2, 14),
    "halloween": lambda year: date(year, 10, 31),
    "may day": lambda year: date(year, 5, 1),
    "all saints' day": lambda year: date(year, 11, 1),
    "ash wednesday": lambda year: cal.easter(year) - 46 * cal.DAY,
    "palm sunday": lambda year: cal.easter(year) - 7 * cal.DAY,
    "maundy thursday": lambda year: cal.easter(year) - 3 * cal.DAY,
    "good friday": lambda year: cal.easter(year) - 2 * cal.DAY,
    "easter sunday": cal.easter,
    "easter monday": lambda year: cal.easter(year) + cal.DAY,
    "easter": cal.easter,
    "thanksgiving day": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "thanksgiving": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "black friday": lambda year: cal.nth_weekday(year, 11, 3, 4) + cal.DAY,
    "labor day": lambda year: cal.nth_weekday(year, 9, 0, 1),
    "memorial day": lambda year: cal.nth_weekday(year, 5, 0, -1),
    "martin luther king day": lambda year: cal.nth_weekday(year, 1, 0, 3),
}  # fmt: skip
RELATIVE_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier today": 0, "later today": 0,
    "yesterday": -1, "last night": -1, "yesterday evening": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
# Hours from Greenwich; names that mean several zones (CST, IST) are left out.
ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3, "gst": 4, "pkt": 5,
    "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
# What a vague count stands for where an interval has to be drawn.
VAGUE = {"few": 3, "couple of": 2, "several": 5, "many": 10}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
EDGES = {"early": "early", "mid": "mid", "late": "late", "start": "start", "beginning": "start", "middle": "mid", "end": "end"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
CENTURIES = {
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
# How ISO 8601 writes a count of units, and half of one.
ISO_UNITS = {
    "second": ("T{}S", 1, ""), "minute": ("T{}M", 1, "30S"), "hour": ("T{}H", 1, "30M"), "day": ("{}D", 1, "T12H"), "night": ("{}D", 1, ""),
    "week": ("{}D", 7, ""), "fortnight": ("{}D", 14, ""), "weekend": ("{}D", 2, ""), "month": ("{}M", 1, "15D"), "quarter": ("{}M", 3, ""),
    "year": ("{}Y", 1, "6M"), "decade": ("{}Y", 10, ""), "century": ("{}Y", 100, ""),
}  # fmt: skip
HALVES = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "month": "P15D", "year": "P6M", "decade": "P5Y", "century": "P50Y"}

# Pieces of patterns -----------------------------------------------------------------------------------------------------

_NINE = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:{_TENS})[- ](?:{_NINE})|{_TENS}|{_TEENS}|{_NINE}|(?:a|one|two) (?:hundred|dozen)|half a dozen"
_MONTH = r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
MONTH = rf"(?P<month>{_MONTH})"
_DAY = r"[12]\d|3[01]|0?[1-9]"
DAY, DAY2 = rf"(?P<day>{_DAY})(?:st|nd|rd|th)?", rf"(?P<day2>{_DAY})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)"
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
HOLIDAY = f"(?P<holiday>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})".replace("'", "['’]")
COUNT = rf"(?P<count>\d[\d,]*|{_NUMBER}|an?|(?:a )?few|(?:a )?couple of|(?:a )?couple|several|many)"
PERIOD = "(?P<unit>day|night|week|fortnight|weekend|month|quarter|year|decade|century)"
UNIT = "(?P<unit>second|minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade|centur(?:y|ies))"
SHIFT = r"(?P<shift>last|past|previous|this|current|next|coming|following)"
DASH = r"(?:\s?[-–—]\s?| to | until | through )"
ABOUT = r"(?:(?:about|around|nearly|almost|roughly|some|just over|just under|more than|less than|at least|over|under) )?"
CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?"
HALF_DAY = r"(?P<half>[ap]\.?m\.?)(?![a-z])"
ZONE = rf"(?:(?: |,)?(?:local time|(?P<zone>{'|'.join(ZONES)})\b))"


def zone(name: str | None) -> str:
    """What follows a time of day in ISO 8601 for a zone's name: "+01:00"; nothing for none."""
    if not name or name.lower() not in ZONES:
        return ""
    return timezone(timedelta(hours=ZONES[name.lower()])).tzname(None).removeprefix("UTC") or "Z"
