"""Whom and what pronouns, descriptions and names of news take up: right, wrong and left alone, against chains that people read into the texts.

    python -m tests.benchmarks.coreference_news [--data DIR] [--model PATH] [--wrong]

`chains.tsv` has a row for each head word: its text, its characters, and where the head words of its antecedents begin ("-": it has none; several
where it stands for things named apart; empty: it is first mentioned here). Texts are the articles of `tests/articles` and, with DIR,
reports of `ner/gmb_ner_dataset.csv.zip` ("gmb-526:8": eight sentences from the 526th). Readers saw the text with kg's mentions numbered,
not its chains. What the held-out articles miss is never printed.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.language.coreference import chains
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.model import Kind, Mention

from .coreference import docs
from .coreference_gold import Marked, Text
from .precision import running_text

TABLE = Path(__file__).with_name("chains.tsv")
ARTICLES = Path(__file__).parent.parent / "articles"
PARTS = ("development", "held-out", "reports")
PRONOUNS = {
    "it": ("it", "its", "itself"), "they": ("they", "them", "their", "theirs", "themselves"),
    "he, she": ("he", "him", "his", "himself", "she", "her", "hers", "herself"), "I, we, you": ("i", "me", "my", "we", "us", "our", "you", "your"),
}  # fmt: skip
CLASSES = {word: name for name, words in PRONOUNS.items() for word in words}


class Row(NamedTuple):
    """A marked head word: its characters, and the first ones of its antecedents."""

    start: int
    end: int
    antecedents: tuple[int, ...]


def read_rows() -> dict[str, list[Row]]:
    """The marked words of each text."""
    found: dict[str, list[Row]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            before = tuple(int(place) for place in row["antecedents"].split("+") if place not in ("", "-"))
            found[row["text"]].append(Row(int(row["start"]), int(row["end"]), before))
    return found


def news_texts(part: str, data: Path | None = None) -> Iterator[Text]:
    """The texts of a part, "reports" only where `data` has the corpus, with their mentions (head words only) and what stands for several."""
    for name, rows in read_rows().items():
        if name.startswith(part):
            yield _text(name, (ARTICLES / f"{name}.txt").read_text(encoding="utf-8"), rows)
        elif part == "reports" and data is not None and name.startswith("gmb-"):
            yield _text(name, _report(data, name), rows)


def _text(name: str, text: str, rows: list[Row]) -> Text:
    chain = {row.start: row.start for row in rows}

    def first(place: int) -> int:
        while chain.get(place, place) != place:
            place = chain[place]
        return place

    for row in rows:
        if len(row.antecedents) == 1:
            chain[first(row.start)] = first(row.antecedents[0])
    splits = tuple((row.start, frozenset(map(first, row.antecedents)), first(row.start)) for row in rows if len(row.antecedents) > 1)
    return Text(name, text, [Marked(row.start, row.end, row.start, first(row.start)) for row in rows], splits)


def _report(data: Path, name: str) -> str:
    first, _, count = name.removeprefix("gmb-").partition(":")
    return running_text(data, int(first), int(count))


def measure(texts: list[Text], *, model: str | None, wrong: bool) -> None:
    """Prints how many anaphors of each class are right, wrong or left alone."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for text, doc in zip(texts, docs((text.text for text in texts), model=model, rules=False), strict=True):
        mentions = chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        for kind, verdict, mention, other in anaphors(text, mentions):
            counts[kind][verdict] += 1
            if wrong and verdict != "right":
                print(f"  {text.name} {mention.start}: {mention.text} {verdict} {other.text if other else ''}")
    for kind, found in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        taken, asked = found["right"] + found["wrong"], sum(found.values())
        print(
            f"{kind:12} right {found['right']:5}  wrong {found['wrong']:4}  left alone {found['left']:4}"
            f"  P {found['right'] / max(taken, 1):.3f}  R {found['right'] / max(asked, 1):.3f}"
        )


def anaphors(text: Text, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str, Mention, Mention | None]]:
    """Each mention that takes up or should take up another: its class, "right", "wrong" or "left", and what it is said to take up.

    What stands for several things, and pronouns that nobody could place, count only where they are said to be one.
    """
    chain = {mark.head: mark.chain for mark in text.mentions}
    places: dict[object, list[int]] = defaultdict(list)
    for place in sorted(chain):
        places[chain[place]].append(place)
    several = {start for start, _, _ in text.splits}
    heads = sorted({mention.head[0]: mention for mention in mentions}.items())
    for place, mention in heads:
        if place in several:
            continue
        kind = CLASSES.get(text.text[slice(*mention.head)].lower(), "name" if mention.kind is Kind.NAME else "description")
        same = [other for at, other in heads if mention.chain is not None and other.chain == mention.chain and at != place]
        # A name or noun says best what is meant; the nearest one.
        before = [other for other in same if other.head[0] < place]
        other = max(before, key=lambda one: (one.kind is not Kind.PRONOUN, one.head[0]), default=None)
        alike = places[chain[place]] if place in chain else []
        # A pronoun may take up what comes after it.
        asked = len(alike) > 1 and (alike[0] < place or kind in PRONOUNS)
        if other is not None:
            yield kind, "right" if chain.get(other.head[0], -1) == chain.get(place) else "wrong", mention, other
        elif asked:
            ahead = any(chain.get(one.head[0]) == chain[place] for one in same)
            yield kind, "right" if ahead else "left", mention, None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the unpacked corpora, for the reports")
    parser.add_argument("--model", help="a package or folder (default: the shipped model)")
    parser.add_argument("--wrong", action="store_true", help="what is wrong or left alone, of development articles and reports")
    options = parser.parse_args()
    for part in PARTS:
        texts = list(news_texts(part, options.data))
        if texts:
            print(f"{part}: {len(texts)} texts")
            measure(texts, model=options.model, wrong=options.wrong and part != "held-out")


if __name__ == "__main__":
    main()
