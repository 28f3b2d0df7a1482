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
    "one": 0.16, "certainty": 0.555, "class Accuse": -0.099, "class Allow": -0.172, "class Announce": 0.08, "class Arrest": 0.499,
    "class Arrive": 0.22, "class Assess": 0.169, "class Attack": 0.513, "class Be": 0.26, "class Bomb": 0.057, "class Call": -0.14,
    "class Capture": -0.028, "class Cause": -0.213, "class Change": -0.144, "class Confirm": -0.314, "class Continue": -0.074,
    "class Create": 0.26, "class Criticize": 0.07, "class Decrease": 0.281, "class Deny": 0.365, "class Destroy": -0.353,
    "class Die": 0.101, "class Discover": -0.357, "class End": 0.247, "class Feel": 0.151, "class Fight": 0.58, "class Flee": 0.267,
    "class Found": -0.337, "class Govern": -0.061, "class HoldRole": -0.139, "class Include": 0.439, "class Increase": 0.565,
    "class Injure": 0.389, "class Investigate": -0.235, "class Kill": 0.487, "class Launch": 0.315, "class Leave": -0.272,
    "class Locate": -0.322, "class Meet": 0.031, "class Move": -0.166, "class None": -0.193, "class Occur": -0.049, "class Oppose": -0.493,
    "class Own": -0.491, "class Perceive": -0.069, "class Praise": 0.111, "class Prevent": 0.276, "class Promise": -0.298,
    "class Protest": 0.056, "class Provide": 0.352, "class Publish": 0.077, "class Receive": 0.057, "class Reject": 0.313,
    "class Release": -0.012, "class Remain": -0.121, "class Request": 0.41, "class Say": 0.547, "class Send": -0.245, "class Shoot": -0.042,
    "class Show": -0.222, "class Start": 0.054, "class State": 0.033, "class Succeed": 0.259, "class Suffer": 0.085,
    "class Support": -0.375, "class Talk": 0.185, "class Use": 0.005, "class Visit": -0.202, "class Want": -0.157, "class Win": 0.304,
    "complement": -0.355, "dep ROOT": -0.14, "dep acl": -0.674, "dep advcl": -0.211, "dep amod": 0.223, "dep appos": -0.036,
    "dep case": -0.123, "dep ccomp": 0.371, "dep conj": -0.011, "dep nmod": 0.767, "dep nsubj": 0.226, "dep obj": 0.07, "dep obl": 0.723,
    "dep parataxis": -0.563, "dep xcomp": -0.54, "doubt": -1.17, "given": 0.184, "loose": -0.525, "object Concept": -0.044,
    "object Event": -0.13, "object Facility": 0.391, "object Group": -0.49, "object Law": -0.585, "object Organization": 0.203,
    "object Person": -0.072, "object Place": 0.38, "object Product": 0.181, "object Work": 0.167, "object dep ROOT": -0.208,
    "object dep acl": -0.136, "object dep amod": 0.366, "object dep appos": -0.089, "object dep ccomp": -0.5, "object dep compound": -0.023,
    "object dep conj": 0.302, "object dep iobj": -0.064, "object dep nmod": 0.335, "object dep nsubj": 0.571, "object dep obj": -0.215,
    "object dep obl": 0.228, "object dep xcomp": -0.067, "object disputed": -0.068, "object dropped": -0.019, "object far": -0.632,
    "object inside": 0.68, "object margin": 0.562, "object pronoun": -0.386, "object words": 0.492, "present": -0.342, "reported": -0.267,
    "subject Concept": -0.273, "subject Event": 0.312, "subject Facility": 0.173, "subject Group": 0.044, "subject Law": -0.432,
    "subject Organization": 0.261, "subject Person": 0.301, "subject Place": -0.073, "subject Product": 0.039, "subject Work": -0.351,
    "subject dep appos": 0.469, "subject dep compound": 0.516, "subject dep conj": -0.381, "subject dep nmod": -0.129,
    "subject dep nsubj": 0.164, "subject dep obj": 0.227, "subject dep obl": 0.049, "subject disputed": -0.477, "subject dropped": 0.14,
    "subject far": -0.358, "subject inside": 0.351, "subject margin": 0.052, "subject pronoun": -0.616, "subject words": 0.119,
    "verb accuse": 0.296, "verb announce": 0.032, "verb approve": 0.044, "verb arrest": 0.264, "verb arrive": 0.016, "verb attack": 0.052,
    "verb be": 0.26, "verb be known": 0.151, "verb become": 0.495, "verb call": 0.305, "verb carry": 0.075, "verb come": -0.468,
    "verb deny": 0.315, "verb detain": 0.211, "verb die": 0.343, "verb express": 0.276, "verb fight": 0.205, "verb find": -0.009,
    "verb fire": 0.2, "verb give": -0.077, "verb have": -0.307, "verb hit": 0.128, "verb hold": 0.225, "verb include": 0.48,
    "verb investigate": 0.033, "verb issue": -0.324, "verb kill": 0.59, "verb launch": 0.186, "verb lead": -0.407, "verb leader of": 0.049,
    "verb make": 0.112, "verb meet": 0.027, "verb president of": 0.467, "verb prime minister of": 0.476, "verb quote": 0.186,
    "verb receive": -0.06, "verb reject": 0.155, "verb release": 0.071, "verb seize": 0.226, "verb show": -0.103, "verb speak": 0.233,
    "verb spokesman of": 0.106, "verb support": -0.237, "verb take": -0.103, "verb tell": 0.112, "verb travel": -0.1, "verb urge": 0.317,
    "verb use": -0.052, "verb win": 0.283, "verb work": 0.373,
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
