"""How much confidences mean: of what is given 0.8, are eight in ten right?

    python -m tests.benchmarks.calibration --data DATA [--plot FILE.svg] [--fit]

Open relations of the development part of CaRB are judged one by one against its gold tuples; statements are those of `judged.tsv` and
`judged-later.tsv`, which readers judged in news; of these two the later one is reported, and by itself a sample of Wikinews on which nothing was fitted (file 29). Weights are fitted on one half of the sentences and tried on the other, both ways; printed and
drawn are the confidences that each got when it was not looked at. `--fit` prints the weights of all, for `kg/language/confidence.py`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from kg.language import confidence, load
from kg.language.projection import oie_rows
from kg.training.corpora import BLOCK
from tests.benchmarks import carb
from tests.benchmarks.precision import statements, wikinews, with_sentences
from tests.benchmarks.precision_verdicts import DEVELOPMENT, FILES, JUDGED, Verdict, read_verdicts
from tests.benchmarks.reliability import Bin, bins, expected_error, plot

RARE, STEPS = 15, 30
"""Features of fewer examples are left out; Newton steps of the fit."""
STRENGTH = {"open relations": 2.0, "statements": 4.0}
"""The ridge penalty: of the statements few are wrong."""
TOP = {"open relations": 0.55}
"""From here upwards, confidences are one level: CaRB draws its curve straight from the surest level to precision 1, so that a system
which tells its best extractions apart would get a smaller area for it."""
LEAST = (0.6, 0.65, 0.74, 0.8, 0.9)
"""Thresholds that a policy may have."""
EARLIER = "earlier"
"""Of the statements judged before their errors were mended, the right ones are left: what that adds is fitted, and not shipped."""
EARLIER_FILES = (JUDGED[0], DEVELOPMENT, *(path for path in FILES if path.stem in ("precision-26", "precision-27")))
LATER_FILES = (JUDGED[1], *(path for path in FILES if path.stem == "precision-28"))
FRESH, FRESH_FILES = "fresh plain", tuple(path for path in FILES if path.stem in ("precision-30", "precision-31"))
"""Plain triples on which nothing was fitted."""
ARTICLE = 10_000
HERE = Path(__file__).parent


class Example(NamedTuple):
    """What was known of an extraction from the sentence of a number, the confidence it got, and whether gold has it; `share` is less than 1
    for a row with one of several phrases, whose score is that much of what the weights give it."""

    sentence: int
    features: dict[str, float]
    given: float
    right: bool
    share: float = 1.0


class Sure(float):
    """A confidence that remembers what it was made of."""

    features: dict[str, float]
    share: float = 1.0

    def __rmul__(self, share: float) -> Sure:
        return _made(share * float(self), self.features, share)

    def __round__(self, digits: int = 0) -> Sure:
        return _made(round(float(self), digits), self.features, self.share)


def _made(value: float, features: Mapping[str, float], share: float = 1.0) -> Sure:
    found = Sure(value)
    found.features, found.share = dict(features), share
    return found


def _remembering(features, weights):
    return _made(_sure(features, weights), features)


_sure = confidence.sure


def examples(data: Path) -> dict[str, list[Example]]:
    """Open relations and statements, judged."""
    with patch("kg.language.confidence.sure", _remembering), patch("kg.language.projection.levelled", lambda score: score):
        return {"open relations": list(_open_relations(data)), "statements": list(_statements(data, EARLIER_FILES, LATER_FILES)), FRESH: list(_statements(data, (), FRESH_FILES))}


def _open_relations(data: Path) -> Iterator[Example]:
    gold = carb.read_gold(data)
    for number, doc in enumerate(load().pipe(gold)):
        for row in oie_rows(doc):
            right, sure = carb.is_right(gold[doc.text], carb.slots(row.relation, row.arguments)), row.confidence
            yield Example(number, sure.features, confidence.levelled(float(sure)), right, sure.share)


def _statements(data: Path, *files: Sequence[Path]) -> Iterator[Example]:
    """The statements of the judged sentences that are still read as they were when they were judged, by `files` before and after a mend."""
    earlier, later = ({_key(verdict): verdict.verdict == "right" for path in paths for verdict in read_verdicts(path)} for paths in files)
    judged = earlier | later
    numbers = {number for number, *_ in judged}
    articles = (block for part in ("dev", "train") for block in wikinews(data, part) if any(number in numbers for number, _, _ in block.sentences))
    for one in statements([*with_sentences(data, numbers), *articles]):
        verdict, sure = one.verdict(), one.statement.confidence
        if _key(verdict) in judged and isinstance(sure, Sure):
            sure.features[EARLIER] = float(_key(verdict) not in later)
            yield Example(_text(verdict.sentence), sure.features, float(sure), judged[_key(verdict)])


def _text(sentence: int) -> int:
    """The number of the block, or of the article of Wikinews, that a sentence is in."""
    return sentence // (ARTICLE if sentence >= ARTICLE * 100 else BLOCK)


def _key(verdict: Verdict) -> tuple[int, str, str, str, str]:
    return verdict.sentence, verdict.place, verdict.subject, verdict.relation, verdict.object


def fit(name: str, found: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression by Newton's method, with a ridge penalty on all but the constant; one level from `TOP` upwards."""
    found, top = [example for example in found if example.share == 1], TOP.get(name)
    counts = Counter(feature for example in found for feature in example.features)
    names = ["one", *sorted(feature for feature, count in counts.items() if count >= RARE)]
    x = np.array([[1.0, *(example.features.get(name, 0.0) for name in names[1:])] for example in found])
    y, w = np.array([example.right for example in found], dtype=float), np.zeros(len(names))
    penalty = STRENGTH[name] * np.eye(len(names))
    penalty[0, 0] = 0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
    level = {"top": round(float(y[p >= top].mean()), 3), "top from": top} if top and (p >= top).any() else {}
    return dict(zip(names, np.round(w, 3).tolist(), strict=True)) | level


def held_out(name: str, found: Sequence[Example]) -> list[tuple[float, bool]]:
    """Each example's confidence by weights that were fitted on the other half of the sentences, and whether it is right."""
    halves = [[example for example in found if example.sentence % 2 == half] for half in (0, 1)]
    weights = [fit(name, halves[1]), fit(name, halves[0])]
    scores = [e.share * confidence.sure(e.features, weights[e.sentence % 2]) for e in found]
    level = confidence.levelled if name == "open relations" else float
    return [(level(score), e.right) for score, e in zip(scores, found, strict=True)]


def table(name: str, weights: dict[str, float]) -> str:
    """The weights as a table of Python."""
    cells = "".join(f'    "{feature}": {weight},\n' for feature, weight in weights.items() if weight and feature != EARLIER)
    return f"{name}: dict[str, float] = {{\n{cells}}}"


def main() -> None:
    """Prints the table, draws the plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with carb-dev/dev.tsv and ner/gmb_ner_dataset.csv.zip")
    parser.add_argument("--plot", type=Path, default=HERE / "calibration.svg", help="where the reliability plot goes")
    parser.add_argument("--fit", action="store_true", help="print the weights of all sentences")
    arguments = parser.parse_args()
    curves: dict[str, list[Bin]] = {}
    print(f"{'':16}{'count':>7}{'right':>8}{'mean':>8}{'ECE':>8}{'ECE as shipped':>16}")
    for name, found in examples(arguments.data).items():
        fresh = name == FRESH
        given = [(example.given, example.right) for example in found] if fresh else held_out(name, found)
        judged = [pair for pair, example in zip(given, found, strict=True) if not example.features.get(EARLIER)]
        shipped = [(example.given, example.right) for example in found if not example.features.get(EARLIER)]
        if not fresh:
            curves[name] = bins(judged)
        right, mean = np.mean([right for _, right in judged]), np.mean([given for given, _ in judged])
        print(f"{name:16}{len(judged):7}{right:8.3f}{mean:8.3f}{expected_error(judged):8.3f}{expected_error(shipped):16.3f}")
        if arguments.fit and not fresh:
            print(table(name.upper().replace(" ", "_"), fit(name, found)))
        for least in LEAST if name != "open relations" else ():
            kept = [right for given, right in judged if given >= least]
            print(f"  from {least:.2f} upwards: {len(kept) / len(judged):.2f} of them, {np.mean(kept):.3f} right")
    arguments.plot.write_text(plot(curves), encoding="utf-8")
    print(f"plot  {arguments.plot}")


if __name__ == "__main__":
    main()
