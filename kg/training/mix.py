"""Weights between those of a run and of the run that it went on from: often better than either (https://arxiv.org/abs/2203.05482)."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor


def mixed(earlier: dict[str, Tensor], later: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """`earlier` + `share` · (`later` − `earlier`), tensor by tensor; what only `later` has, or holds whole numbers, is its own."""
    return {
        name: torch.lerp(earlier[name], value, share) if name in earlier and value.is_floating_point() else value
        for name, value in later.items()
    }


def mix_runs(earlier: Path, work: Path, *, share: float) -> None:
    """Mixes the weights of a file into the averaged weights of the run in `work`, in one rename."""
    read = [torch.load(path, weights_only=True) for path in (earlier, work / "average.pt")]
    torch.save(mixed(*read, share), work / "average.pt.part")
    (work / "average.pt.part").replace(work / "average.pt")
