"""int8: ranges, rounding, and that a window's analysis does not depend on the windows beside it."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
pytest.importorskip("torch")

from kg.training.quantise import best_range, columns_to_int8, targets, to_int8  # noqa: E402


def model(weight):
    from onnx import TensorProto, helper, numpy_helper

    real = helper.make_node("Cast", ["pieces"], ["real"], name="real", to=TensorProto.FLOAT)
    ends = helper.make_node("Unsqueeze", ["real", "axis"], ["wide"], name="wide")
    table = helper.make_node("MatMul", ["wide", "first"], ["x"], name="small")
    product = helper.make_node("MatMul", ["x", "w"], ["y"], name="large")
    first = np.linspace(-1, 1, weight.shape[0], dtype=np.float32)[None, :]
    weights = [numpy_helper.from_array(a, n) for a, n in ((weight, "w"), (first, "first"), (np.array([2]), "axis"))]
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["B", "P"])]
    outputs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["B", "P", weight.shape[1]])]
    body = helper.make_graph([real, ends, table, product], "g", inputs, outputs, weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10)


def run(made, pieces):
    import onnxruntime

    return onnxruntime.InferenceSession(made.SerializeToString()).run(None, {"pieces": pieces})[0]


def test_columns_keep_their_values():
    weight = np.random.default_rng(0).normal(size=(64, 8)).astype(np.float32)
    table, scale = columns_to_int8(weight, 127)
    assert np.abs(table * scale - weight).max() <= scale.max() / 2 + 1e-6


def test_a_lone_outlier_is_clipped():
    values = np.concatenate([np.random.default_rng(0).normal(size=100_000), [9.0]]).astype(np.float32)
    assert best_range(values)[1] < 9.0


def test_int8_is_close_and_does_not_look_at_its_neighbours():
    weight = np.random.default_rng(0).normal(size=(200, 100)).astype(np.float32)
    made = model(weight)
    assert [node.name for node in targets(made)] == ["large"]
    few, more = np.array([[1, 2]]), np.array([[1, 2], [9, 8]])
    small = to_int8(made, [{"pieces": more}])
    assert {node.op_type for node in small.graph.node} >= {"QuantizeLinear", "MatMulIntegerToFloat"}
    assert np.array_equal(run(small, few)[0], run(small, more)[0])
    assert np.abs(run(small, more) - run(made, more)).mean() < 0.02 * np.abs(run(made, more)).mean()


def test_a_bias_is_added_in_the_multiplication():
    from onnx import helper, numpy_helper

    weight, bias = np.random.default_rng(0).normal(size=(200, 100)).astype(np.float32), np.arange(100, dtype=np.float32)
    made = model(weight)
    made.graph.initializer.append(numpy_helper.from_array(bias, "b"))
    made.graph.node[-1].output[0] = "product"
    made.graph.node.append(helper.make_node("Add", ["b", "product"], ["y"], name="biased"))
    pieces = np.array([[1, 2]])
    small = to_int8(made, [{"pieces": pieces}])
    assert "Add" not in {node.op_type for node in small.graph.node}
    assert np.abs(run(small, pieces) - run(made, pieces)).mean() < 0.02 * np.abs(run(made, pieces)).mean()
