"""What the modifiers of a common noun say: who has it, which body people belong to, who is named of a group, whose office it is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.nominals.appositions import VALUES_TYPES, aside
from kg.language.nominals.counts import DEFINITE, PARTS
from kg.language.nominals.describe import APPOSITION, MEMBER, PLURALS, POSSESSOR, Describer, unfolds
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.qualifiers import QUALIFIERS, UNREAL
from kg.language.nominals.titles import read_office
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary
from kg.model import Kind, Mention, Statement

# People who belong to the body that is named with them; victims, critics and supporters of it do not.
MEMBERS = vocabulary(
    "member fighter soldier serviceman servicewoman officer official employee worker staff player lawmaker legislator mp deputy activist delegate "
    "representative militant militiaman volunteer scientist researcher engineer journalist reporter correspondent inspector diplomat agent "
    "policeman pilot student teacher professor analyst economist paratrooper marine guardsman peacekeeper lawyer councillor "
    "crew executive insurgent rebel gunman"
)
# Whom nobody has: a lawyer's client is said to be by what the lawyer is to him.
SERVED = vocabulary("client patient")
# "Two reports of thefts and one of a fire": another report, no fire.
ANAPHORS = vocabulary("one another some others")
# How far before it "including" may look for what it gives examples of.
REACH = 12
DASHES = frozenset(("-", "–", "—", "--"))
POSSESSED = frozenset(("Group", "Organization", "Facility", "Product", "Person", "Work", "Place"))


def noun_statements(d: Describer, i: int) -> Iterator[Statement]:
    """What a common noun's own modifiers say of it: possession, an office without its holder's name, membership, examples."""
    tree, phrases = d.tree, d.phrases
    dep = tree.dep[i]
    if dep in ("compound", "flat", "fixed", "nmod:desc", "appos") or i in phrases.nouns or not tree.children[i]:
        return
    if any(c in phrases.names for c in tree.kids(i, "appos")):
        return
    if phrases.words.form[tree.left[i]] in DASHES and dep not in ("parataxis", "appos", "conj"):
        yield from aside(d, i)
    noun = phrases.ontology.nouns.get(tree.lemma[i])
    predicate = dep == "xcomp" or tree.kid(i, "cop") is not None
    if not (noun and noun.verb) and not predicate:
        member = tree.lemma[i] in MEMBERS
        office = read_office(i, phrases) if not member else None
        if office and (office.role is None or office.role.holder not in ("Person", "Actor")):
            return
        if member:
            yield from _membership(d, i)
        if office:
            yield from d.held(office, phrases.at(i), POSSESSOR)
        elif tree.lemma[i] not in MEMBERS or tree.kid(i, "nmod") is None:
            yield from _possession(d, i)
    yield from _examples(d, i)


def _possession(d: Describer, i: int) -> Iterator[Statement]:
    """ "his forces", "the company's factory": not of events, whose possessor acts, and not of times and abstractions."""
    for c in d.tree.kids(i, "nmod:poss"):
        owner, owned = d.phrases.at(c), d.phrases.at(i)
        if owned.type in POSSESSED and owned.kind is Kind.NOMINAL and owner.type not in VALUES_TYPES and owner.key != owned.key:
            # "His car", "their country": a bare noun, or where one lives, tells nothing of its own.
            bare = " " not in owned.label.removeprefix("own ") or owned.type == "Place"
            if d.tree.lemma[i] in SERVED and not owned.plural:
                continue
            if d.tree.lemma[i] in MEMBERS and owner.type == "Organization":
                yield _member(d, i, owner)
                continue
            yield d.make(
                d.doc[i], lemma="have", relation="had", subject=owner, object=owned, confidence=POSSESSOR,
                presupposed=bare or unfolds(owned, owner),
            )  # fmt: skip


def _membership(d: Describer, i: int) -> Iterator[Statement]:
    """ "fighters of the brigade", "UN inspectors": people with the body that they belong to."""
    tree, phrases = d.tree, d.phrases
    if tree.lemma[i] not in MEMBERS or any(QUALIFIERS.get(tree.word[c]) in UNREAL for c in tree.children[i]):
        return
    for c in tree.children[i]:
        case = tree.kid(c, "case")
        after = tree.dep[c] == "nmod" and case is not None and tree.word[case] in ("of", "from", "with")
        before = tree.dep[c] == "compound" and c in phrases.names and phrases.names[c].head == c
        if after or before:
            if before and tree.kid(c, "conj") is not None:
                # "Taliban and al-Qaida fighters": some of the one, some of the other.
                continue
            for body in [c, *tree.kids(c, "conj")]:
                mention = phrases.name_at(body) if before else phrases.at(body)
                if mention is not None and mention.type == "Organization" and mention.key != phrases.at(i).key:
                    yield _member(d, i, mention)


def _member(d: Describer, i: int, body: Mention) -> Statement:
    """The statement that the people at `i` belong to the body."""
    people = d.phrases.at(i)
    return d.make(
        d.doc[i], lemma="member of", relation="member_of", subject=people, object=body, confidence=MEMBER, presupposed=unfolds(people, body)
    )


def _examples(d: Describer, i: int) -> Iterator[Statement]:
    """ "countries including France and Spain": the group, and who is named of it."""
    for c in d.tree.kids(i, "nmod"):
        case = d.tree.kid(c, "case")
        if case is None or not (d.tree.word[case] == "including" or (d.tree.word[case] == "such" and d.tree.kid(case, "fixed") is not None)):
            continue
        named = [c, *d.tree.kids(c, "conj")]
        whole = _whole(d, i, c)
        for each in named if whole is not None else ():
            group, one = d.phrases.at(whole), d.phrases.at(each)
            if group.key != one.key and one.type not in VALUES_TYPES and d.tree.word[each] not in ANAPHORS:
                yield d.make(
                    d.doc[case], lemma="include", relation="included", subject=group, object=one, confidence=APPOSITION, presupposed=_is_any(d, whole, group)
                )


def _is_any(d: Describer, whole: int, group: Mention) -> bool:
    """ "People including a nurse": which people it is that she is one of is not said."""
    article = d.tree.kid(whole, "det", "nmod:poss")
    return " " not in group.label and (article is None or d.tree.word[article] not in DEFINITE)


def are_members(first: int, phrases: Phrases) -> bool:
    """Whether a copula's names are those that a plural subject consists of: "the finalists are Ghana and Peru", "the aims are peace and growth"."""
    tree = phrases.tree
    several = (first, *tree.kids(first, "conj"))
    named = [phrases.head_at(one) in phrases.names or tree.tag[one] in ("NN", "NNS") for one in several]
    subject = tree.kid(first, "nsubj")
    return len(named) > 1 and all(named) and subject is not None and (tree.tag[subject] in PLURALS or tree.word[subject] in PARTS) and tree.kid(subject, "conj") is None


def _whole(d: Describer, i: int, first: int) -> int | None:
    """Which of the nouns before "including" the first example is one of, wherever the parser has hung it: the nearest plural of its class, else
    the nearest plural; None where its class fits no noun there."""
    tree, kind = d.tree, d.phrases.type_at(d.phrases.head_at(first))
    nouns = [i, *(c for c in range(i + 1, tree.left[first]) if tree.pos[c] == "NOUN" and tree.dep[c] in ("nmod", "obl", "obj", "conj"))]
    above = list(_above(tree, i))
    nouns += [h for h in above if tree.pos[h] == "NOUN"]
    nouns += [o for h in above if tree.pos[h] == "VERB" for o in tree.kids(h, "obj", "nsubj:pass") if h - REACH < o < i]
    plural = [n for n in nouns if tree.tag[n] == "NNS" or (n == i and d.phrases.type_at(n) in ("Group", "Organization"))]
    alike = [n for n in plural if fits(kind, d.phrases.type_at(n))]
    exact = [n for n in alike if d.phrases.type_at(n) != "Concept"]
    if i in (exact or alike):
        # "Prisons in nations, including Chad", "diplomats and leaders, including the chancellor": nearer ones of its class go before.
        nearer = [n for n in exact if i < n and (d.phrases.type_at(n) == kind != d.phrases.type_at(i) or tree.dep[n] == "conj")]
        return nearer[-1] if nearer else i
    return next(iter(exact or alike), None if plural else i)


def _above(tree: Tree, i: int) -> Iterator[int]:
    """The nouns that the phrase is in, from the inside."""
    while tree.dep[i] in ("nmod", "conj", "obj", "obl", "nsubj") and tree.head[i] != i and i - tree.head[i] < REACH:
        i = tree.head[i]
        yield i


def fits(one: str, group: str) -> bool:
    """Whether such a thing can be one of such a group, by their classes; what is only a concept may be anything but a person or place."""
    if "Concept" in (one, group):
        return {one, group}.isdisjoint(("Person", "Group", "Place"))
    return one == group or {one, group} <= {"Person", "Group", "Organization"} or {one, group} <= {"Place", "Facility"} or "Event" in (one, group)
