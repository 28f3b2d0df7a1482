"""Full names of persons, and which of them cannot be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.language.coreference import gender as genders
from kg.language.trees.words import vocabulary
from kg.model import Ontology

FullName = tuple[str, ...]
SPELT_ALIKE = 4
"""So many first letters make two words spellings of one: "Mohamed" and "Mohammed"."""
PARTICLES = vocabulary("of the al el de da di do dos du del la le van von der den bin ibn ben abu bint jr sr")
_NUMERAL = re.compile("[ivx]+")


def full_name(words: Iterable[str], ontology: Ontology) -> FullName:
    """The telling words of a person's name, in order: without titles and particles; empty of a name of fewer than two."""
    parts = [part for word in words for part in re.split("[-‑–]", word) if part]
    while len(parts) > 1 and (parts[0] in ontology.roles or parts[0] in genders.NOUNS or parts[0] in genders.HONORIFICS):
        del parts[0]
    parts = [part for part in parts if part not in PARTICLES]
    return tuple(parts) if len(parts) > 1 else ()


def clash(one: FullName, other: FullName) -> bool:
    """Whether two full names share one word alone or a numeral tells them apart: "Ann Lee" and "Ann Cole", "Paul VI" and "Paul II".

    Names that share no word may be one person's all the same (an artist's, a monk's), if something says so.
    """
    if _NUMERAL.fullmatch(one[-1]) and _NUMERAL.fullmatch(other[-1]) and one[-1] != other[-1]:
        return True
    short, long = sorted((one, other), key=len)
    return sum(any(_alike(word, far) for far in long) for word in short) == 1


def _alike(one: str, other: str) -> bool:
    """Whether two words of names may be one: equal, an initial, another spelling."""
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or one[:SPELT_ALIKE] == other[:SPELT_ALIKE]
