"""Headlines made of sentences keep the sentences' trees."""

import numpy as np
import pytest

from kg.training.examples import Example
from kg.training.telegraphic import telegraphic

LABELS = {
    "upos": ["NOUN", "VERB", "DET", "PUNCT", "ADP", "AUX", "PART"],
    "xpos": ["NN", "VBD", "DT", ".", "IN", "MD", "TO", "VBN", "VBZ", "VB"],
    "feats": ["_"],
    "rels": ["root", "nsubj", "obj", "det", "punct", "obl", "case", "aux", "aux:pass", "nsubj:pass", "mark"],
}
BANK = "The/DET/DT/2/det bank/NOUN/NN/3/nsubj lent/VERB/VBD/0/root a/DET/DT/5/det sum/NOUN/NN/3/obj ./PUNCT/./3/punct"
TOWN = (
    "The/DET/DT/2/det town/NOUN/NN/4/nsubj:pass was/AUX/VBD/4/aux:pass hit/VERB/VBN/0/root in/ADP/IN/7/case a/DET/DT/7/det storm/NOUN/NN/4/obl "
    "./PUNCT/./4/punct"
)
MOVE = "The/DET/DT/2/det firm/NOUN/NN/4/nsubj will/AUX/MD/4/aux move/VERB/VB/0/root ./PUNCT/./4/punct"


def example(text: str) -> Example:
    """Words as word/upos/xpos/head/relation."""
    cells = [item.split("/") for item in text.split()]
    columns = [[LABELS["upos"].index(u), LABELS["xpos"].index(x), 0, int(h), LABELS["rels"].index(r)] for _, u, x, h, r in cells]
    count = len(cells)
    return Example([cell[0] for cell in cells], [True] * (count - 2) + [False, True], np.arange(count), [], True, np.array(columns).T)


@pytest.mark.parametrize(
    ("text", "words", "arcs"),
    [
        (BANK, "Bank lends sum", ["nsubj>2", "root>0", "obj>2"]),
        (TOWN, "Town hit in storm", ["nsubj:pass>2", "root>0", "case>4", "obl>2"]),
        (MOVE, "Firm to move", ["nsubj>3", "mark>3", "root>0"]),
    ],
)
def test_a_headline_has_no_articles_and_the_present(text, words, arcs):
    (made,) = telegraphic([example(text)], LABELS)
    assert " ".join(made.words) == words
    assert [f"{LABELS['rels'][rel]}>{head}" for head, rel in zip(made.tree[3], made.tree[4], strict=True)] == arcs
    assert len(made.words) == len(made.spaces) == len(made.ner)


def test_a_fragment_is_no_clause_to_take():
    assert not list(telegraphic([example("bank/NOUN/NN/0/root ./PUNCT/./1/punct")], LABELS))
