"""Whether a short form stands for a long one."""

from __future__ import annotations

LONGEST_ABBREVIATION = 8


def abbreviates(short: str, long: str) -> bool:
    """Whether capital letters are the initials of a name, small words counted or not ("FAO", "UNHCR"), in order."""
    letters = short.replace(".", "").replace(" ", "")
    if not (2 <= len(letters) <= LONGEST_ABBREVIATION and sum(c.isupper() for c in letters) >= 2 and " " in long):
        return False
    initials = [word[0] for word in long.replace("-", " ").split() if word[0].isalnum()]
    capitals = [c for c in initials if c.isupper()]
    wanted = [c.upper() for c in letters if c.isalpha()]
    return wanted == capitals or wanted == [c.upper() for c in initials] or (wanted[:1] == capitals[:1] and _within(wanted, long.upper()))


def _within(letters: list[str], text: str) -> bool:
    """Whether the letters occur in the text in this order, most of them at the start of words."""
    at, starts = -1, 0
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
        starts += at == 0 or not text[at - 1].isalnum()
    return starts * 2 >= len(letters)
