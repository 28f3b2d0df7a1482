"""SVG drawn here, without a browser: the picture of graph.html, standing still."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kg.export.flat import clean
from kg.export.look import FACTUALITIES, TYPES, factuality_look, type_look
from kg.export.scene import Lane, degrees, lanes, points, radius

if TYPE_CHECKING:
    from kg.export.layout import Point
    from kg.view import GraphView, Node

MARGIN, LEGEND = 90, 64
INK, PAPER, QUIET = "#1f1e1b", "#fbfaf7", "#6b6963"
FONT = "font-family=\"'Helvetica Neue',Helvetica,Arial,sans-serif\""
# A shape's corners as (angle in turns from the top, part of the radius); a circle has none.
CORNERS = {
    "square": [(turn / 4 + 0.125, 1.2) for turn in range(4)],
    "diamond": [(turn / 4, 1.25) for turn in range(4)],
    "hexagon": [(turn / 6 + 1 / 12, 1.1) for turn in range(6)],
    "triangle": [(turn / 3, 1.3) for turn in range(3)],
    "star": [(turn / 10, 1.35 if turn % 2 == 0 else 0.65) for turn in range(10)],
    "page": [(0.1, 1.3), (0.4, 1.3), (0.6, 1.3), (0.9, 1.3)],
}


def svg(view: GraphView) -> str:
    """The view as SVG 1.1: lanes below, nodes above, labels where there is room, a legend at the foot."""
    places, degree = points(view), degrees(view)
    sizes = {node.id: radius(degree[node.id], node.kind) for node in view.nodes}
    xs, ys = [x for x, _ in places.values()] or [0.0], [y for _, y in places.values()] or [0.0]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    width, height = max(max(xs) - min(xs) + 2 * MARGIN, 760), max(ys) - min(ys) + 2 * MARGIN + LEGEND
    drawn = lanes(view)
    room = _Room()
    ranked = sorted(view.nodes, key=lambda node: (node.kind != "name", -degree[node.id], node.id))
    body = [_lane(lane, places, sizes) for lane in drawn]
    body += [_node(node, places[node.id], sizes[node.id]) for node in reversed(ranked)]
    body += filter(None, (_name(node, places[node.id], sizes[node.id], room) for node in ranked))
    body += filter(None, (_relation(lane, places, room) for lane in drawn))
    body.append(_legend(view, left + 24, top + height - 40))
    frame = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}" '
        f'width="{width:.0f}" height="{height:.0f}" {FONT}>\n{_arrowheads()}<rect {frame} fill="{PAPER}"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


class _Room:
    """The boxes that labels have taken."""

    def __init__(self):
        self.cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Takes the box around x, y; False where another overlaps it."""
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        spots = [(i, j) for i in range(int(box[0] // 80), int(box[2] // 80) + 1) for j in range(int(box[1] // 80), int(box[3] // 80) + 1)]
        for spot in spots:
            if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self.cells.get(spot, ())):
                return False
        for spot in spots:
            self.cells.setdefault(spot, []).append(box)
        return True


def _text(content: str, x: float, y: float, size: float, colour: str, style: str = "") -> str:
    # The paper-coloured outline keeps lines from running through letters.
    outline = f'stroke="{PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" text-anchor="middle" {outline} {style}>{_escape(content)}</text>'


def _escape(text: str) -> str:
    return escape(clean(text), {'"': "&quot;", "\n": " "})


def _short(text: str, length: int = 34) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _shape(shape: str, x: float, y: float, size: float, paint: str) -> str:
    if shape not in CORNERS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {paint}>'
    corners = ((x + size * part * sin(2 * pi * turn), y - size * part * cos(2 * pi * turn)) for turn, part in CORNERS[shape])
    return f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}" {paint}>'


def _node(node: Node, at: Point, size: float) -> str:
    look, named = type_look(node.type), node.kind == "name"
    fill, stroke = (look.light, PAPER) if named else (PAPER, look.light)
    shape = _shape(look.shape, *at, size, f'fill="{fill}" stroke="{stroke}" stroke-width="1.5"')
    return f"{shape}<title>{_escape(f'{node.label} ({node.type})')}</title></{shape[1:].split(' ', 1)[0]}>"


def _name(node: Node, at: Point, size: float, room: _Room) -> str | None:
    named = node.kind == "name"
    label, points_high = _short(node.label), 12 if named else 10.5
    wide = len(label) * points_high * 0.54 + 4
    for x, y in ((at[0], at[1] + size + 10), (at[0], at[1] - size - 8)):
        if room.take(x, y, wide, points_high + 3):
            style = 'font-weight="600"' if named else 'font-style="italic"'
            return _text(label, x, y + points_high * 0.35, points_high, INK if named else QUIET, style)
    return None


def _curve(lane: Lane, places: dict[str, Point]) -> tuple[Point, Point, Point]:
    """Start, control point and end of a lane's curve; a loop's control point stands above its node."""
    (x1, y1), (x2, y2) = places[lane.source], places[lane.target]
    dx, dy = x2 - x1, y2 - y1
    return (x1, y1), ((x1 + x2) / 2 + dy * lane.bend * 2, (y1 + y2) / 2 - dx * lane.bend * 2), (x2, y2)


def _lane(lane: Lane, places: dict[str, Point], sizes: dict[str, float]) -> str:
    start, control, end = _curve(lane, places)
    look = factuality_look(lane.factuality)
    dash = f' stroke-dasharray="{",".join(map(str, look.dash))}"' if look.dash else ""
    wide = min(3.0, 1.1 + 0.3 * (len(lane.edges) - 1))
    if lane.source == lane.target:
        (x, y), r = start, sizes[lane.source]
        path = f"M{x - r:.1f} {y:.1f}c{-2.4 * r:.1f} {-4 * r:.1f} {4.4 * r:.1f} {-4 * r:.1f} {2 * r:.1f} 0"
    else:
        a, b = _toward(start, control, sizes[lane.source] + 1), _toward(end, control, sizes[lane.target] + 3)
        path = f"M{a[0]:.1f} {a[1]:.1f}Q{control[0]:.1f} {control[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
    said = " / ".join(dict.fromkeys(f"{edge.label} ({edge.factuality})" for edge in lane.edges))
    evidence = lane.edges[0].sentences[0].text if lane.edges[0].sentences else ""
    name = lane.factuality if lane.factuality in FACTUALITIES else "other"
    paint = f'fill="none" stroke="{look.light}" stroke-opacity="0.8" stroke-width="{wide:.1f}"{dash} marker-end="url(#{name})"'
    return f'<path d="{path}" {paint}><title>{_escape(f"{said}: {evidence}")}</title></path>'


def _toward(a: Point, b: Point, step: float) -> Point:
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return a[0] + (b[0] - a[0]) / length * step, a[1] + (b[1] - a[1]) / length * step


def _relation(lane: Lane, places: dict[str, Point], room: _Room) -> str | None:
    start, control, end = _curve(lane, places)
    x, y = (start[0] + 2 * control[0] + end[0]) / 4, (start[1] + 2 * control[1] + end[1]) / 4
    label = _short(lane.label, 24)
    wide = len(label) * 5.2 + 4
    if lane.source == lane.target or hypot(end[0] - start[0], end[1] - start[1]) < wide or not room.take(x, y, wide, 11):
        return None
    return _text(label, x, y + 3, 9.5, factuality_look(lane.factuality).light)


def _arrowheads() -> str:
    heads = {name: look.light for name, look in FACTUALITIES.items()} | {"other": factuality_look("").light}
    shape = 'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"'
    markers = (f'<marker id="{name}" {shape}><path d="M0 .8 8 4 0 7.2 1.8 4z" fill="{fill}"/></marker>' for name, fill in heads.items())
    return f"<defs>{''.join(markers)}</defs>\n"


def _legend(view: GraphView, x: float, y: float) -> str:
    """Two rows: the classes and the factualities that the view has."""
    parts, at = [], x
    for name in [name for name in TYPES if any(node.type == name for node in view.nodes)]:
        look = type_look(name)
        shape = _shape(look.shape, at + 6, y - 4, 5, f'fill="{look.light}"')
        parts += [shape.replace(">", "/>"), f'<text x="{at + 16:.1f}" y="{y:.1f}" font-size="11" fill="{QUIET}">{name}</text>']
        at += 34 + 6.2 * len(name)
    at = x
    for name in [name for name in FACTUALITIES if any(edge.factuality == name for edge in view.edges)]:
        look = factuality_look(name)
        dash = f' stroke-dasharray="{",".join(map(str, look.dash))}"' if look.dash else ""
        parts.append(f'<path d="M{at:.1f} {y + 18:.1f}h28" stroke="{look.light}" stroke-width="1.6"{dash}/>')
        parts.append(f'<text x="{at + 34:.1f}" y="{y + 22:.1f}" font-size="11" fill="{QUIET}">{name}</text>')
        at += 52 + 6.2 * len(name)
    return "\n".join(parts)
