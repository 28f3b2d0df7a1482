"""The one door between plain data and RDF terms: prefixes, IRIs made of any text, typed literals.

Whatever a text holds (quotes, markup, control characters, halves of surrogate pairs) comes out as a term that every syntax can carry.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from math import isfinite
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError

DEFAULT_BASE = "https://w3id.org/kg-news/"
KGO = "https://w3id.org/kg-news/ontology#"
REL = "https://w3id.org/kg-news/relation/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
TIME = "http://www.w3.org/2006/time#"
WD = "http://www.wikidata.org/entity/"

# Kinds of resources under the base; those of the first row belong to one document each, the others are shared by documents.
LOCAL_KINDS = ("document", "statement", "evidence", "attribution", "argument")
SHARED_KINDS = ("entity", "candidate", "interval", "instant")
KINDS = frozenset((*LOCAL_KINDS, *SHARED_KINDS))

FIXED_PREFIXES = {
    "kgo": KGO, "rel": REL, "dcterms": DCTERMS, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS,
    "schema": "https://schema.org/", "skos": SKOS, "time": TIME, "wd": WD, "xsd": XSD,
}  # fmt: skip


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that files declare and queries know, for resources under `base`."""
    return FIXED_PREFIXES | {kind: f"{base}{kind}/" for kind in (*LOCAL_KINDS, *SHARED_KINDS)}


def kgo(name: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(KGO + escape(name))


def class_name(iri: str) -> str:
    """How plain data names a class: by its local name where it is ours ("Person"), by its whole IRI where it is a user's own."""
    return unescape(iri.removeprefix(KGO)) if iri.startswith(KGO) else iri


def class_term(name: str) -> NamedNode:
    """The class that plain data names so: the other way round of `class_name`."""
    return NamedNode(name) if _IRI.fullmatch(name) else kgo(name)


# IRIs ------------------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_~-]*(?:[./][A-Za-z0-9_~-]+)*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+[/#]")


def escape(text: str) -> str:
    """The text as a local part of an IRI: letters and digits of any script stay, all else is percent-encoded; no two texts collide."""
    if _PLAIN.fullmatch(text):
        return text
    segments = ("".join(map(_escape_character, segment)) for segment in text.split("/"))
    # "." and ".." would be taken for steps in a path.
    return "/".join(segment.replace(".", "%2E") if segment in (".", "..") else segment for segment in segments)


def unescape(local: str) -> str:
    """The text that `escape` made this of."""
    return unquote(local, errors="surrogatepass") if "%" in local else local


@lru_cache(maxsize=4096)
def _escape_character(character: str) -> str:
    # Letters and marks above the basic plane's private areas are all allowed in IRIs; format characters are not letters.
    if character in "-._~,:" or (character.isalnum() and (character.isascii() or _in_iri(character))):
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _in_iri(character: str) -> bool:
    point = ord(character)
    return 0xA0 <= point <= 0xD7FF or 0xF900 <= point <= 0xFDCF or 0xFDF0 <= point <= 0xFFEF or 0x10000 <= point <= 0xEFFFD


class Names:
    """Makes the IRIs of resources under one base, each once."""

    def __init__(self, base: str = DEFAULT_BASE):
        if not _BASE.fullmatch(base):
            raise KgError(f"--base {base!r} is not an absolute IRI that ends with / or #: write it like {DEFAULT_BASE}")
        self.base = base
        self.prefixes = prefixes(base)
        self.iri = lru_cache(maxsize=65536)(self._iri)

    def _iri(self, kind: str, local: str) -> NamedNode:
        """A resource of a kind ("entity", "statement", …): its local name is any text."""
        return NamedNode(f"{self.base}{kind}/{escape(local)}")

    @lru_cache(maxsize=16384)  # noqa: B019 (a writer has one Names, for as long as it lives)
    def relation(self, name: str) -> NamedNode:
        """A relation; these lie under a namespace of their own, whatever the base."""
        return NamedNode(REL + escape(name))

    def local(self, iri: str) -> str:
        """The text that the last part of a resource's IRI was made of ("Ada_Lovelace")."""
        path = iri[len(self.base) :] if iri.startswith(self.base) else ""
        kind, slash, local = path.partition("/")
        return unescape(local) if slash and kind in KINDS else local_name(iri)


def local_name(iri: str) -> str:
    """The last part of a term's IRI ("Person", "held_off")."""
    return unescape(iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :])


def web_address(url: str) -> NamedNode | Literal:
    """A document's address as an IRI where it is one for the web, else as text."""
    if re.match(r"https?://", url, re.IGNORECASE):
        try:
            return NamedNode(clean(url).strip())
        except ValueError:  # spaces, braces and the like: keep the words
            pass
    return Literal(clean(url))


# Literals --------------------------------------------------------------------------------------------------------------

# What XML 1.0 (and so SPARQL results) cannot hold, and halves of surrogate pairs, which UTF-8 cannot.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What moves a terminal's cursor or turns the direction of writing; joiners, which some scripts need, stay.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")
_DURATION = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?")
_INTEGER, _DECIMAL, _BOOLEAN = (NamedNode(XSD + name) for name in ("integer", "decimal", "boolean"))
TRUE = Literal("true", datatype=_BOOLEAN)
_DAY, _MONTH, _YEAR, _MOMENT, _SPAN = (NamedNode(XSD + name) for name in ("date", "gYearMonth", "gYear", "dateTime", "duration"))


def clean(text: str) -> str:
    """The text with each character that RDF syntaxes cannot carry replaced by U+FFFD, so that offsets still hold."""
    return text if text.isprintable() else _UNFIT.sub("\ufffd", text)


def words(text: str) -> Literal:
    """A label in English, on one line."""
    return Literal(" ".join(clean(text).split()), language="en")


def string(text: str) -> Literal:
    """A plain string."""
    return Literal(clean(text))


@lru_cache(maxsize=8192)
def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


@lru_cache(maxsize=512)
def decimal(value: float) -> Literal:
    """An xsd:decimal of two digits, in the form that stores keep (0.9, not 0.90; 0, not -0)."""
    return Literal(f"{value:z.2f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def number(value: float) -> Literal | None:
    """A number as xsd:integer or xsd:decimal; None for what is neither (infinity)."""
    if not isfinite(value):
        return None
    if float(value).is_integer():
        return integer(int(value))
    return Literal(f"{value:.6f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def moment(value: str) -> Literal | None:
    """An ISO 8601 date, month, year, time or duration as a typed literal; None where it is none of these, or not in the calendar."""
    if value.startswith("P"):
        weeks = re.fullmatch(r"P(\d+)W", value)  # ISO has weeks, XML Schema has not
        value = f"P{int(weeks[1]) * 7}D" if weeks else value
        return Literal(value, datatype=_SPAN) if _DURATION.fullmatch(value) else None
    try:
        if not (match := _DATE.fullmatch(value)):
            parsed = datetime.fromisoformat(value) if "T" in value else None
            return Literal(parsed.isoformat(), datatype=_MOMENT) if parsed else None
        date(int(match[1]), int((match[2] or "-1")[1:]), int((match[3] or "-1")[1:]))
    except ValueError:
        return None
    return Literal(value, datatype=_DAY if match[3] else _MONTH if match[2] else _YEAR)


def visible(text: str) -> str:
    """The text for a terminal: on one line, without characters that move the cursor or turn the direction of writing."""
    text = " ".join(text.split())
    return text if text.isprintable() else _UNSEEN.sub("\ufffd", text)
