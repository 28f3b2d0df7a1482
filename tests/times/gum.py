"""Dates as GUM's annotators wrote them (TEI: when, from, to) beside the values that are read from the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import spacy

from kg.extract import pipeline
from kg.language.conllu import doc_from_sentences, read_conllu
from kg.language.values.calendar import around
from kg.language.values.times import Times
from kg.model import Time
from kg.reader.dates import parse_date

_OPENED = re.compile(r"<date\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)[:=]+"([^"]*)"')
_UNITS = {4: "year", 7: "month", 10: "day"}
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of a document that an annotator gave a date: characters `start` to `end`, and the days from first to last."""

    text: str
    start: int
    end: int
    days: Days


def measure(data: Path, *, part: str = "dev", model: str | None = None, failures: bool = False) -> str:
    """How many of the annotated dates are found, and how many have the annotators' days, as a sentence; with `failures` a line each before it."""
    total = seen = right = 0
    lines = []
    for name, text, published, gold in documents(data, part=part):
        times = [time for _, _, time in Times(pipeline(model)(text), published).spans if time.value]
        for dated in gold:
            here = [(time, days) for time in times if time.start < dated.end and dated.start < time.end and (days := days_of(time.value))]
            fits = any(_same(dated, time, days) for time, days in here)
            total, seen, right = total + 1, seen + bool(here), right + fits
            if not fits:
                lines.append(
                    f"{name} {published} [{dated.text}] {_words(dated.days)}: {'; '.join(_words(days) for _, days in here) or 'nothing'}"
                )
    share = f"{100 * right / max(total, 1):.1f} % of all, {100 * right / max(seen, 1):.1f} % of those that have a value"
    total_line = f"GUM {part}: {total} dated expressions, {seen} have a value, {right} the annotators' days ({share})"
    return "\n".join([*(lines if failures else ()), total_line])


def _same(dated: Dated, time: Time, days: Days) -> bool:
    """Whether the days are the annotators'; where they dated the two ends of what is read as one span, one end is enough."""
    longer = time.start < dated.start or dated.end < time.end
    return dated.days == days or (longer and "/" in (time.value or "") and (dated.days[0] == days[0] or dated.days[1] == days[1]))


def _words(days: Days) -> str:
    return f"{days[0]}/{days[1]}"


def documents(data: Path, *, part: str) -> Iterator[tuple[str, str, date | None, list[Dated]]]:
    """Each document of a part: its name, its text, the day it was made, and what is dated in it."""
    vocab, folder = spacy.blank("en").vocab, data / "ud-gum"
    for name in (folder / "file-lists" / f"files.{part}").read_text(encoding="utf-8").split():
        path = folder / "sources" / f"{name}.conllu"
        if not path.exists():  # some genres' texts are not in every copy of the corpus
            continue
        with path.open(encoding="utf-8") as file:
            sentences = list(read_conllu(file))
        doc = doc_from_sentences(vocab, sentences, trees=False)
        made = next((found for sentence in sentences if (found := sentence.comment("meta::dateCreated"))), None)
        rows = [word["misc"] for sentence in sentences for word in sentence.words]
        yield name, doc.text, parse_date(made), list(_dated(doc, rows))


def _dated(doc, rows: list[str]) -> Iterator[Dated]:
    """The `<date …>` … `</date>` of the rows; those with one end only, or before our era, are passed over."""
    opened: tuple[int, Days | None] | None = None
    for i, misc in enumerate(rows):
        marks = next((item[4:] for item in misc.split("|") if item.startswith("XML=")), "")
        if found := _OPENED.search(marks):
            opened = i, _annotated(dict(_ATTRIBUTE.findall(found[1])))
        if "</date>" in marks and opened:
            span = doc[opened[0] : i + 1]
            if opened[1]:
                yield Dated(span.text, span.start_char, span.end_char, opened[1])
            opened = None


def _annotated(attributes: dict[str, str]) -> Days | None:
    ends = [attributes.get("when")] * 2 if "when" in attributes else [attributes.get("from"), attributes.get("to")]
    return days_of("/".join(end or "" for end in ends))


def days_of(value: str) -> Days | None:
    """The first and the last day of a value; of an open one its only end; None where an end is no date."""
    ends = [_period(end.partition("T")[0]) for end in value.replace("../", "").replace("/..", "").split("/")]
    ends = ends * 2 if len(ends) == 1 else ends
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def _period(text: str) -> Days | None:
    if len(text) not in _UNITS or text.startswith("-"):
        return None
    try:
        first = date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return None
    period = around(first, _UNITS[len(text)])
    return period.first, period.last
