"""Entity labels: our types, BILOU, and *partial labels*, the sets of our labels that a corpus' label allows.

The corpora disagree on types, extents and completeness. So a word is trained not towards one label but towards a set:
loss = −log Σ p(allowed). A corpus without dates allows O and DATE where it says O; CoNLL's MISC allows five of our types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from kg.training.amounts import amount_spans
from kg.training.corpora import Sentence
from kg.training.lexicon import FACILITY_WORDS, GROUP_WORDS, NOT_NAMES, TITLES

TYPES = (
    "PERSON", "ORG", "PLACE", "FACILITY", "EVENT", "WORK", "PRODUCT", "DATE", "QUANTITY", "MONEY", "GROUP", "LAW",
)  # fmt: skip
LABELS = ("O", *(f"{position}-{kind}" for kind in TYPES for position in "BILU"))
NUMERIC = frozenset({"DATE", "QUANTITY", "MONEY"})
NAMES = frozenset(TYPES) - NUMERIC
NONE = frozenset({"O"})
ANY = NAMES | NONE
MISC = frozenset({"EVENT", "WORK", "PRODUCT", "GROUP", "LAW"})

Allowed = frozenset[str]
Span = tuple[int, int, Allowed]


def _types(*names: str) -> Allowed:
    return frozenset(names)


PERSON, ORG, PLACE = _types("PERSON"), _types("ORG"), _types("PLACE")
SOURCE_TYPES: dict[str, Allowed] = {
    **{name: _types(name) for name in TYPES},
    # CoNLL-like corpora and UNER
    "PER": PERSON, "LOC": PLACE, "ORG": ORG, "MISC": MISC, "OTH": ANY,
    # Groningen Meaning Bank
    "geo": PLACE, "org": ORG, "per": PERSON, "gpe": _types("GROUP"), "tim": _types("DATE"),
    "art": MISC | NONE, "eve": _types("EVENT"), "nat": _types("EVENT", "O"),
    # WNUT17
    "person": PERSON, "location": PLACE, "corporation": ORG, "group": _types("ORG", "GROUP"),
    "product": _types("PRODUCT", "WORK", "O"), "creative-work": _types("WORK"),
    # CrossNER
    "organisation": ORG, "politicalparty": ORG, "band": ORG, "university": ORG, "country": PLACE,
    "politician": PERSON, "writer": PERSON, "musicalartist": PERSON, "scientist": PERSON, "researcher": PERSON,
    "event": _types("EVENT"), "election": _types("EVENT"), "conference": _types("EVENT", "ORG"),
    "book": _types("WORK"), "album": _types("WORK"), "song": _types("WORK"), "poem": _types("WORK"),
    "academicjournal": _types("WORK", "ORG"), "magazine": _types("WORK", "ORG"), "award": _types("EVENT", "WORK", "O"),
    "programlang": _types("PRODUCT", "O"), "astronomicalobject": _types("PLACE", "O"), "misc": MISC | NONE,
    **{name: NONE for name in ("musicgenre", "literarygenre", "field", "discipline", "task", "algorithm", "metrics", "theory",
                               "protein", "enzyme", "chemicalcompound", "chemicalelement", "musicalinstrument")},
}  # fmt: skip
"""What each source label may be in our types; `O` in a set means that our convention may not count it as a name."""

COVERS: dict[str, Allowed] = {
    "gmb": _types("PERSON", "ORG", "PLACE", "GROUP"),
    "gmb-held-out": _types("PERSON", "ORG", "PLACE", "GROUP"),
    "wikigold": NAMES,
    "news": NAMES,
    "crossner": _types("PERSON", "ORG", "PLACE", "EVENT", "WORK"),
    "uner": _types("PERSON", "ORG", "PLACE"),
    "wnut": _types("PERSON", "ORG", "PLACE"),
    "btc": _types("PERSON", "ORG", "PLACE"),
    "europarl": NAMES,
}
"""The types a corpus marks wherever they occur: its O rules out these, and no others."""


class Constraints:
    """A growing table of label sets; row i of `masks()` is a bool (labels,) mask. Row 0 allows everything (no loss)."""

    def __init__(self) -> None:
        self._ids: dict[frozenset[int], int] = {frozenset(range(len(LABELS))): 0}

    def add(self, labels: Iterable[int]) -> int:
        return self._ids.setdefault(frozenset(labels), len(self._ids))

    def masks(self) -> np.ndarray:
        """bool (constraints, labels)."""
        table = np.zeros((len(self._ids), len(LABELS)), dtype=bool)
        for labels, row in self._ids.items():
            table[row, list(labels)] = True
        return table


INDEX = {label: i for i, label in enumerate(LABELS)}


def _position(index: int, start: int, end: int) -> str:
    if end - start == 1:
        return "U"
    return "B" if index == start else "L" if index == end - 1 else "I"


def constrain(length: int, spans: Sequence[Span], outside: Sequence[Allowed], table: Constraints) -> np.ndarray:
    """Constraint ids int64 (words,): span words get their BILOU labels of the allowed types, the others `outside[i]`.

    `outside[i]` lists types that an unmarked word may still belong to (any position), and "O".
    """
    ids = np.zeros(length, dtype=np.int64)
    for index in range(length):
        types = outside[index]
        labels = [INDEX[f"{p}-{kind}"] for kind in types if kind != "O" for p in "BILU"]
        ids[index] = table.add(labels + [0] * ("O" in types))
    for start, end, types in spans:
        for index in range(start, end):
            labels = [INDEX[f"{_position(index, start, end)}-{kind}"] for kind in types if kind != "O"]
            ids[index] = table.add(labels + [0] * ("O" in types))
    return ids


def strip_titles(words: Sequence[str], start: int, end: int) -> int:
    """The first word of a person's name past its titles: "Prime Minister Tony Blair" → "Tony"; `end` if nothing is left."""
    while start < end and (words[start].lower() in TITLES or (words[start].lower() in {"of", "the", "-"})):
        start += 1
    return start


KNOWN_FORMS: dict[str, Allowed] = {
    **dict.fromkeys(("u.s.", "u.k.", "u.s", "us", "america", "britain", "west bank", "gaza", "gaza strip", "washington"), PLACE),
    **dict.fromkeys(("u.n.", "un", "united nations", "nato", "e.u.", "eu", "european union", "a.u.", "african union", "pentagon",
                     "white house", "security council", "congress", "al-qaida", "hamas", "taleban", "taliban", "hezbollah"), ORG),
}  # fmt: skip
"""Frequent forms that GMB labels now one way, now another."""


def form_of(words: Sequence[str]) -> str:
    """How a name is looked up: in lower case, hyphens without spaces."""
    return " ".join(words).lower().replace(" - ", "-")


class FormStatistics:
    """How often each name form has each type in the noisy GMB: what "cleaning by agreement" goes by."""

    def __init__(self, sentences: Iterable[Sentence], countries: frozenset[str]) -> None:
        self.countries = countries - {"georgia", "jordan", "chad"}
        self.counts: dict[str, Counter[str]] = {}
        for sentence in sentences:
            for start, end, label in sentence.spans:
                form = form_of(sentence.words[start:end])
                self.counts.setdefault(form, Counter())[label] += 1

    def allowed(self, low: str, label: str) -> Allowed:
        """Types of a GMB span: its own; where the form mostly has another type, that one too (the model decides), or only that."""
        own = SOURCE_TYPES[label]
        counts = self.counts.get(low, Counter({label: 1}))
        if low in KNOWN_FORMS or low in self.countries:
            return KNOWN_FORMS.get(low, PLACE)
        if label == "gpe" and counts["geo"] > counts["gpe"] and low not in GROUP_WORDS:
            own = PLACE
        if label == "geo" and low in GROUP_WORDS:
            own = _types("GROUP")
        common, count = counts.most_common(1)[0]
        total = counts.total()
        if common != label and total >= 4 and count / total > 0.6 and common != "tim":
            overruled = total >= 10 and (count / total > 0.9 or (common == "geo" and label == "org"))
            own = self.allowed(low, common) if overruled else own | self.allowed(low, common)
        return own


def _span_types(words: Sequence[str], start: int, end: int, types: Allowed) -> Allowed:
    """Our finer types: places with a facility word are facilities, MISC words of nationality are groups."""
    last = words[end - 1].lower()
    if types == PLACE and end - start > 1 and last in FACILITY_WORDS:
        return _types("FACILITY")
    if "GROUP" in types and len(types) > 1 and end - start == 1 and last in GROUP_WORDS:
        return _types("GROUP")
    return types


def _outside(sentence: Sentence, corpus: str, index: int) -> Allowed:
    """What a word that the corpus leaves unmarked may be: the types it does not cover, and O."""
    word = sentence.words[index]
    low = word.lower()
    rest = NAMES - COVERS[corpus] if word[:1].isupper() else frozenset()
    if corpus.startswith("gmb"):
        names = (sentence.tags or [])[index].startswith("NNP") and low not in TITLES | NOT_NAMES
        return ANY if names else rest | NONE
    if low in GROUP_WORDS and word[:1].isupper() and "GROUP" not in COVERS[corpus]:
        return _types("GROUP")
    return rest | NONE


def corpus_constraints(
    sentence: Sentence, corpus: str, table: Constraints, forms: FormStatistics
) -> tuple[np.ndarray, list[tuple[int, int, str]]]:
    """Constraint ids (words,) of a sentence of an entity corpus, and its certain spans in our types."""
    words = sentence.words
    spans: list[Span] = []
    for start, end, label in sentence.spans:
        if label == "tim":
            continue
        if start and words[start - 1].lower() in {"mr.", "mrs.", "ms.", "mr", "mrs", "ms"} and corpus.startswith("gmb"):
            label = "per"
        types = forms.allowed(form_of(words[start:end]), label) if corpus.startswith("gmb") else SOURCE_TYPES[label]
        if types == PERSON:
            start = strip_titles(words, start, end)
        while start < end and words[start].lower() in {"the", "a", "an", "@"} and "WORK" not in types:
            start += 1
        if start < end:
            spans.append((start, end, _span_types(words, start, end, types)))
    taken = {index for start, end, _ in spans for index in range(start, end)}
    amounts = [(a, b, frozenset({kind})) for a, b, kind in amount_spans(words) if not taken & set(range(a, b))]
    taken |= {index for start, end, _ in amounts for index in range(start, end)}
    outside = [_outside(sentence, corpus, index) for index in range(len(words))]
    for start, end, label in sentence.spans:
        if label == "tim":
            outside[start:end] = [NONE | {"DATE", "QUANTITY"}] * (end - start)
    ids = constrain(len(words), [*amounts, *spans], outside, table)
    return ids, [(start, end, next(iter(types))) for start, end, types in spans if len(types) == 1 and types != NONE]
