"""Repairs of clauses that hang on a word too far up or down: relative clauses, and second clauses with a tense of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.nouns import noun_before
from kg.language.trees.repair import NOUNS, Retag
from kg.language.trees.verbs import ACCUSING, FINITE, INSERTED, PRESENT, finite
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# What a report or a reproach is, as a whole.
SAID = vocabulary(
    "charge claim allegation accusation assertion suggestion statement remark denial comment view complaint argument contention warning"
)
REPORTS = INSERTED | ACCUSING | {"deny"}
# By these what is said hangs on the saying, and by those on what is said the word that the noun that sums it up is hung on.
CLAUSES, PHRASES = frozenset(("ccomp", "xcomp", "advcl", "conj")), frozenset(("obj", "obl", "nmod", "appos", "acl"))
PAST_MODALS = frozenset(("would", "could", "might", "should"))


def who(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The language that its last speaker, | who died on Monday, taught": behind a comma "who" is the noun right before; what stands before that is the outer verb's."""
    pronoun = next((s for s in table.kids(i, "nsubj", "nsubj:pass") if table.word[s] == "who"), None)
    if pronoun is None or table.word[pronoun - 1] != ",":
        return {}
    noun = noun_before(table, pronoun)
    outer = table.head[noun]
    if noun <= table.head[i] or table.dep[noun] not in ("nsubj", "nsubj:pass") or table.pos[noun] not in NOUNS or outer < i:
        return {}
    before = [c for c in table.children[i] if c < noun]
    moved = {c: (outer, "obj" if table.tag[c] == "WDT" and table.kid(outer, "obj") is None else table.dep[c]) for c in before}
    return {**moved, i: (noun, "acl:relcl")}


def which(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "According to Ann Lee of the safety board, | which leads the search": no person is "which", but the body that the person is of."""
    person, first = table.head[i], table.left[i]
    first += table.word[first] == ","
    if table.word[first] != "which" or doc[person].ent_type_ != "PERSON":
        return {}
    body = next((c for c in reversed(table.kids(person, "nmod")) if person < c < first and table.kid(c, "case") is not None), None)
    return {i: (body, "acl:relcl")} if body is not None and doc[body].ent_type_ != "PERSON" else {}


def content(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Accuses Chad of diverting a river, | a charge that …": a noun of saying sums up the saying, not what is said."""
    report = saying(table, i)
    label = table.dep[i] if table.dep[i] in ("appos", "parataxis") else "parataxis"
    return {i: (report, label)} if report is not None and (report, label) != (table.head[i], table.dep[i]) else {}


def saying(table: Tree, i: int) -> int | None:
    """The verb of saying that a noun with an article behind a comma sums up; None where it is no such noun, or there is no such verb."""
    told, article = table.head[i], table.kid(i, "det")
    if table.lemma[i] not in SAID or article is None or table.word[article] not in ("a", "an") or table.kid(i, "cc", "case") is not None:
        return None
    if "," not in (table.word[table.left[i] - 1], table.word[table.left[i]]) or told > i:
        return None
    clausal = table.dep[i] in ("appos", "parataxis") and table.pos[told] == "VERB"
    report, inside = told, CLAUSES if clausal else CLAUSES | PHRASES
    while report < i and table.lemma[report] not in REPORTS and table.dep[report] in inside and table.head[report] < report:
        report = table.head[report]
    return report if table.lemma[report] in (REPORTS if clausal else ACCUSING) else None


def own_tense(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Told suppliers that they would wait, and Japan | has offered batteries": a present is no part of what was told in the past."""
    told = table.head[i]
    then, now = finite(table, told), finite(table, i)
    if not _is_beside_told(table, i) or then is None:
        return {}
    past = table.tag[then] == "VBD" or table.word[then] in PAST_MODALS
    return {i: (table.head[told], "conj")} if past and table.kid(told, "mark") is not None and table.tag[now] in PRESENT else {}


def resumes(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Was halted after engineers warned that a dam might fail, but it | was resumed": a past behind "but" goes with no "might" in a clause of time."""
    told = table.head[i]
    then, now = finite(table, told), finite(table, i)
    if not _is_beside_told(table, i) or then is None or table.tag[then] != "MD":
        return {}
    report = table.head[told]
    cc, mark, above = table.kid(i, "cc"), table.kid(report, "mark"), table.head[report]
    timed = table.dep[report] == "advcl" and mark is not None and table.word[mark] in ("after", "when", "because", "as", "before") and above < report
    turned = table.word[cc] == "but" and table.word[cc - 1] == "," and table.tag[now] == "VBD" and table.lemma[now] != "have"
    return {i: (above, "conj")} if timed and turned else {}


def _is_beside_told(table: Tree, i: int) -> bool:
    """Whether a clause with a subject, a finite verb and nothing but a conjunction to open it stands beside what a report in the past told."""
    told = table.head[i]
    report = table.head[told]
    own = table.kid(i, "nsubj", "nsubj:pass") is not None and finite(table, i) is not None
    joined = table.kid(i, "mark") is None and table.kid(i, "cc") is not None
    return table.dep[told] == "ccomp" and report < told < i and table.tag[report] == "VBD" and own and joined


def reporting(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The referee ought to have sent him off, | the coach complained": what reports a clause is beside the whole of it, not beside what completes its verb."""
    said, teller = table.head[i], table.kid(i, "nsubj")
    if (
        table.dep[said] != "xcomp"
        or table.lemma[i] not in INSERTED
        or teller is None
        or said > i
        or table.tag[i] not in FINITE
        or table.kid(i, "mark", "ccomp", "obj") is not None
    ):
        return {}
    while table.dep[said] == "xcomp":
        said = table.head[said]
    return {i: (said, "parataxis")}


def passive_again(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Was met by Ann Lee, who left in May, but | was not told": a passive goes with the passive, not with the active clause that commas enclose."""
    inner, cc = table.head[i], table.kid(i, "cc")
    again = next((c for c in table.kids(i, "aux:pass") if cc is not None and c > cc), None)
    if again is None or table.dep[inner] != "acl:relcl" or table.kid(inner, "aux", "aux:pass", "cop") is not None or table.word[cc - 1] != ",":
        return {}
    verb = table.head[table.head[inner]]
    alike = [table.word[c] for c in table.kids(verb, "aux:pass")] == [table.word[again]]
    opened = table.word[table.left[inner] - 1] == "," or table.word[table.left[inner]] == ","
    return {i: (verb, "conj")} if alike and opened and verb < inner and table.kid(i, "nsubj", "nsubj:pass", "mark") is None else {}
