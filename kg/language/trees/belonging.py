"""Repairs of whose something is, who did it and who holds what: possessors, agents and holders that hang on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import NOUNS, VALUES, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Offices that a name behind them may hold: "the Speaker of Samoa's parliament, Ann Lee".
OFFICES = vocabulary(
    "speaker president premier chancellor minister secretary governor mayor chief head leader director chairman chairwoman chair commissioner ambassador envoy "
    "spokesman spokeswoman spokesperson captain coach manager founder owner author architect prosecutor judge editor widow wife husband son daughter brother sister father mother"
)
WITHOUT_AGENT = ("obj", "obl:agent", "aux", "nsubj")


def possessor(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Ann Lee | 's stepdaughter chairs the board": between a name and a noun the ending makes one the other's, not both the verb's subjects."""
    owner, start = _phrase_head(table, i - 1), i + 1
    if (
        table.tag[i] != "POS"
        or start >= len(table.head)
        or table.head[i] == owner
        or table.dep[owner] == "nmod:poss"
        or table.pos[owner] not in NOUNS
    ):
        return {}
    owned = next(
        (n for n in range(start, min(start + 5, len(table.head))) if table.left[n] == start and table.pos[n] in ("NOUN", "PROPN")), None
    )
    if owned is None or table.head[owned] not in (table.head[owner], owner):
        return {}
    moved: dict[int, Retag] = {owner: (owned, "nmod:poss"), i: (owner, "case")}
    return moved if table.head[owned] != owner else {**moved, owned: (table.head[owner], table.dep[owner])}


def _phrase_head(table: Tree, i: int) -> int:
    """The head of the name or compound that ends at the token."""
    end = i
    while table.dep[i] in ("flat", "compound", "goeswith") and table.head[i] <= end and table.head[i] != i:
        i = table.head[i]
    return i


def agent(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A delegation led | by the Speaker": right behind a participle of a noun "by" tells who did it."""
    title = table.kid(i, "nmod:desc")
    case = table.kid(i if title is None or table.kid(i, "case") is not None else title, "case")
    verb = table.left[i] - 1
    if (
        case is None
        or table.word[case] != "by"
        or case != table.left[i]
        or verb < 0
        or table.dep[verb] not in ("acl", "acl:relcl")
        or table.tag[verb] != "VBN"
    ):
        return {}
    near = table.head[verb] == table.head[i] and table.pos[i] in NOUNS and doc[i].ent_type_ not in VALUES
    return {i: (verb, "obl:agent")} if near and table.kid(verb, *WITHOUT_AGENT) is None else {}


def holder(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A team led by the Speaker of Samoa's parliament, | Ann Lee": a person is in apposition to the office right before the name, not to a noun further up."""
    named, before = table.head[i], table.left[i] - 1
    if (
        doc[i].ent_type_ != "PERSON"
        or (table.word[before] != "," and table.word[table.left[i]] != ",")
        or table.lemma[named] in OFFICES
        or doc[named].ent_type_ == "PERSON"
    ):
        return {}
    noun = before - (table.word[before] == ",")
    while named < noun and table.head[noun] != noun and table.dep[noun] != "conj":
        if table.lemma[noun] in OFFICES and table.dep[noun] not in ("compound", "nmod:desc", "nmod:poss"):
            return {i: (noun, "appos")}
        noun = table.head[noun]
    return {}
