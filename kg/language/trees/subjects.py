"""Repairs of subjects: who says what is told, which of two nouns before a verb is its subject, what is a verb that looks like a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemminflect import getInflection
from spacy.tokens import Doc

from kg.language.trees.repair import NOUNS, Repair
from kg.language.trees.verbs import FINITE, TRANSITIVE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Plural nouns that end sentences as verbs: "…, the BBC reports."
REPORTING = vocabulary("report claim comment estimate note state quote remark caution")
# Before a subject these open a clause that has a finite verb.
CONJUNCTIONS = frozenset(("when", "while", "after", "before", "because", "since", "until", "although", "though", "where"))
ASIDE = frozenset(("parataxis", "appos", "conj", "list", "dep", "nmod", "obl:unmarked"))
CLOSING_QUOTES = frozenset(('"', "”", "’", "''", "'"))


def reports(table: Tree, i: int) -> dict[int, Repair]:
    """A source and a verb at the end of a sentence, taken for nouns or a relative clause: "…, the press service reports."."""
    after = next((j for j in range(i + 1, len(table.head)) if table.word[j] not in CLOSING_QUOTES), None)
    source = table.head[i]
    if source == i or after is None or table.word[after] != "." or table.children[i]:
        return {}
    while table.dep[source] not in ASIDE or "," not in (table.word[table.left[source] - 1], table.word[table.left[source]]):
        if table.head[source] == source or table.pos[source] not in NOUNS:
            return {}
        source = table.head[source]
    above = table.head[source]
    if table.pos[above] not in NOUNS | {"VERB"} or table.left[source] > i:
        return {}
    while table.pos[above] != "VERB" and table.head[above] != above:
        above = table.head[above]
    return {i: (above, "parataxis"), source: (i, "nsubj")} if table.pos[above] == "VERB" and above < source < i else {}


def _teller(table: Tree, i: int) -> int | None:
    """ "The minister resigned, a person close to him | told Reuters": the subject of what is said stands before its verb; who says it, behind."""
    verb = table.head[i]
    above = table.head[verb]
    if i < verb or table.dep[verb] != "ccomp" or above == verb or table.pos[above] != "VERB" or table.kid(above, "nsubj", "nsubj:pass") is not None:
        return None
    beside = table.right[i] + 1 == above or above + 1 == table.left[i]
    return above if verb < above and beside else None


def according(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Khan, who according to a | panel fled: whose word it is does not do it."""
    return (table.head[i], "obl") if any(table.word[c : c + 2] == ["according", "to"] for c in table.kids(i, "case")) else None


def second_subject(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A second subject after an active verb is its object ("Unions asked Lee to …"); two side by side before it are one noun."""
    verb = table.head[i]
    if (teller := _teller(table, i)) is not None:
        return teller, "nsubj"
    if verb < i and table.kid(i, "case") is not None and any(verb < s < i and table.right[s] + 1 == table.left[i] for s in table.kids(verb, "obj")):
        # "Denied accusations by rebels": a subject has no preposition.
        return max(s for s in table.kids(verb, "obj") if s < i), "nmod"
    if (described := _described(table, verb, i)) is not None:
        return described, "appos"
    if _led_by(table, i):
        return table.left[i] - 1, "obl:agent"
    beside = table.right[i] + 1
    if any(_led_by(table, s) for s in table.kids(verb, "nsubj")):
        return None
    if beside < verb and table.pos[beside] != "PUNCT" and table.word[beside - 1] != "," and any(table.left[s] == beside and table.pos[s] == "NOUN" for s in table.kids(verb, "nsubj")) and table.pos[i] in ("NOUN", "PROPN"):
        return beside_head(table, verb, beside), "compound"
    if table.left[i] != verb + 1 or table.pos[verb] != "VERB" or table.pos[i] not in ("NOUN", "PROPN"):
        return None
    if table.kid(i, "cop") is not None and table.kid(i, "mark") is not None:
        # "The favourite continues to be | Chelsea".
        return verb, "xcomp"
    if table.lemma[verb] == "be" or table.kid(verb, "obj", "aux:pass", "cop") is not None:
        return None
    return (verb, "obj") if any(s < verb for s in table.kids(verb, "nsubj")) else None


def _described(table: Tree, verb: int, i: int) -> int | None:
    """ "Lee told Gazeta, | the state newspaper": behind a comma and whom the verb reaches, where a subject stands before it, the noun says what that is."""
    if not verb < i or table.word[table.left[i]] != "," or table.kid(i, "det") is None or not any(s < verb for s in table.kids(verb, "nsubj")):
        return None
    return next((o for o in table.kids(verb, "obj", "iobj") if verb < o and table.right[o] + 1 == table.left[i]), None)


def _led_by(table: Tree, i: int) -> bool:
    """Whether a noun is the agent of the participle right before it, whatever it hangs on: "protesters led | by the campaigner"."""
    first = table.left[i]
    return first > 0 and table.word[first] == "by" and table.head[first] == i and table.tag[first - 1] == "VBN" and table.dep[first - 1] == "acl"


def subject_beside(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A noun beside a finite verb that lacks a subject, both hung on the same word: "Prices fell, the ministry | reports."."""
    verb = table.right[i] + 1
    if verb >= len(table.head) or table.pos[i] not in NOUNS or table.tag[verb] not in FINITE or table.pos[verb] != "VERB":
        return None
    if table.dep[verb] != "parataxis" or table.head[verb] != table.head[i] or table.kid(verb, "nsubj") is not None:
        return None
    return verb, "nsubj"


def past(doc: Doc, table: Tree, i: int) -> Repair | None:
    """After a dam | burst overnight: behind a conjunction and a subject, what has the form of a past tense is no noun."""
    subject, mark = table.kid(i, "nsubj"), table.kid(i, "mark")
    bare = table.tag[i] == "NN" and table.kid(i, "det", "amod", "case", "cop", "nmod:poss", "compound") is None
    if not bare or subject is None or mark is None or not mark < subject < i or table.word[i] not in getInflection(table.word[i], "VBD"):
        return None
    return (table.head[i], "advcl") if table.word[mark] in CONJUNCTIONS else None


def beside_head(table: Tree, verb: int, start: int) -> int:
    """The subject of the verb whose phrase starts at `start`."""
    return next(s for s in table.kids(verb, "nsubj") if table.left[s] == start)


def active(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The train derailed: a past tense without an auxiliary is active, unless a headline has left it out."""
    verb = table.head[i]
    if not (table.tag[verb] == "VBD" or _after_conjunction(table, i, verb)) or table.lemma[verb] in TRANSITIVE or table.kid(verb, "aux:pass", "aux", "obl:agent", "cop") is not None or table.pos[verb] != "VERB":
        return None
    return verb, "nsubj"


def _after_conjunction(table: Tree, subject: int, verb: int) -> bool:
    """ "When the train derailed": right behind a conjunction and its subject a verb is finite, whatever its tag."""
    joined = any(table.word[c] in CONJUNCTIONS and c < subject for c in table.kids(verb, "mark", "advmod"))
    return table.tag[verb] == "VBN" and joined and table.right[subject] + 1 == verb
