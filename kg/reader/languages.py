"""Is this English? A cheap check by function words and script, so that other languages are told, not misread."""

from __future__ import annotations

import re

# The most frequent English words; in English prose they are over a third of all words.
COMMON = frozenset(
    "the of and to in a is that for it on was with as be by at he she they his her their this from are not have has had were which will would said an or but we you i its been who more about after".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 25
_MIN_SHARE = 0.12


def is_english(text: str) -> bool:
    """Whether the text may be English; a text of fewer than 25 words is given the benefit of the doubt if it is in Latin script."""
    words = _WORD.findall(text[:20_000].lower())
    latin = sum(word[0] < "\u0250" for word in words)
    if words and latin < len(words) / 2:
        return False
    return len(words) < _MIN_WORDS or sum(word in COMMON for word in words) >= _MIN_SHARE * len(words)
