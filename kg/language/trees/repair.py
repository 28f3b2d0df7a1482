"""What a repair of a tree is, how it gives a word another tag, and the classes of words that several repairs ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemminflect import getLemma

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

Repair = tuple[int, str]
"""A new head and label of a token."""
Retag = tuple[int, str] | tuple[int, str, str]
"""A new head and label of a token, and its tag where it needs another."""
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
VALUES = frozenset(("DATE", "QUANTITY", "MONEY"))
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
# The universal tag and the features of a tag that a repair gives.
FORMS = {
    "VBD": ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"), "VBZ": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBP": ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"), "VBN": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"), "WDT": ("PRON", "PronType=Rel"), "IN": ("SCONJ", ""),
    "VBG": ("VERB", "VerbForm=Ger"), "NN": ("NOUN", "Number=Sing"), "NNS": ("NOUN", "Number=Plur"), "NNP": ("PROPN", "Number=Sing"),
}  # fmt: skip


def retag(table: Tree, i: int, tag: str) -> None:
    """Gives a word a tag, and the universal tag, the features and the lemma that go with it."""
    pos, morph = FORMS[tag]
    if pos != table.pos[i] and pos in ("VERB", "NOUN"):
        table.lemma[i] = getLemma(table.word[i], pos)[0]
    table.tag[i], table.pos[i], table.morph[i] = tag, pos, morph
