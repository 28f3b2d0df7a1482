"""Days, weeks, months and spans of them, as ISO 8601 values: the arithmetic behind time expressions, no language in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def value(self) -> str:
        """ISO 8601: a day, a month or a year where the period is just that, else first/last."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == monthrange(last.year, last.month)[1]:
            return f"{first.year:04d}-{first.month:02d}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def cut(self, part: str) -> Period:
        """The early, middle or late part, or the start or the end of it, by its natural divisions; a single day stays whole.

        Months part into 10, 10 and the remaining days, years into four months each, decades into 4, 3 and 3 years,
        weeks into 2, 3 and 2 days, anything else into thirds; the start and the end of a year are its first and last quarter.
        """
        first, year = self.first, self.first.year
        if self.days == 1:
            return self
        if self.days <= 7:
            starts = [first, first + 2 * DAY, first + 5 * DAY] if self.days == 7 else [first, first, first]
        elif self.value.count("-") == 1:
            starts = [first, first + 10 * DAY, first + 20 * DAY]
        elif "-" not in self.value:
            starts = [date(year, month_, 1) for month_ in ((1, 4, 10) if part in ("start", "end") else (1, 5, 9))]
        elif self.value == years(year, year + 9).value:
            starts = [date(year + years_, 1, 1) for years_ in (0, 4, 7)]
        elif self.value == years(year, year + 99).value:
            starts = [date(year + years_, 1, 1) for years_ in (0, 33, 66)]
        else:
            starts = [first + self.days * third // 3 * DAY for third in range(3)]
        index = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
        return Period(starts[index], [*starts[1:], self.last + DAY][index] - DAY) if len(set(starts)) == 3 else self


def pick(candidates: Iterable[Period], anchor: date, which: str) -> Period | None:
    """The one of equal periods that is meant: "past" the latest that has begun, "future" the first that is not over, "last" the latest
    that is over, "next" the first still to begin, "near" the nearest to the anchor (the earlier in a tie)."""
    candidates = sorted(candidates, key=lambda period: period.first)
    fits = {
        "past": lambda: [p for p in candidates if p.first <= anchor][-1:],
        "last": lambda: [p for p in candidates if p.last < anchor][-1:],
        "future": lambda: [p for p in candidates if p.last >= anchor][:1],
        "next": lambda: [p for p in candidates if p.first > anchor][:1],
        "near": lambda: sorted(candidates, key=lambda p: abs((p.first - anchor).days + (p.last - anchor).days))[:1],
    }
    return next(iter(fits[which]()), None)


def day(value: date) -> Period:
    """One day."""
    return Period(value, value)


def week(value: date) -> Period:
    """The Monday to Sunday around a day."""
    monday = value - value.weekday() * DAY
    return Period(monday, monday + 6 * DAY)


def weekend(value: date) -> Period:
    """The Saturday and Sunday of the week around a day."""
    return Period(week(value).first + 5 * DAY, week(value).last)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, first: int, last: int) -> Period:
    """From one month of a year to another."""
    return Period(date(year, first, 1), month(year, last).last)


def years(first: int, last: int | None = None) -> Period:
    """A calendar year, or several."""
    return Period(date(first, 1, 1), date(last or first, 12, 31))


def season(name: str, year: int) -> Period:
    """A meteorological season of the northern hemisphere; winter is named after the year in which it begins."""
    start = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    return Period(date(year, start, 1), add_months(date(year, start, 1), 3) - DAY)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month_, day_ = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month_, day_ + 1)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) to Sunday (6) of a month; -1 for the last."""
    days = [month(year, number).first + i * DAY for i in range(month(year, number).days)]
    return [value for value in days if value.weekday() == weekday][nth - 1 if nth > 0 else nth]


def add_months(value: date, count: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day."""
    total = value.year * 12 + value.month - 1 + count
    year, number = divmod(total, 12)
    return date(year, number + 1, min(value.day, monthrange(year, number + 1)[1]))


def shift(value: date, unit: str, count: int) -> date:
    """A day moved by so many days, weeks, months, years, decades or centuries."""
    days = {"day": 1, "night": 1, "morning": 1, "evening": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return value + count * days * DAY
    return add_months(value, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def around(value: date, unit: str) -> Period:
    """The day, week, month, quarter, year, decade or century that a day is in."""
    quarter = (value.month - 1) // 3 * 3 + 1
    makers = {
        "week": lambda: week(value),
        "fortnight": lambda: Period(week(value).first - WEEK, week(value).last),
        "weekend": lambda: weekend(value),
        "month": lambda: month(value.year, value.month),
        "quarter": lambda: months(value.year, quarter, quarter + 2),
        "year": lambda: years(value.year),
        "decade": lambda: years(value.year // 10 * 10, value.year // 10 * 10 + 9),
        "century": lambda: years((value.year - 1) // 100 * 100 + 1, (value.year - 1) // 100 * 100 + 100),
    }
    return makers.get(unit, lambda: day(value))()
