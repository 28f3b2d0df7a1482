"""Repairs of objects: which of two is given, who receives it, and what an object is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import NOUNS, VALUES, Repair
from kg.language.trees.verbs import FINITE, INSERTED
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Verbs with two objects, the first of whom receives the second or is kept from it.
GIVING = vocabulary("give bequeath offer deny lend show send award grant hand promise teach pay owe allow refuse sell cost bring guarantee assign leave spare tell ask")
# Verbs of getting or making something for somebody.
FOR_SOMEBODY = vocabulary("build buy find get save order win earn cook bake fetch secure reserve book prepare draw write read do wish")
RELATIVE = frozenset(("WDT", "WP", "WRB"))
NAMING = vocabulary("call name dub label brand deem declare elect appoint")


def second_object(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Called the move a provocation: what the object is called; built the widow a house: who gets the second object."""
    verb = table.head[i]
    if table.kid(i, "case") is not None and table.pos[i] in NOUNS:
        # An object has no preposition.
        return verb, "obl"
    if table.lemma[verb] not in NAMING or table.pos[i] not in NOUNS:
        return (verb, "iobj") if _is_recipient(table, i) else None
    beside = any(table.right[o] + 1 == table.left[i] if o > verb else table.tag[o] in ("WP", "WDT") for o in table.kids(verb, "obj") if o < i)
    return (verb, "xcomp") if beside or any(named(doc, table, c) for c in table.kids(i, "compound")) else None


def _is_recipient(table: Tree, i: int) -> bool:
    """Whether another object follows the one at `i` at once."""
    verb = table.head[i]
    if i < verb or table.pos[i] not in NOUNS or table.kid(verb, "iobj") is not None or table.kid(i, "conj") is not None:
        return False
    own = max([i, *(table.right[c] for c in table.children[i] if table.dep[c] != "appos")])
    if table.lemma[verb] in GIVING and _bare_appositions(table, own + 1):
        return True
    return any(table.left[o] == own + 1 and _is_given(table, o) for o in table.kids(verb, "obj", "xcomp"))


def _bare_appositions(table: Tree, start: int) -> list[int]:
    """The apposition that starts at the token, with an article and without a comma: a second object that parsers hang on the first."""
    i = start
    while i < len(table.head) and table.pos[i] in ("DET", "ADJ", "ADV", "NUM") and table.head[i] > i:
        i = table.head[i]
    article = table.kid(i, "det") if i < len(table.head) and table.dep[i] == "appos" else None
    return [i] if article is not None and table.left[i] == start == article else []


def _is_given(table: Tree, i: int) -> bool:
    """Whether a noun is the second object of a verb of giving, also where it is taken for a predicate: "denied them access"."""
    verb = table.head[i]
    if table.dep[i] == "obj":
        # "Launched the platform Mercury" is one phrase, torn.
        return table.pos[i] == "NOUN" and table.lemma[verb] in GIVING | FOR_SOMEBODY and table.kid(i, "case") is None
    return table.pos[i] == "NOUN" and table.tag[i] != "JJ" and table.lemma[verb] in GIVING and table.kid(i, "cop", "mark", "case", "nsubj") is None


def bare(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Put off | the launch, offered | the rebels an amnesty: without a preposition, behind a particle or before what is given, it is an object."""
    verb = table.head[i]
    if i < verb or table.pos[i] not in NOUNS or table.kid(i, "case", "mark") is not None or doc[i].ent_type_ in VALUES or table.kid(verb, "aux:pass") is not None:
        return None
    before, given = table.left[i] - 1, table.kid(verb, "obj")
    if given is None:
        return (verb, "obj") if table.dep[before] == "compound:prt" and table.head[before] == verb else None
    return (verb, "iobj") if table.lemma[verb] in GIVING and before == verb and table.left[given] == table.right[i] + 1 else None


def stranded(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Truces were called | for by the pope, adverts that firms said had been paid | for: a bare preposition behind a passive is the verb's, whose subject undergoes it."""
    if table.tag[i] in RELATIVE:
        return (table.head[i], "nsubj:pass") if _is_undergone(table, i) else None
    verb, above = i - 1, table.head[i]
    if table.pos[i] != "ADP" or table.children[i] or table.word[i] == "by" or verb < 0 or table.tag[verb] != "VBN":
        return None
    subject = table.kid(verb, "nsubj:pass")
    if subject is None and _is_undergone(table, above):
        subject = above
    if above not in (verb, subject) or (subject is None and (table.dep[verb] != "acl" or table.word[i + 1 : i + 2] != ["by"])):
        return None
    # "The town he was born in", "what was he paid for?": it is of another word than the subject.
    other = table.dep[verb] == "acl:relcl" and table.tag[subject] not in RELATIVE
    other = other or any(table.tag[c] in RELATIVE and c != subject for c in table.children[verb])
    return None if other else (verb, "compound:prt")


def _is_undergone(table: Tree, i: int) -> bool:
    """Whether a relative pronoun is the one thing that a passive without a subject can be of, though its preposition was left behind."""
    verb = table.head[i]
    passive = table.kid(verb, "aux:pass") is not None and table.kid(verb, "nsubj:pass", "nsubj") is None
    return table.tag[i] in RELATIVE and table.dep[i] == "obl" and i < verb and passive and table.kid(i, "case") == verb + 1


# Who undergoes these stands before what it costs.
CHARGING = frozenset(("fine", "cost", "charge", "bill", "tax", "owe", "pay"))


def named(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Named Ann Lee chief executive, call Oslo home: a whole name before a common noun is who is named, not a part of what they become."""
    noun = table.head[i]
    verb = table.head[noun]
    whom = doc[i].ent_type_ == "PERSON" or (table.word[noun] == "home" and noun == i + 1 and doc[i].ent_type_ in ("PLACE", "ORG"))
    if not whom or table.pos[noun] != "NOUN" or table.lemma[verb] not in NAMING or table.left[i] != table.left[noun]:
        return None
    return (verb, "obj") if table.dep[noun] in ("xcomp", "obj") and table.left[i] == verb + 1 else None


def crossing(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Forced shops to close and | blocked roads: what follows another clause's verb is not an object of the verb before."""
    verb = table.head[i]
    if table.pos[verb] in ("NOUN", "PROPN") and table.dep[i] == "obj":
        # See `under_noun`.
        return None
    beside = [w for w in table.kids(verb, "conj") if verb < w < i and table.pos[w] == "VERB" and table.kid(w, "obj", "ccomp", "xcomp") is None]
    if table.dep[i] == "obj" and beside and any(verb < o < beside[-1] for o in table.kids(verb, "obj")):
        # "Voicing concern and feigning action": each verb its own.
        return beside[-1], "obj"
    for w in range(i - 1, verb, -1):
        outside = table.head[w] < verb or table.head[w] == w
        if table.pos[w] == "VERB" and outside and (table.tag[w] in FINITE or table.tag[w] == "VBN"):
            return (w, table.dep[i]) if table.dep[i] != "obj" or table.kid(w, "obj", "ccomp") is None else None
    return None


def of_conjunct(doc: Doc, table: Tree, i: int) -> Repair | None:
    """To share engineers and to test | engines: right behind a verb without an object, a noun is no conjunct of the one before it."""
    verb, noun = i - 1, table.head[i]
    if table.pos[i] != "NOUN" or table.dep[verb] != "conj" or table.tag[verb] not in ("VB", *FINITE) or not table.head[verb] < noun < verb:
        return None
    return (verb, "obj") if table.kid(i, "cc", "case") is None and table.kid(verb, "obj", "ccomp", "xcomp") is None else None


def paid_to(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The subsidies that | the state paid farmers: what was given is the relative pronoun where only the receiver stands behind the verb."""
    verb = table.head[i]
    given = table.tag[i] in RELATIVE and table.dep[verb] == "acl:relcl" and table.lemma[verb] in GIVING
    return (verb, "obj") if given and table.kid(verb, "iobj") is not None and table.kid(verb, "obj") is None else None


def out_of(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Pulled out | of buying it: the particle is the verb's."""
    clause = table.head[i]
    verb = table.head[clause]
    own = table.word[i : i + 2] == ["out", "of"] and table.head[i + 1] == clause and table.tag[clause] == "VBG"
    return (verb, "compound:prt") if own and verb == i - 1 and table.lemma[verb] in ("pull", "back", "opt", "drop", "bow") else None


def under_noun(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Approved on first reading | the bill: a noun has no object; the verb around has."""
    noun = table.head[i]
    verb = table.head[noun]
    if table.pos[noun] not in ("NOUN", "PROPN") or table.dep[noun] != "obl" or table.pos[verb] != "VERB" or not verb < noun < i or table.kid(verb, "obj", "aux:pass", "ccomp") is not None:
        return None
    return verb, "obj"


def told(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Reported | two men had been killed: what stands between a report and a verb without a subject is that one's subject."""
    verb = _told_verb(table, i)
    return None if verb is None else (verb, "nsubj:pass" if table.kid(verb, "aux:pass") is not None else "nsubj")


def _told_verb(table: Tree, i: int) -> int | None:
    report, verb = table.head[i], table.right[i] + 1
    while verb < len(table.head) and table.dep[verb] in ("obl:unmarked", "obl:tmod") and table.head[verb] == report:
        verb = table.right[verb] + 1
    while verb < len(table.head) and table.dep[verb] in ("aux", "aux:pass", "cop", "advmod") and table.head[verb] > verb:
        verb = table.head[verb]
    if i < report or verb >= len(table.head) or table.lemma[report] not in INSERTED or "what" in table.word[i:verb]:
        return None
    beside = table.dep[verb] == "conj" and table.kid(verb, "cc") is None and table.head[verb] == report
    if not beside and (table.dep[verb] not in ("ccomp", "parataxis") or table.head[verb] not in (report, table.head[report])):
        return None
    finite = table.kid(verb, "aux", "aux:pass", "cop") is not None or table.tag[verb] in FINITE
    bare = table.kid(verb, "nsubj", "nsubj:pass", "mark") is None and table.pos[i] in NOUNS
    return verb if finite and bare else None
