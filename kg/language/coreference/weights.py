"""What speaks for and against an antecedent, by class of pronoun: weights of a log-linear mention ranker.

A candidate's score is the sum of its features' weights (Durrett and Klein 2013); the best one wins where it beats "none" by the
margin, which trades recall for precision. Fitted on GUM's training part by `python -m tests.benchmarks.coreference_fit`.
"""

from __future__ import annotations

MARGIN = {"person": 0.3, "thing": 0.9, "plural": 0.6}

WEIGHTS: dict[str, dict[str, float]] = {
    "person": {
        "Concept other": -0.83, "Concept subject": -0.53, "Group other": -0.36, "Group subject": -0.19, "Person other": 0.13,
        "Person subject": 0.55, "both patients": 0.58, "definite=bare": -0.07, "definite=demonstrative": -0.39, "definite=indefinite": 0.35,
        "definite=name": 0.62, "definite=possessive": 0.71, "gender": 0.60, "gender unknown": -1.02, "kind=name": -1.24,
        "kind=nominal": -0.53, "kind=pronoun": 0.53, "matrix subject": -0.43, "nearest=0": 0.57, "nearest=2": -0.32, "nearest=3": 0.09,
        "none": -0.19, "number": 0.43, "number unknown": -1.02, "object matrix subject": 0.93, "object nearest=0": 0.42,
        "object nearest=2": -0.35, "object nearest=3": -0.82, "object role=1 before": -0.70, "object role=1 here": -0.61,
        "object role=2 here": 0.24, "object role=3 before": 0.80, "object role=4 before": 0.10, "object role=4 here": -0.40,
        "object subject here": -1.44, "own matrix subject": -0.06, "own nearest=0": 0.13, "own nearest=2": -0.20, "own nearest=3": -0.25,
        "own role=1 before": -0.44, "own role=2 before": -0.56, "own role=2 here": 0.38, "own role=3 before": -0.24,
        "own role=3 here": 0.35, "own role=4 here": 0.33, "own subject here": 1.31, "parallel": 0.51, "quote differs": -1.25,
        "repeated": 0.42, "role=1 before": 0.15, "role=1 here": -0.15, "role=2 before": -0.55, "role=2 here": 0.37, "role=3 before": 0.23,
        "role=3 here": -0.16, "role=4 here": 0.89, "same form": 0.47, "same governor": 1.49, "sentence=0": 0.60, "sentence=2": -0.60,
        "sentence=3": -0.53, "size=1": -0.98, "size=4": 0.59, "speaks body": 0.87, "type=Concept": -1.36, "type=Group": -0.50,
        "type=Person": 0.52, "words=12": 0.86, "words=24": -0.19, "words=3": 0.49, "words=48": -0.30, "words=6": 0.45, "words=99": -1.50,
    },
    "plural": {
        "Concept other": -0.58, "Concept subject": 0.53, "Event other": -1.27, "Event subject": 0.63, "Facility other": 0.29,
        "Facility subject": -0.83, "Group other": 0.57, "Group subject": 0.30, "Law other": -0.65, "Law subject": -0.21,
        "Organization other": -0.41, "Organization subject": 0.69, "Person other": -0.11, "Person subject": 0.87, "Place other": 0.08,
        "Place subject": -0.53, "Product subject": -0.26, "Work other": -1.04, "Work subject": 0.93, "both patients": 0.44,
        "coordination": 0.84, "definite=bare": -0.06, "definite=demonstrative": 0.58, "definite=name": -0.85, "definite=possessive": -0.49,
        "definite=the": -0.09, "gender unknown": -0.44, "kind=name": -1.33, "kind=nominal": -0.76, "kind=pronoun": 0.91,
        "matrix subject": 0.14, "nearest=0": 0.68, "nearest=2": -0.39, "nearest=3": -0.16, "none": 0.81, "number": 0.83,
        "number unknown": 0.33, "object matrix subject": 0.45, "object nearest=0": 0.15, "object nearest=1": 0.14,
        "object nearest=2": -0.28, "object nearest=3": -0.43, "object role=1 before": -0.66, "object role=1 here": -0.98,
        "object role=2 before": 0.21, "object role=2 here": -1.03, "object role=3 before": 0.92, "object role=3 here": 0.66,
        "object role=4 before": 0.35, "object role=4 here": 0.08, "object subject here": 1.34, "own matrix subject": 1.34,
        "own nearest=0": 0.26, "own nearest=1": -0.21, "own nearest=2": -0.16, "own nearest=3": -0.79, "own role=1 before": -0.55,
        "own role=1 here": 0.39, "own role=2 before": -1.00, "own role=2 here": 0.56, "own role=3 before": -1.11, "own role=3 here": 0.48,
        "own role=4 before": -0.08, "own role=4 here": 0.34, "own subject here": 0.65, "parallel": 0.25, "quote differs": 0.21,
        "repeated": 0.46, "role=1 before": -0.78, "role=1 here": -0.35, "role=2 before": -0.12, "role=2 here": 0.50, "role=3 before": -0.48,
        "role=4 before": 0.37, "role=4 here": 0.95, "same form": -0.11, "same governor": 1.05, "sentence=0": 0.90, "sentence=2": -1.24,
        "sentence=3": -0.84, "size=1": -0.42, "size=2": -0.24, "size=4": 0.10, "speaks body": -0.27, "type=Concept": -0.33,
        "type=Event": -0.64, "type=Facility": -0.54, "type=Group": 0.52, "type=Law": -0.86, "type=Organization": 0.22, "type=Person": 0.76,
        "type=Place": -0.45, "type=Product": -0.24, "type=Work": -0.11, "words=12": 0.97, "words=24": 0.30, "words=3": 0.43,
        "words=48": -0.68, "words=6": 0.83, "words=99": -1.55,
    },
    "thing": {
        "Concept other": -0.30, "Concept subject": 0.22, "Event other": -0.44, "Event subject": 0.66, "Facility other": -0.29,
        "Facility subject": 0.39, "Group other": -1.07, "Law other": 0.82, "Law subject": -0.42, "Organization other": -0.31,
        "Organization subject": 0.33, "Place other": -0.58, "Place subject": 0.82, "Product other": -0.08, "Product subject": 0.32,
        "Work other": -0.24, "Work subject": 0.31, "definite=bare": -0.23, "definite=demonstrative": 0.63, "definite=indefinite": 0.17,
        "definite=name": -0.19, "definite=possessive": 0.14, "definite=the": 0.15, "gender": -0.29, "gender unknown": 0.36,
        "kind=name": -0.75, "kind=nominal": -0.50, "kind=pronoun": 0.90, "matrix subject": -0.30, "nearest=0": -0.18, "nearest=1": -0.16,
        "nearest=2": -0.28, "nearest=3": -0.37, "none": 0.23, "number": -0.10, "number unknown": -0.68, "object matrix subject": -0.84,
        "object nearest=0": 0.28, "object nearest=1": -0.11, "object nearest=2": -0.07, "object nearest=3": -0.27,
        "object role=1 before": -0.67, "object role=1 here": -0.45, "object role=2 before": -0.24, "object role=2 here": -0.44,
        "object role=3 before": 0.22, "object role=3 here": 0.38, "object role=4 before": 0.15, "object role=4 here": 0.59,
        "object subject here": -1.83, "own matrix subject": 0.98, "own nearest=0": 0.80, "own nearest=1": 0.13, "own nearest=2": 0.54,
        "own nearest=3": -0.12, "own role=1 before": -1.01, "own role=1 here": 0.60, "own role=2 before": -1.36, "own role=2 here": 0.36,
        "own role=3 before": 0.14, "own role=3 here": 1.23, "own role=4 before": 0.53, "own role=4 here": 0.94, "own subject here": 0.82,
        "parallel": 0.53, "quote differs": -0.56, "repeated": 0.54, "role=1 before": -1.08, "role=1 here": -0.77, "role=2 here": -1.06,
        "role=3 before": 0.56, "role=3 here": 0.42, "role=4 before": 0.07, "role=4 here": 0.16, "same form": 0.25, "same governor": 1.33,
        "sentence=0": 0.83, "sentence=1": -0.08, "sentence=2": -0.56, "sentence=3": -0.72, "size=1": -0.37, "size=4": 0.77,
        "speaks body": -0.62, "type=Concept": -0.28, "type=Event": 0.19, "type=Facility": 0.10, "type=Group": -1.11, "type=Law": 0.40,
        "type=Place": 0.13, "type=Product": 0.24, "words=12": 0.66, "words=24": 0.10, "words=3": 0.86, "words=48": -0.35, "words=6": 1.01,
        "words=99": -1.37,
    },
}  # fmt: skip
