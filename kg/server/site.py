"""The explorer's files, read once: its scripts stand on those of the exported page, so that there is one drawing."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@cache
def file(name: str) -> tuple[bytes, str, str] | None:
    """A file's content, media type and entity tag; None where there is no such file."""
    stem, _, ending = name.rpartition(".")
    if ending not in TYPES or not stem.replace("-", "").isalnum():
        return None
    path = files("kg.server") / "explorer" / name
    if not path.is_file():
        return None
    body = path.read_bytes()
    return body, TYPES[ending], f'"{hashlib.sha256(body).hexdigest()[:24]}"'
