"""Sentences made of others have trees that say how they were made."""

from random import Random

import numpy as np
import pytest

from kg.training.clauses import Clause, Grammar
from kg.training.examples import Example
from kg.training.transforms import embedded, gapped, headline, of_object, of_place, of_subject, participle

LABELS = {
    "upos": ["NOUN", "VERB", "DET", "PUNCT", "PRON", "ADP", "AUX", "CCONJ", "PART", "PROPN"],
    "xpos": ["NN", "VBD", "DT", ".", "WDT", "IN", "MD", "CC", "TO", ",", "VBN", "WP", "VBZ", "VBG", "VB", "NNP"],
    "feats": ["_"],
    "rels": [
        "root", "nsubj", "obj", "det", "punct", "obl", "case", "aux", "aux:pass", "nsubj:pass", "acl:relcl", "acl", "conj", "cc", "orphan", "mark", "nmod",
    ],
}  # fmt: skip
GRAMMAR = Grammar(LABELS, ())


def example(text: str) -> Example:
    """Words as word/upos/xpos/head/relation."""
    cells = [item.split("/") for item in text.split()]
    columns = [[LABELS["upos"].index(u), LABELS["xpos"].index(x), 0, int(h), LABELS["rels"].index(r)] for _, u, x, h, r in cells]
    count = len(cells)
    return Example(
        [cell[0] for cell in cells], [True] * (count - 2) + [False, True], np.arange(count), [], True, np.array(columns).T,
        predicates=np.zeros(count, np.int8), roles=np.array([[2, 1, 5], [2, 4, 6]]), factuality=np.zeros(count, np.float32),
    )  # fmt: skip


BANK = "The/DET/DT/2/det bank/NOUN/NN/3/nsubj lent/VERB/VBD/0/root a/DET/DT/5/det sum/NOUN/NN/3/obj ./PUNCT/./3/punct"
TOWN = (
    "The/DET/DT/2/det town/NOUN/NN/4/nsubj:pass was/AUX/VBD/4/aux:pass hit/VERB/VBN/0/root in/ADP/IN/7/case a/DET/DT/7/det storm/NOUN/NN/4/obl "
    "./PUNCT/./4/punct"
)


def said(found) -> tuple[str, list[str]]:
    """A piece's words and arcs."""
    return " ".join(found.words), [f"{LABELS['rels'][row[4]]}>{row[3]}" for row in found.columns]


def clause(text: str) -> Clause:
    found = Clause.of(example(text), GRAMMAR)
    assert found is not None
    return found


class First(Random):
    """Chooses the first of what it is offered."""

    def choice(self, options):
        return options[0]


@pytest.mark.parametrize(
    ("make", "text", "words", "arcs"),
    [
        (of_object, BANK, "that the bank lent", ["obj>4", "det>3", "nsubj>4", "acl:relcl>0"]),
        (of_subject, BANK, "that lent a sum", ["nsubj>2", "acl:relcl>0", "det>4", "obj>2"]),
        (participle, BANK, "lending a sum", ["acl>0", "det>3", "obj>1"]),
        (participle, TOWN, "hit in a storm", ["acl>0", "case>4", "det>4", "obl>1"]),
        (of_place, TOWN, "in which the town was hit", ["case>2", "obl>6", "det>4", "nsubj:pass>6", "aux:pass>6", "acl:relcl>0"]),
    ],
)
def test_a_clause_becomes_what_stands_behind_a_noun(make, text, words, arcs):
    assert said(make(clause(text), GRAMMAR, First())) == (words, arcs)


def test_the_sentence_around_keeps_its_tree_and_its_roles():
    host, grammar = example(BANK), Grammar(LABELS, [clause(TOWN)])
    made = embedded(host, grammar, Random(4))
    count = len(made.words)
    assert count > len(host.words)
    assert count == len(made.spaces) == len(made.ner) == len(made.predicates) == len(made.factuality) == made.tree.shape[1]
    verb, subject, object_ = (made.words.index(word) for word in ("lent", "bank", "sum"))
    assert made.tree[3, [verb, subject, object_]].tolist() == [0, verb + 1, verb + 1]
    assert made.roles.tolist() == [[verb, subject, 5], [verb, object_, 6]]


def test_what_shares_the_verb_is_an_orphan():
    made = gapped(example(BANK), Grammar(LABELS, [clause(BANK)]), First())
    assert " ".join(made.words).removesuffix(" .") in ("The bank lent a sum , and the bank a sum", "The bank lent a sum and the bank a sum")
    second = len(made.words) - 1 - made.words[::-1].index("bank")
    orphan = len(made.words) - 1 - made.words[::-1].index("sum")
    assert [LABELS["rels"][made.tree[4, i]] for i in (second, orphan)] == ["conj", "orphan"]
    assert made.tree[3, orphan] == second + 1


@pytest.mark.parametrize(("text", "words"), [(BANK, "Bank lends sum"), (TOWN, "Town hit in storm")])
def test_a_headline_has_no_articles_and_the_present(text, words):
    made = headline(clause(text), GRAMMAR)
    assert " ".join(made.words) == words
    assert made.tree.shape[1] == len(made.words) == len(made.spaces) == len(made.ner)
    assert (made.tree[3] <= len(made.words)).all()


def test_a_question_or_a_fragment_is_no_clause_to_take():
    assert Clause.of(example("bank/NOUN/NN/0/root ./PUNCT/./1/punct"), GRAMMAR) is None
