"""GUM's nested noun-phrase mentions to flat names in our types and extents."""

from __future__ import annotations

import numpy as np

from kg.training.amounts import amount_spans
from kg.training.corpora import Sentence
from kg.training.entities import ANY, MISC, NAMES, NONE, NUMERIC, Allowed, Constraints, Span, constrain, strip_titles
from kg.training.lexicon import FACILITY_WORDS, GROUP_WORDS, NOT_NAMES, TITLES

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


def _joined(sentence: Sentence, index: int) -> bool:
    """Whether a nominal modifier is joined as inside names: "Bank *of* America", not "the hall *in* Washington"."""
    tree = sentence.tree
    assert tree is not None
    cases = [sentence.words[i].lower() for i, head in enumerate(tree.heads) if head == index + 1 and tree.rels[i] == "case"]
    return all(word in {"of", "for", "on", "the", "de", "and"} for word in cases)


def _extent(sentence: Sentence, start: int, end: int, types: Allowed) -> tuple[int, int] | None:
    """The words of a mention that are its name: around a proper head, without determiners, titles and clauses."""
    head = _head(sentence, start, end)
    if not _is_name_word(sentence, head):
        return None
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
        first = strip_titles(sentence.words, first, last)
    return (first, last) if first < last else None


def _typed(sentence: Sentence, start: int, end: int, types: Allowed) -> Allowed:
    last = sentence.words[end - 1].lower()
    if last in GROUP_WORDS and end - start <= 2:
        return frozenset({"GROUP"})
    if types == GUM_TYPES["place"] and end - start > 1 and last in FACILITY_WORDS:
        return frozenset({"FACILITY"})
    return types


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
        if extent:
            found.setdefault(extent, _typed(sentence, *extent, types))
    names: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(end <= a or b <= start for a, b, _ in names):
            names.append((start, end, found[start, end]))
    return sorted(names, key=lambda span: span[:2])


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
        outside.append(
            frozenset({"GROUP"}) if group else ANY if nominal and not names else ANY - {"PERSON", "ORG", "PLACE"} if nominal else NONE
        )
    for start, end, label in sentence.spans:
        if label.split("|")[0] in {"date", "time", "quantity"}:
            for index in range(start, end):
                outside[index] = outside[index] | NUMERIC
    ids = constrain(len(words), [*amounts, *spans], outside, table)
    return ids, [
        (start, end, next(iter(types))) for start, end, types in [*spans, *amounts] if len(types) == 1 and types <= NAMES | NUMERIC
    ]
