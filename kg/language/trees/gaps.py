"""Gapping as the words show it: what is left of a clause whose verb is that of the clause before, however the parser hangs it.

"Norway won nine medals and Austria six", "Fiat builds cars in Ohio, and Honda engines in Texas". After a comma or conjunction two
phrases without a verb stand side by side and are like two of the clause's own, in the same order (Ross 1970; parallelism as in
Schuster, Lamm and Manning 2017). The tree is given the form of Universal Dependencies: the first hangs on the verb as a conjunct, the
second on the first as an orphan. Rare, and easily confused with plain coordination: so the first must be like the subject, nothing
but prepositional phrases may follow the second, and one thing more must show that two clauses stand side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

Repairs = dict[int, tuple[int, str]]
# The end and the label of each name, by its first token.
Names = dict[int, tuple[int, str]]

INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
JOINTS = frozenset((",", ";"))
CONJUNCTIONS = frozenset(("and", "but", "while"))
STOPS = frozenset((".", "?", "!", ":", "—", "–"))
VALUES = frozenset(("QUANTITY", "DATE", "MONEY", ""))
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth"))
BODIES = frozenset(("ORG", "GROUP", "PLACE"))
NEAR = frozenset(("in", "at", "near", "outside", "inside", "behind", "beside", "on", "under"))


class Phrase(NamedTuple):
    """A bare phrase: its tokens from `first` to `last`, its head, the preposition before it, and the label of the name that it is."""

    first: int
    last: int
    head: int
    preposition: str | None
    label: str


def gaps(doc: Doc, table: Tree) -> Repairs:
    """New heads and labels for the remnants of gapped clauses."""
    found: Repairs = {}
    # A number in small letters is no part of a name: "the Greens eleven".
    names = {e.start: (e.end - (len(e) > 1 and table.pos[e.end - 1] == "NUM" and not table.proper[e.end - 1]), e.label_) for e in doc.ents if e.label_ not in VALUES}
    for i, word in enumerate(table.word):
        if (word in JOINTS or word in CONJUNCTIONS) and _opens(table, i):
            verb = _verb_before(table, i)
            if verb is not None:
                # After one gap the next needs no further sign.
                again = any(head == verb and label == "conj" for head, label in found.values())
                found |= _gap(doc, table, i, verb, names, again)
    return found


def _opens(table: Tree, i: int) -> bool:
    """Whether a phrase without a preposition follows the joint at once."""
    after = i + 1 if i + 1 < len(table.word) and table.word[i + 1] not in CONJUNCTIONS else i + 2
    return after < len(table.word) and (table.pos[after] in INSIDE or table.tag[after] == "PRP$")


def _verb_before(table: Tree, i: int) -> int | None:
    """The verb of the clause that the joint follows: finite, with a subject and something behind it."""
    for j in range(i - 1, max(i - 40, -1), -1):
        if table.word[j] in STOPS:
            return None
        if table.pos[j] == "VERB" and table.dep[j] not in ("acl", "amod", "xcomp") and not (table.tag[j] == "VBG" and table.kid(j, "aux") is None):
            finite = table.tag[j] in FINITE or table.kid(j, "aux") is not None
            subjects = [s for s in table.kids(j, "nsubj") if s < j]
            return j if finite and subjects and j + 1 < i and table.kid(j, "ccomp") is None else None
    return None


def _gap(doc: Doc, table: Tree, joint: int, verb: int, names: Names, again: bool) -> Repairs:
    start = joint + 1
    comma = table.word[joint] in JOINTS
    if comma and start < len(doc) and table.word[start] in CONJUNCTIONS:
        start += 1
    elif not comma and joint and table.word[joint - 1] in JOINTS:
        return {}
    first = _phrase(doc, table, start, names)
    second = _phrase(doc, table, first.last + 1, names) if first is not None and first.preposition is None else None
    if first is None or second is None or not _ends(table, second):
        return {}
    if table.dep[first.head] == "nmod:desc" and table.head[first.head] == second.head:
        # "Met the premier and President Kalam": a title and its holder.
        return {}
    subject = next(s for s in table.kids(verb, "nsubj") if s < verb)
    kept = [c for c in table.kids(verb, "obj", "iobj", "obl") if verb < c < joint]
    like = next((k for k in kept if _parallel(doc, table, second, k)), None)
    if like is None:
        return {}
    if not _alike(doc, table, first, subject, second) or _rather_object(doc, first, subject, kept):
        return _of_object(doc, table, first, second, kept)
    if not (second.preposition or table.tag[first.head] == "NNS" or _is_sure(doc, table, second, kept, like, comma or again)):
        return {}
    return _reshape(table, verb, first, second)


def _rather_object(doc: Doc, first: Phrase, subject: int, kept: list[int]) -> bool:
    """ "Chad joined the Union in May and the Bank in June": of the class of an object and not of the subject's."""
    labels = {doc[k].ent_type_ for k in kept} - VALUES
    return bool(first.label) and first.label in labels and doc[subject].ent_type_ != first.label


def _of_object(doc: Doc, table: Tree, first: Phrase, second: Phrase, kept: list[int]) -> Repairs:
    """ "Questioned the banker for three hours and the broker for two": the subject is shared as well."""
    if second.preposition is None:
        return {}
    for k in kept:
        if table.dep[k] == "obj" and _alike(doc, table, first, k, first):
            return {first.head: (k, "conj")} if table.head[first.head] != k and table.dep[first.head] == "conj" else {}
    return {}


def _reshape(table: Tree, verb: int, first: Phrase, second: Phrase) -> Repairs:
    found: Repairs = {first.head: (verb, "conj"), second.head: (first.head, "orphan")}
    for phrase in (first, second):
        start = phrase.first - 1 if phrase.preposition else phrase.first
        for i in range(start, phrase.last + 1):
            if i != phrase.head and not (phrase.first <= table.head[i] <= phrase.last and table.head[i] != i):
                label = "case" if i < phrase.first else table.dep[i] if table.dep[i] in ("det", "amod", "nummod", "nmod:poss", "compound") else "compound"
                found[i] = (phrase.head, label)
    return found


def _phrase(doc: Doc, table: Tree, start: int, names: Names) -> Phrase | None:
    """The phrase that starts at the token, up to the last of its nouns; a name is a phrase of its own."""
    preposition, i = None, start
    if i < len(doc) and table.pos[i] == "ADP":
        preposition, i = table.word[i], i + 1
    if i >= len(doc) or (table.pos[i] not in INSIDE and table.tag[i] != "PRP$"):
        return None
    first = i
    i += table.pos[i] == "DET" or table.tag[i] == "PRP$"
    if i in names:
        end, label = names[i]
        head = i if not i <= table.head[i] < end or table.head[i] == i else end - 1
        return Phrase(first, end - 1, min(head, end - 1), preposition, label)
    end = i
    while end < len(doc) and table.pos[end] in INSIDE - {"DET"} and (end == i or doc[end].ent_type_ in VALUES):
        if end > i and (table.pos[end] == "NUM" or table.tag[end - 1] == "NNS" or (table.pos[end - 1] == "PROPN" and table.pos[end] != "PROPN")):
            break
        end += 1
    heads = [j for j in range(i, end) if table.pos[j] in NOMINAL or (table.word[j] in ORDINALS and j == end - 1)]
    return Phrase(first, heads[-1], heads[-1], preposition, "") if heads else None


def _ends(table: Tree, second: Phrase) -> bool:
    """Whether nothing with a verb follows the second phrase before the next comma or conjunction."""
    after = second.last + 1
    if after < len(table.word) and table.pos[after] not in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        return False
    while after < len(table.word) and table.pos[after] not in ("PUNCT", "CCONJ", "SCONJ"):
        if table.pos[after] in ("VERB", "AUX"):
            return False
        after += 1
    return True


def _alike(doc: Doc, table: Tree, phrase: Phrase, subject: int, second: Phrase) -> bool:
    """Whether a phrase is of the subject's kind: names of one class (any, where a preposition is the same), nouns with an article, "the
    first … the second"."""
    label = doc[subject].ent_type_
    if table.word[phrase.head] in ORDINALS:
        return any(table.word[c] in ORDINALS for c in (subject, *table.children[subject]))
    if second.preposition and table.pos[phrase.head] == table.pos[subject] == "PROPN":
        return True
    if phrase.label or label:
        return bool(label) and (phrase.label == label or {phrase.label, label} <= BODIES or (not phrase.label and table.pos[phrase.head] == "PROPN"))
    articles = [table.word[i] for i in (phrase.first, table.left[subject])]
    if second.preposition and table.tag[phrase.head] != table.tag[subject]:
        # "Met miners in Lima and the strikers in Callao": rather one more object.
        return False
    return table.pos[phrase.head] == table.pos[subject] == "NOUN" and articles == ["the", "the"]


def _parallel(doc: Doc, table: Tree, phrase: Phrase, other: int) -> bool:
    """Whether a phrase is like one that the clause has: its preposition, a number of the same things, a name of its class, a bare noun."""
    case = table.kid(other, "case")
    tie = table.word[case] if case is not None else None
    if phrase.preposition is not None or tie is not None:
        return phrase.preposition == tie or (phrase.preposition in NEAR and tie in NEAR)
    if table.pos[phrase.head] == "NUM":
        return table.kid(other, "nummod") is not None or table.pos[other] == "NUM"
    label = doc[other].ent_type_
    if phrase.label or label not in VALUES:
        return phrase.label == label
    return table.pos[other] == "NOUN"


def _is_sure(doc: Doc, table: Tree, second: Phrase, kept: list[int], like: int, comma: bool) -> bool:
    """Whether more than two nouns side by side shows a gap: a comma, a bare number, an article, names, or a third phrase that is like one before."""
    if table.pos[second.head] == "NUM" or second.label or comma or table.word[second.first] in ("the", "a", "an", "its", "his", "her", "their"):
        return True
    after = table.word[second.last + 1] if second.last + 1 < len(table.word) else ""
    ties = {table.word[c] for k in kept for c in table.kids(k, "case")} | {table.word[c] for k in table.kids(like, "nmod") for c in table.kids(k, "case")}
    return after in ties
