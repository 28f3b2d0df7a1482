"""Watches a run: quick greedy scores of a network in torch on the development sets."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import torch

from kg.language.parsing.pieces import WordPieces
from kg.training.batches import grouped, make_batch, windows
from kg.training.coreference import Document
from kg.training.documents import document_batch
from kg.training.examples import Example
from kg.training.network import OUTSIDE, Network, link_scores, sentence_mask


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


@torch.inference_mode()
def score_meaning(network: Network, examples: Sequence[Example], pieces: WordPieces, *, budget: int = 4000) -> dict[str, float]:
    """Scores of the heads for meaning on gold words, in percent: predicates F1, role heads F1, and factuality's Pearson r."""
    network.eval()
    counts = dict.fromkeys(("hit", "said", "gold", "role_hit", "role_said", "role_gold"), 0)
    said_facts, gold_facts = [], []
    for group in grouped(list(windows(examples, pieces, Random(0), least=80, most=120)), pieces, budget, None):
        batch = {name: torch.from_numpy(array) for name, array in make_batch(group, pieces).items()}
        states = network.words(batch["pieces"], batch["cases"], batch["words"], batch["starts"].shape[1])["meaning"]
        known = batch["predicates"] >= 0
        said, gold = (network.roles.predicates(states) > 0) & known, batch["predicates"] == 1
        for name, mask in (("hit", said & gold), ("said", said), ("gold", gold)):
            counts[name] += int(mask.sum())
        if len(batch["role_at"]):
            labels = batch["role_labels"]
            roles = network.roles.of(states, *batch["role_at"].unbind(1)).argmax(-1)
            for name, mask in (("hit", (roles == labels) & (labels > 0)), ("said", (roles > 0) & (labels >= 0)), ("gold", labels > 0)):
                counts[f"role_{name}"] += int(mask.sum())
        rated = ~batch["factuality"].isnan()
        said_facts.append(network.factuality(states).float()[rated])
        gold_facts.append(batch["factuality"][rated].float())
    facts = torch.stack([torch.cat(said_facts), torch.cat(gold_facts)])
    result = {"predicates": 200 * counts["hit"] / max(1, counts["said"] + counts["gold"])}
    result["roles"] = 200 * counts["role_hit"] / max(1, counts["role_said"] + counts["role_gold"])
    return result | {"factuality r": 100 * float(torch.corrcoef(facts)[0, 1]) if facts.shape[1] > 1 else 0.0}


@torch.inference_mode()
def score_links(network: Network, documents: Sequence[Document], pieces: WordPieces) -> dict[str, float]:
    """How often a mention's best antecedent is right, in percent: of mentions that have one, and of first mentions."""
    network.eval()
    right = {True: [0, 0], False: [0, 0]}
    for document in documents:
        first, parts = 0, []
        for window in windows(document.examples, pieces, Random(0), least=110, most=160):
            parts.append((document, first, window))
            first += len(window)
        batch = {name: torch.from_numpy(array) for name, array in document_batch(parts, pieces).items()}
        states = network.words(batch["pieces"], batch["cases"], batch["words"], batch["starts"].shape[1])["links"]
        best = link_scores(network, states, batch).argmax(1)
        hits = batch["right"].gather(1, best[:, None]).squeeze(1)
        for linked in (True, False):
            asked = batch["right"][:, 0] != linked
            right[linked][0] += int(hits[asked].sum())
            right[linked][1] += int(asked.sum())
    return {f"{name} mentions": 100 * right[linked][0] / max(1, right[linked][1]) for name, linked in (("linked", True), ("first", False))}
