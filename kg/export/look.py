"""How things look, once for page, SVG and DOT: a colour and a shape for each class, a line for each factuality.

Colours follow Okabe and Ito (https://jfly.uni-koeln.de/color/), told apart under every common colour blindness, and
no meaning hangs on colour alone: classes have shapes, factualities have dashes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeLook:
    """A class' colour on light and on dark paper, and its shape."""

    light: str
    dark: str
    shape: str


@dataclass(frozen=True, slots=True)
class FactualityLook:
    """A factuality's line: dash lengths in pixels (none is solid), colours, Graphviz style, and what it means."""

    dash: tuple[int, ...]
    light: str
    dark: str
    style: str
    meaning: str


TYPES = {
    "Person": TypeLook("#c4501b", "#f0834d", "circle"),
    "Organization": TypeLook("#0b6ba8", "#58aee6", "square"),
    "Place": TypeLook("#00845f", "#35c49a", "diamond"),
    "Group": TypeLook("#b97a00", "#ecb03c", "hexagon"),
    "Facility": TypeLook("#3b8ba8", "#8ccfe6", "triangle"),
    "Event": TypeLook("#a84d80", "#e39cc4", "star"),
    "Work": TypeLook("#6a5a9c", "#b3a4e0", "page"),
    "Law": TypeLook("#6e5340", "#c9a98f", "page"),
    "Product": TypeLook("#8a7a00", "#dccb4a", "triangle"),
    "Concept": TypeLook("#77756f", "#a5a39c", "circle"),
}
OTHER = TypeLook("#55534e", "#b9b6ae", "circle")

FACTUALITIES = {
    "asserted": FactualityLook((), "#6b6963", "#98958d", "solid", "The article says it."),
    "reported": FactualityLook((9, 4), "#3d6f96", "#7fb2d9", "dashed", "A named source says it; nothing casts doubt."),
    "alleged": FactualityLook((2, 3), "#b0501e", "#eb9a6c", "dotted", "Claimed or accused, not established."),
    "requested": FactualityLook((9, 3, 2, 3), "#7a4e96", "#c4a0de", "dashed", "Asked for or demanded."),
    "planned": FactualityLook((5, 3), "#2f7d6b", "#78c7b4", "dashed", "Intended or announced."),
    "possible": FactualityLook((2, 6), "#85827a", "#8d8a83", "dotted", "Conditional: may, could, if."),
    "negated": FactualityLook((1, 4), "#9c3a4a", "#e08895", "dotted", "Said not to be so."),
}
UNKNOWN = FactualityLook((), "#6b6963", "#98958d", "solid", "")


def type_look(name: str) -> TypeLook:
    """The look of a class; one that the table has not is grey."""
    return TYPES.get(name, OTHER)


def factuality_look(name: str) -> FactualityLook:
    """The line of a factuality; one that the table has not is solid."""
    return FACTUALITIES.get(name, UNKNOWN)
