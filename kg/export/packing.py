"""The unconnected parts of a picture set side by side, each as near to the middle as it fits.

Parts are covered with cells and packed like polyominoes, the largest first (Freivalds, Dogrusoz and Kikusts 2002).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np

WIDE, HIGH = 56.0, 40.0  # a cell, in pixels
ASPECT = 1.1  # how much wider than high the whole is to be

Cell = tuple[int, int]


class Part:
    """A connected part: points, the width of each one's label, and links as pairs of places among the points."""

    def __init__(self, x: np.ndarray, y: np.ndarray, widths: np.ndarray, links: np.ndarray):
        self.x, self.y, self.widths, self.links = x - x.mean(), y - y.mean(), widths, links

    def cells(self) -> set[Cell]:
        """What the part covers: its labels, its lines, and a margin."""
        spots = [(x + side * wide / 2, y) for x, y, wide in zip(self.x, self.y, self.widths, strict=True) for side in (-1, 0, 1)]
        for a, b in self.links:
            steps = max(1, int(max(abs(self.x[a] - self.x[b]) / WIDE, abs(self.y[a] - self.y[b]) / HIGH)))
            for t in np.arange(1, steps) / steps:
                spots.append((self.x[a] + (self.x[b] - self.x[a]) * t, self.y[a] + (self.y[b] - self.y[a]) * t))
        core = {(round(x / WIDE), round(y / HIGH)) for x, y in spots}
        return {(i + di, j + dj) for i, j in core for di, dj in ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1))}


def pack(parts: Sequence[Part]) -> None:
    """Moves every part's points so that no two parts share a cell; the first part stays about the middle."""
    taken: set[Cell] = set()
    shapes = [part.cells() for part in parts]
    spiral = _spiral(sum(map(len, shapes)))
    for part, shape in zip(parts, shapes, strict=True):
        way = next((i, j) for i, j in spiral if not any((a + i, b + j) in taken for a, b in shape))
        part.x, part.y = part.x + way[0] * WIDE, part.y + way[1] * HIGH
        taken.update((a + way[0], b + way[1]) for a, b in shape)


def _spiral(cells: int) -> list[Cell]:
    """Ways from the middle outwards, enough to find a place for so many cells whatever their shapes."""
    reach = ceil(sqrt(cells)) * 2 + 4
    tall = ASPECT * HIGH / WIDE
    i, j = (side.ravel() for side in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    order = np.lexsort((j, i, i**2 + (j * tall) ** 2))
    return list(zip(i[order].tolist(), j[order].tolist(), strict=True))
