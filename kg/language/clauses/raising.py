"""Objects that are none: the subject of an inner clause that the grammar puts behind the verb above ("wants the city to pay")."""

from __future__ import annotations

from kg.language.clauses.clause import Clause
from kg.language.clauses.control import COUNTING, DOERS, TALLIES, WANTING
from kg.language.judgement.opinions import JUDGING_AS
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

# What is wanted, caused or believed is what the complement says, not whom it names first.
RAISING_OBJECT = vocabulary(
    "want wish like love hate prefer need expect cause make let have believe know suppose presume assume imagine prove mean intend "
    "get leave envisage envision anticipate"
)
SAYING = vocabulary("say add believe think argue insist estimate")
# One says words, and no people or things: what has a verb behind it is that one's subject, however the tree hangs it.
SAYABLE = vocabulary("word thing something nothing anything everything lot more much little prayer mass goodbye hello farewell thanks yes no it that this what which")


def raised(table: Tree, clause: Clause) -> bool:
    """Whether the object of the clause only does what its complement says."""
    if clause.passive or not clause.objects:
        return False
    inner = [c for c in clause.complements if table.dep[c] in ("xcomp", "advcl") and c > clause.token]
    if clause.lemma in WANTING and table.tag[clause.objects[-1]] in DOERS:
        inner += [c for c in table.kids(clause.token, "advcl") if _is_behind(table, clause, c)]
    if clause.lemma == "cause":
        # "Caused the roof to collapse", on whose noun the infinitive is hung.
        inner += [c for c in table.kids(clause.objects[-1], "acl") + table.kids(clause.token, "advcl") if table.kid(c, "mark") is not None and table.tag[c] == "VB" and c > clause.objects[-1]]
    if clause.lemma in COUNTING | {"put"} and table.lemma[clause.objects[-1]] in TALLIES and any(o.preposition in ("at", "to") for o in clause.obliques):
        # "Put the toll at 31".
        return True
    verbs = [c for c in inner if table.pos[c] in ("VERB", "AUX") or table.kid(c, "cop", "mark") is not None]
    if clause.lemma in RAISING_OBJECT:
        return any(table.tag[c] in ("VB", "VBG") or table.kid(c, "cop", "mark") is not None for c in verbs)
    if clause.lemma == "say" and table.lemma[clause.objects[-1]] not in SAYABLE:
        return True
    # "Said a call on Monday had been answered": with a clause for what is said, nothing else is.
    return clause.lemma in SAYING and any(table.dep[c] == "ccomp" and c > clause.objects[0] for c in clause.complements)


def _is_behind(table: Tree, clause: Clause, inner: int) -> bool:
    """Whether an infinitive follows the object at once, or a phrase that is the object's: "wants exports to China to rise"."""
    first = table.right[clause.objects[-1]] + 1
    phrase = next((c for c in table.kids(clause.token, "obl") if table.left[c] == first), None)
    return table.left[inner] == (first if phrase is None else table.right[phrase] + 1)


def free_relative(table: Tree, clause: Clause) -> bool:
    """ "What he called a failure": what it is called is not whom he called."""
    i, lemma = clause.token, clause.lemma.split()[0]
    if lemma not in JUDGING_AS:
        return False
    above = table.head[i]
    asks = any(table.word[c] == "what" for c in table.children[i])
    return asks or (table.word[above] == "what" and table.dep[i] in ("acl:relcl", "acl", "ccomp"))
