"""Clauses: who does what in each predicate of a Doc, after voice, coordination, control, relatives and ellipsis are undone.

The input is a basic UD tree; what is added here are the relations that enhanced UD would draw (Schuster & Manning 2016): subjects
of coordinated, controlled, adverbial and reduced clauses, antecedents of relative pronouns, gapped predicates.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.language.control import is_content_noun, share_objects, share_subject
from kg.language.ellipsis import DASHES, gapped
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
COMPLEMENT_MARKS = frozenset(("of", "from", "for", "into", "against", "with", "about", "on", "upon", "to"))
# Verbs whose gerund is often hung on the noun before it: "accused by experts of …".
GERUND_VERBS = vocabulary("accuse suspect convict acquit absolve")

# Prepositions of several words that trees take apart: "on behalf of those", "at the hands of rebels".
COMPLEX = frozenset((
    "on behalf", "in front", "in favour", "in favor", "in response", "in support", "in connection", "in relation", "in accordance", "at hands",
    "with regard", "in exchange", "in return", "in charge", "in line", "on top", "in place", "in defiance", "in retaliation", "as part", "as result",
    "in case", "in view", "in light", "in terms", "by means", "in need", "in search", "in pursuit", "in protest", "on basis", "in addition", "in spite",
))  # fmt: skip
# Phrases that tie the sentence to the text and say nothing of the event, where nothing modifies them.
DISCOURSE = frozenset((
    "in addition", "in fact", "for example", "for instance", "in particular", "in general", "in person", "in part", "in turn", "in short", "of course",
    "in total", "at all", "at least", "in full", "in theory", "in practice", "at last", "in detail", "as well", "by contrast", "in contrast", "on average",
))  # fmt: skip
# After "by" these say how or by how much.
INSTRUMENTAL = vocabulary(
    "accident mistake chance force law hand way mean means train car plane road air sea post mail email phone vote margin percent percentage point "
    "third half quarter time year month week day hour night end then default design nature definition goal run length"
)
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
        _undo_voice(doc, table, clause)
        _expand(table, clause, found, antecedents)
    return sorted([*found.values(), *gapped(doc, table, found)], key=lambda clause: (clause.remnant or clause.token, clause.token))


def _is_predicate(table: Tree, i: int, found: dict[int, Clause]) -> bool:
    dep, pos = table.dep[i], table.pos[i]
    if dep == "conj" and table.head[i] not in found and pos == "VERB":
        return table.dep[table.head[i]] not in NOT_CLAUSAL or table.kid(i, "nsubj", "nsubj:pass") is not None
    if pos == "VERB" and dep not in NOT_CLAUSAL and table.tag[i] != "MD":
        return table.word[i] not in PREPOSITIONAL or dep != "advcl" or table.kid(i, "nsubj") is not None
    if pos == "AUX" and dep not in NOT_CLAUSAL:
        # "Those who cannot": an auxiliary whose verb is left out says nothing by itself.
        return table.lemma[i] == "be"
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
        if place == "agents" and not _is_agent(table, c):
            _add_oblique(table, clause, c, antecedents)
        elif place:
            getattr(clause, place).append(antecedents.of(c))
        elif table.dep[c] in _OBLIQUE:
            _add_oblique(table, clause, c, antecedents)
        elif table.dep[c] == "advcl":
            _add_adverbial(table, clause, c)
        if clause.lemma in GERUND_VERBS and table.dep[c] in ("obl:agent", "obj", "obl"):
            clause.complements += [g for g in table.kids(c, "acl") if gerund_mark(table, g) == "of"]
        elif table.dep[c] == "nsubj:outer" and _is_to(table, i, c):
            clause.surface.append(c)
        elif table.dep[c] == "expl":
            clause.expletive = True
        elif table.dep[c] == "advmod" and table.word[c] == "where" and antecedents.of(c) != c:
            clause.obliques.append(Oblique(antecedents.of(c), "in"))
    for slot in ("surface", "objects", "recipients", "agents"):
        setattr(clause, slot, [x for x in getattr(clause, slot) if x >= 0])
    _mend_order(table, clause)
    _mend_expletive(table, clause)
    return clause


def _is_agent(table: Tree, i: int) -> bool:
    """Whether what the parser calls an agent has the preposition of one."""
    case = table.kid(i, "case")
    return case is None or table.word[case] == "by"


def _mend_expletive(table: Tree, clause: Clause) -> None:
    """ "It was claimed that…", "it is clear that…": a subject that only holds the place of the clause, whatever the parser calls it."""
    if [table.word[i] for i in clause.surface] != ["it"] or (clause.kind != "copular" and table.kid(clause.token, "aux:pass") is None):
        return
    if any(table.dep[c] in ("ccomp", "csubj", "csubj:pass") or (clause.kind == "copular" and table.dep[c] == "xcomp") for c in clause.complements):
        clause.surface, clause.expletive = [], True


def _mend_order(table: Tree, clause: Clause) -> None:
    """A second subject after the verb is an object that the parser mistook; one before the copula of a clause around is that one's."""
    copula = table.kid(clause.token, "cop")
    if clause.kind != "copular" and copula is not None and any(i > copula for i in clause.surface):
        clause.surface = [i for i in clause.surface if i > copula]
    before = [i for i in clause.surface if i < clause.token]
    if before and len(clause.surface) > len(before) and not clause.objects and clause.kind != "copular":
        clause.objects = [i for i in clause.surface if i > clause.token]
        clause.surface = before


def _is_to(table: Tree, i: int, subject: int) -> bool:
    """The team is to travel; not "the plan is to travel"."""
    return _kind(table, i) == "infinitive" and table.kid(i, "cop") is not None and not is_content_noun(table.lemma[subject])


_SLOTS = {
    "nsubj": "surface", "nsubj:pass": "surface", "obj": "objects", "iobj": "recipients", "obl:agent": "agents",
    "ccomp": "complements", "xcomp": "complements", "csubj": "complements", "csubj:pass": "complements",
}  # fmt: skip
_OBLIQUE = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "obl:arg", "obl:lmod"))


def _kind(table: Tree, i: int) -> str:
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


def _add_oblique(table: Tree, clause: Clause, c: int, antecedents: Antecedents) -> None:
    words = [function_word(table, p) for p in table.kids(c, "case") if table.tag[p] != "POS"]
    preposition, target = " ".join(words) or None, c
    if (noun := f"{preposition} {table.word[c]}") in COMPLEX:
        inner = next((m for m in table.kids(c, "nmod") if table.kid(m, "case") is not None), None)
        if inner is not None:
            preposition, target = f"{noun} {table.word[table.kid(inner, 'case')]}", inner
    elif noun in DISCOURSE and len(table.children[c]) - len(table.kids(c, "punct")) == 1:
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
    if clause.kind == "copular" or table.kid(clause.token, "aux:pass") is not None:
        return []
    phrases = [*table.kids(subject, "nmod", "obl"), *(c for c in table.kids(clause.token, "obl") if c < clause.token)]
    return [c for c in phrases if _accompanies(table, c)]


def _accompanies(table: Tree, i: int) -> bool:
    words = [function_word(table, c) for c in table.children[i] if table.dep[c] in ("case", "advmod", "cc")]
    case = table.kid(i, "case")
    if case is not None and case > 0 and table.word[case] == "with" and case - 1 not in table.children[i]:
        words.insert(0, table.word[case - 1])
    return " ".join(words) in COMITATIVE


def _undo_voice(doc: Doc, table: Tree, clause: Clause) -> None:
    """Surface functions → who does it and who undergoes it; the subject of a ditransitive passive ("was given a medal") receives."""
    if not clause.passive:
        clause.subjects = list(clause.surface)
        return
    if not clause.agents:
        clause.agents = [o.token for o in clause.obliques if o.preposition == "by" and _may_act(doc, table, o.token)][:1]
        clause.obliques = [o for o in clause.obliques if o.token not in clause.agents]
    clause.subjects = list(clause.agents)
    clause.objects = [i for i in clause.objects if not _is_aside(table, i)]
    if clause.objects:
        clause.recipients = clause.surface + clause.recipients
    else:
        clause.objects = list(clause.surface)


def _may_act(doc: Doc, table: Tree, i: int) -> bool:
    """Whether a by-phrase may name who did it: not "by Friday", "by 5 percent", "by accident"."""
    if table.pos[i] not in ("NOUN", "PROPN", "PRON") or doc[i].ent_type_ in ("DATE", "QUANTITY", "MONEY"):
        return False
    return (table.lemma[i] not in INSTRUMENTAL and table.kid(i, "nummod") is None) or table.tag[i] == "NNS"


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
    return [x for x in members if x == i or (x not in found and not _excluded(table, x) and (relative is None or x < relative))]


def _excluded(table: Tree, i: int) -> bool:
    """A conjunct that is set against the others: "not Y", "rather than Y"."""
    return any(table.lemma[c] in ("not", "never") or table.word[c] in ("rather", "instead") for c in table.kids(i, "cc", "advmod"))
