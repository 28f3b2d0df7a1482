"""Open relations in the words of the sentence and its own voice."""

import pytest

from kg.language.projection import oie_rows
from tests.language.docs import doc

CASES = {
    "active with a time": (
        "Rebels/NNS/2/nsubj captured/VBD/0/root the/DT/4/det town/NN/2/obj on/IN/6/case Friday/NNP/2/obl",
        [("captured", "Rebels", "the town", "on Friday")],
    ),
    "passive, in its own voice": (
        "The/DT/2/det merger/NN/5/nsubj:pass was/VBD/5/aux:pass not/RB/5/advmod blocked/VBN/0/root by/IN/7/case regulators/NNS/5/obl:agent",
        [("was not blocked by", "The merger", "regulators")],
    ),
    "open complement": (
        "Nissan/NNP/2/nsubj wants/VBZ/0/root to/TO/4/mark cut/VB/2/xcomp jobs/NNS/4/obj",
        [("wants to cut", "Nissan", "jobs")],
    ),
    "reported clause": (
        "Officials/NNS/2/nsubj said/VBD/0/root the/DT/4/det army/NN/5/nsubj shelled/VBD/2/ccomp Goma/NNP/5/obj",
        [("said", "Officials", "the army shelled Goma"), ("shelled", "the army", "Goma")],
    ),
    "copula": (
        "Oslo/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det capital/NN/0/root of/IN/6/case Norway/NNP/4/nmod",
        [("is", "Oslo", "the capital of Norway")],
    ),
    "relative pronoun": (
        "The/DT/2/det bill/NN/6/nsubj which/WDT/5/obj Biden/NNP/5/nsubj vetoed/VBD/2/acl:relcl hurt/VBD/0/root banks/NNS/6/obj",
        [("vetoed", "Biden", "The bill"), ("hurt", "The bill", "banks")],
    ),
    "apposition": (
        "Scholz/NNP/5/nsubj ,/,/4/punct the/DT/4/det chancellor/NN/1/appos met/VBD/0/root Modi/NNP/5/obj",
        [("met", "Scholz, the chancellor", "Modi"), ("is", "Scholz", "the chancellor")],
    ),
    "no subject, no row": ("Close/VB/0/root the/DT/3/det door/NN/1/obj", []),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_rows(sentence, expected):
    assert [(row.relation, *row.arguments) for row in oie_rows(doc(sentence))] == expected


def test_rows_name_their_sentence_and_are_less_sure_of_what_is_inferred():
    rows = oie_rows(doc(CASES["apposition"][0], CASES["copula"][0]))
    assert next(row.sentence for row in rows).startswith("Scholz")
    assert all(0 < row.confidence <= 1 for row in rows)
    assert max(rows, key=lambda row: row.confidence).relation == "met"
