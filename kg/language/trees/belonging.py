"""Repairs of whose something is, who did it and who holds what: possessors, agents and holders that hang on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.attachment import SAID
from kg.language.trees.modifiers import SENTENCE_NOUNS
from kg.language.trees.nouns import noun_before
from kg.language.trees.people import is_person
from kg.language.trees.repair import NOUNS, VALUES, Retag
from kg.language.trees.verbs import FINITE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Offices that a name behind them may hold: "the Speaker of Samoa's parliament, Ann Lee".
OFFICES = vocabulary(
    "speaker president premier chancellor minister secretary governor mayor chief head leader director chairman chairwoman chair commissioner ambassador envoy "
    "spokesman spokeswoman spokesperson captain coach manager founder owner author architect prosecutor judge editor widow wife husband son daughter brother sister father mother"
)
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")


def beside(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Said the chair, | Ann Lee", "was banned by Acme, | the firm that …": behind a comma, with no conjunction beside it, one noun tells who or what the
    other is."""
    comma = table.left[i] if table.word[table.left[i]] == "," else table.left[i] - 1
    if comma < 1 or table.word[comma] != "," or table.pos[i] not in NOUNS or table.kid(i, "case", "cc", "conj", "cop", "mark") is not None:
        return {}
    verb, joined = table.head[i], table.dep[i] == "conj"
    if i < verb and table.dep[i] == "nsubj" and table.word[table.right[i]] == "," and any(table.right[i] + 1 == table.left[s] for s in table.kids(verb, "nsubj", "nsubj:pass")):
        # "According to Acme, a charity, more than fifty left".
        name = noun_before(table, comma)
        while table.dep[name] == "nmod" and table.pos[table.head[name]] == "PROPN":
            name = table.head[name]
        return {i: (name, "appos")} if table.pos[name] == "PROPN" and table.kid(i, "det") is not None and table.kid(name, "conj") is None else {}
    first = verb if joined else next((c for c in table.kids(verb, *ARGUMENTS) if verb < c and table.right[c] == comma - 1), None)
    if first is None or table.pos[first] not in ("NOUN", "PROPN") or doc[first].ent_type_ in VALUES or table.kid(first, "cc", "appos") is not None:
        return {}
    if any(c != i for c in table.kids(first, "conj")) or (joined and (table.dep[first] == "conj" or table.right[i] != table.right[first])):
        return {}
    if _titled(doc, table, i):
        # "His rival, the unionist Ann Lee".
        one = table.tag[first] == "NN" and table.kid(first, "det", "nmod:poss") is not None and is_person(doc, table, first)
        return {i: (first, "appos")} if one else {}
    finite = table.tag[verb] in FINITE or table.kid(verb, "aux", "aux:pass") is not None
    return {i: (noun_before(table, comma), "appos")} if finite and not joined and _tells_what(table, i) else {}


def _titled(doc: Doc, table: Tree, i: int) -> bool:
    """Whether a phrase is the name of a person, with or without a title."""
    return doc[i].ent_type_ == "PERSON" or any(doc[c].ent_type_ == "PERSON" for c in table.kids(i, "flat", "appos") if c == i + 1)


def _tells_what(table: Tree, i: int) -> bool:
    """Whether a phrase with an article and a clause or phrase of its own describes what stands before it, and no whole clause."""
    article, summed = table.kid(i, "det"), SAID | SENTENCE_NOUNS
    return article is not None and table.word[article] == "the" and table.lemma[i] not in summed and table.kid(i, "acl:relcl", "acl") is not None
