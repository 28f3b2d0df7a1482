"""Links on raw news: 200 names as the whole line reads and links them, judged by hand.

    python -m tests.benchmarks.links [--data DIR [--errors]]

`links.tsv` holds 100 names that got an item and 100 that got none, drawn from Voice of America news kept out of training (52 of the blocks
that `precision` reads), with the item that is right ("-": none that the facts hold) and, where the two differed when they were judged, why.
Without `--data` the judgements are counted; with it the documents are read and linked anew, and compared with what is right. Names that the
line reads otherwise by then are counted apart.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.build import extract, resolve
from kg.lexicon import ontology
from kg.wikidata import link, open_facts
from tests.benchmarks.precision import held_out

JUDGED = Path(__file__).with_name("links.tsv")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Judged:
    """A name of a document: the sample it is from ("link" or "none"), the item that is right, and why the line had another."""

    document: str
    entity: str
    sample: str
    item: str
    cause: str


def read_judged(path: Path = JUDGED) -> list[Judged]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Judged(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def told(judged: Iterable[Judged]) -> str:
    """The figures of the samples as they were judged, and the causes."""
    rows = list(judged)
    wrong = {sample: [row for row in rows if row.sample == sample and row.cause] for sample in ("link", "none")}
    sizes = Counter(row.sample for row in rows)
    lines = [
        f"links that are right {sizes['link'] - len(wrong['link'])} of {sizes['link']}; names rightly without item {sizes['none'] - len(wrong['none'])} of {sizes['none']}"
    ]
    return "\n".join([*lines, *(f"  {count}  {cause}" for cause, count in Counter(row.cause for row in rows if row.cause).most_common())])


def relinked(data: Path, judged: Iterable[Judged]) -> dict[tuple[str, str], str]:
    """The items that the judged documents' names get now, by document and entity."""
    wanted = {row.document for row in judged}
    facts, demonyms = open_facts(), ontology().demonyms
    documents = [block.document for block in held_out(data) if block.document.id in wanted]
    found = {}
    for resolved in resolve(list(extract(documents))):
        for entity in link(resolved, facts, demonyms=demonyms).entities:
            found[resolved.document.id, entity.id] = entity.wikidata or NONE
    return found


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--errors", action="store_true", help="with --data: each name that has not the right item")
    options = parser.parse_args()
    judged = read_judged()
    print(told(judged))
    if options.data is None:
        return
    now, counts = relinked(options.data, judged), defaultdict(Counter)
    for row in judged:
        given = now.get((row.document, row.entity))
        verdict = "read otherwise" if given is None else "right" if given == row.item else "wrong"
        counts["with an item" if (given or NONE) != NONE else "without"][verdict] += 1
        if options.errors and verdict == "wrong":
            print(f"  {row.document} {row.entity}: {given}, should be {row.item}  {row.cause}")
    for kind, verdicts in sorted(counts.items()):
        print(f"now {kind}: {', '.join(f'{count} {verdict}' for verdict, count in verdicts.most_common())}")


if __name__ == "__main__":
    main()
