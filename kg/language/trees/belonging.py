"""Repairs of whose something is, who did it and who holds what: possessors, agents and holders that hang on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.attachment import SAID, noun_before
from kg.language.trees.layout import FINITE
from kg.language.trees.modifiers import SENTENCE_NOUNS
from kg.language.trees.people import is_person
from kg.language.trees.repair import NOUNS, VALUES, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Offices that a name behind them may hold: "the Speaker of Samoa's parliament, Ann Lee".
OFFICES = vocabulary(
    "speaker president premier chancellor minister secretary governor mayor chief head leader director chairman chairwoman chair commissioner ambassador envoy "
    "spokesman spokeswoman spokesperson captain coach manager founder owner author architect prosecutor judge editor widow wife husband son daughter brother sister father mother"
)
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
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
        if _is_one(doc, table, noun, is_person(doc, table, named)) and table.dep[noun] not in ("compound", "nmod:desc", "nmod:poss"):
            return {i: (noun, "appos")}
        noun = table.head[noun]
    return {}


def _is_one(doc: Doc, table: Tree, noun: int, office: bool) -> bool:
    """Whether a noun is of one person who may be named behind it: of one who holds an office, where that is asked for, else of anyone ("another Swede")."""
    if table.lemma[noun] in OFFICES or office:
        return table.lemma[noun] in OFFICES
    one = table.tag[noun] in ("NN", "NNP", "JJ") and table.kid(noun, "det") is not None
    return one and (is_person(doc, table, noun) or doc[noun].ent_type_ == "GROUP")


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


def of_body(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Gunmen belonging to Alfa, | an alliance of gangs, fled": one body is what the name right before it stands for, not several people."""
    people, article = table.head[i], table.kid(i, "det")
    comma = table.left[i] if table.word[table.left[i]] == "," else table.left[i] - 1
    name = noun_before(table, comma + 1)
    if table.tag[i] != "NN" or table.tag[people] != "NNS" or not is_person(doc, table, people) or article is None or table.word[comma] != ",":
        return {}
    case = table.kid(name, "case")
    body = people < name < i and table.pos[name] == "PROPN" and case is not None and table.word[case] in ("to", "from", "for", "by", "with")
    return {i: (name, "appos")} if body and table.word[article] in ("a", "an") and not is_person(doc, table, i) else {}
