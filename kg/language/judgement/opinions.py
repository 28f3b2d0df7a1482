"""What somebody holds something to be: "called the raid a crime", "is seen as a threat", "are feared dead"."""

from __future__ import annotations

from kg.language.judgement.governors import Governors
from kg.language.judgement.signatures import NOMINAL, Link
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

# Whoever calls something a disgrace or sees it as one gives a view, no report.
VIEWS = vocabulary(
    "call dub label brand term describe portray depict present characterise characterize hail denounce dismiss cast treat consider deem regard view see perceive"
)
# An authority's word makes it so, or is a finding.
RULINGS = vocabulary("declare rate classify designate")
JUDGING_AS = VIEWS | RULINGS
# These hold something to be so only with "as": "condemned the raid as piracy".
BLAMING = vocabulary("condemn slam praise criticise criticize decry deride blast report")
# And these only without: "presumed dead".
STATES = vocabulary("believe presume suppose assume think suspect feel fear report pronounce")
# What they do to their object they do in any case: "denounced the vote".
TELLING_ALONE = BLAMING | vocabulary("hail denounce dismiss")
# "Holds the rebels responsible": so it does with these alone.
LIABLE = vocabulary("responsible accountable liable answerable guilty")
PREDICATES = NOMINAL | {"ADJ"}
PLACES = frozenset(("xcomp", "obl", "advcl", "obj"))
BARE, WITH_AS = JUDGING_AS | STATES, JUDGING_AS | BLAMING
OPEN = frozenset(("alleged", "possible"))
FINDINGS = RULINGS | vocabulary("report pronounce")


def held(table: Tree, i: int) -> bool:
    """Whether the token heads what the verb above it holds something to be."""
    h = table.head[i]
    verb = table.lemma[h]
    if table.dep[i] not in PLACES or i < h or table.pos[h] != "VERB" or table.kid(i, "nsubj", "nsubj:pass", "cop", "aux") is not None:
        return False
    marks = [table.word[m] for m in table.kids(i, "case", "mark")]
    if not marks:
        judging = verb in BARE or (verb == "hold" and table.lemma[i] in LIABLE)
        return judging and table.dep[i] == "xcomp" and (table.pos[i] in PREDICATES or table.word[i] == "missing")
    return marks == ["as"] and verb in WITH_AS and table.pos[i] in PREDICATES and not _is_post(table, verb, i)


def _is_post(table: Tree, verb: str, i: int) -> bool:
    """Whether the word is a post that someone loses or a part that someone gets: "dismissed as coach", "cast as the king"."""
    return verb == "cast" or (verb == "dismiss" and table.tag[i] == "NN" and table.kid(i, "det", "amod") is None)


def opinion(g: Governors, i: int, h: int) -> Link | None:
    """The link of what something is held to be: a view of who says so, or a finding where it is one that somebody answers for."""
    if not held(g.table, i):
        return None
    entry, lemma = g.entry(h)
    value = entry.complement if entry is not None and entry.complement in OPEN else "alleged"
    if g.table.lemma[h] in FINDINGS and not (g.table.kid(h, "aux:pass") is not None and g.table.kid(h, "obl:agent") is None):
        value = "reported"
    return Link(value, h, lemma, True)
