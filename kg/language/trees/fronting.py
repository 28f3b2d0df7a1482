"""Repairs of sentences whose order is turned round: inversions, fronted predicates, comparisons in the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.belonging import OFFICES
from kg.language.trees.repair import Retag
from kg.language.trees.verbs import FINITE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

AMOUNTS = vocabulary("fewer more")


def not_until(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Not until the police had arrived did he call": they did arrive."""
    first = i == 0 or table.word[i - 1] in (".", "!", "?", ";", '"', "“")
    return (
        {i: (i + 1, "advmod")} if first and table.word[i : i + 2] in (["not", "until"], ["not", "till"]) and i + 1 < table.head[i] else {}
    )


def fewer(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Fewer Britons than Germans | visited the island": those before "than" did what the verb says, however many."""
    amount = next((c for c in table.kids(i, "amod") if c < i and table.word[c] in AMOUNTS), None)
    verb = next((v for v in table.kids(i, "acl", "acl:relcl", "advcl", "ccomp") if table.tag[v] in FINITE), None)
    if amount is None or verb is None or table.word[i + 1] != "than" or table.tag[i] not in ("NNS", "NNPS"):
        return {}
    compared = next(
        (s for s in (*table.kids(verb, "nsubj"), *table.kids(i, "nmod")) if i + 1 < s and table.right[s] + 1 == _start(table, verb)), None
    )
    if compared is None:
        return {}
    rest: dict[int, Retag] = {c: (verb, table.dep[c]) for c in table.children[i] if c > verb}
    root: Retag = (verb, "ROOT") if table.head[i] == i else (table.head[i], table.dep[i])
    return {**rest, verb: root, i: (verb, "nsubj"), compared: (i, "nmod"), i + 1: (compared, "case", "IN")}


def _start(table: Tree, verb: int) -> int:
    """The first word of a verb's group."""
    return min([verb, *(c for c in table.kids(verb, "aux", "aux:pass", "advmod") if c < verb)])


def described(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The daughter of a miner, | she led the strike": what someone is, before the comma and the subject, is no circumstance."""
    verb, after = table.head[i], table.right[i] + 1
    opens = table.left[i] == 0 or table.word[table.left[i] - 1] in (".", "!", "?", ";", '"', "“")
    bare = table.tag[i] == "NN" and table.kid(i, "case", "mark", "acl:relcl") is None and table.lemma[i] in OFFICES
    if not opens or not bare or after >= verb or "," not in table.word[after - 1 : after + 1]:
        return {}
    subject = next((s for s in table.kids(verb, "nsubj", "nsubj:pass") if table.left[s] in (after, after + 1)), None)
    if subject is None:
        return {}
    return {i: (verb, "dislocated") if table.pos[subject] == "PRON" else (subject, "appos")}
