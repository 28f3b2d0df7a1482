"""Time expressions as a table: patterns of words, each with the function that computes its ISO 8601 value.

The approach is that of HeidelTime (Strötgen & Gertz 2010), the values are TIMEX3's, with intervals as first/last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kg.language.values import calendar as cal
from kg.language.values.quantities import number

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIXED_DAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31), "may day": (5, 1),
}  # fmt: skip
# What a vague count stands for where an interval has to be drawn.
VAGUE = {"few": 3, "couple of": 2, "several": 5, "many": 10, "recent": 3, "coming": 1}

_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_MONTH2 = _MONTH.replace("?P<month>", "?P<month2>")
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY2 = _DAY.replace("?P<day>", "?P<day2>")
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_YEAR2 = _YEAR.replace("?P<year>", "?P<year2>")
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r"|(?:mon|tues?|wed|thurs?|fri|sat)\.)"
_COUNT = r"(?P<count>\d[\d,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|(?:a )?few|(?:a )?couple of|several|many)"
_UNIT = r"(?P<unit>hour|minute|second|day|night|week|fortnight|weekend|month|quarter|year|decade)"
_PART = r"(?:(?P<part>early|mid|late)[ -](?:in )?|(?:the )?(?P<edge>start|beginning|middle|end) of (?:the )?)?"
_SHIFT = r"(?P<shift>last|past|previous|this|current|next|coming|following)"
_DASH = r"\s?(?:-|–|—|to|until|through)\s?"
EDGES = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
CALENDAR_UNITS = frozenset(("day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade"))
ISO_UNITS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "month": "{}M", "year": "{}Y"}


def _month(match: re.Match, group: str = "month") -> int:
    prefix = match[group][:3].lower()
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(prefix))


def _cut(match: re.Match, period: cal.Period) -> cal.Period:
    """The early, middle or late part, where the words say so."""
    groups = match.groupdict()
    part = groups.get("part") or EDGES.get(groups.get("edge") or "")
    return period.part(part) if part else period


def _calendar_day(match: re.Match, anchor: date | None) -> str | None:
    number_, day_ = _month(match), int(match["day"])
    year = match.groupdict().get("year")
    if not year and not anchor:
        return None
    return cal.day(date(int(year) if year else cal.nearest_year(number_, day_, anchor), number_, day_)).value


def _day_range(match: re.Match, anchor: date | None) -> str | None:
    groups = match.groupdict()
    first_month = _month(match)
    last_month = _month(match, "month2") if groups.get("month2") else first_month
    if not groups.get("year") and not anchor:
        return None
    year = int(groups["year"]) if groups.get("year") else cal.nearest_year(first_month, int(match["day"]), anchor)
    return cal.Period(date(year, first_month, int(match["day"])), date(year, last_month, int(match["day2"]))).value


def _calendar_month(match: re.Match, anchor: date | None) -> str | None:
    groups = match.groupdict()
    number_ = _month(match)
    if groups.get("year"):
        return _cut(match, cal.month(int(groups["year"]), number_)).value
    if not anchor:
        return None
    step = groups.get("shift")
    year = anchor.year if step else cal.nearest_year(number_, 15, anchor)
    if step and STEPS[step.lower()] < 0 and number_ >= anchor.month:
        year -= 1
    elif step and STEPS[step.lower()] > 0 and number_ <= anchor.month:
        year += 1
    return _cut(match, cal.month(year, number_)).value


def _year(match: re.Match, anchor: date | None) -> str:
    return _cut(match, cal.years(int(match["year"]))).value


def _year_range(match: re.Match, anchor: date | None) -> str | None:
    last = match["year2"]
    last = match["year"][: 4 - len(last)] + last
    return cal.years(int(match["year"]), int(last)).value if int(last) > int(match["year"]) else None


def _decade(match: re.Match, anchor: date | None) -> str:
    text = match["decade"]
    first = int(text) if len(text) == 4 else (1900 if int(text) > 20 else 2000) + int(text)
    return _cut(match, cal.years(first, first + (99 if text.endswith("00") and len(text) == 4 and first < 2000 else 9))).value


def _century(match: re.Match, anchor: date | None) -> str:
    number_ = int(match["century"])
    return _cut(match, cal.years(number_ * 100 - 99, number_ * 100)).value


def _quarter(match: re.Match, anchor: date | None) -> str | None:
    ordinal = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    which = match["which"].lower()
    year = match.groupdict().get("year") or (anchor and anchor.year)
    return cal.quarter(int(year), ordinal.get(which) or int(which[-1])).value if year else None


def _half(match: re.Match, anchor: date | None) -> str | None:
    year = match.groupdict().get("year") or (anchor and anchor.year)
    if not year:
        return None
    first = match["which"].lower() == "first"
    return cal.Period(cal.quarter(int(year), 1 if first else 3).first, cal.quarter(int(year), 2 if first else 4).last).value


def _season(match: re.Match, anchor: date | None) -> str | None:
    name, groups = match["season"].lower(), match.groupdict()
    if groups.get("year"):
        return _cut(match, cal.season(name, int(groups["year"]))).value
    if not anchor:
        return None
    step = STEPS[(groups.get("shift") or "this").lower()]
    year = anchor.year + step
    if step < 0 and cal.season(name, anchor.year).last < anchor:
        year = anchor.year
    return _cut(match, cal.season(name, year)).value


def _iso(match: re.Match, anchor: date | None) -> str | None:
    return _valid(int(match["year"]), int(match["m"]), int(match["d"]))


def _slashed(match: re.Match, anchor: date | None) -> str | None:
    """Day and month of 28/05/2022; where both could be either, nothing is claimed."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first > 12 >= second:
        return _valid(year, second, first)
    if second > 12 >= first or first == second:
        return _valid(year, first, second)
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def weekday_value(match: re.Match, anchor: date | None, *, future: bool = False) -> str | None:
    if not anchor:
        return None
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["weekday"].lower().rstrip(".")[:3]))
    step = (match.groupdict().get("shift") or "").lower()
    if step in ("next", "coming", "following") or (future and step not in ("last", "past", "previous")):
        ahead = (wanted - anchor.weekday()) % 7 or 7
        return (anchor + ahead * cal.DAY).isoformat()
    if step == "this":
        return (cal.week(anchor).first + wanted * cal.DAY).isoformat()
    back = (anchor.weekday() - wanted) % 7
    return (anchor - (back or (7 if step else 0)) * cal.DAY).isoformat()


RELATIVE_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0, "earlier today": 0, "later today": 0,
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _relative_day(match: re.Match, anchor: date | None) -> str | None:
    words = re.sub(r"\s+", " ", match["relative"].lower())
    words = next(known for known in sorted(RELATIVE_DAYS, key=len, reverse=True) if words.startswith(known))
    return (anchor + RELATIVE_DAYS[words] * cal.DAY).isoformat() if anchor else None


def _shifted_unit(match: re.Match, anchor: date | None) -> str | None:
    """last week, this year, next month; earlier this year and later this month end or begin at the anchor."""
    if not anchor:
        return None
    unit, step = match["unit"].lower(), STEPS[match["shift"].lower()]
    period = cal.around(cal.shift(anchor, unit, step), unit)
    if unit == "weekend" and step < 0 and anchor.weekday() < 5:
        period = cal.weekend(anchor - 7 * cal.DAY)
    when = (match.groupdict().get("when") or "").lower()
    if when == "earlier":
        period = cal.Period(period.first, min(period.last, anchor))
    elif when == "later":
        period = cal.Period(max(period.first, anchor), period.last)
    return _cut(match, period).value


def _weekend(match: re.Match, anchor: date | None) -> str | None:
    """The weekend: the last one that has begun."""
    return cal.weekend(anchor if anchor.weekday() >= 5 else anchor - 7 * cal.DAY).value if anchor else None


def _count(text: str) -> int | None:
    text = text.lower().removeprefix("a ")
    if text in VAGUE:
        return VAGUE[text]
    value = 1 if text in ("a", "an", "") else number(text)
    return int(value) if value is not None else None


def _stretch(match: re.Match, anchor: date | None) -> str | None:
    """the past two weeks, the next few days: a stretch that ends or begins at the anchor."""
    unit, count = match["unit"].lower(), _count(match["count"] or "")
    if not anchor or count is None or unit not in CALENDAR_UNITS:
        return None
    ahead = STEPS[match["shift"].lower()] > 0
    other = cal.shift(anchor, unit, count if ahead else -count)
    return (cal.Period(anchor, other) if ahead else cal.Period(other, anchor)).value


def _ago(match: re.Match, anchor: date | None) -> str | None:
    unit, count = match["unit"].lower(), _count(match["count"])
    if not anchor or count is None:
        return None
    if unit not in CALENDAR_UNITS:
        return anchor.isoformat() if unit in ("minute", "second") else None
    sign = 1 if match.groupdict().get("ahead") is not None else -1
    point = cal.shift(anchor, unit, sign * count)
    return cal.around(point, unit).value if unit in ("month", "year", "decade") else point.isoformat()


def _duration(match: re.Match, anchor: date | None) -> str | None:
    unit, text = match["unit"].lower(), match["count"].lower().removeprefix("a ")
    if text in VAGUE and text != "couple of":
        return None
    count, pattern = _count(match["count"]), ISO_UNITS.get(unit)
    scale = {"fortnight": (2, "{}W"), "decade": (10, "{}Y"), "quarter": (3, "{}M")}.get(unit)
    if scale:
        count, pattern = (count or 0) * scale[0], scale[1]
    return f"P{pattern.format(count)}" if count and pattern else None


def _fixed_day(match: re.Match, anchor: date | None) -> str | None:
    month_, day_ = FIXED_DAYS[match["fixed"].lower().replace("’", "'")]
    year = match.groupdict().get("year")
    if not year and not anchor:
        return None
    return date(int(year) if year else cal.nearest_year(month_, day_, anchor), month_, day_).isoformat()


def _clock(match: re.Match, anchor: date | None) -> str | None:
    if not anchor:
        return None
    words = {"noon": 12, "midday": 12, "midnight": 0}
    word = (match.groupdict().get("word") or "").lower()
    hour, minute = (words[word], 0) if word else (int(match["hour"]), int(match["minute"] or 0))
    half = (match.groupdict().get("half") or "").lower().replace(".", "").replace(" ", "")
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return f"{anchor.isoformat()}T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _vague(match: re.Match, anchor: date | None) -> None:
    """recently, soon, in recent years: a time, but no value that could be defended."""


Value = Callable[[re.Match, "date | None"], "str | None"]
# Order breaks ties only: of two matches at the same place the longer one wins.
_PATTERNS: tuple[tuple[str, Value], ...] = (
    (rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", _calendar_day),
    (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?!\d|[.,]\d| (?:per ?cent|percent|people|years?))(?:,? {_YEAR})?", _calendar_day),
    (rf"{_DAY}{_DASH}{_DAY2}(?: of)? {_MONTH}(?:,? {_YEAR})?", _day_range),
    (rf"{_MONTH} {_DAY}{_DASH}{_DAY2}(?:,? {_YEAR})?(?!\d)", _day_range),
    (rf"(?:from |between )?{_DAY} {_MONTH}(?:{_DASH}| and ){_DAY2} {_MONTH2}(?:,? {_YEAR})?", _day_range),
    (rf"(?:from |between )?{_MONTH} {_DAY}(?:{_DASH}| and ){_MONTH2} {_DAY2}(?:,? {_YEAR})?", _day_range),
    (rf"{_PART}{_MONTH},? (?:of )?{_YEAR}", _calendar_month),
    (rf"{_PART}(?:{_SHIFT} )?{_MONTH}", _calendar_month),
    (rf"{_PART}{_YEAR}", _year),
    (rf"(?:from |between )?{_YEAR}(?:{_DASH}| and )(?P<year2>\d\d(?:\d\d)?)", _year_range),
    (rf"{_PART}(?:the )?(?:(?P<part2>early|mid|late)[ -])?(?P<decade>(?:1[0-9]|20)\d0|[2-9]0)['’]?s", _decade),
    (rf"{_PART}(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th)[ -]century", _century),
    (rf"(?:the )?(?P<which>first|second|third|fourth|last|final) quarter(?: of (?:the year|{_YEAR}))?", _quarter),
    (rf"(?P<which>q[1-4])(?: (?:of )?{_YEAR})?", _quarter),
    (rf"(?:the )?(?P<which>first|second) half of (?:the year|{_YEAR})", _half),
    (rf"{_PART}(?:(?:the |{_SHIFT} ))(?P<season>spring|summer|autumn|fall|winter)(?: of)?(?: {_YEAR})?", _season),
    (rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}", _season),
    (rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    (rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{_YEAR}", _slashed),
    (rf"(?:{_SHIFT} )?{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?", weekday_value),
    (r"(?P<relative>the day before yesterday|the day after tomorrow|(?:earlier |later )?today|tonight|yesterday|tomorrow|last night|overnight"
     r"|this (?:morning|afternoon|evening))(?: (?:morning|afternoon|evening|night))?", _relative_day),
    (rf"(?:(?P<when>earlier|later) )?{_PART}(?:the )?{_SHIFT} {_UNIT}", _shifted_unit),
    (r"the weekend", _weekend),
    (rf"(?:the |these )?(?P<shift>last|past|previous|next|coming) {_COUNT} {_UNIT}s?", _stretch),
    (rf"(?:about |around |nearly |almost |more than |over )?{_COUNT} {_UNIT}s? (?:ago|earlier|before)", _ago),
    (rf"(?:with)?in (?P<ahead>){_COUNT} {_UNIT}s?(?:['’] time)", _ago),
    (rf"{_COUNT}[ -]{_UNIT}s?(?:[- ]long)?", _duration),
    (rf"(?P<fixed>{'|'.join(sorted(FIXED_DAYS, key=len, reverse=True)).replace(chr(39), '[' + chr(39) + '’]')})(?:,? {_YEAR})?", _fixed_day),
    (r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\.?)", _clock),
    (r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?: ?(?:gmt|utc|cet|est|local time))?", _clock),
    (r"(?P<word>noon|midday|midnight)", _clock),
    (r"(?:(?:in|over) )?(?:the )?(?:recent|coming|past|last|next|previous) (?:hours|days|weeks|months|years|decades)|recently|lately|earlier|soon|now|nowadays|currently"
     r"|at present|at the moment|so far|(?:(?:hundreds|thousands|dozens) of |(?:many|several|some|few) )?(?:years|months|weeks|days|decades) (?:ago|later|earlier)", _vague),
)  # fmt: skip
COMPILED = tuple((re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), value) for pattern, value in _PATTERNS)
# A text without one of these cannot hold a time expression: most sentences are done after this one search.
HINT = re.compile(
    r"\d|day\b|days|night|morning|afternoon|evening|week|month|year|decade|centur|quarter|half|noon|midday|minute|hour|second|yesterday|tomorrow|recent|lately|soon|now"
    r"|current|earlier|present|moment|so far|christmas|halloween|spring|summer|autumn|fall|winter|" + "|".join(name[:3] for name in MONTHS),
    re.IGNORECASE,
)  # fmt: skip
