"""Repairs of what news prints before and above its sentences: datelines, and headlines without auxiliaries and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.repair import Repair
from kg.language.trees.verbs import FINITE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

DASHES = frozenset(("-", "–", "—", "--", "―"))
STOPS = frozenset((".", "!", "?", "…", ";"))
NOUNS = frozenset(("NOUN", "PROPN"))
# The longest dateline: "RIO DE JANEIRO, Brazil, Jan. 3 (Reuters) —".
LONGEST_DATELINE = 14
# With an infinitive these say what they are about; other nouns of a headline do what it says.
ABOUT = vocabulary(
    "plan bid effort attempt call decision move promise pledge vow threat offer proposal appeal order request demand permission agreement deal duty chance "
    "opportunity mandate mission campaign invitation warning intention power authority way time need hope push drive race fight battle pressure "
    "failure ability inability refusal right reason thing place something nothing anything everything lot one first last"
)


def dateline(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "NAIROBI, Kenya (AP) — Parliament passed …": what stands before the dash is no subject or object beside the one after it, nor a word of it."""
    verb = table.head[i]
    if table.dep[i] == "compound":
        verb = table.head[verb] if ")" in table.word[i:verb] else i
    if i >= verb or table.left[i] != table.left[verb]:
        return {}
    dash = next((j for j in range(i + 1, min(verb, i + LONGEST_DATELINE)) if table.word[j] in DASHES), None)
    if dash is None or not any(dash < s < verb for s in table.kids(verb, "nsubj", "nsubj:pass")):
        return {}
    return {i: (verb, "dep")}


def before_dash(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "PARIS (AP) — French troops left Mali": of a dateline in capitals, or with an agency, nothing goes with a noun behind the dash."""
    if table.word[i] not in DASHES or not 0 < i < len(doc) - 1 or not doc[i - 1].whitespace_ or not doc[i].whitespace_:
        return {}
    start = next((j for j in range(i - 1, max(i - LONGEST_DATELINE, -1), -1) if doc[j].is_sent_start), None)
    if start is None or (not (doc[start].is_upper and len(doc[start]) > 2) and doc[i - 1].text != ")"):
        return {}
    if not table.proper[start] or not all(table.proper[j] or table.pos[j] in ("PUNCT", "NUM") for j in range(start, i)):
        return {}
    verb = i + 1
    while verb > i and table.head[verb] != verb:
        verb = table.head[verb]
    return {j: (verb, "dep") for j in range(start, i) if table.head[j] > i and table.dep[j] != "punct"} if verb > i else {}


def headline_subject(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Turkey jails journalist": a name in front of a finite verb that lacks a subject is no compound of it."""
    verb = table.head[i]
    if table.tag[verb] in FINITE and table.pos[verb] in ("VERB", "NOUN") and i < verb and table.kid(verb, "nsubj", "nsubj:pass") is None and table.right[i] + 1 == verb:
        return {i: (verb, "nsubj")}
    return {}


def headline_infinitive(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Boeing to cut 2,000 jobs": who it is that will, and not what the infinitive is about."""
    if table.head[i] != i or table.pos[i] not in NOUNS or table.lemma[i] in ABOUT or table.word[table.right[i]] in STOPS:
        return {}
    clauses = table.kids(i, "acl")
    verb = clauses[0] if len(clauses) == 1 else None
    if verb is None or table.tag[verb] != "VB" or table.kid(i, "det", "nsubj", "cop") is not None:
        return {}
    mark = table.kid(verb, "mark")
    if mark is None or table.word[mark] != "to" or table.left[verb] != mark or table.left[i] > i + 1:
        return {}
    rest = {c: (verb, table.dep[c]) for c in table.children[i] if c > verb and c != verb}
    return {i: (verb, "nsubj"), verb: (verb, "ROOT"), **rest}
