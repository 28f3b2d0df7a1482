"""Objects that are none: the subject of an inner clause that the grammar puts behind the verb above ("wants the city to pay")."""

from __future__ import annotations

import re

from kg.language.clauses.clause import Clause
from kg.language.clauses.control import COUNTING, DOERS, TALLIES, WANTING
from kg.language.judgement.opinions import JUDGING_AS
from kg.language.nominals.counts import PARTS
from kg.language.trees.remnants import ORDINALS
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

# What is wanted, caused or believed is what the complement says, not whom it names first.
RAISING_OBJECT = vocabulary(
    "want wish like love hate prefer need expect cause make let have believe know suppose presume assume imagine prove mean intend "
    "get leave envisage envision anticipate"
)
# Who lets others do something, makes them do it or keeps them from it has not "allowed", "forced" or "kept" them.
LETTING = vocabulary(
    "allow permit enable force compel oblige require authorize authorise encourage entitle qualify lead prompt drive tempt incline prevent stop keep prohibit ban bar forbid block dissuade restrain preclude disqualify deter discourage free leave"
)
# What something is known or referred to as is what is told of it.
CALLING_AS = vocabulary("know refer identify define classify label regard view consider")
# "Left the economy in ruins": nobody left it.
STATES = vocabulary("shamble shambles ruin ruins tatters limbo doubt disarray chaos turmoil coma dark lurch debt poverty tears crisis danger peril confusion condition state need")
TRAVELLING = vocabulary("travel go head fly drive sail walk march move return come ride run cross advance fall sink")
MAKING = vocabulary("leave enter board cross build rebuild construct reconstruct draft complete finish finalise finalize assemble manufacture")
# "Removed the island from a list of tax havens": it was not removed.
LISTING, LISTS = vocabulary("remove drop delete strike take add put place include"), vocabulary("list blacklist register agenda ballot roster")
RANKING, ORDINAL = vocabulary("place rank rate"), re.compile(r"\d+(?:st|nd|rd|th)")
# Who stopped selling it did sell it, and that is not the news.
ENDING = vocabulary("stop cease quit halt discontinue")
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


def says_little(table: Tree, clause: Clause) -> bool:
    """Whether the clause tells nothing of its object without what the object does or is: "allowed the union to strike", "kept them from
    voting", "called the vote rigged", "referred to the raids as drills"; or is only there to say that it ended, or how much more something else is."""
    first, above = min([*clause.objects, *clause.recipients], default=None), table.head[clause.token]
    if table.dep[clause.token] == "xcomp" and table.tag[clause.token] == "VBG" and table.lemma[above] in ENDING:
        return True
    if _is_under_way(table, clause):
        return True
    if any(table.word[adverb] in ("partly", "partially") for adverb in table.kids(clause.token, "advmod")):
        # "Losses partly offset by gains".
        return True
    if any(table.word[mark] == "than" for mark in table.kids(clause.token, "mark")):
        # "Pay more in taxes than they use in benefits".
        return True
    if clause.kind == "copular" and len(clause.subjects) > 1 and any(table.dep[w] == "nummod" for w in range(table.left[clause.token], clause.token)):
        # "Ghana and Mali are the two largest growers": neither is two.
        return True
    if clause.kind == "copular" and any(table.word[s] in PARTS and _of_pronoun(table, s) for s in table.kids(clause.token, "nsubj")):
        # "Most of them were farmers": they were not.
        return True
    if clause.lemma in CALLING_AS and any(o.preposition == "as" and o.token > clause.token for o in clause.obliques):
        return True
    if clause.lemma == "leave" and clause.objects and any(o.preposition == "in" and table.lemma[o.token] in STATES for o in clause.obliques):
        return True
    if clause.lemma == "leave" and clause.objects and any(o.preposition == "as" and o.token > clause.objects[0] for o in clause.obliques):
        # "Left the country as one of the poorest".
        return True
    if clause.lemma == "leave" and clause.kind == "participle" and clause.objects and any(o.preposition in ("with", "without") for o in clause.obliques):
        return True
    if clause.lemma == "spare" and clause.recipients:
        # "Spared them the fate of others".
        return True
    if clause.lemma in LISTING and any(table.lemma[o.token] in LISTS for o in clause.obliques):
        return True
    if clause.lemma in RANKING and any(table.word[c] in ORDINALS or ORDINAL.fullmatch(table.word[c]) for c in table.children[clause.token]):
        # "Placed Chile 17th".
        return True
    if clause.lemma == "show" and any(table.tag[w] in ("WRB", "WP") for c in clause.complements for w in table.children[c]):
        # "Showed women how to vote".
        return True
    if clause.lemma in JUDGING_AS and first is not None:
        return any(c > first and table.dep[c] == "xcomp" for c in clause.complements)
    if clause.lemma not in LETTING or first is None:
        return False
    inner = [c for c in (*clause.complements, *table.kids(clause.token, "advcl")) if c > first]
    marks = {table.word[m] for c in inner for m in table.kids(c, "mark") if table.tag[c] in ("VB", "VBG")}
    return bool(marks & {"to", "from", "into"})


def _is_under_way(table: Tree, clause: Clause) -> bool:
    """ "Were sailing to Malta", "is rebuilding the port": neither has been reached yet."""
    if table.tag[clause.token] != "VBG" or not any(table.lemma[c] == "be" for c in table.kids(clause.token, "aux")):
        return False
    goal = any(o.preposition in ("to", "for", "into") and o.token > clause.token for o in clause.obliques)
    return (clause.lemma in TRAVELLING and goal) or (clause.lemma in MAKING and bool(clause.objects))


def _of_pronoun(table: Tree, i: int) -> bool:
    """ "Most of them", "some of which"."""
    return any(table.pos[c] == "PRON" and table.kid(c, "case") is not None for c in table.kids(i, "nmod", "obl"))


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
