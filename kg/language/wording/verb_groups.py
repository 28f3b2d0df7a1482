"""Verb groups: which tokens make the relation of a clause, with what it shares with the clauses around it."""

from __future__ import annotations

from collections.abc import Collection

from kg.language.clauses.clause import Clause
from kg.language.clauses.dependents import COMPLEMENT_MARKS, gerund_mark
from kg.language.clauses.verbs import is_idiom
from kg.language.trees.syntax import Tree
from kg.language.wording.phrases import CONJUNCTS, phrase

VERB_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))
OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent")
REACH = 4


def ties(table: Tree, i: int) -> list[int]:
    """The prepositions, or the conjunction, before what `i` heads."""
    return sorted(f for k in table.kids(i, "case", "mark") for f in (k, *table.kids(k, "fixed")))


def is_stranded(table: Tree, i: int) -> bool:
    """Whether it is a preposition whose noun stands elsewhere: "were dealt with"."""
    return table.dep[i] in ("obl", "advmod") and table.pos[i] == "ADP" and not table.children[i]


def is_absorbed(table: Tree, clause: Clause) -> bool:
    """Whether the clause is a complement that is read with the verb above."""
    return clause.parent is not None and _complement(table, clause.parent.token) == clause.token


def verb_group(table: Tree, clause: Clause) -> tuple[list[int], int]:
    """The words of the relation and the verb that its arguments hang on: the last of a chain of open complements."""
    token, words = clause.token, _verb(table, clause.token, copular=clause.kind == "copular")
    if clause.kind == "infinitive":
        words += ties(table, token)
    while (inner := _complement(table, token)) is not None:
        if token == clause.token and clause.kind == "copular":
            # "Was able to flee".
            words += [*ties(table, token), *predicate(table, token, branch=inner, used=words)]
        # "Appealed to him to leave".
        words += [
            t for c in table.kids(token, *OBLIQUE) if token < c < inner and c not in words for t in (*ties(table, c), *phrase(table, c))
        ]
        words += [*ties(table, inner), *_verb(table, inner, copular=False)]
        token = inner
    return words, token


def predicate(table: Tree, i: int, *, branch: int, used: Collection[int]) -> list[int]:
    """The words of a predicate noun or adjective, without what stands before its copula and what is `used`."""
    last = max(table.kids(i, "cop", "aux"), default=i)
    early = [c for c in table.kids(i, "advmod", *OBLIQUE) if c < last]
    return phrase(table, i, branch=branch, without=CONJUNCTS, but={*used, *early})


def leading(table: Tree, clause: Clause) -> list[int]:
    """The words of the clause above before an infinitive: its verb group, and its object or the noun that the infinitive is hung on."""
    above, i = clause.parent, clause.token
    words, last = verb_group(table, above)
    noun = table.head[i] if table.dep[i] == "acl" else last
    if last not in (noun, table.head[noun]) and noun != above.token:
        return []
    if above.kind == "copular":
        return [*words, *ties(table, above.token), *phrase(table, above.token, branch=i, without=CONJUNCTS)]
    found = [w for w in words if w < i]
    for c in table.kids(last, "obj", "iobj", "xcomp", *OBLIQUE):
        if c not in words and last < c < i and (table.dep[c] in ("obj", "iobj") or c == noun):
            found += [*ties(table, c), *phrase(table, c, branch=i)]
    return found


def inherited(table: Tree, clause: Clause) -> list[int]:
    """The words that an infinitive has from what is before it and has the same subject: "has a duty to | defend", "pledged to cut taxes
    and | fight crime"."""
    above, i = clause.parent, clause.token
    if above is None:
        return []
    if clause.kind == "infinitive":
        return leading(table, clause) if above.surface == clause.surface else []
    together = table.dep[i] == "conj" and table.head[i] == above.token and above.kind == "infinitive"
    if not together or table.tag[i] != "VB" or ties(table, i):
        return []
    if is_absorbed(table, above):
        return [w for w in verb_group(table, above.parent)[0] if w < above.token]
    return [*inherited(table, above), *ties(table, above.token)]


def _complement(table: Tree, i: int) -> int | None:
    """The open complement that is read with the verb: "wants to cut", "was accused of taking"."""
    if table.kid(i, "obj", "iobj") is not None:
        return None
    c = table.kid(i, "xcomp")
    if c is not None:
        return c if table.pos[c] in ("VERB", "AUX") else None
    gerunds = table.kids(i, "advcl") if table.pos[i] == "VERB" else []
    return next((c for c in gerunds if table.kid(c, "mark") == i + 1 and gerund_mark(table, c) in COMPLEMENT_MARKS), None)


def _verb(table: Tree, i: int, *, copular: bool) -> list[int]:
    words = [] if copular else [i]
    words += [c for c in table.children[i] if table.dep[c] in VERB_GROUP]
    words += [*_shared(table, i), *(c for c in table.children[i] if c == i + 1 and is_stranded(table, c))]
    last = max(words, default=i)
    for c in table.kids(i, "advmod"):
        near = (c < last and last - c <= REACH) or (c == last + 1 and table.pos[c] != "ADP")
        # "Could very well have".
        own = [c] if not table.children[c] else [c - 1, c] if table.children[c] == [c - 1] and c < last else []
        if near and table.tag[c] != "WRB":
            words += own
    return words + [c for c in table.kids(i, "obj") if is_idiom(table, c, table.lemma[i])]


def _shared(table: Tree, i: int) -> list[int]:
    """The auxiliaries or the copula that a coordinated predicate leaves out: "was seized and | burned"."""
    first = table.head[i]
    if table.dep[i] != "conj" or table.kid(i, *VERB_GROUP, "mark", "nsubj", "nsubj:pass") is not None:
        return []
    alike = table.tag[first] == table.tag[i] if table.pos[i] == "VERB" else table.pos[i] == table.pos[first]
    return [c for c in table.kids(first, "aux", "aux:pass", "cop") if c < first] if alike else []


__all__ = ["OBLIQUE", "inherited", "is_absorbed", "is_stranded", "leading", "predicate", "ties", "verb_group"]
