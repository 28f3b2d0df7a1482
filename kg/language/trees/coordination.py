"""Repairs of what joins clauses: conjunctions taken for prepositions or participles, and verbs that go with the one of their tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemminflect import getInflection
from spacy.tokens import Doc

from kg.language.trees.nouns import is_plural
from kg.language.trees.repair import Repair
from kg.language.trees.verbs import FINITE, PRESENT, TRANSITIVE, first_auxiliary, is_present
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Of these a verb may be in the plural whatever their form, or in the singular.
COLLECTIVE = vocabulary("police people staff crew team couple pair number majority dozen hundred thousand half rest lot variety group series none")

# Who does this does it to somebody or something.
UNDERGONE = TRANSITIVE | vocabulary("hand send bring hang extradite repatriate transfer sue name question interrogate imprison bury dismiss treat release remand")

SUBORDINATING = frozenset(("as", "after", "before", "since", "until", "till", "than", "because", "while", "like"))
CONDITIONAL = frozenset(("provided", "providing", "assuming", "supposing", "granted"))


def conjunction(doc: Doc, table: Tree, i: int) -> Repair | None:
    """As soon as sixty countries ratify it: in front of a subject there is a conjunction, not a preposition."""
    subject = table.head[i]
    verb = table.head[subject]
    if table.word[i] not in SUBORDINATING or table.dep[subject] not in ("nsubj", "nsubj:pass") or table.dep[verb] not in ("advcl", "acl") or not i < subject < verb:
        return None
    return (verb, "mark") if table.kid(verb, "mark") is None and table.left[verb] == table.left[subject] else None


def condition(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Provided that parliament agrees, …": a conjunction that looks like a participle."""
    if table.word[i] not in CONDITIONAL:
        return {}
    beside = (c for c in table.kids(table.head[i], "advcl") if any(table.left[s] == i + 1 for s in table.kids(c, "nsubj", "nsubj:pass")))
    inner = table.kid(i, "ccomp") if table.children[i] else next(beside, None)
    if inner is None or table.kid(i, "nsubj", "aux", "obj", "aux:pass", "nsubj:pass") is not None:
        return {}
    return {inner: (table.head[i], "advcl"), i: (inner, "mark")}


def tense(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Agreed to pay and apologised: a past tense goes with the finite verb before it, not with the infinitive between."""
    verb = inner = table.head[i]
    if not _is_bare_past(table, i) or table.tag[verb] != "VB" or table.kid(verb, "aux") is not None:
        return None
    while table.tag[verb] not in FINITE and table.head[verb] != verb and (table.dep[verb] in ("xcomp", "advcl", "acl", "conj") or _is_subjunctive(table, verb)):
        verb = table.head[verb]
    if verb > i or table.tag[verb] == "VBD":
        return (verb, "conj") if verb < i else None
    # "Plans to sue and demanded that …": beside a present, a form that cannot be the infinitive's.
    past = table.tag[verb] in PRESENT and table.word[i] != table.lemma[i] and table.kid(verb, "nsubj") is not None
    relative = any(table.dep[w] == "acl:relcl" and table.tag[w] == "VBD" for w in range(inner, i))
    own = table.kid(i, "ccomp") is not None or (table.kid(i, "obj", "obl", "xcomp") is not None and not relative)
    return (verb, "conj") if past and own and table.dep[inner] == "xcomp" else None


def beside_participle(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Accused Chad of having armed them, | closed the border and left: a past tense goes with the one above a participle; without a conjunction, with the
    relative clause inside it that begins the list ("releasing a wave that hit a school, | swept away cars and killed ten")."""
    verb = participle = table.head[i]
    if not _is_bare_past(table, i) or not (table.tag[participle] == "VBG" or _having(table, participle)):
        return None
    if participle > i or table.kid(participle, "nsubj", "nsubj:pass") is not None or table.word[i - 1] not in (",", "and", "but"):
        return None
    if table.kid(i, "cc") is None and table.tag[participle] == "VBG":
        inside = [w for w in range(participle, i) if table.dep[w] == "acl:relcl" and table.tag[w] == "VBD" and table.left[participle] <= w]
        if inside:
            return (inside[-1], "conj") if table.kid(i, "conj") is not None else None
    while table.tag[verb] not in FINITE and table.head[verb] != verb and table.dep[verb] in ("xcomp", "advcl", "conj"):
        verb = table.head[verb]
    return (verb, "conj") if table.tag[verb] == "VBD" and verb < participle else None


def behind_relative(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Fired the coach, who had led it since May, and | named his deputy: the comma closes the relative clause, and what follows goes with the verb before it."""
    inner = verb = table.head[i]
    cc, opening = table.kid(i, "cc"), table.left[inner]
    finite = table.tag[i] == "VBD" or (table.tag[i] == "VBN" and table.word[i] in getInflection(table.lemma[i], "VBD"))
    # "…, which rebels seized in March, and is advancing": a present does not go with the past inside.
    present = table.tag[inner] == "VBD" and is_present(table, i)
    if not (finite or present) or table.dep[inner] != "acl:relcl" or cc is None or table.word[cc - 1] != "," or "," not in (table.word[opening], table.word[opening - 1]):
        return None
    if table.kid(i, "nsubj", "nsubj:pass", "mark") is not None or len(table.kids(inner, "conj")) > 1:
        return None
    if not present and table.kid(i, "aux", "aux:pass", "cop") is not None:
        return None
    while table.head[verb] != verb and (verb == inner or table.pos[verb] != "VERB"):
        verb = table.head[verb]
    listed = any(inner < c < i for c in table.kids(verb, "conj"))
    alike = is_present(table, verb) if present else table.tag[verb] == "VBD"
    return (verb, "conj") if alike and verb < table.head[inner] and not listed else None


def _is_bare_past(table: Tree, i: int) -> bool:
    """Whether a verb is a past tense without a subject or a conjunction of its own."""
    return table.tag[i] == "VBD" and table.kid(i, "nsubj", "aux", "cop", "mark") is None


def _is_subjunctive(table: Tree, verb: int) -> bool:
    """ "Demanded that he resign and called for a vote": a base form in a clause of its own, which no past tense goes with."""
    return table.dep[verb] == "ccomp" and table.tag[verb] == "VB" and table.kid(verb, "aux") is None and table.kid(verb, "nsubj") is not None


def _having(table: Tree, verb: int) -> bool:
    """Whether a verb is a participle with "having"."""
    return table.tag[verb] == "VBN" and any(table.word[a] == "having" for a in table.kids(verb, "aux"))


def participle(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Left, defying the king, who had asked her to stay, and | taking the road south: a participle goes with the participle before it."""
    verb = table.head[i]
    if table.tag[i] != "VBG" or table.tag[verb] in ("VBG", "NN", "NNS") or table.kid(i, "cc") is None or table.kid(i, "nsubj", "aux", "mark", "cop", "det") is not None:
        return None
    if table.pos[verb] != "VERB" or verb > i:
        return None
    while table.tag[verb] != "VBG" and table.head[verb] < verb and table.dep[verb] != "ccomp":
        verb = table.head[verb]
    return (verb, "conj") if table.tag[verb] == "VBG" and table.dep[verb] in ("advcl", "acl") and table.pos[verb] == "VERB" else None


def passive(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Was arrested by police and | handed over to the court: beside a passive, what has no object is one, where nobody does it to nothing."""
    verb = table.head[i]
    if table.tag[i] != "VBD" or table.tag[verb] != "VBN" or table.kid(verb, "aux:pass") is None or table.lemma[i] not in UNDERGONE or table.kid(i, "cc") is None:
        return None
    own = table.kid(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "iobj", "ccomp", "xcomp", "mark") is not None
    return None if own or getInflection(table.lemma[i], "VBD") != getInflection(table.lemma[i], "VBN") else (verb, "conj")


def infinitive(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Promised lower taxes and | to build a dam: an infinitive is no second deed beside a finite verb, but what that is about."""
    verb = table.head[i]
    own = [m for m in table.kids(i, "mark") if table.word[m] == "to"]
    if table.tag[i] != "VB" or not own or table.tag[verb] not in (*FINITE, "VBN", "VBG") or table.kid(verb, "mark") is not None:
        return None
    first = next((c for c in table.kids(verb, "xcomp") if c < i and table.tag[c] == "VB"), None)
    return (verb, "xcomp") if first is None else (first, "conj")


def base_form(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Passed a law that would raise taxes and | close shops: a base form goes with the base form before it, not with the past tense above."""
    verb = table.head[i]
    if table.tag[i] != "VB" or table.tag[verb] not in ("VBD", "VBN", "VBZ") or table.kid(i, "aux", "nsubj", "mark", "cop") is not None or table.kid(i, "cc") is None:
        return None
    if any(table.tag[c] == "MD" or table.lemma[c] == "do" for c in table.kids(verb, "aux")) or table.word[i] in getInflection(table.lemma[i], "VBD"):
        return None
    for w in range(i - 1, verb, -1):
        inside = table.left[verb] <= w <= table.right[verb] and table.dep[w] in ("acl:relcl", "acl", "ccomp", "xcomp", "advcl")
        if inside and table.tag[w] == "VB" and table.kid(w, "aux", "mark") is not None:
            return w, "conj"
    return None


def reported(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The notice said prices are high and | called for calm: a past tense goes with the report, not with what it says in the present."""
    told = table.head[i]
    above = table.head[told]
    # Beside an adjective the past tense is often taken for a participle; one without a conjunction is one: "is a shield, limited in size".
    tags = ("VBD", "VBN") if table.kid(told, "cop") is not None and table.kid(i, "cc") is not None else ("VBD",)
    if table.tag[i] not in tags or table.dep[told] != "ccomp" or table.kid(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark") is not None:
        return None
    present = table.tag[first_auxiliary(table, told)] in PRESENT | {"MD"} and table.tag[above] == "VBD" and above < told < i
    return (above, "conj") if present and table.kid(above, "nsubj") is not None else None


def own_clause(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """Pilots vote on whether to join the strike, and | porters plan to stay: the noun behind the comma and conjunction is the verb's subject, not what is joined."""
    verb, noun = table.head[i], i - 1
    while table.dep[noun] in ("nmod", "flat", "compound") and table.head[noun] < i and table.head[noun] != noun:
        noun = table.head[noun]
    cc = table.kid(noun, "cc")
    if table.tag[i] not in FINITE or table.dep[noun] != "conj" or cc is None or table.word[cc - 1] != "," or table.pos[verb] != "VERB":
        return {}
    agrees = table.tag[i] == "VBD" or (table.tag[i] == "VBP") is is_plural(table, noun, i)
    inside = next((c for c in table.kids(i, "xcomp", "advcl", "ccomp") if verb < c < cc), None)
    marks = table.kids(i, "mark")
    if not agrees or not verb < table.head[noun] < cc or table.kid(i, "nsubj", "nsubj:pass", "aux", "cc") is not None or (marks and inside is None):
        return {}
    before: dict[int, Repair] = {} if inside is None else {inside: (verb, "advcl"), **dict.fromkeys((m for m in marks if m < cc), (inside, "mark"))}
    return {**before, noun: (i, "nsubj"), cc: (i, "cc"), i: (verb, "conj")}
