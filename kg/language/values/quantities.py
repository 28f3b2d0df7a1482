"""Quantities of nouns: numbers in words and digits, vague counts, and what modifies them ("more than", "another")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.language.trees.words import vocabulary
from kg.model import Quantity

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "half": 0.5,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW"}
# With a number these are money.
CURRENCY_NOUNS = vocabulary(
    "dollar euro pound yen yuan renminbi rouble ruble hryvnia rupee lira franc peso krona krone kronor kroner crown shekel riyal rial dirham dinar rand zloty forint "
    "naira shilling baht ringgit rupiah won leu lev lei taka dong lari tenge real reais reai guilder cedi kwacha birr manat dram tugrik peseta deutschmark"
)
# Without a number these name nothing.
MEASURES = vocabulary(
    "percent cent % km kilometre kilometer mile metre meter foot ft yard yd inch centimetre centimeter cm millimetre millimeter mm m nm tonne ton barrel kilogram kg kilo "
    "gram g milligram mg lb lbs ounce oz litre liter millilitre milliliter ml gallon pint hectare acre degree ° °c °f celsius fahrenheit mph kph km/h kmh m/s knot kt knts hertz hz khz mhz "
    "ghz watt kilowatt kw megawatt mw gigawatt gw kwh mwh volt joule decibel horsepower hp byte kilobyte kb megabyte mb gigabyte gb terabyte tb light-year calorie"
)
# Counts that name no number: they stay as words.
VAGUE_COUNTS = frozenset(("dozens", "hundreds", "thousands", "millions", "billions", "tens", "scores", "several", "many", "few", "numerous", "countless", "some"))
MODIFIERS = (
    ("more than", "more than"), ("over", "more than"), ("above", "more than"), ("in excess of", "more than"), ("greater than", "more than"),
    ("fewer than", "less than"), ("less than", "less than"), ("under", "less than"), ("below", "less than"), ("at least", "at least"),
    ("no fewer than", "at least"), ("no less than", "at least"), ("a minimum of", "at least"), ("at most", "at most"), ("up to", "at most"),
    ("as many as", "at most"), ("as much as", "at most"), ("no more than", "at most"), ("about", "about"), ("around", "about"), ("some", "about"),
    ("roughly", "about"), ("approximately", "about"), ("nearly", "about"), ("almost", "about"), ("an estimated", "about"), ("estimated", "about"),
    ("close to", "about"), ("another", "another"), ("a further", "another"), ("further", "another"), ("additional", "another"), ("an additional", "another"),
)  # fmt: skip
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?|\.\d+)(k|m|bn|tn)?", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+|[\d.,]+")


def number(text: str) -> float | None:
    """The number that words or digits name ("2,500", "three hundred and five", "1.5 million", "5bn"), or None."""
    total, current, seen = 0.0, 0.0, False
    for word in text.lower().replace("-", " ").split():
        if word in ("and", "a", "an"):
            continue
        digits = _NUMBER.fullmatch(word)
        if digits:
            current += float(digits[1].replace(",", "")) * SCALES.get((digits[2] or "").lower(), 1)
        elif word in UNITS:
            current = (current or 1) * 12 if word == "dozen" else current + UNITS[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


def quantity(token: Token) -> Quantity | None:
    """The quantity of the noun that `token` heads: its numeral with modifiers, "%" or currency, or a vague count."""
    for child in token.children:
        if child.dep_ == "nummod" or child.dep_.startswith("nummod:"):
            return of_numeral(child)
    for child in token.lefts:
        if child.lower_ in VAGUE_COUNTS and child.dep_ in ("amod", "det", "det:predet"):
            return Quantity(child.text)
        if child.lower_ == "another" and child.dep_ == "det":
            return Quantity(child.text, 1.0, None, "another")
    if token.pos_ == "NUM":
        return of_numeral(token)
    return None


def of_numeral(token: Token) -> Quantity:
    """The quantity that a numeral token heads, with its own words ("more than 2.5 million") and those just before it."""
    doc = token.doc
    left, right = token.left_edge.i, token.i + 1
    while left > 0 and doc[left - 1].sent == token.sent and _modifier(doc[max(0, left - 3) : left].text.lower()):
        left -= 1
    words = doc[left:right]
    core = [t for t in doc[token.left_edge.i : right] if t.pos_ == "NUM" or t.lower_ in UNITS or t.lower_ in SCALES]
    value = number(" ".join(t.text for t in core)) if core else number(token.text)
    currency = next((CURRENCIES[t.lower_] for t in (*words, *token.children, token.head) if t.lower_ in CURRENCIES), None)
    percent = any(c.lower_ in ("%", "percent") for c in (*token.children, token.head))
    following = doc[right] if right < len(doc) else None
    if following is not None and following.lower_ in CURRENCIES:
        currency = CURRENCIES[following.lower_]
    return Quantity(words.text, value, currency or ("%" if percent else None), _modifier(words.text.lower()) or "")


def _modifier(text: str) -> str | None:
    """The modifier at the start of the words or just before the number, or None."""
    for phrase, meaning in MODIFIERS:
        if text.startswith(phrase + " ") or text.endswith(" " + phrase) or text == phrase:
            return meaning
    return None
