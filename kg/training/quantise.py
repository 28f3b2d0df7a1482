"""Float graph to int8: weights per output column, activations with fixed ranges measured on training text.

Fixed ranges, not ranges taken from each batch, so that a text's analysis does not depend on what is analysed beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from kg.training.graph import MICROSOFT

Feed = dict[str, np.ndarray]
SHRINK = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5)
SAMPLE = 20_000


def targets(model: onnx.ModelProto, *, least: int = 16_000, skip: Sequence[str] = ()) -> list[onnx.NodeProto]:
    """Multiplications by constant matrices of at least so many numbers; names with a part in `skip` are left out."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}

    def constant(node: onnx.NodeProto) -> bool:
        weight = weights.get(node.input[1]) if node.op_type in {"MatMul", "Attention"} else None
        return weight is not None and len(weight.dims) == 2 and int(np.prod(weight.dims)) >= least

    return [node for node in model.graph.node if constant(node) and not any(part in node.name for part in skip)]


def biases(model: onnx.ModelProto) -> dict[str, tuple[str, str, str]]:
    """The addition of a constant vector that alone uses a multiplication's product, by the multiplication's name: its name, vector and output."""
    vectors = {tensor.name for tensor in model.graph.initializer if len(tensor.dims) == 1}
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found = {}
    for node in model.graph.node:
        using = users.get(node.output[0], ())
        if node.op_type == "MatMul" and len(using) == 1 and using[0].op_type == "Add":
            for name in vectors.intersection(using[0].input):
                found[node.name] = (using[0].name, name, using[0].output[0])
    return found


def best_range(values: np.ndarray) -> tuple[float, float]:
    """The (least, most) that loses least in 256 steps: all of the values' range, or less of it and clipping."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    sample = np.random.default_rng(0).choice(values, min(len(values), 200_000), replace=False)

    def loss(shrink: float) -> float:
        scale = shrink * (high - low) / 255 or 1.0
        zero = np.round(-shrink * low / scale)
        said = (np.clip(np.round(sample / scale) + zero, 0, 255) - zero) * scale
        return float(((said - sample) ** 2).mean())

    shrink = min(SHRINK, key=loss)
    return shrink * low, shrink * high


def activation_ranges(model: onnx.ModelProto, names: Sequence[str], feeds: Sequence[Feed]) -> dict[str, tuple[float, float]]:
    """The range of each named tensor over some batches."""
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    del probe.graph.output[:]
    probe.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    random = np.random.default_rng(0)
    samples: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for feed in feeds:
        real = feed["pieces"] != 0
        for name, value in zip(names, session.run(list(names), feed), strict=True):
            value = value[real] if value.shape[:2] == real.shape else value
            flat = value.ravel()
            extremes = np.array([flat.min(), flat.max()], dtype=np.float32)
            samples[name].append(np.concatenate([random.choice(flat, SAMPLE), extremes]))
    return {name: best_range(np.concatenate(parts)) for name, parts in samples.items()}


def columns_to_int8(weight: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """A float matrix (k, n) as int8 (k, n) within ±most, and one scale a column (n,)."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / most
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def to_int8(model: onnx.ModelProto, feeds: Sequence[Feed], *, skip: Sequence[str] = (), weight_bits: int = 7) -> onnx.ModelProto:
    """The model with its large constant multiplications in int8; `feeds` are batches of training text.

    Weights take 7 of the 8 bits: then no sum of products saturates on CPUs without VNNI or AMX, and all CPUs say the same.
    It costs nothing measurable.
    """
    chosen = targets(model, skip=skip)
    ranges = activation_ranges(model, sorted({node.input[0] for node in chosen}), feeds)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    new, gone, done = [], set(), {}
    nodes: list[onnx.NodeProto] = []

    def constant(name: str, value: np.ndarray) -> str:
        new.append(numpy_helper.from_array(value, name))
        return name

    def quantised(name: str) -> list[str]:
        """The names of a tensor in uint8, its scale and its zero point."""
        if name not in done:
            low, high = ranges[name]
            scale = np.float32((high - low) / 255)
            zero = np.uint8(np.clip(np.round(-low / scale), 0, 255))
            done[name] = [f"{name}_int8", constant(f"{name}_scale", np.array(scale)), constant(f"{name}_zero", np.array(zero))]
            nodes.append(helper.make_node("QuantizeLinear", [name, *done[name][1:]], [done[name][0]], name=f"{name}_quantise"))
        return done[name]

    names, biased = {node.name for node in chosen}, biases(model)
    absorbed = {biased[node.name][0] for node in chosen if node.name in biased}
    for node in model.graph.node:
        if node.name not in names:
            nodes += [] if node.name in absorbed else [node]
            continue
        x, x_scale, x_zero = quantised(node.input[0])
        source = node.input[1]
        weight, scale = columns_to_int8(numpy_helper.to_array(weights[source]), 2 ** (weight_bits - 1) - 1)
        gone.add(source)
        w = constant(f"{node.name}_weight_int8", weight)
        s = constant(f"{node.name}_weight_scale", scale)
        z = constant(f"{node.name}_weight_zero", np.zeros(len(scale), dtype=np.int8))
        if node.op_type == "MatMul":
            bias, output = biased.get(node.name, ("", "", node.output[0]))[1:]
            inputs = [x, w, x_scale, s, x_zero, z, *([bias] if bias else [])]
            nodes.append(helper.make_node("MatMulIntegerToFloat", inputs, [output], name=node.name, domain=MICROSOFT))
        else:
            heads = next(attribute.i for attribute in node.attribute if attribute.name == "num_heads")
            inputs = [x, w, node.input[2], x_scale, s, node.input[3], x_zero, z]
            nodes.append(helper.make_node("QAttention", inputs, list(node.output), name=node.name, domain=MICROSOFT, num_heads=heads))
    result = onnx.ModelProto()
    result.CopyFrom(model)
    del result.graph.node[:], result.graph.initializer[:]
    result.graph.node.extend(nodes)
    result.graph.initializer.extend([tensor for tensor in model.graph.initializer if tensor.name not in gone] + new)
    return result
