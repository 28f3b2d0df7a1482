"""Relative clauses: what their pronouns stand for, and where the antecedent belongs when no pronoun says so."""

from __future__ import annotations

from kg.language.clauses.clause import Clause, Oblique
from kg.language.trees.syntax import Tree, filling
from kg.language.trees.words import vocabulary

RELATIVE = frozenset(("acl:relcl", "advcl:relcl", "acl:cleft", "advcl:cleft"))
PRONOUNS = frozenset(("who", "whom", "which", "that", "where", "when", "whose"))
# In "some of whom", "many of which" the quantifier stands for the antecedent.
QUANTIFIERS = vocabulary("some many most all one two three both none half few several each any majority dozen hundred thousand number")
# Nouns whose zero relative is an adjunct: "the way he spoke", "the day he died".
ADJUNCT_NOUNS = vocabulary(
    "way manner reason time day date night morning evening week month year moment hour minute season decade era period fact"
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
NOTHING = -1


class Antecedents:
    """The antecedent of each relative pronoun of a Doc, by token index."""

    def __init__(self, table: Tree):
        self._of: dict[int, int] = {}
        self._overt: set[int] = set()
        for i, tag in enumerate(table.tag):
            if tag in ("WDT", "WP", "WRB", "WP$") and table.word[i] in PRONOUNS and "PronType=Int" not in table.morph[i]:
                self._add(table, i)

    def _add(self, table: Tree, pronoun: int) -> None:
        i = pronoun
        while table.dep[i] not in RELATIVE:
            if table.head[i] == i:
                return
            i = table.head[i]
        if i == pronoun:
            return
        self._overt.add(i)
        self._of[pronoun] = _antecedent(table, i)
        above = table.head[pronoun]
        if table.dep[pronoun] == "nmod" and table.lemma[above] in QUANTIFIERS:
            # "One of whom, Ann Lee, …" is she.
            named = table.kid(above, "appos")
            self._of[above] = self._of[pronoun] if named is None else named

    def of(self, i: int) -> int:
        """What the token stands for: itself unless it is a relative pronoun; -1 where that is no phrase."""
        return self._of.get(i, i)

    def overt(self, clause: int) -> bool:
        """Whether a relative clause has its pronoun."""
        return clause in self._overt

    @staticmethod
    def clause_of(table: Tree, antecedent: int, predicate: int) -> int | None:
        """The relative or reduced clause of `antecedent` that `predicate` is in, or None."""
        i = predicate
        while table.head[i] != i:
            if table.head[i] == antecedent:
                return table.left[i]
            i = table.head[i]
        return None


def _antecedent(table: Tree, clause: int) -> int:
    head = table.head[clause]
    if table.lemma[head] == "matter" and table.word[head - 1] == "no":
        return NOTHING
    if table.pos[head] in _NOMINAL or table.kid(head, "det", "nmod:poss") is not None:
        # Also of "the killing, which …".
        return filling(table, head)
    # "…, which angered voters": what the clause says is the antecedent, and no phrase.
    return NOTHING


def is_cleft(table: Tree, i: int) -> bool:
    """Whether the predicate noun is only set apart from its own clause: "it was the treasurer who signed"."""
    subject = table.kid(i, "nsubj", "expl")
    if subject is None or table.word[subject] != "it":
        return False
    opening = [
        k
        for c in table.kids(i, *RELATIVE, "acl", "advcl", "ccomp", "csubj")
        for k in table.children[c]
        if table.tag[k] in ("WP", "WDT") or table.word[k] == "that"
    ]
    article = table.kid(i, "det")
    # "It is a mine that …" may say what it is; a person is no "it".
    new = article is not None and table.word[article] in ("a", "an")
    return any(table.word[k] == "who" for k in opening) if new else bool(opening)


def fill_gap(table: Tree, clause: Clause, antecedents: Antecedents, found: dict[int, Clause]) -> None:
    """Puts the antecedent of a relative clause without a pronoun where it belongs: a stranded preposition, an object, or deeper."""
    token = clause.token
    if table.dep[token] not in RELATIVE:
        return
    antecedent = table.head[token]
    named = _named_by_cleft(table, antecedent)
    if named is not None:
        # "What angered voters was the tax": the tax angered them.
        slot = clause.objects if clause.surface else clause.surface
        if not slot:
            slot.append(named)
            clause.steps.append("relative")
        return
    stranded = _stranded(table, token)
    if stranded is not None and table.pos[antecedent] in _NOMINAL:
        if not any(o.token == antecedent for o in clause.obliques):
            clause.obliques.append(Oblique(antecedent, table.word[stranded]))
            _drop_object(clause, antecedent)
        return
    if antecedents.overt(token):
        return
    if table.pos[antecedent] not in _NOMINAL or not clause.surface or table.lemma[antecedent] in ADJUNCT_NOUNS:
        return
    if table.tag[antecedent] in ("WP", "WRB", "WDT") or (is_cleft(table, antecedent) and table.kid(antecedent, "case") is not None):
        # "It was for money that nurses struck": they did not strike it.
        return
    inner = _innermost(clause, found)
    if inner.kind == "copular":
        return
    if inner.parent is clause and inner.objects and _is_charge(table, inner):
        clause.objects.append(antecedent)
        inner.surface = [antecedent]
        clause.steps.append("relative")
        return
    if inner is not clause and not inner.surface and table.dep[inner.token] == "ccomp":
        inner.surface.append(antecedent)
    elif not inner.objects and not inner.passive:
        inner.objects.append(antecedent)
    else:
        return
    inner.steps.append("relative")


def _is_charge(table: Tree, inner: Clause) -> bool:
    """ "People they accuse | of running scams", "a man they stopped from leaving": whom the verb above takes does, or would do, so."""
    return table.tag[inner.token] == "VBG" and any(table.word[m] in ("of", "from") for m in table.kids(inner.token, "mark", "case"))


def _named_by_cleft(table: Tree, pronoun: int) -> int | None:
    """The noun that says what a free relative "what" is, in a pseudo-cleft: "was not the tax | but the delay"."""
    noun = table.head[pronoun]
    if table.word[pronoun] != "what" or table.dep[pronoun] not in ("nsubj", "nsubj:outer") or table.pos[noun] not in ("NOUN", "PROPN"):
        return None
    if pronoun > noun or table.kid(noun, "cop") is None or table.kid(noun, "case") is not None:
        return None
    if not any(table.word[c] in ("not", "n't", "n’t") for c in table.kids(noun, "advmod")):
        return noun
    return next((c for c in table.kids(noun, "conj") if any(table.word[k] == "but" for k in table.kids(c, "cc"))), None)


def _stranded(table: Tree, i: int) -> int | None:
    return next(
        (c for c in table.kids(i, "obl", "advmod", "case", "nmod") if table.pos[c] == "ADP" and c > i and not table.children[c]), None
    )


def _drop_object(clause: Clause, antecedent: int) -> None:
    clause.objects = [x for x in clause.objects if x != antecedent]


def _innermost(clause: Clause, found: dict[int, Clause]) -> Clause:
    """The clause that the gap is in: the complement's, as long as there is one ("the city they tried to take")."""
    while not clause.objects and (inner := next((found[c] for c in clause.complements if c in found), None)):
        clause = inner
    return clause
