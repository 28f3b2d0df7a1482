"""Repairs of long sentences by what a clause must have and cannot have: a subject, no object before its mark, one verb for "having", one
relative word for each verb that lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.nouns import noun_before
from kg.language.trees.repair import NOUNS, SUBJECTS, Retag
from kg.language.trees.verbs import FINITE
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

COMMANDING = vocabulary("order force tell instruct compel require urge sentence oblige permit allow invite encourage")


def inside_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Civilians who, | he said, had been abducted: between a relative word and its verb a clause is inserted there, wherever it hangs."""
    teller = table.kid(i, "nsubj")
    opening = table.left[teller] - 2 if teller is not None and teller < i else -1
    if opening < 0 or table.word[opening + 1] != "," or table.tag[opening] not in ("WDT", "WP"):
        return {}
    verb = table.head[opening]
    if not i < verb or "," not in table.word[i + 1 : verb] or table.kid(i, "mark") is not None:
        return {}
    if table.dep[verb] == "acl:relcl":
        return {i: (verb, "parataxis")}
    above = noun_before(table, opening)
    torn = table.head[verb] == i and table.dep[verb] == "ccomp" and opening > 0
    return {i: (verb, "parataxis"), verb: (above, "acl:relcl" if table.pos[above] in NOUNS else "advcl:relcl")} if torn else {}


def title_before(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ann Lee and her counterpart | Bob Roy: a name right behind a conjunct is that one's name, no third."""
    beside = table.left[i] - 1
    if beside < 0 or table.pos[beside + 1] == "PUNCT" or table.dep[beside] != "conj" or table.head[beside] != table.head[i] or table.pos[beside] != "NOUN":
        return {}
    return {i: (beside, "appos")} if table.kid(i, "cc") is None and doc[i].ent_type_ == "PERSON" else {}


def second_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Drills that one side praised and | that the other condemned: behind "and" it is a relative word again, what its verb lacks."""
    verb = table.head[i]
    above = table.head[verb]
    if table.word[i] != "that" or table.dep[verb] != "conj" or table.dep[above] != "acl:relcl" or table.kid(verb, "obj", "ccomp", "xcomp") is not None:
        return {}
    again = any(table.word[c] == "that" and table.dep[c] == "obj" for c in table.children[above])
    return {i: (verb, "obj", "WDT")} if again and table.kid(verb, "nsubj") is not None and table.pos[verb] == "VERB" else {}


def shared_passive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Were fined and | ordered to leave: beside a passive a verb of command without an object is one too."""
    verb = table.head[i]
    if table.tag[i] != "VBD" or table.lemma[i] not in COMMANDING or table.kid(verb, "aux:pass") is None or table.kid(i, "xcomp") is None:
        return {}
    return {i: (verb, "conj", "VBN")} if table.kid(i, "nsubj", "obj", "iobj", "aux", "ccomp") is None and verb < i else {}


def outside_whose(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ann Lee, whose father was in jail, | accused the court: the verb behind the clause of "whose" is that of the noun before it."""
    owned, noun = table.head[i], noun_before(table, i)
    verb = table.head[owned]
    if noun >= 0 and table.dep[owned] == "appos" and table.head[owned] == noun and table.word[i - 1] == ",":
        return _whose_verb(table, noun, owned)
    if noun < 0 or table.word[i - 1] != "," or table.dep[owned] not in ("nsubj", "nsubj:pass") or table.dep[noun] not in ("nsubj", "nsubj:pass"):
        return {}
    if table.head[noun] == table.head[verb] > verb and table.dep[verb] in ("xcomp", "ccomp", "advcl"):
        return {verb: (noun, "acl:relcl")}
    if table.head[noun] != verb:
        return {}
    after = [*table.kids(verb, "advcl", "parataxis", "conj"), *table.kids(table.head[verb], "conj")]
    outer = next((c for c in after if c > verb and table.tag[c] == "VBD" and "," in table.word[table.left[c] - 1 : table.left[c] + 1]), None)
    if outer is None or table.kid(outer, *SUBJECTS, "mark", "cc") is not None:
        return {}
    above = outer if table.head[verb] == verb else table.head[verb]
    marks = {c: (outer, table.dep[c]) for c in table.kids(verb, "mark", "cc") if c < noun}
    return {outer: (above, table.dep[verb]), verb: (noun, "acl:relcl"), noun: (outer, "nsubj"), **marks}


def _whose_verb(table: Tree, noun: int, owned: int) -> dict[int, Retag]:
    """ "Chad, whose envoy, Ann Lee, | rejected it": what "whose" brings is the subject of the verb behind what is inserted there."""
    last = table.right[owned] + (table.word[table.right[owned]] != ",")
    verb = next((w for w in range(last + 1, min(last + 6, len(table.head))) if table.pos[w] == "VERB"), None)
    if verb is None or table.word[last] != "," or table.kid(owned, "acl:relcl", "acl") is not None or any(table.head[w] != verb for w in range(last + 1, verb)):
        return {}
    passive = table.kid(verb, "aux:pass")
    finite = next((c for c in (*table.kids(verb, "aux", "aux:pass"), verb)), verb)
    found: dict[int, Retag] = {owned: (verb, "nsubj" if passive is None else "nsubj:pass"), verb: (noun, "acl:relcl")}
    if table.tag[finite] not in FINITE or table.kid(verb, "cc", "mark") is not None:
        return {}
    if table.kid(verb, *SUBJECTS) is None:
        return found if table.head[noun] != verb else {}
    outer = table.head[verb]
    if table.head[noun] != verb or table.kids(verb, *SUBJECTS) != [noun] or table.dep[verb] != "ccomp" or not verb < outer:
        return {}
    agent = next((s for s in table.kids(outer, "nsubj") if verb < s < outer and passive is not None and table.word[table.left[s]] == "by"), None)
    if agent is None and table.kid(outer, *SUBJECTS) is not None:
        return {}
    by: dict[int, Retag] = {agent: (verb, "obl:agent")} if agent is not None else {}
    return {**found, **by, noun: (outer, "nsubj")}
