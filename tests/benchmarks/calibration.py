"""How much confidences mean: of what is given 0.8, are eight in ten right?

    python -m tests.benchmarks.calibration --data DATA [--plot FILE.svg] [--fit]

Open relations and statements of the development part of CaRB are judged one by one against its gold tuples. Weights are fitted on one
half of the sentences and tried on the other, both ways; printed and drawn are the confidences that statements got when they were not
looked at. `--fit` prints the weights of all sentences, for `kg/language/confidence.py`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from kg.language import confidence, load
from kg.language.projection import oie_rows
from kg.language.statements import read
from kg.language.trees.syntax import tree
from kg.lexicon import ontology
from kg.model import Document, Statement
from tests.benchmarks import carb
from tests.benchmarks.reliability import Bin, bins, expected_error, plot

RARE, STRENGTH, STEPS = 10, 2.0, 30
"""Features of fewer examples are left out; the ridge penalty; Newton steps of the fit."""
TOP = {"open relations": 0.55}
"""From here upwards, confidences are one level: CaRB draws its curve straight from the surest level to precision 1, so that a system
which tells its best extractions apart would get a smaller area for it."""
COPULAS = {"be": ("is", "was", "are", "were"), "have": ("has", "have", "had"), "include": ("includes", "include", "are", "is")}
HERE = Path(__file__).parent


class Example(NamedTuple):
    """What was known of an extraction from the sentence of a number, the confidence it got, and whether gold has it."""

    sentence: int
    features: dict[str, float]
    given: float
    right: bool


class Sure(float):
    """A confidence that remembers what it was made of."""

    features: dict[str, float]


def _remembering(features, weights):
    found = Sure(_sure(features, weights))
    found.features = dict(features)
    return found


_sure = confidence.sure


def examples(data: Path) -> dict[str, list[Example]]:
    """Open relations and statements of CaRB's development sentences, judged."""
    gold = carb.read_gold(data)
    found: dict[str, list[Example]] = {"open relations": [], "statements": []}
    with patch("kg.language.confidence.sure", _remembering):
        for number, doc in enumerate(load().pipe(gold)):
            # What a row with one phrase of a clause adds follows from the confidence of all: nothing of it is fitted.
            for row in (row for row in oie_rows(doc) if isinstance(row.confidence, Sure)):
                right = carb.is_right(gold[doc.text], carb.slots(row.relation, row.arguments))
                found["open relations"].append(Example(number, row.confidence.features, float(row.confidence), right))
            table, tokens = tree(doc), {token.idx: token.i for token in doc}
            for statement in read(doc, Document("carb", doc.text), ontology()).statements:
                if heads := _heads(statement, doc.text):
                    i = tokens[statement.predicate.start]
                    turned = table.tag[i] == "VBN" and statement.subject is not None
                    right = any(carb.holds(gold[doc.text], way, either_way=turned) for way in heads)
                    found["statements"].append(Example(number, statement.confidence.features, float(statement.confidence), right))
    return found


def _heads(statement: Statement, text: str) -> list[carb.Slots]:
    """The head words of predicate, subject, and object or first argument; none of titles and event nouns, which CaRB has few tuples of.

    Where nobody is named who did it, what it was done to stands first, as in the passive that says so.
    """
    if not isinstance(statement.confidence, Sure):
        return []
    mentions = [statement.subject, statement.object, *(argument.mention for argument in statement.arguments)]
    words = [text[slice(*mention.head)] for mention in mentions if mention]
    predicates = COPULAS.get(statement.predicate.lemma, (statement.predicate.text.split()[0],))
    return [(predicate, words[0], words[1] if words[1:] else "") for predicate in predicates] if words else []


def fit(found: Sequence[Example], top: float | None = None) -> dict[str, float]:
    """Weights of a logistic regression by Newton's method, with a ridge penalty on all but the constant; one level from `top` upwards."""
    counts = Counter(name for example in found for name in example.features)
    names = ["one", *sorted(name for name, count in counts.items() if count >= RARE)]
    x = np.array([[1.0, *(example.features.get(name, 0.0) for name in names[1:])] for example in found])
    y, w = np.array([example.right for example in found], dtype=float), np.zeros(len(names))
    penalty = STRENGTH * np.eye(len(names))
    penalty[0, 0] = 0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
    level = {"top": round(float(y[p >= top].mean()), 3), "top from": top} if top and (p >= top).any() else {}
    return dict(zip(names, np.round(w, 3).tolist(), strict=True)) | level


def held_out(found: Sequence[Example], top: float | None = None) -> list[tuple[float, bool]]:
    """Each example's confidence by weights that were fitted on the other half of the sentences, and whether it is right."""
    halves = [[example for example in found if example.sentence % 2 == half] for half in (0, 1)]
    weights = [fit(halves[1], top), fit(halves[0], top)]
    return [(confidence.sure(e.features, weights[half]), e.right) for half in (0, 1) for e in halves[half]]


def table(name: str, weights: dict[str, float]) -> str:
    """The weights as a table of Python."""
    cells = "".join(f'    "{feature}": {weight},\n' for feature, weight in weights.items() if weight)
    return f"{name}: dict[str, float] = {{\n{cells}}}"


def main() -> None:
    """Prints the table, draws the plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with carb-dev/dev.tsv")
    parser.add_argument("--plot", type=Path, default=HERE / "calibration.svg", help="where the reliability plot goes")
    parser.add_argument("--fit", action="store_true", help="print the weights of all sentences")
    arguments = parser.parse_args()
    curves: dict[str, list[Bin]] = {}
    print(f"{'':16}{'count':>7}{'right':>8}{'mean':>8}{'ECE':>8}{'ECE as shipped':>16}")
    for name, found in examples(arguments.data).items():
        judged, shipped = held_out(found, TOP.get(name)), [(example.given, example.right) for example in found]
        curves[name] = bins(judged)
        right, mean = np.mean([right for _, right in judged]), np.mean([given for given, _ in judged])
        print(f"{name:16}{len(found):7}{right:8.3f}{mean:8.3f}{expected_error(judged):8.3f}{expected_error(shipped):16.3f}")
        if arguments.fit:
            print(table(name.upper().replace(" ", "_"), fit(found, TOP.get(name))))
    arguments.plot.write_text(plot(curves), encoding="utf-8")
    print(f"plot  {arguments.plot}")


if __name__ == "__main__":
    main()
