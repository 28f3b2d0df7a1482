"""The graph for those who work with rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.graph.store import GraphStore

if TYPE_CHECKING:
    from rdflib.store import Store

    from kg.graph.documents import DocumentGraphs


def dataset(store: DocumentGraphs) -> Dataset:
    """An rdflib dataset over the same store, its default graph all documents together; prefixes are bound.

    That of a server's graph asks the server, whose own default graph it then has.
    """
    found = Dataset(store=OxigraphStore(store=store.raw) if isinstance(store, GraphStore) else _on_server(store))
    for prefix, iri in store.names.prefixes.items():
        found.bind(prefix, iri)
    return found


def _on_server(store: DocumentGraphs) -> Store:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    return SPARQLStore(store.endpoints.query, method="POST_FORM", returnFormat="json")
