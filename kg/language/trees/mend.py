"""Repairs of trees: attachments and labels that parsers often get wrong and that the words around decide.

Each rule names the label that it looks at and gives a new head and label, or None. They fire on a fraction of a percent of words.
What each puts right and spoils is counted by `python -m tests.benchmarks.repairs`; many are there for a case of `tests/constructions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees import coordination, modifiers, objects, participles, relatives, subjects
from kg.language.trees.gaps import gaps
from kg.language.trees.layout import FINITE, INSERTED, LAYOUT, before_dash
from kg.language.trees.repair import Repair

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree


def mend(doc: Doc, table: Tree) -> bool:
    """Applies the repairs to the columns of heads, labels and tags; True where there were any."""
    found = without_circles(table.head, repairs(doc, table))
    for i, (head, dep) in found.items():
        table.head[i], table.dep[i] = head, dep
        if dep == "nsubj" and table.pos[head] == "NOUN" and table.tag[head] in FINITE:
            table.pos[head] = "VERB"
        if dep == "nsubj" and table.tag[head] == "VBN" and table.kid(head, "aux", "aux:pass") is None:
            table.tag[head], table.morph[head] = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
        if dep == "advcl" and table.tag[i] == "NN" and table.kid(i, "nsubj") is not None and table.kid(i, "cop") is None:
            table.pos[i], table.tag[i], table.morph[i] = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
        if dep == "acl" and table.tag[i] == "VBD":
            table.tag[i], table.morph[i] = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
        if dep == "conj" and table.tag[i] == "VBD" and table.kid(head, "aux:pass") is not None:
            table.tag[i], table.morph[i] = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
        if dep == "conj" and table.tag[i] == "VBN" and table.tag[head] == "VBD":
            table.tag[i], table.morph[i] = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
        if dep == "mark" and table.tag[i] == "WDT":
            table.pos[i], table.tag[i], table.morph[i] = "SCONJ", "IN", ""
        if dep in ("obl", "nmod") and table.tag[i] == "VBG" and table.pos[i] == "VERB":
            table.pos[i], table.tag[i], table.morph[i], table.lemma[i] = "NOUN", "NN", "Number=Sing", table.word[i]
        if dep == "orphan" and table.tag[i] in ("NN", "NNS"):
            table.pos[i] = "NOUN"
        if dep == "parataxis" and table.tag[i] == "NNS":
            table.pos[i], table.tag[i], table.morph[i] = "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    return bool(found)


def without_circles(heads: Sequence[int], found: Mapping[int, Repair]) -> dict[int, Repair]:
    """The repairs of a tree's `heads` that leave it a tree: of those that together hang words on one another the first is given up, until none do."""
    kept, mended = dict(found), list(heads)
    for i, (head, _) in found.items():
        mended[i] = head
    while (i := next((i for i in kept if _circles(mended, i)), None)) is not None:
        mended[i] = heads[i]
        del kept[i]
    return kept


def _circles(heads: Sequence[int], i: int) -> bool:
    """Whether the way up from the word leads back to it."""
    above, seen = heads[i], set()
    if above == i:
        return False
    while above != i:
        if heads[above] == above or above in seen:
            return False
        seen.add(above)
        above = heads[above]
    return True


def repairs(doc: Doc, table: Tree) -> dict[int, Repair]:
    """New head and label by token."""
    found: dict[int, Repair] = {}
    for i, dep in enumerate(table.dep):
        for rule in RULES.get(dep, ()):
            if (repair := rule(doc, table, i)) is not None:
                found[i] = repair
                break
        for rebuild in REBUILDING.get(dep, ()):
            found |= rebuild(doc, table, i)
        for layout in LAYOUT.get(dep, ()):
            found |= layout(table, i)
        if (table.lemma[i] in subjects.REPORTING and table.tag[i] == "NNS") or (dep == "acl:relcl" and table.tag[i] in FINITE and table.lemma[i] in subjects.REPORTING | INSERTED):
            found |= subjects.reports(table, i)
    if "cc" in table.dep or "conj" in table.dep or "," in table.word:
        found |= gaps(doc, table)
    return found


# By label the rules that give one arc, of which the first that has an answer is taken …
RULES: dict[str, tuple[Callable[[Doc, Tree, int], Repair | None], ...]] = {
    "nsubj": (subjects.according, objects.told, subjects.second_subject),
    "nsubj:pass": (subjects.active,),
    "parataxis": (subjects.subject_beside, relatives.shared),
    "appos": (modifiers.person, subjects.subject_beside),
    "obj": (objects.told, objects.second_object, objects.crossing),
    "obl": (subjects.past, objects.stranded, modifiers.selected, modifiers.money, objects.bare, objects.crossing),
    "obl:agent": (modifiers.agent,),
    "compound": (objects.named,),
    "nmod": (modifiers.second_modifier, modifiers.told_of),
    "acl": (relatives.alias, relatives.who_was, modifiers.gerund, participles.adnominal),
    "acl:relcl": (relatives.harm, relatives.people, relatives.body, relatives.helper, relatives.agreement),
    "advcl": (relatives.let,),
    "case": (objects.stranded, modifiers.possessive, coordination.conjunction),
    "conj": (coordination.tense, coordination.behind_relative, coordination.passive, coordination.participle, coordination.base_form, coordination.reported),
}  # fmt: skip
# … and those that give several.
REBUILDING: dict[str, tuple[Callable[[Doc, Tree, int], dict[int, Repair]], ...]] = {
    "advcl": (coordination.own_clause, participles.event),
    "acl": (participles.event, participles.with_subject),
    "amod": (participles.resulting,),
    "case": (modifiers.of_state,),
    "punct": (before_dash,),
}  # fmt: skip
