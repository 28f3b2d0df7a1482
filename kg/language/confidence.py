"""How sure a reading is: what is known when a statement is made, weighed as a fit on judged examples found best.

The weights are those of logistic regressions, fitted by `python -m tests.benchmarks.calibration --fit`: statements on those that
readers judged one by one in news, open relations on the development part of CaRB (Bhardwaj et al. 2019). A feature that has no
weight says nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from math import exp, log, log1p

from spacy.attrs import IDX
from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.parsing.attributes import MEANING
from kg.language.trees.syntax import Tree, base, tree
from kg.model import Kind, Mention, Ontology, Statement

Features = Mapping[str, float]
STATEMENTS: dict[str, float] = {
    "one": -0.062, "certainty": 0.536, "class Accuse": 0.3, "class Arrest": 0.322, "class Arrive": 0.262, "class Attack": 0.283,
    "class Be": 0.265, "class Bomb": -0.199, "class Call": -0.645, "class Capture": 0.08, "class Cause": -0.261, "class Change": -0.37,
    "class Create": -0.098, "class Criticize": 0.365, "class Die": 0.23, "class End": 0.241, "class Fight": 0.388,
    "class HoldRole": -0.128, "class Include": 0.433, "class Increase": 0.175, "class Investigate": 0.074, "class Kill": 0.501,
    "class Meet": 0.019, "class Move": -0.195, "class None": 0.002, "class Own": -0.175, "class Provide": 0.093,
    "class Publish": -0.395, "class Release": -0.078, "class Request": -0.098, "class Say": 0.494, "class Shoot": 0.15,
    "class Show": -0.386, "class Start": 0.167, "class State": -0.223, "class Succeed": 0.251, "class Suffer": 0.346,
    "class Support": -0.48, "class Talk": 0.054, "class Win": 0.11, "complement": -0.424, "dep ROOT": -0.204, "dep acl": -0.666,
    "dep advcl": -0.18, "dep appos": -0.411, "dep case": -0.344, "dep ccomp": 0.312, "dep conj": 0.064, "dep nmod": 0.613,
    "dep nsubj": 0.27, "dep obj": -0.277, "dep obl": 0.728, "dep xcomp": -0.235, "doubt": -0.282, "given": 0.299, "loose": -0.393,
    "object Concept": -0.037, "object Event": -0.07, "object Facility": 0.17, "object Group": -0.369, "object Organization": 0.199,
    "object Person": 0.256, "object Place": 0.342, "object Product": -0.024, "object Work": 0.077, "object dep ROOT": 0.016,
    "object dep amod": 0.196, "object dep appos": -0.266, "object dep ccomp": -0.583, "object dep compound": 0.274,
    "object dep conj": 0.07, "object dep iobj": -0.254, "object dep nmod": 0.195, "object dep nsubj": 0.271, "object dep obj": -0.241,
    "object dep obl": 0.244, "object dep xcomp": 0.309, "object disputed": -0.03, "object dropped": -0.295, "object far": -0.527,
    "object inside": 0.188, "object margin": 0.471, "object pronoun": -0.069, "object words": 0.314, "present": -0.472,
    "reported": -0.245, "subject Concept": -0.259, "subject Event": 0.054, "subject Group": -0.069, "subject Organization": 0.455,
    "subject Person": 0.062, "subject Place": -0.064, "subject Product": 0.201, "subject Work": -0.165, "subject dep appos": 0.211,
    "subject dep compound": 0.192, "subject dep conj": -0.249, "subject dep flat": 0.288, "subject dep nmod": 0.063,
    "subject dep nsubj": 0.011, "subject dep obj": 0.297, "subject dep obl": 0.033, "subject disputed": -0.533, "subject dropped": 0.26,
    "subject far": -0.396, "subject inside": 0.175, "subject margin": 0.524, "subject pronoun": -0.253, "subject words": 0.127,
    "verb arrest": 0.177, "verb be": 0.265, "verb call": -0.332, "verb die": 0.23, "verb have": -0.209, "verb include": 0.205,
    "verb kill": 0.653, "verb meet": -0.07, "verb president of": 0.25, "verb prime minister of": 0.257, "verb tell": 0.016,
    "verb urge": -0.139,
}  # fmt: skip
# "one" is the constant; "given" the log-odds of what the construction's own rule holds of it.
OPEN_RELATIONS: dict[str, float] = {
    "one": -1.026, "arguments": 0.332, "copular": -0.073, "dep ROOT": 0.65, "dep acl": -0.096, "dep advcl": -0.524, "dep appos": 0.157,
    "dep ccomp": -0.42, "dep conj": 0.204, "dep nmod": -0.116, "dep parataxis": -0.41, "dep xcomp": 0.085, "disputed": -0.202,
    "finite": 0.143, "given": 0.169, "infinitive": -0.256, "no object": 0.06, "nominal appos": 0.157, "nominal nmod": -0.3,
    "nominal nmod:poss": -0.689, "object words": 0.28, "participle": 0.124, "passive": 0.084, "pos ADJ": 0.307, "pos NOUN": 0.103,
    "pos PROPN": 0.308, "pos VERB": 0.054, "relation words": 0.427, "several": -0.357, "step adnominal": -0.126,
    "step adverbial": 0.697, "step control": -0.54, "step purpose": 0.046, "step reduced": -0.348, "step shared": 0.266,
    "subject after": -0.14, "subject far": -0.152, "subject words": 0.226, "words": -1.163, "top": 0.75, "top from": 0.55,
}  # fmt: skip
# Scores of open relations, and how many of the rows from one score to the next are right (isotonic: Zadrozny and Elkan 2002). Rows with one of
# a clause's phrases score low, for they add little to the row with all of them, and yet are right about as often.
LEVELS = ((0.0, 0.1), (0.19, 0.26), (0.21, 0.47), (0.48, 0.51), (0.55, 0.67), (0.75, 0.75))
USUAL = 20  # words of a sentence
SURE, LOOSE = 8.0, 1.0  # margins of heads: from here upwards all are alike; below, an attachment is loose
PRESENT = frozenset(("VBZ", "VBP"))


def sure(features: Features, weights: Features) -> float:
    """0 to 1, with three digits: of as many statements as are given 0.8, eight in ten are right.

    Where the weights have a "top", all from "top from" upwards are one level, given that.
    """
    score = weights["one"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    value = 1 / (1 + exp(-score))
    return round(weights["top"] if value >= weights.get("top from", 2) else value, 3)


def levelled(score: float) -> float:
    """The confidence of an open relation of that score, with four digits: the surer row stays the surer one."""
    for (least, low), (most, high) in pairwise(LEVELS):
        if score <= most:
            return round(low + (high - low) * (score - least) / (most - least), 4)
    return LEVELS[-1][1]


class Grounds:
    """What is known of one Doc when its statements are weighed: its tree, and how sure the network is of each word's head."""

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        meaning, self._verbs = doc.user_hooks.get(MEANING), ontology.verbs
        self._table, self._starts = tree(doc), doc.to_array(IDX).tolist()
        self._margins = [SURE] * len(doc) if meaning is None else meaning.margins.clip(0, SURE).tolist()

    def confidence(self, statement: Statement, i: int, *, given: float) -> float:
        """How sure a statement with predicate token `i` is, its mentions linked, where the construction's own rule holds `given` of it."""
        table, lemma = self._table, statement.predicate.lemma
        verb = self._verbs.get(lemma)
        found: dict[str, float] = {
            f"verb {lemma}": 1,
            f"class {verb.event if verb else None}": 1,
            "certainty": statement.certainty or 0.0,
            "given": _odds(given),
            # "Urged X to resign" stands without what was urged; "saw X resigning" does not.
            "complement": table.kid(i, "xcomp", "ccomp") is not None and not (verb and verb.complement == "requested"),
            "loose": min((self._margins[c] for c in table.children[i]), default=SURE) < LOOSE,
            "present": table.tag[i] in PRESENT,
            "reported": statement.source is not None,
            f"dep {base(table.dep[i])}": 1,
        }
        known = {mention.key for _, mention in statement.participants} if statement.certainty is not None else None
        for name, mention in (("subject", statement.subject), ("object", statement.object)):
            if mention is not None:
                found |= self._mention(name, mention, i)
                # The network saw a predicate and would not give it this participant.
                found[f"{name} disputed"] = known is not None and mention.key not in known
        found["doubt"] = max((1 - m.linked for m in (statement.subject, statement.object) if m and m.linked is not None), default=0)
        return sure(_present(found), STATEMENTS)

    def _mention(self, name: str, mention: Mention, i: int) -> dict[str, float]:
        """Of a subject or object of the predicate token `i`: its type, its place, how sure the tree is of it, and what its label leaves out."""
        # A name may be a part of a token: "pro-India".
        head, first = (bisect_right(self._starts, start) - 1 for start in (mention.head[0], mention.start))
        end = bisect_left(self._starts, mention.end)
        words = mention.text.count(" ")
        return {
            f"{name} pronoun": mention.kind is Kind.PRONOUN,
            f"{name} {mention.type}": 1,
            f"{name} dep {base(self._table.dep[head])}": 1,
            f"{name} far": log1p(abs(head - i)),
            f"{name} words": log1p(words),
            f"{name} dropped": log1p(max(0, words - mention.label.count(" "))),
            f"{name} margin": self._margins[head] / SURE,
            f"{name} inside": min(self._margins[first:end], default=SURE) / SURE,
        }


def row_confidence(
    clause: Clause,
    table: Tree,
    *,
    given: float,
    words: int,
    subject: str,
    relation: str,
    arguments: list[tuple[str, list[str]]],
    disputed: bool,
) -> float:
    """How sure an open relation of a clause is; `arguments` as its prepositions and phrases, `disputed` where the network denies its subject."""
    found = _predicate_features(table, clause.token, given=given, words=words)
    found |= {clause.kind: 1, "arguments": min(len(arguments), 4), "no object": bool(arguments[0][0]), "disputed": disputed}
    found |= {f"step {step}": 1 for step in clause.steps}
    found["subject far"] = log1p(abs(clause.surface[0] - clause.token))
    found["subject after"] = clause.surface[0] > clause.token
    found["subject words"], found["relation words"] = (log1p(text.count(" ")) for text in (subject, relation))
    found["object words"] = log1p(arguments[0][1][0].count(" "))
    found["several"] = len(clause.surface) > 1 or len(arguments[0][1]) > 1
    return sure(_present(found), OPEN_RELATIONS)


def nominal_confidence(table: Tree, i: int, *, given: float, words: int, cells: list[str]) -> float:
    """How sure an open relation is that a phrase at `i` makes with its head's: `cells` are the two in order."""
    found = _predicate_features(table, i, given=given, words=words) | {f"nominal {table.dep[i]}": 1}
    found |= {f"{name} words": log1p(text.count(" ")) for name, text in zip(("subject", "object"), cells, strict=True)}
    return sure(_present(found), OPEN_RELATIONS)


def _odds(given: float) -> float:
    given = min(max(given, 0.01), 0.99)
    return log(given / (1 - given))


def _present(found: dict[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in found.items() if value}


def _predicate_features(table: Tree, i: int, *, given: float, words: int) -> dict[str, float]:
    found = {
        "given": _odds(given),
        f"dep {base(table.dep[i])}": 1,
        f"pos {table.pos[i]}": 1,
        "words": log(max(words, 1) / USUAL),
    }
    found["passive"] = table.kid(i, "aux:pass") is not None
    return found
