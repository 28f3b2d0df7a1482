"""Open relations, fact by fact: does each row state exactly one of the facts of its sentence, and which facts have no row?

    python -m tests.benchmarks.facts [--part development|held-out|independent] [--show] [--model NAME|PATH]

`facts-development.tsv` and `facts-held-out.tsv` were annotated by hand, in the usual way of exact-slot sets, without a look at what kg
finds: 59 and 61 news sentences of the Groningen Meaning Bank's training part (gmb-…: Voice of America) and GUM's (gum-…: Wikinews).
The held-out half is for figures, not for rules, and so is `facts-independent.tsv`: 60 sentences of the same corpus' held-out part, annotated
by somebody who had no part in the rules and knew nothing of them (more lenient with articles). A line with a sentence ("name, text") is followed by the wordings of its facts: "number, subject,
relation, object", several lines of one number being ways to put one fact. In them

    [words]     may be left out
    {one|two}   is either
    >in         at the relation's end may as well open the object
    7?          a fact that no row need state: what possessors own, what only unfolds a noun's attributes

A row is right when its three slots are those of some wording (arguments after the first are joined); capitals and spaces do not count,
words and punctuation do. Precision is the share of rows that are right, recall the share of facts that some row states.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PARTS = {name: HERE / f"facts-{name}.tsv" for name in ("development", "held-out", "independent")}
SLOTS = ("subject", "relation", "object")
MARKS = {"[": "(?:", "]": ")?", "{": "(?:", "}": ")", "|": "|"}

Row = tuple[str, str, str]
"""Subject, relation, object."""


class Fact(NamedTuple):
    """What a sentence states: patterns of the three slots for each wording; `asked` where some row is to state it."""

    asked: bool
    wordings: tuple[tuple[re.Pattern, ...], ...]
    example: Row

    def states(self, row: Row) -> bool:
        """Whether the row is one of its wordings."""
        return any(all(_fits(wording, row)) for wording in self.wordings)

    def wrong_slots(self, row: Row) -> list[str]:
        """The slots in which the row differs from the nearest wording."""
        return min(([s for s, fit in zip(SLOTS, _fits(w, row), strict=True) if not fit] for w in self.wordings), key=len)


class Sentence(NamedTuple):
    """A sentence of the data and its facts."""

    name: str
    text: str
    facts: tuple[Fact, ...]


def read_facts(path: Path) -> list[Sentence]:
    """The sentences of a file with their facts."""
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        first, *lines = block.splitlines()
        by_number: dict[str, list[Sequence[str]]] = {}
        for line in lines:
            number, *cells = line.split("\t")
            by_number.setdefault(number, []).append(cells)
        found.append(Sentence(*first.split("\t"), tuple(_fact(number, rows) for number, rows in by_number.items())))
    return found


def row(relation: str, arguments: Sequence[str]) -> Row:
    """An extraction as three slots, all that follows the first argument joined."""
    return arguments[0], relation, " ".join(arguments[1:])


def cause(sentence: Sentence, wrong: Row) -> str:
    """Where a row that states no fact goes wrong: the slots that differ from the nearest wording, and how."""
    slots = min((fact.wrong_slots(wrong) for fact in sentence.facts), key=len)
    if len(slots) > 1:
        return "no such fact" if len(slots) == 3 else " and ".join(slots)
    longest = max(_words(e.example[SLOTS.index(slots[0])]) for e in sentence.facts if e.wrong_slots(wrong) == slots)
    return f"{slots[0]} {'too long' if _words(wrong[SLOTS.index(slots[0])]) > longest else 'too short or other'}"


def score(sentences: Iterable[Sentence], rows: Sequence[Sequence[Row]]) -> tuple[float, float, float, Counter]:
    """Precision, recall and F1 of each sentence's rows, and how often each cause made one wrong."""
    right = total = stated = asked = 0
    causes: Counter = Counter()
    for sentence, own in zip(sentences, rows, strict=True):
        for one in own:
            if any(fact.states(one) for fact in sentence.facts):
                right += 1
            else:
                causes[cause(sentence, one)] += 1
        total += len(own)
        needed = [fact for fact in sentence.facts if fact.asked]
        asked += len(needed)
        stated += sum(any(map(fact.states, own)) for fact in needed)
    precision, recall = right / max(total, 1), stated / max(asked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), causes


def _fact(number: str, rows: list[Sequence[str]]) -> Fact:
    wordings = tuple(wording for cells in rows for wording in _wordings(*cells))
    return Fact(not number.endswith("?"), wordings, tuple(re.sub(r"[\[\]>]", "", cell) for cell in rows[0]))


def _wordings(subject: str, relation: str, object_: str) -> Iterable[tuple[re.Pattern, ...]]:
    """The patterns of one line: one for each place where what may open the object can part from the relation."""
    stem, *ties = re.split(r" >(?=\S+(?: >|$))", relation)
    for i in range(len(ties) + 1):
        yield tuple(map(_pattern, (subject, " ".join([stem, *ties[:i]]), " ".join([*ties[i:], object_]))))


def _pattern(cell: str) -> re.Pattern:
    tokens = re.findall(r"\w+|[^\w\s]", cell.replace(">", "").lower())
    return re.compile("".join(MARKS.get(token) or re.escape(token) + " " for token in tokens))


def _fits(wording: tuple[re.Pattern, ...], row: Row) -> list[bool]:
    return [pattern.fullmatch(_plain(cell)) is not None for pattern, cell in zip(wording, row, strict=True)]


def _plain(text: str) -> str:
    return "".join(token + " " for token in re.findall(r"\w+|[^\w\s]", text.lower()))


def _words(text: str) -> int:
    return len(text.split())


def main() -> None:
    """Prints the figures, and with `--show` each wrong row and each fact that no row states."""
    from kg.language import load
    from kg.language.projection import oie_rows

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", default="development", choices=tuple(PARTS), help="which sentences; all but the first are kept for figures")
    parser.add_argument("--show", action="store_true", help="print what is wrong and what is missed")
    parser.add_argument("--model", help="a pipeline in place of the shipped one")
    options = parser.parse_args()
    sentences = read_facts(PARTS[options.part])
    docs = load(options.model).pipe(sentence.text for sentence in sentences)
    rows = [[row(r.relation, r.arguments) for r in oie_rows(doc)] for doc in docs]
    if options.show:
        for sentence, own in zip(sentences, rows, strict=True):
            _show(sentence, own)
    precision, recall, f1, causes = score(sentences, rows)
    for name, count in causes.most_common():
        print(f"{count:5}  {name}")
    print(f"sentences {len(sentences)}  facts {sum(f.asked for s in sentences for f in s.facts)}  rows {sum(map(len, rows))}")
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def _show(sentence: Sentence, own: Sequence[Row]) -> None:
    print(f"\n{sentence.name}  {sentence.text}")
    for one in own:
        if not any(fact.states(one) for fact in sentence.facts):
            print("  wrong  ", " | ".join(one), f"  ({cause(sentence, one)})")
    for fact in sentence.facts:
        if fact.asked and not any(map(fact.states, own)):
            print("  missed ", " | ".join(fact.example))


if __name__ == "__main__":
    main()
