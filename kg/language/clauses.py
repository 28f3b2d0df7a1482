"""Clauses: who does what in each predicate of a Doc, after voice, coordination, control, relatives and ellipsis are undone.

The input is a basic UD tree; what is added here are the relations that enhanced UD would draw (Schuster & Manning 2016): subjects
of coordinated, controlled, adverbial and reduced clauses, antecedents of relative pronouns, gapped predicates.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.language.control import is_content_noun, share_objects, share_subject
from kg.language.ellipsis import gapped
from kg.language.relatives import Antecedents, fill_gap
from kg.language.syntax import Tree, base, chain, function_word, tree
from kg.language.words import vocabulary

# Labels under which a verb form is a word of a phrase and no clause.
NOT_CLAUSAL = vocabulary(
    "aux aux:pass cop case mark fixed flat compound compound:prt amod advmod det cc cc:preconj punct discourse reparandum goeswith nummod expl "
    "nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked obl:tmod obl:npmod nmod nmod:poss nmod:desc nmod:unmarked appos vocative orphan dep"
)
# Participles that do the work of prepositions; what they govern belongs to the clause above.
PREPOSITIONAL = {
    "following": "following", "including": "including", "regarding": "about", "concerning": "about", "excluding": "except",
    "according": "according to", "depending": "depending on", "pending": "pending", "barring": "except", "owing": "because of", "given": "given",
}  # fmt: skip
# Participles of verbs without a passive describe what does it: "the escaped prisoners", "soldiers returned from captivity".
UNACCUSATIVE = vocabulary(
    "return arrive escape depart retire gather emerge vanish disappear flee fall die go come rise collapse expire graduate resign travel migrate"
)
# A gerund after one of these completes its verb ("accused of killing", "prevented from voting"); after others it is an adjunct.
COMPLEMENT_MARKS = frozenset(("of", "from", "for", "into", "against", "with", "about", "on", "to"))

COMITATIVE = frozenset(("together with", "along with", "alongside", "jointly with", "as well as", "in cooperation with"))


@dataclass(slots=True)
class Oblique:
    """A prepositional (or bare) phrase of a clause: the index of its head and the preposition, lower case."""

    token: int
    preposition: str | None


@dataclass(slots=True)
class Clause:
    """One predicate with its participants, as indices of the heads of their phrases in the Doc; coordination is expanded.

    `kind`: "finite", "infinitive", "participle", "copular" (the predicate is an adjective, noun or prepositional phrase) or "gapped".
    `subjects` do it, `objects` undergo it, whatever the voice; `recipients` are indirect objects.
    `complements` are the predicates of the clauses that complete it, `adjuncts` those of participles that share its time.
    `parent` is the clause above, `steps` names what had to be inferred (see `statements.CONFIDENCE`).
    """

    token: int
    lemma: str
    kind: str
    passive: bool = False
    surface: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    obliques: list[Oblique] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    parent: Clause | None = None
    expletive: bool = False
    steps: list[str] = field(default_factory=list)
    # The token whose phrase stands for a gapped clause in its sentence, and the noun that it leaves out where it is a bare count.
    remnant: int | None = None
    noun: int | None = None


def clauses(doc: Doc) -> list[Clause]:
    """The clauses of a Doc, in the order of their predicates."""
    table = tree(doc)
    antecedents = Antecedents(table)
    found: dict[int, Clause] = {}
    for i in table.order:
        if _is_predicate(table, i, found):
            clause = found[i] = _own(table, i, antecedents)
            clause.parent = _governor(table, i, found)
            clause.passive = _is_passive(table, clause)
            clause.surface += [c for i in clause.surface for c in companions(table, i, clause)]
            if not clause.surface:
                share_subject(table, clause, found)
            share_objects(table, clause)
    for clause in found.values():
        if base(table.dep[clause.token]) == "acl" or table.dep[clause.token] == "advcl:relcl":
            fill_gap(table, clause, antecedents, found)
    for clause in found.values():
        _undo_voice(clause)
        _expand(table, clause, found, antecedents)
    return sorted([*found.values(), *gapped(doc, table, found)], key=lambda clause: (clause.remnant or clause.token, clause.token))


def _is_predicate(table: Tree, i: int, found: dict[int, Clause]) -> bool:
    dep, pos = table.dep[i], table.pos[i]
    if dep == "conj" and table.head[i] not in found and pos == "VERB":
        return table.dep[table.head[i]] not in NOT_CLAUSAL or table.kid(i, "nsubj", "nsubj:pass") is not None
    if pos == "VERB" and dep not in NOT_CLAUSAL:
        return table.word[i] not in PREPOSITIONAL or dep != "advcl" or table.kid(i, "nsubj") is not None
    if pos in ("VERB", "AUX") and dep in ("ROOT", "ccomp", "advcl", "acl:relcl", "conj", "parataxis", "xcomp", "acl"):
        return True
    if pos == "PUNCT" or dep in ("fixed", "flat", "compound", "mark", "case", "punct"):
        return False
    if table.kid(i, "cop", "nsubj", "nsubj:pass") is not None:
        return True
    # Secondary predicates with a complement of their own: "was found guilty of murder".
    return dep in ("xcomp", "conj") and pos == "ADJ" and table.kid(i, "obl", "ccomp") is not None and (dep == "xcomp" or table.head[i] in found)


def _own(table: Tree, i: int, antecedents: Antecedents) -> Clause:
    """The clause with what hangs on its predicate itself."""
    particles = " ".join([table.lemma[i], *(table.lemma[p] for p in table.kids(i, "compound:prt"))])
    clause = Clause(i, particles, _kind(table, i))
    for c in table.children[i]:
        place = _SLOTS.get(table.dep[c])
        if place:
            getattr(clause, place).append(antecedents.of(c))
        elif table.dep[c] in _OBLIQUE:
            _add_oblique(table, clause, c, antecedents)
        elif table.dep[c] == "advcl":
            _add_adverbial(table, clause, c)
        elif table.dep[c] == "nsubj:outer" and _is_to(table, i, c):
            clause.surface.append(c)
        elif table.dep[c] == "expl":
            clause.expletive = True
        elif table.dep[c] == "advmod" and table.word[c] == "where" and antecedents.of(c) != c:
            clause.obliques.append(Oblique(antecedents.of(c), "in"))
    for slot in ("surface", "objects", "recipients", "agents"):
        setattr(clause, slot, [x for x in getattr(clause, slot) if x >= 0])
    return clause


def _is_to(table: Tree, i: int, subject: int) -> bool:
    """The team is to travel; not "the plan is to travel"."""
    return _kind(table, i) == "infinitive" and table.kid(i, "cop") is not None and not is_content_noun(table.lemma[subject])


_SLOTS = {
    "nsubj": "surface", "nsubj:pass": "surface", "obj": "objects", "iobj": "recipients", "obl:agent": "agents",
    "ccomp": "complements", "xcomp": "complements", "csubj": "complements", "csubj:pass": "complements",
}  # fmt: skip
_OBLIQUE = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "obl:arg", "obl:lmod"))


def _kind(table: Tree, i: int) -> str:
    if table.pos[i] not in ("VERB", "AUX"):
        return "copular"
    tag = table.tag[i]
    if any(table.lemma[c] == "to" for c in table.kids(i, "mark")):
        return "infinitive"
    if tag in ("VBG", "VBN") and table.kid(i, "aux", "aux:pass") is None:
        return "participle"
    return "infinitive" if tag == "VB" and table.dep[i] == "xcomp" and table.kid(i, "aux") is None else "finite"


def _add_oblique(table: Tree, clause: Clause, c: int, antecedents: Antecedents) -> None:
    words = [function_word(table, p) for p in table.kids(c, "case") if table.tag[p] != "POS"]
    target = antecedents.of(c)
    # A stranded preposition ("the house they lived in") is filled by `relatives.fill_gap`.
    if target >= 0 and not (table.pos[c] == "ADP" and not table.children[c]):
        clause.obliques.append(Oblique(target, " ".join(words) or None))


def _add_adverbial(table: Tree, clause: Clause, c: int) -> None:
    if table.word[c] in PREPOSITIONAL and table.kid(c, "nsubj") is None and table.pos[c] == "VERB":
        clause.obliques.extend(Oblique(x, PREPOSITIONAL[table.word[c]]) for x in table.kids(c, "obj", "obl"))
    elif table.tag[c] == "VBG" and (mark := table.kid(c, "mark")) is not None and table.lemma[mark] in COMPLEMENT_MARKS:
        clause.complements.append(c)


def _governor(table: Tree, i: int, found: dict[int, Clause]) -> Clause | None:
    """The nearest clause above."""
    while table.head[i] != i:
        i = table.head[i]
        if i in found:
            return found[i]
    return None


def _is_passive(table: Tree, clause: Clause) -> bool:
    i = clause.token
    if table.kid(i, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if table.tag[i] != "VBN" or clause.kind == "copular":
        return bool(clause.agents) and table.tag[i] in ("VBN", "VBD") and not clause.objects
    if table.kid(i, "aux") is not None or table.kid(i, "nsubj") is not None:
        return False
    first = clause.parent
    if table.dep[i] == "conj" and first is not None and table.head[i] == first.token:
        # Beside another participle it shares the auxiliary ("was beaten and shot", "has won and lost"); beside "wearing" it is passive.
        return first.passive or table.tag[first.token] != "VBN"
    return bool(clause.agents) or table.lemma[i] not in UNACCUSATIVE


def companions(table: Tree, subject: int, clause: Clause) -> list[int]:
    """Who acts together with the subject: "X, along with Y, launched …", "X together with Y launched …"."""
    if clause.kind == "copular":
        return []
    phrases = [*table.kids(subject, "nmod", "obl"), *(c for c in table.kids(clause.token, "obl") if c < clause.token)]
    return [c for c in phrases if _accompanies(table, c)]


def _accompanies(table: Tree, i: int) -> bool:
    words = [function_word(table, c) for c in table.children[i] if table.dep[c] in ("case", "advmod", "cc")]
    case = table.kid(i, "case")
    if case is not None and case > 0 and table.word[case] == "with" and case - 1 not in table.children[i]:
        words.insert(0, table.word[case - 1])
    return " ".join(words) in COMITATIVE


def _undo_voice(clause: Clause) -> None:
    """Surface functions → who does it and who undergoes it; the subject of a ditransitive passive ("was given a medal") receives."""
    if not clause.passive:
        clause.subjects = list(clause.surface)
        return
    clause.subjects = list(clause.agents)
    if clause.objects:
        clause.recipients = clause.surface + clause.recipients
    else:
        clause.objects = list(clause.surface)


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
    return [x for x in members if x == i or (x not in found and not _excluded(table, x) and (relative is None or x < relative))]


def _excluded(table: Tree, i: int) -> bool:
    """A conjunct that is set against the others: "not Y", "rather than Y"."""
    return any(table.lemma[c] in ("not", "never") or table.word[c] in ("rather", "instead") for c in table.kids(i, "cc", "advmod"))
