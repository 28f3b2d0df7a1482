"""Who is the subject of a clause that does not name one: coordination, control and raising, adverbial and adnominal clauses.

Verbs and nouns are listed where they differ from the default: a complement's subject is the object of the verb above, where it
has one, else its subject (the minimal distance principle, Rosenbaum 1967).
"""

from __future__ import annotations

from kg.language.clauses.arguments import JUDGING
from kg.language.clauses.clause import Clause
from kg.language.clauses.owners import OWNED, is_content_noun, modifiers_with, owners
from kg.language.trees.syntax import Tree, base
from kg.language.trees.words import vocabulary

SUBJECT_CONTROL = vocabulary("promise threaten vow pledge swear use vote")
# Where the one who is sent, asked or made does what the infinitive says, also where the parser takes it for a purpose.
DISPATCH = vocabulary(
    "send deploy dispatch invite hire elect appoint recruit train assign bring allow authorise authorize mobilise mobilize pay "
    "enlist persuade ask urge order tell instruct convince force compel encourage require enable motivate tempt press pressure pressurise warn advise "
    "prompt cause empower permit beg implore challenge oblige command direct"
)
# "Want the town to pay": whom one wants to do it, also where the parser takes it for a purpose.
WANTING = vocabulary("want expect cause prefer")
DOERS = frozenset(("NNS", "NNP", "NNPS", "PRP"))
TOUGH = vocabulary("easy hard difficult tough impossible simple pleasant dangerous tricky costly expensive")
# The one addressed does what is called for: "a call on Moscow to withdraw".
ADDRESSED = vocabulary("call appeal order request demand invitation permission plea command instruction advice warning ultimatum")
# "They had trouble finding sponsors": the gerund is not the noun's.
TROUBLE = vocabulary("trouble difficulty problem time fun luck success experience job")
QUOTING = frozenset(("quote", "cite", "describe", "portray", "depict"))
# What is seen, shown or quoted does what a bare participle behind it says: "a film showing the king dancing".
PERCEIVING = QUOTING | vocabulary("show see watch hear film photograph catch spot observe notice picture")
# Of these who is in them acts: "a photograph of soldiers posing".
DEPICTING = vocabulary("photograph photo picture image video videotape footage film cartoon painting portrait drawing")
# Who forbids smoking is not the one who smokes.
PERMITTING = vocabulary(
    "forbid ban prohibit outlaw allow permit recommend advise suggest propose discourage encourage condemn criticise criticize oppose support legalise legalize "
    "criminalise criminalize involve mean require entail include advocate favour favor denounce"
)
# Of doing something one can stress the importance and name the price without doing it.
IMPERSONAL = vocabulary("work task job challenge burden sake purpose hope aim goal view fear threat importance idea prospect possibility risk danger likelihood cost price value benefit means method way concept notion question matter issue point art business")
# What a whole event does.
EFFECT = vocabulary("force cause prompt spark trigger leave raise prevent allow bring lead create mean make disrupt fuel boost stoke ease deepen heighten escalate complicate end")
# Nor does who only suffers something do what follows from it: "Japan surrendered, ending the war".
UNDERGOING = vocabulary("surrender capitulate lose die fall fail suffer resign come retire drown perish")
# It is the accident that kills: "a bridge collapsed, killing ten".
HARM = vocabulary("kill injure wound hurt maim damage destroy trap bury")
ACCIDENTS = vocabulary("crash collapse derail sink capsize overturn crumble")
CALAMITIES = vocabulary("outbreak epidemic earthquake quake flood storm accident collision crash avalanche landslide stampede")
# Who is put somewhere takes the place of another.
PLACING = vocabulary("appoint name elect choose select nominate pick install promote hire sign crown")
# What a number of things comes to by what happened.
COUNTING = frozenset(("bring", "raise", "push", "take", "lift"))
TALLIES = frozenset(("toll", "total", "number", "tally", "count", "figure", "sum"))
# Whoever is in the middle of something does it.
UNDER_WAY = vocabulary("process middle midst course")
# What one has for what one did; "a test for finding leaks" finds them, if anything does.
EARNED = vocabulary(
    "award prize medal credit blame praise responsibility reputation fine sentence charge criticism honour honor apology term verdict warrant punishment penalty "
    "trial condemnation thanks fame recognition ban suspension"
)
# Nor does one what one talks about, what one's steps are aimed at, or what one is capable of.
UNREAL = {
    "about": vocabulary("talk speak think dream discuss joke write ask wonder"), "of": vocabulary("talk speak think dream capable incapable"),
    "at": vocabulary("aim target gear direct"), "from": vocabulary("range vary"), "on": vocabulary("focus concentrate center centre"),
}  # fmt: skip
# Verbs whose complement is about a phrase of theirs: "called on Moscow to withdraw".
OBLIQUE_CONTROL = {
    "call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "count": ("on",), "rely": ("on",), "depend": ("on",), "shout": ("at", "to"),
    "signal": ("to",), "wait": ("for",), "push": ("for",), "vote": ("for",), "prevail": ("on", "upon"), "lean": ("on",), "look": ("to",), "arrange": ("for",),
}  # fmt: skip


def share_subject(table: Tree, clause: Clause, found: dict[int, Clause]) -> None:
    """Gives the clause the subject that the grammar shares with it, if it does."""
    rule = _RULES.get(base(table.dep[clause.token]))
    if rule is None or clause.expletive or table.dep[clause.token] in ("acl:relcl", "advcl:relcl"):
        return
    shared, step = rule(table, clause, found)
    if shared:
        clause.surface = list(shared)
        clause.steps.append(step)


def _coordinated(table: Tree, clause: Clause, found: dict[int, Clause]) -> tuple[list[int], str]:
    first = found.get(table.head[clause.token])
    if table.kid(clause.token, "nummod") is not None and table.tag[clause.token] in ("JJ", "VBN"):
        # "Ten were killed and 40 wounded": others.
        return [], ""
    # A participle or infinitive that is coordinated with a finite verb shares with it; a clause with a mark of its own need not.
    return (first.surface, "shared") if first else ([], "")


def _complement(table: Tree, clause: Clause, found: dict[int, Clause]) -> tuple[list[int], str]:
    # Past an adjective that is no clause of its own: "became unable to walk".
    above = found.get(table.head[clause.token]) or clause.parent
    if above is None:
        modal = table.head[clause.token]
        # "The referee ought to have sent him off": a modal verb that the tree has above its verb.
        return (table.kids(modal, "nsubj", "nsubj:pass"), "raising") if table.tag[modal] == "MD" else ([], "")
    if above.lemma in PERMITTING and table.tag[clause.token] == "VBG" and not above.objects:
        return [], ""
    if above.kind == "copular" and table.lemma[above.token] in TOUGH and clause.kind == "infinitive" and not clause.objects:
        clause.objects = list(above.surface)
        return [], ""
    return controllers(above), "raising" if above.lemma in RAISING else "control"


RAISING = frozenset(("seem", "appear", "tend", "happen", "turn out", "prove", "have", "go", "use", "begin", "start", "continue", "cease"))


def controllers(above: Clause) -> list[int]:
    """Who a complement of the clause is about: its object where it has one, else its subject."""
    if above.lemma in SUBJECT_CONTROL:
        return above.agents if above.passive else above.surface
    if above.passive:
        return above.surface
    prepositions = OBLIQUE_CONTROL.get(above.lemma, ())
    addressed = [o.token for o in above.obliques if o.preposition in prepositions]
    if addressed and not above.objects:
        return addressed
    return above.objects or above.recipients or above.surface


def _bare_complement(table: Tree, clause: Clause, found: dict[int, Clause]) -> tuple[list[int], str]:
    """A finite complement has a subject of its own; a gerund's or a "how to" clause's is the one of the verb above."""
    if clause.kind == "finite" or clause.kind == "copular":
        return [], ""
    above = found.get(table.head[clause.token])
    if above is not None and above.lemma in PERMITTING:
        return [], ""
    return (above.recipients or above.surface, "arbitrary") if above and not above.passive else ([], "")


def _adverbial(table: Tree, clause: Clause, found: dict[int, Clause]) -> tuple[list[int], str]:
    above = clause.parent
    if above is None or clause.kind == "finite":
        return [], ""
    marks = {table.word[m] for m in table.kids(clause.token, "mark", "case")}
    if "including" in marks or any(table.lemma[table.head[clause.token]] in UNREAL.get(m, ()) for m in marks):
        return [], ""
    if clause.token in above.complements:
        return _gerund(table, clause, above)
    if (held := _adjective_above(table, clause, found)) is not None:
        return held, "control"
    if "as" in marks and clause.kind == "participle" and table.tag[clause.token] == "VBN":
        # "As reported by the Times": what is reported is the whole clause.
        return [], ""
    if _is_of_object(table, clause, above, marks):
        return above.objects, "control"
    if not above.surface and clause.kind == "participle":
        # Under "it comes as…" or a fragment the participle belongs to the clause just before it.
        above = max((c for c in found.values() if above.token < c.token < clause.token and c.surface), key=lambda c: c.token, default=above)
    if clause.kind == "infinitive" and above.kind != "copular":
        return _purpose(table, above, marks)
    if "by" in marks and above.passive:
        return above.agents, "adverbial"
    if clause.lemma in ("replace", "succeed") and above.lemma in PLACING and above.objects and _after_comma(table, clause.token):
        # "Elected Ann Lee leader, replacing Bob Roy": she does.
        return above.objects[:1], "adverbial"
    if clause.lemma in EFFECT | HARM and _is_by_event(table, clause, above, found):
        return [], ""
    if clause.lemma in COUNTING and _after_comma(table, clause.token) and any(table.lemma[o] in TALLIES for o in clause.objects):
        # "Killed six, bringing the toll to 25": nobody in particular brings it there.
        return [], ""
    if clause.lemma in HARM and above.lemma in ACCIDENTS and not above.objects and _after_comma(table, clause.token):
        return [], ""
    if clause.lemma in HARM and above.objects and table.lemma[above.objects[-1]] in CALAMITIES and _after_comma(table, clause.token):
        # "Confirmed an outbreak, killing nine".
        return above.objects, "adverbial"
    if "in" in marks and above.passive and above.lemma == "use":
        # A chemical "used in making bottles" makes none.
        return above.agents, "adverbial"
    return above.surface, "adverbial"


def _is_by_event(table: Tree, clause: Clause, above: Clause, found: dict[int, Clause]) -> bool:
    """ "Roads were closed, forcing drivers to turn", "need to be cut, easing demand": what was done forces them, and nobody named here."""
    if not _after_comma(table, clause.token):
        return above.passive and not above.agents and clause.lemma == "make"
    if clause.lemma == "make" and [table.word[o] for o in clause.objects] == ["it"]:
        # "Nobody survived, making it the worst crash in years".
        return True
    inner = [found[c] for c in above.complements if c in found]
    undergone = above.passive or any(c.passive or table.kid(c.token, "aux:pass") is not None for c in inner)
    return (undergone and not above.agents and clause.lemma in EFFECT) or (above.lemma in UNDERGOING and not above.objects)


def _is_of_object(table: Tree, clause: Clause, above: Clause, marks: set[str]) -> bool:
    """ "Quoted a source as saying", "showed the king dancing": what the object does."""
    if not above.objects or above.objects[-1] > clause.token:
        return False
    if "as" in marks:
        return above.lemma in QUOTING
    return not marks and above.lemma.split()[0] in PERCEIVING and not _after_comma(table, clause.token)


def _purpose(table: Tree, above: Clause, marks: set[str]) -> tuple[list[int], str]:
    """Whoever is sent, called on or wanted to do something; else who acts to that end."""
    if above.lemma in OBLIQUE_CONTROL and controllers(above) is not above.surface:
        return controllers(above), "control"
    wanted = above.lemma in WANTING and above.objects and table.tag[above.objects[-1]] in DOERS
    if (above.lemma in DISPATCH or wanted) and "in" not in marks:
        return controllers(above), "purpose"
    return (above.agents if above.passive else above.surface), "purpose"


def _after_comma(table: Tree, i: int) -> bool:
    return table.word[max(table.left[i] - 1, 0)] == "," or table.word[table.left[i]] == ","


def _adjective_above(table: Tree, clause: Clause, found: dict[int, Clause]) -> list[int] | None:
    """ "Found him guilty of stealing", "a firm accused of …, guilty of …": whom an adjective that is no clause of its own is said of."""
    adjective = table.head[clause.token]
    if table.pos[adjective] != "ADJ" or adjective in found or not any(table.word[m] == "of" for m in table.kids(clause.token, "mark")):
        return None
    if table.dep[adjective] == "xcomp" and (above := found.get(table.head[adjective])):
        return controllers(above)
    return [table.head[adjective]] if table.dep[adjective] == "amod" else None


def _gerund(table: Tree, clause: Clause, above: Clause) -> tuple[list[int], str]:
    """Accused of, prevented from: the object's; insisted on, focused it on: the subject's; fined for: the object's, "used for" nobody's."""
    mark = table.kid(clause.token, "mark")
    if mark is not None and table.word[mark] == "for" and above.lemma not in JUDGING:
        return [], ""
    if mark is not None and table.word[mark] == "in" and above.lemma == "use":
        return above.agents, "control"
    if mark is not None and table.word[mark] in ("on", "upon", "about", "to"):
        return above.surface, "control"
    return controllers(above), "control"


def _adnominal(table: Tree, clause: Clause, found: dict[int, Clause]) -> tuple[list[int], str]:
    noun = table.head[clause.token]
    if clause.parent and clause.token in clause.parent.complements:
        return _gerund(table, clause, clause.parent)
    if clause.kind == "participle":
        marks = {table.word[m] for m in table.kids(clause.token, "mark", "case")}
        unsaid = ("of" in marks and table.lemma[noun] in IMPERSONAL) or ("for" in marks and table.lemma[noun] not in EARNED)
        if "including" in marks or unsaid:
            return [], ""
        state = found.get(noun)
        if (not marks or table.lemma[noun] in UNDER_WAY) and state is not None and state.kind == "copular" and table.kid(noun, "case") is not None:
            # "Was on trial facing charges", "is in the process of moving".
            return state.surface, "adverbial"
        if not marks and table.lemma[noun] in DEPICTING and (shown := modifiers_with(table, noun, ("of",))):
            return shown, "reduced"
        if table.kid(clause.token, "mark") is not None or (table.lemma[noun] in TROUBLE and table.tag[clause.token] == "VBG"):
            above = found.get(table.head[noun])
            return owners(table, noun, found) or (above.surface if above and table.dep[noun] == "obl" else []), "adnominal"
        return [noun], "reduced"
    if clause.kind != "infinitive":
        return [], ""
    if table.lemma[noun] in ADDRESSED:
        return modifiers_with(table, noun, ("on", "to", "for")), "adnominal"
    if not (is_content_noun(table.lemma[noun]) or table.word[noun] in OWNED):
        return ([noun], "adnominal") if _selects(table, noun) and not clause.surface else ([], "")
    return owners(table, noun, found), "adnominal"


def _selects(table: Tree, noun: int) -> bool:
    """The first man to…, the only team to…, the latest to…."""
    if table.pos[noun] == "ADJ" and table.kid(noun, "nmod:poss") is None:
        return True
    return any("NumType=Ord" in table.morph[c] or "Degree=Sup" in table.morph[c] or table.lemma[c] in ("only", "last", "first", "next") for c in table.children[noun])


_RULES = {
    "conj": _coordinated, "xcomp": _complement, "ccomp": _bare_complement, "advcl": _adverbial, "acl": _adnominal,
}  # fmt: skip
