"""What a repair of a tree is, and the classes of words that several repairs ask for."""

from __future__ import annotations

Repair = tuple[int, str]
"""A new head and label of a token."""
Retag = tuple[int, str] | tuple[int, str, str]
"""A new head and label of a token, and its tag where it needs another."""
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
VALUES = frozenset(("DATE", "QUANTITY", "MONEY"))
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
