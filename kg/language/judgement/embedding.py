"""What each clause, infinitive and event noun of a Doc is embedded under, and who reports it.

`factuality` computes with the signatures of the links, `attribution` follows the links of speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.language.judgement.asides import is_apart, whose_word
from kg.language.judgement.clause_links import CLAUSES
from kg.language.judgement.governors import Governors
from kg.language.judgement.noun_links import PLACES, nominal
from kg.language.judgement.opinions import opinion
from kg.language.judgement.quotations import quoted_by
from kg.language.judgement.relative_links import relative
from kg.language.judgement.signatures import FINITE, REPORTING, SIDE_CLAUSES, Link
from kg.language.trees.syntax import root, tree
from kg.language.trees.words import vocabulary
from kg.model import Ontology

_KEY = "kg_embedding"
# "As the union sees it".
SEEING = frozenset(("see", "put", "tell", "have", "describe"))
# "By the army's account", "in the lawyer's words": nouns that name what somebody tells, with their prepositions.
ACCOUNTS = {
    **dict.fromkeys(("account", "accounts", "estimate", "estimates", "reckoning", "admission", "telling", "count"), ("by",)),
    **dict.fromkeys(("words", "view", "opinion", "eyes", "telling", "version", "estimation", "judgment", "judgement"), ("in",)),
}
# "Clashed with police as thousands demonstrated": they do not report it.
PROTESTING = vocabulary("demonstrate protest rally chant shout cheer pray appeal vote debate discuss")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
RULES = {**CLAUSES, "acl:relcl": relative, **dict.fromkeys(PLACES, nominal)}


class Embedding:
    """The links of a Doc by token, and the words that report a clause from beside it (`reporters`, by the clause's head)."""

    __slots__ = ("governors", "links", "reporters")

    def __init__(self, doc: Doc, ontology: Ontology):
        table = tree(doc)
        self.governors = g = Governors(table, ontology)
        self.reporters = reporters(g)
        self.links: dict[int, Link] = {}
        beside = frozenset(self.reporters.values())
        for i, (dep, h) in enumerate(zip(table.dep, table.head, strict=True)):
            rule = RULES.get(dep)
            if rule is not None and i not in beside and (link := opinion(g, i, h) or rule(g, i, h)) is not None:
                self.links[i] = link
        self.links.update(quoted_by(doc, self))


def embedding(doc: Doc, ontology: Ontology) -> Embedding:
    """The embedding of a Doc, made at the first call and kept with it for the same ontology."""
    kept = doc.user_hooks.get(_KEY)
    if kept is None or kept[0] is not ontology:
        kept = doc.user_hooks[_KEY] = (ontology, Embedding(doc, ontology))
    return kept[1]


def reporters(g: Governors) -> dict[int, int]:
    """Clauses by the word that reports them from beside: "..., he said, ...", "as the paper put it", "according to" a source."""
    table, found = g.table, {}
    for i, dep in enumerate(table.dep):
        h = table.head[i]
        if dep in SIDE_CLAUSES and table.pos[i] == "VERB" and _reports(g, i, h):
            found[h] = i
        elif dep == "advcl" and (source := whose_word(table, i)) is not None:
            found[_clause_above(g, h)] = source
        elif dep == "case" and (table.word[i] == "according" or (table.word[i] == "per" and (table.pos[h] == "PROPN" or table.kid(h, "det") is not None))):
            clause = _clause_above(g, table.head[h])
            found[clause] = h
            if (top := _closed_by(g, clause, h)) is not None:
                found.setdefault(top, h)
        elif dep == "obl" and table.word[i] in ACCOUNTS and (teller := _teller(g, i)) is not None:
            found[_clause_above(g, h)] = teller
        elif dep in ("advcl", "obl") and table.word[i] == "according":
            source = table.kid(i, "obl", "nmod", "obj")
            found[_clause_above(g, h)] = i if source is None else source
    for h, reporter in list(found.items()):
        for clause in _coordinated(g, h, reporter):
            found.setdefault(clause, reporter)
    return found


def _coordinated(g: Governors, h: int, reporter: int) -> Iterator[int]:
    """The verbs that share the subject of a reported one: "according to the rebels, the army lost a battle and left the town"; and what
    stands before "and", where a source behind a comma closes the sentence: "two died and ten were hurt, according to police"."""
    table = g.table
    if table.dep[h] == "conj" and reporter > h and (table.kid(h, *SUBJECTS) is None or _closes(g, h, reporter)):
        yield table.head[h]
    shared = [c for c in table.kids(h, "conj") if table.pos[c] == "VERB"]
    # "Three were killed and ten were hurt, the ministry said": what stands before the report is reported, whoever its subject is.
    yield from (c for c in shared if table.kid(c, *SUBJECTS) is None or (h < c < reporter and any(table.word[k] == "and" for k in table.kids(c, "cc"))))


def _closed_by(g: Governors, clause: int, source: int) -> int | None:
    """The main verb of a sentence that a source behind a comma closes, where it tells nothing by somebody else."""
    table, top, opening = g.table, root(g.table, clause), g.table.left[source]
    if top == clause or not opening or "," not in (table.word[opening - 1], table.word[opening]) or any(table.pos[w] != "PUNCT" for w in range(table.right[source] + 1, table.right[top] + 1)):
        return None
    entry, _ = g.entry(top)
    return top if entry is None or not entry.speech else None


def _closes(g: Governors, h: int, reporter: int) -> bool:
    """Whether a source behind a comma closes two clauses that "and" joins."""
    table, opening = g.table, g.table.left[reporter]
    joined = any(table.word[c] == "and" for c in table.kids(h, "cc"))
    return joined and table.pos[reporter] != "VERB" and "," in (table.word[opening - 1], table.word[opening]) and table.right[reporter] >= table.right[h]


def _teller(g: Governors, i: int) -> int | None:
    """Whose account it is: "by the army's account", "in the words of a guard"."""
    table = g.table
    case = table.kid(i, "case")
    if case is None or table.word[case] not in ACCOUNTS[table.word[i]]:
        return None
    owners = [*table.kids(i, "nmod:poss"), *(c for c in table.kids(i, "nmod") if any(table.word[k] == "of" for k in table.kids(c, "case")))]
    return owners[0] if owners else None


def _reports(g: Governors, i: int, h: int) -> bool:
    """Whether the clause reports the one above it: it is of speech that has no clause of its own."""
    table, marks = g.table, g.marks(i)
    entry, _ = g.entry(i)
    if marks == ["as"] and table.lemma[i] in SEEING and (seen := table.kid(i, "obj")) is not None and table.word[seen] == "it":
        return True
    if entry is None or not entry.speech or entry.complement not in REPORTING or table.kid(i, "ccomp", "xcomp") is not None:
        return False
    if marks:
        return marks == ["as"] and table.lemma[i] not in PROTESTING
    if table.kid(i, "obj") is not None and is_apart(table, i):
        # "…; shepherds blame them": a sentence of its own.
        return False
    teller = table.kid(i, "nsubj", "obl:agent") is not None or (table.kid(i, "nsubj:pass", "expl") is not None and g.is_anonymous(i))
    return teller and (table.dep[i] == "parataxis" or (i > h and table.tag[i] in FINITE))


def _clause_above(g: Governors, i: int) -> int:
    """The head of the clause that the token is in, the main one where it is in a participle's or an infinitive's."""
    table = g.table
    while table.head[i] != i:
        if table.dep[i] == "xcomp" and table.tag[i] == "VB":
            # "Urged both sides to stop, according to the mission": the urging is what it tells of.
            i = table.head[i]
            continue
        if table.pos[i] in ("VERB", "AUX"):
            if table.dep[i] != "advcl" or table.kid(i, "nsubj", "nsubj:pass", "mark") is not None:
                return i
        elif table.kid(i, "cop", "nsubj") is not None:
            return i
        i = table.head[i]
    return i
