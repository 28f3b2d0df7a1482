"""Repairs of who receives: two phrases behind a verb of giving that the parser takes for one, and one that it takes for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.objects import CHARGING, GIVING, TELLING
from kg.language.trees.repair import VALUES, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

RECIPIENTS = vocabulary(
    "farmers people families workers teachers nurses doctors residents citizens refugees migrants villagers voters customers clients students pupils patients companies firms banks "
    "investors pensioners soldiers officers officials prisoners victims survivors widows miners drivers women men children parents members rebels donors countries schools hospitals"
)


def counted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Sent Chad's navy | three frigates", "sold the army | four helicopters": before a number another phrase ends, though it be taken for a name's."""
    noun = table.head[i]
    torn = next((c for c in table.kids(i, "flat") if c == i + 1 < noun and table.tag[c] == "CD"), None)
    verb, count = table.head[noun], table.kid(noun, "nummod") if torn is None else torn
    if (
        count is None
        or table.left[count] != i + 1
        or table.dep[noun] != "obj"
        or table.left[noun] != verb + 1
        or table.lemma[verb] not in GIVING | CHARGING
    ):
        return {}
    before = [c for c in table.children[noun] if c < i and table.dep[c] in ("det", "nmod:poss", "amod", "compound")]
    if (not before and table.kid(i, "det", "nmod:poss") is None) or table.pos[i] not in ("NOUN", "PROPN"):
        return {}
    return {i: (verb, "iobj"), count: (noun, "nummod"), **{c: (i, table.dep[c]) for c in before}}


def apart(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Lent the hospitals | 200 ventilators": a counted noun right behind whom something is given is no apposition."""
    verb = table.head[i]
    if table.lemma[verb] not in GIVING or i < verb or table.kid(verb, "iobj") is not None:
        return {}
    own = max([i, *(table.right[c] for c in table.children[i] if table.dep[c] != "appos")])
    given = next(
        (c for c in table.kids(i, "appos", "nmod:unmarked") if table.left[c] == own + 1 and table.kid(c, "nummod") is not None), None
    )
    return {i: (verb, "iobj"), given: (verb, "obj")} if given is not None else {}


def given(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The subsidies that the state paid | farmers": beside the pronoun for what is given, who receives it."""
    verb = table.head[i]
    pronoun = next((o for o in table.kids(verb, "obj") if o < verb and table.tag[o] in ("WDT", "WP")), None)
    if pronoun is None or i < verb or table.lemma[verb] not in GIVING or table.left[i] != verb + 1 or doc[i].ent_type_ in VALUES:
        return {}
    return {i: (verb, "iobj")} if table.kid(verb, "iobj") is None and table.kid(i, "nummod") is None else {}


def told(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "… , she told | a conference": a bare phrase right behind a verb of telling is whom it is told."""
    verb = table.head[i]
    bare = table.left[i] == verb + 1 and table.kid(i, "case", "mark") is None and doc[i].ent_type_ not in VALUES
    return (
        {i: (verb, "iobj")}
        if bare
        and table.lemma[verb] in TELLING
        and table.kid(verb, "obj", "iobj", "aux:pass") is None
        and table.pos[i] in ("NOUN", "PROPN", "PRON")
        else {}
    )


def bare_compound(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Mayor sacks police | chief": two bare nouns behind a verb that gives nothing are one."""
    verb = table.head[i]
    noun = next((o for o in table.kids(verb, "obj") if o == i + 1), None)
    if (
        noun is None
        or table.lemma[verb] in GIVING | CHARGING
        or table.tag[i] not in ("NN", "NNS")
        or table.children[i]
        or table.pos[noun] != "NOUN"
    ):
        return {}
    return {i: (noun, "compound")}


def over(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "To extradite a banker | over $900m fraud": before a sum and a noun "over" may be a preposition; with another object it is."""
    verb, first = table.head[i], table.left[i]
    before = [o for o in table.kids(verb, "obj", "iobj") if verb < o and table.right[o] + 1 == first]
    if not before or table.word[first] != "over" or first == i or doc[i].ent_type_ in VALUES or table.lemma[verb] in GIVING:
        return {}
    return {i: (verb, "obl"), first: (i, "case"), before[0]: (verb, "obj")}


def rest(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Gave the town's | school 300 laptops": what stands before whom something is given is no part of what is given."""
    verb = table.head[i]
    crossing = [c for o in table.kids(verb, "obj") if o > i for c in table.children[o] if verb < c < i]
    return {c: (i, table.dep[c]) for c in crossing}


def plural(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Lends farmers | money": a bare plural in front of a bare noun behind a verb of giving is no compound of it."""
    noun = table.head[i]
    verb = table.head[noun]
    bare = table.tag[i] == "NNS" and i == verb + 1 and noun == i + 1 and table.tag[noun] == "NN" and not table.children[i]
    return {i: (verb, "iobj")} if bare and table.dep[noun] == "obj" and table.lemma[verb] in GIVING and table.word[i] in RECIPIENTS else {}
