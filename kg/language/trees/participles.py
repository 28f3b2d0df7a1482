"""Repairs of words in "-ing" that are no clause of their own: adjectives before a noun, and nouns of what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.gaps import NEAR
from kg.language.trees.people import is_person
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
# What goes on and is no one's doing in particular: "killed in fighting in the north".
EVENTS = vocabulary("fighting shooting rioting looting shelling bombing infighting bloodletting voting trading polling")
# What one sees others do, and what only the living do.
SEEING = vocabulary("see watch hear find spot observe notice catch film photograph")
LIVING = vocabulary("eat drink sleep sing play talk chat read chant cook smoke dance fish hunt graze pray weep cry laugh shout argue quarrel fight beg")
AMID = frozenset(("in", "during", "amid", "despite", "amidst"))
SPANS = vocabulary("end start outbreak resumption round wave bout spate escalation halt hour day week month year decade night renewal intensification upsurge lull pause")


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


def seen(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Saw some herders in a tent | eating bread", "found two men in a shed | cutting wires": whom one sees does so, not who sees them, nor where they are."""
    noun = table.head[i] if table.dep[i] == "acl" else None
    verb = table.head[i] if noun is None else table.head[noun]
    if table.pos[verb] in NOUNS:
        verb = table.head[verb]
    if table.tag[i] != "VBG" or table.lemma[verb] not in SEEING or table.left[i] != i or table.kid(i, "mark", "nsubj", "aux", "case") is not None:
        return {}
    whom = next((o for o in table.kids(verb, "obj") if verb < o < i), None)
    places = [c for c in (*table.kids(whom, "nmod"), *table.kids(verb, "obl")) if c > whom] if whom is not None else []
    place = next((c for c in places if c == noun or (noun is None and table.right[c] == i - 1)), None)
    case = table.kid(place, "case") if place is not None else None
    if case is None or table.word[case] not in NEAR or "," in table.word[whom:i]:
        return {}
    person = noun in (None, place) and table.kid(i, "obj") is not None and table.word[i] != "using" and (is_person(doc, table, whom) or doc[whom].ent_type_ == "GROUP")
    return {i: (whom, "acl")} if person or table.lemma[i] in LIVING else {}


def with_subject(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Rather than clerks writing letters, they should call": behind its conjunction and the noun that does it a participle is a clause."""
    noun, mark = table.head[i], table.kid(i, "mark")
    verb = table.head[noun]
    own = any(s > i for s in table.kids(verb, "nsubj", "nsubj:pass"))
    if table.tag[i] != "VBG" or mark is None or not mark < noun < i < verb or table.dep[noun] not in ("nsubj", "nsubj:pass") or not own:
        return {}
    return {noun: (i, "nsubj"), i: (verb, "advcl")}


def resulting(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Closed the mine, thus raising prices": behind "thus" a participle is what came of it, and no description of the noun."""
    noun = verb = table.head[i]
    thus = next((c for c in table.children[i] if c == i - 1 and table.word[c] in ("thus", "thereby")), None)
    while table.pos[verb] != "VERB" and table.head[verb] != verb:
        verb = table.head[verb]
    if thus is None or table.tag[i] != "VBG" or table.left[noun] not in (thus, thus - 1) or not verb < i < noun or table.pos[verb] != "VERB":
        return {}
    return {i: (verb, "advcl"), noun: (i, "obj")}


def adnominal(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The law, | passed after weeks, stands: a verb of a noun without a subject is a participle, though its form is that of a past tense."""
    finite = table.kid(i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") is not None
    return (table.head[i], "acl") if table.tag[i] == "VBD" and not finite else None
