"""Predications: a clause in the order and the voice that it is written in, as tokens: the verb group, its subjects, and each phrase that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.language.clauses.clause import Clause
from kg.language.clauses.dependents import COMPLEMENT_MARKS, gerund_mark
from kg.language.clauses.relatives import RELATIVE, Antecedents
from kg.language.clauses.verbs import is_idiom
from kg.language.trees.syntax import Tree, chain
from kg.language.wording import CONJUNCTS, phrase

VERB_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))
OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent")
NOMINALS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
# "As" is that of "as well as".
CONJUNCTIONS = frozenset(("and", "or", "nor", "&", "as"))
# What stands between several is said of them together.
TOGETHER = frozenset(("between", "among", "amid"))
# What follows these behind a noun is no phrase of its own; "guilty of theft" is.
INSIDE = TOGETHER | {"of"}
# These tie a noun to the noun before them.
ASIDES = frozenset(("including", "excluding"))
TAILED = frozenset(("object", "predicate", "oblique"))
REACH = 4
NOWHERE = -1


class Part(NamedTuple):
    """A phrase that follows from a verb: the tokens of its preposition, its own, and those of each noun coordinated in it.

    `role` is "object", "complement", "predicate", "oblique", "clause" or "adverb".
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
        """The clause's predication; None without a subject in the text, and for a complement that is read with the verb above.

        An infinitive of the same subject is read with the words before it: "has a duty to defend".
        """
        if not clause.surface or clause.kind == "gapped" or self._is_absorbed(clause) or self.table.tag[clause.surface[0]] == "PRP$":
            return None
        words, last = self._group(clause)
        if clause.kind == "infinitive" and clause.parent and clause.parent.surface == clause.surface:
            words = [*self._leading(clause), *words]
        words = [*self._inherited(clause), *words]
        parts = self._parts(clause, words, last)
        if not parts and self.table.kid(last, "aux:pass") is not None:
            # "The army was | disbanded".
            parts = [_alone("predicate", [], [w for w in words if w >= last])]
            words = [w for w in words if w < last]
        return Predication(words, self._subjects(clause), parts, last)

    def variants(self, clause: Clause) -> Iterator[Predication]:
        """Other ways to put it: an infinitive that is another's to do, from the one who wants it of them ("pressed the party to accept");
        what there is, with "there" for the subject."""
        above, read = clause.parent, self.of(clause)
        if read is None:
            return
        there = self.table.kid(clause.token, "expl")
        if there is not None and self.table.word[there] == "there" and clause.surface[0] > clause.token:
            whole = [phrase(self.table, i) for i in clause.surface]
            yield read._replace(subjects=[[there]], parts=[_alone("object", [], tokens) for tokens in whole])
        others = (
            clause.kind == "infinitive" and above and above.surface and above.surface != clause.surface and not self._is_absorbed(above)
        )
        if others and (leading := self._leading(clause)):
            yield read._replace(words=[*leading, *read.words], subjects=self._subjects(above), parts=read.parts[:1])

    def singles(self, read: Predication) -> Iterator[tuple[list[int], Part]]:
        """Each phrase by itself, conjunct by conjunct, with the words before it: the verb's and, for what follows an object or predicate noun, its;
        then what a noun of these phrases has behind it ("signed a deal | with China")."""
        if not read.parts:
            return
        first = read.parts[0]
        follows = first.role in ("object", "predicate") and first.whole[0] > min(read.words, default=0)
        direct = [*first.ties, *first.whole] if follows else []
        single = len(read.parts) == 1 and (len(first.members) == 1 or not first.ties)
        for n, part in enumerate(read.parts):
            words = [*read.words, *direct] if n else read.words
            # A participle that shares the subject makes rows of its own.
            if not single and part.role != "participle" and not self._is_aside(part):
                yield from ((words, _alone(part.role, part.ties, tokens)) for tokens in part.members)
            if part.role in TAILED and part.whole[0] > min(words, default=0):
                yield from (([*words, *part.ties, *before], tail) for tokens in part.members for before, tail in self._tails(tokens))

    def _subjects(self, clause: Clause) -> list[list[int]]:
        return [self._bare(tokens) for i in clause.surface for tokens in self._members(i, clause.token)]

    def _bare(self, tokens: list[int]) -> list[int]:
        """The phrase without an apposition after a comma at its end: that makes a row of its own."""
        table = self.table
        asides = [c for c in tokens if table.dep[c] in ("appos", "acl") and "," in table.word[table.left[c] - 1 : table.left[c] + 1]]
        # "Paris, Texas" is one name.
        asides = [c for c in asides if table.head[c] in tokens and not table.pos[c] == table.pos[table.head[c]] == "PROPN"]
        return [t for t in tokens if not any(table.left[c] <= t <= table.right[c] for c in asides)] or tokens

    def _inherited(self, clause: Clause) -> list[int]:
        """The words that a coordinated infinitive shares with the first: "pledged to cut taxes and | fight crime"."""
        first, i = clause.parent, clause.token
        if (
            self.table.dep[i] != "conj"
            or first is None
            or self.table.head[i] != first.token
            or self.table.tag[i] != "VB"
            or first.kind != "infinitive"
        ):
            return []
        if self.ties(i):
            return []
        if self._is_absorbed(first):
            return [w for w in self._group(first.parent)[0] if w < first.token]
        shared = first.parent is not None and first.parent.surface == first.surface
        return [*(self._leading(first) if shared else []), *self.ties(first.token)]

    def _leading(self, clause: Clause) -> list[int]:
        """The words of the clause above before an infinitive: its verb group, and its object or the noun that the infinitive is hung on."""
        table, above, i = self.table, clause.parent, clause.token
        words, last = self._group(above)
        noun = table.head[i] if table.dep[i] == "acl" else last
        if last not in (noun, table.head[noun]) and noun != above.token:
            return []
        if above.kind == "copular":
            return [*words, *self.ties(above.token), *phrase(table, above.token, branch=i, without=CONJUNCTS)]
        found = [w for w in words if w < i]
        for c in table.kids(last, "obj", "iobj", "xcomp", *OBLIQUE):
            if c not in words and last < c < i and (table.dep[c] in ("obj", "iobj") or c == noun):
                found += [*self.ties(c), *phrase(table, c, branch=i)]
        return found

    def _members(self, i: int, branch: int) -> list[list[int]]:
        """The phrase, or one for each noun coordinated in it."""
        table = self.table
        members = [m for m in chain(table, i) if m == i or table.pos[m] in NOMINALS]
        joined = any(table.pos[m] != "NUM" for m in members) and any(
            table.word[c] in CONJUNCTIONS for m in members for c in table.kids(m, "cc")
        )
        if len(members) == 1 or not joined:
            return [phrase(table, i, branch=branch)]
        return [phrase(table, m, branch=branch, without=CONJUNCTS) for m in members]

    def _is_absorbed(self, clause: Clause) -> bool:
        above = clause.parent
        return above is not None and self._complement(above.token) == clause.token

    def _group(self, clause: Clause) -> tuple[list[int], int]:
        """The words of the relation and the verb that its arguments hang on: the last of a chain of open complements."""
        token, words = clause.token, self._verb(clause.token, copular=clause.kind == "copular")
        if clause.kind == "infinitive":
            words += self.ties(token)
        while (inner := self._complement(token)) is not None:
            words += [*self.ties(inner), *self._verb(inner, copular=False)]
            token = inner
        return words, token

    def ties(self, i: int) -> list[int]:
        """The prepositions, or the conjunction, before what `i` heads."""
        return sorted(f for k in self.table.kids(i, "case", "mark") for f in (k, *self.table.kids(k, "fixed")))

    def _complement(self, i: int) -> int | None:
        """The open complement that is read with the verb: "wants to cut", "was accused of taking"."""
        table = self.table
        if table.kid(i, "obj", "iobj") is not None:
            return None
        c = table.kid(i, "xcomp")
        if c is not None:
            return c if table.pos[c] in ("VERB", "AUX") else None
        if table.pos[i] == "VERB":
            for c in table.kids(i, "advcl"):
                if table.kid(c, "mark") == i + 1 and gerund_mark(table, c) in COMPLEMENT_MARKS:
                    return c
        return None

    def _verb(self, i: int, *, copular: bool) -> list[int]:
        table = self.table
        words = [] if copular else [i]
        words += [c for c in table.children[i] if table.dep[c] in VERB_GROUP]
        words += [*self._shared(i), *(c for c in table.children[i] if c == i + 1 and self._is_stranded(c))]
        last = max(words, default=i)
        for c in table.kids(i, "advmod"):
            near = (c < last and last - c <= REACH) or (c == last + 1 and table.pos[c] != "ADP")
            # "Could very well have".
            own = [c] if not table.children[c] else [c - 1, c] if table.children[c] == [c - 1] and c < last else []
            if near and table.tag[c] != "WRB":
                words += own
        return words + [c for c in table.kids(i, "obj") if is_idiom(table, c, table.lemma[i])]

    def _shared(self, i: int) -> list[int]:
        """The auxiliaries or the copula that a coordinated predicate leaves out: "was seized and | burned"."""
        table, first = self.table, self.table.head[i]
        if table.dep[i] != "conj" or table.kid(i, *VERB_GROUP, "mark", "nsubj", "nsubj:pass") is not None:
            return []
        alike = table.tag[first] == table.tag[i] if table.pos[i] == "VERB" else table.pos[i] == table.pos[first]
        return [c for c in table.kids(first, "aux", "aux:pass", "cop") if c < first] if alike else []

    def _parts(self, clause: Clause, words: list[int], last: int) -> list[Part]:
        """Everything that follows from the verb: predicate noun, objects, complements, then obliques as they stand."""
        table, branch, used = self.table, clause.token, set(words)
        found = [self._predicate(clause, used)] if clause.kind == "copular" else []
        objects = [self.antecedents.of(c) for c in table.kids(last, "iobj", "obj") if c not in used]
        if not objects and last == branch and not clause.passive:
            # "The cars it sells".
            objects = [i for i in clause.objects if i == table.head[branch] and table.dep[branch] in RELATIVE]
        found += [self._part("object", [], i, branch) for i in objects if i >= 0]
        found += [_alone("complement", [], phrase(table, c, whole=True)) for c in table.kids(last, "xcomp", "ccomp") if c not in used]
        inside = {t for part in found for t in part.whole}
        after, before = [], []
        for c in table.kids(last, *OBLIQUE, "advcl"):
            if c not in used | inside and (part := self._oblique(c, branch)):
                (after if c > last else before).append(part)
        if not found + after + before:
            found += [_alone("adverb", [], phrase(table, c)) for c in table.kids(last, "advmod") if c > last and table.tag[c] != "WRB"]
        return found + after + before

    def _oblique(self, c: int, branch: int) -> Part | None:
        ties = self.ties(c)
        if self.table.dep[c] == "advcl":
            tokens = [t for t in phrase(self.table, c, whole=True) if t not in ties]
            return _bound("clause" if ties else "participle", ties, tokens) or _alone("clause" if ties else "participle", ties, tokens)
        if self._is_stranded(c):
            return None
        target = self.antecedents.of(c)
        return self._part("oblique", ties, target, branch) if target >= 0 else None

    def _part(self, role: str, ties: list[int], i: int, branch: int) -> Part:
        tokens = phrase(self.table, i, branch=branch)
        if bound := _bound(role, ties, tokens):
            return bound
        together = any(self.table.word[t] in TOGETHER for t in ties)
        return Part(role, ties, tokens, [tokens] if together else self._members(i, branch))

    def _is_stranded(self, c: int) -> bool:
        """A preposition whose noun stands elsewhere: "were dealt with"."""
        return self.table.dep[c] in ("obl", "advmod") and self.table.pos[c] == "ADP" and not self.table.children[c]

    def _is_aside(self, part: Part) -> bool:
        """ "Including the final": of a noun, and not of the verb."""
        return bool(part.ties) and self.table.word[part.ties[0]] in ASIDES

    def _tails(self, tokens: list[int]) -> Iterator[tuple[list[int], Part]]:
        table, own = self.table, set(tokens)
        head = next((t for t in tokens if table.head[t] not in own or table.head[t] == t), tokens[0])
        for c in table.kids(head, "nmod", "obl"):
            ties = self.ties(c)
            if c > head and c in own and ties and table.word[ties[0]] not in ASIDES | (INSIDE if table.dep[c] == "nmod" else TOGETHER):
                yield [t for t in tokens if t < table.left[c]], self._part("oblique", ties, c, NOWHERE)

    def _predicate(self, clause: Clause, used: set[int]) -> Part:
        i = clause.token
        last = max(self.table.kids(i, "cop", "aux"), default=i)
        early = used | {c for c in self.table.kids(i, "advmod", *OBLIQUE) if c < last}
        return _alone("predicate", self.table.kids(i, "case"), phrase(self.table, i, branch=i, without=CONJUNCTS, but=early))


def _bound(role: str, ties: list[int], tokens: list[int]) -> Part | None:
    """Where something stands before the preposition, that is a word of the phrase: "two miles off the coast"."""
    return _alone(role, [], sorted([*ties, *tokens])) if ties and tokens[0] < ties[0] and tokens[-1] > ties[-1] else None


def _alone(role: str, ties: list[int], tokens: list[int]) -> Part:
    return Part(role, ties, tokens, [tokens])


__all__ = ["Part", "Predication", "Predications"]
