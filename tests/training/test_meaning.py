"""Roles of a sentence out of the analysis of a window of several."""

import numpy as np

from kg.language.parsing.encoder import Analysis, Labels
from kg.language.parsing.meaning import Meaning
from kg.training.meaning import roles_said
from kg.training.roles import Roles

LABELS = Labels(("X",), ("X",), ("_",), ("root", "nsubj", "obj", "det"), ("O",), ("_", "A0", "A1"))


def test_roles_count_from_the_sentence_and_get_the_spans_of_its_tree():
    heads, rels = np.array([0, 2, 2, 4, 2]), np.array([0, 1, 0, 3, 2])  # "Hello" "They took the town"
    zeros, vectors = np.zeros(5, dtype=np.float32), np.zeros((5, 1), dtype=np.float32)
    roles = np.array([[2, 1, 1], [2, 4, 2]])
    meaning = Meaning(np.array([-1, -1, 2, -1, -1.0]), zeros, vectors, vectors, zeros, zeros, roles)
    analysis = Analysis(*[np.zeros(5, dtype=np.int32)] * 4, heads, rels, np.zeros(5, dtype=np.int32), meaning)
    said = roles_said(analysis, 1, ["They", "took", "the", "town"], LABELS)
    assert said == Roles({1: ""}, [(1, 0, "A0"), (1, 3, "A1")], [(1, "A0", 0, 1), (1, "A1", 2, 4)])
    assert roles_said(analysis, 0, ["Hello"], LABELS) == Roles()
