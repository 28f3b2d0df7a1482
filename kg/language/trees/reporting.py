"""Repairs of reports: who is told, what is told, and whose telling the next verb is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.nouns import noun_before
from kg.language.trees.people import is_party, is_person
from kg.language.trees.repair import SUBJECTS, Retag
from kg.language.trees.verbs import FINITE, INSERTED, TRANSITIVE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

TELLING = INSERTED | {"tell", "allege", "accuse", "deny"}
URGING = vocabulary("urge call demand blame condemn criticise criticize reject dismiss promise pledge vow threaten ask appeal order describe praise thank denounce")
# What one does by telling: behind "she said", and not behind what she told.
SAYING = TELLING | vocabulary("cite quote hail label dub express voice welcome confirm refer point predict urge call blame condemn criticise criticize dismiss describe praise thank denounce")
RULING, AWARDING = vocabulary("rule find hold decide"), vocabulary("order award sentence fine acquit clear convict grant overturn uphold")
COMMITTING = frozenset(("promise", "pledge", "vow", "threaten"))
CHARGES = vocabulary("charge accusation allegation claim suspicion count")
ORDERING = vocabulary("order want request demand expect require")
DISCUSSIONS = vocabulary("talk discussion meeting conference summit negotiation debate session report study campaign project programme program workshop seminar exercise")
ANSWERING = vocabulary("reject deny dismiss face drop bring file withdraw refute admit contest")


def told_in_turn(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """She said officials had come, and | called on them to return: what is told in the past tense goes with the telling, not with what had been."""
    told = beside = table.head[i]
    while table.dep[told] in ("advcl", "acl", "acl:relcl", "conj", "xcomp") and table.head[told] != told:
        told = table.head[told]
    above = table.head[told]
    if table.dep[told] != "ccomp" or table.tag[i] not in ("VBD", "VBN") or not above < told < i or table.lemma[above] not in TELLING:
        return {}
    if table.lemma[i] not in TELLING | URGING or table.kid(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") is not None:
        return {}
    earlier = any(table.tag[c] == "VBD" and table.lemma[c] == "have" for c in table.kids(told, "aux"))
    if table.tag[above] != "VBD":
        return {i: (table.head[above], "conj", "VBD")} if earlier and _turns(doc, table, i, told) else {}
    if table.lemma[i] in COMMITTING and table.head[i] == told and table.kid(i, "cc") is not None and not _may_tell(doc, table, told):
        return {i: (above, "conj", "VBD")}
    whom = table.kid(i, "ccomp", "obj", "obl") is not None or any(table.dep[c] in ("obj", "ccomp") and c > i for c in table.children[beside])
    behind = {c: (i, table.dep[c]) for c in table.children[beside] if c > i and table.dep[c] in ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl")}
    return {i: (above, "conj", "VBD"), **behind} if whom and (earlier or table.tag[beside] in ("VBG", "VB")) else {}


def told_beside(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The firm said sales had fallen, | blaming weak demand, "denied it had paid him, calling it a lie": sales blame nobody; who tells does.
    "The court ruled that Chad had lied, | ordering it to pay": the court orders."""
    told = table.head[i]
    if table.tag[i] != "VBG" or table.lemma[i] not in SAYING | AWARDING or table.kid(i, "mark", "nsubj", "aux", "case") is not None:
        return {}
    while table.dep[told] in ("advcl", "conj", "xcomp") and table.head[told] < told:
        told = table.head[told]
    above = table.head[told]
    if table.dep[told] != "ccomp" or not above < told < i or "," not in (table.word[table.left[i]], table.word[table.left[i] - 1]):
        return {}
    judged = table.lemma[above] in RULING and table.lemma[i] in AWARDING
    tells = table.lemma[above] in TELLING and table.lemma[i] in SAYING and (table.lemma[above] == "deny" or not _may_tell(doc, table, told))
    return {i: (above, "advcl")} if judged or tells else {}


def behind_report(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The ships fired at a boat, Oslo said, | sinking it: who fired sank it; profits fell, the firm said, | blaming the weather: who says so blames."""
    above = table.head[i]
    if table.tag[i] != "VBG" or table.word[table.left[i] - 1] != "," != table.word[table.left[i]] or table.kid(i, "mark", "nsubj", "aux", "case") is not None:
        return {}
    if table.lemma[i] in SAYING:
        reports = [table.head[above]] if table.dep[above] == "ccomp" else table.kids(above, "parataxis")
        report = next((r for r in reversed(reports) if above < r < i and table.kid(r, "nsubj") is not None), None)
        return {i: (report, "advcl")} if report is not None and table.lemma[report] in TELLING else {}
    teller = table.kid(above, "nsubj")
    told = table.head[above] if table.dep[above] == "parataxis" else table.kid(above, "ccomp")
    behind = table.lemma[above] in TELLING and teller is not None and told is not None and told < min(above, teller) and max(above, teller) < i
    return {i: (told, "advcl")} if behind and table.pos[told] == "VERB" else {}


def _turns(doc: Doc, table: Tree, i: int, told: int) -> bool:
    """ "Rejected it, saying rents had not caused the losses, but | promised to act": what those who are told of would not do goes with the past tense above."""
    saying, cc = table.head[told], table.kid(i, "cc")
    inserted = table.tag[saying] == "VBG" and table.dep[saying] == "advcl" and table.tag[table.head[saying]] == "VBD"
    turned = cc is not None and table.word[cc - 1] == "," and table.head[i] == told
    return inserted and turned and not _may_tell(doc, table, told)


def _may_tell(doc: Doc, table: Tree, told: int) -> bool:
    """Whether the subject of a clause is someone, or unknown."""
    subject = table.kid(told, "nsubj", "nsubj:pass")
    return subject is None or table.pos[subject] != "NOUN" or is_party(doc, table, subject)


def second_report(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Denied that they had fled, said | it was calm: what stands right behind a second report is told there, and both are the subject's."""
    first, second = table.head[i], table.left[i] - 1
    if not first < second or table.head[second] != first or table.dep[second] not in ("conj", "parataxis") or table.tag[second] not in FINITE:
        return {}
    reports = table.lemma[first] in TELLING and table.lemma[second] in TELLING and table.tag[first] == table.tag[second]
    bare = table.kid(second, *SUBJECTS, "ccomp", "obj", "mark") is None and table.kid(first, "nsubj") is not None
    return {i: (second, "ccomp"), second: (first, "conj")} if reports and bare else {}


def turned_round(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "They | denied that it leaked, said it was old": the report that has the subject, and what is told, is no part of the second one."""
    first, second = i, table.head[i]
    comma = table.right[first] if table.word[table.right[first]] == "," else table.right[first] + 1
    told = [any(c > v for c in table.kids(v, "ccomp")) for v in (first, second)]
    if table.kid(first, "nsubj") is None or table.kid(second, *SUBJECTS, "mark", "aux") is not None or not all(told) or comma + 1 != second:
        return {}
    if table.word[comma] != "," or not {table.lemma[first], table.lemma[second]} <= TELLING or not table.tag[first] == table.tag[second] == "VBD":
        return {}
    above: Retag = (first, "ROOT") if table.head[second] == second else (table.head[second], table.dep[second])
    moved = {c: (first, table.dep[c]) for c in table.children[second] if c < first or table.dep[c] == "punct"}
    return {**moved, first: above, second: (first, "conj")}


def whose_teller(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """According to the army, | whose spokesman said more: the clause is the noun's before the comma, which belongs to the clause above."""
    verb, noun = table.head[table.head[i]], noun_before(table, i)
    if noun < 0 or table.word[i - 1] != "," or table.head[noun] != verb or table.dep[noun] != "obl" or table.dep[verb] not in ("parataxis", "conj", "advcl"):
        return {}
    return {noun: (table.head[verb], "obl"), verb: (noun, "acl:relcl")} if table.kid(noun, "case") is not None else {}


def of_charge(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Charges of fraud | that she denies: the charges are denied."""
    noun = table.head[i]
    charge = table.head[noun]
    answered = table.lemma[i] in ANSWERING and any(table.tag[c] in ("WDT", "WP") and table.dep[c] == "obj" for c in table.children[i])
    return {i: (charge, "acl:relcl")} if answered and table.dep[noun] == "nmod" and table.lemma[charge] in CHARGES else {}


def to_be_done(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ordered | the camp to be closed, ordered | the camp closed: that it be closed is ordered, not the camp."""
    verb = table.head[i]
    clauses = [c for c in table.kids(verb, "xcomp", "ccomp") if c > i]
    done = next((c for c in clauses if table.kid(c, "aux:pass") is not None or _bare_participle(table, c, i)), None)
    if not clauses and table.lemma[verb] == "order" and is_person(doc, table, i):
        # "Ordered three men held": people are not ordered as ships are.
        done = next((c for c in table.kids(i, "acl") if table.lemma[c] in TRANSITIVE and table.tag[c] == "VBN" and table.kid(c, "xcomp", "advcl") is None), None)
    if done is None or table.lemma[verb] not in ORDERING or not verb < i or table.kid(done, "nsubj:pass") is not None:
        return {}
    return {i: (done, "nsubj:pass"), done: (verb, "ccomp")}


def _bare_participle(table: Tree, i: int, noun: int) -> bool:
    """Whether what is ordered or wanted done stands as a participle right behind a noun, with nothing that would make it finite."""
    wanted = table.lemma[table.head[i]] in ("order", "want") and table.tag[i] == "VBN" and table.right[noun] + 1 == table.left[i]
    return wanted and table.kid(i, *SUBJECTS, "aux", "mark", "cop", "obj") is None
