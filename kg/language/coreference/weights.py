"""What speaks for and against an antecedent, by class of pronoun: weights of a log-linear mention ranker.

A candidate's score is the sum of its features' weights (Durrett and Klein 2013); the best one wins where it passes "none"
by `MARGIN`. Fitted by `python -m tests.benchmarks.coreference --fit`.
"""

from __future__ import annotations

MARGIN = 0.0

WEIGHTS: dict[str, dict[str, float]] = {
    "person": {
        "none": 0.0, "sentence=0": 1.0, "sentence=1": 0.6, "sentence=2": -0.4, "sentence=3": -1.0,
        "role=4": 0.9, "role=3": 0.3, "role=2": 0.0, "role=1": -0.4, "parallel": 0.3, "matrix subject": 0.8,
        "gender": 1.0, "gender unknown": -0.2, "kind=name": 0.5, "kind=nominal": -0.2, "kind=pronoun": 0.8, "indefinite": -0.2,
        "type=Person": 1.0, "type=Group": -1.0, "type=Concept": -1.5, "size=1": -0.2, "size=2": 0.2, "size=4": 0.5,
        "nearest=0": 0.4, "nearest=1": 0.0, "nearest=2": -0.3, "subject here": 0.5, "speaks": 0.3, "quote differs": -0.8, "same form": 0.6,
    },
    "thing": {
        "none": 1.6, "sentence=0": 0.8, "sentence=1": 0.4, "sentence=2": -0.8, "sentence=3": -1.5,
        "role=4": 1.0, "role=3": 0.3, "role=2": -0.2, "role=1": -0.6, "parallel": 0.4, "matrix subject": 0.5,
        "kind=name": 0.5, "kind=nominal": 0.0, "kind=pronoun": 0.9, "indefinite": 0.0,
        "type=Organization": 0.9, "type=Place": 0.3, "type=Facility": 0.2, "type=Work": 0.3, "type=Product": 0.3, "type=Concept": 0.0,
        "size=1": 0.0, "size=2": 0.2, "size=4": 0.4, "nearest=0": 0.3, "nearest=1": 0.0, "nearest=2": -0.4,
        "subject here": 0.8, "speaks": -0.5, "speaks body": 1.6, "quote differs": -0.8, "same form": 0.6,
    },
    "plural": {
        "none": 1.2, "sentence=0": 0.8, "sentence=1": 0.5, "sentence=2": -0.6, "sentence=3": -1.4,
        "role=4": 1.0, "role=3": 0.4, "role=2": -0.1, "role=1": -0.6, "parallel": 0.4, "matrix subject": 0.5,
        "number": 0.8, "number unknown": -0.6, "kind=name": 0.0, "kind=nominal": 0.3, "kind=pronoun": 0.9, "indefinite": 0.0, "coordination": 0.6,
        "type=Person": 0.6, "type=Group": 0.8, "type=Organization": 0.2, "type=Place": -0.4, "type=Concept": 0.0,
        "size=1": 0.0, "size=2": 0.2, "size=4": 0.4, "nearest=0": 0.3, "nearest=1": 0.0, "nearest=2": -0.3,
        "subject here": 0.6, "speaks": -0.5, "speaks body": 1.0, "quote differs": -0.8, "same form": 0.7,
    },
}  # fmt: skip
