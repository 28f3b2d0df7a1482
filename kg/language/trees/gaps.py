"""Gapping as the words show it: what is left of a clause whose verb is that of the clause before, however the parser hangs it.

"Norway won nine medals and Austria six", "Fiat builds cars in Ohio, and Honda engines in Texas". After a comma or conjunction two
phrases without a verb stand side by side and are like two of the clause's own, in the same order (Ross 1970; parallelism as in
Schuster, Lamm and Manning 2017). The tree is given the form of Universal Dependencies: the first hangs on the verb as a conjunct, the
second on the first as an orphan. Rare, and easily confused with plain coordination: so the first must be like the subject, nothing
but prepositional phrases may follow the second, and one thing more must show that two clauses stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from kg.language.trees.remnants import (
    ARTICLES,
    INSIDE,
    NEGATIVE,
    OPENING,
    ORDINALS,
    VALUES,
    Names,
    Phrase,
    behind_insertion,
    phrase_at,
    score,
)
from kg.language.trees.verbs import FINITE

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

Repairs = dict[int, tuple[int, str]]

JOINTS = frozenset((",", ";"))
CONJUNCTIONS = frozenset(("and", "but", "while"))
STOPS = frozenset((".", "?", "!", ":", "—", "–"))
BODIES = frozenset(("ORG", "GROUP", "PLACE"))
NEAR = frozenset(("in", "at", "near", "outside", "inside", "behind", "beside", "on", "under"))


def gaps(doc: Doc, table: Tree) -> Repairs:
    """New heads and labels for the remnants of gapped clauses."""
    found: Repairs = {}
    names = {first: (end, label) for e in doc.ents if e.label_ not in VALUES for first, end, label in _torn(table, e)}
    for i, word in enumerate(table.word):
        if (word in JOINTS or word in CONJUNCTIONS) and _opens(table, i):
            verb = _verb_before(table, i)
            if verb is not None:
                # After one gap the next needs no further sign.
                again = any(head == verb and label == "conj" for head, label in found.values())
                found |= _gap(doc, table, i, verb, names, again)
    return found


def _torn(table: Tree, name: Span) -> Iterator[tuple[int, int, str]]:
    """The name's start, end and label; two words that the tree hangs apart are two: "… and Pfizer | Namibia".
    A number in small letters is no part of a name: "the Greens eleven"."""
    end = name.end - (len(name) > 1 and table.pos[name.end - 1] == "NUM" and not table.proper[name.end - 1])
    middle = name.start + 1
    if end == middle + 1 and table.head[name.start] != middle and table.head[middle] < name.start:
        yield name.start, middle, name.label_
        yield middle, end, name.label_
    else:
        yield name.start, end, name.label_


def _opens(table: Tree, i: int) -> bool:
    """Whether a phrase without a preposition follows the joint at once."""
    after = i + 1 if i + 1 < len(table.word) and table.word[i + 1] not in CONJUNCTIONS else i + 2
    return after < len(table.word) and (table.pos[after] in INSIDE or table.tag[after] == "PRP$" or table.word[after] in NEGATIVE)


def _verb_before(table: Tree, i: int) -> int | None:
    """The verb of the clause that the joint follows: finite, with a subject and something behind it."""
    for j in range(i - 1, max(i - 40, -1), -1):
        if table.word[j] in STOPS:
            return None
        if (
            table.pos[j] == "VERB"
            and table.dep[j] not in ("acl", "amod", "xcomp")
            and not (table.tag[j] == "VBG" and table.kid(j, "aux") is None)
        ):
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
    first = phrase_at(doc, table, start, names)
    if first is None or first.preposition is not None or _is_part(doc, table, first):
        return {}
    subject = next(s for s in table.kids(verb, "nsubj") if s < verb)
    kept = [c for c in table.kids(verb, "obj", "iobj", "obl", "xcomp") if verb < c < joint and table.pos[c] != "VERB"]
    resumed = behind_insertion(table, first.last + 1)
    second = phrase_at(doc, table, resumed, names)
    if second is None:
        return _gerund(doc, table, verb, first, subject)
    denied = {table.word[first.head], table.word[second.head]} & NEGATIVE
    if (resumed > first.last + 1 and not again and not denied) or not _ends(table, second) or _goes_on(table, verb, joint, second):
        return {}
    if table.dep[first.head] == "nmod:desc" and table.head[first.head] == second.head:
        # "Met the premier and President Kalam": a title and its holder.
        return {}
    like = next((k for k in kept if _parallel(doc, table, second, k)), None)
    if denied and kept and second.preposition is None:
        return _reshape(table, verb, first, second, resumed)
    if like is None:
        return {}
    if not _alike(doc, table, first, subject, second, comma) or _rather_object(doc, table, first, second, subject, kept, comma):
        return _of_object(doc, table, first, second, kept, like)
    if not (second.preposition or table.tag[first.head] == "NNS" or _is_sure(doc, table, second, kept, like, comma or again)):
        return {}
    return _reshape(table, verb, first, second, resumed)


def _is_part(doc: Doc, table: Tree, first: Phrase) -> bool:
    """Whether the phrase is a date, or a part of a longer name: "between May 2002 and March 2003", "the Ann Lee Justice Act"."""
    return doc[first.head].ent_type_ == "DATE" or (
        table.dep[first.head] == "compound" and table.pos[table.head[first.head]] == "PROPN" and table.head[first.head] > first.last + 1
    )


def _gerund(doc: Doc, table: Tree, verb: int, first: Phrase, subject: int) -> Repairs:
    """ "Ann won by beating the champion, and Beth by beating the holder": the gerund is the second one's."""
    mark = first.last + 1
    if mark + 1 >= len(table.word) or table.tag[mark + 1] != "VBG" or table.pos[mark] not in ("SCONJ", "ADP"):
        return {}
    alike = any(
        table.tag[c] == "VBG" and c < first.first and table.word[table.left[c]] == table.word[mark] for c in table.kids(verb, "advcl")
    )
    return (
        {first.head: (verb, "conj"), mark + 1: (first.head, "acl"), mark: (mark + 1, "case")}
        if alike and table.pos[first.head] == table.pos[subject]
        else {}
    )


def _rather_object(doc: Doc, table: Tree, first: Phrase, second: Phrase, subject: int, kept: list[int], comma: bool) -> bool:
    """Whether the phrase stands parallel to an object: of its class and not the subject's, or without a comma before a phrase with a preposition
    as much like it as like the subject ("met the premier in Rome and the king in Bonn")."""
    objects = [k for k in kept if table.dep[k] in ("obj", "iobj") and table.kid(k, "case") is None]
    labels = {doc[k].ent_type_ for k in objects} - VALUES
    if first.label and first.label in labels and doc[subject].ent_type_ != first.label:
        return True
    return not comma and second.preposition is not None and any(_alike(doc, table, first, k, first) for k in objects)


def _of_object(doc: Doc, table: Tree, first: Phrase, second: Phrase, kept: list[int], like: int) -> Repairs:
    """ "Questioned the banker for three hours and the broker for two", "fined Acme €3m and Axa €2m": the subject is shared as well; what stands
    parallel to another time or place is the second object's alone."""
    counted = doc[second.head].ent_type_ == "MONEY"
    if second.preposition is None and not counted:
        return {}
    for k in kept:
        if table.dep[k] in (("obj", "iobj") if counted else ("obj",)) and _alike(doc, table, first, k, first):
            own = not counted and (doc[second.head].ent_type_ == doc[like].ent_type_ or table.pos[second.head] == "NUM")
            return _reshape(table, k, first, second, second.first - 1) if own else {first.head: (k, "conj")}
    return {}


def _reshape(table: Tree, verb: int, first: Phrase, second: Phrase, resumed: int) -> Repairs:
    found: Repairs = {first.head: (verb, "conj"), second.head: (first.head, "orphan")}
    for part in (first, second):
        start = part.first - 1 if part.preposition else part.first
        for i in range(start, part.last + 1):
            if i != part.head and not (part.first <= table.head[i] <= part.last and table.head[i] != i):
                label = (
                    "case"
                    if i < part.first
                    else table.dep[i]
                    if table.dep[i] in ("det", "amod", "nummod", "nmod:poss", "compound")
                    else "compound"
                )
                found[i] = (part.head, label)
    inserted = range(first.last + 2, resumed - 1)
    label = "acl:relcl" if inserted and table.tag[inserted[0]] in OPENING - {"VBN"} else "appos"
    found |= {i: (first.head, label) for i in inserted if table.head[i] not in inserted}
    return found | _result(table, first, second)


def _result(table: Tree, first: Phrase, second: Phrase) -> Repairs:
    """The result of a match behind the second phrase, and where it was played: "Chad beat Mali 2-0 in Tunis and Togo Benin 3-1 in Lagos"."""
    after = score(table, second.last + 1)
    if after == second.last + 1:
        return {}
    place = next((i for i in range(after, len(table.word)) if table.left[i] == after and table.kid(i, "case") == after), None)
    return {second.last + 1: (second.head, "nmod:unmarked"), **({place: (first.head, "orphan")} if place is not None else {})}


def _ends(table: Tree, second: Phrase) -> bool:
    """Whether nothing with a verb follows the second phrase before the next comma or conjunction."""
    after = score(table, second.last + 1)
    if after < len(table.word) and table.pos[after] not in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        return False
    while after < len(table.word) and table.pos[after] not in ("PUNCT", "CCONJ", "SCONJ"):
        if table.pos[after] in ("VERB", "AUX"):
            return False
        after += 1
    return True


def _goes_on(table: Tree, verb: int, joint: int, second: Phrase) -> bool:
    """Whether a clause that opens before the joint has its verb behind both phrases: "began in May, when the miners, the largest group in the union, left"."""
    opening = (c for c in range(verb + 1, joint) if table.tag[c].startswith("W") or table.dep[c] == "mark")
    return any(table.head[c] > second.last and table.pos[table.head[c]] == "VERB" for c in opening)


def _alike(doc: Doc, table: Tree, phrase: Phrase, subject: int, second: Phrase, comma: bool = False) -> bool:
    """Whether a phrase is of the subject's kind: names of one class (any, where a preposition is the same), nouns with an article, "the
    first … the second"."""
    label = doc[subject].ent_type_
    if table.word[phrase.head] in ORDINALS:
        return any(table.word[c] in ORDINALS for c in (subject, *table.children[subject]))
    if second.preposition and table.pos[phrase.head] == table.pos[subject] == "PROPN":
        return True
    if phrase.label or label:
        return bool(label) and (
            phrase.label == label or {phrase.label, label} <= BODIES or (not phrase.label and table.pos[phrase.head] == "PROPN")
        )
    bare = table.tag[subject] == "NNS" and table.left[subject] == subject and phrase.first == phrase.last
    if (
        (comma or bare)
        and second.preposition is None
        and doc[second.head].ent_type_ != "DATE"
        and table.tag[phrase.head] == "NNS"
        and table.word[second.first] in ARTICLES
        and table.pos[subject] == "NOUN"
    ):
        # "…, private firms the cargo", "drones hit the bridge and missiles the port": an article opens a second phrase.
        return True
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
    if doc[phrase.head].ent_type_ == doc[other].ent_type_ == "MONEY":
        return True
    if table.pos[phrase.head] == "NUM":
        return table.kid(other, "nummod") is not None or table.pos[other] == "NUM"
    label = doc[other].ent_type_
    if phrase.label or label not in VALUES:
        return phrase.label == label
    return table.pos[other] == "NOUN"


def _is_sure(doc: Doc, table: Tree, second: Phrase, kept: list[int], like: int, comma: bool) -> bool:
    """Whether more than two nouns side by side shows a gap: a comma, a bare number, an article, names, or a third phrase that is like one before."""
    if (
        table.pos[second.head] == "NUM"
        or second.label
        or comma
        or table.word[second.first] in ("the", "a", "an", "its", "his", "her", "their")
    ):
        return True
    after = table.word[second.last + 1] if second.last + 1 < len(table.word) else ""
    ties = {table.word[c] for k in kept for c in table.kids(k, "case")} | {
        table.word[c] for k in table.kids(like, "nmod") for c in table.kids(k, "case")
    }
    return after in ties
