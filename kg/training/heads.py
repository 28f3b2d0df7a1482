"""Heads for meaning: which words are predicates and what roles their arguments have, what happened, and who is who."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.training.layers import Linear, Pairs, Part, with_one


class Roles(nn.Module):
    """Whether a word is a predicate, and the role label of every word as its argument (label 0 = none)."""

    def __init__(self, width: int, size: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.predicate = nn.Sequential(Part(width, width // 2, dropout), Linear(width // 2, 1))
        self.pairs = Pairs(width, size, labels, dropout)
        self.labels, self.size = labels, size + 1

    def predicates(self, x: Tensor) -> Tensor:
        """(B, W, D) → (B, W), positive where a word is a predicate."""
        return self.predicate(x).squeeze(-1)

    def _wide(self, predicates: Tensor) -> Tensor:
        """(…, D) → (…, L, S): what each label looks for in an argument of these predicates."""
        weight = self.pairs.weight.permute(1, 0, 2).reshape(self.size, self.labels * self.size)
        wide = with_one(self.pairs.head(predicates)).float() @ weight
        return wide.reshape(*predicates.shape[:-1], self.labels, self.size)

    def of(self, x: Tensor, rows: Tensor, words: Tensor) -> Tensor:
        """Scores (N, W, L) of all words of a window for N predicates, given by row and word."""
        arguments = with_one(self.pairs.dependent(x)).float()
        return arguments[rows] @ self._wide(x[rows, words]).transpose(1, 2)


class Factuality(nn.Module):
    """How sure a text makes its reader that what a predicate says happened: −3 … 3 (https://aclanthology.org/N18-1067/)."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.Sequential(Part(width, width // 2, dropout), Linear(width // 2, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(B, W, D) → (B, W)."""
        return 3 * torch.tanh(self.layers(x).squeeze(-1))


class Coreference(nn.Module):
    """Scores of antecedents by head words (https://aclanthology.org/2021.emnlp-main.605/): vectors and plain features.

    `sizes`: how many values each feature of a pair has.
    """

    def __init__(self, width: int, size: int, sizes: Sequence[int], dropout: float, hidden: int = 32) -> None:
        super().__init__()
        self.query, self.key = Part(width, size, dropout), Part(width, size, dropout)
        self.new = nn.Sequential(Part(width, width // 4, dropout), Linear(width // 4, 1))
        self.features = nn.Embedding(sum(sizes), hidden)
        self.out = nn.Linear(hidden, 1)
        self.register_buffer("offsets", torch.tensor([0, *sizes[:-1]]).cumsum(0), persistent=False)
        nn.init.normal_(self.features.weight, std=0.3)
        self.scale = size**-0.5

    def vectors(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(…, D) → queries (…, S), keys (…, S) and the score (…) of being a first mention."""
        return self.query(x).float() * self.scale, self.key(x).float(), self.new(x).squeeze(-1).float()

    def scores(self, queries: Tensor, keys: Tensor, codes: Tensor) -> Tensor:
        """Queries (M, S), keys (M, K, S), codes (M, K, F) → (M, K)."""
        plain = self.out(F.gelu(self.features(codes + self.offsets).sum(-2))).squeeze(-1)
        return (keys @ queries.unsqueeze(-1)).squeeze(-1) + plain
