"""Clauses whose verb is left out because the clause before has it: gapping in coordination, and fragments that continue a list."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause, Oblique
from kg.language.trees.remnants import NEGATIVE
from kg.language.trees.syntax import Tree, function_word
from kg.language.trees.words import vocabulary

DASHES = frozenset(("-", "–", "—", ":", "--"))
# What may stand before the dash of a fragment besides nouns of time: "In March –", "Recently –", "On the next day:".
_FUNCTION = frozenset(("ADP", "DET", "ADV", "NUM", "PUNCT", "PROPN", "NOUN", "ADJ", "PRON"))
TEMPORAL = vocabulary(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday day week month year today yesterday tomorrow recently earlier later then now morning evening night weekend spring summer autumn "
    "fall winter quarter decade century hour minute lately previously afterwards"
)
_LOOK_BACK = 4


def gapped(doc: Doc, table: Tree, found: dict[int, Clause]) -> list[Clause]:
    """The clauses that stand for a verb named before, each with the token that remains of it."""
    return [*_coordinated(table, found), *_fragments(doc, table, found)]


def _coordinated(table: Tree, found: dict[int, Clause]) -> list[Clause]:
    """France won gold and Germany silver: the second conjunct is its subject, with an orphan; its object where it hangs on the object."""
    made = []
    for i, dep in enumerate(table.dep):
        above = table.head[i]
        of_object = table.dep[above] == "obj" and table.head[above] in found
        first = found.get(table.head[above] if of_object else above)
        orphans = _remnants(table, i) if dep == "conj" and first else []
        if not orphans or i in found or any(table.word[r] in NEGATIVE for r in (i, *orphans)):
            # Of "… and the third nothing" there is nothing to tell.
            continue
        clause = _copy(first, i)
        clause.objects, clause.obliques = [], []
        if of_object:
            # "Joined the Union in May and the Bank in June".
            clause.objects = [i]
            first.objects = [o for o in first.objects if o != i]
        else:
            clause.subjects = [i]
        for orphan in orphans:
            _place(table, clause, orphan)
        if not clause.objects:
            # "Lebanon received wheat from Romania, and Jordan from Bulgaria": what is not replaced is shared.
            clause.objects = [o for o in first.objects if o < i]
        elif table.pos[clause.objects[0]] == "NUM" and first.objects:
            clause.noun = first.objects[-1]
        if clause.objects or clause.obliques:
            made.append(clause)
    return made


def _remnants(table: Tree, i: int) -> list[int]:
    """What is left beside the first remnant; a gerund is a clause of its own: "and Beth by beating the holder"."""
    gerunds = [
        c for c in table.kids(i, "acl") if table.pos[table.head[i]] == "VERB" and table.tag[c] == "VBG" and table.kid(c, "case") is not None
    ]
    return table.kids(i, "orphan") or gerunds


def _place(table: Tree, clause: Clause, orphan: int) -> None:
    words = [function_word(table, c) for c in table.kids(orphan, "case")]
    if words:
        clause.obliques.append(Oblique(orphan, " ".join(words)))
    elif table.pos[orphan] in ("NOUN", "PROPN", "PRON", "NUM"):
        clause.objects.append(orphan)


def _copy(first: Clause, remnant: int) -> Clause:
    return Clause(
        first.token,
        first.lemma,
        "gapped",
        subjects=list(first.subjects),
        objects=list(first.objects),
        parent=first,
        steps=["gapped"],
        remnant=remnant,
    )


def _fragments(doc: Doc, table: Tree, found: dict[int, Clause]) -> list[Clause]:
    """In March – another 20: a time, a dash and a count, after a sentence that says what was done to how many."""
    made: list[Clause] = []
    last: Clause | None = None
    noun: int | None = None
    age = 0
    for sentence in doc.sents:
        root = found.get(sentence.root.i)
        if root is not None:
            last, age = (root, 0) if root.objects and root.kind != "copular" else (None, 0)
            noun = last.objects[-1] if last else None
            continue
        age += 1
        counted = _counted(table, sentence.start, sentence.end, found) if last and age <= _LOOK_BACK else None
        if counted is not None:
            clause = _copy(last, counted)
            clause.objects = [counted]
            if table.pos[counted] == "NUM":
                clause.noun = noun
            else:
                noun = counted
            made.append(clause)
    return made


def _counted(table: Tree, start: int, end: int, found: dict[int, Clause]) -> int | None:
    """The head of what is counted in such a fragment, or None where the sentence is none."""
    dash = next((i for i in range(start + 1, end - 1) if table.word[i] in DASHES), None)
    if dash is None or end - start > 25 or any(i in found for i in range(start, end)):
        return None
    before = range(start, dash)
    if not any(table.word[i] in TEMPORAL or (table.word[i].isdigit() and len(table.word[i]) == 4) for i in before):
        return None
    if any(table.pos[i] not in _FUNCTION for i in before):
        return None
    heads = [i for i in range(dash + 1, end) if not dash < table.head[i] < end or table.head[i] == i]
    counts = [i for i in range(dash + 1, end) if table.pos[i] == "NUM" or table.lemma[i] in ("dozen", "hundred", "thousand", "several")]
    nominal = [i for i in heads if table.pos[i] in ("NOUN", "PROPN", "NUM")] or counts
    return nominal[0] if nominal and counts else None
