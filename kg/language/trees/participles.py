"""Repairs of words in "-ing" that are no clause of their own: adjectives before a noun, and nouns of what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.constraints import COMMANDING
from kg.language.trees.gaps import NEAR
from kg.language.trees.people import is_person
from kg.language.trees.repair import NOUNS, Repair
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Verbs of change that take no object, so that what follows them is the noun that they describe: "because of softening sales".
PRENOMINAL = vocabulary(
    "softening slowing soaring rising falling growing declining shrinking weakening worsening deteriorating mounting dwindling continuing remaining existing "
    "emerging returning ailing ageing aging surviving lingering escalating increasing decreasing plunging slumping sagging tumbling surging fading "
    "developing industrialising industrializing warring neighbouring neighboring retiring outgoing incoming opposing"
)
DEFENDING = vocabulary("champion champions titlist holder holders")
# What goes on and is no one's doing in particular: "killed in fighting in the north".
EVENTS = vocabulary("fighting shooting rioting looting shelling bombing infighting bloodletting voting trading polling")
# What one sees others do, and what only the living do.
SEEING = vocabulary("see watch hear find spot observe notice catch film photograph")
LIVING = vocabulary("eat drink sleep sing play talk chat read chant cook smoke dance fish hunt graze pray weep cry laugh shout argue quarrel fight beg")
AMID = frozenset(("in", "during", "amid", "despite", "amidst"))
SPANS = vocabulary("end start outbreak resumption round wave bout spate escalation halt hour day week month year decade night renewal intensification upsurge lull pause")


def prenominal(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Beat defending champion Li", "because of softening sales": the participle describes its noun."""
    above = table.head[i]
    noun = next((c for c in (*table.kids(i, "obj"), *table.kids(above, "obl", "obj")) if table.left[c] == i + 1), None)
    if table.tag[i] != "VBG" or noun is None or table.kid(noun, "det", "nmod:poss", "case") is not None:
        return {}
    if not (table.word[i] in PRENOMINAL or (table.word[i] == "defending" and table.word[noun] in DEFENDING)):
        return {}
    marks = table.kids(i, "mark")
    if (not marks and table.word[i] != "defending") or any(m > i for m in marks) or table.kid(i, "aux", "nsubj") is not None:
        return {}
    found = {c: (noun, "nmod" if table.dep[c] == "obl" else table.dep[c]) for c in table.children[i] if c != noun}
    return {**found, **dict.fromkeys(marks, (noun, "case")), i: (noun, "amod"), noun: (above, "nmod" if table.pos[above] in NOUNS else "obl" if marks else "obj")}


def listed(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Fears inflation, war, and | soaring prices": beside a finite verb no bare participle is a second one; it describes the last thing of the list."""
    verb, cc = table.head[i], table.kid(i, "cc")
    first = next((o for o in table.kids(verb, "obj") if verb < o < i), None)
    if table.tag[i] != "VBG" or table.tag[verb] == "VBG" or table.word[i] not in PRENOMINAL or cc != i - 1 or first is None:
        return {}
    noun = next((c for c in (*table.kids(i, "obj"), *table.kids(verb, "obj"), *table.kids(first, "conj")) if table.left[c] == i + 1), None)
    if noun is None:
        return {}
    if table.kid(noun, "det", "nmod:poss", "case") is not None or table.kid(i, "aux", "nsubj", "mark") is not None:
        return {}
    moved = {c: (noun, "nmod" if table.dep[c] == "obl" else table.dep[c]) for c in table.children[i] if c != noun}
    return {**moved, i: (noun, "amod"), noun: (first, "conj")}


def neighbouring(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "In Mali and neighbouring Niger": the participle describes a place beside another, however the tree hangs it."""
    noun = next((c for c in table.kids(i, "obj") if table.left[c] == i + 1), None)
    cc, before = table.kid(i, "cc"), i - 2
    if table.word[i] not in ("neighbouring", "neighboring") or noun is None or cc != i - 1 or before < 0:
        return {}
    while table.dep[before] in ("compound", "flat") and table.head[before] < i:
        before = table.head[before]
    found = {c: (table.head[i], table.dep[c]) for c in table.children[i] if c not in (noun, cc)}
    return {**found, i: (noun, "amod"), noun: (before, "conj"), cc: (noun, "cc")} if table.pos[before] in NOUNS else {}


def event(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Died in fighting in the north", "the end of fighting between A and B": nobody named here fights there."""
    mark, above = table.kid(i, "mark"), table.head[i]
    if table.tag[i] != "VBG" or table.word[i] not in EVENTS or mark is None or table.kid(i, "obj", "nsubj", "aux", "iobj", "ccomp", "xcomp") is not None:
        return {}
    between = any(table.word[k] == "between" for c in table.kids(i, "obl") for k in table.kids(c, "case"))
    spanned = table.word[mark] == "of" and table.lemma[above] in SPANS
    if not (between or spanned or table.word[mark] in AMID):
        return {}
    found = {c: (i, "nmod") for c in table.kids(i, "obl")}
    return {**found, mark: (i, "case"), i: (above, "nmod" if table.pos[above] in NOUNS else "obl")}


def absolute(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Talks failed, with | strikers rejecting the offer": they reject it, whatever failed."""
    above = table.head[i]
    if table.tag[i] != "VBG" or table.kid(i, "nsubj", "aux") is not None:
        return {}
    first = min([i, *(c for c in table.kids(i, "advmod") if c < i)])
    noun = next((c for c in table.kids(above, "obl") if table.right[c] + 1 == first), None)
    if noun is None or (mark := table.kid(i, "mark")) is not None:
        # Between the mark of a participle and the participle stands its subject.
        return {noun: (i, "nsubj")} if noun is not None and table.word[mark] == "with" and mark + 1 == table.left[noun] else {}
    case, several = table.kid(noun, "case"), len(table.kids(noun, "conj")) > 1
    if case is None or table.word[case] != "with" or (table.word[case - 1] != "," and not several):
        return {}
    if table.tag[noun] not in ("NNS", "NNP", "NNPS", "PRP") and not several:
        return {}
    return {noun: (i, "nsubj"), case: (i, "mark")}


def detained(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Met with officials and | detained leader Ann Lee": a participle before a bare title is what the holder is, beside a past tense."""
    verb, cc = table.head[i], table.kid(i, "cc")
    title = table.kid(i, "obj")
    if table.tag[i] != "VBN" or table.tag[verb] != "VBD" or cc != i - 1 or title is None or table.left[title] != i + 1 or table.kid(i, "aux", "aux:pass", "obl:agent") is not None:
        return {}
    named = any(doc[c].ent_type_ == "PERSON" for c in table.kids(title, "appos", "flat")) or doc[title].ent_type_ == "PERSON"
    first = [c for c in table.kids(verb, "obj", "obl") if verb < c and table.right[c] < cc]
    if not named or not first or table.kid(title, "det", "nmod:poss") is not None:
        return {}
    moved = {c: (title, "nmod" if table.dep[c] == "obl" else table.dep[c]) for c in table.children[i] if c not in (cc, title)}
    return {**moved, i: (title, "amod"), title: (first[-1], "conj"), cc: (title, "cc")}


def described(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "It is the greatest threat | facing the country": between "is" and a participle a second subject is what the first is said to be."""
    verb = table.head[i]
    first = next((s for s in table.kids(verb, "nsubj") if s < i), None)
    be = next((a for a in table.kids(verb, "aux") if table.lemma[a] == "be" and a < i), None)
    between = range(table.right[i] + 1, verb)
    if table.tag[verb] != "VBG" or first is None or be is None or not first < be < i < verb or any(table.pos[w] != "PUNCT" for w in between):
        return {}
    before = {c: (i, table.dep[c]) for c in table.children[verb] if c < i and c != be}
    above = (i, "ROOT") if table.head[verb] == verb else (table.head[verb], table.dep[verb])
    return {**before, be: (i, "cop"), i: above, verb: (i, "acl")}


def adnominal(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The law, | passed after weeks, stands: a verb of a noun without a subject is a participle, though its form is that of a past tense."""
    finite = table.kid(i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") is not None
    return (table.head[i], "acl") if table.tag[i] == "VBD" and not finite else None


def behind_clause(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Evidence troops are there | training rebels: what stands behind a whole clause of the noun goes with that clause."""
    if table.tag[i] != "VBG" or table.kid(i, "mark", "nsubj", "nsubj:pass", "aux") is not None:
        return None
    beside = [c for c in table.kids(table.head[i], "acl") if table.right[c] + 1 == table.left[i] and table.kid(c, "nsubj", "nsubj:pass") is not None]
    return (beside[-1], "advcl") if beside else None


def picked_out(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """Allowed the divers | rescued last week | to sell their story: the participle tells which ones, the infinitive what they may do."""
    verb = table.head[i]
    nouns = [o for first in table.kids(verb, "obj", "iobj") for o in (first, *table.kids(first, "conj")) if o < i]
    if table.tag[i] != "VBN" or not nouns or max(nouns) != i - 1 or table.lemma[verb] not in COMMANDING or table.kid(i, "mark", "aux", "aux:pass", "nsubj") is not None:
        return {}
    told = next((c for c in table.kids(i, "advcl", "xcomp") if c > i and table.tag[c] == "VB" and any(table.word[m] == "to" for m in table.kids(c, "mark"))), None)
    return {i: (max(nouns), "acl"), told: (verb, "xcomp")} if told is not None else {}


def seen(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Saw some herders in a tent | eating bread", "found two men in a shed | cutting wires": whom one sees does so, not who sees them, nor where they are."""
    noun = table.head[i] if table.dep[i] == "acl" else None
    verb = table.head[i] if noun is None else table.head[noun]
    if table.pos[verb] in NOUNS:
        verb = table.head[verb]
    if table.tag[i] != "VBG" or table.lemma[verb] not in SEEING or table.left[i] != i or table.kid(i, "mark", "nsubj", "aux", "case") is not None:
        return {}
    whom = next((o for o in table.kids(verb, "obj") if verb < o < i), None)
    places = [c for c in (*table.kids(whom, "nmod"), *table.kids(verb, "obl")) if c > whom] if whom is not None else []
    place = next((c for c in places if c == noun or (noun is None and table.right[c] == i - 1)), None)
    case = table.kid(place, "case") if place is not None else None
    if case is None or table.word[case] not in NEAR or "," in table.word[whom:i]:
        return {}
    person = noun in (None, place) and table.kid(i, "obj") is not None and table.word[i] != "using" and (is_person(doc, table, whom) or doc[whom].ent_type_ == "GROUP")
    return {i: (whom, "acl")} if person or table.lemma[i] in LIVING else {}
