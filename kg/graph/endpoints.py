"""Where a SPARQL server takes queries, updates and graphs: found out from the one address that a user gives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import StoreError
from kg.graph.http import Client, Reply

RESULTS = "application/sparql-results+json"
PROBE = "ASK { ?s ?p ?o }"
# Addresses that a server does not keep to any custom with are named one by one.
QUERY, UPDATE, GRAPHS = "KG_STORE_QUERY", "KG_STORE_UPDATE", "KG_STORE_GRAPHS"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of one server. `transactional` is False where a graph that is put half is kept half."""

    query: str
    update: str
    graphs: str
    transactional: bool = True


# (end of the address that answers queries, a word of its Server header) → ends of the addresses for query, update and graphs.
# The first row that fits holds; what is not listed takes all three at one address, as Fuseki's data sets do.
LAYOUTS = (
    ("/sparql", "virtuoso", ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth")),  # https://docs.openlinksw.com/virtuoso/rdfsparql/
    ("/sparql-auth", "virtuoso", ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth")),
    ("/query", "oxigraph", ("/query", "/update", "/store")),  # https://github.com/oxigraph/oxigraph/tree/main/cli
    ("/query", "", ("/query", "/update", "/data")),  # https://jena.apache.org/documentation/fuseki2/
)
CANDIDATES = ("", "/sparql", "/query")
_CUT_SHORT = ("virtuoso",)  # servers that keep what they have read of a graph when the rest cannot be read


def find_endpoints(client: Client, *, environment: Mapping[str, str] = os.environ) -> Endpoints:
    """The server's addresses; StoreError where nothing there answers queries."""
    root = client.url.rstrip("/")
    named = environment.get(QUERY)
    for address in [named] if named else [root + end for end in CANDIDATES]:
        reply = client.form(address, [("query", PROBE)], accept=RESULTS)
        if reply.status == 200 and reply.type.endswith("json"):
            return _laid_out(address, reply, environment)
    raise StoreError(
        f"{client.url}: no SPARQL endpoint answers here ({reply.reason}): give its address, or set {QUERY}, {UPDATE} and {GRAPHS}"
    )


def _laid_out(address: str, reply: Reply, environment: Mapping[str, str]) -> Endpoints:
    server = reply.headers.get("server", "").lower()
    found = (address, address, address)
    if "/repositories/" in address:  # RDF4J and GraphDB
        found = (address, f"{address}/statements", f"{address}/rdf-graphs/service")
    for end, word, ends in LAYOUTS:
        if address.endswith(end) and word in server:
            root = address.removesuffix(end)
            found = (root + ends[0], root + ends[1], root + ends[2])
            break
    query, update, graphs = (environment.get(name) or guess for name, guess in zip((QUERY, UPDATE, GRAPHS), found, strict=True))
    return Endpoints(query, update, graphs, transactional=not any(word in server for word in _CUT_SHORT))
