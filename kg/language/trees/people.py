"""Who is a person and what is a body of people: classes of nouns that several repairs ask for, beside what the names tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Persons who act for a state or a side.
OFFICIALS_AND_FIGHTERS = vocabulary("president minister official judge prosecutor soldier troop gunman militant rebel")
PERSONS = OFFICIALS_AND_FIGHTERS | vocabulary(
    "member leader officer premier chancellor secretary governor mayor chief head director chairman commissioner ambassador envoy diplomat negotiator mediator "
    "investigator spokesman spokeswoman spokesperson captain coach manager player founder owner author lawyer editor journalist reporter analyst expert scientist doctor "
    "nurse teacher student worker employee driver pilot farmer miner engineer man woman boy girl child person people resident citizen civilian refugee migrant villager "
    "voter supporter opponent critic activist protester demonstrator fighter insurgent guerrilla terrorist bomber suspect prisoner detainee hostage victim survivor "
    "witness lawmaker legislator senator deputy candidate politician tourist passenger relative wife husband son daughter brother sister father mother friend ally "
    "delegate representative adviser aide agent policeman guard peacekeeper observer monitor inspector counterpart commander general colonel king queen prince pope bishop "
    "priest cleric investor trader economist singer actor artist writer"
)
BODIES_OF_PEOPLE = vocabulary(
    "administration government ministry police army court council board committee commission authority parliament regulator agency federation company party team "
    "delegation squad union treasury bank senate congress cabinet force"
)
NAMED = frozenset(("PERSON", "ORG", "GROUP", "PLACE"))


def is_person(doc: Doc, table: Tree, i: int) -> bool:
    """Whether a name or noun is that of a person or of persons."""
    return doc[i].ent_type_ == "PERSON" or (table.pos[i] == "NOUN" and (table.lemma[i] in PERSONS or table.lemma[i].endswith("man")))


def is_party(doc: Doc, table: Tree, i: int) -> bool:
    """Whether one can speak and deal with what a name or noun stands for: a person, a body, a state."""
    return doc[i].ent_type_ in NAMED or table.lemma[i] in PERSONS | BODIES_OF_PEOPLE or table.tag[i] == "PRP"
