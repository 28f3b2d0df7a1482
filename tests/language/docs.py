"""Docs built by hand for rules: one line a sentence, each word as form/XPOS/head/dep, heads counted from 1 in the sentence (0: root).

    doc("Rebels/NNS/2/nsubj captured/VBD/0/root the/DT/4/det town/NN/2/obj", ents={"town": "PLACE"})

Lemmas and universal tags follow from the form and tag; `form~lemma` names a lemma that would not.
"""

from functools import cache

import spacy
from lemminflect import getLemma
from spacy.tokens import Doc, Span

UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON",
    "EX": "PRON", "DT": "DET", "PDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "CD": "NUM", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "WRB": "ADV", "MD": "AUX", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "UH": "INTJ", "$": "SYM",
}  # fmt: skip
CLOSING = frozenset((".", ",", ":", ";", "?", "!", ")", "’", "”", "'s", "’s", "n't"))
LEMMAS = {"n't": "not", "'s": "'s", "an": "a", "them": "they", "him": "he", "her": "she", "me": "I", "us": "we", "whom": "who"}
BE = {"am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "be": "be", "'re": "be", "has": "have", "had": "have", "have": "have"}


@cache
def _vocab():
    return spacy.blank("en").vocab


def doc(*sentences: str, ents: dict[str, str] | None = None) -> Doc:
    """A Doc of the sentences with trees, tags, lemmas; `ents` maps the words of a name to its label."""
    rows = [[_word(item) for item in sentence.split()] for sentence in sentences]
    flat, heads, starts = [], [], []
    for row in rows:
        offset = len(flat)
        heads += [offset + (i if head == 0 else head - 1) for i, (_, _, _, head, _) in enumerate(row)]
        starts += [i == 0 for i in range(len(row))]
        flat += row
    words = [word for word, *_ in flat]
    spaces = [i + 1 < len(words) and words[i + 1] not in CLOSING and word not in ("(", "“", "‘") for i, word in enumerate(words)]
    made = Doc(
        _vocab(), words=words, spaces=spaces, heads=heads, deps=["ROOT" if d == "root" else d for *_, d in flat], lemmas=[lemma for _, lemma, *_ in flat],
        tags=[tag for _, _, tag, _, _ in flat], pos=[_upos(tag, dep) for _, _, tag, _, dep in flat], morphs=[_morph(word, tag) for word, _, tag, *_ in flat],
    )  # fmt: skip
    made.ents = [_entity(made, name.split(), label) for name, label in (ents or {}).items()]
    return made


def _word(item: str) -> tuple[str, str, str, int, str]:
    form, tag, head, dep = item.rsplit("/", 3)
    form, _, lemma = form.partition("~")
    return form, lemma or _lemma(form, tag, dep), tag, int(head), dep


def _lemma(form: str, tag: str, dep: str) -> str:
    lower = form.lower()
    if lower in LEMMAS:
        return LEMMAS[lower]
    if lower in BE and tag.startswith("V"):
        return BE[lower]
    if tag == "NNP":
        return form
    found = getLemma(lower, _upos(tag, dep)) if tag[0] in "NVJ" else ()
    return found[0] if found else lower


def _upos(tag: str, dep: str) -> str:
    if dep in ("aux", "aux:pass", "cop"):
        return "AUX"
    if dep == "mark" and tag == "IN":
        return "SCONJ"
    return UPOS.get(tag, "PUNCT" if not tag.isalpha() or tag in ("LRB", "RRB") else "X")


def _morph(word: str, tag: str) -> str:
    if tag in ("WDT", "WP", "WP$", "WRB") and word.islower():
        return "PronType=Rel"
    return "Number=Plur" if tag in ("NNS", "NNPS") or word.lower() in ("they", "them", "we", "us", "these", "those") else ""


def _entity(made: Doc, words: list[str], label: str) -> Span:
    for i in range(len(made) - len(words) + 1):
        if [t.text for t in made[i : i + len(words)]] == words:
            return Span(made, i, i + len(words), label=label)
    raise ValueError(f"{' '.join(words)!r} is not in {made.text!r}")
