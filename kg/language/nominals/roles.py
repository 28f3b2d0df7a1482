"""Statements that titles, appositions, copulas, possessors and compounds make without a verb of their own."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.language.nominals.appositions import NAMING, apposition, aside, bare_nominal, conjunct, naming
from kg.language.nominals.compounds import compound_statements
from kg.language.nominals.describe import APPOSITION, COPULA, DESCRIPTION, PLURALS, TITLE, Describer, Make
from kg.language.nominals.names import Name
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.possession import are_members, noun_statements
from kg.language.nominals.titles import read_office
from kg.language.trees.words import vocabulary
from kg.model import Mention, Statement

# Verbs whose complement is an office that their subject (passive: the one who is put there) holds from then on.
OFFICE_VERBS = vocabulary("become remain stay elect re-elect reelect appoint name nominate choose install reappoint")
# What no person is.
BODIES = frozenset(("Organization", "Place", "Facility", "Event", "Work", "Law", "Product"))
INTRANSITIVE = frozenset(("become", "remain", "stay"))


def role_statements(doc: Doc, phrases: Phrases, make: Make) -> list[Statement]:
    """The statements of roles, descriptions, possession and membership in a Doc."""
    return list(_read(Describer(doc, phrases, make)))


def _read(d: Describer) -> Iterator[Statement]:
    yield from _titles(d)
    for i, (dep, pos) in enumerate(zip(d.tree.dep, d.tree.pos, strict=True)):
        rule = _RULES.get(dep)
        if rule:
            yield from rule(d, i)
        if pos in ("NOUN", "PROPN") and i not in d.phrases.names:
            yield from noun_statements(d, i)
    yield from compound_statements(d.doc, d.phrases, d.make)


def _titles(d: Describer) -> Iterator[Statement]:
    """Titles before names ("Italian President Rosa Neri") and nouns that stand for them ("opposition party Fidesz")."""
    for noun, name in d.phrases.nouns.items():
        yield from _title(d, noun, name.head)
    for name in {id(n): n for n in d.phrases.names.values() if n.type in ("Person", "Concept")}.values():
        for c in d.tree.children[name.head]:
            if c < name.first and c not in d.phrases.names and d.tree.dep[c] in ("nmod:desc", "compound") and _ends_title(d, c, name):
                # "councillors Ann Smith and Paul Jones": the title is for all of them.
                others = d.tree.kids(name.head, "conj") if d.tree.tag[c] in PLURALS else []
                for holder in [name.head, *(o for o in others if o in d.phrases.names and d.phrases.names[o].head == o)]:
                    yield from _title(d, c, holder, of=name.head)


def _ends_title(d: Describer, c: int, name: Name) -> bool:
    """Whether the word is the last of a title of several ("chief executive"): the others are read with it."""
    top = after = c + 1
    if after >= name.first:
        return True
    while d.tree.head[top] not in (top, name.head):
        top = d.tree.head[top]
    return d.tree.word[after] not in ("-", "–") and not (d.tree.head[top] == name.head and c < top < name.first and top not in d.phrases.names)


def _title(d: Describer, title: int, holder: int, *, of: int | None = None) -> Iterator[Statement]:
    office = read_office(title, d.phrases)
    subject = d.phrases.name_at(holder)
    if subject.type == "Organization" and d.phrases.type_at(title) == "Person":
        # "The rebel Northern Front": its people are rebels.
        return
    if subject.type == "Person" and not office and d.phrases.type_at(title) in BODIES:
        # "The leader of the opposition Ann Lee", "according to a document Bob Roy stayed".
        return
    held = list(d.held(office, subject, TITLE, holder=of or holder)) if office else []
    yield from held
    # "The ruling Civic Party": what it does, not what it is.
    if not held and (office or (d.tree.pos[title] == "NOUN" and not d.tree.word[title].endswith("ing"))) and d.tree.tag[title] not in PLURALS and d.tree.lemma[title] not in NAMING:
        described = d.description(title, holder)
        if described:
            yield d.was(title, subject, described, DESCRIPTION)


def _copula(d: Describer, cop: int) -> Iterator[Statement]:
    """ "Neri is president of Chile": the office; that he was one is the clause's statement."""
    noun = d.tree.head[cop]
    yield from _members(d, noun)
    office = read_office(noun, d.phrases) if noun not in d.phrases.names else None
    if office:
        for subject in _subjects(d, noun):
            yield from d.held(office, subject, COPULA)


def _members(d: Describer, first: int) -> Iterator[Statement]:
    """ "The Benelux countries are Belgium, the Netherlands and Luxembourg": none of them is all."""
    named = [first, *d.tree.kids(first, "conj")]
    for subject in _subjects(d, first) if are_members(first, d.phrases) else ():
        for one in named:
            yield d.make(d.doc[one], lemma="include", relation="included", subject=subject, object=d.phrases.at(one), confidence=COPULA)


def _complement(d: Describer, i: int) -> Iterator[Statement]:
    """ "was elected president of Y", "became chief of Z"."""
    verb = d.tree.head[i]
    office = read_office(i, d.phrases) if d.tree.lemma[verb] in OFFICE_VERBS and i not in d.phrases.names else None
    if office is None:
        return
    if d.tree.lemma[verb] in INTRANSITIVE or d.tree.kid(verb, "nsubj:pass") is not None:
        holders = _subjects(d, verb)
    else:
        holders = [d.phrases.at(o) for o in d.tree.kids(verb, "obj") if o != i]
    for holder in holders:
        yield from d.held(office, holder, COPULA)


def _dislocated(d: Describer, i: int) -> Iterator[Statement]:
    """ "The daughter of a miner, she led …": what stands before the clause describes the pronoun that is its subject."""
    verb = d.tree.head[i]
    for c in d.tree.kids(verb, "nsubj", "nsubj:pass"):
        if i < c < verb and d.tree.pos[c] == "PRON" and d.tree.pos[i] == "NOUN" and i not in d.phrases.names:
            yield from d.described(i, d.phrases.at(c), d.phrases.at(i), APPOSITION)


def _subjects(d: Describer, i: int) -> list[Mention]:
    heads = d.tree.kids(i, "nsubj", "nsubj:pass")
    heads += [c for h in heads for c in d.tree.kids(h, "conj")]
    found = [d.phrases.at(h) for h in heads]
    return [m for m in found if m.label not in ("there", "what", "which", "this", "that")]


_RULES = {
    "appos": apposition, "conj": conjunct, "cop": _copula, "xcomp": _complement, "obj": _complement, "parataxis": aside, "nmod": bare_nominal,
    "acl": naming, "dislocated": _dislocated,
}  # fmt: skip
