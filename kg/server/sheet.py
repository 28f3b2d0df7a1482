"""What is said of one name, as tables of words and links: for the pages that names answer with."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from kg.errors import NotFound
from kg.graph.query import rows
from kg.graph.terms import KINDS, REL, local_name
from kg.server.worker import Bench

MOST = 500
_SAID = "SELECT ?p ?v WHERE {{ {node} ?p ?v }} LIMIT {most}"
_LEADING = "SELECT ?p ?v WHERE {{ ?v ?p {node} }} LIMIT {most}"
EXPLORED = frozenset(("entity", "document", "statement"))


def node_of(bench: Bench, kind: str, local: str):
    """The node that a path names; NotFound where nothing is said of it."""
    names = bench.store.names
    if not local or kind not in KINDS | {"relation"}:
        raise NotFound(f"/{kind}/{local}: there is nothing here")
    node = names.relation(local) if kind == "relation" else names.iri(kind, local)
    if not rows(bench.store, _SAID.format(node=node, most=1)):
        raise NotFound(f"{node}: there is no such {kind} in the graph")
    return node


def exists(bench: Bench, *, kind: str, local: str) -> bool:
    """True; NotFound where nothing is said of the name."""
    return bool(node_of(bench, kind, local))


def sheet(bench: Bench, *, kind: str, local: str) -> dict:
    """The name's label and IRI, its places in this server, and two tables: what is said of it, what leads to it."""
    node = node_of(bench, kind, local)
    tables = [("What is said", _SAID), ("What leads here", _LEADING)]
    path = quote(local, safe="/~", errors="surrogatepass")
    return {
        "label": bench.facts.label(node), "iri": node.value, "data": f"/data/{kind}/{path}",
        "explorer": f"/#{kind}/{path}" if kind in EXPLORED else "",
        "tables": [(heading, found) for heading, sparql in tables if (found := _table(bench, sparql.format(node=node, most=MOST)))],
    }  # fmt: skip


def _table(bench: Bench, sparql: str) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows(bench.store, sparql):
        groups[row["p"]].append(row["v"])
    return [(_linked(bench, name), [_linked(bench, value) for value in sorted(values)]) for name, values in sorted(groups.items())]


def _linked(bench: Bench, value: str) -> tuple[str, str]:
    """Words for a value, and where it leads: within this server, or to Wikidata and other sites on the web."""
    base = bench.store.names.base
    if value.startswith(REL):
        return local_name(value).replace("_", " "), f"/relation/{quote(value[len(REL) :], safe='/%~')}"
    if value.startswith(base) and value[len(base) :].partition("/")[0] in KINDS:
        kind, _, local = value[len(base) :].partition("/")
        return bench.store.names.local(value), f"/{kind}/{quote(local, safe='/%~')}"
    if value.startswith(("http://", "https://")) and " " not in value:
        return (local_name(value) or value), value
    return value, ""
