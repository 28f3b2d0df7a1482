"""What simple time expressions mean: a function of the match and of what it is counted from, for each row of the table in `expressions`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.language.values import calendar as cal
from kg.language.values.calendar import Period, pick
from kg.language.values.quantities import number
from kg.language.values.time_words import (
    CENTURIES,
    HALVES,
    HOLIDAYS,
    ISO_UNITS,
    MONTHS,
    ORDINALS,
    RELATIVE_DAYS,
    STEPS,
    VAGUE,
    WEEKDAYS,
    zone,
)

# A period, a duration ("P3M"), a time of day ("T17:00"), or nothing that could be defended.
Meaning = Period | str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from: the document's date, where the verb looks ("past", "future", or "near" where it does not say),
    the last date that the text gave before, and the year that the words beside it name."""

    published: date | None
    tense: str = "near"
    story: Period | None = None
    year: int | None = None


Value = Callable[[re.Match, Context], Meaning]


def _group(match: re.Match, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _month(match: re.Match, group: str = "month") -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(_group(match, group)[:3]))


def _year(match: re.Match, context: Context) -> int | None:
    return int(match["year"]) if _group(match, "year") else context.year


def _choose(make: Callable[[int], Period], match: re.Match, context: Context, *, which: str = "", reach: int = 1) -> Period | None:
    """What `make` gives for the year in the words, else for the year that is meant: that of `which`, or by the verb's tense."""
    if year := _year(match, context):
        return make(year)
    if not context.published:
        return None
    if which == "this":
        return make(context.published.year)
    candidates = []
    for near in range(context.published.year - reach, context.published.year + reach + 1):
        try:
            candidates.append(make(near))
        except ValueError:  # 29 February of most years
            continue
    return pick(candidates, context.published, which or context.tense)


def _which(match: re.Match) -> str:
    """last, next or this, where the words say so."""
    shift = _group(match, "shift")
    return ("last", "this", "next")[STEPS[shift] + 1] if shift else ""


def calendar_day(match: re.Match, context: Context) -> Meaning:
    number_, day = _month(match), int(match["day"])
    return _choose(lambda year: cal.day(date(year, number_, day)), match, context, reach=8 if (number_, day) == (2, 29) else 1)


def day_of_month(match: re.Match, context: Context) -> Meaning:
    """The 14th: of this month or the one before or after."""
    if not context.published:
        return None
    day = int(match["day"])
    near = [cal.around(cal.add_months(context.published, step), "month") for step in range(-2, 3)]
    return pick([cal.day(month.first.replace(day=day)) for month in near if day <= month.days], context.published, context.tense)


def day_range(match: re.Match, context: Context) -> Meaning:
    number_, first, last = _month(match), int(match["day"]), int(match["day2"])
    return _choose(lambda year: Period(date(year, number_, first), date(year, number_, last)), match, context) if first < last else None


def calendar_month(match: re.Match, context: Context) -> Meaning:
    return _choose(lambda year: cal.month(year, _month(match)), match, context, which=_which(match))


def calendar_year(match: re.Match, context: Context) -> Meaning:
    return cal.years(int(match["year"]))


def year_range(match: re.Match, context: Context) -> Meaning:
    last = int(match["year"][:2] + match["year2"])
    return cal.years(int(match["year"]), last) if last > int(match["year"]) else None


def decade(match: re.Match, context: Context) -> Meaning:
    text = match["decade"]
    first = int(text) if len(text) == 4 else (1900 if int(text) > 20 else 2000) + int(text)
    return cal.years(first, first + (99 if len(text) == 4 and text.endswith("00") and first < 2000 else 9))


def century(match: re.Match, context: Context) -> Meaning:
    number_ = int(match["century"]) if match["century"].isdigit() else CENTURIES[_group(match, "century").replace(" ", "-")]
    return cal.years(number_ * 100 - 99, number_ * 100)


def quarter(match: re.Match, context: Context) -> Meaning:
    which = _group(match, "which")
    first = 3 * (ORDINALS.get(which) or int(which[-1])) - 2
    return _choose(lambda year: cal.months(year, first, first + 2), match, context)


def half(match: re.Match, context: Context) -> Meaning:
    first = 1 if _group(match, "which") == "first" else 7
    return _choose(lambda year: cal.months(year, first, first + 5), match, context, which="this" if _group(match, "this") else "")


def season(match: re.Match, context: Context) -> Meaning:
    return _choose(lambda year: cal.season(_group(match, "season"), year), match, context, which=_which(match), reach=2)


def holiday(match: re.Match, context: Context) -> Meaning:
    name = _group(match, "holiday").replace("’", "'")
    return _choose(lambda year: cal.day(HOLIDAYS[name](year)), match, context, which=_which(match))


def iso(match: re.Match, context: Context) -> Meaning:
    return cal.day(date(int(match["year"]), int(match["m"]), int(match["d"])))


def slashed(match: re.Match, context: Context) -> Meaning:
    """Day and month of 28/05/2022; where both could be either, nothing is claimed."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first > 12 >= second or first == second:
        return cal.day(date(year, second, first))
    return cal.day(date(year, first, second)) if second > 12 >= first else None


def weekday(match: re.Match, context: Context) -> Meaning:
    """A weekday; without a verb that looks ahead it is past, for news looks back."""
    if not (anchor := context.published):
        return None
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(_group(match, "weekday")[:3]))
    near = [cal.day(anchor + (wanted - anchor.weekday() + days) * cal.DAY) for days in (-14, -7, 0, 7, 14)]
    which = _which(match)
    if which == "this":
        which = "past" if context.tense == "past" else "future"
    return pick(near, anchor, which or ("future" if context.tense == "future" else "past"))


def relative_day(match: re.Match, context: Context) -> Meaning:
    words = re.sub(r"\s+", " ", _group(match, "relative"))
    return cal.day(context.published + RELATIVE_DAYS[words] * cal.DAY) if context.published else None


def overnight(match: re.Match, context: Context) -> Meaning:
    return Period(context.published - cal.DAY, context.published) if context.published else None


def shifted_unit(match: re.Match, context: Context) -> Meaning:
    """last week, this year, next month; earlier this year and later this month end or begin at the document's date."""
    if not (anchor := context.published):
        return None
    unit, step = _group(match, "unit"), STEPS[_group(match, "shift")]
    if unit == "weekend" and step < 0:
        return cal.weekend(anchor - cal.WEEK)
    period = cal.around(cal.shift(anchor, unit, step), unit)
    if (when := _group(match, "when")) == "earlier":
        return Period(period.first, min(period.last, anchor))
    return Period(max(period.first, anchor), period.last) if when == "later" else period


def present_unit(match: re.Match, context: Context) -> Meaning:
    """The week, the year: this one."""
    return cal.around(context.published, _group(match, "unit")) if context.published else None


def weekend(match: re.Match, context: Context) -> Meaning:
    """The weekend: the last one that has begun, or the next that is not over."""
    if not (anchor := context.published):
        return None
    return pick([cal.weekend(anchor + step * cal.DAY) for step in (-7, 0, 7)], anchor, "future" if context.tense == "future" else "past")


def _count(text: str) -> int | None:
    text = text.lower().removeprefix("a ").removesuffix(" of").replace("couple", "couple of")
    if text in VAGUE:
        return VAGUE[text]
    value = 1 if text in ("a", "an", "") else number(text)
    return int(value) if value is not None else None


def _unit(match: re.Match) -> str:
    return "century" if _group(match, "unit").startswith("centur") else _group(match, "unit")


def stretch(match: re.Match, context: Context) -> Meaning:
    """the past two weeks, the next few days, the past year: a stretch that ends or begins at the document's date."""
    unit, count = _unit(match), _count(_group(match, "count"))
    if not (anchor := context.published) or count is None or unit in ("second", "minute"):
        return None
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    ahead = STEPS[_group(match, "shift")] > 0
    other = cal.shift(anchor, unit, count if ahead else -count)
    return Period(anchor, other) if ahead else Period(other, anchor)


def _moved(start: Period, unit: str, count: int) -> Meaning:
    """So many units from a period: the day, or where months and longer units are counted, the month or the year; None where the
    period is too long for the unit to be known."""
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    fine = unit not in ("month", "quarter", "year")
    if start.days > (1 if fine else 31 if unit == "month" else 366):
        return None
    point = cal.shift(start.first if count < 0 else start.last, unit, count)
    return cal.day(point) if fine else cal.around(point, "month" if unit == "quarter" else unit)


def ago(match: re.Match, context: Context) -> Meaning:
    """two weeks ago, a month from now, in three days' time."""
    unit, count = _unit(match), _count(_group(match, "count"))
    if not context.published or count is None or unit in ("second", "minute", "hour"):
        return None
    return _moved(cal.day(context.published), unit, -count if "ago" in _group(match, "way") else count)


def within(match: re.Match, context: Context) -> Meaning:
    """in two weeks: from now where the verb looks ahead, else how long it took."""
    return ago(match, context) if context.tense == "future" else duration(match, context)


def story_step(match: re.Match, context: Context) -> Meaning:
    """two years earlier, three weeks later, the next day, the year before: from the last date that the text gave before."""
    unit, count = _unit(match), _count(_group(match, "count"))
    if not context.story or count is None or unit in ("second", "minute", "hour"):
        return None
    back = _group(match, "way") in ("earlier", "before", "previously") or _group(match, "shift") == "previous"
    return _moved(context.story, unit, -count if back else count)


def story_same(match: re.Match, context: Context) -> Meaning:
    """that year, the same day: the one that the last date of the text lies in."""
    unit = _group(match, "unit")
    if not context.story:
        return None
    period = cal.around(context.story.first, unit)
    return period if period.first <= context.story.first and context.story.last <= period.last else None


def duration(match: re.Match, context: Context) -> Meaning:
    unit, text = _unit(match), _group(match, "count").removeprefix("a ")
    if text in ("few", "several", "many"):
        return None
    count, (pattern, scale, half) = _count(text), ISO_UNITS[unit]
    return "P" + pattern.format(count * scale) + (half if _group(match, "half") else "") if count else None


def half_unit(match: re.Match, context: Context) -> Meaning:
    return HALVES.get(_unit(match))


def clock(match: re.Match, context: Context) -> Meaning:
    word = _group(match, "word")
    hour, minute = ({"noon": 12, "midday": 12, "midnight": 0}[word], 0) if word else (int(match["hour"]), int(_group(match, "minute") or 0))
    if half := _group(match, "half")[:1]:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}{zone(_group(match, 'zone'))}"


def vague(match: re.Match, context: Context) -> None:
    """recently, soon, every Monday, days before the vote: a time, but no value that could be defended."""
