"""Reads the ontology and lexicon, Turtle, into plain data.

The vocabulary of the lexicon (kgo:Verb, kgo:Noun, kgo:RoleTitle, kgo:Demonym and their properties) is documented in kg.ttl.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
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

TRANSFER = ("giver", "theme", "recipient")
_PARTS = {f"arg{number}": f"A{number}" for number in range(5)}

_OF = " of"  # a property's word that ends so is a role's title: "chair of"

_FRAME = frozenset(("Statement", "Inferred"))  # what every statement is, whatever it tells of

# A record is what a file says of one subject: property (shortened) → values (shortened, in order).
Record = Mapping[str, list[str]]


def read_ontology(folder: str | os.PathLike | None = None, extra: str | os.PathLike | None = None, *, alone: bool = False) -> Ontology:
    """The ontology of `folder` (default: the one that ships with the package), with the user's file or folder `extra` on top of it.

    A word that `extra` defines replaces the shipped word; a class or property with `kgo:lemma` is what that word leads to. With `alone`,
    the event classes and properties are those of `extra` only; what the lexicon knows of words for reading them stays.
    Raises OntologyError with file and line.
    """
    files = [path for name in FILES if (path := ontology_folder(folder) / name).exists()]
    if not files:
        raise OntologyError(f"{ontology_folder(folder)}: no ontology here: a folder with {' and '.join(FILES)} is needed")
    if extra is not None:
        files += turtle_files(Path(extra))
    tables: tuple[dict, ...] = ({}, {}, {}, {}, {}, {})
    triggers: list[tuple[str, Record]] = []
    shipped = 0 if extra is None or not alone else sum((ontology_folder(folder) / name).exists() for name in FILES)
    for number, path in enumerate(files, 1):
        for subject, record in records(path).items():
            _enter(tables, subject, record, path)
            if record.get("lemma") and (_CLASS_TYPES | _PROPERTY_TYPES) & set(record.get("a", ())):
                triggers.append((subject, record))
        if number == shipped:
            _leave_out_alignments(tables)
    for subject, record in triggers:
        _trigger(tables, subject, record)
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
    for triple in read_triples(path):
        if triple.subject != subject:  # subjects come in blocks
            subject = triple.subject
            record = found.setdefault(_shorten(subject.value), {})
        predicate = triple.predicate.value
        if (key := short.get(predicate)) is None:
            key = short[predicate] = _shorten(predicate)
        value = triple.object
        record.setdefault(key, []).append(_shorten(value.value) if isinstance(value, NamedNode) else value.value)
    return found


def read_triples(path: Path) -> Iterator:
    """The triples of a Turtle file; OntologyError with its line where it is none."""
    try:
        yield from parse(path=str(path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise OntologyError(f"{path}, line {error.lineno}: not valid Turtle: {error.msg}") from error
    except (OSError, UnicodeError, AttributeError) as error:
        raise OntologyError(f"{path}: cannot be read as Turtle ({error})") from error


def turtle_files(path: Path) -> list[Path]:
    """A file, or those of a folder; OntologyError where there is none."""
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
    return Verb(
        _one(record, "lemma"), _one(record, "evokes"), _one(record, "specialises"), _one(record, "complement"),
        _flag(record, "speech"), _parts(record),
    )  # fmt: skip


def _parts(record: Record) -> tuple[tuple[str, str], ...]:
    """Which numbered parts are giver, theme and recipient, as PropBank writes them ("A0")."""
    found = [(name, value) for name in TRANSFER if (value := _one(record, name))]
    for name, value in found:
        if value not in _PARTS:
            raise OntologyError(
                f"{_one(record, 'lemma')!r}: its kgo:{name} is {value}: write one of {', '.join(f'kgo:{part}' for part in _PARTS)}"
            )
    return tuple((name, _PARTS[value]) for name, value in found)


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
            tables[0][subject] = OntologyClass(
                subject, _label(record, subject), _comment(record), tuple(record.get(RDFS + "subClassOf", ()))
            )
        elif kind in _PROPERTY_TYPES:
            domain, range_ = _one(record, RDFS + "domain"), _one(record, RDFS + "range")
            parents = tuple(record.get(RDFS + "subPropertyOf", ()))
            tables[1][subject] = OntologyProperty(subject, _label(record, subject), _comment(record), parents, domain, range_)


def _trigger(tables: tuple[dict, ...], subject: str, record: Record) -> None:
    """Lets the words of a class or property (kgo:lemma) lead to it; what the lexicon knows of them besides stays."""
    classes, properties, verbs, nouns, roles, _ = tables
    for lemma in record["lemma"]:
        if subject in classes and _under(classes, subject, "Statement"):
            verbs[lemma] = replace(verbs.get(lemma, Verb(lemma)), event=subject)
        elif subject in classes:
            nouns[lemma] = replace(nouns.get(lemma, Noun(lemma)), type=subject)
        elif lemma.endswith(_OF):
            known, title = properties[subject], lemma.removesuffix(_OF)
            roles[title] = Role(title, lemma.replace(" ", "_"), subject, known.domain or "Person", known.range)
        elif subject in properties:
            verbs[lemma] = replace(verbs.get(lemma, Verb(lemma)), property=subject)


def _leave_out_alignments(tables: tuple[dict, ...]) -> None:
    """Takes away what leads from words to event classes and properties; a class that is not declared is not written."""
    classes, _, verbs, _, roles, _ = tables
    for name in [name for name in classes if name not in _FRAME and _under(classes, name, "Statement")]:
        del classes[name]
    for table in (verbs, roles):
        table.update({lemma: replace(entry, property=None) for lemma, entry in table.items() if entry.property})


def _under(classes: Mapping[str, OntologyClass], name: str, top: str) -> bool:
    """Whether a class is the other or under it."""
    queue = [name]
    for item in queue:
        queue += [parent for parent in (classes[item].parents if item in classes else ()) if parent not in queue]
    return top in queue


def _label(record: Record, subject: str) -> str:
    return _one(record, RDFS + "label") or subject


def _comment(record: Record) -> str:
    return _one(record, RDFS + "comment") or ""
