"""The texts that an output folder keeps of its documents, for those who read on around a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from kg.errors import StoreError


def text_of(out: Path, document: str, hash: str) -> str | None:
    """The text of a document as it was read; None where the folder does not keep it, or keeps another than the graph was made of."""
    from kg.wikidata.passages import FILE, Passages  # a whole room, for those alone who read

    if not (out / FILE).exists():
        return None
    try:
        with Passages(out / FILE, read_only=True) as passages:
            text = passages.text(document)
    except StoreError:
        return None
    return text if text is not None and sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == hash else None


def between(text: str | None, spans: Sequence[tuple[int, int]]) -> list[str] | None:
    """What stands before each span, and behind the last one; None without a text, or where spans overlap."""
    if text is None:
        return None
    starts, ends = [*(start for start, _ in sorted(spans)), len(text)], [0, *(end for _, end in sorted(spans))]
    if any(start < end for start, end in zip(starts, ends, strict=True)):
        return None
    return [text[end:start] for start, end in zip(starts, ends, strict=True)]
