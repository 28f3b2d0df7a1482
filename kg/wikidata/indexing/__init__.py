"""Makes a label index of a Wikidata dump, in the form of the shipped facts."""

from __future__ import annotations

from kg.wikidata.indexing.index import Progress, Report, index

__all__ = ["Progress", "Report", "index"]
