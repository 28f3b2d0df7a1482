"""Days, weeks, months and spans of them, as ISO 8601 values: the arithmetic behind time expressions, no language in it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


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
        if first == month(first.year, first.month).first and last == month(first.year, first.month).last:
            return f"{first.year:04d}-{first.month:02d}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def part(self, which: str) -> Period:
        """The early, middle or late third of the period; the whole of it for any other word."""
        length = (self.last - self.first).days + 1
        cuts = {"early": (0, length // 3), "mid": (length // 3, length - length // 3), "late": (length - length // 3, length)}
        start, stop = cuts.get(which, (0, length))
        return Period(self.first + start * DAY, self.first + (stop - 1) * DAY)


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


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return Period(date(year, 3 * number - 2, 1), month(year, 3 * number).last)


def years(first: int, last: int | None = None) -> Period:
    """A calendar year, or several."""
    return Period(date(first, 1, 1), date(last or first, 12, 31))


def season(name: str, year: int) -> Period:
    """A meteorological season of the northern hemisphere; winter is named after the year in which it begins."""
    start = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    return Period(date(year, start, 1), add_months(date(year, start, 1), 3) - DAY)


def add_months(value: date, count: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day."""
    total = value.year * 12 + value.month - 1 + count
    year, number = divmod(total, 12)
    return date(year, number + 1, min(value.day, monthrange(year, number + 1)[1]))


def shift(value: date, unit: str, count: int) -> date:
    """A day moved by so many days, weeks, months, years or decades."""
    if unit in ("day", "week", "fortnight", "night", "weekend"):
        return value + count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1) * DAY
    return add_months(value, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def around(value: date, unit: str) -> Period:
    """The day, week, month, quarter, year, decade or century that a day is in."""
    makers = {
        "day": lambda: day(value),
        "night": lambda: day(value),
        "week": lambda: week(value),
        "fortnight": lambda: Period(week(value).first - 7 * DAY, week(value).last),
        "weekend": lambda: weekend(value),
        "month": lambda: month(value.year, value.month),
        "quarter": lambda: quarter(value.year, (value.month + 2) // 3),
        "year": lambda: years(value.year),
        "decade": lambda: years(value.year // 10 * 10, value.year // 10 * 10 + 9),
        "century": lambda: years((value.year - 1) // 100 * 100 + 1, (value.year - 1) // 100 * 100 + 100),
    }
    return makers[unit]()


def nearest_year(number: int, day_of_month: int, anchor: date) -> int:
    """The year in which a month and day lie nearest to the anchor; the earlier one in a tie (news looks back)."""

    def distance(year: int) -> int:
        last = monthrange(year, number)[1]
        return abs((date(year, number, min(day_of_month, last)) - anchor).days)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=distance)
