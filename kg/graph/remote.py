"""The graph on a SPARQL 1.1 server, one named graph a document: read by queries, written by the Graph Store Protocol or by updates.

What is read comes as rows of SELECT queries, in portions where a server cuts long answers short, so that nothing is lost unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, Triple

from kg.errors import NotFound, QueryError, StoreError
from kg.graph import vocabulary as v
from kg.graph.documents import KNOWN, DocumentGraphs
from kg.graph.endpoints import RESULTS, find_endpoints
from kg.graph.guard import refuse_elsewhere
from kg.graph.http import Client, Reply
from kg.graph.sparql import keywords, with_prefixes
from kg.graph.terms import DEFAULT_BASE, XSD, Names, escape

TRIPLES = "application/n-triples"
CUT = "x-sparql-maxrows"  # Virtuoso's way of saying that an answer ends before its end
SMALL = 4_000  # triples that any server takes in one update
_HALF = 2**31


class RemoteStore(DocumentGraphs):
    """A server's graphs of documents; what else the server holds is neither read nor touched.

    `url` is the server's address; `base` the IRI that resources are named under (that of the documents which are there, for a reader).
    Raises StoreError where the server cannot be reached or refuses.
    """

    def __init__(self, url: str, *, base: str = DEFAULT_BASE, read_only: bool = False, client: Client | None = None):
        self.url, self.read_only = url, read_only
        self.client = client or Client(url)
        self.endpoints = find_endpoints(self.client)
        self.names = Names(base)
        if read_only and next(iter(self.document_graphs()), None) is None and (found := self._base_of()):
            self.names = Names(found)
        self._datasets: list[tuple[str, str]] | None = None

    def __enter__(self) -> RemoteStore:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is held."""

    # Reading

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """What documents (or one of them) say that fits the pattern, a quad for every document that says it."""
        given = {name: term for name, term in (("s", subject), ("p", predicate), ("o", object), ("g", graph)) if term is not None}
        terms = [str(given.get(name) or f"?{name}") for name in "spog"]
        return (Quad(*(given.get(name) or row[name] for name in "spog")) for row in self._rows(terms, "" if graph else self._ours()))

    def names_of_entities(self, *, without: set[NamedNode]) -> Iterator[Quad]:
        """The labels, aliases, classes and kinds that documents give the entities that they mention."""
        known = ", ".join(map(str, KNOWN))
        condition = f"{self._ours()} FILTER (?p IN ({known})) FILTER EXISTS {{ GRAPH ?g {{ ?s {v.mentioned_in} ?g }} }}"
        rows = self._rows(["?s", "?p", "?o", "?g"], condition)
        return (Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows if row["g"] not in without)

    def document_graphs(self) -> Iterator[NamedNode]:
        """The names of the documents' graphs, in no particular order."""
        rows = self._rows(["?s", str(v.a), str(v.Document), "?g"], f"{self._ours()} FILTER (?s = ?g)")
        return (row["g"] for row in rows)

    def lines(self, graph: NamedNode) -> list[str]:
        """A graph's triples as sorted lines of N-Triples."""
        return sorted(f"{quad.triple} ." for quad in self.quads(graph=graph))

    def __len__(self) -> int:
        """The number of triples, each counted once."""
        counted = f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {self._ours()} }} }}"
        return int(next(iter(self._ask(counted)))["n"].value)

    def query(self, sparql: str, *, consequences: bool = True) -> QuerySolutions | QueryBoolean | list[Triple]:
        """The server's answer to a query over all documents (and what was derived from them); QueryError where it gives none.

        A server whose default graph is not the union of its graphs is told which graphs to take.
        """
        refuse_elsewhere(sparql, prefixes=self.names.prefixes)
        text = with_prefixes(sparql, self.names.prefixes)
        asked = keywords(sparql)
        form = next((word for word in asked if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "SELECT")
        fields = [("query", text)] + ([] if "FROM" in asked else self._dataset())
        reply = self.client.form(self.endpoints.query, fields, accept=RESULTS if form in ("SELECT", "ASK") else TRIPLES)
        if reply.status != 200:
            raise QueryError(f"{self.url}: the server does not answer the query ({reply.reason})")
        if CUT in reply.headers:
            raise QueryError(
                f"{self.url}: the server stops at {reply.headers[CUT].strip()} rows: ask for less, or raise the server's limit"
            )
        if form in ("SELECT", "ASK"):
            return self._results(reply, ask=form == "ASK")
        return list(ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES if reply.type in (TRIPLES, "text/plain") else ox.RdfFormat.TURTLE))

    def has_consequences(self) -> bool:
        """Whether something was derived from the ontology."""
        return bool(self._ask(f"ASK {{ GRAPH {self.consequences} {{ ?s ?p ?o }} }}"))

    def _ours(self) -> str:
        """What tells the graphs of documents from all others."""
        return f'FILTER (STRSTARTS(STR(?g), "{self.names.base}document/"))'

    def _base_of(self) -> str | None:
        """The base that the documents of the server are named under; None where it has none."""
        found = self._ask(f"SELECT ?g ?id WHERE {{ GRAPH ?g {{ ?g {v.a} {v.Document} ; {v.identifier} ?id }} }} LIMIT 1")
        return next((row["g"].value.removesuffix(f"document/{escape(row['id'].value)}") for row in found), None)

    def _rows(self, terms: list[str], condition: str, part: str = "") -> Iterator:
        """The rows of a pattern; where the server cuts them short they are asked for again in sixteen parts, by their subject's hash."""
        split = f'FILTER (STRSTARTS(MD5(STR(?s)), "{part}"))' if part else ""
        wanted = [name for name in ("?s", "?p", "?o", "?g") if name in terms]
        select = f"SELECT {' '.join(wanted)} WHERE {{ GRAPH {terms[3]} {{ {' '.join(terms[:3])} }} {condition} {split} }}"
        reply = self._reply(select)
        if CUT not in reply.headers:
            yield from self._results(reply)
            return
        if "?s" not in terms or len(part) >= 4:
            raise StoreError(f"{self.url}: the server stops at {reply.headers[CUT].strip()} rows: raise its limit to read this graph")
        for digit in "0123456789abcdef":
            yield from self._rows(terms, condition, part + digit)

    def _ask(self, sparql: str) -> QuerySolutions | QueryBoolean:
        return self._results(self._reply(sparql), ask=sparql.startswith("ASK"))

    def _reply(self, sparql: str) -> Reply:
        reply = self.client.form(self.endpoints.query, [("query", sparql)], accept=RESULTS)
        if reply.status != 200:
            raise StoreError(f"{self.url}: the server does not answer ({reply.reason})")
        return reply

    def _results(self, reply: Reply, *, ask: bool = False) -> QuerySolutions | QueryBoolean:
        """The parsed answer; Virtuoso 7 gives that to ASK as a row."""
        try:
            body = _mended(reply.body) if "virtuoso" in reply.headers.get("server", "").lower() else reply.body
            found = ox.parse_query_results(body, format=QueryResultsFormat.JSON)
            if ask and isinstance(found, QuerySolutions):
                said = "true" if any(row[0].value not in ("0", "false") for row in found) else "false"
                return ox.parse_query_results(f'{{"head": {{}}, "boolean": {said}}}', format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.url}: the server's answer cannot be read ({' '.join(str(error).split())})") from error
        return found

    def _dataset(self) -> list[tuple[str, str]]:
        """The graphs to name in a query, none where the server's default graph is the union of all graphs."""
        if self._datasets is None:
            graphs = self.graphs()
            if not graphs or self._ask(f"ASK {{ {graphs[0]} {v.a} {v.Document} }}"):
                self._datasets = []
            else:
                graphs += [self.consequences] if self.has_consequences() else []
                self._datasets = [(f"{kind}-graph-uri", graph.value) for kind in ("default", "named") for graph in graphs]
        return self._datasets

    # Writing

    def check_writable(self) -> None:
        """StoreError where the server takes no change from us."""
        self._update(f"DROP SILENT GRAPH <{self.names.base}nothing>")

    def batch(self) -> RemoteStore:
        """Documents to replace together: here each is a request of its own."""
        return self

    def replace(self, document_id: str, quads: Iterable[Quad]) -> None:
        """Puts a document's graph in the place of what the server had of it, in one request that happens whole or not at all."""
        self._datasets = None
        self._put(self.graph(document_id), [f"{quad.triple} ." for quad in quads])

    def forget(self, document_id: str) -> None:
        """Removes a document's graph and with it exactly what it supported; NotFound where there is none."""
        graph = self.graph(document_id)
        if graph not in set(self.document_graphs()):
            raise NotFound(f"{document_id}: no such document in the graph; kg stats lists those that are")
        self._datasets = None
        self._update(f"DROP SILENT GRAPH {graph}")

    def derive(self, triples: Iterable[Triple] | None) -> None:
        """Puts what follows from the ontology in the place of what was derived before; None removes it."""
        self._datasets = None
        if triples is None:
            self._update(f"DROP SILENT GRAPH {self.consequences}")
        else:
            self._put(self.consequences, [f"{triple} ." for triple in triples])

    def _put(self, graph: NamedNode, lines: list[str]) -> None:
        """Puts a graph in one request. Where a server would keep half of one that it cannot read to its end, an update does it, which it
        reads to its end first; what that server refuses as an update (it is too large) is put beside the graph and then moved."""
        if self.endpoints.transactional:
            reply = self._send(graph, lines)
            if reply.status < 300:
                return
            if reply.status not in (404, 405, 501):
                raise StoreError(f"{self.url}: the server refuses {graph} ({reply.reason}): what was there before is unchanged")
            self._update(_replacement(graph, lines))
        elif len(lines) > SMALL or self._try(_replacement(graph, lines)).status >= 300:
            draft = NamedNode(f"{graph.value}#draft")
            if (reply := self._send(draft, lines)).status >= 300:
                self._update(f"DROP SILENT GRAPH {draft}")
                raise StoreError(f"{self.url}: the server refuses {graph} ({reply.reason}): what was there before is unchanged")
            self._update(f"MOVE SILENT GRAPH {draft} TO {graph}")

    def _send(self, graph: NamedNode, lines: list[str]) -> Reply:
        """Puts a graph by the Graph Store Protocol; N-Triples are Turtle, which every server reads."""
        address = f"{self.endpoints.graphs}?graph={quote(graph.value, safe='')}"
        body = "".join(line + "\n" for line in lines).encode()
        return self.client.send("PUT", address, body, headers={"Content-Type": "text/turtle; charset=utf-8"})

    def _update(self, sparql: str) -> None:
        if (reply := self._try(sparql)).status >= 300:
            raise StoreError(f"{self.url}: the server refuses the change ({reply.reason}): what was there before is unchanged")

    def _try(self, sparql: str) -> Reply:
        return self.client.form(self.endpoints.update, [("update", sparql)])


def _replacement(graph: NamedNode, lines: list[str]) -> str:
    """The update that puts a graph in the place of another."""
    return f"DROP SILENT GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{\n" + "\n".join(lines) + "\n} }"


# Virtuoso 7 keeps a duration as a number of seconds ("259200.0") or of months ("14"), and a large integer as a decimal.
_TYPED = re.compile(rb'"datatype": "http://www\.w3\.org/2001/XMLSchema#(duration|decimal)", "value": "(-?\d+(?:\.\d+)?)"')


def _mended(body: bytes) -> bytes:
    """An answer of Virtuoso with the literals that it keeps in forms of its own in those of XML Schema."""
    return _TYPED.sub(lambda match: _literal(match[1].decode(), match[2].decode(), match[0].decode()).encode(), body)


def _literal(kind: str, value: str, whole: str) -> str:
    if kind == "duration":
        return f'"datatype": "{XSD}duration", "value": "{_duration(value)}"'
    large = "." not in value and abs(int(value)) >= _HALF
    return f'"datatype": "{XSD}integer", "value": "{value}"' if large else whole


def _duration(value: str) -> str:
    if "." not in value:
        years, months = divmod(int(value), 12)
        return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
    days, seconds = divmod(int(float(value)), 86400)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return "P" + (f"{days}D" if days or not clock else "") + (f"T{clock}" if clock else "")
