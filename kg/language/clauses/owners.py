"""Whose plan, effort or right it is: who does what an infinitive or gerund behind a noun says."""

from __future__ import annotations

from kg.language.clauses.clause import Clause
from kg.language.trees.people import BODIES_OF_PEOPLE, PERSONS
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

OWNED = vocabulary(
    "effort attempt plan decision bid right ability capacity power willingness refusal failure promise pledge vow threat offer proposal move intention "
    "agreement deal duty obligation need desire wish hope chance opportunity mandate mission campaign race battle fight struggle drive push scheme "
    "plot conspiracy authority commitment determination readiness inability reluctance operation strategy aim goal ambition eagerness best utmost "
    "courage nerve audacity temerity decency guts"
)
# Whoever does this to a plan is not the one who plans.
OPPOSED = vocabulary("reject oppose block foil thwart denounce condemn criticise criticize welcome praise hail repel resist counter prevent hold stop fight")


def is_content_noun(lemma: str) -> bool:
    """Whether an infinitive after the noun says what the noun is about ("plan to") and not what it does ("the man to")."""
    return lemma in OWNED or lemma.endswith(("tion", "sion", "ness", "ment", "ity", "ance", "ence"))


def owners(table: Tree, noun: int, found: dict[int, Clause]) -> list[int]:
    """Whose plan, effort or right it is: possessor, by- or of-phrase, body or people named with it, adjective of nation, or who makes it."""
    possessors = table.kids(noun, "nmod:poss")
    if possessors:
        return possessors
    named = modifiers_with(table, noun, ("by",)) or modifiers_with(table, noun, ("of",))
    # "Protested against a government plan to …".
    named = named or [c for c in table.kids(noun, "compound") if table.pos[c] == "NOUN" and table.lemma[c] in PERSONS | BODIES_OF_PEOPLE]
    if named:
        return named
    above = found.get(table.head[noun])
    # "Announced plans to …", "raised rates in an attempt to …".
    if above and table.dep[noun] in ("obj", "obl") and above.lemma.split()[0] not in OPPOSED:
        return above.agents if above.passive else above.surface
    return [c for c in table.kids(noun, "amod", "compound", "nmod:desc") if table.pos[c] == "PROPN" or (table.pos[c] == "ADJ" and table.tag[c] in ("NNP", "JJ") and table.proper[c])]


def modifiers_with(table: Tree, noun: int, prepositions: tuple[str, ...]) -> list[int]:
    """The phrases of a noun that one of the prepositions ties to it."""
    return [m for m in table.kids(noun, "nmod", "obl") if any(table.word[p] in prepositions for p in table.kids(m, "case"))]
