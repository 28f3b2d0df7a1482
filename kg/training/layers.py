"""Building blocks of the network: layers that compute in the type of their input, and scores of pairs of words."""

from __future__ import annotations

from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Linear(nn.Linear):
    """A linear layer that computes in the type of its input, so that one switch sets bfloat16 or float for all."""

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))


class Norm(nn.LayerNorm):
    """Layer normalisation in the type of its input."""

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x, self.normalized_shape, self.weight.to(x.dtype), self.bias.to(x.dtype), self.eps)


class Dropout(nn.Module):
    """Dropout that reads its noise at a random place of one pool: drawing new noise took a quarter of a step on CPUs."""

    pools: ClassVar[dict[tuple[float, torch.dtype], Tensor]] = {}
    size = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        key = (self.rate, x.dtype)
        if key not in self.pools:
            self.pools[key] = (torch.rand(self.size) >= self.rate).to(x.dtype) / (1 - self.rate)
        start = int(torch.randint(self.size - x.numel(), (1,)))
        return x * self.pools[key][start : start + x.numel()].view(x.shape)


class Mix(nn.Module):
    """The shares of a learnt weighted sum of layer states (https://arxiv.org/abs/1802.05365); it starts on the last layer."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        start = torch.zeros(layers)
        start[-1] = 3.0
        self.weights = nn.Parameter(start)

    def forward(self) -> Tensor:
        """(layers,), 1 in all."""
        return self.weights.softmax(0)


class Part(nn.Module):
    """Dropout, linear, GELU, dropout: one side of a pair score."""

    def __init__(self, width: int, out: int, dropout: float) -> None:
        super().__init__()
        self.linear = Linear(width, out)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.dropout(F.gelu(self.linear(self.dropout(x))))


class Pairs(nn.Module):
    """Biaffine scores of pairs (https://arxiv.org/abs/1611.01734)."""

    def __init__(self, width: int, out: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.dependent = Part(width, out, dropout)
        self.head = Part(width, out, dropout)
        self.weight = nn.Parameter(torch.zeros(labels, out + 1, out + 1))
        nn.init.normal_(self.weight[:, :-1, :-1], std=1.0 / out)


def with_one(x: Tensor) -> Tensor:
    """Appends a constant 1 to the last dimension, so that a product has its linear terms."""
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)
