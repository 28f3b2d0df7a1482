"""Doubtful links, put to a person."""

from dataclasses import replace

import pytest

from kg.model import Candidate
from kg.wikidata import Decision, doubtful, review
from tests.wikidata.documents import resolved

CONGO = (Candidate("Q974", 0.5, "Democratic Republic of the Congo", "country"), Candidate("Q971", 0.4, "Republic of the Congo", "country"))


def linked(text, name, item, *candidates, document="d"):
    found = resolved(text, (name, "Place"))
    entity = replace(found.entities[0], wikidata=item, candidates=candidates)
    return replace(found, document=replace(found.document, id=document), entities=(entity,))


DOUBT = linked("Fighting went on in Congo.", "Congo", None, *CONGO)


def ask(documents, *answers, **options):
    lines, left = [], iter(answers)

    def read(prompt):
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return [decision for decided in review(doubtful(documents, **options), read=read, write=lines.append) for decision in decided], lines


def test_what_is_sure_or_hopeless_is_not_asked_about():
    sure = linked("Oslo voted.", "Oslo", "Q585", Candidate("Q585", 0.98, "Oslo", "capital"))
    hopeless = linked("Strelsau voted.", "Strelsau", None, Candidate("Q1", 0.05, "Strelsau", "film"))
    assert doubtful([sure, hopeless, linked("Zenda voted.", "Zenda", None)]) == []


def test_a_weak_link_is_asked_about_too():
    (doubt,) = doubtful([linked("Ruritania voted.", "Ruritania", "Q1", Candidate("Q1", 0.6, "Ruritania", "country"))])
    assert doubt.item == "Q1"


def test_the_question_shows_sentence_candidates_and_descriptions():
    _, lines = ask([DOUBT])
    shown = "\n".join(lines)
    assert all(words in shown for words in ("Congo – Place", "in [Congo].", "Q974", "Democratic Republic of the Congo – country", "0.50"))


@pytest.mark.parametrize(
    ("answer", "decision"),
    [("2", ("Congo", "yes", "Q971")), ("q3990", ("Congo", "yes", "Q3990")), ("n", ("Congo", "none")), ("none", ("Congo", "none"))],
)
def test_answers_become_decisions(answer, decision):
    assert ask([DOUBT], answer)[0] == [Decision(*decision)]


@pytest.mark.parametrize("answers", [("s",), ("",), ("q",), ()])
def test_nothing_is_decided_without_an_answer(answers):
    assert ask([DOUBT], *answers)[0] == []


def test_an_answer_that_is_none_is_asked_again():
    decisions, lines = ask([DOUBT], "3", "0", "yes", "1")
    assert decisions == [Decision("Congo", "yes", "Q974")]
    assert sum("skip" in line for line in lines) == 4


def test_what_is_mentioned_most_comes_first_and_quitting_keeps_what_was_decided():
    other = linked("Georgia voted. Georgia won.", "Georgia", None, Candidate("Q230", 0.5, "Georgia", "country"), document="e")
    twice = [other, replace(other, document=replace(other.document, id="f"))]
    decisions, _ = ask([DOUBT, *twice], "1", "q")
    assert decisions == [Decision("Georgia", "yes", "Q230")]


def test_where_the_graph_parted_a_name_the_decision_is_for_its_documents():
    other = linked("Congo signed.", "Congo", None, *CONGO, document="e")
    renamed = {"e": {"Congo": "Congo_(Q971)"}}
    decisions, _ = ask([DOUBT, other], "1", "2", renamed=lambda document: renamed.get(document, {}))
    assert decisions == [Decision("Congo", "yes", "Q974", "d"), Decision("Congo", "yes", "Q971", "e")]


def test_nothing_in_a_text_can_move_the_cursor():
    (doubt,) = doubtful([linked("\x1b[2JCongo\u202e signed.", "Congo", None, *CONGO)])
    _, lines = ask([linked("\x1b[2JCongo\u202e signed.", "Congo", None, *CONGO)])
    assert doubt.sentences and all(line.isprintable() for line in lines)
