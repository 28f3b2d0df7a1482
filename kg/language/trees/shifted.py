"""Repairs of objects that do not stand right behind their verb, and of verbs that do not stand beside theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.attachment import SAID, saying
from kg.language.trees.layout import FINITE
from kg.language.trees.modifiers import SENTENCE_NOUNS
from kg.language.trees.objects import GIVING
from kg.language.trees.people import NAMED
from kg.language.trees.repair import VALUES, Retag

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
# Whom one does this is to do what the infinitive says; of most others it is a purpose.
DARING = frozenset(("dare", "defy", "urge", "order", "implore", "beg", "coax", "goad"))
AMOUNTS = frozenset(("most", "some", "many", "much", "half", "all", "several", "part", "any", "none"))
ARTICLES = frozenset(("a", "an", "the"))


def heavy(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Return to its members | the houses they had signed over", "hired as chief of staff | a former boxer": without a preposition, behind
    a phrase with one, stands the object."""
    verb, start = table.head[i], table.left[i]
    article = table.kid(i, "det")
    if (
        i < verb
        or table.pos[verb] != "VERB"
        or table.pos[i] not in ("NOUN", "PROPN")
        or article is None
        or table.word[article] not in ARTICLES
        or start != article
    ):
        return {}
    if (
        doc[i].ent_type_ in VALUES
        or table.kid(i, "case", "mark") is not None
        or table.kid(verb, "obj", "ccomp", "aux:pass", "cop") is not None
    ):
        return {}
    phrase = start - 1
    while phrase > verb and not (table.dep[phrase] == "obl" and table.head[phrase] == verb):
        phrase = table.head[phrase]
    if phrase <= verb or phrase >= start or table.kid(phrase, "case") is None:
        return {}
    return {i: (verb, "obj"), **{c: (i, "acl:relcl") for c in table.kids(phrase, "acl:relcl") if c > i}}


def addressed(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Denied her opponent, the champion Ann Lee, | a glass of tea": of two objects of a verb of giving the first receives."""
    verb = table.head[i]
    if table.lemma[verb] not in GIVING or i < verb or table.kid(verb, "iobj") is not None or table.kid(i, "conj", "appos") is None:
        return {}
    given = [o for o in table.kids(verb, "obj") if o > i and table.kid(o, "cc") is None and table.tag[o] in ("NN", "NNS")]
    return {i: (verb, "iobj")} if given and table.left[i] == verb + 1 else {}


def refused(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Was refused | fuel": what one is given or denied is no predicate."""
    verb = table.head[i]
    bare = table.pos[i] == "NOUN" and table.left[i] == i == verb + 1 and table.kid(i, "cop", "case", "mark") is None
    return (
        {i: (verb, "obj")}
        if bare and table.lemma[verb] in GIVING and table.kid(verb, "aux:pass") is not None and table.kid(verb, "obj") is None
        else {}
    )


def sentential(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Carry their oxygen, | a job that pays little": behind an object and a comma stands no second object."""
    verb, comma = table.head[i], table.left[i]
    if i < verb or (table.dep[i] == "nsubj" and table.kid(verb, "nsubj") == i and table.dep[verb] != "conj"):
        return {}
    objects = [o for o in table.kids(verb, "obj", "iobj") if verb < o < i]
    before = next((o for o in objects if table.right[o] == comma - 1 or table.lemma[i] in SAID | SENTENCE_NOUNS), None)
    article = table.kid(i, "det")
    if (
        before is None
        or table.word[comma] != ","
        or article != comma + 1
        or table.word[article] not in ("a", "an")
        or table.kid(before, "appos") is not None
    ):
        return {}
    above = saying(table, i)
    label = "appos" if table.lemma[i] in SENTENCE_NOUNS and doc[comma - 1].ent_type_ not in NAMED else "parataxis"
    return {i: (verb if above is None else above, label), before: (verb, "obj")} if table.kid(i, "acl:relcl", "acl", "nmod") is not None else {}


def finite(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Warns of a loss and | dismisses engineers": a finite verb without a subject goes with the verb before, not with a noun between."""
    noun, cc = table.head[i], table.kid(i, "cc")
    if (
        table.tag[i] not in ("VBZ", "VBD")
        or table.pos[i] != "VERB"
        or cc is None
        or cc != table.left[i]
        or table.kid(i, *SUBJECTS, "aux", "aux:pass", "cop", "mark") is not None
    ):
        return {}
    if table.pos[noun] not in ("NOUN", "PROPN") or table.kid(noun, "cop") is not None or noun > i:
        return {}
    verb = table.head[noun]
    while table.tag[verb] not in FINITE and table.head[verb] != verb:
        verb = table.head[verb]
    alike = table.pos[verb] == "VERB" and verb < noun and table.tag[verb] == table.tag[i] and table.kid(verb, "nsubj") is not None
    return {i: (verb, "conj")} if alike else {}


def perfect(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The smiths have | forged knives": a participle right behind a "have" without an object is its verb."""
    have = i - 1
    if (
        table.tag[i] != "VBN"
        or have < 0
        or table.lemma[have] != "have"
        or table.pos[have] == "AUX"
        or table.kid(have, "obj", "xcomp") is not None
        or table.left[i] != i
    ):
        return {}
    if table.head[i] not in (have, table.head[have]) or table.kid(have, "nsubj") is None or table.kid(i, *SUBJECTS) is not None:
        return {}
    above: Retag = (i, "ROOT") if table.head[have] == have else (table.head[have], table.dep[have])
    return {i: above, **{c: (i, table.dep[c]) for c in table.children[have] if c != i}, have: (i, "aux")}


def comparand(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Climbed faster than | in any other capital": what is compared with is no place where it happened."""
    than, case = table.kid(i, "mark"), table.kid(i, "case")
    return {i: (table.head[i], "advcl")} if than is not None and case == than + 1 and table.word[than] == "than" else {}


def second_description(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Acme, the oil company of Chad and the country's biggest exporter, …": what goes on behind the apposition is one more."""
    name, cc = table.head[i], table.kid(i, "cc")
    first = next((a for a in table.kids(name, "appos") if name < a < i), None)
    if (
        first is None
        or cc is None
        or table.word[cc - 1] == ","
        or table.right[first] != cc - 1
        or table.pos[i] != "NOUN"
        or table.pos[first] != "NOUN"
    ):
        return {}
    opened = "," in table.word[table.left[first] - 1 : table.left[first] + 1]
    closed = "," in table.word[table.right[i] : table.right[i] + 2]
    return {i: (first, "conj")} if opened and closed else {}


def dared(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Dared the crew | to ram it", "ordered Chad, which had jailed him, | to free him": behind whom one directs, the infinitive is what they are to do."""
    verb, first = table.head[i], table.left[i]
    told = table.kid(verb, "obj", "iobj")
    if told is not None and table.kid(told, "acl:relcl") is not None and table.word[first] == ",":
        first += 1
    if (
        table.tag[i] != "VB"
        or told is None
        or table.lemma[verb] not in DARING
        or table.word[first] != "to"
        or table.kid(verb, "xcomp") is not None
    ):
        return {}
    return {i: (verb, "xcomp")} if verb < told and table.right[told] + 1 == table.left[i] else {}


def behind_verb(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Killed ten and injured | scores of others": a noun right behind the second verb is no third conjunct, but the verb's object."""
    above, cc = table.head[i], table.kid(i, "cc")
    verb = min([i, *(table.left[c] for c in table.children[i] if cc is None or c > cc)]) - 1
    second = verb > above and table.dep[verb] == "conj" and table.head[verb] == above and table.pos[verb] == table.pos[above] == "VERB"
    if not second or table.pos[i] not in ("NOUN", "PROPN") or cc not in (None, verb - 1) or table.kid(i, "nsubj", "cop") is not None:
        return {}
    if table.kid(verb, *SUBJECTS, "obj", "ccomp", "xcomp", "aux:pass") is not None or table.kid(above, "aux:pass") is not None:
        return {}
    past = table.tag[above] == "VBD" and table.tag[verb] == "VBN" and table.kid(verb, "aux") is None
    own: dict[int, Retag] = {verb: (above, "conj", "VBD")} if past else {}
    return {i: (verb, "obj"), **own, **({cc: (verb, "cc")} if cc is not None else {})}


def of_clause_before(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "When a cleaner found | the scraps was he suspended": of two subjects the first, right behind a verb that lacks an object, is that one's."""
    verb, found = table.head[i], table.left[i] - 1
    later = any(i < s < verb for s in table.kids(verb, "nsubj", "nsubj:pass"))
    before = found >= 0 and table.head[found] == verb and table.dep[found] == "advcl" and table.pos[found] == "VERB"
    if (
        not later
        or not before
        or table.pos[i] not in ("NOUN", "PROPN")
        or table.kid(found, "obj", "ccomp", "xcomp", "aux:pass") is not None
        or table.kid(found, "nsubj") is None
    ):
        return {}
    return {i: (found, "obj")}


def rising(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "After | rising water kept divers out": a bare noun between a participle and a finite verb without a subject is that one's subject."""
    verb, noun = table.head[i], i + 1
    between = table.tag[i] == "VBG" and noun < verb and table.head[noun] == verb and table.dep[noun] == "obj" and table.left[noun] == noun
    if not between or table.children[i] or table.tag[verb] not in FINITE or table.right[noun] + 1 != verb:
        return {}
    return {i: (noun, "amod"), noun: (verb, "nsubj")} if table.kid(verb, *SUBJECTS) is None else {}


def partitive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Wrote off | most of its loans": behind a particle an amount is the object, and what it is of its own."""
    verb, of = table.head[i], i + 1
    behind = table.left[i] == i == verb + 2 and table.dep[i - 1] == "compound:prt" and table.head[i - 1] == verb
    if not behind or table.word[i] not in AMOUNTS or table.word[of] != "of" or table.kid(verb, "obj", "aux:pass") is not None:
        return {}
    return {i: (verb, "obj"), **{c: (i, "nmod") for c in table.kids(i, "obl")}}
