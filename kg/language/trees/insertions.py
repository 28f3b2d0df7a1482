"""Repairs of what stands between commas, dashes or brackets: who reports there, what it interrupts, what it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.layout import DASHES, FINITE, INSERTED, STOPS
from kg.language.trees.repair import NOUNS, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Besides people, documents and pictures report.
REPORTING = INSERTED | vocabulary("indicate reveal conclude find maintain contend state acknowledge predict")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")


def teller(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Prices fell, two people familiar with the matter | said": between a comma and a report without a subject stands that subject."""
    verb = table.right[i] + 1
    first = table.left[i] + (table.word[table.left[i]] == ",")
    if (
        verb >= len(table.head)
        or table.lemma[verb] not in REPORTING
        or table.tag[verb] not in FINITE
        or first == 0
        or table.word[first - 1] != ","
    ):
        return {}
    if (
        table.pos[i] not in NOUNS
        or table.kid(i, "case", "cop") is not None
        or table.kid(verb, *SUBJECTS, "aux", "obj", "mark", "cc") is not None
    ):
        return {}
    if first <= table.head[i] <= verb or table.head[verb] == i or (table.dep[i] == "nsubj" and table.head[i] > i):
        return {}
    return {i: (verb, "nsubj")}


def last_word(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Smuggled eels to Hong Kong, prosecutors in Bilbao | allege.": the last word, whatever name it is taken for a part of."""
    ends = i + 1 < len(table.word) and table.word[i + 1] in STOPS
    comma = next((j for j in range(i - 1, max(i - 8, 0), -1) if table.word[j] == ","), None)
    if not ends or comma is None or table.word[i] not in REPORTING or doc[i].text != table.word[i] or table.tag[i] in FINITE:
        return {}
    noun = next((n for n in range(comma + 1, i) if table.tag[n] == "NNS" and table.left[n] in (comma, comma + 1)), None)
    verb = table.head[i]
    while table.pos[verb] != "VERB" and table.head[verb] != verb:
        verb = table.head[verb]
    if noun is None or table.pos[verb] != "VERB" or verb > comma:
        return {}
    return {noun: (i, "nsubj"), i: (verb, "parataxis", "VBP")}


def between_dashes(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Has killed – or so a census indicates – | ninety people": the report interrupts the verb before it, whose object stands behind."""
    opening = table.left[i] if table.word[table.left[i]] in DASHES else table.left[i] - 1
    if i < 2 or opening < 1 or table.word[opening] not in DASHES or table.lemma[i] not in REPORTING or table.kid(i, "nsubj") is None:
        return {}
    closing = next((j for j in range(i + 1, min(i + 4, len(table.word))) if table.word[j] in DASHES), None)
    verb = next((j for j in range(opening - 1, max(opening - 4, -1), -1) if table.pos[j] == "VERB"), None)
    if closing is None or verb is None:
        return {}
    found: dict[int, Retag] = {i: (verb, "parataxis")} if table.head[i] != verb else {}
    given = table.kid(i, "obj")
    if given is not None and given > closing and table.kid(verb, "obj", "aux:pass") is None:
        found[given] = (verb, "obj")
    return found


def or_so(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Has closed – or so the union | claims – two lines": what looks like a plural before the dash is the report."""
    closing = next((j for j in range(i + 2, min(i + 12, len(table.word))) if table.word[j] in DASHES), None)
    if (
        i < 3
        or table.word[i - 1 : i + 1] != ["or", "so"]
        or table.word[i - 2] not in DASHES
        or closing is None
        or table.tag[closing - 1] != "NNS"
    ):
        return {}
    report, verb = closing - 1, next((j for j in range(i - 3, max(i - 6, -1), -1) if table.pos[j] == "VERB"), None)
    if verb is None or table.lemma[report] not in REPORTING or table.pos[report - 1] not in NOUNS:
        return {}
    inside = {c: (report - 1, table.dep[c]) for c in range(i + 1, report - 1) if table.head[c] == report}
    given = next((c for c in table.kids(report, "appos", "obj") if c > closing), None)
    return {
        **inside,
        report - 1: (report, "nsubj"),
        report: (verb, "parataxis", "VBZ"),
        **({given: (verb, "obj")} if given is not None and table.kid(verb, "obj") is None else {}),
    }


def apposition(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A couple, | Ana and Luis, were freed by a man": an apposition stands behind what it names."""
    start = table.left[i] + (table.word[table.left[i]] == ",")
    if table.head[i] < i or start < 2 or table.word[start - 1] != ",":
        return {}
    noun = start - 2
    while table.pos[noun] not in NOUNS or table.dep[noun] in ("nmod", "compound", "flat", "nmod:poss", "nummod"):
        above = table.head[noun]
        if above >= start or above == noun:
            return {}
        noun = above
    return {i: (noun, "appos")}


def behind_brackets(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The unit, Acme (it was founded in 2021), | lost money": behind the brackets goes on what began before them."""
    noun = table.head[i]
    bare = table.kid(i, *SUBJECTS, "cc", "mark", "aux", "aux:pass", "cop") is None and table.kid(noun, *SUBJECTS, "cop", "case") is None
    before = i - 1 - (table.word[i - 1] == ",")
    if (
        table.tag[i] != "VBD"
        or not bare
        or table.pos[noun] not in ("NOUN", "PROPN")
        or noun > i
        or table.word[before] not in (")", "-rrb-")
    ):
        return {}
    return {i: (i if table.head[noun] == noun else table.head[noun], table.dep[noun]), noun: (i, "nsubj")}


def used_to(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Its boss, Ann Lee, 47, | used to run a farm": with an infinitive "used" is no participle."""
    inner = table.kid(i, "xcomp")
    if (
        table.word[i] != "used"
        or table.dep[i] not in ("acl", "amod", "advcl")
        or inner is None
        or table.tag[inner] != "VB"
        or table.kid(i, *SUBJECTS, "aux", "aux:pass") is not None
    ):
        return {}
    noun = table.head[i]
    while table.dep[noun] == "appos":
        noun = table.head[noun]
    if noun > i or table.pos[noun] not in NOUNS:
        return {}
    above, dep = table.head[noun], table.dep[noun]
    return {noun: (i, "nsubj"), i: (i, "ROOT", "VBD") if above == noun else (above, "parataxis" if dep in SUBJECTS else dep, "VBD")}
