"""Clauses: who does what in each predicate of a Doc, after voice, coordination, control, relatives and ellipsis are undone.

The input is a basic UD tree; what is added here are the relations that enhanced UD would draw (Schuster & Manning 2016): subjects
of coordinated, controlled, adverbial and reduced clauses, antecedents of relative pronouns, gapped predicates.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause, Oblique
from kg.language.clauses.control import share_subject
from kg.language.clauses.dependents import read_clause
from kg.language.clauses.ellipsis import DASHES, gapped
from kg.language.clauses.predicates import is_passive, is_predicate
from kg.language.clauses.raised_nodes import share_objects
from kg.language.clauses.relatives import Antecedents, fill_gap
from kg.language.trees.syntax import Tree, base, chain, function_word, tree

# Pronouns that name nobody.
POINTING = frozenset(("it", "this", "that", "these", "those", "there", "what", "which", "who", "one"))
COMITATIVE = frozenset(("together with", "along with", "alongside", "jointly with", "as well as", "in cooperation with"))


def clauses(doc: Doc) -> list[Clause]:
    """The clauses of a Doc, in the order of their predicates."""
    table = tree(doc)
    antecedents = Antecedents(table)
    found: dict[int, Clause] = {}
    for i in table.order:
        if is_predicate(table, i, found):
            clause = found[i] = read_clause(table, i, antecedents)
            clause.parent = _governor(table, i, found)
            clause.passive = is_passive(table, clause)
            clause.surface += [c for i in clause.surface for c in companions(table, i, clause)]
            if not clause.surface:
                share_subject(table, clause, found)
            share_objects(table, clause, found)
    for clause in found.values():
        if base(table.dep[clause.token]) == "acl" or table.dep[clause.token] == "advcl:relcl":
            fill_gap(table, clause, antecedents, found)
    for clause in found.values():
        _name_antecedent(table, clause, found)
    for clause in found.values():
        _undo_voice(table, clause)
        _expand(table, clause, found, antecedents)
    return sorted([*found.values(), *gapped(doc, table, found)], key=lambda clause: (clause.remnant or clause.token, clause.token))


def _governor(table: Tree, i: int, found: dict[int, Clause]) -> Clause | None:
    """The nearest clause above."""
    while table.head[i] != i:
        i = table.head[i]
        if i in found:
            return found[i]
    return None


def _name_antecedent(table: Tree, clause: Clause, found: dict[int, Clause]) -> None:
    """ "Chad is the country that won": what a clause says of a predicate noun it says of the one that the copula is about."""
    noun = table.head[clause.token]
    above = found.get(noun)
    if above is None or above.kind != "copular" or table.dep[clause.token] != "acl:relcl" or table.pos[noun] != "NOUN" or table.kid(noun, "case") is not None:
        return
    if table.kid(noun, "cop") is None or len(above.surface) != 1 or table.word[above.surface[0]] in POINTING:
        return
    first = table.left[clause.token]
    if "," in (table.word[first], table.word[first - 1]):
        return
    for slot in ("surface", "objects"):
        setattr(clause, slot, [above.surface[0] if x == noun else x for x in getattr(clause, slot)])


def companions(table: Tree, subject: int, clause: Clause) -> list[int]:
    """Who acts together with the subject: "X, along with Y, launched …", "X together with Y launched …"."""
    if clause.kind == "copular" or table.kid(clause.token, "aux:pass") is not None:
        return []
    phrases = [*table.kids(subject, "nmod", "obl"), *(c for c in table.kids(clause.token, "obl") if subject < c < clause.token)]
    return [c for c in phrases if _accompanies(table, c)]


def _accompanies(table: Tree, i: int) -> bool:
    words = [function_word(table, c) for c in table.children[i] if table.dep[c] in ("case", "advmod", "cc")]
    case = table.kid(i, "case")
    if case is not None and case > 0 and table.word[case] == "with" and case - 1 not in table.children[i]:
        words.insert(0, table.word[case - 1])
    return " ".join(words) in COMITATIVE


def _undo_voice(table: Tree, clause: Clause) -> None:
    """Surface functions → who does it and who undergoes it; the subject of a ditransitive passive ("was given a medal") receives."""
    if not clause.passive:
        clause.subjects = list(clause.surface)
        return
    clause.subjects = list(clause.agents)
    clause.objects = [i for i in clause.objects if not _is_aside(table, i)]
    if clause.objects:
        clause.recipients = clause.surface + clause.recipients
    else:
        clause.objects = list(clause.surface)


def _is_aside(table: Tree, i: int) -> bool:
    """What stands after a dash explains the subject of a passive: "The plan was presented – a paper of ten pages"."""
    return table.word[max(table.left[i] - 1, 0)] in DASHES or table.word[table.left[i]] in DASHES


def _expand(table: Tree, clause: Clause, found: dict[int, Clause], antecedents: Antecedents) -> None:
    """Every participant with what is coordinated with it."""
    for slot in ("subjects", "objects", "recipients"):
        setattr(clause, slot, [x for i in getattr(clause, slot) for x in _members(table, i, clause.token, found, antecedents)])
    acting = set(clause.surface)
    clause.obliques = [Oblique(x, o.preposition) for o in clause.obliques if o.token not in acting for x in _members(table, o.token, clause.token, found, antecedents)]


def _members(table: Tree, i: int, predicate: int, found: dict[int, Clause], antecedents: Antecedents) -> list[int]:
    members = chain(table, i)
    if len(members) == 1:
        return members
    # A relative clause between the conjuncts ("A, who fled, and B") is about the first only.
    relative = antecedents.clause_of(table, i, predicate)
    if _is_corrected(table, i, members):
        members = members[1:]
    return [x for x in members if x == i or (x not in found and not _excluded(table, x) and (relative is None or x < relative))]


def _is_corrected(table: Tree, i: int, members: list[int]) -> bool:
    """ "Not the pilot but the co-pilot": the first is denied, what follows "but" is put in its place."""
    denied = any(table.word[c] == "not" for c in table.kids(i, "advmod", "cc", "cc:preconj") if table.word[c + 1] not in ("only", "just", "merely"))
    return denied and any(table.word[c] == "but" for m in members[1:] for c in table.kids(m, "cc"))


def _excluded(table: Tree, i: int) -> bool:
    """A conjunct that is set against the others: "not Y", "rather than Y"."""
    return any(table.lemma[c] in ("not", "never") or table.word[c] in ("rather", "instead") for c in table.kids(i, "cc", "advmod"))


__all__ = ["Clause", "Oblique", "clauses"]
