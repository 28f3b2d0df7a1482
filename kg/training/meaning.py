"""Measures what an exported model says of roles and factuality, on gold words and sentences with the model's own trees."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from kg.language.parsing.encoder import Analysis, Encoder, Labels, load_encoder
from kg.language.parsing.pipeline import SHIPPED
from kg.training.corpora import Sentence, likely_spaces, read_treebank
from kg.training.evaluate import analyse
from kg.training.factuality import pearson, read_factuality
from kg.training.propbank import read_propbank, unaccusatives
from kg.training.qanom import read_qanom
from kg.training.role_scores import Score, score_qanom, score_roles
from kg.training.role_spans import Sentence as Words
from kg.training.role_spans import rebuild_spans
from kg.training.roles import Roles


def measure_roles(encoder: Encoder, data: Path, split: str, *, given: bool = False) -> dict[str, dict[str, Score]]:
    """Scores by label of PropBank's predicates, heads and spans over a split of EWT; with `given`, gold predicates are told."""
    gold = read_propbank(data, split)
    said = {s.name: roles for s, roles, _ in read_meaning(encoder, read_treebank(data, "ewt", split), given=gold if given else None)}
    return score_roles(gold, said)


def measure_qanom(encoder: Encoder, data: Path, split: str, *, unaccusatives: Collection[str] = ()) -> dict[str, Score]:
    """`UA` and `LA` over a split of QANom, read as for training, its predicates given."""
    gold = {name: (found.words, found.roles) for name, found in read_qanom(data, split, unaccusatives=unaccusatives).items()}
    sentences = [Sentence(words, likely_spaces(words), opens=True, name=name) for name, (words, _) in gold.items()]
    right = {name: roles for name, (_, roles) in gold.items()}
    return score_qanom(right, {sentence.name: roles for sentence, roles, _ in read_meaning(encoder, sentences, given=right)})


def measure_factuality(encoder: Encoder, data: Path, split: str) -> tuple[float, int]:
    """Pearson's correlation with UDS over a split of EWT, and the number of predicates."""
    gold = read_factuality(data, split)
    pairs = [
        (value, said[word])
        for sentence, _, said in read_meaning(encoder, read_treebank(data, "ewt", split))
        for word, value in gold.get(sentence.name, {}).items()
        if word < len(said)
    ]
    return pearson([one for one, _ in pairs], [float(other) for _, other in pairs]), len(pairs)


def read_meaning(
    encoder: Encoder, sentences: Sequence[Sentence], *, given: Mapping[str, Roles] | None = None
) -> Iterator[tuple[Sentence, Roles, np.ndarray]]:
    """Each sentence with the roles and the factuality (words,) that the model gives it; the predicates are those `given`, if any are."""
    windows, analyses, _ = analyse(encoder, sentences)
    for window, analysis in zip(windows, analyses, strict=True):
        assert analysis.meaning is not None
        start = 0
        for sentence in window:
            end = start + len(sentence.words)
            predicates = given.get(sentence.name, Roles()).predicates if given is not None else None
            yield sentence, roles_said(analysis, start, sentence.words, encoder.labels, predicates), analysis.meaning.factuality[start:end]
            start = end


def roles_said(analysis: Analysis, start: int, words: Sequence[str], labels: Labels, given: Collection[int] | None = None) -> Roles:
    """The roles of the sentence of these words that begins at word `start` of an analysed window, of the predicates found, or `given`."""
    assert analysis.meaning is not None
    count = len(words)
    ids = np.arange(start, start + count)
    heads = np.where(analysis.heads[ids] == ids, 0, analysis.heads[ids] - start + 1).tolist()
    rows = analysis.meaning.roles - np.array([start, start, 0])
    inside = rows[((rows[:, :2] >= 0) & (rows[:, :2] < count)).all(1)].tolist()
    likely = analysis.meaning.predicates[ids] > 0
    wanted = likely if given is None else np.isin(np.arange(count), list(given))
    arguments = [(predicate, head, labels.roles[label]) for predicate, head, label in inside if wanted[predicate]]
    tree = Words(words, heads, [labels.rels[rel] for rel in analysis.rels[ids]])
    predicates = np.flatnonzero(wanted).tolist()
    return Roles(dict.fromkeys(predicates, ""), arguments, rebuild_spans(arguments, tree))


def evaluate_meaning(data: Path, model: Path | None = None, *, split: str = "dev", threads: int = 2) -> None:
    """Prints roles (PropBank on EWT, QANom) and factuality (UDS) of an exported model, of the shipped one if None."""
    encoder = load_encoder(model or SHIPPED, threads=threads)
    for kind, scores in measure_roles(encoder, data, split).items():
        shown = scores.items() if kind == "spans" else [("all", scores["all"])]
        for label, (precision, recall, f1, count) in shown:
            print(f"ewt {split} {kind:10} {label:5} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({count})")
    for kind in ("heads", "spans"):
        precision, recall, f1, count = measure_roles(encoder, data, split, given=True)[kind]["all"]
        print(f"ewt {split} {kind:10} all, predicates given  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({count})")
    acted_on = unaccusatives(read_propbank(data, "train"), read_treebank(data, "ewt", "train"))
    for kind, (precision, recall, f1, count) in measure_qanom(encoder, data, split, unaccusatives=acted_on).items():
        print(f"qanom {split} {kind} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({count})")
    r, count = measure_factuality(encoder, data, split)
    print(f"uds {split} factuality  Pearson r {r:.3f}  ({count})")
