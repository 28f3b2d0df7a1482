"""What is shipped is enough to train on: an exported network comes back, exactly from floats, closely from int8."""

import json

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from kg.language.parsing.pipeline import SHIPPED  # noqa: E402
from kg.training.export import export  # noqa: E402
from kg.training.restore import restored  # noqa: E402
from kg.training.train import new_network  # noqa: E402


def test_a_network_exported_in_floats_comes_back_as_it_was(tmp_path):
    labels = json.loads((SHIPPED / "labels.json").read_text(encoding="utf-8"))
    torch.manual_seed(3)
    network = new_network(labels)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    export(network, labels, SHIPPED / "vocab.txt", tmp_path)
    after = restored(tmp_path)
    assert after.keys() == before.keys()
    for name, value in before.items():
        if name.startswith("mixes."):  # shares of layers: what is added to all of them says nothing
            value, found = value.softmax(0), after[name].softmax(0)
            assert torch.allclose(value, found, atol=1e-6), name
        else:
            assert torch.equal(value, after[name]), name
