"""Watches a run: quick greedy scores of a network in torch on the development sets."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import torch

from kg.language.parsing.pieces import WordPieces
from kg.training.batches import grouped, make_batch, windows
from kg.training.examples import Example
from kg.training.network import OUTSIDE, Network, sentence_mask


@torch.inference_mode()
def score_trees(network: Network, examples: Sequence[Example], pieces: WordPieces, *, budget: int = 4000) -> dict[str, float]:
    """Greedy scores on gold words and sentences, in percent, for watching a run: UAS, LAS, tags, sentence starts F1."""
    network.eval()
    network.encoder.compute = torch.bfloat16
    counts: dict[str, float] = dict.fromkeys(("words", "UAS", "LAS", "upos", "xpos", "feats", "hit", "said", "gold"), 0)
    cut = list(windows(examples, pieces, Random(0), least=80, most=120))
    for group in grouped(cut, pieces, budget, None):
        batch = {name: torch.from_numpy(array) for name, array in make_batch(group, pieces).items()}
        states = network.words(batch["pieces"], batch["cases"], batch["words"], batch["starts"].shape[1])
        scores = network.tag_scores(states, ("upos", "xpos", "feats", "starts"))
        arcs = network.arc_scores(states["trees"]).masked_fill(~sentence_mask(batch["starts"]), OUTSIDE)
        heads = arcs.argmax(-1)
        rels = network.rel_scores(states["trees"], heads[:, :, None]).squeeze(2).argmax(-1)
        known = batch["heads"] >= 0
        right = (heads == batch["heads"]) & known
        counts["words"] += int(known.sum())
        counts["UAS"] += int(right.sum())
        counts["LAS"] += int((right & (rels == batch["rels"])).sum())
        for name in ("upos", "xpos", "feats"):
            counts[name] += int(((scores[name].argmax(-1) == batch[name]) & known).sum())
        said, gold = scores["starts"].squeeze(-1) > 0, batch["bounds"] == 1
        inner = known & (torch.arange(known.shape[1]) > 0)
        counts["hit"] += int((said & gold & inner).sum())
        counts["said"] += int((said & inner).sum())
        counts["gold"] += int((gold & inner).sum())
    result = {name: 100 * counts[name] / counts["words"] for name in ("UAS", "LAS", "upos", "xpos", "feats")}
    return result | {"starts": 200 * counts["hit"] / max(1, counts["said"] + counts["gold"])}
