"""Reads the ontology and lexicon, Turtle, into plain data.

The vocabulary of the lexicon (kgo:Verb, kgo:Noun, kgo:RoleTitle, kgo:Demonym and their properties) is documented in kg.ttl.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import OntologyError
from kg.graph.terms import KGO, OWL, RDF, RDFS
from kg.model import Noun, Ontology, OntologyClass, OntologyProperty, Role, Verb

FILES = ("kg.ttl", "lexicon.ttl")
_NAME = len(KGO)
_CLASS_TYPES = frozenset((OWL + "Class", RDFS + "Class"))
_PROPERTY_TYPES = frozenset(OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")) | {RDF + "Property"}

# A record is what a file says of one subject: property (shortened) → values (shortened, in order).
Record = Mapping[str, list[str]]


def read_ontology(folder: str | os.PathLike | None = None, extra: str | os.PathLike | None = None) -> Ontology:
    """The ontology of `folder` (default: the one that ships with the package), with the user's file or folder `extra` on top of it.

    A word that `extra` defines replaces the shipped word. Raises OntologyError with file and line.
    """
    files = [path for name in FILES if (path := ontology_folder(folder) / name).exists()]
    if not files:
        raise OntologyError(f"{ontology_folder(folder)}: no ontology here: a folder with {' and '.join(FILES)} is needed")
    if extra is not None:
        files += _turtle_files(Path(extra))
    tables: tuple[dict, ...] = ({}, {}, {}, {}, {}, {})
    for path in files:
        for subject, record in records(path).items():
            _enter(tables, subject, record, path)
    return Ontology(*tables)


@cache
def ontology_folder(folder: str | os.PathLike | None = None) -> Path:
    """Where the ontology lies: the given folder, that of the installed package, or that of the checkout."""
    if folder is not None:
        return Path(folder)
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "ontology", package.parent / "ontology"):
        if (candidate / FILES[0]).exists():
            return candidate
    raise OntologyError(f"{package / 'ontology'}: the ontology is missing from this installation: install the package again")


def records(path: Path) -> dict[str, Record]:
    """What a Turtle file says, by subject."""
    found: dict[str, dict[str, list[str]]] = {}
    subject, record, short = None, {}, {}
    for triple in _triples(path):
        if triple.subject != subject:  # subjects come in blocks
            subject = triple.subject
            record = found.setdefault(_shorten(subject.value), {})
        predicate = triple.predicate.value
        if (key := short.get(predicate)) is None:
            key = short[predicate] = _shorten(predicate)
        value = triple.object
        record.setdefault(key, []).append(_shorten(value.value) if isinstance(value, NamedNode) else value.value)
    return found


def _triples(path: Path) -> Iterator:
    try:
        yield from parse(path=str(path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise OntologyError(f"{path}, line {error.lineno}: not valid Turtle: {error.msg}") from error
    except (OSError, UnicodeError, AttributeError) as error:
        raise OntologyError(f"{path}: cannot be read as Turtle ({error})") from error


def _turtle_files(path: Path) -> list[Path]:
    if path.is_dir():
        if files := sorted(path.glob("*.ttl")):
            return files
        raise OntologyError(f"{path}: no Turtle file (.ttl) in this folder")
    if path.is_file():
        return [path]
    raise OntologyError(f"{path}: there is no such ontology file")


def _shorten(iri: str) -> str:
    """The local name of a term of ours, the whole IRI of others; "a" for rdf:type."""
    if iri.startswith(KGO):
        return iri[_NAME:]
    return "a" if iri == RDF + "type" else iri


def _one(record: Record, key: str) -> str | None:
    values = record.get(key)
    return values[0] if values else None


def _flag(record: Record, key: str) -> bool:
    return _one(record, key) in ("true", "1")


def _verb(record: Record) -> Verb:
    return Verb(_one(record, "lemma"), _one(record, "evokes"), _one(record, "specialises"), _one(record, "complement"), _flag(record, "speech"))


def _noun(record: Record) -> Noun:
    return Noun(
        _one(record, "lemma"), _one(record, "nominalises"), _one(record, "evokes"), _one(record, "complement"),
        _flag(record, "speech"), _flag(record, "light"), _one(record, "denotes"),
    )  # fmt: skip


def _role(record: Record) -> Role:
    lemma = _one(record, "lemma")
    relation = _one(record, "relation") or lemma.replace(" ", "_") + "_of"
    return Role(lemma, relation, _one(record, "specialises"), _one(record, "holder") or "Person", _one(record, "scope"))


# Classes of lexical entries, in the order of the ontology's tables after classes and properties.
_ENTRIES = {"Verb": (2, _verb), "Noun": (3, _noun), "RoleTitle": (4, _role), "Demonym": (5, lambda record: _one(record, "place"))}


def _enter(tables: tuple[dict, ...], subject: str, record: Record, path: Path) -> None:
    """Puts one record into the table it belongs to."""
    for kind in record.get("a", ()):
        if kind in _ENTRIES:
            if not (lemma := _one(record, "lemma")):
                raise OntologyError(f"{path}: {subject} has no kgo:lemma: give it one, it is the word that is looked up")
            table, make = _ENTRIES[kind]
            tables[table][lemma] = make(record)
        elif kind in _CLASS_TYPES:
            tables[0][subject] = OntologyClass(subject, _label(record, subject), _comment(record), tuple(record.get(RDFS + "subClassOf", ())))
        elif kind in _PROPERTY_TYPES:
            domain, range_ = _one(record, RDFS + "domain"), _one(record, RDFS + "range")
            parents = tuple(record.get(RDFS + "subPropertyOf", ()))
            tables[1][subject] = OntologyProperty(subject, _label(record, subject), _comment(record), parents, domain, range_)


def _label(record: Record, subject: str) -> str:
    return _one(record, RDFS + "label") or subject


def _comment(record: Record) -> str:
    return _one(record, RDFS + "comment") or ""
