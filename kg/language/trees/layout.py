"""Repairs of what news prints around its sentences: datelines, headlines without auxiliaries and articles, insertions that report.

Each rule takes a tree and a token and gives new heads and labels by token; none fires inside running prose that has what it looks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.trees.syntax import Tree

Repairs = dict[int, tuple[int, str]]

DASHES = frozenset(("-", "–", "—", "--", "―"))
STOPS = frozenset((".", "!", "?", "…", ";"))
NOUNS = frozenset(("NOUN", "PROPN"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
# The longest dateline: "RIO DE JANEIRO, Brazil, Jan. 3 (Reuters) —".
LONGEST_DATELINE = 14
# With an infinitive these say what they are about; other nouns of a headline do what it says.
ABOUT = vocabulary(
    "plan bid effort attempt call decision move promise pledge vow threat offer proposal appeal order request demand permission agreement deal duty chance "
    "opportunity mandate mission campaign invitation warning intention power authority way time need hope push drive race fight battle pressure "
    "failure ability inability refusal right reason thing place something nothing anything everything lot one first last"
)
ACCUSING = frozenset(("accuse", "suspect", "convict", "acquit"))
# Nouns that a clause tells the content of.
TOLD = vocabulary(
    "rumour rumor claim report news fact idea belief allegation suggestion accusation hint sign proof evidence warning threat promise pledge fear hope theory "
    "view impression notion possibility risk danger chance announcement statement confirmation assertion speculation suspicion assumption assurance"
)
CONDITIONAL = frozenset(("provided", "providing", "assuming", "supposing", "granted"))
# Verbs that report or judge what is said around them: "The fire, police believe, started in …".
INSERTED = vocabulary("say report believe claim note write argue warn add estimate think suggest explain complain insist recall fear suspect allege reckon admit announce show")
# Of these the one subject of a headline undergoes: "Ex-minister charged with fraud".
TRANSITIVE = vocabulary(
    "charge arrest jail kill injure wound hurt sentence fine accuse suspend name appoint elect detain convict rescue evacuate ban sack oust fire cancel "
    "close seize acquit free bury honour honor hit delay shoot stab destroy damage injure expel deport bail execute kidnap murder find hold"
)


def dateline(table: Tree, i: int) -> Repairs:
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


def before_dash(doc: Doc, table: Tree, i: int) -> Repairs:
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


def headline_subject(table: Tree, i: int) -> Repairs:
    """ "Turkey jails journalist": a name in front of a finite verb that lacks a subject is no compound of it."""
    verb = table.head[i]
    if table.tag[verb] in FINITE and table.pos[verb] in ("VERB", "NOUN") and i < verb and table.kid(verb, "nsubj", "nsubj:pass") is None and table.right[i] + 1 == verb:
        return {i: (verb, "nsubj")}
    return {}


def headline_infinitive(table: Tree, i: int) -> Repairs:
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


def inserted_report(table: Tree, i: int) -> Repairs:
    """ "The fire, police believe, started …": between commas behind the subject, with a subject of its own."""
    noun = table.head[i]
    verb = table.head[noun]
    if table.lemma[i] not in INSERTED or table.tag[i] not in FINITE or not noun < i < verb or table.pos[verb] not in ("VERB", "AUX", "NOUN", "ADJ"):
        return {}
    subject = table.kid(i, "nsubj")
    if subject is None or table.tag[subject] in ("WP", "WDT") or table.dep[noun] not in ("nsubj", "nsubj:pass") or table.kid(i, "obj", "ccomp", "xcomp", "mark") is not None:
        return {}
    first = table.left[subject]
    before = table.word[first - 1] if table.word[first] != "," else ","
    return {i: (verb, "parataxis")} if before == "," and "," in table.word[table.right[i] : table.right[i] + 2] else {}


def condition(table: Tree, i: int) -> Repairs:
    """ "Provided that parliament agrees, …": a conjunction that looks like a participle."""
    inner = table.kid(i, "ccomp")
    if table.word[i] not in CONDITIONAL or inner is None or table.kid(i, "nsubj", "aux", "obj", "aux:pass", "nsubj:pass") is not None:
        return {}
    return {inner: (table.head[i], "advcl"), i: (inner, "mark")}


def bare_relative(table: Tree, i: int) -> Repairs:
    """ "Loans that the broker had passed on": a relative pronoun without a preposition is the object where there is none."""
    verb = table.head[i]
    if table.tag[i] not in ("WDT", "WP") or table.word[i] not in ("that", "which", "who", "whom") or table.kid(i, "case") is not None:
        return {}
    return {i: (verb, "obj")} if table.kid(verb, "obj") is None and table.kid(verb, "nsubj") is not None and table.pos[verb] == "VERB" else {}


def said(table: Tree, i: int) -> Repairs:
    """ "The rumour that Acme bought the club": where nothing is missing in the clause, "that" is no relative pronoun."""
    verb = table.head[i]
    if table.word[i] != "that" or table.dep[verb] not in ("acl", "acl:relcl") or table.lemma[table.head[verb]] not in TOLD or table.kid(verb, "nsubj") is None:
        return {}
    full = any(o > verb and table.pos[o] in NOUNS for o in table.kids(verb, "obj"))
    return {i: (verb, "mark"), verb: (table.head[verb], "acl")} if full else {}


def stacked(table: Tree, i: int) -> Repairs:
    """ "Attorney General Idris Harun": two titles before a name, side by side, are one."""
    beside = i + 1 < len(table.head) and table.dep[i + 1] == "nmod:desc" and table.head[i + 1] == table.head[i] > i
    return {i: (i + 1, "compound")} if beside and table.right[i] == i and table.left[i + 1] == i + 1 else {}


LAYOUT = {
    "obj": (said, dateline),
    "nsubj": (dateline,),
    "compound": (headline_subject, dateline),
    "nmod:desc": (headline_subject, stacked),
    "ROOT": (headline_infinitive,),
    "advcl": (condition,),
    "obl": (bare_relative,),
    "parataxis": (inserted_report,),
    "acl:relcl": (inserted_report,),
    "appos": (inserted_report,),
    "dep": (inserted_report,),
    "acl": (inserted_report,),
}  # fmt: skip
