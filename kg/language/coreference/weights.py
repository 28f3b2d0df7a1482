"""What speaks for and against an antecedent, by class of pronoun: weights of a log-linear mention ranker.

A candidate's score is the sum of its features' weights (Durrett and Klein 2013); scores of candidates and of "none" give
probabilities, and the likeliest candidate is taken where it has `LEAST` or more. Fitted on the training part of GUM and the
development part of GAP by `python -m tests.benchmarks.coreference_fit`.
"""

from __future__ import annotations

LEAST = {"person": 0.45, "thing": 0.5, "plural": 0.5}

WEIGHTS: dict[str, dict[str, float]] = {
    "person": {
        "Concept other": -0.71, "Concept subject": -0.42, "Group other": -0.60, "Group subject": -0.40, "Person subject": 0.46,
        "both patients": 0.17, "definite=bare": -0.39, "definite=demonstrative": -0.68, "definite=indefinite": -0.17, "definite=name": 0.78,
        "definite=the": -0.14, "gender": 0.30, "gender unknown": -0.25, "kind=name": -0.17, "kind=nominal": -0.58, "kind=pronoun": 1.04,
        "main": 0.27, "matrix subject": 0.48, "nearest=0": 0.45, "nearest=1": 0.42, "nearest=2": 0.15, "nearest=3": -0.32, "none": -0.30,
        "number": 0.54, "number unknown": -1.31, "object main": 0.08, "object matrix subject": 0.40, "object nearest=0": 0.49,
        "object nearest=1": 0.17, "object nearest=2": -0.31, "object nearest=3": -0.52, "object role=1 before": -1.16,
        "object role=1 here": 0.46, "object role=2 before": -1.03, "object role=2 here": 0.31, "object role=3 before": 0.61,
        "object role=3 here": 0.14, "object role=4 before": 0.39, "object role=4 here": 0.40, "object subject here": -1.87, "opens": 0.12,
        "own matrix subject": 0.51, "own nearest=0": 0.30, "own nearest=1": -0.10, "own nearest=2": -0.44, "own nearest=3": -0.35,
        "own role=1 before": -1.17, "own role=1 here": -0.14, "own role=2 before": -0.98, "own role=2 here": 0.62,
        "own role=3 before": -0.06, "own role=3 here": 0.84, "own role=4 before": 0.55, "own role=4 here": 0.24, "own subject here": 1.01,
        "parallel": 0.79, "quote differs": -1.66, "repeated": -0.34, "role=1 before": -0.82, "role=1 here": 0.42, "role=2 before": -0.67,
        "role=2 here": 0.79, "role=3 before": 0.21, "role=3 here": 1.42, "role=4 before": 0.23, "role=4 here": 0.20, "same governor": 0.56,
        "sentence=0": 0.84, "sentence=1": 0.24, "sentence=2": -1.00, "sentence=3": -1.19, "size=1": -0.88, "size=2": 0.21, "size=4": 0.58,
        "size=8": 0.73, "speaks body": 0.97, "type=Concept": -1.13, "type=Group": -0.73, "type=Person": 0.51, "words=12": 0.54,
        "words=24": 0.16, "words=3": 0.64, "words=48": -0.14, "words=6": 0.40, "words=99": -0.94,
    },
    "plural": {
        "Concept other": -0.49, "Concept subject": 0.50, "Event other": -1.18, "Event subject": 0.42, "Facility other": 0.39,
        "Facility subject": -0.61, "Group other": 0.52, "Group subject": 0.07, "Law other": -0.64, "Law subject": -0.13,
        "Organization other": -0.16, "Organization subject": 0.66, "Person subject": 0.42, "Place subject": -0.53, "Product other": -0.05,
        "Product subject": -0.25, "Work other": -0.86, "Work subject": 0.64, "both patients": 0.24, "coordination": 0.41,
        "definite=bare": -0.21, "definite=demonstrative": 0.49, "definite=name": -0.83, "definite=possessive": -0.49, "definite=the": -0.08,
        "kind=name": -1.03, "kind=nominal": -0.95, "kind=pronoun": 0.78, "main": 1.49, "matrix subject": -0.79, "nearest=0": 0.73,
        "nearest=2": -0.70, "nearest=3": -0.40, "none": 1.01, "number": 1.15, "number unknown": -0.45, "object main": 0.37,
        "object matrix subject": 0.12, "object nearest=0": 0.23, "object nearest=1": 0.19, "object nearest=3": -0.38, "object opens": 0.20,
        "object role=1 before": -0.71, "object role=1 here": -0.98, "object role=2 before": 0.09, "object role=2 here": -0.87,
        "object role=3 before": 1.19, "object role=3 here": 0.71, "object role=4 before": 0.29, "object role=4 here": 0.31,
        "object subject here": 1.43, "opens": 0.24, "own main": 0.82, "own matrix subject": 1.23, "own nearest=0": 0.39,
        "own nearest=1": -0.33, "own nearest=2": -0.35, "own nearest=3": -0.88, "own opens": 0.07, "own role=1 before": -0.78,
        "own role=1 here": 0.57, "own role=2 before": -0.89, "own role=2 here": 0.57, "own role=3 before": -0.96, "own role=3 here": 0.45,
        "own role=4 before": -0.32, "own role=4 here": 0.18, "own subject here": 0.64, "parallel": 0.32, "quote differs": 0.46,
        "repeated": 0.40, "role=1 before": -0.62, "role=1 here": -0.41, "role=2 here": 0.36, "role=3 before": -0.35, "role=3 here": -0.06,
        "role=4 before": -0.14, "role=4 here": 0.77, "same form": -0.14, "same governor": 0.84, "sentence=0": 0.82, "sentence=1": -0.08,
        "sentence=2": -1.36, "sentence=3": -0.70, "size=1": -0.42, "size=2": -0.35, "size=4": 0.43, "size=8": -0.64, "speaks": -0.11,
        "speaks body": 0.06, "type=Concept": -0.28, "type=Event": -0.76, "type=Facility": -0.22, "type=Group": 0.30, "type=Law": -0.77,
        "type=Organization": 0.46, "type=Person": 0.44, "type=Place": -0.48, "type=Product": -0.31, "type=Work": -0.22, "words=12": 0.90,
        "words=24": 0.27, "words=3": 0.47, "words=48": -0.58, "words=6": 0.84, "words=99": -1.64,
    },
    "thing": {
        "Concept other": -0.21, "Concept subject": 0.06, "Event other": -0.26, "Event subject": 0.47, "Facility other": -0.25,
        "Facility subject": 0.28, "Group other": -0.86, "Group subject": -0.16, "Law other": 0.86, "Law subject": -0.53,
        "Organization other": -0.40, "Organization subject": 0.27, "Place other": -0.50, "Place subject": 0.67, "Product subject": 0.21,
        "Work other": -0.25, "Work subject": 0.27, "definite=bare": -0.35, "definite=demonstrative": 0.52, "definite=name": -0.33,
        "definite=possessive": -0.05, "kind=name": -0.88, "kind=nominal": -0.54, "kind=pronoun": 0.89, "main": 0.98,
        "matrix subject": -0.95, "nearest=0": -0.19, "nearest=1": -0.11, "nearest=2": -0.31, "nearest=3": -0.34, "none": 0.36,
        "object main": 0.60, "object matrix subject": -1.17, "object nearest=0": 0.32, "object nearest=1": -0.09, "object nearest=3": -0.34,
        "object opens": 0.12, "object role=1 before": -0.59, "object role=1 here": -0.46, "object role=2 before": -0.19,
        "object role=2 here": -0.51, "object role=3 before": 0.23, "object role=3 here": 0.38, "object role=4 here": 0.64,
        "object subject here": -1.98, "opens": -0.20, "own main": 1.37, "own matrix subject": 0.09, "own nearest=0": 0.83,
        "own nearest=1": 0.29, "own nearest=2": 0.35, "own nearest=3": -0.46, "own opens": 0.49, "own role=1 before": -0.78,
        "own role=1 here": 0.55, "own role=2 before": -1.47, "own role=2 here": 0.39, "own role=3 before": 0.44, "own role=3 here": 1.23,
        "own role=4 before": -0.13, "own role=4 here": 0.77, "own subject here": 0.38, "parallel": 0.56, "quote differs": -0.60,
        "repeated": 0.68, "role=1 before": -0.91, "role=1 here": -0.96, "role=2 before": 0.07, "role=2 here": -0.93, "role=3 before": 0.58,
        "role=3 here": 0.35, "role=4 before": -0.30, "role=4 here": 0.38, "same form": 0.21, "same governor": 1.32, "sentence=0": 0.86,
        "sentence=1": -0.11, "sentence=2": -0.60, "sentence=3": -0.68, "size=1": -0.51, "size=2": -0.12, "size=4": 0.59, "size=8": 0.71,
        "speaks": -0.21, "speaks body": -0.36, "type=Concept": -0.30, "type=Event": 0.19, "type=Group": -1.01, "type=Law": 0.34,
        "type=Organization": -0.14, "type=Place": 0.11, "type=Product": 0.19, "words=12": 0.66, "words=3": 0.96, "words=48": -0.33,
        "words=6": 1.00, "words=99": -1.36,
    },
}  # fmt: skip

BESIDE: dict[str, dict[str, float]] = {
    "person": {
        "Concept other": 0.06, "Concept subject": -0.94, "Group other": -0.55, "Group subject": -0.19, "Person other": 0.10,
        "Person subject": 0.33, "ahead": 2.60, "ahead and before": 1.87, "both patients": 0.16, "definite=bare": -0.22,
        "definite=demonstrative": -1.28, "definite=indefinite": -0.13, "definite=name": 0.17, "definite=possessive": 0.44,
        "definite=the": 0.06, "gender unknown": -0.09, "just before": -1.20, "kind=name": 0.43, "kind=nominal": -0.33,
        "kind=pronoun": -0.69, "main": -0.31, "matrix subject": 1.40, "nearest=0": -0.06, "nearest=2": -0.27, "nearest=3": -0.48,
        "network": 0.97, "none": 0.35, "not ahead": -1.72, "number": 0.17, "number unknown": -1.03, "object ahead": 2.02,
        "object ahead and before": 1.40, "object matrix subject": -0.15, "object nearest=0": 0.39, "object nearest=1": 0.43,
        "object nearest=2": 0.25, "object nearest=3": -0.42, "object not ahead": -1.64, "object opens": -0.40, "object owner": 0.52,
        "object role=1 before": -0.17, "object role=1 here": 0.37, "object role=2 before": -0.20, "object role=2 here": 0.23,
        "object role=3 before": 0.44, "object role=3 here": -0.18, "object role=4 before": 0.05, "object role=4 here": 0.26,
        "object sentence=0 name": 0.74, "object sentence=0 nominal": 0.06, "object sentence=0 pronoun": -0.47,
        "object sentence=1 nominal": 0.06, "object sentence=1 pronoun": -0.12, "object sentence=2 name": -0.47,
        "object sentence=2 nominal": -0.12, "object sentence=2 pronoun": 0.13, "object sentence=3 name": -0.11,
        "object sentence=3 nominal": -0.20, "object sentence=3 pronoun": 1.02, "object subject here": -2.62, "opens": -0.29,
        "own ahead": 3.66, "own ahead and before": 2.65, "own just before": 1.31, "own main": 0.06, "own matrix subject": -0.27,
        "own nearest=0": 0.23, "own nearest=1": -0.18, "own nearest=2": -0.22, "own nearest=3": -0.32, "own not ahead": -1.12,
        "own opens": -0.25, "own owner": 0.57, "own role=1 before": -0.33, "own role=1 here": -0.37, "own role=2 before": -0.72,
        "own role=2 here": 0.63, "own role=3 before": 0.24, "own role=3 here": 0.12, "own role=4 before": 0.09, "own role=4 here": 0.14,
        "own sentence=0 name": 0.40, "own sentence=0 pronoun": -0.67, "own sentence=1 name": -0.07, "own sentence=1 nominal": 0.41,
        "own sentence=1 pronoun": -0.29, "own sentence=2 name": 0.94, "own sentence=2 nominal": -0.78, "own sentence=3 name": 0.13,
        "own sentence=3 nominal": -0.13, "own sentence=3 pronoun": -0.28, "own subject here": 0.39, "owner": 0.46, "parallel": 0.37,
        "quote differs": 0.75, "role=1 before": -0.52, "role=1 here": -0.34, "role=2 before": -0.26, "role=2 here": 0.24,
        "role=3 here": 0.74, "role=4 here": -0.63, "same form": -0.47, "same governor": 0.19, "says it": -1.26, "sentence=0": 0.21,
        "sentence=0 name": 0.25, "sentence=0 nominal": -0.35, "sentence=0 pronoun": -0.69, "sentence=1": 0.10, "sentence=1 name": 0.38,
        "sentence=1 nominal": 0.52, "sentence=1 pronoun": -0.40, "sentence=2": -0.52, "sentence=2 name": 0.30, "sentence=2 nominal": 0.09,
        "sentence=2 pronoun": -0.78, "sentence=3": -0.14, "sentence=3 name": -0.53, "sentence=3 nominal": 0.07, "sentence=3 pronoun": -0.12,
        "size=1": -0.11, "size=4": -0.30, "size=8": 0.64, "speaks": 0.06, "speaks body": 0.63, "type=Concept": -0.88, "type=Group": -0.73,
        "type=Person": 0.25, "unranked": -0.18, "words=12": 0.10, "words=24": -0.09, "words=3": 0.45, "words=48": -0.14, "words=6": 0.15,
        "words=99": -0.71,
    },
}  # fmt: skip
"""The same beside the network's probability, whose logarithm has the weight "network"; "unranked" is of clusters that rules exclude.

Fitted by `python -m tests.benchmarks.coreference_beside`, on the same texts.
"""
