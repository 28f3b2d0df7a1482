"""Bytes → clean text: encodings, binary files, control characters."""

from __future__ import annotations

import codecs
import unicodedata

from kg.errors import SourceError

# The most that spaCy takes as one text; an article has some thousands.
MAX_CHARACTERS = 1_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Zero-width and direction marks, soft hyphens, stray byte-order marks: invisible, and they split names in two.
_INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF]
_CLEAN = {code: None for code in _INVISIBLE} | {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (9, 10)}
_CLEAN[0x85] = _CLEAN[0x2028] = _CLEAN[0x2029] = "\n"


def _legacy_byte(error: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8 is read as Windows-1252, the encoding that most often got mixed in."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1"), error.start + 1


codecs.register_error("kg_legacy_byte", _legacy_byte)


def decode(data: bytes, *, name: str, limit: int = MAX_CHARACTERS) -> str:
    """The text of a file's bytes, NFC, lines ended by a newline, without control and invisible characters.

    Reads UTF-8, UTF-16 and UTF-32 (by mark or by pattern), Windows-1252, and mixtures of these with UTF-8.
    Raises SourceError where the bytes are binary, empty, or decode to more than `limit` characters.
    """
    if len(data) > 4 * limit:
        raise too_long(name, len(data), limit)
    text = _decoded(data, name)
    text = unicodedata.normalize("NFC", clean(text))
    if not text.strip():
        raise SourceError(f"{name}: empty: there is no text to read")
    if len(text) > limit:
        raise too_long(name, len(text), limit)
    return text


def clean(text: str) -> str:
    """The text with plain newlines, control characters as spaces and invisible characters gone; lone surrogates replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text


def too_long(name: str, size: int, limit: int) -> SourceError:
    """The error for a text that is no article: how long it is and what to do."""
    return SourceError(
        f"{name}: {size / 1e6:.1f} million characters is more than the {limit / 1e6:.0f} million that one document may have: split it into articles"
    )


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    encoding = _utf16_without_mark(data)
    if encoding:
        return data.decode(encoding, "replace")
    head = data[:65536]
    controls = sum(head.count(byte) for byte in range(9)) + sum(head.count(byte) for byte in range(14, 32))
    if b"\0" in head or controls > 8 + len(head) / 50:
        raise SourceError(f"{name}: binary, not text: kg reads plain text, HTML, JSON Lines, feeds and archives of these")
    return data.decode("utf-8", "kg_legacy_byte")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark has a zero in every other byte of Latin text."""
    head = data[:2000]
    if len(head) < 4 or not head.count(0):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    share = len(head) / 2
    if odd > 0.7 * share and even < 0.05 * share:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * share and odd < 0.05 * share else None
