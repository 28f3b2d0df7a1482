"""The second pass of repairs: whole clauses that hang on the wrong word, once the words inside them hang on the right one.

As in `mend`, each rule looks at a token and gives new heads and labels by token, here with a tag where the token needs another one; they
are counted with the first ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees import (
    adjuncts,
    attachment,
    belonging,
    clause_words,
    constraints,
    headlines,
    interrupted,
    nearby,
    participles,
    rearranged,
    recipients,
    relative_gaps,
    reporting,
    shifted,
)
from kg.language.trees.mend import without_circles
from kg.language.trees.repair import Retag, retag

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree


def remend(doc: Doc, table: Tree) -> bool:
    """Applies the second repairs to the columns; True where there were any."""
    found: dict[int, Retag] = {}
    for i, dep in enumerate(table.dep):
        for rule in (*BY_LABEL.get(dep, ()), *rearranged.BY_LABEL.get(dep, ()), *BY_WORD.get(table.word[i], ())):
            found |= rule(doc, table, i)
    kept = without_circles(table.head, {i: repair[:2] for i, repair in found.items()}) if found else {}
    for i, (head, dep) in kept.items():
        table.head[i], table.dep[i] = head, dep
        if len(found[i]) > 2:
            retag(table, i, found[i][2])
    return bool(kept)


Rule = Callable[[Doc, "Tree", int], dict[int, Retag]]

BY_LABEL: dict[str, tuple[Rule, ...]] = {
    "mark": (relative_gaps.that, constraints.second_relative),
    "acl:relcl": (adjuncts.who_said, reporting.of_charge, constraints.inside_relative, relative_gaps.long, relative_gaps.nearest, attachment.who, attachment.which),
    "advcl:relcl": (constraints.inside_relative,),
    "appos": (clause_words.share_of_all, attachment.content),
    "ccomp": (reporting.second_report, reporting.turned_round),
    "advcl": (clause_words.no_infinitive, reporting.told_beside, reporting.behind_report, participles.seen, adjuncts.accused_of, interrupted.infinitive, headlines.second_verb),
    "xcomp": (clause_words.no_infinitive, interrupted.past_absolute, adjuncts.depictive),
    "obl": (adjuncts.accused_of_doing, clause_words.no_infinitive, belonging.beside, nearby.beside_its_like, clause_words.fronted),
    "nmod": (clause_words.no_infinitive, nearby.with_whom, nearby.by_agent, nearby.further_place, nearby.beside_its_like, adjuncts.by_whom),
    "nsubj": (
        belonging.beside, headlines.retained, headlines.first_intransitive, interrupted.quoted, interrupted.coordinate,
        clause_words.relative_object, shifted.of_phrase,
    ),
    "conj": (
        attachment.passive_again, belonging.beside, nearby.hyphened, constraints.shared_passive, reporting.told_in_turn, constraints.title_before,
        interrupted.coordinate, headlines.second_verb, attachment.own_tense, attachment.resumes, attachment.content,
    ),
    "acl": (adjuncts.convened, adjuncts.accused_of, clause_words.no_infinitive, participles.seen, headlines.second_verb),
    "parataxis": (reporting.second_report, constraints.inside_relative, headlines.second_verb, attachment.content, attachment.reporting),
    "list": (headlines.second_verb,),
    "compound": (recipients.counted, headlines.blast, headlines.behind_comma, headlines.first_verb, headlines.only_verb),
    "nsubj:pass": (belonging.beside, clause_words.relative_object),
    "ROOT": (headlines.base_verb,),
    "obj": (
        clause_words.share_of_all, reporting.to_be_done, relative_gaps.lowered, recipients.given, recipients.over, interrupted.coordinate,
        attachment.content,
    ),
}  # fmt: skip
BY_WORD: dict[str, tuple[Rule, ...]] = {
    "whose": (reporting.whose_teller, constraints.outside_whose, relative_gaps.whose),
    "who": (headlines.initials,),
    "that": (relative_gaps.tagged, clause_words.clefted),
    "what": (clause_words.what,),
    "'s": (nearby.inner_possessor,),
    "’s": (nearby.inner_possessor,),
    **dict.fromkeys(clause_words.CAUGHT, (clause_words.caught,)),
    **dict.fromkeys(clause_words.DEEDS, (clause_words.homograph,)),
}  # fmt: skip
