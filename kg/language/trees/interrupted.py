"""Repairs of clauses that an insertion interrupts: what stands behind "…, which had …," goes with what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import SUBJECTS, Retag
from kg.language.trees.verbs import finite
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Who is told so does what the infinitive says.
DIRECTING = vocabulary(
    "order urge ask tell persuade allow force require instruct advise encourage invite warn beg request command compel permit enable oblige press implore direct forbid help "
    "lead cause prompt push lobby challenge entreat call"
)
INSERTIONS = ("acl:relcl", "appos", "acl", "parataxis", "nmod", "amod")


def _resumed(table: Tree, i: int) -> int | None:
    """The verb without a subject that follows the noun at `i` right after an insertion between commas."""
    inside = [c for c in table.kids(i, *INSERTIONS) if c > i]
    end = max((table.right[c] for c in inside), default=i)
    end = max([end, *(c for c in table.kids(i, "punct") if c > i)])
    if not inside or table.word[min(table.left[inside[0]], i + 1)] != "," or end + 1 >= len(table.head):
        return None
    # What closes the insertion may hang elsewhere: "Ghana, runners-up last year, beat Togo".
    comma = next((c for c in range(end, min(end + 5, len(table.head))) if table.word[c] == "," or table.pos[c] == "VERB"), end)
    if table.word[comma] != "," or comma + 1 >= len(table.head):
        return None
    verb = comma + 1
    while verb < len(table.head) and table.pos[verb] in ("AUX", "ADV", "PART") and table.head[verb] > verb:
        verb = table.head[verb] if table.pos[verb] == "AUX" else verb + 1
    bare = verb < len(table.head) and table.pos[verb] == "VERB" and table.kid(verb, "nsubj", "nsubj:pass", "expl", "csubj") is None
    return verb if bare and not i < table.head[verb] < verb else None


def past_absolute(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Voted 14-0, with Chad abstaining, | to lift the ban": behind the second comma stands what the vote was for."""
    inner, first = table.head[i], table.left[i]
    first += table.word[first] == ","
    verb = table.head[inner]
    absolute = table.dep[inner] == "advcl" and verb < inner < i and table.kid(inner, "nsubj") is not None and any(table.word[m] == "with" for m in table.kids(inner, "mark"))
    before = table.left[inner]
    enclosed = table.word[first - 1] == "," and "," in (table.word[before], table.word[before - 1])
    free = table.kid(verb, "xcomp", "ccomp") is None
    return {i: (verb, "xcomp")} if absolute and enclosed and free and table.tag[i] == "VB" and table.word[first] == "to" else {}


def infinitive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Ordered Chad, which had seized the ship, | to release it": behind the insertion the infinitive is what was ordered."""
    inner, first = table.head[i], table.left[i]
    first += table.word[first] == ","
    told = table.head[inner]
    verb = table.head[told]
    if (
        table.tag[i] != "VB"
        or table.word[first] != "to"
        or table.dep[inner] != "acl:relcl"
        or table.word[first - 1] != ","
        or table.dep[told] not in ("obj", "iobj", "obl")
    ):
        return {}
    return {i: (verb, "xcomp")} if table.lemma[verb] in DIRECTING and inner < i and table.kid(verb, "xcomp", "ccomp") is None else {}


def quoted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The patient," she recalled, | "left the ward": before the report stands the subject of what is told behind it."""
    report = table.head[i]
    teller = next((s for s in table.kids(report, "nsubj") if s != i and i < s), None)
    told = next((c for c in table.kids(report, "ccomp") if c > report), None)
    if teller is None or told is None or table.kid(told, "nsubj", "nsubj:pass", "expl", "mark") is not None or i > report:
        return {}
    if "," not in table.word[i : table.left[teller]] or finite(table, told, copula=False) is None:
        return {}
    bare = [c for c in table.kids(report, "ccomp") if c > told and table.kid(c, "nsubj", "nsubj:pass", "expl", "mark") is None]
    passive = table.kid(told, "aux:pass") is not None
    return {i: (told, "nsubj:pass" if passive else "nsubj"), **dict.fromkeys(bare, (told, "conj"))}


def coordinate(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Poland abstained and Austria, which had proposed it, | voted": behind a conjunction the noun is the subject of the clause to come."""
    cc, verb = table.kid(i, "cc"), None
    first = table.left[i] + (table.left[i] == cc)
    if cc is not None or table.pos[first - 1] == "CCONJ":
        verb = _resumed(table, i)
    if verb is None or table.head[i] == verb or finite(table, verb, copula=False) is None or table.kid(verb, "cc") is not None:
        return {}
    passive = table.kid(verb, "aux:pass") is not None
    found: dict[int, Retag] = {i: (verb, "nsubj:pass" if passive else "nsubj"), **({cc: (verb, "cc")} if cc is not None else {})}
    if table.dep[verb] == "conj":
        return found if table.head[verb] < i else {}
    beside = _taken_for_told(table, i, verb)
    return {**found, **beside} if beside and cc is not None else {}


def _taken_for_told(table: Tree, i: int, verb: int) -> dict[int, Retag]:
    """ "His aides left and his wife, Ann Lee, | told a paper …": the clause before the conjunction is not told, but what the telling goes with."""
    first = next((c for c in table.kids(verb, "ccomp") if c < i <= table.right[c] and table.kid(c, *SUBJECTS) is not None), None)
    if first is None or table.dep[i] != "conj" or '"' in table.word[first:verb] or "”" in table.word[first:verb]:
        return {}
    above: Retag = (first, "ROOT") if table.head[verb] == verb else (table.head[verb], table.dep[verb])
    return {first: above, verb: (first, "conj")}
