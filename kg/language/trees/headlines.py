"""Repairs of headlines: verbs in the present that look like plural nouns, and initials that look like pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemminflect import getInflection, getLemma
from spacy.tokens import Doc

from kg.language.trees.gaps import ORDINALS
from kg.language.trees.layout import STOPS
from kg.language.trees.repair import Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# What someone receives, where no one is named who gives it.
GIVEN = frozenset(("denied", "refused", "granted", "awarded", "given", "offered", "handed", "spared"))
# Plurals of what happens and of what firms and states deal in: in front of a noun they are nouns.
NOUN_PLURALS = vocabulary(
    "attacks riots strikes raids floods protests clashes bombs fires talks arms sports sales drugs rights weapons works services systems games records goods parks jobs homes affairs "
    "sanctions elections operations communications securities savings news visits claims stocks shares crimes results points teams lands waters flights schools troops forces"
)
BESIDE = frozenset(("advmod", "appos", "dep", "nmod:unmarked", "compound", "parataxis", "obj"))
OPENING = frozenset(("after", "as", "before", "while", "when"))


def _is_headline(table: Tree, i: int) -> bool:
    """Whether the sentence of the token ends without a stop and has its verb in the present."""
    while table.head[i] != i:
        i = table.head[i]
    return table.tag[i] in ("VBZ", "VBP") and table.word[table.right[i]] not in STOPS


def _may_be_verb(table: Tree, i: int) -> bool:
    """Whether a word in "-s" is the third person of a verb."""
    if not table.word[i].endswith("s"):
        return False
    lemma = getLemma(table.word[i], "VERB")
    return bool(lemma) and lemma[0] != table.word[i] and table.word[i] in getInflection(lemma[0], "VBZ")


def second_verb(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Court overturns conviction, | orders retrial": behind a comma a verb in the present goes on with the subject of the first."""
    if table.word[table.left[i]] != "," and (i == 0 or table.word[i - 1] != ","):
        return {}
    root = i
    while table.head[root] != root:
        root = table.head[root]
    if root == i or not root < i or table.tag[root] != "VBZ" or not _is_headline(table, i) or table.kid(root, "nsubj") is None:
        return {}
    if (
        table.tag[i] not in ("VBZ", "NNS")
        or table.kid(i, "nsubj", "nsubj:pass", "mark", "det", "nummod", "amod", "case", "cc", "acl:relcl") is not None
        or not _may_be_verb(table, i)
    ):
        return {}
    if table.tag[i] == "VBZ":
        return {i: (root, "conj")} if (table.head[i], table.dep[i]) != (root, "conj") else {}
    after = i + 1
    beside = after < len(table.head) and table.head[after] in (i, root) and table.dep[after] in BESIDE
    third = beside and (table.pos[after] in ("NOUN", "PROPN") or table.word[after] in ORDINALS)
    return {i: (root, "conj", "VBZ"), after: (i, "obj")} if third and table.word[i] not in NOUN_PLURALS else {}


def blast(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Police arrest two after blast | rocks market": a plural between two nouns is no compound of the second, but a verb."""
    noun = table.head[i]
    case = table.kid(noun, "case")
    if (
        table.tag[i] != "NNS"
        or case is None
        or table.word[case] not in OPENING
        or noun != i + 1
        or not _may_be_verb(table, i)
        or table.word[table.right[noun]] in STOPS
    ):
        return {}
    doer = i - 1
    bare = case < doer and table.pos[doer] in ("NOUN", "PROPN") and table.tag[doer] in ("NN", "NNP") and table.kid(noun, "det") is None
    if not bare or not noun >= i or table.left[noun] != case:
        return {}
    above = table.head[noun]
    others = {c: (doer, table.dep[c]) for c in range(case + 1, doer) if table.head[c] in (noun, i)}
    return {doer: (i, "nsubj"), i: (above, "advcl", "VBZ"), noun: (i, "obj"), case: (i, "mark", "IN"), **others}


def initials(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "WHO to send vaccines": in capitals beside words that are not, a name."""
    shouted = sum(word.text.isupper() and len(word) > 1 for word in doc[max(0, i - 5) : i + 6]) > 2
    return {i: (table.head[i], table.dep[i], "NNP")} if doc[i].text == "WHO" and not shouted else {}


def base_verb(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Police | arrest two": a bare noun with a plural subject right before it and no copula is a verb."""
    subject = table.kid(i, "nsubj")
    alone = table.kid(i, "cop", "det", "nmod:poss", "amod", "aux", "case", "nummod", "mark", "compound") is None
    if table.tag[i] != "NN" or subject is None or table.right[subject] + 1 != i or table.tag[subject] not in ("NNS", "NNPS") or not alone:
        return {}
    if table.word[i] not in getLemma(table.word[i], "VERB") or table.word[table.right[i]] in STOPS:
        return {}
    beside = [
        c
        for c in table.children[i]
        if table.left[c] == i + 1
        and table.dep[c] in ("obl:unmarked", "nmod:unmarked", "appos", "dep", "advmod")
        and table.pos[c] in ("NOUN", "PROPN", "NUM")
    ]
    return {i: (table.head[i], table.dep[i], "VBP"), **dict.fromkeys(beside[:1], (i, "obj"))}


def retained(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Man who swam Channel | denied insurance": a headline tells in the present what someone gives; in the past he is given it."""
    verb = table.head[i]
    given = (
        table.tag[verb] in ("VBD", "VBN")
        and table.word[verb] in GIVEN
        and table.head[verb] == verb
        and table.kid(verb, "aux", "iobj", "ccomp", "xcomp", "compound:prt") is None
    )
    if (
        not given
        or i > verb
        or table.pos[i] not in ("NOUN", "PROPN")
        or table.kid(i, "det") is not None
        or table.word[table.right[verb]] in STOPS
    ):
        return {}
    thing = table.kid(verb, "obj")
    bare = thing is not None and table.left[thing] == verb + 1 and table.kid(thing, "det", "nmod:poss") is None
    return {i: (verb, "nsubj:pass"), verb: (verb, "ROOT", "VBN")} if bare and len(table.kids(verb, "obj")) == 1 else {}


def behind_comma(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Court clears minister, | fines aide": behind a comma a bare plural that is taken for a compound of the noun behind it is a verb."""
    noun = table.head[i]
    root = table.head[noun]
    if table.dep[root] == "obj":
        root = table.head[root]
    if (
        table.tag[i] not in ("NNS", "NN")
        or noun != i + 1
        or i == 0
        or table.word[i - 1] != ","
        or table.dep[noun] not in ("parataxis", "appos", "conj", "list", "obj")
    ):
        return {}
    if (
        table.tag[root] != "VBZ"
        or table.head[root] != root
        or not _is_headline(table, i)
        or not _may_be_verb(table, i)
        or table.word[i] in NOUN_PLURALS
    ):
        return {}
    rest = {
        c: (i, "obl" if table.dep[c] == "nmod" else table.dep[c])
        for c in table.children[noun]
        if c != i and (c > noun or table.dep[c] == "punct")
    }
    first = {c: (root, "obj") for c in table.kids(root, "iobj")}
    return {i: (root, "conj", "VBZ"), noun: (i, "obj"), **rest, **first}


def first_verb(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Senate | passes budget, rejects tax": a verb is no part of a noun before a comma and another verb; what stands before it is its subject."""
    noun, doer = table.head[i], i - 1
    root = table.head[noun]
    told = table.dep[noun] == "nsubj" and i < noun < root and table.tag[root] == "VBZ" and table.word[noun:root].count(",") == 1
    if (
        not told
        or i == 0
        or table.head[root] != root
        or not _is_headline(table, i)
        or table.word[i] in NOUN_PLURALS
        or not _may_be_verb(table, i)
    ):
        return {}
    if (
        table.tag[i] not in ("VBZ", "NNS")
        or table.head[doer] not in (i, noun)
        or table.tag[doer] not in ("NN", "NNP")
        or table.kid(noun, "acl", "appos", "acl:relcl") is not None
    ):
        return {}
    before = {c: (doer, table.dep[c]) for c in range(doer) if table.head[c] in (i, noun)}
    return {i: (i, "ROOT", "VBZ"), doer: (i, "nsubj"), noun: (i, "obj"), root: (i, "conj"), **before}


def first_intransitive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Striker | signs for Milan, leaves Porto": between a noun and a preposition, before a comma and another verb, a verb."""
    root, doer = table.head[i], i - 1
    if (
        table.tag[i] != "NNS"
        or i == 0
        or table.head[root] != root
        or not i < root
        or table.tag[root] != "VBZ"
        or not _is_headline(table, i)
    ):
        return {}
    behind = [c for c in table.kids(i, "nmod") if c > i]
    single = (
        table.head[doer] == i and table.dep[doer] == "compound" and table.tag[doer] in ("NN", "NNP") and table.word[i:root].count(",") == 1
    )
    if (
        not single
        or len(behind) != 1
        or table.left[behind[0]] != i + 1
        or table.word[table.right[behind[0]] + 1] != ","
        or not _may_be_verb(table, i)
        or table.word[i] in NOUN_PLURALS
    ):
        return {}
    before = {c: (doer, table.dep[c]) for c in table.children[i] if c < doer}
    return {i: (i, "ROOT", "VBZ"), doer: (i, "nsubj"), behind[0]: (i, "obl"), root: (i, "conj"), **before}


def only_verb(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "EU | fines chipmaker over cartel": a headline without a verb has one in a plural between two nouns."""
    noun = table.head[i]
    names = [c for c in (*table.children[noun], *table.children[i]) if c < i and table.dep[c] == "compound"]
    alone = table.head[noun] == noun and table.tag[noun] in ("NN", "NNP", "NNS") and table.word[table.right[noun]] not in STOPS
    if (
        table.tag[i] != "NNS"
        or not alone
        or not names
        or names[-1] != i - 1
        or table.kid(noun, "nsubj", "cop", "det", "acl", "parataxis", "case", "appos", "conj", "punct") is not None
    ):
        return {}
    if (
        not _may_be_verb(table, i)
        or table.word[i] in NOUN_PLURALS
        or table.kid(noun, "nmod") is None
        or table.tag[i - 1] not in ("NN", "NNP")
    ):
        return {}
    rest = {c: (i, "obl" if table.dep[c] == "nmod" else table.dep[c]) for c in table.children[noun] if c > noun}
    before = {c: (i - 1, table.dep[c]) for c in names[:-1]}
    return {i: (i, "ROOT", "VBZ"), noun: (i, "obj"), i - 1: (i, "nsubj"), **rest, **before}


