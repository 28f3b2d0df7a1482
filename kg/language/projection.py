"""Open relations: each clause in the words of its sentence and the voice it is written in, as open information extraction has them
(Bhardwaj et al. 2019, CaRB): a verb group with its preposition, its subject, its object, and every further phrase; and, where there
are several, each of them in a row of its own (Gashteovski et al. 2022)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.clauses.clause_statements import CONFIDENCE, DIRECT
from kg.language.clauses.clauses import clauses
from kg.language.confidence import levelled, nominal_confidence, row_confidence
from kg.language.judgement.learned import Learned
from kg.language.trees.syntax import Tree, tree
from kg.language.wording.namings import namings
from kg.language.wording.phrases import wording
from kg.language.wording.predications import Part, Predication, Predications

# How often rows turn out right on the development part of CaRB, beside a finite clause.
KINDS = {"finite": 1.0, "copular": 0.85, "participle": 0.8, "infinitive": 0.75}
# How much as sure a row with one of a clause's phrases is to say something that the row with all does not.
SINGLE = 0.3


class OpenRelation(NamedTuple):
    """One row: the sentence, the words of the relation, first argument and all others, and how sure it is (0 to 1)."""

    sentence: str
    confidence: float
    relation: str
    arguments: tuple[str, ...]


def oie_rows(doc: Doc) -> list[OpenRelation]:
    """The open relations of the Doc, clause by clause."""
    projector = _Projector(doc, tree(doc))
    rows = [*(row for clause in clauses(doc) for row in projector.rows(clause)), *projector.nominal_rows()]
    kept = list({(row.sentence, row.relation, row.arguments): row for row in reversed(rows)}.values())[::-1]
    return [row._replace(confidence=levelled(row.confidence)) for row in kept]


class _Projector:
    def __init__(self, doc: Doc, table: Tree):
        self.doc, self.table = doc, table
        self.predications, self.learned = Predications(table), Learned(doc)
        self.sentence = [""] * len(doc)
        for sentence in doc.sents:
            self.sentence[sentence.start : sentence.end] = [sentence.text] * len(sentence)

    def rows(self, clause: Clause) -> Iterator[OpenRelation]:
        """The rows of one clause: one with all its phrases, and one with each where there are several."""
        read = self.predications.of(clause)
        if read is None:
            return
        if read.parts:
            first, *others = read.parts
            yield from self._worded(
                clause, read, read.words, [first, *(part for part in others if part.role not in ("clause", "participle"))]
            )
        further = [(read, *single) for single in self.predications.singles(read)]
        further += [(variant, variant.words, part) for variant in self.predications.variants(clause, read) for part in variant.parts]
        for one, words, part in further:
            for row in self._worded(clause, one, words, [part]):
                yield row._replace(confidence=round(SINGLE * row.confidence, 3))

    def _worded(self, clause: Clause, read: Predication, words: list[int], parts: list[Part]) -> Iterator[OpenRelation]:
        """The row that these words make with these phrases, for each subject and each noun of the first phrase; none without a relation."""
        relation = self._joined(self._text(words), self._text(parts[0].ties))
        if not relation:
            return
        rest = tuple(self._joined(self._text(part.ties), self._text(part.whole)) for part in parts[1:])
        members = parts[0].members if parts[0].role == "object" else [parts[0].whole]
        subjects, firsts = map(self._text, read.subjects), [self._text(tokens) for tokens in members]
        sure = self._confidence(clause, read, relation, parts, firsts)
        for subject, first in product(subjects, firsts):
            yield OpenRelation(self.sentence[clause.token], sure, relation, (subject, first, *rest))

    def _confidence(self, clause: Clause, read: Predication, relation: str, parts: list[Part], firsts: list[str]) -> float:
        given = DIRECT * KINDS[clause.kind]
        for step in clause.steps:
            given *= CONFIDENCE[step]
        cells = [(self._text(parts[0].ties), firsts), *((self._text(part.ties), [self._text(part.whole)]) for part in parts[1:])]
        words, subject = self.sentence[clause.token].count(" ") + 1, self._text(read.subjects[0])
        disputed = self.learned.disputes(read.last, clause.surface[0])
        return row_confidence(
            clause, self.table, given=given, words=words, subject=subject, relation=relation, arguments=cells, disputed=disputed
        )

    def nominal_rows(self) -> Iterator[OpenRelation]:
        """What appositions, titles and possessors say: "is", "has"."""
        for naming in namings(self.table):
            cells = (self._text(naming.subject), self._text(naming.object))
            sentence = self.sentence[naming.token]
            sure = nominal_confidence(self.table, naming.token, given=naming.given, words=sentence.count(" ") + 1, cells=list(cells))
            yield OpenRelation(sentence, sure, naming.relation, cells)

    @staticmethod
    def _joined(*texts: str) -> str:
        return " ".join(filter(None, texts))

    def _text(self, tokens: list[int]) -> str:
        return wording(self.doc, self.table, tokens)


__all__ = ["OpenRelation", "oie_rows"]
