"""What is shipped is enough to train on: an exported network comes back, exactly from floats, closely from int8."""

import json

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from kg.language.parsing.pipeline import SHIPPED  # noqa: E402
from kg.training.export import export  # noqa: E402
from kg.training.restore import restored  # noqa: E402
from kg.training.train import embeddings_of, new_network  # noqa: E402


@pytest.mark.parametrize("count", [1, 2])
def test_members_exported_in_floats_come_back_as_they_were(tmp_path, count):
    labels = json.loads((SHIPPED / "labels.json").read_text(encoding="utf-8"))
    torch.manual_seed(3)
    members = [new_network(labels) for _ in range(count)]
    for member in members:  # as after training: no two tables alike, which an export holds once
        for parameter in member.parameters():
            torch.nn.init.normal_(parameter, std=0.1)
        member.load_state_dict(embeddings_of(members[0].state_dict()), strict=False)
    before = [{name: value.clone() for name, value in member.state_dict().items()} for member in members]
    export(members, labels, SHIPPED / "vocab.txt", tmp_path)
    after = restored(tmp_path)
    assert [state.keys() for state in after] == [state.keys() for state in before]
    for number, state in enumerate(before):
        for name, value in state.items():
            found = after[number][name]
            if name.startswith("mixes."):  # shares of layers: what is added to all of them says nothing
                value, found = value.softmax(0), found.softmax(0)
            if name == "links.out.bias":  # only the mean of them is held
                value = sum(one[name] for one in before) / count
            assert torch.allclose(value, found, atol=1e-6), name
