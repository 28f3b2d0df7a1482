"""The language room: text to a spaCy Doc with UD trees and entities, and a Doc to statements. The only room that knows spaCy and ONNX.

`load` gives the pipeline, `read` makes a Reading of a Doc. Both come on first use, so that importing the package stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.language.parsing.pipeline import load
    from kg.language.statements import read

__all__ = ["load", "read"]

_HOMES = {"load": "kg.language.parsing.pipeline", "read": "kg.language.statements"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
