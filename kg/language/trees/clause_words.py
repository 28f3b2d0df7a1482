"""Repairs inside clauses: objects taken for subjects or adjuncts, modal verbs taken for main verbs, and what a fronted phrase is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemminflect import getAllLemmas
from spacy.tokens import Doc

from kg.language.trees.relative_gaps import OBJECTLESS
from kg.language.trees.repair import NOUNS, SUBJECTS, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

CLAUSAL = ("obj", "ccomp", "xcomp", "aux:pass", "cop")
# Nouns of shares, which with a verb are what it takes or makes: "produce more than a fifth of the wine".
SHARES = vocabulary("half third quarter fifth sixth seventh eighth tenth thirds quarters fifths share proportion majority")
SOME = vocabulary("most many some all several few none half each one two three only more less both neither")
# Nouns that are past tenses as well.
DEEDS = frozenset(("shot", "hit"))
CAUGHT = frozenset(("hostage", "captive", "prisoner"))


def relative_object(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Vaccine, which | lorries will carry": of a relative pronoun and a noun behind it the noun is the subject."""
    verb = table.head[i]
    own = next((s for s in table.kids(verb, "nsubj") if s > i), None)
    pronoun = table.tag[i] in ("WDT", "WP") and table.word[i] in ("which", "that", "whom", "who")
    if not pronoun or own is None or own > verb or table.pos[verb] != "VERB" or table.kid(verb, *CLAUSAL) is not None:
        return {}
    return {i: (verb, "obj")} if table.left[own] == i + 1 and table.lemma[verb] not in OBJECTLESS and table.kid(i, "case") is None else {}


def fronted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Of the 58 migrants, | only 19 survived": in front of a number or "most" they are those that it counts."""
    case, verb = table.kid(i, "case"), table.head[i]
    if case is None or table.word[case] != "of" or table.left[i] != case or i > verb:
        return {}
    counted = next((s for s in table.kids(verb, "nsubj", "nsubj:pass") if i < s < verb), None)
    if counted is None or not (table.pos[counted] == "NUM" or table.word[counted] in SOME) or table.kid(counted, "nmod") is not None:
        return {}
    return {i: (counted, "nmod")}


def caught(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Taking two guards | hostage", "held the pilot captive": what they become, not what is taken, and no clause."""
    verb = table.head[i]
    taken = next((o for o in table.kids(verb, "iobj", "obj") if verb < o < i and table.right[o] + 1 == table.left[i]), None)
    if table.lemma[verb] not in ("take", "hold", "keep") or table.word[i] not in CAUGHT or taken is None or table.left[i] != i:
        return {}
    return {i: (verb, "xcomp", "NN"), taken: (verb, "obj")}


def what(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "…; what it got instead | was a letter": what stands before a copula without a subject is the subject of its predicate."""
    above, inner = table.head[i], table.kid(i, "acl:relcl")
    if inner is None or inner < i or above > i or table.dep[i] != "nsubj":
        return {}
    cop = table.right[i] + 1
    noun = table.head[cop] if cop < len(table.head) and table.dep[cop] == "cop" else None
    if noun is None or noun < cop or table.kid(noun, "nsubj", "nsubj:pass", "expl") is not None:
        return {}
    return {i: (noun, "nsubj")}


def homograph(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A man described as a priest | shot and killed a guard": before another deed with an object the word is a deed, too."""
    second = i + 2
    if second >= len(table.head) or table.tag[i] != "NN" or table.word[i + 1] != "and" or table.tag[second] not in ("VBD", "VBN") or table.dep[second] != "conj":
        return {}
    participle, named = table.head[second], i - 1
    if table.kid(second, "obj") is None or table.kid(i, "cop") is not None or not participle < named or table.tag[participle] not in ("VBD", "VBN"):
        return {}
    behind: dict[int, Retag] = {c: (i, table.dep[c]) for c in table.children[participle] if c > second}
    deeds: dict[int, Retag] = {**behind, second: (i, "conj", "VBD"), i + 1: (second, "cc")}
    own = table.kid(i, "nsubj", "nsubj:pass")
    if own is not None:
        return {**deeds, i: (table.head[i] if table.head[i] != i else i, table.dep[i], "VBD")} if own == table.head[participle] else {}
    subject = table.kid(participle, "nsubj", "nsubj:pass")
    torn = table.head[i] == participle and table.head[named] == i == table.right[i] and table.dep[named] == "compound"
    if subject is None or not torn or table.kid(participle, "obj", "aux", "aux:pass") is not None:
        return {}
    above = (i, "ROOT") if table.head[participle] == participle else (table.head[participle], table.dep[participle])
    before: dict[int, Retag] = {c: (i, table.dep[c]) for c in table.children[participle] if c < subject}
    phrase: dict[int, Retag] = {c: (named, table.dep[c]) for c in table.children[i] if c != named}
    return {
        **before, **phrase, **deeds, named: (participle, table.dep[i]), participle: (subject, "acl", "VBN"), subject: (i, "nsubj"), i: (*above, "VBD"),
    }  # fmt: skip


def clefted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "It is for money | that nurses strike": behind a phrase with a preposition "that" stands for no object."""
    verb = table.head[i]
    phrase = table.head[verb]
    cleft = (
        table.dep[verb] in ("acl:relcl", "advcl:relcl", "acl", "advcl")
        and table.kid(phrase, "cop") is not None
        and table.kid(phrase, "case") is not None
    )
    if table.tag[i] != "WDT" or not cleft or not any(table.word[s] == "it" for s in table.kids(phrase, "nsubj", "expl")):
        return {}
    return {i: (verb, "mark", "IN")} if any(s > i for s in table.kids(verb, "nsubj", "nsubj:pass")) else {}


def no_infinitive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Opened the road to | lorries": the plural of a noun is no base form, so that "to" before it is a preposition."""
    to = i - 1
    if table.tag[i] != "VB" or to < 0 or table.word[to] != "to" or table.kid(i, "obj", "ccomp", "xcomp", *SUBJECTS) is not None:
        return {}
    lemmas = getAllLemmas(table.word[i])
    if table.word[i] in lemmas.get("NOUN", (table.word[i],)) or table.word[i] in lemmas.get("VERB", ()):
        return {}
    above = table.head[i]
    label = "nmod" if table.pos[above] in NOUNS else "obl"
    return {i: (above, label if above != i else table.dep[i], "NNS"), to: (i, "case")}


def share_of_all(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Pumps ninety barrels of crude a day, | a tenth of the output": behind a phrase of the verb a share is no apposition to the noun before that."""
    counted, first = table.head[i], table.left[i]
    if table.dep[i] == "obj":
        counted = next((o for o in table.kids(counted, "obj") if o < i), i)
    verb = table.head[counted]
    apart = any(counted < c < first for c in table.kids(verb, "obl", "obl:unmarked", "obl:tmod"))
    apart = apart and "," in table.word[first - 1 : first + 1] and verb < counted
    return {i: (verb, "parataxis")} if apart and table.lemma[i] in SHARES and table.kid(counted, "nummod") is not None else {}
