"""What is held to be so as a statement of its own: "called the raid a crime" says that, as the speaker has it, the raid was a crime."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.clauses.participants import Participants
from kg.language.clauses.relation import relation_name
from kg.language.judgement.opinions import TELLING_ALONE, held
from kg.language.maker import Maker
from kg.language.trees.syntax import chain, tree
from kg.model import Mention, Statement

# A statement that an opinion is made of stands at one remove from the words.
CONFIDENCE = 0.9
# Of longer lists only the first.
MOST = 24


def make_opinions(doc: Doc, clause: Clause, made: list[Statement], participants: Participants, maker: Maker) -> None:
    """Makes the statements that the clause's objects are what they are called: the content of those `made` of the clause, most of which
    say nothing without it."""
    table = tree(doc)
    predicates = [x for c in table.children[clause.token] if held(table, c) for x in chain(table, c)]
    # "Considered responsible for the fire" is a clause already.
    predicates = [x for x in predicates if table.kid(x, "obl", "ccomp") is None]
    objects = participants.of(clause.objects)[:MOST] if predicates else []
    opinions = [s.id for x in predicates for s in _opinion(doc, x, objects, participants, maker)]
    for statement in made if opinions else ():
        maker.update(statement.id, content=tuple(opinions), presupposed=table.lemma[clause.token] not in TELLING_ALONE)


def _opinion(doc: Doc, i: int, objects: list[Mention], participants: Participants, maker: Maker) -> list[Statement]:
    table = participants.table
    noun = table.pos[i] in ("NOUN", "PROPN")
    lemma = "be" if noun else f"be {table.word[i]}"
    named = participants.of([i]) if noun else [None]
    return [
        maker.make(doc[i], lemma=lemma, relation=relation_name(lemma), subject=subject, object=what, confidence=CONFIDENCE, words=[i])
        for subject in objects
        for what in named
        if subject is not None and (what is None or what.key != subject.key)
    ]  # fmt: skip
