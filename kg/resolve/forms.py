"""Names as they are compared and written: keys, spelling skeletons, local names of IRIs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

from kg.resolve.variants import VARIANTS


def vocabulary(words: str) -> frozenset[str]:
    """A set of words, written with spaces between them."""
    return frozenset(words.split())


_BEFORE_NAMES = vocabulary("mr mrs ms miss mx dr prof sir dame lord lady the a an")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})
# One sound, several spellings in transliterated names; applied in order to a name without accents.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^\w ]", ""), (r"(?<=\w)(iy|yi|ij|yy|ii|iyy|y)(?=\b)", "i"), (r"kh", "h"), (r"ph", "f"), (r"ck", "k"), (r"sch|sh", "s"), (r"tch|ch", "c"),
        (r"zh", "z"), (r"oe", "o"), (r"ou|oo", "u"), (r"ye|ie|je", "e"), (r"ya|ia|ja", "a"), (r"yu|iu|ju", "u"), (r"q", "k"), (r"(\w)\1+", r"\1"),
    )
)  # fmt: skip
_LENGTH = 120


def clean(label: str) -> str:
    """A label in NFC with single spaces, without quotes or punctuation at its ends."""
    text = " ".join(unicodedata.normalize("NFC", label).split())
    bare = text.strip(" \"'“”‘’«»`,;:.!?-–—") or text
    # The dot of "U.S." and of "Washington D.C." is part of the name.
    return f"{bare}." if "." in bare.rsplit(" ", 1)[-1] and f"{bare}." in text and len(bare.rsplit(".", 1)[-1]) == 1 else bare


@lru_cache(maxsize=1 << 16)
def name_key(label: str) -> str:
    """What equal names share: case, dots, articles, honorifics and a possessive ending left aside; known variants brought together."""
    text = unicodedata.normalize("NFKC", label).translate(_PLAIN).casefold().replace(".", "")
    words = [word.removesuffix("'s").strip("'\",:;()[]!?") for word in text.split()]
    words = [word for word in words if word] or [text.strip()]
    while len(words) > 1 and words[0] in _BEFORE_NAMES:
        del words[0]
    key = " ".join(words)
    return VARIANTS.get(key, key)


def skeleton(key: str) -> str:
    """A key with the spellings of one sound made one: "volodymyr zelenskyy" and "volodymyr zelenskiy" have one skeleton."""
    text = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    for pattern, sound in _SPELLINGS:
        text = pattern.sub(sound, text)
    return text


def is_acronym(label: str) -> bool:
    """Whether a name is written as initials: "NATO", "U.N."."""
    letters = label.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=1 << 16)
def identifier(label: str) -> str:
    """The local name of an IRI for a label: letters, marks and digits of all scripts, `_` for spaces, and `-`; never empty."""
    kept = []
    for character in clean(label):
        category = unicodedata.category(character)[0]
        if category in "LMN":
            kept.append(character)
        elif category == "Z" or character in "_/":
            kept.append("_")
        elif character in "-–—‑":
            kept.append("-")
        elif character == ".":
            kept.append(".")
    name = re.sub(r"_{2,}", "_", "".join(kept)).strip("_-.")
    if not name or len(name) > _LENGTH:
        name = f"{name[:_LENGTH].rstrip('_-.')}_{sha256(label.encode()).hexdigest()[:8]}".lstrip("_")
    return name
