"""Prepared training examples: sentences with numbered labels, one kind for treebanks and entity corpora alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from kg.training.cleaning import mend
from kg.training.corpora import Sentence, read_entity_corpora, read_treebank
from kg.training.entities import LABELS, NONE, TYPES, Constraints, FormStatistics, Span, constrain, corpus_constraints
from kg.training.knowledgenet import knowledgenet_constraints, read_knowledgenet
from kg.training.lexicon import make_organisations, read_acronyms, read_countries, read_names
from kg.training.marked.names import MADE, QANOM, made_names, news_names
from kg.training.names import swappable, treebank_constraints
from kg.training.qanom import qanom_sentences

Labels = dict[str, list[str]]


@dataclass(slots=True)
class Example:
    """A sentence ready for batching.

    `tree`: rows upos, xpos, feats, head (0 = root, i + 1 = word i), relation of int64 (5, words); −1 = unknown label.
    `ner`: constraint ids int64 (words,). `spans`: certain names, for swapping. `continues`: follows the sentence before.
    `weight`: of its entity loss. `bounded`: its boundaries are those of running text.
    `predicates`: int8 (words,), 1 = a predicate whose roles are all known, 0 = no predicate, −1 = unknown. `roles`: int64 (n, 3),
    predicate word, head word of the argument, label. `factuality`: float32 (words,), −3 … 3, NaN = unknown.
    """

    words: list[str]
    spaces: list[bool]
    ner: np.ndarray
    spans: list[tuple[int, int, str]]
    continues: bool
    tree: np.ndarray | None = None
    weight: float = 1.0
    bounded: bool = True
    predicates: np.ndarray | None = None
    roles: np.ndarray | None = None
    factuality: np.ndarray | None = None


def make_labels(sentences: Iterable[Sentence], least: int = 2) -> Labels:
    """Label inventories of the training treebanks, the most frequent first; rarer than `least` are left out."""
    counts = {name: Counter[str]() for name in ("upos", "xpos", "feats", "rels")}
    for sentence in sentences:
        for name, counter in counts.items():
            counter.update(getattr(sentence.tree, name))
    labels = {name: [label for label, n in sorted(c.items(), key=lambda x: (-x[1], x[0])) if n >= least] for name, c in counts.items()}
    return labels | {"ner": list(LABELS)}


def tree_array(sentence: Sentence, labels: Labels) -> np.ndarray:
    """int64 (5, words) of a sentence's gold analysis."""
    tree = sentence.tree
    assert tree is not None
    index = {name: {label: i for i, label in enumerate(labels[name])} for name in ("upos", "xpos", "feats", "rels")}
    columns = {"upos": tree.upos, "xpos": tree.xpos, "feats": tree.feats, "rels": tree.rels}
    rows = {name: [index[name].get(label, -1) for label in values] for name, values in columns.items()}
    return np.array([rows["upos"], rows["xpos"], rows["feats"], tree.heads, rows["rels"]], dtype=np.int64)


SOURCES: dict[str, tuple[float, float]] = {
    "gmb": (0.25, 0.4), "wikigold": (4.0, 1.2), "crossner": (1.0, 1.0), "uner": (4.0, 1.0), "wnut": (0.5, 0.5), "btc": (0.2, 0.4),
    "knowledgenet": (1.0, 1.0), "news": (2.0, 1.0),
}  # fmt: skip
"""Entity corpora that are trained on: (share of the corpus in one round, weight of its loss)."""


def _names(facts: Path, countries: frozenset[str]) -> dict[str, dict[int, list[str]]]:
    """Names for swapping, by type and number of words; a single word for a person is a surname."""
    people = read_names(facts, "people.tsv", words=(2, 4))
    places = read_names(facts, "places.tsv", words=(1, 3))
    known = set(places) | {name.title() for name in countries}
    organisations = read_names(facts, "more-organisations.tsv", words=(1, 4)) + read_names(facts, "parties.tsv", words=(1, 4))
    organisations = [name for name in organisations if name not in known]
    surnames = sorted({name.split()[-1] for name in people if len(name.split()[-1]) > 3})
    organisations += make_organisations(places, surnames, Random(1)) + read_acronyms(facts, "more-organisations.tsv") * 3
    by_type: dict[str, dict[int, list[str]]] = {}
    for kind, names in {"PERSON": people, "PLACE": places, "ORG": organisations}.items():
        for name in names:
            by_type.setdefault(kind, {}).setdefault(name.count(" ") + 1, []).append(name)
    by_type["PERSON"][1] = surnames
    return by_type


def prepare(data: Path, facts: Path) -> dict[str, object]:
    """Everything that training needs, from the unpacked corpora and the fact tables."""
    countries = read_countries(facts)
    treebanks = {(bank, part): read_treebank(data, bank, part) for bank in ("ewt", "gum") for part in ("train", "dev")}
    labels = make_labels(s for (_, part), sentences in treebanks.items() if part == "train" for s in sentences)
    table = Constraints()
    positions = {kind: _position_ids(kind, table) for kind in TYPES} | {"O": {"U": int(constrain(1, [], [NONE], table)[0])}}
    trees: dict[str, list[Example]] = {}
    for (bank, part), sentences in treebanks.items():
        examples = []
        for s in sentences:
            ner, certain = treebank_constraints(s, table, countries, names=bank == "gum")
            examples.append(Example(s.words, s.spaces, ner, swappable(s, certain), not s.opens, tree_array(s, labels)))
        trees[f"{bank}-{part}"] = examples
    corpora = read_entity_corpora(data)
    corpora["gmb"] = list(mend(corpora["gmb"], countries | {name.lower() for name in read_names(facts, "places.tsv", words=(1, 1))}))
    made = made_names(MADE.read_text(encoding="utf-8").splitlines())
    corpora["news"] = [*news_names(corpora["gmb"]), *news_names(qanom_sentences(data, "train"), QANOM), *made]
    forms = FormStatistics(corpora["gmb"], countries)
    entities: dict[str, list[Example]] = {}
    for corpus, (_, weight) in SOURCES.items():
        if corpus == "knowledgenet":
            entities[corpus] = [_passage_example(sentence, spans, table, weight) for sentence, spans in read_knowledgenet(data)]
            continue
        if corpus not in corpora:
            continue
        running = corpus in {"gmb", "wikigold", "uner"}
        examples = []
        for s in corpora[corpus]:
            ner, spans = corpus_constraints(s, corpus, table, forms)
            examples.append(Example(s.words, s.spaces, ner, spans, running and not s.opens, None, weight, running and corpus != "uner"))
        entities[corpus] = examples
    return {
        "labels": labels, "masks": table.masks(), "positions": positions, "names": _names(facts, countries),
        "trees": trees, "entities": entities,
    }  # fmt: skip


def _passage_example(sentence: Sentence, spans: list[Span], table: Constraints, weight: float) -> Example:
    """A sentence that stands alone: its names are partly known, its boundaries are no text's."""
    ner, certain = knowledgenet_constraints(sentence.words, spans, table)
    return Example(sentence.words, sentence.spaces, ner, certain, continues=False, weight=weight, bounded=False)


def _position_ids(kind: str, table: Constraints) -> dict[str, int]:
    one = constrain(1, [(0, 1, frozenset({kind}))], [frozenset({"O"})], table)
    three = constrain(3, [(0, 3, frozenset({kind}))], [frozenset({"O"})] * 3, table)
    return {"U": int(one[0]), "B": int(three[0]), "I": int(three[1]), "L": int(three[2])}
