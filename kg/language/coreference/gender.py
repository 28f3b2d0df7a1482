"""Words that tell a person's gender: honorifics, kinship and role nouns, and common first names of many languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.language.trees.words import vocabulary

MALE, FEMALE, NEUTER = "m", "f", "n"
GIVEN_NAMES = Path(__file__).with_name("given_names.tsv")

_MALE_WORDS = vocabulary("""
mr mister sir lord king prince duke baron count emperor sultan sheikh emir monsieur señor senor don herr pope friar imam ayatollah rabbi
man boy father dad son brother uncle nephew grandfather grandson husband boyfriend widower bridegroom groom stepfather stepson
gentleman guy chairman spokesman businessman policeman congressman salesman cameraman fisherman fireman sportsman statesman actor waiter
""")
_FEMALE_WORDS = vocabulary("""
mrs ms miss madam madame lady queen princess duchess baroness countess empress dame señora senora doña frau mademoiselle
woman girl mother mum mom daughter sister aunt niece grandmother granddaughter wife girlfriend widow bride stepmother stepdaughter
chairwoman spokeswoman businesswoman policewoman congresswoman sportswoman stateswoman actress waitress nun heroine hostess
""")
NOUNS = dict.fromkeys(_MALE_WORDS, MALE) | dict.fromkeys(_FEMALE_WORDS, FEMALE)
HONORIFICS = vocabulary("""mr mister mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister saint st madam madame monsieur mademoiselle
    señor senor señora senora herr frau gen col maj capt lt sgt cpl adm cmdr sen rep gov pres hon judge justice pope king queen prince princess
    president chancellor minister premier senator congressman congresswoman governor mayor ambassador secretary general colonel major captain
    lieutenant sergeant admiral commander archbishop bishop cardinal rabbi imam sheikh ayatollah emir sultan chairman chairwoman chief detective
    officer inspector coach""")


@cache
def given_names() -> dict[str, tuple[str, bool]]:
    """Given names in small letters that are one gender's by a wide margin: the gender, and whether the name by itself is hardly ever a surname.

    Compiled by `kg.training.given_names`.
    """
    rows = (line.split("\t") for line in GIVEN_NAMES.read_text(encoding="utf-8").splitlines())
    return {name: (gender, bool(alone)) for name, gender, alone, _ in rows}


def of_name(words: tuple[str, ...]) -> str | None:
    """The gender that a person's name tells by its given name (the first word of several, or a lone given name)."""
    gender, alone = given_names().get(words[0], (None, False)) if words else (None, False)
    return gender if alone or len(words) > 1 else None
