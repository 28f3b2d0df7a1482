"""Time expressions: where they are in a Doc, and their ISO 8601 values against the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from kg.language.trees.words import vocabulary
from kg.language.values.calendar import Period
from kg.language.values.composition import DATED, Item, compose
from kg.language.values.expressions import HINT, Expression, expressions
from kg.language.values.meanings import Context, Meaning
from kg.language.values.tense import tense
from kg.model import Time

# "may" the verb, "march" the walk, "fall" the drop: a bare word is a time only with a sign beside it.
_NAME, _ADVERB = frozenset(("PROPN",)), frozenset(("ADV",))
_AMBIGUOUS = {"may": _NAME, "march": _NAME, "fall": _NAME, "mar": _NAME, "now": _ADVERB, "earlier": _ADVERB, "spring": _NAME | {"NOUN"}}
_BARE_NUMBER = re.compile(r"\d{4}")
_YEAR_BEFORE = vocabulary("in since of from until till by during before after to around circa and between early late for the mid ( , - – —")
# What a network's name over a month, weekday or holiday means that is no date: "Theresa May", "the Sunday Times".
_NAMES = frozenset(("PERSON", "ORG", "WORK", "PRODUCT", "FACILITY", "PLACE"))
_AGE = re.compile(r"\b(?:olds?|aged?)\b", re.IGNORECASE)


class Times:
    """The time expressions of a Doc.

    `published` is the date that "yesterday" is counted from; without it, relative expressions have no value.
    """

    def __init__(self, doc: Doc, published: date | None = None):
        self.spans: list[tuple[int, int, Time]] = []
        self._at: dict[int, Time] = {}
        self._story: Period | None = None
        text = doc.text
        for sentence in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
            words = text[sentence.start_char : sentence.end_char]
            if (rows := expressions(words)) and HINT.search(words):
                self._read(doc, words, sentence.start_char, rows, published)
        self._add_named(doc)
        self.spans.sort(key=lambda span: span[0])

    def of(self, token: Token) -> Time | None:
        """The time expression that the token is part of."""
        return self._at.get(token.i)

    def _read(self, doc: Doc, text: str, offset: int, rows: Sequence[Expression], published: date | None) -> None:
        """Adds the expressions of a sentence, which begins at character `offset`; `rows` are those that it may have."""
        for item in compose(list(_items(doc, text, offset, rows, published)), text):
            span = doc.char_span(offset + item.start, offset + item.end, alignment_mode="expand")
            meaning = _meaning(item, replace(item.context, story=self._story))
            if item.kind in DATED and isinstance(meaning, Period):
                self._story = meaning
            self._add(span, _value(meaning, published))

    def _add(self, span: Span, value: str | None) -> None:
        time = Time(span.text, value, span.start_char, span.end_char)
        self.spans.append((span.start, span.end, time))
        self._at.update((i, time) for i in range(span.start, span.end))

    def _add_named(self, doc: Doc) -> None:
        """Dates that the network saw and the table does not know: a time without a value. An age is none."""
        for ent in doc.ents:
            new = ent.label_ == "DATE" and not any(token.i in self._at for token in ent)
            if new and not _in_name(ent) and not _AGE.search(doc[max(0, ent.start - 1) : ent.end + 2].text):
                self._add(ent, None)


def _items(doc: Doc, text: str, offset: int, rows: Sequence[Expression], published: date | None) -> Iterator[Item]:
    """The simple expressions of a sentence, in order, none over another: of several at one place, the longest."""
    found = [(m.start(), -m.end(), row.rank, m, row) for row in rows for m in row.pattern.finditer(text)]
    free_from = 0
    for start, minus_end, _, match, (_, kind, _, _, value) in sorted(found, key=itemgetter(0, 1, 2)):
        if start < free_from or minus_end == -start:
            continue
        span = doc.char_span(offset + start, offset - minus_end, alignment_mode="expand")
        if span is None or not _plausible(span, match, kind):
            continue
        context = Context(published, tense(span.root))
        yield Item(start, -minus_end, kind, match[0], lambda context, match=match, value=value: value(match, context), context)
        free_from = -minus_end


def _meaning(item: Item, context: Context) -> Meaning:
    try:
        return item.meaning(context)
    except (ValueError, OverflowError):  # 31 June, the year 0: words that name no day
        return None


def _value(meaning: Meaning, published: date | None) -> str | None:
    if isinstance(meaning, Period):
        return meaning.value
    if meaning and meaning.startswith("T"):
        return f"{published.isoformat()}{meaning}" if published else None
    return meaning


def _plausible(span: Span, match: re.Match, kind: str) -> bool:
    """Whether the words are a time here, by what stands beside them."""
    text = match[0].lower()
    if text in _AMBIGUOUS and span[0].pos_ and span[0].pos_ not in _AMBIGUOUS[text]:
        return False
    if text == "the fall of":
        # "The fall of the government" is no season.
        return False
    if kind in DATED and not re.search(r"\d", text) and _in_name(span):
        return False
    if kind == "duration" and text.startswith(("a ", "an ")):
        return not _rate(span)
    return not _BARE_NUMBER.fullmatch(text) or _is_year(span)


def _in_name(span: Span) -> bool:
    """Whether the words are a person, or part of a longer name."""
    if len(span) == 1 and span[0].ent_type_ in _NAMES:
        return True
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is None or after.pos_ not in ("PROPN", "NOUN") or not after.is_title or after.ent_type_ == "DATE":
        return False
    return span.root.dep_.split(":")[0] in ("compound", "flat", "nmod", "amod") or span.root in after.subtree or after in span.root.children


def _rate(span: Span) -> bool:
    """Whether "a day" is how often or for how much: "three times a day", "25 euros a day"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.pos_ in ("NOUN", "NUM", "SYM", "PROPN") and span.root.dep_ not in ("obj", "nsubj", "conj")


def _is_year(span: Span) -> bool:
    """Whether four digits are a year: by the word before them, or as one thing's attribute ("the 2012 election"), never as a count."""
    token, doc = span[0], span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end] if span.end < len(doc) else None
    noun = after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and token.head.i > token.i
    if noun and token.dep_.startswith(("nummod", "compound", "nmod", "amod", "det")):
        plural = "Plur" in token.head.morph.get("Number") or token.head.tag_ in ("NNS", "NNPS") or token.head.lower_ == "people"
        attribute = token.dep_ != "nummod" and (before == "the" or token.ent_type_ in ("DATE", "EVENT"))
        return not plural or (attribute and before != "some")
    return token.ent_type_ == "DATE" or before in _YEAR_BEFORE or span.start == 0
