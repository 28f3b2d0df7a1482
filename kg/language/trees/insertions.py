"""Repairs of what stands between commas, dashes or brackets: who reports there, what it interrupts, what it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import NOUNS, Repair, Retag
from kg.language.trees.verbs import FINITE, INSERTED
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Besides people, documents and pictures report.
REPORTING = INSERTED | vocabulary("indicate reveal conclude find maintain contend state acknowledge predict")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")


def inserted_report(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "The fire, police believe, started …": between commas behind the subject, with a subject of its own."""
    noun = table.head[i]
    verb = table.head[noun]
    if table.lemma[i] not in INSERTED or table.tag[i] not in FINITE or not noun < i < verb or table.pos[verb] not in ("VERB", "AUX", "NOUN", "ADJ"):
        return {}
    subject = table.kid(i, "nsubj")
    if subject is None or table.tag[subject] in ("WP", "WDT") or table.dep[noun] not in ("nsubj", "nsubj:pass") or table.kid(i, "obj", "ccomp", "xcomp", "mark") is not None:
        return {}
    first = table.left[subject]
    before = table.word[first - 1] if table.word[first] != "," else ","
    return {i: (verb, "parataxis")} if before == "," and "," in table.word[table.right[i] : table.right[i] + 2] else {}


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
