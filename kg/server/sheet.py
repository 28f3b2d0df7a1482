"""What is said of one name, as tables of words and links: for the pages that names answer with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from kg.errors import NotFound
from kg.graph import vocabulary as v
from kg.graph.edges import edge
from kg.graph.query import rows
from kg.graph.terms import KINDS, REL, local_name
from kg.graph.why import ends, said
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
        "label": _WORDS.get(kind, _label)(bench, node), "iri": node.value, "data": f"/data/{kind}/{path}",
        "explorer": f"/#{kind}/{path}" if kind in EXPLORED else "",
        "tables": [(heading, found) for heading, sparql in tables if (found := _table(bench, sparql.format(node=node, most=MOST)))],
    }  # fmt: skip


def _table(bench: Bench, sparql: str) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows(bench.store, sparql):
        groups[row["p"]].append(row["v"])
    return [(_linked(bench, name), sorted(_linked(bench, value) for value in values)) for name, values in sorted(groups.items())]


def _linked(bench: Bench, value: str) -> tuple[str, str]:
    """Words for a value, and where it leads: within this server, or to Wikidata and other sites on the web."""
    names = bench.store.names
    kind, _, local = value.removeprefix(names.base).partition("/")
    if value.startswith(REL):
        return local_name(value).replace("_", " "), f"/relation/{quote(value[len(REL) :], safe='/%~')}"
    if value.startswith(names.base) and kind in KINDS:
        node = names.iri(kind, names.local(value))
        return _WORDS.get(kind, _label)(bench, node), f"/{kind}/{quote(local, safe='/%~')}"
    if value.startswith(("http://", "https://")) and " " not in value:
        return (local_name(value) or value), value
    return value, ""


def _label(bench: Bench, node) -> str:
    return bench.facts.label(node)


def _statement(bench: Bench, node) -> str:
    if v.factuality not in bench.facts.of(node):
        return bench.facts.label(node)
    found = edge(bench.facts, node)
    return f"{said(found, *ends(bench.facts, found))} [{found.factuality}]"


# What a resource is called: a document by its title, a statement by what it says, a sentence by its words.
_WORDS: dict[str, Callable[[Bench, Any], str]] = {
    "statement": _statement,
    "document": lambda bench, node: bench.facts.best(node, v.title) or bench.facts.label(node),
    "evidence": lambda bench, node: bench.facts.best(node, v.text) or bench.facts.label(node),
}
