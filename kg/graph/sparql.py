"""The words of a SPARQL text, and the prefixes that need no declaration; what is refused stands in `kg.graph.guard`."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What can hide a word that is no keyword: comments, strings, IRIs, variables, prefixed names, language tags, blank nodes.
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]*
    |\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    |"(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    |<[^<>"{}|^`\\\x00-\x20]*>
    |[?$@]\w+
    |[\w.-]*:[^\s<>"{}|^`()\[\],;]*)
    |(?P<word>[A-Za-z]+)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PREFIXED = re.compile(r"(?<![\w.:-])([A-Za-z][\w.-]*):(?!//)")
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w.-]*):", re.IGNORECASE)


def keywords(sparql: str) -> list[str]:
    """The bare words of a query in upper case, without strings, names, variables and comments."""
    return [match["word"].upper() for match in _TOKEN.finditer(unescaped(sparql)) if match["word"]]


def unescaped(sparql: str) -> str:
    """The text with its escapes of code points undone: some engines do so before they parse, so that escapes can spell keywords."""
    return _ESCAPED.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), sparql)


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The text with those of the prefixes declared that it uses and does not declare itself, for engines that know none of ours."""
    names = {match[1] for match in _PREFIXED.finditer(sparql)} - {match[1] for match in _DECLARED.finditer(sparql)}
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(names & prefixes.keys())) + sparql


def one_line(error: Exception) -> str:
    """A parser's message on one line."""
    return " ".join((getattr(error, "msg", None) or str(error)).split())
