"""The default ontology as plain data, found through an entry point, so that a room can use it without knowing who reads Turtle."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from kg.errors import OntologyError
from kg.model import Ontology

GROUP, NAME = "spacy_misc", "kg.ontology.v1"


@cache
def ontology() -> Ontology:
    """The ontology and lexicon that ship with the package; OntologyError where the installation lacks its reader."""
    found = entry_points(group=GROUP, name=NAME)
    if not found:
        raise OntologyError(f"no reader is registered as {GROUP}:{NAME}: install the package (pip install -e .) instead of only importing it")
    return next(iter(found)).load()()
