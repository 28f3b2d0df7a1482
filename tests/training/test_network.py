"""Batches and losses have the shapes and values that training counts on."""

from random import Random

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from kg.language.parsing.meaning import UNLIKELY  # noqa: E402
from kg.training.batches import make_batch, rounded, windows  # noqa: E402
from kg.training.examples import Example  # noqa: E402
from kg.training.export import OUTPUTS  # noqa: E402
from kg.training.network import Inference, Network, Sizes, sentence_mask  # noqa: E402
from kg.training.train import Progress, entity_loss, link_loss, losses  # noqa: E402

SMALL = Sizes(
    5, 6, 7, 8, 9, cases=41, roles=4, pairs=(3, 2), vocabulary=200, positions=64, width=16, inner=32, layers=2, heads=2, arc=8, rel=4
)


class Letters:
    """Word pieces without a vocabulary: one piece a letter."""

    def count(self, words):
        return np.array([len(word) for word in words])

    def encode(self, words, spaces):
        from kg.language.parsing.pieces import Encoded

        ids = [(ord(letter), 1, i) for i, word in enumerate(words) for letter in word]
        return Encoded(*(np.array(column, dtype=np.int64) for column in zip(*ids, strict=True)))


def example(words, heads, *, continues=False):
    count = len(words)
    tree = np.array([[0] * count, [1] * count, [2] * count, heads, [3] * count], dtype=np.int64)
    return Example(words, [True] * count, np.zeros(count, dtype=np.int64), [], continues, tree)


def test_windows_stay_within_a_text():
    sentences = [example(["a"], [0]), example(["b"], [0], continues=True), example(["c"], [0])]
    cut = list(windows(sentences, Letters(), Random(0)))
    assert [[e.words[0] for e in window] for window in cut] == [["a", "b"], ["c"]]


def test_heads_count_from_the_window():
    window = [example(["ab", "c"], [0, 1]), example(["d", "e"], [2, 0], continues=True)]
    batch = make_batch([window], Letters())
    assert batch["heads"][0, :4].tolist() == [0, 1, 4, 0]
    assert batch["starts"][0, :4].tolist() == [1, 0, 1, 0]
    assert batch["pieces"].shape == (1, rounded(7))
    assert batch["words"][0, :7].tolist() == [-1, 0, 0, 1, 2, 3, -1]


def test_no_arc_leaves_its_sentence():
    mask = sentence_mask(torch.tensor([[1, 0, 1]]))
    assert mask[0].tolist() == [[True, True, True, False], [True, True, True, False], [True, False, False, True]]


def test_partial_label_loss_is_nothing_where_all_is_allowed():
    scores = torch.tensor([[[2.0, 1.0, 0.0]]])
    masks = torch.tensor([[True, True, True], [True, True, False], [False, False, True]])
    weights = torch.ones(1)
    loss = [entity_loss(scores, torch.tensor([[row]]), masks, weights).item() for row in range(3)]
    p = scores.softmax(-1)[0, 0]
    assert loss[0] == 0
    assert loss[1] == pytest.approx(-torch.log(p[:2].sum()).item(), abs=1e-5)
    assert loss[2] == pytest.approx(-torch.log(p[2]).item(), abs=1e-5)


def test_every_head_has_a_loss_and_a_decision():
    network = Network(SMALL).eval()
    arrays = make_batch([[example(["ab", "c"], [0, 1]), example(["d", "e"], [2, 0], continues=True)]], Letters())
    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    batch["ner"] = torch.ones_like(batch["ner"])
    parts = losses(network, batch, torch.ones(2, 9, dtype=torch.bool))
    assert set(parts) == {"ner", "starts", "upos", "xpos", "feats", "arcs", "rels"}
    states = network.encoder(batch["pieces"], batch["cases"])
    starts = torch.full_like(batch["starts"], -1)
    outputs = dict(zip(OUTPUTS, Inference(network, root=3)(states, batch["words"], starts), strict=True))
    decided, arcs, heads, rels, ner = (outputs[name] for name in ("starts_out", "arcs", "heads", "rels", "ner"))
    width = batch["starts"].shape[1]
    assert decided[0, 0] == 1 and arcs.shape == (1, width, width + 1) and ner.shape == (1, width, 9)
    assert ((heads == 0) == (rels == 3)).all()
    likely = (outputs["predicates"] > UNLIKELY).nonzero()
    assert torch.equal(outputs["role_at"], likely) and outputs["roles"].shape == (len(likely), width) and outputs["roles"].max() < 4
    assert outputs["factuality"].abs().max() <= 3


def test_a_state_of_a_word_is_the_mean_of_its_pieces_mixed_over_the_layers():
    network = Network(SMALL)
    for mix in network.mixes.values():
        torch.nn.init.normal_(mix.weights)
    states = [torch.randn(1, 3, 16) for _ in range(2)]
    shares = network.mixes["names"].weights.softmax(0)
    piece = [sum(share * state[0, at] for share, state in zip(shares, states, strict=True)) for at in range(3)]
    found = network.pooled(states, torch.tensor([[0, 1, 1]]), 2)["names"][0]
    assert torch.allclose(found, torch.stack([piece[0], (piece[1] + piece[2]) / 2]), atol=1e-6)


def test_only_known_predicates_teach_roles_and_only_rated_words_factuality():
    one = example(["ab", "c", "d"], [2, 0, 2])
    one.predicates, one.roles = np.array([0, 1, -1], dtype=np.int8), np.array([[1, 0, 2], [1, 2, 3]])
    one.factuality = np.array([np.nan, 3.0, np.nan], dtype=np.float32)
    arrays = make_batch([[example(["e"], [0]), one]], Letters())
    assert arrays["role_at"].tolist() == [[0, 2]]
    assert arrays["role_labels"][0, :5].tolist() == [-1, 2, 0, 3, -1]
    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    parts = losses(Network(SMALL).eval(), batch, torch.ones(2, 9, dtype=torch.bool))
    assert {"roles", "predicates", "factuality"} <= set(parts)


def test_a_mention_learns_its_antecedents():
    network = Network(SMALL).eval()
    states = torch.randn(1, 4, 16)
    batch = {
        "mentions": torch.tensor([[0, 0], [0, 2]]), "later": torch.tensor([1]), "earlier": torch.tensor([[0, -1]]),
        "codes": torch.zeros(1, 2, 2, dtype=torch.int64), "right": torch.tensor([[False, True, False]]), "closed": torch.tensor([False]),
    }  # fmt: skip
    before = link_loss(network, states, batch)
    optimizer = torch.optim.SGD(network.links.parameters(), lr=0.5)
    before.backward()
    optimizer.step()
    assert link_loss(network, states, batch) < before


def test_the_rate_rises_and_falls_with_time():
    rates = [Progress(0, seconds, 100.0).rate() for seconds in (0, 2, 4, 50, 100)]
    assert rates[1] < rates[2] == 1.0 > rates[3] > rates[4] == 0.0
