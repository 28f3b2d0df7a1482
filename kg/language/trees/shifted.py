"""Repairs of objects that do not stand right behind their verb, and of verbs that do not stand beside theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.attachment import SAID, saying
from kg.language.trees.modifiers import SENTENCE_NOUNS
from kg.language.trees.objects import GIVING
from kg.language.trees.people import NAMED
from kg.language.trees.repair import VALUES, Retag

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

HOLDING = frozenset(("consider", "deem", "judge", "think", "declare", "call", "rule"))
ARTICLES = frozenset(("a", "an", "the"))


def heavy(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Return to its members | the houses they had signed over", "hired as chief of staff | a former boxer": without a preposition, behind
    a phrase with one, stands the object."""
    verb, start = table.head[i], table.left[i]
    article = table.kid(i, "det")
    if (
        i < verb
        or table.pos[verb] != "VERB"
        or table.pos[i] not in ("NOUN", "PROPN")
        or article is None
        or table.word[article] not in ARTICLES
        or start != article
    ):
        return {}
    if (
        doc[i].ent_type_ in VALUES
        or table.kid(i, "case", "mark") is not None
        or table.kid(verb, "obj", "ccomp", "aux:pass", "cop") is not None
    ):
        return {}
    phrase = start - 1
    while phrase > verb and not (table.dep[phrase] == "obl" and table.head[phrase] == verb):
        if table.head[phrase] == phrase:
            return {}
        phrase = table.head[phrase]
    if phrase <= verb or phrase >= start or table.kid(phrase, "case") is None:
        return {}
    return {i: (verb, "obj"), **{c: (i, "acl:relcl") for c in table.kids(phrase, "acl:relcl") if c > i}}


def addressed(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Denied her opponent, the champion Ann Lee, | a glass of tea": of two objects of a verb of giving the first receives."""
    verb = table.head[i]
    if table.lemma[verb] not in GIVING or i < verb or table.kid(verb, "iobj") is not None or table.kid(i, "conj", "appos") is None:
        return {}
    given = [o for o in table.kids(verb, "obj") if o > i and table.kid(o, "cc") is None and table.tag[o] in ("NN", "NNS")]
    return {i: (verb, "iobj")} if given and table.left[i] == verb + 1 else {}


def sentential(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Carry their oxygen, | a job that pays little": behind an object and a comma stands no second object."""
    verb, comma = table.head[i], table.left[i]
    if i < verb or (table.dep[i] == "nsubj" and table.kid(verb, "nsubj") == i and table.dep[verb] != "conj"):
        return {}
    objects = [o for o in table.kids(verb, "obj", "iobj") if verb < o < i]
    before = next((o for o in objects if table.right[o] == comma - 1 or table.lemma[i] in SAID | SENTENCE_NOUNS), None)
    article = table.kid(i, "det")
    if (
        before is None
        or table.word[comma] != ","
        or article != comma + 1
        or table.word[article] not in ("a", "an")
        or table.kid(before, "appos") is not None
    ):
        return {}
    above = saying(table, i)
    label = "appos" if table.lemma[i] in SENTENCE_NOUNS and doc[comma - 1].ent_type_ not in NAMED else "parataxis"
    return {i: (verb if above is None else above, label), before: (verb, "obj")} if table.kid(i, "acl:relcl", "acl", "nmod") is not None else {}


def comparand(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Climbed faster than | in any other capital": what is compared with is no place where it happened."""
    than, case = table.kid(i, "mark"), table.kid(i, "case")
    return {i: (table.head[i], "advcl")} if than is not None and case == than + 1 and table.word[than] == "than" else {}


def second_description(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Acme, the oil company of Chad and the country's biggest exporter, …": what goes on behind the apposition is one more."""
    name, cc = table.head[i], table.kid(i, "cc")
    first = next((a for a in table.kids(name, "appos") if name < a < i), None)
    if (
        first is None
        or cc is None
        or table.word[cc - 1] == ","
        or table.right[first] != cc - 1
        or table.pos[i] != "NOUN"
        or table.pos[first] != "NOUN"
    ):
        return {}
    opened = "," in table.word[table.left[first] - 1 : table.left[first] + 1]
    closed = "," in table.word[table.right[i] : table.right[i] + 2]
    return {i: (first, "conj")} if opened and closed else {}


def resultative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Shot | dead two guards", "made | clear its plans": an adjective before a noun's number or owner is what the verb makes of it; behind a
    noun, what the verb holds it to be: "consider the law | too costly"."""
    noun = table.head[i]
    verb = table.head[noun]
    if verb < noun < i and table.lemma[verb] in HOLDING and table.dep[noun] == "obj" and table.pos[i] == "ADJ" and table.left[i] == noun + 1:
        return {i: (verb, "xcomp")}
    behind = any(i < c < noun for c in table.kids(noun, "det", "nummod", "nmod:poss"))
    if not behind or verb != i - 1 or table.pos[verb] != "VERB" or table.pos[i] != "ADJ" or table.children[i] or table.dep[noun] != "obj":
        return {}
    return {i: (verb, "xcomp")}


def of_phrase(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "After the visit | Kim is to leave": a phrase with a preposition and no copula has no subject; the verb behind it has."""
    noun = table.head[i]
    verb = table.head[noun]
    phrase = table.dep[noun] == "obl" and noun < i < verb and table.kid(noun, "case") is not None and table.pos[noun] in ("NOUN", "PROPN")
    if not phrase or table.kid(verb, "nsubj", "nsubj:pass") is not None:
        return {}
    copula = table.kid(noun, "cop", "aux")
    if copula is None:
        return {i: (verb, "nsubj")}
    # "Is to leave": a copula that the parser gave to the phrase.
    return {i: (verb, "nsubj"), copula: (verb, "aux")} if copula > noun else {}
