"""Repairs of trees: attachments and labels that parsers often get wrong and that the words around decide.

Each rule names the label that it looks at and gives a new head and label, or None. They fire on a fraction of a percent of words.
What each puts right and spoils is counted by `python -m tests.benchmarks.repairs`; many are there for a case of `tests/constructions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees import coordination, insertions, layout, modifiers, nearby, objects, participles, relative_gaps, relatives, subjects
from kg.language.trees.gaps import gaps
from kg.language.trees.repair import Repair, retag
from kg.language.trees.verbs import FINITE, INSERTED

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree


def mend(doc: Doc, table: Tree) -> bool:
    """Applies the repairs to the columns of heads, labels and tags; True where there were any."""
    found = without_circles(table.head, repairs(doc, table))
    for i, (head, dep) in found.items():
        table.head[i], table.dep[i] = head, dep
        for rows, word in ((TAGS_ABOVE, head), (TAGS, i)):
            tag, holds = rows.get((dep, table.tag[word]), (None, None))
            if tag is not None and holds(table, word):
                retag(table, word, tag)
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
    "obj": (objects.told, objects.second_object, objects.crossing, objects.under_noun),
    "obl": (subjects.past, objects.stranded, modifiers.selected, modifiers.by_phrase, modifiers.money, objects.bare, objects.crossing),
    "obl:agent": (modifiers.agent,),
    "obl:unmarked": (objects.paid_to,),
    "nmod:desc": (modifiers.behind_of,),
    "mark": (objects.out_of,),
    "compound": (objects.named,),
    "nmod": (modifiers.second_modifier, modifiers.accused_of, modifiers.told_of),
    "acl": (relatives.alias, relatives.illness, relatives.who_was, modifiers.gerund, participles.adnominal),
    "acl:relcl": (relatives.harm, relatives.where, relatives.people, relatives.body, relatives.helper, relatives.agreement),
    "advcl": (relatives.let,),
    "case": (objects.stranded, modifiers.possessive, coordination.conjunction),
    "conj": (
        coordination.tense, coordination.beside_participle, coordination.behind_relative, coordination.passive, coordination.participle,
        coordination.infinitive, coordination.base_form, coordination.reported, objects.of_conjunct,
    ),
}  # fmt: skip
# … and those that give several.
REBUILDING: dict[str, tuple[Callable[[Doc, Tree, int], dict[int, Repair]], ...]] = {
    "nsubj": (layout.dateline,),
    "parataxis": (insertions.inserted_report,),
    "appos": (insertions.inserted_report,),
    "dep": (insertions.inserted_report,),
    "obj": (relative_gaps.said, layout.dateline),
    "obl": (relative_gaps.bare_relative,),
    "compound": (layout.headline_subject, layout.dateline),
    "nmod:desc": (layout.headline_subject, nearby.stacked),
    "ROOT": (layout.headline_infinitive,),
    "acl": (participles.event, participles.with_subject, insertions.inserted_report),
    "acl:relcl": (insertions.inserted_report,),
    "advcl": (coordination.own_clause, participles.event, coordination.condition),
    "amod": (participles.resulting,),
    "case": (modifiers.of_state,),
    "punct": (layout.before_dash,),
}  # fmt: skip

Condition = Callable[["Tree", int], bool]

# By the new label of a word and its tag, the tag that goes with the label, where the condition holds of the word …
TAGS: dict[tuple[str, str], tuple[str, Condition]] = {
    ("advcl", "NN"): ("VBD", lambda table, i: table.kid(i, "nsubj") is not None and table.kid(i, "cop") is None),
    ("acl", "VBD"): ("VBN", lambda table, i: True),
    ("conj", "VBD"): ("VBN", lambda table, i: table.kid(table.head[i], "aux:pass") is not None and table.tag[table.head[i]] != "VBD"),
    ("conj", "VBN"): ("VBD", lambda table, i: table.tag[table.head[i]] == "VBD"),
    ("mark", "WDT"): ("IN", lambda table, i: True),
    ("obl", "VBG"): ("NN", lambda table, i: table.pos[i] == "VERB"),
    ("nmod", "VBG"): ("NN", lambda table, i: table.pos[i] == "VERB"),
    ("orphan", "NN"): ("NN", lambda table, i: table.pos[i] != "NOUN"),
    ("orphan", "NNS"): ("NNS", lambda table, i: table.pos[i] != "NOUN"),
    ("parataxis", "NNS"): ("VBZ", lambda table, i: True),
}  # fmt: skip
# … and of the word that it now hangs on.
TAGS_ABOVE: dict[tuple[str, str], tuple[str, Condition]] = {
    ("nsubj", "VBN"): ("VBD", lambda table, i: table.kid(i, "aux", "aux:pass") is None),
    **{("nsubj", tag): (tag, lambda table, i: table.pos[i] == "NOUN") for tag in FINITE},
}  # fmt: skip
