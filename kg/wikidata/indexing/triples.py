"""Items from the truthy dump in N-Triples (https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format).

The triples of an entity stand together. The best statements stand there without qualifiers: positions have no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.wikidata.indexing.items import BEGINNINGS, CLASSES, COUNTRIES, ENDS, PARENTS, PLACES, POINT, POSITION, SHORT_NAME
from kg.wikidata.indexing.record import Record, Rows

_ENTITY = rb"<https?://www\.wikidata\.org/(?:entity/|wiki/Special:EntityData/)([QPL]\d+)"
_SUBJECT = re.compile(_ENTITY)
_ARTICLE = re.compile(rb"<[^>]*> <http://schema\.org/about> " + _ENTITY)
_TRIPLE = re.compile(rb"<https?://[^>]*> <https?://([^>]*)> (.*) \.$")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?$')
_ESCAPE = re.compile(r'\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[tbnrf"\'\\])')
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_POINT = re.compile(r"Point\((-?[\d.]+(?:E-?\d+)?) (-?[\d.]+(?:E-?\d+)?)\)", re.I)
_LABELS = {
    b"www.w3.org/2000/01/rdf-schema#label": "label",
    b"www.w3.org/2004/02/skos/core#altLabel": "alias",
    b"schema.org/description": "about",
}
_DIRECT = b"www.wikidata.org/prop/direct/"
_SITELINKS, _ABOUT = b"wikiba.se/ontology#sitelinks", b"schema.org/about"
_PROPERTIES = frozenset(name.encode() for name in (*COUNTRIES, *PLACES, *BEGINNINGS, *ENDS, CLASSES, PARENTS, POINT, POSITION, SHORT_NAME))


def entity_of(line: bytes) -> bytes | None:
    """The entity that a line is about ("Q31"), None where it does not say."""
    found = _SUBJECT.match(line) or _ARTICLE.match(line)
    return found.group(1) if found else None


def split(data: bytes) -> tuple[bytes, bytes, bytes | None]:
    """What belongs to an entity that began before, whole entities, and the beginning of one that goes on; None where no entity begins."""
    lines = data.split(b"\n")
    # The first and the last line may be parts.
    owners = [entity_of(line) for line in lines[1:-1]]
    named = [(number, owner) for number, owner in enumerate(owners, 1) if owner]
    starts = [number for (_, before), (number, owner) in pairwise(named) if owner != before]
    if not starts:
        return data, b"", None
    first, last = starts[0], starts[-1]
    return b"\n".join(lines[:first]) + b"\n", b"".join(line + b"\n" for line in lines[first:last]), b"\n".join(lines[last:])


def read_triples(data: bytes, languages: tuple[str, ...], rows: Rows) -> None:
    """Adds the items of whole lines."""
    current, reader = None, None
    for line in data.split(b"\n"):
        if not line or line.startswith(b"#"):
            continue
        if not line.startswith((b"<", b"_:")) or not line.endswith(b" ."):
            rows.spoil(line)
            continue
        owner = entity_of(line)
        if owner and owner != current:
            if reader:
                rows.add(reader.record())
            current, reader = owner, _Reader(int(owner[1:]), languages) if owner.startswith(b"Q") else None
        if reader and (triple := _TRIPLE.match(line)):
            try:
                reader.read(line, triple.group(1), triple.group(2))
            except ValueError:
                rows.spoil(line)
    if reader:
        rows.add(reader.record())


class _Reader:
    """Gathers what the triples say of one item."""

    def __init__(self, id: int, languages: tuple[str, ...]) -> None:
        self.id, self.languages = id, languages
        self.texts: dict[str, dict[str, list[str]]] = {"label": {}, "alias": {}, "about": {}}
        self.objects: dict[str, list[str]] = {}
        self.counted, self.articles = 0, 0

    def read(self, line: bytes, predicate: bytes, object: bytes) -> None:
        """Takes in one triple; ValueError where its object is not of the form that its predicate needs."""
        if kind := _LABELS.get(predicate):
            text, language = _literal(object)
            if language == "mul" or language.split("-")[0] in self.languages:
                self.texts[kind].setdefault(language, []).append(text)
        elif predicate.startswith(_DIRECT):
            if (property := predicate.removeprefix(_DIRECT)) in _PROPERTIES:
                self.objects.setdefault(property.decode(), []).append(object.decode())
        elif predicate == _SITELINKS:
            self.counted = int(_literal(object)[0])
        elif predicate == _ABOUT and b"/Special:EntityData/" not in line:
            self.articles += 1

    def record(self) -> Record:
        """What all triples together say."""
        labels, aliases, about = self.texts["label"], self.texts["alias"], self.texts["about"]
        present = sorted({*labels, *aliases} - {*self.languages, "mul"})
        spoken = [*self.languages, "mul", *present]
        short = [text for text, language in map(_literal_or_none, self.objects.get(SHORT_NAME, ())) if language in spoken]
        names = [name for table in (labels, aliases) for code in spoken for name in table.get(code, ())] + short
        record = Record(self.id, names[0] if names else "", names=list(dict.fromkeys(names)))
        record.about = next((about[code][0] for code in spoken if code in about), "")
        record.sitelinks = self.counted or self.articles
        record.classes, record.parents = list(self._numbers(CLASSES)), list(self._numbers(PARENTS))
        record.country = next((number for property in COUNTRIES for number in self._numbers(property)), None)
        record.near = next((number for property in PLACES for number in self._numbers(property)), None)
        record.born = next((year for property in BEGINNINGS for year in self._years(property)), None)
        record.died = next((year for property in ENDS for year in self._years(property)), None)
        points = (found for object in self.objects.get(POINT, ()) if (found := _POINT.search(object)))
        record.point = next(((float(found.group(2)), float(found.group(1))) for found in points), None)
        record.offices = [(position, None, None) for position in self._numbers(POSITION)]
        return record

    def _numbers(self, property: str) -> Iterator[int]:
        for object in self.objects.get(property, ()):
            number = object.rpartition("/Q")[2].rstrip(">")
            if number.isdigit():
                yield int(number)

    def _years(self, property: str) -> Iterator[int]:
        for object in self.objects.get(property, ()):
            year = object.lstrip('"').lstrip("+")
            if "T" in year and (number := year[: year.find("-", 1)]).lstrip("-").isdigit():
                yield int(number)


def _literal(object: bytes) -> tuple[str, str]:
    """The text and language of a literal; ValueError where it is none."""
    found = _LITERAL.match(object.decode())
    if not found:
        raise ValueError("no literal")
    text, language = found.groups()
    return (_ESCAPE.sub(_unescape, text) if "\\" in text else text), (language or "").lower()


def _literal_or_none(object: str) -> tuple[str, str]:
    try:
        return _literal(object.encode())
    except ValueError:
        return "", ""


def _unescape(found: re.Match) -> str:
    code = found.group(1)
    if code[0] in "uU":
        number = int(code[1:], 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _PLAIN.get(code, code)
