"""Repairs of who receives: two phrases behind a verb of giving that the parser takes for one, and one that it takes for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.objects import CHARGING, GIVING
from kg.language.trees.repair import VALUES, Retag

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree


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


def given(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The subsidies that the state paid | farmers": beside the pronoun for what is given, who receives it."""
    verb = table.head[i]
    pronoun = next((o for o in table.kids(verb, "obj") if o < verb and table.tag[o] in ("WDT", "WP")), None)
    if pronoun is None or i < verb or table.lemma[verb] not in GIVING or table.left[i] != verb + 1 or doc[i].ent_type_ in VALUES:
        return {}
    return {i: (verb, "iobj")} if table.kid(verb, "iobj") is None and table.kid(i, "nummod") is None else {}


def over(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "To extradite a banker | over $900m fraud": before a sum and a noun "over" may be a preposition; with another object it is."""
    verb, first = table.head[i], table.left[i]
    before = [o for o in table.kids(verb, "obj", "iobj") if verb < o and table.right[o] + 1 == first]
    if not before or table.word[first] != "over" or first == i or doc[i].ent_type_ in VALUES or table.lemma[verb] in GIVING:
        return {}
    return {i: (verb, "obl"), first: (i, "case"), before[0]: (verb, "obj")}


