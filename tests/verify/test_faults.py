"""The mutation test: faults of every kind are planted in a good graph, and each one is found, with the statement that has it."""

from dataclasses import replace
from itertools import islice

import pytest

from kg.model import Kind
from kg.verify.anew import anew
from kg.verify.page import page
from kg.verify.verify import document_failures
from tests.verify import faults_of_entities  # noqa: F401 (enters its kinds)
from tests.verify.faults import FAULTS

A_DOCUMENT = 6  # of a kind that are planted in one document


def planted(kind, quads):
    return list(islice(FAULTS[kind](quads), A_DOCUMENT))


@pytest.fixture(scope="session")
def pages(ground):
    """The quads of each document, by id."""
    return {id: sorted(ground.store.quads(graph=ground.store.graph(id)), key=str) for id in ground.store.documents()}


def failures(quads, reading, ground, policy):
    return list(document_failures(reading, page(quads, ground.store.names), ground, policy))


def test_the_graph_as_it_was_built_has_no_failure(pages, readings, ground, policy):
    assert len(pages) == len(readings) == 5
    assert [f.line for id, quads in pages.items() for f in failures(quads, readings[id], ground, policy)] == []


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_of_a_kind_is_found(kind, pages, readings, ground, policy):
    found = [bool(failures(faulty, readings[id], ground, policy)) for id, quads in pages.items() for faulty in planted(kind, quads)]
    assert found and all(found), f"{found.count(False)} of {len(found)} missed"


def test_there_are_enough_faults(pages):
    assert sum(len(planted(kind, quads)) for kind in FAULTS for quads in pages.values()) >= 40
    assert min(sum(len(planted(kind, quads)) for quads in pages.values()) for kind in FAULTS) >= 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("swapped arguments", "subject and object are swapped"),
        ("dropped negation", "the factuality is Asserted, the text says Negated"),
        ("shifted offsets", "the sentence is not at characters"),
        ("changed object", "the object is"),
        ("removed attribution", "the attribution"),
        ("a plain triple without support", "no statement that the policy lets through"),
        ("a plain triple missing", "the plain triple is missing"),
        ("a wrong document hash", "the hash of its text is not the source's"),
        ("a statement invented", "makes no such statement"),
        ("a statement removed", "the graph lacks it"),
    ],
)
def test_a_failure_says_what_is_wrong_and_where(kind, words, pages, readings, ground, policy):
    id, quads = next((id, quads) for id, quads in pages.items() if planted(kind, quads))
    found = failures(planted(kind, quads)[0], readings[id], ground, policy)
    assert any(words in f.problem for f in found), [f.line for f in found]
    assert all(f.document == id and "\n" not in f.line for f in found)


def test_a_failure_of_a_statement_has_its_sentence(pages, readings, ground, policy):
    quads = pages["news/court"]
    found = failures(planted("swapped arguments", quads)[0], readings["news/court"], ground, policy)
    (swapped,) = (f for f in found if "swapped" in f.problem)
    assert swapped.statement and swapped.sentence in readings["news/court"].document.text


def test_a_participant_that_is_neither_in_the_evidence_nor_resolved_is_told(readings, ground):
    reading = readings["news/court"]
    statement = next(s for s in reading.statements if s.subject and s.object)
    unknown = replace(statement.subject, start=1, end=2, kind=Kind.PRONOUN, chain=None)
    elsewhere = replace(statement, subject=unknown, evidence=reading.sentences[-1:])
    stored = page((), ground.store.names)
    again = anew(replace(reading, statements=(elsewhere,)), stored, ground.ontology, ground.writer)
    assert again.loose == {elsewhere.id: unknown}
    assert not anew(reading, stored, ground.ontology, ground.writer).loose
