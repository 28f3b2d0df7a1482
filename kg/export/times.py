"""When something was, as days from and to: what timelines of graph tools take."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.view import Edge

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")


def spells(edge: Edge) -> list[tuple[str, str]]:
    """The times of an edge as (first day, last day); a month or year is all its days, words and durations are none."""
    found = []
    for value in edge.time.split(", "):
        first, _, last = value.partition("/")
        start, end = _days(first), _days(last or first)
        if start and end and start[0] <= end[1]:
            found.append((start[0], end[1]))
    return sorted(set(found))


def _days(value: str) -> tuple[str, str] | None:
    """The first and the last day of a date, month or year; None for what is none."""
    if not (match := _DAY.fullmatch(value)):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        last_month = month or 12
        return date(year, month or 1, day or 1).isoformat(), date(year, last_month, day or monthrange(year, last_month)[1]).isoformat()
    except ValueError:  # not in the calendar
        return None
