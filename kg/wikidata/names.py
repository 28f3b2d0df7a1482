"""Names as they are looked up: folded (case, diacritics, dots, "the") and reduced to one spelling for each sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "‘": "'", "`": "'", "ʼ": "'", "ʻ": "'", "&": " and "}
)
_GONE = str.maketrans("", "", ".'\"“”«»")
_BREAK = re.compile(r"[^\w]+|_")
_ENDING = re.compile(r"(?:iyy|iy|yi|ij|yy|ii|ei|ey|y)\b")
_DOUBLE = re.compile(r"([^\W\d])\1+")
# One sound, several spellings in transliterated names; applied in order, to folded text, after the endings.
_SOUNDS = (
    ("kh", "h"), ("ph", "f"), ("sch", "s"), ("shch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "z"), ("ck", "k"), ("q", "k"), ("w", "v"),
    ("yi", "i"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("yo", "o"), ("io", "o"),
    ("ou", "u"), ("oo", "u"), ("oe", "o"), ("ue", "u"), ("ae", "e"), ("y", "i"), ("dj", "j"), ("x", "ks"),
)  # fmt: skip
_ADDRESSES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady"])
_PARTICLES = frozenset(["al", "el", "bin", "ibn", "bint", "de", "da", "di", "du", "del", "der", "den", "van", "von", "le", "la", "and", "of", "dos", "das", "ter"])
# The first of several names of a man that is most men's: what comes after it tells who he is.
_SHARED = frozenset(["mohammad", "mohammed", "muhammad", "mohamed", "mohamad", "syed", "sayed", "sayyid", "seyed", "abdul", "abdel", "haji", "hajji"])
_NICKNAME = re.compile(r"[\"“(][^\"”)]*[\"”)]")
PARTY = " party"
# Words of law after the name of a company, and of administration after that of a place.
_FORM = re.compile(r"\b(?: (?:inc|incorporated|corp|corporation|company|co|ltd|limited|plc|llc|group|sa|ag|se|nv|n v|gmbh|spa|province|city|prefecture|governorate))+$")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name in lower case without diacritics, dots, quotes, a leading article or a possessive ending; words apart by one space."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)) if not unicodedata.combining(c))
    else:
        name = name.lower().replace("&", " and ")
    words = _BREAK.sub(" ", name.removesuffix("'s").translate(_GONE)).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=8192)
def skeleton(folded: str) -> str:
    """A folded name in which spellings of one sound are one: "zelenskyy", "zelensky", "zelenskiy"; "dnipro" stays what it is."""
    text = _ENDING.sub("i", folded)
    for spelling, sound in _SOUNDS:
        if spelling in text:
            text = text.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", text)


INITIALS = 0x10000  # the bit that marks names that are only meant when they are written in capitals


def check(folded: str) -> int:
    """Sixteen bits that tell a folded name from others of one skeleton."""
    return crc32(folded.encode()) & 0xFFFF


def are_initials(name: str) -> bool:
    """Whether a name is two or three capitals: "ACT" is a territory, "Act" is not; but "Nato" is NATO in many papers."""
    return name.isupper() and sum(map(str.isalpha, name)) <= 3


def initials(name: str) -> str | None:
    """The capitals that a name of three words or more is shortened to ("Korean Central News Agency": KCNA)."""
    words = [word for word in name.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else None


def without_middle(folded: str) -> str | None:
    """First and last word of a name of three or four words of which the middle ones are initials; else None."""
    words = folded.split()
    if 3 <= len(words) <= 4 and all(len(word) == 1 for word in words[1:-1]) and len(words[0]) > 1:
        return f"{words[0]} {words[-1]}"
    return None


def shorter(name: str, *, person: bool) -> tuple[str, ...]:
    """What is left of a name without a form of address, a nickname in quotes and middle names, or a form of company."""
    folded = fold(_NICKNAME.sub(" ", name))
    first, _, rest = folded.partition(" ")
    found = [folded, rest if first in _ADDRESSES else ""]
    if person:
        words = folded.split()
        whole = len(words) == 3 and words[1] not in _PARTICLES and words[0] not in _SHARED
        found.append(f"{words[0]} {words[-1]}" if whole else without_middle(folded) or "")
    else:
        found.append(_FORM.sub("", folded).removesuffix(PARTY))
    return tuple(dict.fromkeys(each for each in found if " " in each or (each and not person)))
