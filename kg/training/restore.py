"""The weights of an exported model as a network's again: what is shipped is enough to train on, without the run that made it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from kg.language.coreference.scores import TABLES
from kg.training.export import whole_graph
from kg.training.network import Network
from kg.training.quantise import targets
from kg.training.train import new_network

Back = Callable[[np.ndarray], dict[str, np.ndarray]]
"""From what a graph holds in one place to the parameters, by name, that it was made of."""


def _forms(name: str, value: np.ndarray) -> Iterator[tuple[np.ndarray, Back]]:
    """The forms in which a graph may hold a parameter, each with its way back."""
    yield value, lambda held: {name: held}
    if value.ndim == 2:
        yield value.T, lambda held: {name: held.T}
    if value.ndim == 3:
        labels, rows, columns = value.shape
        wide = value.transpose(1, 0, 2).reshape(rows, labels * columns)
        yield value[0], lambda held: {name: held[None]}
        yield wide, lambda held: {name: held.reshape(rows, labels, columns).transpose(1, 0, 2)}


def _shares(network: Network) -> tuple[np.ndarray, Back]:
    """The shares of the layers as the graph holds them, in one table; their logarithms make the same shares again."""
    names = [f"mixes.{name}.weights" for name in network.mixes]
    table = torch.stack([mix() for mix in network.mixes.values()]).detach().numpy()
    return table, lambda held: dict(zip(names, np.log(held), strict=True))


def _constants(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """The floats that a graph holds, by name; those in int8 as floats, under the name of the node that uses them."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    for node in model.graph.node:
        for attribute in node.attribute:
            if node.op_type == "Constant" and attribute.name == "value":
                held[node.output[0]] = numpy_helper.to_array(attribute.t)
    for name in [name for name in held if name.endswith("_weight_int8")]:
        held[name.removesuffix("_weight_int8")] = held[name] * held[name.replace("_int8", "_scale")]
    if "piece_scales" in held:
        held["piece_table"] = held["piece_table"] * held["piece_scales"]
    return {name: value.astype(np.float32) for name, value in held.items() if value.dtype != np.int64}


def _places(network: Network, root: int) -> dict[str, Back]:
    """Where the graph of a network holds its parameters; found by exporting one whose numbers are all different."""
    torch.manual_seed(0)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(torch.randn_like(parameter))
    found = [_shares(network)]
    for name, parameter in network.named_parameters():
        found += _forms(name, parameter.detach().numpy())
    forms = {form.tobytes(): back for form, back in found}
    graph = whole_graph(network.eval(), root, int8=False)
    places = {name: forms[value.tobytes()] for name, value in _constants(graph).items() if value.tobytes() in forms}
    return places | {node.name: places[node.input[1]] for node in targets(graph) if node.input[1] in places}


def restored(folder: Path) -> dict[str, Tensor]:
    """The state of the network that a model folder was exported from, as exactly as its int8 weights say it.

    ValueError where the folder holds the model of another version of the network.
    """
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    network = new_network(labels)
    held = _constants(onnx.load(folder / "model.onnx"))
    state: dict[str, np.ndarray] = {}
    for place, back in _places(network, labels["rels"].index("root")).items():
        state |= back(held[place]) if place in held else {}
    with np.load(folder / TABLES) as tables:
        state["links.features.weight"], state["links.out.weight"] = tables["features"], tables["weight"][None]
        state["links.out.bias"] = tables["bias"].reshape(1)
    if missing := network.state_dict().keys() - state.keys():
        raise ValueError(f"{folder / 'model.onnx'}: holds no {', '.join(sorted(missing))} where this version of kg.training has it")
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()}
