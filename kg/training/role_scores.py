"""How well roles are found: PropBank's arguments as exact spans and as head words, QANom's as spans that overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.training.roles import Roles, Span

OVERLAP = 0.3
"""Intersection over union from which QANom's protocol takes two spans to be the same argument."""
Score = tuple[float, float, float, int]
"""Precision, recall, F1 in percent, and how many gold items there are."""
Item = tuple[Hashable, str]
"""What must agree, and the label it is counted under."""


@dataclass(slots=True)
class Tally:
    """Right, said and gold items by label."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, gold: Iterable[Item], said: Iterable[Item]) -> None:
        """One sentence's items."""
        gold, said = set(gold), set(said)
        for column, items in enumerate((gold & said, said, gold)):
            for _, label in items:
                self.counts[label][column] += 1

    def scores(self) -> dict[str, Score]:
        """By label, and for "all"."""
        total = [sum(column) for column in zip(*self.counts.values(), strict=True)] or [0, 0, 0]
        return {label: score(*counts) for label, counts in {**dict(sorted(self.counts.items())), "all": total}.items()}


def score(right: int, said: int, gold: int) -> Score:
    """Precision, recall and F1 in percent of counts, and the gold count."""
    return 100 * right / max(1, said), 100 * right / max(1, gold), 200 * right / max(1, said + gold), gold


def score_roles(gold: Mapping[str, Roles], predicted: Mapping[str, Roles]) -> dict[str, dict[str, Score]]:
    """Scores by label of `predicates`, argument `heads` and exact argument `spans`, over the gold sentences.

    As in CoNLL-2005 (https://aclanthology.org/W05-0620), where an argument counts when predicate, label and span agree and
    predicates themselves are no arguments; a discontinuous argument's pieces count one by one.
    """
    tallies = {name: Tally() for name in ("predicates", "heads", "spans")}
    for name, right in gold.items():
        said = predicted.get(name, Roles())
        tallies["predicates"].add(((word, "V") for word in right.predicates), ((word, "V") for word in said.predicates))
        tallies["heads"].add(*(((argument, argument[2]) for argument in roles.arguments) for roles in (right, said)))
        tallies["spans"].add(*(((span, span[1]) for span in roles.spans) for roles in (right, said)))
    return {name: tally.scores() for name, tally in tallies.items()}


def score_qanom(gold: Mapping[str, Roles], predicted: Mapping[str, Roles]) -> dict[str, Score]:
    """`UA`, arguments whose spans overlap, and `LA`, those whose labels agree too, over the gold predicates' arguments.

    Spans of one predicate are paired one to one, the closest first, from `OVERLAP` on (Klein et al. 2020, Roit et al. 2020).
    """
    counts = {"UA": [0, 0, 0], "LA": [0, 0, 0]}
    for name, right in gold.items():
        said = [span for span in predicted.get(name, Roles()).spans if span[0] in right.predicates]
        pairs = aligned(right.spans, said)
        for kind, found in (("UA", len(pairs)), ("LA", sum(one[1] == other[1] for one, other in pairs))):
            for column, count in enumerate((found, len(said), len(right.spans))):
                counts[kind][column] += count
    return {kind: score(*found) for kind, found in counts.items()}


def aligned(gold: Iterable[Span], said: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Pairs of spans of the same predicate that overlap enough, each span once, the closest first, equal labels before others."""
    said = list(said)
    ranked = sorted(
        ((-overlap(one, other), one[1] != other[1], one, other) for one in gold for other in said if one[0] == other[0]),
        key=lambda x: x[:2],
    )
    pairs: list[tuple[Span, Span]] = []
    left, right = set(), set()
    for distance, _, one, other in ranked:
        if -distance >= OVERLAP and one not in left and other not in right:
            pairs.append((one, other))
            left.add(one)
            right.add(other)
    return pairs


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans in words."""
    shared = min(one[3], other[3]) - max(one[2], other[2])
    return max(0, shared) / (one[3] - one[2] + other[3] - other[2] - max(0, shared))
