"""Repairs of what hangs on the wrong side: adjuncts outside a quotation, names beside an object, by-phrases of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.coordination import COLLECTIVE
from kg.language.trees.modifiers import OF_GERUND, PLACES
from kg.language.trees.nouns import noun_before
from kg.language.trees.participles import PRENOMINAL
from kg.language.trees.people import is_party
from kg.language.trees.repair import Retag
from kg.language.trees.verbs import INSERTED
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# What someone does to someone, or makes of someone.
DONE = vocabulary(
    "appointment nomination arrest murder killing assassination purchase takeover acquisition destruction occupation invasion capture seizure rejection approval election dismissal detention "
    "abduction kidnapping release treatment use visit attack assault raid bombing sale construction discovery invention adoption ratification designation selection choice removal "
    "expulsion deportation eviction conviction prosecution interrogation torture rescue closure endorsement handling recognition attempt challenge"
)
# Whoever leaves or enters a place so ("left Oslo disappointed"), it is not that they have made it so.
GOING = frozenset(("leave", "enter", "reach", "exit", "quit"))
LEFT = PLACES | vocabulary("meeting talks talk summit hearing conference session court courthouse hospital station stadium pitch field office building palace parliament")
MOODS = vocabulary(
    "empty empty-handed disappointed happy unhappy satisfied dissatisfied frustrated angry furious optimistic pessimistic hopeful confident victorious triumphant unhurt unharmed unscathed "
    "pleased delighted relieved convinced determined exhausted undefeated alone"
)


CONVENING = vocabulary("chair host convene attend hold organise organize schedule mediate broker moderate")
MEETINGS = vocabulary("meeting summit conference talk session ceremony rally gathering forum vigil service congress debate hearing")


def depictive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The envoys left Oslo | disappointed": behind a place that people leave an adjective of mood tells how they went, not what became of it."""
    verb = table.head[i]
    place, subject = table.kid(verb, "obj"), table.kid(verb, "nsubj")
    mood = "".join(table.word[table.left[i] : i + 1])
    if table.lemma[verb] not in GOING or mood not in MOODS or place is None or subject is None or not verb < place < i:
        return {}
    located = doc[place].ent_type_ in ("PLACE", "FACILITY") or table.lemma[place] in LEFT
    gone = is_party(doc, table, subject) or table.word[subject] in ("he", "she", "they", "we", "who")
    return {i: (verb, "advcl")} if located and gone else {}


def convened(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A meeting of ten ministers | chaired by Mali": it is the meeting that is chaired."""
    noun = table.head[i]
    meeting = table.head[noun]
    fits = table.tag[i] == "VBN" and table.lemma[i] in CONVENING and table.lemma[meeting] in MEETINGS
    return {i: (meeting, "acl")} if fits and table.dep[noun] == "nmod" and table.dep[i] == "acl" else {}


def by_whom(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The appointment of Ann Lee as head of the agency | by the president": who did it, not whose agency it is."""
    case, noun = table.kid(i, "case"), table.head[i]
    if case is None or table.word[case] != "by" or table.lemma[noun] in DONE or table.kid(noun, "acl", "acl:relcl") is not None:
        return {}
    event = noun
    while table.dep[event] in ("nmod", "acl", "conj", "appos") and table.head[event] < event:
        event = table.head[event]
        if table.lemma[event] in DONE:
            return {i: (event, "nmod")}
    return {}


def accused_of(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Accused by a board that he had appointed | of lying": the gerund completes the accusation, whatever verb stands between."""
    mark, above = table.kid(i, "mark"), table.head[i]
    if mark is None or table.word[mark] != "of":
        return {}
    if mark == table.left[i] and mark > 1 and table.word[mark - 1] == "accused":
        return _accused(table, i, mark - 1)
    if table.tag[i] != "VBG" or table.dep[above] not in ("acl", "acl:relcl"):
        return {}
    verb = table.head[table.head[above]]
    agent = table.dep[table.head[above]] in ("obl:agent", "obj")
    return (
        {i: (verb, "advcl")}
        if agent and table.lemma[verb] in OF_GERUND and verb < above < i and table.lemma[above] not in OF_GERUND
        else {}
    )


def _accused(table: Tree, i: int, accused: int) -> dict[int, Retag]:
    """ "A penalty against a Swede | accused of being a spy": right behind the participle stands what one is accused of; the noun before it is who is."""
    noun, above = accused - 1, table.head[i]
    if table.tag[accused] == "VBN" and table.dep[accused] == "acl":
        return {i: (accused, "advcl")} if above != accused else {}
    if table.tag[accused] != "NN" or table.head[noun] != accused or not table.proper[noun] or above > accused or table.head[accused] == accused:
        return {}
    moved: dict[int, Retag] = {c: (noun, table.dep[c]) for c in table.children[accused] if c != noun}
    return {**moved, noun: (table.head[accused], table.dep[accused]), accused: (noun, "acl", "VBN"), i: (accused, "advcl")}


def who_said(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "We have nothing," said Ann Lee, | who runs the camp: behind who says it a relative clause is of who says it, not of a noun that is quoted."""
    said = noun = table.head[i]
    while table.head[said] != said and table.dep[said] != "ccomp":
        said = table.head[said]
    verb, first = table.head[said], table.left[i]
    first += table.word[first] == ","
    if not said < verb < first or table.lemma[verb] not in INSERTED | {"tell"} or table.tag[first] not in ("WP", "WDT", "WP$") or not noun < verb:
        return {}
    teller = next((s for s in table.kids(verb, "nsubj") if verb < s < first and first - 3 < table.right[s]), None)
    if teller is None or table.word[first - 1] != ",":
        return {}
    return {i: (teller if table.word[first] == "who" else noun_before(table, first), "acl:relcl")}


def accused_of_doing(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "Accused the firm of | intimidating staff": of people one is accused of doing something to them, not of people that are so."""
    verb, doing = table.head[i], table.kid(i, "amod")
    case = table.kid(i, "case")
    if table.lemma[verb] not in OF_GERUND or case is None or table.word[case] != "of" or doing != case + 1 or not table.word[doing].endswith("ing"):
        return {}
    people = is_party(doc, table, i) or table.lemma[i] in COLLECTIVE
    if table.word[doing] in PRENOMINAL or not people or table.kid(i, "det") is not None:
        return {}
    return {doing: (verb, "advcl", "VBG"), case: (doing, "mark"), i: (doing, "obj")}
