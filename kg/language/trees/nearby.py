"""Repairs of phrases: words that belong to the word beside them, and phrases to the one whose like they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.adjuncts import DONE
from kg.language.trees.people import BODIES_OF_PEOPLE, OFFICIALS_AND_FIGHTERS, is_party
from kg.language.trees.repair import Repair, Retag
from kg.language.trees.reporting import DISCUSSIONS
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

AGENTS = frozenset(("ORG", "PERSON", "PLACE"))
# Of these "by" tells who is behind them: "died in a raid by troops".
EVENTFUL = ("tion", "sion", "ment", "ing", "ance", "ence", "al")
# What is talked over or passed on is so with someone.
TALKED_OVER = vocabulary("discuss debate negotiate renegotiate review share")
# Of these "with" tells the other side.
BETWEEN_TWO = vocabulary(
    "border frontier boundary tie relation relationship link war conflict dispute feud clash battle fight match game talk meeting conversation call negotiation summit interview agreement deal "
    "treaty pact accord truce ceasefire alliance contract contact dealing partnership cooperation trade merger friendship marriage affair peace collaboration exchange encounter "
    "confrontation rift standoff row problem issue experience solidarity dialogue discussion"
)
ATTACKS = vocabulary("attack raid strike assault ambush bombing campaign offensive operation report letter book film song study statement speech move decision bid effort call plan offer")
# Where something is done.
HERE = frozenset(("in", "at", "on"))


def hyphened(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Columbite-|tantalite: behind a hyphen without spaces stands the other half of the word, no second thing."""
    half = i - 2
    tied = half >= 0 and table.word[i - 1] == "-" and not doc[i - 1].whitespace_ and not doc[half].whitespace_
    return {i: (half, "flat")} if tied and table.kid(i, "cc") is None and table.head[half] != i else {}


def stacked(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Attorney General Idris Harun": two titles before a name, side by side, are one."""
    beside = i + 1 < len(table.head) and table.dep[i + 1] == "nmod:desc" and table.head[i + 1] == table.head[i] > i
    return {i: (i + 1, "compound")} if beside and table.right[i] == i and table.left[i + 1] == i + 1 else {}


def inner_possessor(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The attorney | general 's office: a word between a possessor and its ending is the possessor's."""
    owner = table.head[i]
    if owner == i - 1 and table.dep[owner] == table.dep[owner - 1] == "nmod:poss" and table.head[owner] == table.head[owner - 1] and table.pos[owner - 1] == "NOUN":
        return {owner - 1: (owner, "compound")}
    between = range(owner + 1, i)
    if table.dep[owner] != "nmod:poss" or not between or any(table.pos[w] not in ("ADJ", "NOUN", "PROPN") for w in between):
        return {}
    return {w: (owner, "amod") for w in between if table.head[w] == table.head[owner]}


def beside_its_like(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A threat to the ports and | to those islands: behind a conjunction a phrase goes with the one before it that has its preposition."""
    cc, case = table.kid(i, "cc"), table.kid(i, "case")
    if cc is None or case is None or not cc < case < i:
        return {}
    before = [c for c in table.kids(table.head[i], "nmod", "obl") if c < cc and table.right[c] + 1 >= cc - 1 and table.dep[c] == table.dep[i]]
    alike = [c for c in before if any(table.word[k] == table.word[case] for k in table.kids(c, "case"))]
    return {i: (alike[-1], "conj")} if alike else {}


TIMING = frozenset(("after", "before", "during", "since", "until", "following", "amid", "despite"))
"""What these stand before happened."""


def by_agent(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Was placed on a list | by the board: behind a passive "by" and a person or body tell who did it, unless the noun before is an event."""
    case, noun = table.kid(i, "case"), table.head[i]
    verb = table.head[noun]
    if case is None or table.word[case] != "by" or table.dep[noun] != "obl" or table.kid(verb, "aux:pass") is None or table.kid(verb, "obl:agent") is not None:
        return {}
    timed = any(table.word[k] in TIMING for k in table.kids(noun, "case"))
    eventful = timed or table.lemma[noun].endswith(EVENTFUL) or table.lemma[noun] in DONE | ATTACKS
    agent = doc[i].ent_type_ in AGENTS or table.lemma[i] in BODIES_OF_PEOPLE | OFFICIALS_AND_FIGHTERS
    return {i: (verb, "obl:agent")} if agent and not eventful else {}


def further_place(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Testified at a meeting of the council, | at its seat, in the parliament: a place behind a comma is where it was done, too, not where the first one is."""
    noun, case, comma = table.head[i], table.kid(i, "case"), table.left[i]
    verb, own = table.head[noun], table.kid(noun, "case")
    if table.word[comma] != "," or case != comma + 1 or own is None or table.dep[noun] != "obl" or table.pos[verb] != "VERB" or i < noun:
        return {}
    places = table.lemma[noun] in DISCUSSIONS and table.word[case] in HERE and table.word[own] in HERE
    inside = any(table.dep[c] == "nmod" and noun < c < comma for c in table.children[noun])
    return {i: (verb, "obl")} if places and inside else {}


def with_whom(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Discussed the death of a guard | with the warden: with whom something is talked over, not whose guard he was."""
    case, thing = table.kid(i, "case"), table.head[i]
    if case is None or table.word[case] != "with" or not is_party(doc, table, i):
        return {}
    while table.dep[thing] in ("nmod", "conj") and table.head[thing] < thing and table.lemma[thing] not in BETWEEN_TWO:
        thing = table.head[thing]
    verb = table.head[thing]
    over = table.dep[thing] == "obj" and verb < thing and table.lemma[verb] in TALKED_OVER and table.kid(verb, "aux:pass") is None
    between = any(table.lemma[w] in BETWEEN_TWO for w in (thing, table.head[i], *table.kids(table.head[i], "compound")))
    return {i: (verb, "obl")} if over and not between else {}
