"""Documents for coreference: what the corpora's marks say, and what pairs of mentions are compared by."""

from __future__ import annotations

import numpy as np

from kg.language.conllu import read_conllu
from kg.language.coreference.pairs import PAIR_FEATURES
from kg.language.coreference.records import KINDS, Columns
from kg.training.coreference import Document, document, gum_spans, litbank_linked, litbank_sentences, pair_codes
from kg.training.examples import Example

SENTENCES = [
    ("Angela Merkel , the chancellor , met Ann and Bob .", "NNP NNP , DT NN , VBD NNP CC NNP ."),
    ("She praised them , the woman who leads said .", "PRP VBD PRP , DT NN WP VBZ VBD ."),
]
POS = {"NNP": "PROPN", "NN": "NOUN", "DT": "DET", "VBD": "VERB", "VBZ": "VERB", "PRP": "PRON", "WP": "PRON", "CC": "CCONJ"}
HEADS = [6, 0, 4, 4, 0, 0, 6, 6, 9, 7, 6, 12, 12, 12, 12, 16, 19, 18, 16, 12, 12]
RELS = [
    "nsubj",
    "flat",
    "punct",
    "det",
    "appos",
    "punct",
    "root",
    "obj",
    "cc",
    "conj",
    "punct",
    "nsubj",
    "root",
    "obj",
    "punct",
    "det",
    "nsubj",
    "nsubj",
    "acl:relcl",
    "parataxis",
    "punct",
]
SPANS = [
    (0, 0, 2, "merkel", 0), (0, 3, 5, "merkel", 0), (0, 7, 8, "ann", 0), (0, 7, 10, "both", 0), (1, 0, 1, "merkel", 0), (1, 2, 3, "both", 0),
    (1, 4, 8, "merkel", 0), (1, 6, 7, "merkel", 0),
]  # fmt: skip


def text() -> Document:
    words = [words.split() for words, _ in SENTENCES]
    tags = [tag for _, tags in SENTENCES for tag in tags.split()]
    flat = [word for sentence in words for word in sentence]
    numbers = [i for i, sentence in enumerate(words) for _ in sentence]
    columns = Columns(flat, tags, [POS.get(tag, "PUNCT") for tag in tags], HEADS, RELS, numbers)
    examples = [
        Example(sentence, [True] * len(sentence), np.zeros(len(sentence), dtype=np.int64), [], i > 0) for i, sentence in enumerate(words)
    ]
    return document("d", examples, columns, SPANS)


def codes(later: int, earlier: int) -> dict[str, int]:
    row = pair_codes(text(), np.array([later]), np.array([earlier]))[0]
    return dict(zip(PAIR_FEATURES, row.tolist(), strict=True))


def test_mentions_are_in_order_and_relative_pronouns_are_none():
    made = text()
    spans = [" ".join(made.examples[s].words[a:b]) for s, _, a, b, *_ in made.mentions.tolist()]
    assert spans == ["Angela Merkel", "the chancellor", "Ann and Bob", "Ann", "She", "them", "the woman who leads"]
    kinds = [KINDS[kind] for kind in made.mentions[:, 5].tolist()]
    assert kinds == ["name", "definite", "coordination", "name", "she", "they", "definite"]


def test_a_coordination_is_known_by_its_conjunction():
    made = text()
    both, ann = made.mentions[2].tolist(), made.mentions[3].tolist()
    assert made.examples[0].words[both[1]] == "and"
    assert made.examples[0].words[ann[1]] == "Ann"
    assert both[4] != ann[4]


def test_clusters_are_those_of_the_marks():
    clusters = text().mentions[:, 4].tolist()
    assert clusters[0] == clusters[1] == clusters[4] == clusters[6]
    assert clusters[2] == clusters[5] != clusters[0]


def test_pairs_tell_gender_number_and_structure():
    assert codes(4, 0)["gender"] == 1
    assert codes(5, 2)["number"] == 1
    assert codes(5, 3)["number"] == 2
    assert codes(1, 0)["structure"] == 1
    assert codes(3, 2)["structure"] == 4
    assert codes(4, 0)["sentences"] == 1


def test_a_mention_that_comes_after_has_a_bucket_of_its_own():
    assert codes(4, 6)["words"] == 0
    assert codes(4, 0)["words"] > 0


def test_every_code_is_within_its_number_of_values():
    made = text()
    later, earlier = np.meshgrid(*[np.arange(len(made.mentions))] * 2)
    found = pair_codes(made, later.ravel(), earlier.ravel())
    assert (found >= 0).all()
    assert (found < np.array(list(PAIR_FEATURES.values()))).all()


def test_gum_brackets_nest():
    rows = [
        "1 the _ _ _ _ 0 root _ Entity=(1-person-new",
        "2 king _ _ _ _ 1 dep _ _",
        "3 of _ _ _ _ 1 dep _ _",
        "4 Spain _ _ _ _ 1 dep _ Entity=(2-place-new)1)",
    ]
    sentence = next(read_conllu([row.replace(" ", "\t") for row in rows]))
    assert sorted(gum_spans(sentence, 3)) == [(3, 0, 4, "1", 0), (3, 3, 4, "2", 0)]


def test_litbank_predicates_join_what_they_are_said_of():
    lines = [
        f"d\t0\t{i}\t{word}" + "\t_" * 8 + f"\t{mark}"
        for i, (word, mark) in enumerate([("She", "(0)"), ("was", ""), ("a", "(1"), ("fool", "1)")])
    ]
    sentences, spans = litbank_sentences(["#begin document", *lines, ""])
    assert sentences == [["She", "was", "a", "fool"]]
    assert [span[3] for span in spans] == ["0", "1"]
    table = ["MENTION\tT1\t0\t0\t0\t0\tShe\tPER\tPRON", "MENTION\tT2\t0\t2\t0\t3\ta fool\tPER\tNOM", "COP\tT2\tT1"]
    assert [span[3] for span in litbank_linked(spans, table)] == ["0", "0"]
