"""Exports: one `GraphView` drawn, tabled or handed to graph tools.

`export(view, format, path)` is the door; `FORMATS` names what it can write. Every format has a file of its own.
"""

from kg.export.write import FORMATS, export, file_name

__all__ = ["FORMATS", "export", "file_name"]
