"""Predications: a clause in the order and the voice that it is written in, as tokens: the verb group, its subjects, and each phrase that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.language.clauses.clause import Clause
from kg.language.clauses.clause_statements import MOST
from kg.language.clauses.relatives import RELATIVE, Antecedents
from kg.language.trees.syntax import Tree, chain
from kg.language.wording.phrases import CONJUNCTS, phrase
from kg.language.wording.verb_groups import OBLIQUE, inherited, is_absorbed, is_stranded, leading, predicate, ties, verb_group

NOMINALS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
# "As" is that of "as well as".
CONJUNCTIONS = frozenset(("and", "or", "nor", "&", "as"))
# What stands between several is said of them together.
TOGETHER = frozenset(("between", "among", "amid"))
# This ties a noun to the noun before it.
ASIDES = frozenset(("including",))
# What follows these behind a noun is no phrase of its own; "guilty of theft" is.
INSIDE = {"nmod": TOGETHER | ASIDES | {"of"}, "obl": TOGETHER | ASIDES}
TAILED = frozenset(("object", "predicate", "oblique"))
NOWHERE = -1


class Part(NamedTuple):
    """A phrase that follows from a verb: the tokens of its preposition, its own, and those of each noun coordinated in it.

    `role` is "object", "complement", "predicate", "oblique", "clause" (with its conjunction), "participle" or "adverb".
    """

    role: str
    ties: list[int]
    whole: list[int]
    members: list[list[int]]


class Predication(NamedTuple):
    """The tokens of a clause's verb group, of each subject, and its parts in the order of the text, what stands before the verb last;
    `last` is the verb that the parts hang on."""

    words: list[int]
    subjects: list[list[int]]
    parts: list[Part]
    last: int


class Predications:
    """Reads the clauses of one tree."""

    def __init__(self, table: Tree):
        self.table, self.antecedents = table, Antecedents(table)

    def of(self, clause: Clause) -> Predication | None:
        """The clause's predication; None without a subject in the text ("its decision to…" has none), and for a complement that is read
        with the verb above."""
        table = self.table
        if not clause.surface or clause.kind == "gapped" or is_absorbed(table, clause) or table.tag[clause.surface[0]] == "PRP$":
            return None
        words, last = verb_group(table, clause)
        words = [*inherited(table, clause), *words]
        parts = self._parts(clause, words, last)
        if not parts and table.kid(last, "aux:pass") is not None:
            # "The army was | disbanded".
            parts = [_alone("predicate", [], [w for w in words if w >= last])]
            words = [w for w in words if w < last]
        return Predication(words, self._subjects(clause), parts, last)

    def variants(self, clause: Clause, read: Predication) -> Iterator[Predication]:
        """Other ways to put it: an infinitive that is another's to do, from the one who wants it of them ("pressed the party to accept");
        what there is, with "there" for the subject."""
        above, there = clause.parent, self.table.kid(clause.token, "expl")
        if there is not None and self.table.word[there] == "there" and clause.surface[0] > clause.token:
            whole = [phrase(self.table, i) for i in clause.surface]
            yield read._replace(subjects=[[there]], parts=[_alone("object", [], tokens) for tokens in whole])
        if clause.kind != "infinitive" or above is None or not above.surface or above.surface == clause.surface:
            return
        if not is_absorbed(self.table, above) and (before := leading(self.table, clause)):
            yield read._replace(words=[*before, *read.words], subjects=self._subjects(above), parts=read.parts[:1])

    def singles(self, read: Predication) -> Iterator[tuple[list[int], Part]]:
        """Each phrase by itself, conjunct by conjunct, with the words before it: the verb's and, for what follows an object or predicate noun, its;
        then what a noun of these phrases has behind it ("signed a deal | with China")."""
        if not read.parts:
            return
        first, start = read.parts[0], min(read.words, default=0)
        direct = [*first.ties, *first.whole] if first.role in ("object", "predicate") and first.whole[0] > start else []
        single = len(read.parts) == 1 and (len(first.members) == 1 or not first.ties)
        for n, part in enumerate(read.parts):
            words = [*read.words, *direct] if n else read.words
            # A participle that shares the subject makes rows of its own.
            if not single and part.role != "participle":
                yield from ((words, _alone(part.role, part.ties, tokens)) for tokens in part.members)
            if part.role in TAILED and part.whole[0] > start:
                yield from (([*words, *part.ties, *before], tail) for tokens in part.members for before, tail in self._tails(tokens))

    def _subjects(self, clause: Clause) -> list[list[int]]:
        return [self._bare(tokens) for i in clause.surface for tokens in self._members(i, clause.token)]

    def _bare(self, tokens: list[int]) -> list[int]:
        """The phrase without what a comma sets apart in it, which makes a row of its own: an apposition, a participle."""
        table = self.table
        asides = [c for c in tokens if table.dep[c] in ("appos", "acl") and "," in table.word[table.left[c] - 1 : table.left[c] + 1]]
        # "Paris, Texas" is one name.
        asides = [c for c in asides if table.head[c] in tokens and not table.pos[c] == table.pos[table.head[c]] == "PROPN"]
        return [t for t in tokens if not any(table.left[c] <= t <= table.right[c] for c in asides)] or tokens

    def _members(self, i: int, branch: int) -> list[list[int]]:
        """The phrase, or one for each noun coordinated in it; "one or two" are one."""
        table = self.table
        members = [m for m in chain(table, i) if m == i or table.pos[m] in NOMINALS]
        joined = any(table.word[c] in CONJUNCTIONS for m in members for c in table.kids(m, "cc"))
        if not joined or all(table.pos[m] == "NUM" for m in members) or not 1 < len(members) <= MOST:
            return [phrase(table, i, branch=branch)]
        return [phrase(table, m, branch=branch, without=CONJUNCTS) for m in members]

    def _parts(self, clause: Clause, words: list[int], last: int) -> list[Part]:
        """Everything that follows from the verb: predicate noun, objects, complements, then obliques as they stand."""
        table, branch, used = self.table, clause.token, set(words)
        found = []
        if clause.kind == "copular" and branch not in used:
            found.append(_alone("predicate", table.kids(branch, "case"), predicate(table, branch, branch=branch, used=used)))
        objects = [self.antecedents.of(c) for c in table.kids(last, "iobj", "obj") if c not in used]
        if not objects and last == branch and not clause.passive:
            # "The cars it sells".
            objects = [i for i in clause.objects if i == table.head[branch] and table.dep[branch] in RELATIVE]
        found += [self._part("object", [], i, branch) for i in objects if i >= 0]
        found += [_alone("complement", [], phrase(table, c, whole=True)) for c in table.kids(last, "xcomp", "ccomp") if c not in used]
        used.update(t for part in found for t in part.whole)
        after, before = [], []
        above = [c for i in words if i != last for c in table.kids(i, *OBLIQUE, "advcl") if c < min(words)]
        for c in sorted([*above, *table.kids(last, *OBLIQUE, "advcl")]):
            if c not in used and (part := self._oblique(c, branch)):
                (after if c > last else before).append(part)
        if not found + after + before:
            found += [_alone("adverb", [], phrase(table, c)) for c in table.kids(last, "advmod") if c > last and table.tag[c] != "WRB"]
        return found + after + before

    def _oblique(self, c: int, branch: int) -> Part | None:
        table, bound = self.table, ties(self.table, c)
        if table.dep[c] == "advcl":
            role, tokens = "clause" if bound else "participle", [t for t in phrase(table, c, whole=True) if t not in bound]
            return _led(role, bound, tokens) or _alone(role, bound, tokens)
        target = self.antecedents.of(c)
        aside = is_stranded(table, c) or any(table.word[t] in ASIDES for t in bound)
        return None if target < 0 or aside else self._part("oblique", bound, target, branch)

    def _part(self, role: str, bound: list[int], i: int, branch: int) -> Part:
        tokens = phrase(self.table, i, branch=branch)
        if led := _led(role, bound, tokens):
            return led
        together = any(self.table.word[t] in TOGETHER for t in bound)
        return Part(role, bound, tokens, [tokens] if together else self._members(i, branch))

    def _tails(self, tokens: list[int]) -> Iterator[tuple[list[int], Part]]:
        table, own = self.table, set(tokens)
        head = next((t for t in tokens if table.head[t] not in own or table.head[t] == t), tokens[0])
        for c in table.kids(head, *INSIDE):
            bound = ties(table, c)
            if c > head and c in own and bound and table.word[bound[0]] not in INSIDE[table.dep[c]]:
                yield [t for t in tokens if t < table.left[c]], self._part("oblique", bound, c, NOWHERE)


def _led(role: str, bound: list[int], tokens: list[int]) -> Part | None:
    """Where something stands before the preposition, that is a word of the phrase: "two miles off the coast"."""
    return _alone(role, [], sorted([*bound, *tokens])) if bound and tokens[0] < bound[0] and tokens[-1] > bound[-1] else None


def _alone(role: str, bound: list[int], tokens: list[int]) -> Part:
    return Part(role, bound, tokens, [tokens])


__all__ = ["Part", "Predication", "Predications"]
