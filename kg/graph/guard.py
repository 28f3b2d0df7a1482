"""What holds for every SPARQL text that users bring, as a query, a policy or a shape: it reads this graph, and reaches nothing else.

What would reach elsewhere is found by the engine's own parser, so that no spelling hides it.

A keyword is found by spoiling it: where the text still parses without the letters of SERVICE, they stood in a string, a name or a
comment. Tokenizers of our own can be led astray (`?a<?b)SERVICE#x>` reads as an IRI to them, as a call to the engine).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from pyoxigraph import Store

from kg.errors import QueryError
from kg.graph.sparql import keywords, one_line, unescaped

_READING = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"))
# Each keyword with letters that spoil it; both are words that a name or a string may hold.
_SPOILT = {"SERVICE": "sxrvixe", "LOAD": "lxxd"}
_WHY = {
    "SERVICE": "SERVICE is refused: queries answer from this graph alone, without the network",
    "LOAD": "LOAD is refused: nothing is fetched from elsewhere; build documents instead",
}


def refuse_query(sparql: str, *, prefixes: Mapping[str, str]) -> None:
    """Raises QueryError where the query would call out (SERVICE) or may, as it does not parse, and where it is an update or no text at all."""
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"the query is not valid text at character {error.start + 1}: save it as UTF-8") from error
    found = set(keywords(sparql))
    if not _READING & found and (update := _UPDATES & found):
        raise QueryError(f"{min(update)} is refused: a query cannot change the graph; build or forget documents instead")
    _refuse(sparql, ("SERVICE",), lambda text: Store().query(text, prefixes=prefixes))


def refuse_elsewhere(sparql: str, *, prefixes: Mapping[str, str]) -> None:
    """As `refuse_query`, for a query that another engine runs, which may undo \\u escapes before it parses and read the rest in its own way."""
    plain = unescaped(sparql)
    if "SERVICE" in keywords(plain):
        raise QueryError(_WHY["SERVICE"])
    refuse_query(plain, prefixes=prefixes)


def refuse_update(sparql: str, *, prefixes: Mapping[str, str]) -> None:
    """Raises QueryError where the update would fetch (LOAD) or call out (SERVICE), or may, as it does not parse."""
    _refuse(sparql, ("SERVICE", "LOAD"), lambda text: Store().update(text, prefixes=prefixes))


def graphs_named(sparql: str, *, prefixes: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The IRIs that FROM, and those that FROM NAMED names, sorted; none where rdflib's grammar does not know the query."""
    if not _has(sparql, "FROM"):
        return [], []
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translatePrologue
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        prologue, query = parseQuery(sparql.replace("\r", "\n"))
        names = translatePrologue(prologue, None, dict(prefixes))
        clauses = query.datasetClause or () if "datasetClause" in query else ()
        found: dict[str, set[str]] = {"default": set(), "named": set()}
        for role, term in ((role, clause[role]) for clause in clauses for role in found if role in clause):
            if isinstance(term, dict) and "localname" in term:  # a prefixed name, of which the grammar leaves the escapes
                term["localname"] = term["localname"].replace("\\", "")
            found[role].add(str(names.absolutize(term)))
        return sorted(found["default"]), sorted(found["named"])
    except (ParseException, ValueError, KeyError, RecursionError):
        return [], []  # the engine itself tells what is wrong with it, and never fetches a graph


def _refuse(sparql: str, words: Iterable[str], parse: Callable[[str], object]) -> None:
    present = [word for word in words if _has(sparql, word)]
    if not present:
        return
    hidden = [word for word in present if word.casefold() not in sparql.casefold()]
    if hidden:  # spelt with \u escapes
        raise QueryError(_WHY[hidden[0]])
    spoilt = sparql
    for word in present:
        spoilt = re.sub(word, _SPOILT[word], spoilt, flags=re.IGNORECASE)
    try:
        with suppress(ValueError, RuntimeError, OSError):  # it parsed; what an empty store makes of it is no matter
            parse(spoilt)
    except SyntaxError as error:
        bare = [word for word in present if word in keywords(sparql)]
        raise QueryError(_WHY[bare[0]] if bare else f"the query does not parse, or calls out: {one_line(error)}") from error


def _has(sparql: str, word: str) -> bool:
    """Whether the letters stand anywhere, escapes undone; case and look-alikes of it do not matter."""
    return word.casefold() in unescaped(sparql).casefold()
