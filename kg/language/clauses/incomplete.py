"""Clauses that say something else, or nothing, when only their subject, verb and object are told: no plain triple is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.language.clauses.circumstances import CHANGING
from kg.language.clauses.clause import Clause
from kg.language.judgement.opinions import JUDGING_AS
from kg.language.nominals.counts import PARTS
from kg.language.trees.remnants import ORDINALS
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

HINDERING = vocabulary("prevent stop keep prohibit ban bar forbid block dissuade restrain preclude disqualify deter discourage leave")
LETTING = HINDERING | vocabulary("allow permit enable force compel oblige require authorize authorise encourage entitle qualify lead prompt drive tempt incline free")
CALLING_AS = vocabulary("know refer identify define classify label regard view consider treat see perceive interpret count claim cast establish")
NAMING = vocabulary("rename nickname dub christen")
FINDING = vocabulary("find prove consider believe think show know judge deem assume declare reveal reckon")
LEAVING = vocabulary("leave have keep find")
STATES = vocabulary("shamble shambles ruin ruins tatters limbo doubt disarray chaos turmoil coma dark lurch debt poverty tears crisis danger peril confusion condition state need")
TRAVELLING = vocabulary("travel go head fly drive sail walk march move return come ride run cross advance fall sink")
MAKING = vocabulary("leave enter board cross build rebuild construct reconstruct draft complete finish finalise finalize assemble manufacture")
LISTING, LISTS = vocabulary("remove drop delete strike take add put place include"), vocabulary("list blacklist register agenda ballot roster")
INCLUDING = frozenset(("include", "involve"))
RANKING, ORDINAL = vocabulary("place rank rate finish come end start"), re.compile(r"\d+(?:st|nd|rd|th)")
REACHING = vocabulary("exceed reach equal surpass top approach represent constitute match")
RESULTING = vocabulary("result lead mean")
SHARING = vocabulary("involve involved participate implicate implicated")
ENDING = vocabulary("stop cease quit halt discontinue")
# Verbs whose object is not what is done to it without the phrase behind it, by that phrase's preposition.
PHRASES = {
    "at": vocabulary("set cap fix value price"), "off": vocabulary("take keep"), "out": vocabulary("take keep leave"), "on": vocabulary("base model pin"), "from": vocabulary("bar ban exclude exempt spare shield absolve distance"),
}  # fmt: skip
# What one brings a thing to that is not there before: "to the attention of the court", "to a standstill".
BROUGHT_TO = vocabulary("attention notice end halt standstill close conclusion justice light life fore brink verge edge boil knee heel account trial ruin")
POSTS = vocabulary("office power post position home throne parliament government")
# Adverbs of what is seldom so, and of what is so of most or at most times.
SELDOM = vocabulary("rarely seldom infrequently")
USUAL = vocabulary("usually often sometimes mostly generally typically normally largely frequently mainly occasionally commonly")
# "In place", "in force": without an article these name no place.
FORCE = vocabulary("place force effect session order hold stake risk question operation print")


def is_incomplete(table: Tree, clause: Clause) -> bool:
    """Whether the clause tells nothing true of its object without what else it has."""
    return any(rule(table, clause) for rule in RULES)


def _lets(table: Tree, clause: Clause) -> bool:
    """ "Allowed the union to strike", "kept them from voting": who lets others do something, or keeps them from it, has not "allowed" or "kept" them."""
    first = _first_object(clause)
    if clause.lemma not in LETTING or first is None:
        return False
    inner = [c for c in (*clause.complements, *table.kids(clause.token, "advcl")) if c > first]
    # "Blocked the road to demand a raise": what for.
    aims = [c for c in inner if clause.lemma in HINDERING and table.dep[c] == "advcl" and table.tag[c] == "VB"]
    marks = {table.word[m] for c in inner for m in table.kids(c, "mark") if table.tag[c] in ("VB", "VBG") and c not in aims}
    return bool(marks & {"to", "from", "into"})


def _calls(table: Tree, clause: Clause) -> bool:
    """ "Called the vote rigged", "found it to be false", "referred to the raids as drills", "renamed": what it is called is what is told of it."""
    first = _first_object(clause)
    open_ = [c for c in clause.complements if first is not None and c > first and table.dep[c] == "xcomp"]
    if (clause.lemma in JUDGING_AS and open_) or (clause.lemma in FINDING and any(table.kid(c, "cop") is not None for c in open_)):
        return True
    named = clause.lemma in NAMING and bool(table.kids(clause.token, "xcomp") or len(clause.objects) > 1)
    return named or (clause.lemma in CALLING_AS and any(o.preposition == "as" and o.token > clause.token for o in clause.obliques))


def _leaves(table: Tree, clause: Clause) -> bool:
    """ "Left the economy in ruins", "left the country as one of the poorest", "leaving them without water": nobody left it; "had its supply cut off":
    nobody had it."""
    if not clause.objects or clause.passive:
        return False
    inside = [*table.kids(clause.token, "xcomp"), *(c for o in clause.objects for c in table.kids(o, "acl"))]
    if clause.lemma in LEAVING and any(c > clause.objects[0] and table.tag[c] in ("VBG", "VBN") and _is_open(table, clause, c) for c in inside):
        return True
    if clause.lemma != "leave":
        return False
    ruined = any(o.preposition == "in" and table.lemma[o.token] in STATES for o in clause.obliques)
    become = any(o.preposition == "as" and o.token > clause.objects[0] for o in clause.obliques)
    return ruined or become or (clause.kind == "participle" and any(o.preposition in ("with", "without") for o in clause.obliques))


def _is_open(table: Tree, clause: Clause, c: int) -> bool:
    """Whether a participle says what becomes of the object, not which one it is: "left the car burning", "had her phone stolen"; "have a law passed in May"."""
    return table.dep[c] == "xcomp" or (clause.lemma == "leave" and table.tag[c] == "VBG")


def _spares_or_shows(table: Tree, clause: Clause) -> bool:
    """ "Spared them the fate of others", "showed women how to vote"."""
    asked = any(table.tag[w] in ("WRB", "WP") for c in clause.complements for w in table.children[c])
    return (clause.lemma == "spare" and bool(clause.recipients)) or (clause.lemma == "show" and asked)


def _lists(table: Tree, clause: Clause) -> bool:
    """ "Removed the island from a list of tax havens": it was not removed. "Placed Chile 17th", "came second to Mali"; "abuses include their guards beating inmates"."""
    if clause.lemma in INCLUDING and any(table.kid(c, "obj") is not None for o in clause.objects if table.kid(o, "nmod:poss") is not None for c in table.kids(o, "acl")):
        return True
    if table.lemma[clause.token] in RANKING and any(table.word[c] in ORDINALS or ORDINAL.fullmatch(table.word[c]) for c in table.children[clause.token]):
        return True
    return clause.lemma in LISTING and any(table.lemma[o.token] in LISTS for o in clause.obliques)


def _needs_phrase(table: Tree, clause: Clause) -> bool:
    """ "Put the price at $3", "barred them from the prisons", "drove him from office", "took the score to 3": the price was not put, nobody driven anywhere."""
    if not clause.objects or clause.passive:
        return False
    phrases = [i for i in table.kids(clause.token, "obl") if i > clause.objects[0]]
    behind = [(table.word[case], table.lemma[i]) for i in phrases for case in table.kids(i, "case")]
    ends = [w for w in range(clause.objects[0] + 1, min(clause.objects[0] + 3, len(table.word))) if table.word[w - 1] == "to"]
    to_number = clause.lemma in ("take", "bring") and any(table.pos[w] == "NUM" for w in ends)
    if to_number or (clause.lemma == "put" and behind):
        return True
    out = clause.lemma in ("drive", "force", "remove", "oust") and any(case == "from" and noun in POSTS for case, noun in behind)
    return out or any(clause.lemma in PHRASES.get(case, ()) for case, _ in behind)


def _brings_to(table: Tree, clause: Clause) -> bool:
    """ "Brought the city to a standstill", "brought the issue to their attention"."""
    return clause.lemma in ("bring", "draw") and any(o.preposition == "to" and table.lemma[o.token] in BROUGHT_TO for o in clause.obliques)


def _is_in_place(table: Tree, clause: Clause) -> bool:
    """ "Curfews were in place": no place that they were in; "were among the 1,000", "was en route": no one, nothing that they were among."""
    cases = {table.word[c] for c in table.kids(clause.token, "case")}
    if clause.kind != "copular" or not cases:
        return False
    bare = table.kid(clause.token, "det", "nmod:poss", "amod", "compound") is None
    return (table.lemma[clause.token] in FORCE and bare and bool(cases & {"in", "on", "at"})) or (table.pos[clause.token] == "NUM" and "among" in cases) or "en" in cases


def _is_of_some(table: Tree, clause: Clause) -> bool:
    """ "Ghana and Mali are the two largest growers": neither is two; "most of them were farmers": they were not."""
    if clause.kind != "copular":
        return False
    counted = any(table.dep[w] == "nummod" for w in range(table.left[clause.token], clause.token))
    some = (s for s in table.kids(clause.token, "nsubj") if table.word[s] in PARTS)
    parts = (c for s in some for c in table.kids(s, "nmod", "obl") if table.pos[c] == "PRON" and table.kid(c, "case") is not None)
    return (len(clause.subjects) > 1 and counted) or any(True for _ in parts)


def _is_tendency(table: Tree, clause: Clause) -> bool:
    """ "Seldom saw the ball", "with the ball rarely in their half"; "the buyers are often farmers": not all of them, nor at all times."""
    adverbs = {table.word[c] for c in table.kids(clause.token, "advmod")}
    named = clause.kind == "copular" and table.kid(clause.token, "case") is None and table.pos[clause.token] in ("NOUN", "PROPN")
    return bool(adverbs & SELDOM) or (named and bool(adverbs & USUAL))


def _is_under_way(table: Tree, clause: Clause) -> bool:
    """ "Were sailing to Malta", "is rebuilding the port": neither has been reached yet."""
    if table.tag[clause.token] != "VBG" or not any(table.lemma[c] == "be" for c in table.kids(clause.token, "aux")):
        return False
    goal = any(o.preposition in ("to", "for", "into") and o.token > clause.token for o in clause.obliques)
    return (clause.lemma in TRAVELLING and goal) or (clause.lemma in MAKING and bool(clause.objects))


def _is_measure(table: Tree, clause: Clause) -> bool:
    """ "Stopped selling it", "losses partly offset by gains", "pay more in taxes than they use in benefits": what ended, or how much it was;
    "exceeded 10 % of last year's"; "prices fell, resulting in riots": the fall did."""
    above = clause.parent
    if clause.kind == "participle" and table.dep[clause.token] == "advcl" and clause.lemma in RESULTING and above is not None and above.lemma in CHANGING:
        return True
    ended = table.dep[clause.token] == "xcomp" and table.tag[clause.token] == "VBG" and table.lemma[table.head[clause.token]] in ENDING
    share = clause.lemma in REACHING and any(table.word[o] in ("%", "percent") for o in table.kids(clause.token, "obj"))
    partly = any(table.word[c] in ("partly", "partially") for c in table.kids(clause.token, "advmod"))
    return ended or share or partly or any(table.word[c] == "than" for c in table.kids(clause.token, "mark"))


def _takes_part(table: Tree, clause: Clause) -> bool:
    """ "Was involved in building a school", "took part in planning the raid": one of those who did, and how far is not said."""
    mark, above = table.kid(clause.token, "mark"), clause.parent
    if mark is None or table.word[mark] != "in" or above is None or table.tag[clause.token] != "VBG":
        return False
    return table.lemma[above.token] in SHARING or any(table.word[o] == "part" for o in table.kids(above.token, "obj"))


def _first_object(clause: Clause) -> int | None:
    return min([*clause.objects, *clause.recipients], default=None)


RULES: tuple[Callable[[Tree, Clause], bool], ...] = (_lets, _calls, _leaves, _spares_or_shows, _lists, _needs_phrase, _brings_to, _is_in_place, _is_of_some, _is_tendency, _is_under_way, _is_measure, _takes_part)
