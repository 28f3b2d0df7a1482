"""Predicates: which words head a clause, of what kind it is, and whether it is passive."""

from __future__ import annotations

from kg.language.clauses.clause import Clause
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

# Labels under which a verb form is a word of a phrase and no clause.
NOT_CLAUSAL = vocabulary(
    "aux aux:pass cop case mark fixed flat compound compound:prt amod advmod det cc cc:preconj punct discourse reparandum goeswith nummod expl "
    "nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked obl:tmod obl:npmod nmod nmod:poss nmod:desc nmod:unmarked appos vocative orphan dep"
)
# Of age or value, not an event: "women aged over 60", "a contract worth three million".
MEASURING = frozenset(("aged", "worth"))
# Participles that do the work of prepositions; what they govern belongs to the clause above.
PREPOSITIONAL = {
    "following": "following", "including": "including", "regarding": "about", "concerning": "about", "excluding": "except",
    "according": "according to", "depending": "depending on", "pending": "pending", "barring": "except", "owing": "because of", "given": "given", "considering": "considering",
}  # fmt: skip
# Participles of verbs without a passive describe what does it: "the escaped prisoners", "soldiers returned from captivity".
UNACCUSATIVE = vocabulary(
    "return arrive escape depart retire gather emerge vanish disappear flee fall die go come rise collapse expire graduate resign travel migrate"
)


def is_predicate(table: Tree, i: int, found: dict[int, Clause]) -> bool:
    """Whether the token heads a clause, given the clauses `found` above it."""
    dep, pos = table.dep[i], table.pos[i]
    if (table.word[i] in MEASURING and dep in ("acl", "amod")) or _is_measure(table, i):
        return False
    if dep == "conj" and table.head[i] not in found and pos == "VERB":
        return table.dep[table.head[i]] not in NOT_CLAUSAL or table.kid(i, "nsubj", "nsubj:pass") is not None
    if pos == "VERB" and dep not in NOT_CLAUSAL and table.tag[i] != "MD":
        return table.word[i] not in PREPOSITIONAL or dep != "advcl" or table.kid(i, "nsubj") is not None
    if pos == "AUX" and dep not in NOT_CLAUSAL:
        # "Those who cannot": an auxiliary whose verb is left out says nothing by itself.
        return table.lemma[i] in ("be", "have", "get")
    if pos == "PUNCT" or dep in ("fixed", "flat", "compound", "mark", "case", "punct"):
        return False
    if table.kid(i, "cop", "nsubj", "nsubj:pass") is not None:
        return True
    # Secondary predicates with a complement of their own: "was found guilty of murder".
    return dep in ("xcomp", "conj") and pos == "ADJ" and table.kid(i, "obl", "ccomp") is not None and (dep == "xcomp" or table.head[i] in found)


def _is_measure(table: Tree, i: int) -> bool:
    """ "Less than planned", "as expected": a bare participle that something is compared with."""
    if table.tag[i] != "VBN" or len(table.children[i]) != 1:
        return False
    mark = table.kid(i, "mark")
    return mark is not None and table.word[mark] in ("than", "as")


def kind(table: Tree, i: int) -> str:
    """ "finite", "infinitive", "participle" or "copular", by the predicate's form and what stands with it."""
    infinitive = any(table.lemma[c] == "to" for c in table.kids(i, "mark"))
    if table.pos[i] not in ("VERB", "AUX") or (not infinitive and _is_copular_participle(table, i)):
        return "copular"
    if infinitive:
        return "infinitive"
    tag, auxiliaries = table.tag[i], table.kids(i, "aux", "aux:pass")
    # "Having lost", "being asked".
    if tag in ("VBG", "VBN") and (not auxiliaries or table.tag[auxiliaries[0]] == "VBG"):
        return "participle"
    return "infinitive" if tag == "VB" and table.dep[i] == "xcomp" and table.kid(i, "aux") is None else "finite"


def _is_copular_participle(table: Tree, i: int) -> bool:
    """A verb form with a copula of its own; in "the problem is that prices rose" the copula is that of the clause around."""
    copula = table.kid(i, "cop")
    if copula is None or table.kid(i, "nsubj:outer", "obj", "aux:pass") is not None:
        return False
    return all(subject < copula for subject in table.kids(i, "nsubj"))


def is_passive(table: Tree, clause: Clause) -> bool:
    """Whether the clause's surface subject undergoes it; a participle in a coordination follows the verb before."""
    i = clause.token
    if table.kid(i, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if table.tag[i] != "VBN" or clause.kind == "copular":
        return bool(clause.agents) and table.tag[i] in ("VBN", "VBD") and not clause.objects
    if table.kid(i, "nsubj") is not None and table.kid(i, "aux") is None:
        # "With its leader jailed", "six were killed and ten others wounded".
        if table.dep[i] == "conj" and clause.parent is not None and clause.parent.passive and not clause.objects and table.lemma[i] not in UNACCUSATIVE:
            return True
        return any(table.word[m] in ("with", "without") for m in table.kids(i, "mark", "case")) and table.lemma[i] not in UNACCUSATIVE
    if table.kid(i, "aux") is not None:
        return False
    first = clause.parent
    if table.dep[i] == "conj" and first is not None and table.head[i] == first.token:
        # Beside another participle it shares the auxiliary ("was beaten and shot", "has won and lost"); beside "wearing" it is passive.
        return first.passive or bool(clause.agents) or (first.kind == "participle" and table.tag[first.token] == "VBG")
    return bool(clause.agents) or table.lemma[i] not in UNACCUSATIVE


def is_nominal_complement(table: Tree, i: int) -> bool:
    """Whether a noun is what something becomes or is called: "became mayor", "elected her judge", "remains one of the best"."""
    return table.dep[i] == "xcomp" and table.pos[i] in ("NOUN", "PROPN", "PRON", "NUM") and table.kid(i, "cop", "nsubj") is None
