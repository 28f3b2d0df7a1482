"""The date and the title of an article, where its file or its first lines carry them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(r"(?<!\d)(\d{4})[-_/]?(\d\d)[-_/]?(\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)?\s+{_NAME},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_NAME}\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
# A line that is nothing but a date, a weekday, a time and words of publication.
_DATELINE = re.compile(
    r"^\W*(?:published|updated|posted|date|last updated|mon|tue|wed|thu|fri|sat|sun)?[a-z]*\W*(?:on|at)?\W*", re.IGNORECASE
)
_HEAD_LINES = 6


def parse_date(value: object) -> date | None:
    """The day that a metadata field names: ISO 8601, RFC 2822, or words ("28 May 2022", "May 28, 2022")."""
    text = str(value or "").strip()
    if not text:
        return None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return find_date(text)


def find_date(text: str) -> date | None:
    """The first full date in the text, or None."""
    found = []
    for pattern, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        match = pattern.search(text)
        if match:
            found.append((match.start(), dict(zip(order, match.groups(), strict=True))))
    for _, parts in sorted(found, key=lambda item: item[0]):
        month = parts["m"] if parts["m"].isdigit() else _MONTHS.index(parts["m"][:3].lower()) + 1
        try:
            return date(int(parts["y"]), int(month), int(parts["d"]))
        except ValueError:  # 31 February, month 13: digits that only look like a date
            continue
    return None


def date_in_head(text: str) -> date | None:
    """The date of publication from a line of its own among the first lines of an article."""
    for line in [line for line in text[:2000].split("\n") if line.strip()][:_HEAD_LINES]:
        rest = _DATELINE.sub("", line.strip(), count=1)
        if len(line) <= 60 and re.match(r"\d|[A-Z][a-z]{2}", rest) and len(rest.split()) <= 7:
            found = find_date(rest)
            if found:
                return found
    return None


def headline(text: str) -> str:
    """The first of the leading lines that reads like a headline: three words or more, no full stop at the end; else the first line."""
    lines = [line.strip() for line in text[:5000].split("\n") if line.strip()][:3]
    for line in lines:
        if len(line.split()) >= 3 and len(line) <= 200 and not line.endswith((".", ",", ";")):
            return line
    return lines[0][:120] if lines else ""
