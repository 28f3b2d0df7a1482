"""How sure a reading is: what is known when a statement is made, weighed as a fit on judged examples found best.

The weights are those of logistic regressions, fitted by `python -m tests.benchmarks.calibration --fit`: statements on those that
readers judged one by one in news, open relations on the development part of CaRB (Bhardwaj et al. 2019). A feature that has no
weight says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from math import exp, log, log1p

from spacy.attrs import IDX
from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.parsing.attributes import MEANING
from kg.language.trees.syntax import Tree, base, tree
from kg.model import Kind, Mention, Statement

Features = Mapping[str, float]
STATEMENTS: dict[str, float] = {
    "one": 0.718, "certainty": 0.433, "complement": -0.431, "dep ROOT": -0.067, "dep acl": -0.224, "dep advcl": -0.12,
    "dep appos": -0.176, "dep case": -0.023, "dep ccomp": -0.063, "dep conj": 0.253, "dep nmod": 0.353, "dep nsubj": 0.053,
    "dep obj": -0.283, "dep obl": 0.51, "dep xcomp": -0.468, "doubt": -0.479, "given": 0.215, "loose": -0.351, "object Concept": -0.04,
    "object Event": -0.202, "object Facility": 0.129, "object Group": -0.373, "object Organization": 0.059, "object Person": 0.253,
    "object Place": 0.571, "object Product": -0.266, "object Work": 0.083, "object dep ROOT": -0.305, "object dep amod": 0.097,
    "object dep appos": -0.178, "object dep ccomp": -0.225, "object dep compound": -0.043, "object dep conj": 0.035,
    "object dep iobj": -0.222, "object dep nmod": 0.324, "object dep nsubj": 0.266, "object dep obj": -0.064, "object dep obl": 0.167,
    "object dep xcomp": 0.076, "object disputed": 0.178, "object dropped": -0.172, "object far": -0.495, "object inside": 0.28,
    "object margin": 0.26, "object pronoun": -0.086, "object words": 0.29, "present": -0.568, "reported": -0.08,
    "subject Concept": -0.097, "subject Event": -0.075, "subject Group": 0.062, "subject Organization": 0.415, "subject Person": 0.305,
    "subject Place": -0.121, "subject Product": -0.118, "subject Work": -0.156, "subject dep appos": 0.218,
    "subject dep compound": -0.062, "subject dep conj": -0.36, "subject dep flat": 0.141, "subject dep nmod": 0.288,
    "subject dep nsubj": 0.18, "subject dep obj": 0.023, "subject dep obl": -0.009, "subject disputed": -0.507,
    "subject dropped": -0.011, "subject far": -0.489, "subject inside": 0.185, "subject margin": 0.338, "subject pronoun": -0.597,
    "subject words": 0.192,
}  # fmt: skip
# "one" is the constant; "given" the log-odds of what the construction's own rule holds of it.
OPEN_RELATIONS: dict[str, float] = {
    "one": -1.532, "arguments": -0.057, "copular": -0.054, "dep ROOT": 0.762, "dep acl": -0.062, "dep advcl": -0.313, "dep appos": 0.046,
    "dep ccomp": -0.148, "dep conj": 0.336, "dep nmod": -0.237, "dep parataxis": -0.379, "dep xcomp": -0.388, "disputed": -0.121,
    "finite": 0.385, "given": 0.286, "infinitive": -0.531, "no object": 0.171, "nominal appos": 0.189, "nominal nmod:poss": -0.237,
    "object words": 0.223, "participle": 0.248, "passive": 0.33, "pos ADJ": 0.229, "pos NOUN": 0.552, "pos PRON": -1.423,
    "pos PROPN": 0.367, "pos SYM": -0.084, "pos VERB": 0.358, "relation words": 0.183, "several": -0.078, "step adnominal": -0.388,
    "step adverbial": 0.821, "step control": -0.107, "step purpose": 0.275, "step reduced": -0.047, "step shared": 0.131,
    "subject after": -0.337, "subject far": -0.014, "subject words": 0.193, "words": -1.18, "top": 0.737, "top from": 0.55,
}  # fmt: skip
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


class Grounds:
    """What is known of one Doc when its statements are weighed: its tree, and how sure the network is of each word's head."""

    def __init__(self, doc: Doc) -> None:
        meaning = doc.user_hooks.get(MEANING)
        self._table, self._starts = tree(doc), doc.to_array(IDX).tolist()
        self._margins = [SURE] * len(doc) if meaning is None else meaning.margins.clip(0, SURE).tolist()

    def confidence(self, statement: Statement, i: int, *, given: float) -> float:
        """How sure a statement with predicate token `i` is, its mentions linked, where the construction's own rule holds `given` of it."""
        table = self._table
        found: dict[str, float] = {
            "certainty": statement.certainty or 0.0,
            "given": _odds(given),
            "complement": table.kid(i, "xcomp", "ccomp") is not None,
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
        head = bisect_left(self._starts, mention.head[0])
        first, end = bisect_left(self._starts, mention.start), bisect_left(self._starts, mention.end)
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
