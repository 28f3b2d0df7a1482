"""Open relations: each clause in the words of its sentence and the voice it is written in, as open information extraction has them
(Bhardwaj et al. 2019, CaRB): a verb group with its preposition, its subject, its object, and every further phrase."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.clauses.clause_statements import CONFIDENCE, DIRECT
from kg.language.clauses.clauses import clauses
from kg.language.clauses.relatives import Antecedents
from kg.language.confidence import nominal_confidence, row_confidence
from kg.language.judgement.learned import Learned
from kg.language.trees.syntax import Tree, chain, tree

# What is not repeated in an argument: it makes a row of its own or is an aside.
PRUNED = frozenset(("acl:relcl", "advcl:relcl", "parataxis", "punct", "discourse", "vocative", "list"))
# What hangs on a noun that is a predicate, or on a preposition's noun, and is no part of the phrase.
OUTSIDE = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "cop", "aux", "expl", "case", "mark", "advcl", "ccomp", "cc:preconj"))
VERB_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))
OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent")
REACH = 4
# How often rows turn out right on the development part of CaRB, beside a finite clause.
KINDS = {"finite": 1.0, "copular": 0.85, "participle": 0.8, "infinitive": 0.75}
NOMINAL = {"appos": ("is", 0.4), "nmod:poss": ("has", 0.3)}


class OpenRelation(NamedTuple):
    """One row: the sentence, the words of the relation, first argument and all others, and how sure it is (0 to 1)."""

    sentence: str
    confidence: float
    relation: str
    arguments: tuple[str, ...]


def oie_rows(doc: Doc) -> list[OpenRelation]:
    """The open relations of the Doc, clause by clause."""
    projector = _Projector(doc, tree(doc))
    return [*(row for clause in clauses(doc) for row in projector.rows(clause)), *projector.nominal_rows()]


class _Projector:
    def __init__(self, doc: Doc, table: Tree):
        self.doc, self.table, self.antecedents = doc, table, Antecedents(table)
        self.learned = Learned(doc)
        self.sentence = [""] * len(doc)
        for sentence in doc.sents:
            self.sentence[sentence.start : sentence.end] = [sentence.text] * len(sentence)

    def rows(self, clause: Clause) -> Iterator[OpenRelation]:
        """The rows of one clause: none without a subject in the text, none of a complement that is read with the verb above."""
        if not clause.surface or clause.kind == "gapped" or self._is_absorbed(clause):
            return
        words, last = self._group(clause)
        arguments = self._arguments(last, skip=set(words), branch=clause.token)
        if clause.kind == "copular":
            arguments.insert(0, self._predicate(clause))
        if not arguments:
            return
        relation = " ".join(filter(None, [*(self.doc[i].text for i in sorted(words)), arguments[0][0]]))
        confidence = DIRECT * KINDS[clause.kind]
        for step in clause.steps:
            confidence *= CONFIDENCE[step]
        rest = tuple(" ".join(filter(None, (case, words[0]))) for case, words in arguments[1:])
        sentence, subjects = self.sentence[clause.token], self._subjects(clause)
        sure = row_confidence(
            clause, self.table, given=confidence, words=sentence.count(" ") + 1, subject=subjects[0], relation=relation, arguments=arguments,
            disputed=self.learned.disputes(last, clause.surface[0]),
        )  # fmt: skip
        for subject, first in product(subjects, arguments[0][1]):
            yield OpenRelation(sentence, sure, relation, (subject, first, *rest))

    def nominal_rows(self) -> Iterator[OpenRelation]:
        """What appositions and possessors say: "is", "has"."""
        for i, (dep, head) in enumerate(zip(self.table.dep, self.table.head, strict=True)):
            if dep in NOMINAL:
                relation, given = NOMINAL[dep]
                cells = [self._phrase(head, branch=i), self._phrase(i)]
                cells = cells if dep == "appos" else cells[::-1]
                sure = nominal_confidence(self.table, i, given=given, words=self.sentence[i].count(" ") + 1, cells=cells)
                yield OpenRelation(self.sentence[i], sure, relation, tuple(cells))

    def _subjects(self, clause: Clause) -> list[str]:
        return [self._phrase(i, branch=clause.token) for i in clause.surface]

    def _members(self, i: int, branch: int) -> list[str]:
        """The phrase, or one for each noun coordinated in it."""
        members = [m for m in chain(self.table, i) if m == i or self.table.pos[m] in ("NOUN", "PROPN", "PRON", "NUM")]
        if len(members) == 1:
            return [self._phrase(i, branch=branch)]
        return [self._phrase(m, branch=branch, without=frozenset(("conj", "cc"))) for m in members]

    def _is_absorbed(self, clause: Clause) -> bool:
        above = clause.parent
        return above is not None and self.table.dep[clause.token] == "xcomp" and self._complement(above.token) == clause.token

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
        if c is None:
            return None
        return c if self.table.pos[c] in ("VERB", "AUX") else None

    def _verb(self, i: int, *, copular: bool) -> list[int]:
        table = self.table
        words = [] if copular else [i]
        words += [c for c in table.children[i] if table.dep[c] in VERB_GROUP]
        last = max(words, default=i)
        for c in table.kids(i, "advmod"):
            near = (c < last and last - c <= REACH) or (c == last + 1 and table.pos[c] != "ADP")
            if near and not table.children[c] and table.tag[c] != "WRB":
                words.append(c)
        return words

    def _predicate(self, clause: Clause) -> tuple[str, list[str]]:
        i = clause.token
        cases = " ".join(self.doc[c].text for c in self.table.kids(i, "case"))
        last = max(self.table.kids(i, "cop", "aux"), default=i)
        early = {c for c in self.table.kids(i, "advmod") if c < last}
        without = frozenset(("conj", "cc"))
        return cases, [self._phrase(i, branch=i, without=without, but=early)]

    def _arguments(self, i: int, skip: set[int], branch: int) -> list[tuple[str, list[str]]]:
        """(preposition, phrases) of everything that follows from the verb: objects, complements, then obliques as they stand."""
        table = self.table
        found = [("", self._members(self.antecedents.of(c), branch)) for c in table.kids(i, "iobj", "obj") if self.antecedents.of(c) >= 0]
        found += [("", [self._phrase(c, whole=True)]) for c in table.kids(i, "xcomp", "ccomp") if c not in skip]
        if table.pos[i] not in ("VERB", "AUX"):
            return found
        phrases = table.kids(i, *OBLIQUE) + table.kids(i, "advcl")
        for c in [p for p in sorted(phrases) if p > i] + [p for p in sorted(phrases) if p < i]:
            if table.dep[c] == "advcl":
                found.append(("", [self._phrase(c, whole=True)]))
                continue
            target = self.antecedents.of(c)
            if target >= 0:
                cases = [f for k in table.kids(c, "case") for f in sorted([k, *table.kids(k, "fixed")])]
                found.append((" ".join(self.doc[k].text for k in cases), [self._phrase(target, branch=branch)]))
        return found

    def _phrase(self, i: int, *, branch: int = -1, without: frozenset[str] = frozenset(), whole: bool = False, but: set[int] = frozenset()) -> str:
        """The words of the phrase that `i` heads, without relative clauses and the branch that holds the predicate itself;
        `whole` keeps what a clause has beside its head."""
        table, chosen = self.table, [i]
        dropped = without if whole else without | OUTSIDE
        queue = [c for c in table.children[i] if table.dep[c] not in dropped and c not in but and not table.left[c] <= branch <= table.right[c]]
        for c in queue:
            if table.dep[c] not in PRUNED and not table.left[c] <= branch <= table.right[c]:
                chosen.append(c)
                queue.extend(table.children[c])
        return self._text(sorted(chosen))

    def _text(self, chosen: list[int]) -> str:
        """The words as the text has them, with the punctuation between two that are there."""
        table, parts = self.table, []
        for i, j in zip(chosen, [*chosen[1:], chosen[-1] + 1], strict=True):
            between = range(i + 1, j)
            parts.append(self.doc[i].text_with_ws)
            parts.append("".join(self.doc[k].text_with_ws for k in between) if all(table.pos[k] == "PUNCT" for k in between) else " ")
        return " ".join("".join(parts).split())


__all__ = ["OpenRelation", "oie_rows"]
