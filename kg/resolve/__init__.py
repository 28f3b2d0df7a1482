"""Mentions to entities: within a document, across documents, and from groups to their members."""

from __future__ import annotations

from kg.resolve.local import Local, LocalResolution, resolve_document
from kg.resolve.registry import Registry

__all__ = ["Local", "LocalResolution", "Registry", "resolve_document"]
