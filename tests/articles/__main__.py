"""What the graph of a whole article must and must not say: articles and rows by authors who knew nothing of the rules.

    python -m tests.articles [--failures] [--model NAME|PATH]

An article `NAME.txt` has its rows in `NAME.tsv`: article, subject, predicate, object, want. Subject and object are regular expressions searched
in the node's labels ("." = any, "-" = none needed), the predicate lemmas of which any will do. Wanted is

    triple     a plain triple, and a statement behind it
    reported   a statement that is reported, with its source
    unreal     a statement that is requested, planned, possible, negated or alleged, and no plain triple
    stated     a statement, whatever its factuality
    never      no plain triple

The articles are made up: what they tell of persons and bodies that exist never happened.
`development` is for rules, `held-out` for figures: what it misses is never printed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rdflib import RDF, RDFS, SKOS, Dataset, Literal, Namespace
from rdflib.term import Node

import kg

HERE = Path(__file__).parent
PARTS = ("development", "held-out")
WANTS = ("triple", "reported", "unreal", "stated", "never")
KGO = Namespace("https://w3id.org/kg-news/ontology#")
UNREAL = frozenset({"Requested", "Planned", "Possible", "Negated", "Alleged"})


class Row(NamedTuple):
    """What is wanted of a graph."""

    article: str
    subject: str
    predicate: str
    object: str
    want: str


class Said(NamedTuple):
    """A statement of a graph."""

    subject: Node | None
    predicate: Node | None
    object: Node | None
    factuality: str
    sourced: bool


def read_rows(article: Path) -> list[Row]:
    """The rows beside an article; ValueError where one has not five columns or another want."""
    lines = article.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    if wrong := [row for row in cells if len(row) != len(Row._fields) or row[-1] not in WANTS]:
        raise ValueError(f"{article}: {wrong[0]} is no row of {len(Row._fields)} that wants one of {', '.join(WANTS)}")
    return [Row(*row) for row in cells]


def _first(found: Iterator[Node]) -> Node | None:
    return next(iter(found), None)


class Graph:
    """The graph of one article."""

    def __init__(self, path: Path) -> None:
        self.data = Dataset(default_union=True)
        self.data.parse(path)
        data = self.data
        self.lemmas = {relation: {str(lemma) for lemma in data.objects(relation, KGO.lemma)} for relation in set(data.subjects(KGO.lemma))}
        self.plain = [(s, p, o) for p in self.lemmas for s, o in data.subject_objects(p)]
        self.statements = [self._said(node) for node in set(data.subjects(RDF.type, KGO.Statement))]

    def _said(self, node: Node) -> Said:
        ends = (_first(self.data.objects(node, end)) for end in (RDF.subject, RDF.predicate, RDF.object, KGO.factuality, KGO.source))
        subject, predicate, object_, factuality, source = ends
        return Said(subject, predicate, object_, str(factuality).rpartition("#")[2], source is not None)

    def _fits(self, node: Node | None, pattern: str) -> bool:
        if pattern in (".", "-") or node is None:
            return pattern in (".", "-")
        names = [node] if isinstance(node, Literal) else [*self.data.objects(node, RDFS.label), *self.data.objects(node, SKOS.altLabel)]
        return any(re.search(pattern, str(name)) for name in names)

    def _is(self, row: Row, subject: Node | None, predicate: Node | None, object_: Node | None) -> bool:
        named = row.predicate == "." or bool(self.lemmas.get(predicate, set()) & set(row.predicate.split("|")))
        return named and self._fits(subject, row.subject) and self._fits(object_, row.object)

    def holds(self, row: Row) -> bool:
        """Whether the graph is as the row wants it."""
        plain = any(self._is(row, *triple) for triple in self.plain)
        said = [one for one in self.statements if self._is(row, one.subject, one.predicate, one.object)]
        return {
            "triple": plain and bool(said),
            "reported": any(one.factuality == "Reported" and one.sourced for one in said),
            "unreal": any(one.factuality in UNREAL for one in said) and not plain,
            "stated": bool(said),
            "never": not plain,
        }[row.want]


def judged(part: str, model: str | None = None) -> Iterator[tuple[Row, bool]]:
    """The rows of a part's articles, each with whether the graph of its article is so."""
    for article in sorted((HERE / part).glob("*.txt")):
        with TemporaryDirectory() as folder:
            kg.build([article], out=Path(folder), model=model)
            graph = Graph(Path(folder) / "graph.trig")
        yield from ((row, graph.holds(row)) for row in read_rows(article))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", action="store_true", help="print what the development articles miss; held-out ones stay unseen")
    parser.add_argument("--model", help="another pipeline than the shipped one")
    options = parser.parse_args()
    print("| articles | rows | held | % | " + " | ".join(WANTS) + " |\n|---" + "|---:" * (3 + len(WANTS)) + "|")
    for part in PARTS:
        found = list(judged(part, options.model))
        if options.failures and part == "development":
            for row, held in found:
                if not held:
                    print("\t".join(row))
        counts = Counter((row.want, held) for row, held in found)
        cells = [f"{counts[want, True]}/{counts[want, True] + counts[want, False]}" for want in WANTS]
        held = sum(held for _, held in found)
        print(f"| {part} | {len(found)} | {held} | {100 * held / max(len(found), 1):.1f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
