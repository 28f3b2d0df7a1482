"""What is left of a clause whose verb is left out: bare phrases side by side, with what may be inserted between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# The end and the label of each name, by its first token.
Names = dict[int, tuple[int, str]]

INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
VALUES = frozenset(("QUANTITY", "DATE", "MONEY", ""))
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth"))
# Of these nothing is told but that there is none: "… and the third nothing at all".
NEGATIVE = vocabulary("nobody none neither nothing")
OPENING = frozenset(("WDT", "WP", "WP$", "VBN"))
ARTICLES = vocabulary("a an the")
JOINTS_OF_SCORES = frozenset(("-", "–", "to"))


class Phrase(NamedTuple):
    """A bare phrase: its tokens from `first` to `last`, its head, the preposition before it, and the label of the name that it is."""

    first: int
    last: int
    head: int
    preposition: str | None
    label: str


def phrase_at(doc: Doc, table: Tree, start: int, names: Names) -> Phrase | None:
    """The phrase that starts at the token, up to the last of its nouns; a name is a phrase of its own."""
    preposition, i = None, start
    if i < len(doc) and table.pos[i] == "ADP":
        preposition, i = table.word[i], i + 1
    if i < len(doc) and table.word[i] in NEGATIVE:
        return Phrase(i, i + 2 if table.word[i + 1 : i + 3] == ["at", "all"] else i, i, preposition, "")
    if i < len(doc) and doc[i].ent_type_ == "MONEY" and table.pos[i] == "SYM":
        return Phrase(i, next(j for j in range(i, len(doc)) if j + 1 == len(doc) or doc[j + 1].ent_iob_ != "I"), i, preposition, "")
    if i >= len(doc) or not (table.pos[i] in INSIDE or table.tag[i] == "PRP$" or _describes(table, i) or _is_noun(table, i)):
        return None
    first = i
    i += table.pos[i] == "DET" or table.tag[i] == "PRP$"
    if i in names and table.tag[min(names[i][0], len(doc) - 1)] == "POS":
        # "Tunisia's Ann Lee".
        i = names[i][0] + 1
    if i in names:
        end, label = names[i]
        head = i if not i <= table.head[i] < end or table.head[i] == i else end - 1
        return Phrase(first, end - 1, min(head, end - 1), preposition, label)
    end = i
    while (
        end < len(doc)
        and (table.pos[end] in INSIDE - {"DET"} or _describes(table, end) or _is_noun(table, end))
        and (end == i or doc[end].ent_type_ in VALUES)
    ):
        counted = table.pos[end] == "NUM" and table.pos[end - 1] != "NUM"
        if end > i and (counted or table.tag[end - 1] == "NNS" or (table.pos[end - 1] == "PROPN" and table.pos[end] != "PROPN")):
            break
        end += 1
    heads = [j for j in range(i, end) if table.pos[j] in NOMINAL or _is_noun(table, j) or (table.word[j] in ORDINALS and j == end - 1)]
    return Phrase(first, heads[-1], heads[-1], preposition, "") if heads else None


def _describes(table: Tree, i: int) -> bool:
    """Whether the token is a participle before its noun: "prefabricated houses"."""
    return table.tag[i] == "VBN" and table.dep[i] == "amod" and table.head[i] > i


def _is_noun(table: Tree, i: int) -> bool:
    """Whether a bare word is a noun by its tag although its universal tag is a verb's, as where the verb is left out: "and the rebels pickups"."""
    return table.tag[i] in ("NN", "NNS") and table.pos[i] == "VERB" and all(table.dep[c] in ("cc", "punct") for c in table.children[i])


def behind_insertion(table: Tree, i: int) -> int:
    """The token behind what stands between commas from `i` on ("…, which had informed on its rivals, | …"); `i` where nothing does."""
    if i + 1 >= len(table.word) or table.word[i] != "," or (table.tag[i + 1] not in OPENING and table.word[i + 1] not in ARTICLES):
        return i
    close = next((j for j in range(i + 2, len(table.word)) if table.word[j] in (",", ";", ".")), i)
    return close + 1 if close > i and table.word[close] == "," else i


def score(table: Tree, i: int) -> int:
    """The token behind the result of a match that starts at `i` ("3-1"); `i` where there is none."""
    return i + 3 if table.pos[i : i + 3 : 2] == ["NUM", "NUM"] and table.word[i + 1] in JOINTS_OF_SCORES else i
