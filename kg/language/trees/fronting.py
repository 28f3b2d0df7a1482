"""Repairs of sentences whose order is turned round: inversions, fronted predicates, comparisons in the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.belonging import OFFICES
from kg.language.trees.repair import NOUNS, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
# What stands first and turns the order round: "Not until May did …", "Only when she left did …".
TURNING = vocabulary("not only never seldom rarely hardly scarcely nor neither")
FRONTED = frozenset(("dislocated", "nsubj", "dep", "obl", "parataxis"))
AMOUNTS = vocabulary("fewer more")


def inverted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Not until the auditors had left did | the treasurer shred them": who stands between an auxiliary and its verb is its subject."""
    verb, first = table.head[i], table.left[table.head[i]]
    if table.dep[i] not in ("aux", "aux:pass") or not i < verb or table.kid(verb, *SUBJECTS) is not None:
        return {}
    noun = next((n for n in range(i + 1, verb) if table.left[n] == i + 1 and table.right[n] == verb - 1 and table.pos[n] in NOUNS), None)
    if noun is None or table.head[noun] >= i:
        return {}
    while first > 0 and table.word[first - 1] not in (".", "!", "?", ";"):
        first -= 1
    if table.word[first] not in TURNING:
        return {}
    time = table.head[noun]
    found: dict[int, Retag] = {noun: (verb, "nsubj:pass" if table.dep[i] == "aux:pass" else "nsubj"), time: (verb, table.dep[time])}
    return found


def not_until(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Not until the police had arrived did he call": they did arrive."""
    first = i == 0 or table.word[i - 1] in (".", "!", "?", ";", '"', "“")
    return (
        {i: (i + 1, "advmod")} if first and table.word[i : i + 2] in (["not", "until"], ["not", "till"]) and i + 1 < table.head[i] else {}
    )


def predicate(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The son of a miner, | senator Ann Lee is a hero": right before a verb without a subject stands the subject, and what is said of
    it stands before the comma."""
    fronted, after = table.head[i], table.right[i] + 1
    start = table.left[i] + (table.word[table.left[i]] == ",")
    if (
        after >= len(table.head)
        or fronted >= start
        or table.word[start - 1] != ","
        or table.pos[i] not in NOUNS
        or table.kid(i, "case") is not None
    ):
        return {}
    verb = table.head[after] if table.dep[after] in ("cop", "aux", "aux:pass") else after
    finite = table.tag[after] in ("VBD", "VBZ", "VBP", "MD")
    if not finite or verb < after or table.kid(verb, *SUBJECTS) is not None:
        return {}
    while table.dep[fronted] in ("nmod", "appos", "conj") and table.head[fronted] < fronted:
        fronted = table.head[fronted]
    # The whole may hang under what is fronted.
    torn = (
        table.head[fronted] == fronted
        and table.dep[verb] in ("appos", "parataxis", "acl:relcl", "conj")
        and fronted < table.head[verb] < start
    )
    opens = table.left[fronted] == 0 or table.word[table.left[fronted] - 1] in (".", "!", "?", ";", '"', "“")
    if (
        not opens
        or not (torn or (table.head[fronted] == verb and table.dep[fronted] in FRONTED))
        or table.kid(fronted, "case", *SUBJECTS, "cop") is not None
    ):
        return {}
    found: dict[int, Retag] = {i: (verb, "nsubj:pass" if table.kid(verb, "aux:pass") is not None else "nsubj"), fronted: (i, "appos")}
    return {**found, verb: (verb, "ROOT")} if torn else found


def fewer(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Fewer Britons than Germans | visited the island": those before "than" did what the verb says, however many."""
    amount = next((c for c in table.kids(i, "amod") if c < i and table.word[c] in AMOUNTS), None)
    verb = next((v for v in table.kids(i, "acl", "acl:relcl", "advcl", "ccomp") if table.tag[v] in ("VBD", "VBZ", "VBP")), None)
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
