"""What speaks for and against an antecedent, by class of pronoun: weights of a log-linear mention ranker.

A candidate's score is the sum of its features' weights (Durrett and Klein 2013); the best one wins where it beats "none" by the
margin, which trades recall for precision. Fitted on GUM's training part by `python -m tests.benchmarks.coreference_fit`.
"""

from __future__ import annotations

MARGIN = {"person": 0.3, "thing": 0.9, "plural": 0.6}
SPEAKING_MARGIN = -2.0

WEIGHTS: dict[str, dict[str, float]] = {
    "person": {
        "Concept other": -0.66, "Concept subject": -0.31, "Group other": -0.52, "Group subject": -0.15, "Person other": 0.16,
        "Person subject": 0.50, "both patients": 0.81, "definite=demonstrative": -0.56, "definite=indefinite": 0.50, "definite=name": 0.37,
        "definite=possessive": 1.09, "definite=the": -0.23, "gender": 0.63, "gender unknown": -1.06, "kind=name": -1.05,
        "kind=nominal": -0.51, "kind=pronoun": 0.49, "matrix subject": -0.39, "nearest=0": 0.55, "nearest=1": 0.20, "nearest=2": -0.05,
        "nearest=3": 0.11, "none": -0.19, "number": 0.45, "number unknown": -1.05, "object matrix subject": 0.75, "object nearest=0": 0.44,
        "object nearest=2": -0.47, "object nearest=3": -0.84, "object role=1 before": -0.68, "object role=1 here": -0.69,
        "object role=2 before": -0.16, "object role=2 here": 0.11, "object role=3 before": 0.88, "object role=3 here": -0.09,
        "object role=4 before": 0.20, "object role=4 here": -0.33, "object subject here": -1.34, "own matrix subject": 0.15,
        "own nearest=0": 0.07, "own nearest=2": -0.17, "own nearest=3": -0.42, "own role=1 before": -0.48, "own role=1 here": -0.25,
        "own role=2 before": -0.60, "own role=2 here": 0.49, "own role=3 before": -0.32, "own role=3 here": 0.63, "own role=4 here": 0.24,
        "own subject here": 1.00, "parallel": 0.57, "quote differs": -1.41, "repeated": 0.45, "role=1 before": 0.21, "role=1 here": -0.12,
        "role=2 before": -0.57, "role=2 here": 0.80, "role=3 before": 0.20, "role=3 here": -0.33, "role=4 here": 0.98, "same form": 0.40,
        "same governor": 1.53, "sentence=0": 0.62, "sentence=1": -0.08, "sentence=2": -0.55, "sentence=3": -0.61, "size=1": -1.07,
        "size=4": 0.63, "speaks body": 0.99, "type=Concept": -0.97, "type=Group": -0.62, "type=Person": 0.48, "words=12": 0.86,
        "words=24": -0.21, "words=3": 0.72, "words=48": -0.35, "words=6": 0.43, "words=99": -1.57,
    },
    "plural": {
        "Concept other": -0.53, "Concept subject": 0.52, "Event other": -1.21, "Event subject": 0.52, "Facility other": 0.39,
        "Facility subject": -0.91, "Group other": 0.44, "Group subject": 0.15, "Law other": -0.64, "Law subject": -0.23,
        "Organization other": -0.29, "Organization subject": 0.78, "Person other": -0.12, "Person subject": 0.80, "Place other": -0.08,
        "Place subject": -0.30, "Product other": -0.10, "Product subject": -0.19, "Work other": -0.99, "Work subject": 0.92,
        "both patients": 0.26, "coordination": 0.51, "definite=bare": -0.07, "definite=demonstrative": 0.61, "definite=name": -1.02,
        "definite=possessive": -0.50, "definite=the": -0.06, "kind=name": -1.38, "kind=nominal": -0.75, "kind=pronoun": 0.87,
        "nearest=0": 0.71, "nearest=1": 0.08, "nearest=2": -0.54, "nearest=3": -0.11, "none": 0.93, "number": 0.95, "number unknown": 0.27,
        "object matrix subject": 0.26, "object nearest=0": 0.15, "object nearest=1": 0.11, "object nearest=2": -0.16,
        "object nearest=3": -0.27, "object role=1 before": -0.76, "object role=1 here": -0.89, "object role=2 before": 0.07,
        "object role=2 here": -0.82, "object role=3 before": 1.07, "object role=3 here": 0.68, "object role=4 before": 0.21,
        "object role=4 here": 0.24, "object subject here": 1.54, "own matrix subject": 1.51, "own nearest=0": 0.30, "own nearest=1": -0.36,
        "own nearest=2": -0.30, "own nearest=3": -0.93, "own role=1 before": -0.82, "own role=1 here": 0.45, "own role=2 before": -0.97,
        "own role=2 here": 0.51, "own role=3 before": -1.04, "own role=3 here": 0.38, "own role=4 before": -0.16, "own role=4 here": 0.25,
        "own subject here": 0.84, "parallel": 0.34, "quote differs": 0.27, "repeated": 0.17, "role=1 before": -0.67, "role=1 here": -0.33,
        "role=2 before": -0.09, "role=2 here": 0.46, "role=3 before": -0.48, "role=3 here": -0.09, "role=4 before": 0.44,
        "role=4 here": 0.90, "same governor": 0.85, "sentence=0": 0.87, "sentence=2": -1.27, "sentence=3": -0.84, "size=1": -0.45,
        "size=2": -0.35, "size=4": 0.13, "speaks": -0.05, "type=Concept": -0.30, "type=Event": -0.68, "type=Facility": -0.53,
        "type=Group": 0.33, "type=Law": -0.86, "type=Organization": 0.43, "type=Person": 0.68, "type=Place": -0.38, "type=Product": -0.30,
        "type=Work": -0.07, "words=12": 0.91, "words=24": 0.31, "words=3": 0.31, "words=48": -0.56, "words=6": 0.78, "words=99": -1.53,
    },
    "thing": {
        "Concept other": -0.28, "Concept subject": 0.16, "Event other": -0.41, "Event subject": 0.61, "Facility other": -0.36,
        "Facility subject": 0.46, "Group other": -1.07, "Law other": 0.79, "Law subject": -0.43, "Organization other": -0.47,
        "Organization subject": 0.33, "Place other": -0.59, "Place subject": 0.81, "Product other": -0.12, "Product subject": 0.32,
        "Work other": -0.29, "Work subject": 0.34, "both patients": -0.07, "definite=bare": -0.40, "definite=demonstrative": 0.46,
        "definite=name": -0.28, "definite=possessive": -0.05, "kind=name": -0.84, "kind=nominal": -0.52, "kind=pronoun": 0.93,
        "matrix subject": -0.33, "nearest=0": -0.25, "nearest=1": -0.19, "nearest=2": -0.31, "nearest=3": -0.33, "none": 0.32,
        "object matrix subject": -0.80, "object nearest=0": 0.26, "object nearest=1": -0.14, "object nearest=3": -0.32,
        "object role=1 before": -0.67, "object role=1 here": -0.43, "object role=2 before": -0.24, "object role=2 here": -0.49,
        "object role=3 before": 0.23, "object role=3 here": 0.38, "object role=4 before": 0.14, "object role=4 here": 0.56,
        "object subject here": -1.84, "own matrix subject": 0.92, "own nearest=0": 0.73, "own nearest=1": 0.28, "own nearest=2": 0.55,
        "own nearest=3": -0.21, "own role=1 before": -0.99, "own role=1 here": 0.55, "own role=2 before": -1.52, "own role=2 here": 0.45,
        "own role=3 before": 0.25, "own role=3 here": 1.13, "own role=4 before": 0.54, "own role=4 here": 1.01, "own subject here": 0.99,
        "parallel": 0.55, "quote differs": -0.63, "repeated": 0.56, "role=1 before": -1.00, "role=1 here": -0.94, "role=2 here": -0.92,
        "role=3 before": 0.50, "role=3 here": 0.36, "role=4 here": 0.15, "same form": 0.26, "same governor": 1.32, "sentence=0": 0.85,
        "sentence=1": -0.08, "sentence=2": -0.58, "sentence=3": -0.68, "size=1": -0.41, "size=2": -0.07, "size=4": 0.65, "speaks": -0.09,
        "speaks body": -0.29, "type=Concept": -0.29, "type=Event": 0.19, "type=Facility": 0.10, "type=Group": -1.05, "type=Law": 0.35,
        "type=Organization": -0.16, "type=Place": 0.17, "type=Product": 0.21, "words=12": 0.67, "words=24": 0.07, "words=3": 0.96,
        "words=48": -0.33, "words=6": 1.02, "words=99": -1.35,
    },
}  # fmt: skip
