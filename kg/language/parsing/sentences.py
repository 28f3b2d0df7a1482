"""Paragraphs of a text, and the windows of words that the network reads at once.

Layout settles where a sentence must start: after a blank line, a line that was not merely wrapped, a tab between cells, a list
bullet; and where a text lost its layout, the lines that news pages put beside it: "Image: …", "Thursday, May 7, 2015". Everywhere else
the network decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

WIDEST_WRAP, NARROWEST_WRAP = 140, 40
"""Hard-wrapped text has lines of about one width, in characters, between these."""

MAX_WORDS, MAX_PIECES, MOST_PIECES = 128, 254, 510
"""Usual and largest size of a window; the pieces leave room for [CLS] and [SEP] in 256 and 512."""

OPENERS, STRAIGHT, CLOSING = frozenset("“‘«([{"), frozenset("\"'"), frozenset(",.;:!?)]}’”»")
TERMINATORS = frozenset((".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "!!!", "???"))

_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029])\s*|(?<=\S)\t+(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n|\r[ \t]*\r|\r\n[ \t]*\r\n|[\f\v\u2029]")
_BULLET = re.compile(r"(?:[-*+•‣▪–—·●○]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LOST_LINE = re.compile(
    rf"(?<=[\w.!?…\"'”’)\]]) (?=(?:File )?(?:Image|Photo|Photograph|Picture|Video|Caption)(?: credit| by)?\s?: ?[A-Z@])"
    rf"|(?:(?<=\n)|\A){_DAYS},? (?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS}),? \d{{4}} (?=[A-Z“\"])"
)


def paragraph_starts(text: str) -> list[int]:
    """Offsets of the characters that begin a paragraph or a line of its own, in order, the first one's left out."""
    lost = [match.end() for match in _LOST_LINE.finditer(text)]
    return sorted({*_line_starts(text), *lost}) if lost else _line_starts(text)


def _line_starts(text: str) -> list[int]:
    gaps = list(_LINE_BREAK.finditer(text))
    if not gaps:
        return []
    width = _wrap_width(text, gaps)
    starts, line_start = [], 0
    for index, gap in enumerate(gaps):
        line = text[line_start : gap.start()]
        next_end = gaps[index + 1].start() if index + 1 < len(gaps) else len(text)
        if gap.end() < len(text) and _breaks(line, gap.group(), text[gap.end() : min(next_end, gap.end() + 60)], width):
            starts.append(gap.end())
        line_start = gap.end()
    return starts


def _breaks(line: str, gap: str, following: str, width: int | None) -> bool:
    """Whether the gap between a line and the beginning of the following one ends a paragraph."""
    if _BLANK_LINE.search(gap) or (gap.isspace() and "\n" not in gap and "\r" not in gap) or _BULLET.match(following):
        return True
    if width is not None and _full(line, following, width):
        return False
    runs_on = following[:1].islower() and len(line) >= NARROWEST_WRAP and not _SENTENCE_END.search(line)
    return not runs_on


def _full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return len(line) + 1 + len(following.split(None, 1)[0] if following else "") > width


def _wrap_width(text: str, gaps: Sequence[re.Match[str]]) -> int | None:
    """The width at which the text was wrapped; None where its lines end where its paragraphs do."""
    lines, line_start = [], 0
    for gap in gaps:
        if not _BLANK_LINE.search(gap.group()) and gap.end() < len(text):
            lines.append((text[line_start : gap.start()], text[gap.end() : gap.end() + 60]))
        line_start = gap.end()
    width = max((len(line) for line, _ in lines), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or len(lines) < 3:
        return None
    return width if sum(_full(line, following, width) for line, following in lines) * 2 > len(lines) else None


def likely_starts(words: Sequence[str], impossible: np.ndarray) -> np.ndarray:
    """Whether each word looks like a sentence's first, bool (words,): where a window that is too long is cut."""
    likely = np.zeros(len(words), dtype=bool)
    ended = False
    for index, word in enumerate(words):
        if ended and not impossible[index]:
            likely[index] = not word[0].islower()
            ended = False
        ended = ended or word in TERMINATORS
    return likely


def impossible_starts(words: Sequence[str], spaces: Sequence[bool]) -> np.ndarray:
    """Whether each word cannot begin a sentence unless a paragraph begins there, bool (words,).

    That is after a quotation that ends on a comma, after what opens a quotation or bracket, in lower case after a word in lower
    case, and for marks that close. GUM train breaks this rule in 1 of 4,931 sentence starts within paragraphs.
    """
    never = np.zeros(len(words), dtype=bool)
    opened = comma = ended_on_comma = lower = False
    space = True
    for index, word in enumerate(words):
        opens = word in OPENERS or (word in STRAIGHT and space and not spaces[index])
        closes = word in CLOSING or (word in STRAIGHT and not space)
        starts_lower = word[0].islower()
        never[index] = opened or closes or ended_on_comma or (lower and starts_lower)
        ended_on_comma = closes and word != "," and (comma or ended_on_comma)
        comma, opened, space = word == ",", opens, spaces[index]
        lower = starts_lower and word[-1].islower()
    return never


def windows(starts: np.ndarray, likely: np.ndarray, pieces: np.ndarray) -> list[tuple[int, int]]:
    """Cut a document's words into windows of about `MAX_WORDS` words and `MAX_PIECES` pieces.

    `starts` and `likely` are bool (words,): paragraph starts and likely sentence starts; `pieces` counts each word's pieces.
    Cuts fall, in this order of liking, at a paragraph or a likely sentence start in the second half of the window, earlier in it,
    a little after it (a long sentence stays whole), anywhere.
    """
    total = np.concatenate(([0], np.cumsum(pieces)))
    paragraphs, sentences = np.flatnonzero(starts), np.flatnonzero(starts | likely)
    cuts, begin, count = [], 0, len(pieces)
    while begin < count:
        end = min(_reach(total, begin, MAX_PIECES), begin + MAX_WORDS, count)
        if end < count:
            middle = (begin + end) // 2
            whole = _reach(total, begin, MOST_PIECES)
            end = _last(paragraphs, middle, end) or _last(sentences, begin, end) or _next(sentences, end, whole, count) or end
        cuts.append((begin, end))
        begin = end
    return cuts


def _reach(total: np.ndarray, begin: int, pieces: int) -> int:
    """The end of the longest window from `begin` with at most so many pieces; one word at least."""
    return max(int(np.searchsorted(total, total[begin] + pieces, side="right")) - 1, begin + 1)


def _next(positions: np.ndarray, after: int, until: int, count: int) -> int | None:
    """The first of the ordered positions, or the text's end, in (after, until]."""
    index = int(np.searchsorted(positions, after, side="right"))
    found = int(positions[index]) if index < len(positions) else count
    return found if found <= until else None


def _last(positions: np.ndarray, after: int, until: int) -> int | None:
    """The last of the ordered positions in (after, until]."""
    index = int(np.searchsorted(positions, until, side="right")) - 1
    return int(positions[index]) if index >= 0 and positions[index] > after else None
