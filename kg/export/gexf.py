"""GEXF 1.2 (https://gexf.net), Gephi's own format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from networkx.readwrite.gexf import generate_gexf

from kg.export.networks import to_networkx

if TYPE_CHECKING:
    from kg.view import GraphView

# networkx stamps the day and its own version into the file: the same graph would differ tomorrow.
_META = re.compile(r"\s*<meta\b.*?</meta>", re.DOTALL)
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"


def gexf(view: GraphView) -> str:
    """The view as GEXF; edge ids are statement ids."""
    text = "\n".join(generate_gexf(to_networkx(view), version="1.2draft"))
    return _DECLARATION + _META.sub("", text, count=1) + "\n"
