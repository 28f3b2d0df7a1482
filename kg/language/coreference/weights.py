"""What speaks for and against an antecedent, by class of pronoun: weights of a log-linear mention ranker.

A candidate's score is the sum of its features' weights (Durrett and Klein 2013); the best one wins where it beats "none" by the
margin, which trades recall for precision. Fitted on GUM's training part by `python -m tests.benchmarks.coreference_fit`.
"""

from __future__ import annotations

MARGIN = {"person": 0.3, "thing": 0.9, "plural": 0.6}

WEIGHTS: dict[str, dict[str, float]] = {
    "person": {
        "Concept other": -0.79, "Concept subject": -0.56, "Group other": -0.34, "Group subject": -0.23, "Person other": 0.19,
        "Person subject": 0.52, "definite=bare": -0.08, "definite=demonstrative": -0.46, "definite=indefinite": 0.41, "definite=name": 0.66,
        "definite=possessive": 0.66, "gender": 0.58, "gender unknown": -1.01, "kind=name": -1.24, "kind=nominal": -0.51,
        "kind=pronoun": 0.51, "matrix subject": 0.18, "nearest=0": 0.45, "nearest=2": -0.37, "nearest=3": -0.30, "none": -0.18,
        "number": 0.42, "number unknown": -1.05, "own nearest=0": 0.12, "own nearest=2": -0.22, "own nearest=3": -0.27,
        "own role=1 before": -0.57, "own role=1 here": -0.09, "own role=2 before": -0.61, "own role=2 here": 0.39,
        "own role=3 before": -0.27, "own role=3 here": 0.38, "own role=4 before": 0.08, "own role=4 here": 0.41, "own subject here": 1.34,
        "parallel": 0.63, "quote differs": -1.30, "repeated": 0.36, "role=1 here": -0.30, "role=2 before": -0.42, "role=2 here": 0.36,
        "role=3 before": 0.47, "role=4 before": 0.07, "role=4 here": 0.38, "same form": 0.53, "same governor": 1.56, "sentence=0": 0.56,
        "sentence=2": -0.60, "sentence=3": -0.51, "size=1": -0.97, "size=4": 0.58, "speaks body": 0.87, "subject here": -1.93,
        "type=Concept": -1.35, "type=Group": -0.51, "type=Person": 0.51, "words=12": 0.84, "words=99": -1.45, "words=24": -0.18,
        "words=3": 0.43, "words=48": -0.30, "words=6": 0.42,
    },
    "plural": {
        "Concept other": -0.53, "Concept subject": 0.38, "Event other": -1.18, "Event subject": 0.41, "Facility other": 0.37,
        "Facility subject": -0.86, "Group other": 0.58, "Group subject": 0.24, "Law other": -0.40, "Law subject": -0.39,
        "Organization other": -0.32, "Organization subject": 0.62, "Person other": -0.11, "Person subject": 0.84, "Place other": 0.08,
        "Place subject": -0.56, "Product other": -0.17, "Product subject": -0.11, "Work other": -0.87, "Work subject": 0.91,
        "coordination": 0.69, "definite=demonstrative": 0.57, "definite=indefinite": 0.11, "definite=name": -0.85,
        "definite=possessive": -0.58, "definite=the": -0.15, "gender unknown": -0.35, "kind=name": -1.29, "kind=nominal": -0.70,
        "kind=pronoun": 0.80, "matrix subject": 0.27, "nearest=0": 0.40, "nearest=1": 0.11, "nearest=2": -0.21, "nearest=3": -0.24,
        "none": 0.84, "number": 0.94, "number unknown": 0.32, "own matrix subject": 1.39, "own nearest=0": 0.16, "own nearest=1": -0.24,
        "own nearest=2": -0.17, "own nearest=3": -0.84, "own role=1 before": -0.78, "own role=1 here": 0.11, "own role=2 before": -1.01,
        "own role=2 here": 0.56, "own role=3 before": -1.10, "own role=3 here": 0.54, "own role=4 here": 0.46, "own subject here": 0.67,
        "parallel": 0.55, "quote differs": 0.23, "repeated": 0.14, "role=1 before": -0.77, "role=1 here": -0.64, "role=2 here": -0.33,
        "role=3 before": 0.21, "role=3 here": 0.49, "role=4 before": 0.32, "role=4 here": 0.60, "same form": -0.10, "same governor": 1.07,
        "sentence=0": 0.83, "sentence=2": -1.18, "sentence=3": -0.78, "size=1": -0.49, "size=2": -0.18, "size=4": 0.12, "speaks": -1.07,
        "speaks body": -0.22, "subject here": 0.91, "type=Concept": -0.37, "type=Event": -0.77, "type=Facility": -0.49, "type=Group": 0.48,
        "type=Law": -0.79, "type=Organization": 0.26, "type=Person": 0.73, "type=Place": -0.47, "type=Product": -0.28, "words=12": 0.87,
        "words=99": -1.54, "words=24": 0.29, "words=3": 0.51, "words=48": -0.64, "words=6": 0.82,
    },
    "thing": {
        "Concept other": -0.25, "Concept subject": 0.12, "Event other": -0.40, "Event subject": 0.57, "Facility other": -0.24,
        "Facility subject": 0.32, "Group other": -1.06, "Group subject": -0.07, "Law other": 0.70, "Law subject": -0.15,
        "Organization other": -0.23, "Organization subject": 0.24, "Place other": -0.52, "Place subject": 0.72, "Product subject": 0.30,
        "Work other": -0.19, "Work subject": 0.27, "definite=bare": -0.22, "definite=demonstrative": 0.55, "definite=indefinite": 0.17,
        "definite=name": -0.15, "definite=possessive": 0.13, "definite=the": 0.15, "gender": -0.29, "gender unknown": 0.42,
        "kind=name": -0.75, "kind=nominal": -0.50, "kind=pronoun": 0.91, "matrix subject": -0.42, "nearest=1": -0.17, "nearest=2": -0.20,
        "nearest=3": -0.37, "none": 0.22, "number": -0.10, "number unknown": -0.63, "own matrix subject": 0.98, "own nearest=0": 0.82,
        "own nearest=1": 0.10, "own nearest=2": 0.50, "own nearest=3": -0.17, "own role=1 before": -1.04, "own role=1 here": 0.56,
        "own role=2 before": -1.39, "own role=2 here": 0.29, "own role=3 before": 0.10, "own role=3 here": 1.16, "own role=4 before": 0.62,
        "own role=4 here": 1.00, "own subject here": 0.83, "parallel": 0.49, "quote differs": -0.64, "repeated": 0.55,
        "role=1 before": -0.99, "role=1 here": -0.76, "role=2 before": -0.17, "role=2 here": -0.68, "role=3 before": 0.34,
        "role=3 here": 0.40, "role=4 before": 0.16, "role=4 here": 0.30, "same form": 0.28, "same governor": 1.31, "sentence=0": 0.87,
        "sentence=1": -0.07, "sentence=2": -0.56, "sentence=3": -0.75, "size=1": -0.34, "size=4": 0.76, "speaks body": -0.26,
        "subject here": -1.45, "type=Concept": -0.28, "type=Event": 0.14, "type=Facility": 0.08, "type=Group": -1.12, "type=Law": 0.55,
        "type=Place": 0.11, "type=Product": 0.27, "words=12": 0.65, "words=99": -1.28, "words=24": 0.09, "words=3": 0.71,
        "words=48": -0.32, "words=6": 0.96,
    },
}  # fmt: skip
