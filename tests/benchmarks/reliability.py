"""Reliability: bins of confidence against what was right in them, their expected error (Guo et al. 2017), and a plot as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

BINS = 10
COLOURS = ("#1f6f8b", "#c8553d")
SIDE, EDGE = 320, 46


class Bin(NamedTuple):
    """So many judged, their mean confidence, and the share of them that was right."""

    count: int
    given: float
    right: float


def bins(judged: Sequence[tuple[float, bool]], count: int = BINS) -> list[Bin]:
    """Bins of equal width from 0 to 1, those that hold something."""
    found = []
    for number in range(count):
        inside = [(given, right) for given, right in judged if min(int(given * count), count - 1) == number]
        if inside:
            given, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            found.append(Bin(len(inside), given, right))
    return found


def expected_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far confidence is from the share that was right, over bins by their counts."""
    return sum(one.count * abs(one.given - one.right) for one in bins(judged)) / max(len(judged), 1)


def plot(curves: Mapping[str, Sequence[Bin]]) -> str:
    """The curves over the diagonal of a perfect reading; a point's area grows with its count."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 2 * EDGE} {SIDE + 2 * EDGE}" font-family="sans-serif" font-size="12">',
        f'<rect width="{SIDE + 2 * EDGE}" height="{SIDE + 2 * EDGE}" fill="white"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<rect x="{_x(0)}" y="{_y(1)}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#444"/>',
    ]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        lines.append(f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    lines.append(f'<text x="{_x(0.5)}" y="{_y(0) + 36}" text-anchor="middle">confidence</text>')
    lines.append(f'<text transform="translate({_x(0) - 34} {_y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text>')
    for number, (name, curve) in enumerate(curves.items()):
        lines += _curve(name, curve, colour=COLOURS[number % len(COLOURS)], row=number)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _curve(name: str, curve: Sequence[Bin], *, colour: str, row: int) -> list[str]:
    total = sum(one.count for one in curve)
    points = " ".join(f"{_x(one.given)},{_y(one.right)}" for one in curve)
    found = [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>']
    for one in curve:
        radius = 2 + 14 * (one.count / total) ** 0.5
        told = f"<title>{one.count}: confidence {one.given:.2f}, right {one.right:.2f}</title>"
        found.append(
            f'<circle cx="{_x(one.given)}" cy="{_y(one.right)}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.45">{told}</circle>'
        )
    found.append(f'<text x="{_x(0.04)}" y="{_y(0.95) + 16 * row}" fill="{colour}">{name} ({total})</text>')
    return found


def _x(value: float) -> float:
    return round(EDGE + SIDE * value, 1)


def _y(value: float) -> float:
    return round(EDGE + SIDE * (1 - value), 1)
