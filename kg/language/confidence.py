"""How sure a reading is: what is known when a statement is made, weighed as a fit on gold extractions found best.

The weights are those of logistic regressions on the development part of CaRB (Bhardwaj et al. 2019), fitted by
`python -m tests.benchmarks.calibration --fit`; a feature that has no weight says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log, log1p

from kg.language.clauses.clause import Clause
from kg.language.trees.syntax import Tree, base
from kg.model import Kind, Mention, Statement

Features = Mapping[str, float]
# "one" is the constant; "given" the log-odds of what the construction's own rule holds of it.
STATEMENTS: dict[str, float] = {
    "one": -0.102, "alone": 0.088, "arguments": 0.042, "dep ROOT": 1.529, "dep acl": -0.369, "dep advcl": -0.029, "dep appos": -0.207,
    "dep case": -1.013, "dep ccomp": -0.022, "dep conj": 0.678, "dep csubj": -0.369, "dep nmod": 0.132, "dep nsubj": 0.72,
    "dep obj": 0.058, "dep obl": -0.039, "dep parataxis": 0.153, "dep xcomp": 0.216, "given": 0.137, "no object": -0.239,
    "no subject": -1.467, "object disputed": -0.068, "object far": -0.074, "object pronoun": -0.886, "object words": 0.096,
    "passive": 1.0, "pos ADJ": 0.556, "pos NOUN": 0.018, "pos PROPN": -1.078, "pos VERB": 0.505, "preposition": -0.111,
    "subject disputed": -0.564, "subject far": 0.114, "subject pronoun": -0.882, "subject words": 0.152, "words": -0.526,
}  # fmt: skip
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
NOUNS = frozenset(("NOUN", "PROPN"))
COPULAS = frozenset(("be", "have", "include"))  # what appositions and possessors say


def sure(features: Features, weights: Features) -> float:
    """0 to 1, with three digits: of as many statements as are given 0.8, eight in ten are right.

    Where the weights have a "top", all from "top from" upwards are one level, given that.
    """
    score = weights["one"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    value = 1 / (1 + exp(-score))
    return round(weights["top"] if value >= weights.get("top from", 2) else value, 3)


def statement_confidence(statement: Statement, table: Tree, i: int, *, given: float, words: int) -> float:
    """How sure a statement with predicate token `i` is, in a sentence of so many words; titles and event nouns keep what is `given`.

    The gold has too few of these to fit them.
    """
    if table.pos[i] in NOUNS and statement.predicate.lemma not in COPULAS:
        return round(given, 3)
    subject, object_ = statement.subject, statement.object
    found = _predicate_features(table, i, given=given, words=words)
    found |= _mention_features("subject", subject, statement) | _mention_features("object", object_, statement)
    found |= {"arguments": min(len(statement.arguments), 4), "preposition": statement.predicate.preposition is not None}
    found["alone"] = object_ is None and not statement.arguments
    return sure(_present(found), STATEMENTS)


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


def _present(found: dict[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in found.items() if value}


def _predicate_features(table: Tree, i: int, *, given: float, words: int) -> dict[str, float]:
    given = min(max(given, 0.01), 0.99)
    found = {
        "given": log(given / (1 - given)),
        f"dep {base(table.dep[i])}": 1,
        f"pos {table.pos[i]}": 1,
        "words": log(max(words, 1) / USUAL),
    }
    found["passive"] = table.kid(i, "aux:pass") is not None
    return found


def _mention_features(name: str, mention: Mention | None, statement: Statement) -> dict[str, float]:
    if mention is None:
        return {f"no {name}": 1}
    found = {f"{name} words": log1p(mention.text.count(" ")), f"{name} pronoun": mention.kind is Kind.PRONOUN}
    found[f"{name} far"] = log1p(abs(mention.head[0] - statement.predicate.start) / 6)
    # The network saw a predicate and would not give it this participant.
    found[f"{name} disputed"] = statement.certainty is not None and all(one.key != mention.key for _, one in statement.participants)
    return found
