"""Weights of two runs are mixed tensor by tensor."""

import pytest

torch = pytest.importorskip("torch")

from kg.training.mix import mix_runs  # noqa: E402


def test_a_mix_lies_between_and_new_heads_stay_whole(tmp_path):
    torch.save({"a": torch.tensor([0.0, 4.0]), "steps": torch.tensor(3)}, tmp_path / "earlier.pt")
    torch.save({"a": torch.tensor([1.0, 0.0]), "steps": torch.tensor(9), "head": torch.tensor([5.0])}, tmp_path / "average.pt")
    mix_runs(tmp_path / "earlier.pt", tmp_path, share=0.75)
    found = torch.load(tmp_path / "average.pt", weights_only=True)
    assert found["a"].tolist() == [0.75, 1.0] and found["steps"].item() == 9 and found["head"].tolist() == [5.0]
