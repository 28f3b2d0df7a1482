"""One name of a text, by its tokens."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """One name: its first and last token, its head, its class (or "Date", "Money", "Quantity") and whether the recogniser found it."""

    first: int
    last: int
    head: int
    type: str
    found: bool
