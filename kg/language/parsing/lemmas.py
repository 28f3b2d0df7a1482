"""Lemmas as UD English has them, from a word and its tags: a table for closed classes, lemminflect for the rest."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kg.language.trees.words import vocabulary

BE, HAVE, DO = "be", "have", "do"

_MONTHS = {
    short + stop: month
    for short, month in {
        "jan": "January", "feb": "February", "apr": "April", "aug": "August", "sep": "September", "sept": "September",
        "oct": "October", "nov": "November", "dec": "December",
    }.items()
    for stop in ("", ".")
}  # fmt: skip

CLOSED: Mapping[str, Mapping[str, str]] = {
    "AUX": {
        **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "m", "re", "'re", "’re", "'m", "’m", "`s", "ai", "r"), BE),
        **dict.fromkeys(("has", "had", "having", "ve", "'ve", "’ve", "of"), HAVE),
        **dict.fromkeys(("did", "does", "done", "doing"), DO),
        **dict.fromkeys(("'ll", "’ll", "ll", "wo"), "will"),
        **dict.fromkeys(("'d", "’d"), "would"),
        **{"ca": "can", "sha": "shall", "s": BE, "'s": BE, "’s": BE, "gets": "get", "got": "get", "getting": "get", "gotten": "get"},
    },
    "VERB": {**dict.fromkeys(("am", "are", "is", "was", "were"), BE), "has": HAVE, "'s": BE, "’s": BE, "'m": BE, "’m": BE, "'re": BE, "’re": BE, "'ve": HAVE, "’ve": HAVE, "'d": HAVE, "’d": HAVE, "gon": "go", "wan": "want", "got": "get"},
    "PART": {"n't": "not", "n’t": "not", "nt": "not", "na": "to", "ta": "to", "’s": "'s", "s": "'s", "'": "'s", "’": "'s", "`s": "'s"},
    "PRON": {
        **{"me": "I", "i": "I", "him": "he", "them": "they", "'em": "they", "’em": "they", "em": "they", "us": "we", "'s": "we", "’s": "we"},
        **{"mine": "my", "yours": "your", "ours": "our", "theirs": "their", "hers": "her", "these": "this", "those": "that", "u": "you"},
    },
    "DET": {"an": "a", "these": "this", "those": "that"},
    "ADP": {"o'": "of", "vs": "versus", "thru": "through"},
    "CCONJ": {"n": "and", "'n'": "and"},
    "SCONJ": {"'cause": "because", "’cause": "because", "'til": "till", "’til": "till"},
    "SYM": {"–": "-", "—": "-"},
    "PUNCT": {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "’’": "''", "''": "''"},
    "NOUN": {"pm": "p.m.", "p.m": "p.m.", "am": "a.m.", "a.m": "a.m.", "etc": "etc.", "mins": "minute", "hrs": "hour", "yrs": "year"},
    "PROPN": _MONTHS,
    "NUM": {"m": "million", "mn": "million", "bn": "billion", "b": "billion", "k": "thousand", "tn": "trillion"},
}  # fmt: skip
"""Lower-cased words of closed classes, by part of speech, whose lemma is another word."""

TAGGED: Mapping[tuple[str, str], str] = {
    ("better", "RBR"): "well", ("best", "RBS"): "well", ("b", "LS"): "b", ("m", "LS"): "m", ("k", "LS"): "k", ("her", "PRP"): "she", ("'d", "VBD"): HAVE, ("’d", "VBD"): HAVE, ("'s", "VBN"): HAVE, ("you", "PRP$"): "your", ("there", "PRP$"): "their",
}  # fmt: skip
"""Words whose lemma hangs on the fine tag."""

COMPARISON: Mapping[str, str] = {
    "better": "good", "best": "good", "later": "late", "latest": "late", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less", "least": "least",
    "further": "far", "furthest": "far", "farther": "far", "farthest": "far", "elder": "old", "eldest": "old", "latter": "latter", "inner": "inner",
}  # fmt: skip

UNCHANGED_NOUNS = vocabulary(
    """
    people media headquarters premises police means news series species barracks crossroads politics economics troops goods grounds
    contents thanks regards supplies glasses proceeds surroundings outskirts dynamics
    """
)
"""Plural forms that are lemmas of their own."""

INFLECTED: Mapping[str, str] = {
    "NNS": "NOUN", "VBZ": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "JJR": "ADJ", "JJS": "ADJ", "RBR": "ADV", "RBS": "ADV",
}  # fmt: skip
"""The fine tags of inflected forms, and the part of speech that lemminflect knows their lemmas by."""

PRESENT = frozenset(("VBP", "VB"))
"""Tags of verbs that are their own lemmas."""

UNTAGGED = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "VERB", "ADJ": "ADJ", "ADV": "ADV"}
"""The same for words without a fine tag, which may be inflected."""


PLURAL_NAMES = frozenset(("philippines", "netherlands", "commons", "olympics", "paralympics", "works", "beatles", "forces"))

_PEOPLE = re.compile("(?:an|ian|ist|crat|ali|aqi|ani|ite|ew|ard|[a-z]er|[a-z]or|[Mm]uslim|[Aa]rab|[Rr]epublican)s$")
"""Plural names of kinds of people, which have a singular; other plural names ("Beatles", "Philippines") do not."""
_OF_PLACES = re.compile("(?:ian|[a-z]ean|[^m]ican|ese|[a-z]ish|[aeg]li|[aq]qi|ani|French|Arab|German|Greek|Czech|Dutch|Swiss|Welsh|Thai)$")
# Verbs made of others keep their forms: "outspent" as "spent".
PREFIXED = re.compile("(out|over|under)(.{3,})")
_ROMAN = re.compile("[IVXLC]+")
_ACRONYM = re.compile(r"[A-Z]{2}[A-Z]{0,3}s?$|[A-Z]+\d+$")


@cache
def _lemminflect() -> Any:
    """lemminflect's lookup, loaded when the first inflected word is met. Its own `getLemma` copies and logs at every call."""
    from lemminflect.core.Lemmatizer import Lemmatizer

    lemmatizer = Lemmatizer()
    if not hasattr(lemmatizer, "lemma_dict"):
        lemmatizer.lemma_dict = LemmaTable(lemmatizer.lemma_lu_fn)
    return lemmatizer


class LemmaTable:
    """lemminflect's table as its `LemmaLUCodec` reads it, but each word's entry only when it is asked for: open in a quarter of the time."""

    def __init__(self, path: str) -> None:
        self._entries: dict[str, str] = {}
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                word, _, entry = line.partition(",")
                self._entries[word] = self._entries[word] + entry if word in self._entries else entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def get(self, word: str, default: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The lemmas of a word by part of speech."""
        if word not in self._entries:
            return default
        rows = (row.split(",") for row in self._entries[word].splitlines())
        return {"AUX" if category == "modal" else category.upper(): tuple(lemmas.split("/")) for category, lemmas in rows}


def lemma(word: str, upos: str, xpos: str, *, first: bool = False) -> str:
    """The lemma of `word` with its UD and Penn tags; `first` says that it begins a sentence, where a capital means nothing.

    Proper nouns keep their writing, adjectives of names their capital ("Russian"), acronyms theirs ("TV").
    """
    lower = word.lower()
    found = TAGGED.get((lower, xpos)) or CLOSED.get(upos, {}).get(lower)
    if found is not None:
        return found
    if xpos in ("NNP", "NNPS") or upos == "PROPN":
        return _singular_name(word, lower) if xpos == "NNPS" else word
    if upos == "NUM":
        return lower.replace(",", "") if lower[0].isdigit() else word if _ROMAN.fullmatch(word) else lower
    inflected = _inflected(lower, upos, xpos)
    return inflected if lower == word else _cased(word, inflected, upos, first)


def _singular_name(word: str, lower: str) -> str:
    """The singular of a plural proper noun that has one: people by kind ("Ukrainians"), names made of common nouns ("States")."""
    if _PEOPLE.search(word):
        return word[:-1]
    found = _lemminflect().getAllLemmas(lower, "NOUN").get("NOUN") if word[1:].islower() and lower not in PLURAL_NAMES else None
    return found[0].capitalize() if found else word


def _inflected(lower: str, upos: str, xpos: str) -> str:
    """The dictionary's lemma, or the one that English spelling suggests for a word that it does not have."""
    if xpos in PRESENT and upos == "VERB":
        # "Retook" is no present, whatever the tag says; "found" and "saw" may be.
        past = _lemminflect().getAllLemmas(lower, "VERB").get("VERB", ())
        return past[0] if past and lower not in past else lower
    kind = INFLECTED.get(xpos) if xpos else UNTAGGED.get(upos)
    if kind is None or (kind == "NOUN" and lower in UNCHANGED_NOUNS):
        return lower
    if kind in ("ADJ", "ADV") and lower in COMPARISON:
        return COMPARISON[lower]
    found = _lemminflect().getLemma(lower, kind)
    if (
        kind == "VERB"
        and (not found or found[0] == lower)
        and (compound := PREFIXED.match(lower))
        and not _lemminflect().getAllLemmas(lower)
    ):
        # "Outspent" is as irregular as "spent".
        inner = _lemminflect().getAllLemmas(compound[2], "VERB").get("VERB", (compound[2],))[0]
        return f"{compound[1]}{inner}" if inner != compound[2] else lower
    return found[0] if found else lower


def _cased(word: str, lower: str, upos: str, first: bool) -> str:
    """The lemma of a word with capitals: kept where they say more than that a sentence or headline begins."""
    if upos == "ADJ" and word[1:].islower() and lower == word.lower() and (_OF_PLACES.search(word) or not first):
        return lower[:1].upper() + lower[1:]
    if upos in ("NOUN", "ADJ", "X", "SYM") and _ACRONYM.match(word) and not _lemminflect().getAllLemmas(word.lower()):
        return word[:-1] if word.endswith("s") else word
    return lower
