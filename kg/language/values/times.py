"""Time expressions: where they are in a Doc, and their ISO 8601 values against the document's date."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc, Token

from kg.language.values.expressions import COMPILED, HINT, Value, weekday_value
from kg.model import Time

# "may" the verb, "march" the walk, "second" the ordinal, "fall" the drop: a bare word is a time only with a sign beside it.
_AMBIGUOUS = {"may": {"PROPN"}, "march": {"PROPN"}, "fall": {"PROPN"}, "mar": {"PROPN"}, "now": {"ADV"}, "earlier": {"ADV"}}
_BARE_NUMBER = re.compile(r"\d{4}")
_YEAR_BEFORE = frozenset(("in", "since", "of", "from", "until", "till", "by", "during", "before", "after", "to", "around", "circa", "and", "between", "early", "late", "for", "(", ","))


class Times:
    """The time expressions of a Doc.

    `published` is the date that "yesterday" is counted from; without it, relative expressions have no value.
    """

    def __init__(self, doc: Doc, published: date | None = None):
        self.spans: list[tuple[int, int, Time]] = []
        self._at: dict[int, Time] = {}
        for sentence in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
            if HINT.search(sentence.text):
                self._scan(doc, sentence.start_char, sentence.text, published)
        self._add_named(doc)
        self.spans.sort(key=lambda span: span[0])

    def of(self, token: Token) -> Time | None:
        """The time expression that the token is part of."""
        return self._at.get(token.i)

    def _scan(self, doc: Doc, offset: int, text: str, anchor: date | None) -> None:
        found = [(m.start(), -m.end(), order, m, value) for order, (pattern, value) in enumerate(COMPILED) for m in pattern.finditer(text)]
        free_from = 0
        for start, minus_end, _, match, value in sorted(found, key=lambda f: f[:3]):
            if start < free_from:
                continue
            span = doc.char_span(offset + start, offset - minus_end, alignment_mode="expand")
            if span is None or not _plausible(span, match):
                continue
            future = value is weekday_value and _future(span.root)
            self._add(span, _compute(value, match, anchor, future=future))
            free_from = -minus_end

    def _add(self, span, value: str | None) -> None:
        time = Time(span.text, value, span.start_char, span.end_char)
        self.spans.append((span.start, span.end, time))
        self._at.update((i, time) for i in range(span.start, span.end))

    def _add_named(self, doc: Doc) -> None:
        """Dates that the network saw and the table does not know: a time without a value."""
        for ent in doc.ents:
            if ent.label_ == "DATE" and not any(i in self._at for i in range(ent.start, ent.end)):
                self._add(ent, None)


def _compute(value: Value, match: re.Match, anchor: date | None, *, future: bool) -> str | None:
    try:
        return weekday_value(match, anchor, future=True) if future else value(match, anchor)
    except (ValueError, OverflowError):  # 31 June, the year 0: words that name no day
        return None


def _plausible(span, match: re.Match) -> bool:
    """Whether an ambiguous word is a time here: by its part of speech, or for a bare number by the word before it."""
    text = match[0].lower()
    if text in _AMBIGUOUS:
        return span[0].pos_ in _AMBIGUOUS[text] or not span[0].pos_
    if _BARE_NUMBER.fullmatch(text):
        before = span.doc[span.start - 1].lower_ if span.start else ""
        after = span.doc[span.end] if span.end < len(span.doc) else None
        counted = after is not None and after.pos_ in ("NOUN", "PROPN") and span[0].dep_ == "nummod"
        return span[0].ent_type_ == "DATE" or ((before in _YEAR_BEFORE or span.start == 0) and not counted)
    return True


def _future(token: Token) -> bool:
    """Whether the verb above the expression looks ahead ("will meet on Monday", "is due to land on Monday")."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return any(child.lower_ in ("will", "shall", "'ll", "’ll", "wo") or (child.lower_ == "to" and child.dep_ == "mark") for child in above.children)
    return False
