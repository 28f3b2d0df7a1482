"""Repairs of words in "-ing" that are no clause of their own: adjectives before a noun, and nouns of what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import NOUNS, Repair
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Verbs of change that take no object, so that what follows them is the noun that they describe: "because of softening sales".
PRENOMINAL = vocabulary(
    "softening slowing soaring rising falling growing declining shrinking weakening worsening deteriorating mounting dwindling continuing remaining existing "
    "emerging returning ailing ageing aging surviving lingering escalating increasing decreasing plunging slumping sagging tumbling surging fading "
    "developing industrialising industrializing warring neighbouring neighboring retiring outgoing incoming opposing"
)
DEFENDING = vocabulary("champion champions titlist holder holders")
# What goes on and is no one's doing in particular: "killed in fighting in the north".
EVENTS = vocabulary("fighting shooting rioting looting shelling bombing infighting bloodletting voting trading polling")
AMID = frozenset(("in", "during", "amid", "despite", "amidst"))
SPANS = vocabulary("end start outbreak resumption round wave bout spate escalation halt hour day week month year decade night renewal intensification upsurge lull pause")


def prenominal(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Beat defending champion Li", "because of softening sales": the participle describes its noun."""
    above = table.head[i]
    noun = next((c for c in (*table.kids(i, "obj"), *table.kids(above, "obl", "obj")) if table.left[c] == i + 1), None)
    if table.tag[i] != "VBG" or noun is None or table.kid(noun, "det", "nmod:poss", "case") is not None:
        return {}
    if not (table.word[i] in PRENOMINAL or (table.word[i] == "defending" and table.word[noun] in DEFENDING)):
        return {}
    marks = table.kids(i, "mark")
    if (not marks and table.word[i] != "defending") or any(m > i for m in marks) or table.kid(i, "aux", "nsubj") is not None:
        return {}
    found = {c: (noun, "nmod" if table.dep[c] == "obl" else table.dep[c]) for c in table.children[i] if c != noun}
    return {**found, **dict.fromkeys(marks, (noun, "case")), i: (noun, "amod"), noun: (above, "nmod" if table.pos[above] in NOUNS else "obl" if marks else "obj")}


def event(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Died in fighting in the north", "the end of fighting between A and B": nobody named here fights there."""
    mark, above = table.kid(i, "mark"), table.head[i]
    if table.tag[i] != "VBG" or table.word[i] not in EVENTS or mark is None or table.kid(i, "obj", "nsubj", "aux", "iobj", "ccomp", "xcomp") is not None:
        return {}
    between = any(table.word[k] == "between" for c in table.kids(i, "obl") for k in table.kids(c, "case"))
    spanned = table.word[mark] == "of" and table.lemma[above] in SPANS
    if not (between or spanned or table.word[mark] in AMID):
        return {}
    found = {c: (i, "nmod") for c in table.kids(i, "obl")}
    return {**found, mark: (i, "case"), i: (above, "nmod" if table.pos[above] in NOUNS else "obl")}


def absolute(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Talks failed, with | strikers rejecting the offer": they reject it, whatever failed."""
    above = table.head[i]
    if table.tag[i] != "VBG" or table.kid(i, "mark", "nsubj", "aux") is not None:
        return {}
    first = min([i, *(c for c in table.kids(i, "advmod") if c < i)])
    noun = next((c for c in table.kids(above, "obl") if table.right[c] + 1 == first), None)
    case = table.kid(noun, "case") if noun is not None else None
    if case is None or table.word[case] != "with" or table.word[case - 1] != "," or table.tag[noun] not in ("NNS", "NNP", "NNPS", "PRP"):
        return {}
    return {noun: (i, "nsubj"), case: (i, "mark")}


def behind_clause(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Evidence troops are there | training rebels: what stands behind a whole clause of the noun goes with that clause."""
    if table.tag[i] != "VBG" or table.kid(i, "mark", "nsubj", "nsubj:pass", "aux") is not None:
        return None
    beside = [c for c in table.kids(table.head[i], "acl") if table.right[c] + 1 == table.left[i] and table.kid(c, "nsubj", "nsubj:pass") is not None]
    return (beside[-1], "advcl") if beside else None
