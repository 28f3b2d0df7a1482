"""GUM's nested noun-phrase mentions to flat names in our types and extents."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.training.amounts import amount_spans
from kg.training.corpora import Sentence
from kg.training.entities import ANY, MISC, NAMES, NONE, NUMERIC, Allowed, Constraints, Span, constrain, strip_titles
from kg.training.lexicon import FACILITY_WORDS, GROUP_WORDS, NOT_NAMES, ROLES, TITLES, word_set

GUM_TYPES: dict[str, Allowed] = {
    "person": frozenset({"PERSON"}),
    "organization": frozenset({"ORG"}),
    "place": frozenset({"PLACE"}),
    "event": frozenset({"EVENT"}),
    "object": frozenset({"PRODUCT", "WORK"}),
    "abstract": frozenset({"WORK", "LAW", "PRODUCT", "O"}),
    "time": frozenset({"DATE", "O"}),
    "quantity": frozenset({"QUANTITY", "MONEY", "O"}),
    "animal": frozenset({"PERSON", "O"}),
}
INSIDE = frozenset(
    {"flat", "compound", "amod", "nummod", "nmod:desc", "punct", "goeswith", "fixed", "conj", "cc", "case", "nmod", "det", "nmod:poss"}
)
"""Relations that can hold a name together; a person's name is held by the first two only."""
PERSON_INSIDE = frozenset({"flat", "compound", "goeswith"})
INTRODUCING = {"PERSON": frozenset({"flat", "appos"}), "PLACE": frozenset({"nmod"})}
"""How a name hangs on the common noun that introduces it, by type."""
SHORT_COUNTRIES = word_set("US U.S. UK U.K. USA U.S.A. UAE DRC EU U.S")


def _is_name_word(sentence: Sentence, index: int) -> bool:
    tree = sentence.tree
    assert tree is not None
    return sentence.words[index][:1].isupper() and (tree.xpos[index].startswith("NNP") or tree.upos[index] == "PROPN")


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The word of a span whose head lies outside it."""
    assert sentence.tree is not None
    heads = sentence.tree.heads
    return next((i for i in range(start, end) if not start < heads[i] <= end), start)


def _attached(sentence: Sentence, index: int, head: int, relations: frozenset[str]) -> bool:
    """Whether a word reaches `head` by `relations` only."""
    assert sentence.tree is not None
    for _ in range(12):
        if index == head:
            return True
        if sentence.tree.rels[index] not in relations or sentence.tree.heads[index] == 0:
            return False
        if sentence.tree.rels[index] == "nmod" and not _joined(sentence, index):
            return False
        index = sentence.tree.heads[index] - 1
    return False


def _cases(sentence: Sentence, index: int) -> list[str]:
    """The prepositions of a nominal, lower-cased."""
    tree = sentence.tree
    assert tree is not None
    return [sentence.words[i].lower() for i, head in enumerate(tree.heads) if head == index + 1 and tree.rels[i] == "case"]


def _joined(sentence: Sentence, index: int) -> bool:
    """Whether a nominal modifier is joined as inside names: "Bank *of* America", not "the hall *in* Washington"."""
    return all(word in {"of", "for", "on", "the", "de", "and"} for word in _cases(sentence, index))


def _extent(sentence: Sentence, start: int, end: int, types: Allowed) -> tuple[int, int] | None:
    """The words of a mention that are its name: around a proper head, without determiners, titles and clauses."""
    head = _head(sentence, start, end)
    if not _is_name_word(sentence, head):
        introducing = INTRODUCING.get(next(iter(types))) if len(types) == 1 else None
        named = _described(sentence, start, end, introducing) if introducing else None
        first = strip_titles(sentence.words, *named) if named and types == GUM_TYPES["person"] else named[0] if named else end
        return (first, named[1]) if named and first < named[1] else None
    relations = PERSON_INSIDE if types == GUM_TYPES["person"] else INSIDE
    first, last = head, head + 1
    while first > start and _attached(sentence, first - 1, head, relations):
        first -= 1
    while last < end and _attached(sentence, last, head, relations):
        last += 1
    while first < head and not _is_name_word(sentence, first) and not sentence.words[first][0].isdigit():
        first += 1
    while last > head + 1 and not (_is_name_word(sentence, last - 1) or sentence.words[last - 1][0].isdigit()):
        last -= 1
    if types == GUM_TYPES["person"]:
        last = _person_end(sentence, last, end, head)
        first = strip_titles(sentence.words, first, last)
    return (first, last) if first < last else None


NUMERALS = word_set("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XXIII Jr. Jr Sr. Sr")


def _person_end(sentence: Sentence, last: int, end: int, head: int) -> int:
    """The end of a person's name past a hyphen ("Bailey - Ross") and a numeral ("Norton I")."""
    words = sentence.words
    while (
        last + 1 < end and words[last] == "-" and _is_name_word(sentence, last + 1) and _attached(sentence, last + 1, head, PERSON_INSIDE)
    ):
        last += 2
        while last < end and _attached(sentence, last, head, PERSON_INSIDE) and _is_name_word(sentence, last):
            last += 1
    return last + 1 if last < end and words[last] in NUMERALS else last


def _described(sentence: Sentence, start: int, end: int, relations: frozenset[str]) -> tuple[int, int] | None:
    """The name that a common noun introduces: "English captain *Harry Kane*", "the village of *Clyst St. Mary*"."""
    tree, head = sentence.tree, _head(sentence, start, end)
    assert tree is not None
    tied = [i for i in range(head + 1, end) if tree.heads[i] == head + 1 and tree.rels[i] in relations and _is_name_word(sentence, i)]
    tied = [i for i in tied if not tree.rels[i].startswith("nmod") or _cases(sentence, i) == ["of"]]
    if not tied or any(word in {",", "(", ";", ":"} for word in sentence.words[head + 1 : tied[0]]):
        return None
    first, last = tied[0], tied[0] + 1
    reach = frozenset({"flat", "compound", "goeswith"})
    while first - 1 > head and _is_name_word(sentence, first - 1) and _attached(sentence, first - 1, tied[0], reach):
        first -= 1
    while last < end and _is_name_word(sentence, last) and (last in tied or _attached(sentence, last, tied[0], reach)):
        last += 1
    return first, last


def _typed(sentence: Sentence, start: int, end: int, types: Allowed, countries: frozenset[str]) -> Allowed:
    """Types of a name in our conventions; an empty set where we count no name."""
    words, last = sentence.words[start:end], sentence.words[end - 1].lower()
    if last in GROUP_WORDS and end - start <= 2:
        return frozenset({"GROUP"})
    if " ".join(words).lower() in countries or (words[0] in SHORT_COUNTRIES - {"EU"} and len(words) == 1):
        return GUM_TYPES["place"]
    if types == GUM_TYPES["place"] and end - start > 1 and last in FACILITY_WORDS:
        return frozenset({"FACILITY"})
    if types == GUM_TYPES["person"] and end - start == 1:
        if last in TITLES | NOT_NAMES | ROLES:
            return frozenset()
        if sentence.tree is not None and sentence.tree.xpos[start] == "NNPS":
            return frozenset({"GROUP", "O"})
    return types


def _modifying_countries(sentence: Sentence, taken: set[int], countries: frozenset[str]) -> Iterator[Span]:
    """Countries that GUM leaves unmarked where they modify a noun: "*U.S.* citizens"."""
    tree, words = sentence.tree, sentence.words
    assert tree is not None
    for index, word in enumerate(words):
        money = index + 1 < len(words) and words[index + 1][:1] in "$£€"
        known = word in SHORT_COUNTRIES - {"EU"} or (word[0].isupper() and word.lower() in countries)
        if known and index not in taken and tree.rels[index] == "compound" and not money:
            nearby = [i for i in (index - 1, index + 1) if 0 <= i < len(words)]
            if not any(_is_name_word(sentence, i) for i in nearby):
                yield index, index + 1, GUM_TYPES["place"]


def gum_names(sentence: Sentence, countries: frozenset[str] = frozenset()) -> list[Span]:
    """Outermost names of a sentence with their types; (start, end, allowed types)."""
    found: dict[tuple[int, int], Allowed] = {}
    for start, end, label in sentence.spans:
        kind, _, rest = label.partition("|")
        types = GUM_TYPES.get(kind, NONE)
        if " ".join(sentence.words[start:end]).lower().removeprefix("the ") in countries:
            types = GUM_TYPES["place"]  # GUM calls an acting country an organisation; CoNLL and we call it a place
        if kind in {"date", "time", "quantity"}:
            continue
        extent = _extent(sentence, start, end, types)
        if extent and types == GUM_TYPES["abstract"] and rest.endswith("|"):
            types = types | MISC
        if extent and (typed := _typed(sentence, *extent, types, countries)):
            found.setdefault(extent, typed)
    names: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(end <= a or b <= start for a, b, _ in names):
            names.append((start, end, found[start, end]))
    taken = {index for start, end, _ in names for index in range(start, end)}
    return sorted([*names, *_modifying_countries(sentence, taken, countries)], key=lambda span: span[:2])


def treebank_constraints(
    sentence: Sentence, table: Constraints, countries: frozenset[str], *, names: bool
) -> tuple[np.ndarray, list[tuple[int, int, str]]]:
    """Constraint ids (words,) of a treebank sentence, and its certain spans; without `names` (EWT) names stay open."""
    words = sentence.words
    assert sentence.tree is not None
    spans = gum_names(sentence, countries) if names else []
    taken = {index for start, end, _ in spans for index in range(start, end)}
    amounts = [(a, b, frozenset({kind})) for a, b, kind in amount_spans(words) if not taken & set(range(a, b))]
    outside: list[Allowed] = []
    for index, word in enumerate(words):
        low = word.lower()
        nominal = _is_name_word(sentence, index) and low not in TITLES | NOT_NAMES
        group = word[:1].isupper() and low in GROUP_WORDS
        outside.append(frozenset({"GROUP"}) if group else ANY if nominal else NONE)
    for start, end, label in sentence.spans:
        if label.split("|")[0] in {"date", "time", "quantity"}:
            for index in range(start, end):
                outside[index] = outside[index] | NUMERIC
    ids = constrain(len(words), [*amounts, *spans], outside, table)
    return ids, [
        (start, end, next(iter(types))) for start, end, types in [*spans, *amounts] if len(types) == 1 and types <= NAMES | NUMERIC
    ]


def swappable(sentence: Sentence, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that another of as many words can replace in a tree: single proper nouns, and persons of a first and a last name."""
    tree = sentence.tree
    assert tree is not None
    flat = [
        (start, end, kind)
        for start, end, kind in spans
        if kind in {"PERSON", "ORG", "PLACE"} and end - start <= (2 if kind == "PERSON" else 1)
    ]
    plain = [(start, end, kind) for start, end, kind in flat if all(tree.xpos[i] == "NNP" for i in range(start, end))]
    return [(a, b, kind) for a, b, kind in plain if b - a == 1 or (tree.heads[a + 1] == a + 1 and tree.rels[a + 1] == "flat")]
