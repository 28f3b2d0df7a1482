"""The signs of time expressions: beginnings of words without which a pattern need not be tried."""

from __future__ import annotations

import re

from kg.language.values.time_words import HOLIDAYS, MONTHS, RELATIVE_DAYS, SEASONS, WEEKDAYS

_SIZE = 3  # letters, which abbreviations have too
_UNITS = "second minute hour day night week fortnight month quarter year decade century"
_ALONE = "recently lately earlier soon now currently present moment far"
_WORDS: dict[str, tuple[str, ...]] = {
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "season": SEASONS,
    "unit": tuple(_UNITS.split()),
    "vague": tuple(f"{_UNITS} {_ALONE}".split()),
    "relative": tuple(name.split()[-1] for name in RELATIVE_DAYS),
    "holiday": tuple(HOLIDAYS),
    "shift": ("last", "past", "previous", "this", "current", "next", "coming", "following"),
    "beside": ("earlier", "later", "previously", "before", "after", "into", "prior", "ahead"),
    "ago": ("ago", "from"),
    "same": ("that", "same"),
    "often": ("once", "twice", "times", "per"),
    "times": ("time",),
    "half": ("half",),
    "overnight": ("overnight",),
    "noon": ("noon", "midday", "midnight"),
    "every": ("every", "each"),
}
SIGNS: dict[str, frozenset[str]] = {
    start: frozenset(sign for sign, words in _WORDS.items() if any(word[:_SIZE] == start for word in words))
    for start in {word[:_SIZE] for words in _WORDS.values() for word in words}
}
_START = re.compile(rf"(?<![a-z])[a-z]{{{_SIZE}}}")
_DIGIT = re.compile(r"\d")


def signs(text: str) -> frozenset[str]:
    """The signs in a text: "number" where it has a digit, others by the first letters of its words."""
    found = {sign for start in set(_START.findall(text.lower())) & SIGNS.keys() for sign in SIGNS[start]}
    return frozenset(found | {"number"} if _DIGIT.search(text) else found)
