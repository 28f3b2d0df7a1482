"""Domains and ranges of a user's properties as checks: which statements tie what the ontology says they cannot."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph import vocabulary as v
from kg.graph.shapes import Check
from kg.graph.terms import RDFS, class_term
from kg.model import Ontology

_SUBPROPERTY = NamedNode(RDFS + "subPropertyOf")


def signature_checks(ontology: Ontology) -> Iterator[Check]:
    """A check for each domain and range of the properties that are not ours: ours are as wide as news are, and conform to everything."""
    for name, known in sorted(ontology.properties.items()):
        if ":" not in name:
            continue
        for end, part, word in ((known.domain, v.subject, "subject"), (known.range, v.object_, "object")):
            if end and end in ontology.classes:
                yield _check(
                    ontology,
                    name,
                    end,
                    part,
                    f"is of a relation “{known.label}”, whose {word} is a {ontology.classes[end].label}, and has another",
                )


def _check(ontology: Ontology, name: str, end: str, part: NamedNode, message: str) -> Check:
    properties = " ".join(sorted(str(class_term(below)) for below in below_or_equal(ontology.properties, name)))
    classes = ", ".join(sorted(str(class_term(below)) for below in below_or_equal(ontology.classes, end)))
    return Check(
        f"SELECT DISTINCT ?this ?value WHERE {{ VALUES ?property {{ {properties} }} ?relation {_SUBPROPERTY} ?property . "
        f"?this {v.predicate} ?relation ; {part} ?value . FILTER NOT EXISTS {{ ?value a ?class . FILTER (?class IN ({classes})) }} }}",
        message,
    )


def below_or_equal(table, name: str) -> set[str]:
    """A class or property and all that are under it."""
    found, queue = {name}, [name]
    for above in queue:
        for other in table.values():
            if above in other.parents and other.name not in found:
                found.add(other.name)
                queue.append(other.name)
    return found
