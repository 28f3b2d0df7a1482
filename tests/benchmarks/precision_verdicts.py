"""What people judged of sampled statements: the files, and the precision they give."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import astuple, dataclass, fields
from math import sqrt
from pathlib import Path

from kg.language.trees.words import vocabulary

FILES = tuple(sorted(Path(__file__).parent.glob("precision-*.tsv"), key=lambda path: (int(path.stem.split("-")[1].rstrip("b")), path.stem)))
"""In order of their making; with "b" what a second judge, who did not see the first one's verdicts, said of the same sample."""
JUDGED = tuple(Path(__file__).parent / f"{name}.tsv" for name in ("judged", "judged-later"))
"""Statements of news that the model was trained on, judged to fit confidence on them: before their errors were mended, and after."""
DEVELOPMENT = Path(__file__).parent / "judged-wikinews.tsv"
"""Plain triples of Wikinews, of articles in QANom's training part, judged by one reader each to find what goes wrong."""
VERDICTS = ("right", "wrong")
# What is wrong: the cause by which errors are counted.
CAUSES = vocabulary(
    "parse type coreference object subject attachment factuality source extent relation coordination inference apposition role"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judged statement: the sentence's number in the corpus, the predicate's offsets in it, the statement as the graph has it.

    `sample` is "plain" (the statement becomes a plain triple) or "other"; `cause` is one of CAUSES where it is wrong; `reason` says why in
    a few words (a right one may have a note).
    """

    sentence: int
    place: str
    subject: str
    relation: str
    object: str
    factuality: str
    sample: str
    verdict: str = ""
    cause: str = ""
    reason: str = ""

    def row(self) -> str:
        """The tab-separated cells."""
        return "\t".join(str(cell) for cell in astuple(self))


COLUMNS = tuple(field.name for field in fields(Verdict))


def read_verdicts(path: Path) -> list[Verdict]:
    """The rows of a file of judgements."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Verdict(**row | {"sentence": int(row["sentence"])}) for row in rows]


def known_sentences() -> set[int]:
    """The numbers of all sentences that statements were judged in."""
    return {verdict.sentence for path in (*FILES, *JUDGED, DEVELOPMENT) for verdict in read_verdicts(path)}


def interval(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, share = 1.96, right / count
    middle, spread = share + z * z / (2 * count), z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def show_precision(name: str, verdicts: list[Verdict]) -> None:
    """Prints the precision of plain triples and of the others, with the causes of what is wrong."""
    for sample in ("plain", "other"):
        judged = [verdict for verdict in verdicts if verdict.sample == sample]
        if judged:
            right = sum(verdict.verdict == "right" for verdict in judged)
            low, high = interval(right, len(judged))
            causes = Counter(verdict.cause for verdict in judged if verdict.verdict == "wrong")
            told = ", ".join(f"{cause} {count}" for cause, count in causes.most_common())
            told += f"; true but empty {empty_share(verdicts):.0%}" if sample == "plain" else ""
            print(f"{name}  {sample:5}  {right} of {len(judged)} right: {right / len(judged):.2f} (95 %: {low:.2f} to {high:.2f})  {told}")


def empty_share(verdicts: list[Verdict]) -> float:
    """The share of plain triples that are true and tell nothing ("Chile had Chile's army")."""
    judged = [verdict for verdict in verdicts if verdict.sample == "plain"]
    return sum(verdict.reason == "true but empty" for verdict in judged) / max(len(judged), 1)
