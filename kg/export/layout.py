"""Where nodes stand: computed once, without chance, so that a picture is there at once and the same every time.

A core of the best-connected nodes is laid out by forces (Fruchterman and Reingold 1991), part by part, labels moved apart;
all others take the nearest free place beside their neighbours. The core bounds the cost: about 0.2 s, then linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin, sqrt

import numpy as np

from kg.export.packing import Part, pack

CORE = 300
SPACING = 105.0  # pixels between neighbours at zoom 1
GRAVITY = 1.6  # in a plane where nodes repel by 1/distance, that leaves pi/gravity square units for each
CELL = 46.0  # pixels between nodes outside the core
GOLDEN = pi * (3 - sqrt(5))

Point = tuple[float, float]


def layout(labels: Sequence[str], links: Sequence[tuple[int, int]], *, core: int = CORE) -> list[Point]:
    """A point in pixels (x right, y down, the middle at 0, 0) for each label; `links` are pairs of indices."""
    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    neighbours: list[list[int]] = [[] for _ in labels]
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    linked = sorted((i for i in range(len(labels)) if neighbours[i]), key=lambda i: (-len(neighbours[i]), i))
    chosen = linked[:core]
    places = dict(zip(chosen, _core(chosen, pairs, labels, room=max(1, len(linked) / core)), strict=True))
    _settle(places, neighbours, linked)
    _rows(places, [i for i in range(len(labels)) if not neighbours[i]])
    x, y = np.array([places[i] for i in range(len(labels))]).reshape(-1, 2).T
    middle = ((x.min() + x.max()) / 2, (y.min() + y.max()) / 2) if len(labels) else (0, 0)
    return [(round(float(a - middle[0]), 1), round(float(b - middle[1]), 1)) for a, b in zip(x, y, strict=True)]


def _core(chosen: list[int], pairs: list[tuple[int, int]], labels: Sequence[str], *, room: float) -> list[Point]:
    """Points for the core, part by part; `room` is how many nodes each of its nodes makes place for."""
    index = {node: i for i, node in enumerate(chosen)}
    links = np.array([(index[a], index[b]) for a, b in pairs if a in index and b in index], dtype=int).reshape(-1, 2)
    widths = np.array([min(len(labels[node]), 22) * 6.0 + 14 for node in chosen])
    number = _parts(len(chosen), links)
    members = sorted((np.flatnonzero(number == one) for one in np.unique(number)), key=len, reverse=True)
    parts = [_part(own, links, widths, room) for own in members]
    pack(parts)
    points: dict[int, Point] = {}
    for own, part in zip(members, parts, strict=True):
        points.update(zip(own.tolist(), zip(part.x.tolist(), part.y.tolist(), strict=True), strict=True))
    return [points[i] for i in range(len(chosen))]


def _part(own: np.ndarray, links: np.ndarray, widths: np.ndarray, room: float) -> Part:
    """One connected part laid out by itself."""
    inside = np.searchsorted(own, links[np.isin(links[:, 0], own)])
    x, y = _forces(len(own), inside)
    x, y = x * SPACING * sqrt(room) * 1.1, y * SPACING * sqrt(room) * 0.95
    return Part(*_apart(x, y, widths[own], height=42.0), widths[own], inside)


def _forces(count: int, links: np.ndarray, *, steps: int = 220) -> tuple[np.ndarray, np.ndarray]:
    """Points, one unit between neighbours: nodes repel, links attract, a gravity keeps the whole together."""
    order = np.arange(count)
    radius, angle = np.sqrt(order + 0.5), order * GOLDEN
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    a, b = links.T
    # A hub's links pull less each, so that its neighbours keep a distance to spread over.
    degree = np.bincount(links.ravel(), minlength=count).astype(float)
    # Hubs keep more room about them (after ForceAtlas2).
    mass = np.sqrt(np.maximum(degree, 1) / max(1.0, degree.mean()))
    weight = mass[:, None] * mass
    # Links alone hold a small part together; gravity is for large ones, which would fray.
    gravity = GRAVITY * count / (count + 24)
    pull = 1 / np.sqrt(np.minimum(degree[a], degree[b]))
    for step in range(steps):
        dx, dy = x[:, None] - x, y[:, None] - y
        apart = dx * dx
        apart += dy * dy
        apart += 0.01
        push = np.divide(weight, apart, out=apart)
        dx *= push
        dy *= push
        fx, fy = dx.sum(axis=1), dy.sum(axis=1)
        lx, ly = x[a] - x[b], y[a] - y[b]
        drawn = np.hypot(lx, ly) * pull
        fx -= np.bincount(a, lx * drawn, count) - np.bincount(b, lx * drawn, count)
        fy -= np.bincount(a, ly * drawn, count) - np.bincount(b, ly * drawn, count)
        fx, fy = fx - gravity * x, fy - gravity * y
        force = np.hypot(fx, fy) + 1e-9
        stride = np.minimum(force, 2.0 * (1 - step / steps) ** 1.5 + 0.01) / force
        x, y = x + fx * stride, y + fy * stride
    return x, y


def _parts(count: int, links: np.ndarray) -> np.ndarray:
    """The number of the connected part that each node is in."""
    part = np.arange(count)
    while True:
        lowest = part.copy()
        np.minimum.at(lowest, links[:, 0], part[links[:, 1]])
        np.minimum.at(lowest, links[:, 1], part[links[:, 0]])
        lowest = lowest[lowest]
        if (lowest == part).all():
            return part
        part = lowest


def _apart(x: np.ndarray, y: np.ndarray, widths: np.ndarray, *, height: float, steps: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """The points moved until no two boxes of label size overlap, each pair along the shorter way out."""
    gap = (widths[:, None] + widths) / 2
    np.fill_diagonal(gap, 0)
    # Two nodes in one place part by their order.
    side = np.sign(np.arange(len(x))[:, None] - np.arange(len(x)))
    for _ in range(steps):
        dx, dy = x[:, None] - x, y[:, None] - y
        over_x, over_y = gap - np.abs(dx), height - np.abs(dy)
        both = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(both, False)
        if not both.any():
            break
        sideways = over_x < over_y
        way_x, way_y = np.where(dx == 0, side, np.sign(dx)), np.where(dy == 0, side, np.sign(dy))
        x = x + (way_x * over_x * (both & sideways)).sum(axis=1) * 0.35
        y = y + (way_y * over_y * (both & ~sideways)).sum(axis=1) * 0.35
    return x, y


def _settle(places: dict[int, Point], neighbours: list[list[int]], linked: list[int]) -> None:
    """Adds places for all other linked nodes: the free cell that is nearest to the middle of the neighbours placed before.

    A part of the graph that hangs on nothing placed begins on the rim.
    """
    grid = _Grid(places.values(), len(neighbours))
    rim = max((max(abs(x), abs(y)) for x, y in places.values()), default=0.0)
    queue = list(places)
    for turn, start in enumerate([None, *linked]):
        if start is not None and start not in places:
            angle = turn * GOLDEN
            places[start] = grid.take((1.2 * rim * cos(angle), rim * sin(angle)))
            queue = [start]
        for node in queue:
            for other in neighbours[node]:
                if other not in places:
                    near = [places[n] for n in neighbours[other] if n in places]
                    places[other] = grid.take((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))
                    queue.append(other)
        queue = []


def _rows(places: dict[int, Point], alone: list[int], *, wide: float = 150.0, high: float = 44.0) -> None:
    """Adds places for nodes without links: in rows below the picture, as wide as it is."""
    left, right = min((x for x, _ in places.values()), default=0.0), max((x for x, _ in places.values()), default=0.0)
    bottom = max((y for _, y in places.values()), default=-2 * high) + 2 * high
    columns = max(5, int((right - left) // wide), ceil(sqrt(len(alone) / 3)))
    for turn, node in enumerate(alone):
        row, column = divmod(turn, columns)
        in_row = min(columns, len(alone) - row * columns)
        places[node] = ((left + right) / 2 + (column - (in_row - 1) / 2) * wide, bottom + row * high)


class _Grid:
    """Cells that hold a node each, and where the search around a cell has come to."""

    def __init__(self, taken, count: int):
        self.taken = {self.cell(point) for point in taken}
        self.reached: dict[tuple[int, int], int] = {}
        reach = ceil(sqrt(count)) + 2
        span = range(-reach, reach + 1)
        self.spiral = sorted(((i, j) for i in span for j in span), key=lambda c: (c[0] ** 2 + c[1] ** 2, c))

    @staticmethod
    def cell(point: Point) -> tuple[int, int]:
        return round(point[0] / CELL), round(point[1] / CELL)

    def take(self, wanted: Point) -> Point:
        """The middle of the nearest free cell, a little off so that rows do not show."""
        start = self.cell(wanted)
        at = self.reached.get(start, 0)
        while at < len(self.spiral) - 1 and (start[0] + self.spiral[at][0], start[1] + self.spiral[at][1]) in self.taken:
            at += 1
        self.reached[start] = at + 1
        cell = start[0] + self.spiral[at][0], start[1] + self.spiral[at][1]
        self.taken.add(cell)
        wobble = (cell[0] * 7 + cell[1] * 13) * GOLDEN
        return (cell[0] + 0.22 * cos(wobble)) * CELL, (cell[1] + 0.22 * sin(wobble)) * CELL
