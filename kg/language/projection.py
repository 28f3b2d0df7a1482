"""Open relations: each clause in the words of its sentence and the voice it is written in, as open information extraction has them
(Bhardwaj et al. 2019, CaRB): a verb group with its preposition, its subject, its object, and every further phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.clause_statements import CONFIDENCE, DIRECT
from kg.language.clauses import Clause, clauses
from kg.language.syntax import Tree, chain, tree
from kg.model import Reading

# What is not repeated in an argument: it makes a row of its own or is an aside.
PRUNED = frozenset(("acl:relcl", "advcl:relcl", "parataxis", "punct", "discourse", "vocative", "list"))
VERB_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))
# Adverbs are part of the relation where they stand inside the verb group or before it.
_ADVERBS = frozenset(("advmod",))
# Complements of these are read with them as one relation: "wants to build", "failed to reach".
_ARGUMENTS = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent", "advcl")


class OpenRelation(NamedTuple):
    """One row: the sentence, the words of the relation, first argument and all others, and how sure it is (0 to 1)."""

    sentence: str
    confidence: float
    relation: str
    arguments: tuple[str, ...]


def oie_rows(doc: Doc, reading: Reading) -> list[OpenRelation]:
    """The open relations of the Doc, sentence by sentence; those of titles, appositions and possessors come from the reading."""
    table = tree(doc)
    projector = _Projector(doc, table)
    return [row for clause in clauses(doc) for row in projector.rows(clause)]


class _Projector:
    def __init__(self, doc: Doc, table: Tree):
        self.doc, self.table = doc, table
        self.sentence = [""] * len(doc)
        for sentence in doc.sents:
            self.sentence[sentence.start : sentence.end] = [sentence.text] * len(sentence)

    def rows(self, clause: Clause) -> Iterator[OpenRelation]:
        """The rows of one clause: none without a subject in the text, none of a complement that is read with the verb above."""
        subject = self._subject(clause)
        if not subject or clause.kind == "gapped" or self._is_absorbed(clause):
            return
        words, last = self._group(clause)
        arguments = self._arguments(last, skip=set(words))
        if clause.kind == "copular":
            arguments.insert(0, self._predicate(clause))
        if not arguments:
            return
        relation = [self.doc[i].text for i in sorted(words)]
        if arguments[0][0]:
            relation.append(arguments[0][0])
        first, rest = arguments[0], arguments[1:]
        confidence = DIRECT
        for step in clause.steps:
            confidence *= CONFIDENCE[step]
        cells = (subject, first[1], *(" ".join(filter(None, pair)) for pair in rest))
        yield OpenRelation(self.sentence[clause.token], round(confidence, 3), " ".join(relation), cells)

    def _subject(self, clause: Clause) -> str:
        heads = clause.surface
        return " and ".join(self._phrase(i) for i in heads) if heads else ""

    def _is_absorbed(self, clause: Clause) -> bool:
        above = clause.parent
        return above is not None and self.table.dep[clause.token] == "xcomp" and above.surface == clause.surface and above.token == self.table.head[clause.token]

    def _group(self, clause: Clause) -> tuple[list[int], int]:
        """The words of the relation and the verb that its arguments hang on: the last of a chain of open complements."""
        token, words = clause.token, self._verb(clause.token, copular=clause.kind == "copular")
        while (inner := self._complement(token)) is not None:
            words += [*self.table.kids(inner, "mark"), *self._verb(inner, copular=False)]
            token = inner
        return words, token

    def _complement(self, i: int) -> int | None:
        if self.table.kid(i, "obj", "iobj") is not None:
            return None
        c = self.table.kid(i, "xcomp")
        return c if c is not None and self.table.pos[c] in ("VERB", "AUX") else None

    def _verb(self, i: int, *, copular: bool) -> list[int]:
        words = [] if copular else [i]
        for c in self.table.children[i]:
            dep = self.table.dep[c]
            inside = dep == "advmod" and c < i and not self.table.children[c] and self.table.tag[c] != "WRB" and i - c <= 4
            if dep in VERB_GROUP or inside:
                words.append(c)
        return words

    def _predicate(self, clause: Clause) -> tuple[str, str]:
        i = clause.token
        cases = self.table.kids(i, "case")
        return " ".join(self.doc[c].text for c in cases), self._phrase(i, without=frozenset(("nsubj", "cop", "aux", "case", "mark", "advcl", "expl", "conj", "cc", "ccomp")))

    def _arguments(self, i: int, skip: set[int]) -> list[tuple[str, str]]:
        """(preposition, words) of everything that follows from the verb, objects first."""
        table = self.table
        objects = [("", self._phrase(c)) for c in table.kids(i, "iobj", "obj")]
        objects += [("", self._phrase(c)) for c in table.kids(i, "xcomp", "ccomp") if c not in skip]
        phrases = []
        for c in table.kids(i, *_ARGUMENTS):
            case = [k for k in table.kids(c, "case", "mark") if k < c]
            with_fixed = [f for k in case for f in chain_fixed(table, k)]
            words = self._phrase(c, without=frozenset(("case",))) if table.dep[c] != "advcl" else self._phrase(c, without=frozenset(("mark",)))
            phrases.append((c, " ".join(self.doc[k].text for k in with_fixed), words))
        after = [(case, words) for c, case, words in phrases if c > i]
        before = [(case, words) for c, case, words in phrases if c < i]
        return objects + after + before

    def _phrase(self, i: int, without: frozenset[str] = frozenset()) -> str:
        """The words of the phrase that `i` heads, without relative clauses and, at its top, without the labels given."""
        table, chosen = self.table, [i]
        queue = [c for c in table.children[i] if table.dep[c] not in without]
        for c in queue:
            if table.dep[c] not in PRUNED or (table.dep[c] == "punct" and table.word[c] in ("-", "'", "’", "``", "''", '"', ",")):
                chosen.append(c)
                queue.extend(table.children[c])
        return self._text(sorted(chosen))

    def _text(self, chosen: list[int]) -> str:
        while len(chosen) > 1 and self.table.word[chosen[-1]] in (",", "-"):
            chosen.pop()
        while len(chosen) > 1 and self.table.word[chosen[0]] in (",", "-"):
            chosen.pop(0)
        return " ".join("".join(self.doc[i].text + (self.doc[i].whitespace_ if j == i + 1 else " ") for i, j in zip(chosen, [*chosen[1:], -1], strict=True)).split())


def chain_fixed(table: Tree, i: int) -> list[int]:
    """A function word and what is fixed to it, in order."""
    return sorted([i, *table.kids(i, "fixed")])


__all__ = ["OpenRelation", "chain", "oie_rows"]
