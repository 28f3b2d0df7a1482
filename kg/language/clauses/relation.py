"""Names of relations: past tense, active voice, lower case, underscores ("held_off", "met_with", "was_responsible_for")."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from lemminflect import getInflection

from kg.language.parsing.lemmas import PREFIXED

# "Lied to the court" is another verb than "lay to the north".
_DECEIVING = frozenset(("lie about", "lie to"))
# Forms of one of two verbs with the same lemma: who is hanged is not hung.
_TELLING = frozenset(("lied", "hanged"))
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
# Verbs that lemminflect knows in more than one past tense, or in none that news writes.
PAST = {
    "be": "was",
    "have": "had",
    "wind": "wound",
    "lie": "lay",
    "hang": "hung",
    "shine": "shone",
    "bear": "bore",
    "bid": "bid",
    "cost": "cost",
    "fit": "fitted",
}


@lru_cache(maxsize=50_000)
def relation_name(lemma: str, preposition: str | None = None, word: str = "") -> str:
    """The local name of a verb's relation from its lemma, which may carry particles or an adjective ("hold off", "be responsible"), and its
    `word` in the text, which tells verbs of one lemma apart."""
    verb, _, rest = lemma.partition(" ")
    form = word if word in _TELLING else "lied" if f"{lemma} {preposition}" in _DECEIVING else past(verb)
    name = safe(" ".join([form, rest, preposition or ""]))
    # A name starts with a letter in every syntax that the graph is written in.
    return name if name[:1].isalpha() else f"did_{name}".rstrip("_")


@lru_cache(maxsize=20_000)
def past(verb: str) -> str:
    """The past tense of a verb by its lemma."""
    if verb in PAST:
        return PAST[verb]
    found = getInflection(verb, "VBD", inflect_oov=False)
    if not found and verb.endswith("ed"):
        # A participle that is nobody's lemma: "malnourished".
        return verb
    compound = None if found else PREFIXED.match(verb)
    if compound and (inner := getInflection(compound[2], "VBD", inflect_oov=False)):
        return f"{compound[1]}{inner[0]}"
    found = found or getInflection(verb, "VBD", inflect_oov=True)
    return found[0] if found else verb


def safe(words: str) -> str:
    """Words as a local name: ASCII letters, digits and single underscores, lower case."""
    return _UNSAFE.sub("_", normalize("NFKD", words).encode("ascii", "ignore").decode().lower()).strip("_")
