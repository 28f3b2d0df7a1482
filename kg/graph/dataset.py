"""The graph for those who work with rdflib."""

from __future__ import annotations

from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.graph.store import GraphStore


def dataset(store: GraphStore) -> Dataset:
    """An rdflib dataset over the same store, its default graph all documents together; prefixes are bound."""
    found = Dataset(store=OxigraphStore(store=store.raw))
    for prefix, iri in store.names.prefixes.items():
        found.bind(prefix, iri)
    return found
