"""Dependents: what hangs on a predicate itself, sorted into the slots of its clause."""

from __future__ import annotations

from kg.language.clauses.clause import Clause, Oblique
from kg.language.clauses.owners import is_content_noun
from kg.language.clauses.predicates import PREPOSITIONAL, kind
from kg.language.clauses.relatives import Antecedents
from kg.language.trees.syntax import Tree, function_word

# A gerund after one of these completes its verb ("accused of killing", "prevented from voting"); after others it is an adjunct.
COMPLEMENT_MARKS = frozenset(("of", "from", "for", "into", "against", "with", "about", "on", "upon", "to"))
# Prepositions of several words that trees take apart: "on behalf of those", "at the hands of rebels".
COMPLEX = frozenset((
    "on behalf", "in front", "in favour", "in favor", "in response", "in support", "in connection", "in relation", "in accordance", "at hands",
    "with regard", "in exchange", "in return", "in charge", "in line", "on top", "in place", "in defiance", "in retaliation", "as part", "as result",
    "in case", "in view", "in light", "in terms", "by means", "in need", "in search", "in pursuit", "in protest", "on basis", "in addition", "in honor", "in honour", "in memory", "in spite",
))  # fmt: skip
COMPOUNDING = frozenset(("from", "out", "up", "down", "off", "because", "along", "together", "except", "prior", "due", "next", "until", "since"))
# Phrases that tie the sentence to the text and say nothing of the event, where nothing modifies them.
DISCOURSE = frozenset((
    "in addition", "in fact", "for example", "for instance", "in particular", "in general", "in person", "in part", "in turn", "in short", "of course",
    "in total", "at all", "at least", "in full", "in theory", "in practice", "at last", "in detail", "as well", "by contrast", "in contrast", "on average",
))  # fmt: skip
# What happens where something is so is not in it.
OUTSIDE = frozenset(("outside", "opposite"))
# With a bare noun a clause without its verb: "served while a student".
STATES = frozenset(("while", "when", "though", "although", "once", "if", "whilst", "unless"))
_SLOTS = {
    "nsubj": "surface", "nsubj:pass": "surface", "obj": "objects", "iobj": "recipients", "obl:agent": "agents",
    "ccomp": "complements", "xcomp": "complements", "csubj": "complements", "csubj:pass": "complements",
}  # fmt: skip
_OBLIQUE = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "obl:arg", "obl:lmod"))


def read_clause(table: Tree, i: int, antecedents: Antecedents) -> Clause:
    """The clause with what hangs on its predicate itself."""
    # "Prices were lower": not low.
    lemma = table.word[i] if table.tag[i] in ("JJR", "JJS") else table.lemma[i]
    particles = " ".join([lemma, *(table.lemma[p] for p in table.kids(i, "compound:prt"))])
    clause = Clause(i, particles, kind(table, i))
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
        elif table.dep[c] == "advmod" and table.word[c] == "where" and antecedents.of(c) != c and table.pos[i] != "ADJ":
            clause.obliques.append(Oblique(antecedents.of(c), _where(table, c, antecedents.of(c))))
    for slot in ("surface", "objects", "recipients", "agents"):
        setattr(clause, slot, [x for x in getattr(clause, slot) if x >= 0])
    _leave_outer_subject(table, clause)
    _drop_expletive(table, clause)
    _add_company(table, clause, antecedents)
    return clause


def _where(table: Tree, c: int, place: int) -> str:
    """The preposition of "where": "in", or what keeps a place behind it out: "spoke outside the court, where fans had gathered"."""
    cases = table.kids(place, "case") if place >= 0 and table.word[c - 1] == "," and not table.proper[place] else []
    return next((table.word[case] for case in cases if table.word[case] in OUTSIDE), "in")


def _add_company(table: Tree, clause: Clause, antecedents: Antecedents) -> None:
    """Who acts beside the subject and is named between it and the verb: "Chad, together with Niger, closed the border"."""
    if not clause.surface:
        return
    first = clause.surface[0]
    for c in [c for c in table.children[clause.token] if first < c < clause.token]:
        if table.word[c] in ("together", "along"):
            beside = [x for x in table.kids(c, "obl", "nmod") if table.kid(x, "case") is not None]
        else:
            beside = [c] if any(o.token == c and o.preposition in ("together with", "along with", "alongside") for o in clause.obliques) else []
        clause.obliques = [o for o in clause.obliques if o.token not in beside]
        clause.surface += [antecedents.of(x) for x in beside]


def _add_oblique(table: Tree, clause: Clause, c: int, antecedents: Antecedents) -> None:
    words = [function_word(table, p) for p in table.kids(c, "case") if table.tag[p] != "POS"]
    # Two prepositions are one where the first is of source or direction ("out of", "from behind"); else one of them is misplaced.
    preposition, target = (" ".join(words) if len(words) < 2 or words[0] in COMPOUNDING or words[-1] in ("of", "to") else words[0]) or None, c
    if (noun := f"{preposition} {table.word[c]}") in COMPLEX:
        inner = next((m for m in table.kids(c, "nmod") if table.kid(m, "case") is not None), None)
        if inner is not None:
            preposition, target = f"{noun} {table.word[table.kid(inner, 'case')]}", inner
    elif noun in DISCOURSE and len(table.children[c]) - len(table.kids(c, "punct")) == 1:
        return
    if preposition in STATES:
        return
    target = antecedents.of(target)
    # A stranded preposition ("the house they lived in") is filled by `relatives.fill_gap`.
    if target >= 0 and not (table.pos[c] == "ADP" and not table.children[c]):
        clause.obliques.append(Oblique(target, preposition))


def _add_adverbial(table: Tree, clause: Clause, c: int) -> None:
    if table.word[c] in PREPOSITIONAL and table.kid(c, "nsubj") is None and table.pos[c] == "VERB":
        clause.obliques.extend(Oblique(x, PREPOSITIONAL[table.word[c]]) for x in table.kids(c, "obj", "obl"))
    elif (mark := gerund_mark(table, c)) in COMPLEMENT_MARKS or (mark == "as" and table.kid(clause.token, "aux:pass") is not None):
        clause.complements.append(c)


def gerund_mark(table: Tree, i: int) -> str | None:
    """The preposition before a gerund: "of" in "accused of killing", "as" in "described as having fled"."""
    mark = table.kid(i, "mark")
    if mark is None or not (table.tag[i] == "VBG" or any(table.tag[a] == "VBG" for a in table.kids(i, "aux", "aux:pass", "cop"))):
        return None
    return table.word[mark]


def _is_to(table: Tree, i: int, subject: int) -> bool:
    """The team is to travel; not "the plan is to travel"."""
    return kind(table, i) == "infinitive" and table.kid(i, "cop") is not None and not is_content_noun(table.lemma[subject])


def _leave_outer_subject(table: Tree, clause: Clause) -> None:
    """What stands before the copula of a clause around is that clause's subject: "the problem is that prices rose"."""
    copula = table.kid(clause.token, "cop")
    if clause.kind != "copular" and copula is not None and any(i > copula for i in clause.surface):
        clause.surface = [i for i in clause.surface if i > copula]


def _drop_expletive(table: Tree, clause: Clause) -> None:
    """ "It was claimed that…", "it is clear that…": a subject that only holds the place of the clause, whatever the parser calls it."""
    if [table.word[i] for i in clause.surface] != ["it"] or (clause.kind != "copular" and table.kid(clause.token, "aux:pass") is None):
        return
    if any(table.dep[c] in ("ccomp", "csubj", "csubj:pass") or (clause.kind == "copular" and table.dep[c] == "xcomp") for c in clause.complements):
        clause.surface, clause.expletive = [], True
