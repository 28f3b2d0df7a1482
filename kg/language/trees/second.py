"""The second pass of repairs: whole clauses that hang on the wrong word, once the words inside them hang on the right one.

As in `mend`, each rule looks at a token and gives new heads and labels by token, here with a tag where the token needs another one; they
are counted with the first ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemminflect import getLemma
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
)
from kg.language.trees.mend import without_circles
from kg.language.trees.repair import Retag

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# The universal tag and the features of a tag that a repair gives.
FORMS = {
    "VBD": ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"), "VBZ": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBP": ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"), "VBN": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"), "WDT": ("PRON", "PronType=Rel"), "IN": ("SCONJ", ""),
    "VBG": ("VERB", "VerbForm=Ger"), "NN": ("NOUN", "Number=Sing"), "NNS": ("NOUN", "Number=Plur"), "NNP": ("PROPN", "Number=Sing"), "JJ": ("ADJ", "Degree=Pos"),
}  # fmt: skip


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
            _retag(doc, table, i, found[i][2])
    return bool(kept)


def _retag(doc: Doc, table: Tree, i: int, tag: str) -> None:
    pos, morph = FORMS[tag]
    if pos != table.pos[i] and pos in ("VERB", "NOUN"):
        table.lemma[i] = getLemma(table.word[i], pos)[0]
    table.tag[i], table.pos[i], table.morph[i] = tag, pos, morph


Rule = Callable[[Doc, "Tree", int], dict[int, Retag]]

BY_LABEL: dict[str, tuple[Rule, ...]] = {
    "mark": (relative_gaps.that, constraints.second_relative),
    "acl:relcl": (
        adjuncts.who_said, constraints.behind_insertion, reporting.of_charge, constraints.inside_relative, relative_gaps.long,
        relative_gaps.nearest, attachment.who,
    ),
    "advcl:relcl": (constraints.inside_relative, attachment.of_noun),
    "appos": (
        belonging.of_body, relative_gaps.whose_met, clause_words.share_of_all, nearby.listed, constraints.inverted,
        constraints.subject_of_relative, constraints.one_of_whom, belonging.agent, relative_gaps.bare, belonging.holder,
        attachment.content,
    ),
    "ccomp": (relative_gaps.whose_clause, reporting.second_report, reporting.what_they_were),
    "advcl": (
        clause_words.no_infinitive, participles.seen, reporting.about_what, reporting.told_where,
        constraints.subject_of_finite, relative_gaps.whose_clause, adjuncts.accused_of, interrupted.infinitive,
        adjuncts.outside_quote, headlines.second_verb,
    ),
    "xcomp": (participles.picked_out, clause_words.no_infinitive, adjuncts.depictive, reporting.what_was, constraints.gerund),
    "obl": (
        nearby.according, adjuncts.accused_of_doing, clause_words.no_infinitive, belonging.beside, constraints.gerund,
        constraints.being, nearby.beside_its_like, nearby.most_where, interrupted.subject, adjuncts.outside_quote,
        recipients.told, belonging.agent, clause_words.share, clause_words.fronted,
    ),
    "nmod": (
        clause_words.no_infinitive, constraints.gerund, nearby.for_whom, nearby.with_whom, nearby.by_agent, nearby.further_place, constraints.being,
        nearby.beside_its_like, interrupted.subject, adjuncts.by_whom, belonging.agent,
    ),
    "nsubj": (
        belonging.beside, constraints.subject_of_relative, nearby.named_participle, reporting.told_by_name,
        adjuncts.named_beside, headlines.plural_verb, headlines.retained, headlines.first_intransitive, interrupted.quoted,
        interrupted.dashed, interrupted.coordinate, clause_words.relative_object,
    ),
    "conj": (
        reporting.urged, interrupted.torn, attachment.passive_again, belonging.beside, nearby.hyphened,
        constraints.shared_passive, reporting.told_in_turn, constraints.title_before, interrupted.conjunct,
        interrupted.coordinate, headlines.second_verb, attachment.own_modal, attachment.own_tense, attachment.content,
        participles.listed,
    ),
    "acl": (
        adjuncts.accused_of, clause_words.no_infinitive, participles.seen, reporting.what_was_shown, headlines.second_verb,
        attachment.behind_predicate,
    ),
    "cop": (constraints.is_doing, attachment.adjective),
    "parataxis": (
        reporting.second_report, constraints.inside_relative, headlines.second_verb, attachment.content, attachment.reporting,
    ),
    "list": (headlines.second_verb,),
    "compound": (
        recipients.counted, recipients.plural, headlines.blast, headlines.behind_comma, headlines.first_verb,
        headlines.only_verb,
    ),
    "amod": (constraints.perfect, headlines.adjective),
    "det": (relative_gaps.which,),
    "nsubj:pass": (belonging.beside, clause_words.relative_object),
    "iobj": (recipients.bare_compound, recipients.rest),
    "ROOT": (headlines.base_verb,),
    "obj": (
        clause_words.share_of_all, reporting.to_be_done, nearby.named_participle, constraints.before_mark,
        constraints.behind_comma, relative_gaps.lowered, recipients.bare_compound, recipients.given, recipients.apart, recipients.over,
        headlines.before_verb, interrupted.coordinate, attachment.content,
    ),
}  # fmt: skip
BY_WORD: dict[str, tuple[Rule, ...]] = {
    "having": (constraints.having,),
    "whose": (reporting.whose_teller, constraints.outside_whose, relative_gaps.whose),
    "who": (headlines.initials,),
    "that": (relative_gaps.tagged, clause_words.clefted),
    "what": (clause_words.what,),
    "'s": (belonging.possessor, nearby.inner_possessor),
    "’s": (belonging.possessor, nearby.inner_possessor),
    **dict.fromkeys(clause_words.CAUGHT, (clause_words.caught,)),
    **dict.fromkeys(clause_words.DEEDS, (clause_words.homograph,)),
}  # fmt: skip
