"""SHACL shapes as SPARQL: each constraint becomes one query for what breaks it, over the whole graph at once.

The constructs that `ontology/shapes.ttl` uses, and their kin, are compiled (https://www.w3.org/TR/shacl/); shapes with others are told
apart, so that a full SHACL engine can take them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import OntologyError, QueryError
from kg.graph.guard import refuse_query
from kg.graph.sparql import one_line

SH, RDF = "http://www.w3.org/ns/shacl#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD, LANG_STRING = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
Node = NamedNode | BlankNode | Literal

# Datatypes whose lexical form a cast of the engine can check; a literal of another datatype is taken as it is.
_CAST = frozenset(("boolean", "decimal", "integer", "double", "float", "date", "time", "dateTime", "duration", "gYear", "gYearMonth"))
_KINDS = {
    "IRI": "isIRI({0})", "Literal": "isLiteral({0})", "BlankNode": "isBlank({0})", "BlankNodeOrIRI": "!isLiteral({0})",
    "IRIOrLiteral": "!isBlank({0})", "BlankNodeOrLiteral": "!isIRI({0})",
}  # fmt: skip
_ORDERS = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "maxExclusive": "<"}
_LENGTHS = {"minLength": ">=", "maxLength": "<="}
_ABOUT = frozenset(("path", "message", "flags", "severity", "name", "description", "order", "group", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))  # fmt: skip


class Unsupported(Exception):
    """A construct that is not compiled here."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query for what breaks one constraint: its rows have ?this, and ?value where one is wrong.

    `message` is the shape's, whose {?name} are filled from the row; `focus` are the nodes to ask it of one by one, where it is the
    shape's own query.
    """

    sparql: str
    message: str
    focus: tuple[Node, ...] = ()


def compile_shapes(path: str | os.PathLike, *, subclasses: bool = True) -> list[Check]:
    """The checks of a shapes file. Raises OntologyError where it cannot be used, Unsupported where it says more than is compiled here.

    `subclasses` is False where the data have none, which spares looking for them.
    """
    shapes = ox.Store()
    try:
        shapes.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError, ValueError) as error:
        raise OntologyError(f"{path}: the shapes cannot be read: {one_line(error)}") from error
    found = [quad.subject for quad in shapes.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(SH + "NodeShape"), None)]
    if not found:
        raise OntologyError(f"{path}: there is no sh:NodeShape in this file")
    compiler = _Compiler(shapes, subclasses)
    try:
        return [check for shape in sorted(found, key=str) for check in compiler.checks(shape)]
    except QueryError as error:
        raise OntologyError(f"{path}: a shape cannot be used: {error}") from error


class _Compiler:
    def __init__(self, shapes: ox.Store, subclasses: bool):
        self.shapes = shapes
        self.isa = "a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>*" if subclasses else "a"
        self._fresh = 0

    # Reading the shapes

    def values(self, node: Node, name: str) -> list[Node]:
        return [quad.object for quad in self.shapes.quads_for_pattern(node, NamedNode(SH + name), None, None)]

    def one(self, node: Node, name: str) -> Node | None:
        return next(iter(self.values(node, name)), None)

    def items(self, node: Node) -> Iterator[Node]:
        """The members of an RDF list."""
        while node.value != RDF + "nil":
            first, rest = (
                next(iter(self.shapes.quads_for_pattern(node, NamedNode(RDF + part), None, None))).object for part in ("first", "rest")
            )
            yield first
            node = rest

    def parts(self, shape: Node) -> list[tuple[str, Node]]:
        """What SHACL says of a shape: (local name, value)."""
        found = self.shapes.quads_for_pattern(shape, None, None, None)
        return sorted(((q.predicate.value.removeprefix(SH), q.object) for q in found if q.predicate.value.startswith(SH)), key=str)

    def variable(self) -> str:
        self._fresh += 1
        return f"?x{self._fresh}"

    # Checks

    def checks(self, shape: Node) -> Iterator[Check]:
        """The checks of a node shape that has targets; one without is only used by others."""
        for target in self.targets(shape):
            for name, value in self.parts(shape):
                if name == "property":
                    yield from self.property_checks(target, value)
                elif name == "sparql":
                    yield self.sparql_check(shape, value)
                elif name not in _ABOUT:
                    yield Check(
                        f"SELECT DISTINCT ?this WHERE {{ {target} FILTER (!({self.value(name, value, shape, '?this')})) }}",
                        self.message(shape),
                    )

    def targets(self, shape: Node) -> Iterator[str]:
        """What binds ?this to the nodes that the shape is for."""
        yield from (f"?this {self.isa} {value} ." for value in self.values(shape, "targetClass"))
        yield from (f"VALUES ?this {{ {value} }}" for value in self.values(shape, "targetNode"))
        # Each node once, however many triples make it a target.
        subjects, objects = ("?this {} ?any", "targetSubjectsOf"), ("?any {} ?this", "targetObjectsOf")
        for pattern, name in (subjects, objects):
            yield from (f"{{ SELECT DISTINCT ?this WHERE {{ {pattern.format(value)} }} }}" for value in self.values(shape, name))

    def property_checks(self, target: str, shape: Node) -> Iterator[Check]:
        """The checks of a property shape, for the nodes of a target."""
        path, message = self.path(shape), self.message(shape)
        for name, value in self.parts(shape):
            if name in _ABOUT:
                continue
            if broken := self.counted(name, value, path, "?this"):
                yield Check(f"SELECT DISTINCT ?this WHERE {{ {target} FILTER ({broken}) }}", message)
            elif name == "lessThan":
                other = self.variable()
                broken = f"?this {path} ?value ; {value} {other} . FILTER (!COALESCE(?value < {other}, false))"
                yield Check(f"SELECT DISTINCT ?this ?value WHERE {{ {target} {broken} }}", message)
            else:
                broken = f"?this {path} ?value . FILTER (!({self.value(name, value, shape, '?value')}))"
                yield Check(f"SELECT DISTINCT ?this ?value WHERE {{ {target} {broken} }}", message)

    def sparql_check(self, shape: Node, constraint: Node) -> Check:
        """The shape's own query, asked of its target nodes one by one."""
        focus = tuple(self.values(shape, "targetNode"))
        select = self.one(constraint, "select")
        if not focus or select is None:
            raise Unsupported("sh:sparql without sh:targetNode")
        declared = [part for source in self.values(constraint, "prefixes") for part in self.values(source, "declare")]
        prefixes = (f"PREFIX {self.one(part, 'prefix').value}: <{self.one(part, 'namespace').value}>" for part in declared)
        sparql = "\n".join([*prefixes, select.value])
        refuse_query(sparql, prefixes={})
        return Check(sparql, self.message(constraint), focus)

    def message(self, shape: Node) -> str:
        found = self.one(shape, "message")
        return found.value if found else "breaks its shape"

    def path(self, shape: Node) -> str:
        path = self.one(shape, "path")
        if not isinstance(path, NamedNode):
            raise Unsupported("a path of more than one property")
        return str(path)

    # Constraints as expressions

    def counted(self, name: str, value: Node, path: str, focus: str) -> str | None:
        """That a node has too few or too many values; None for constraints that are not about their number."""
        if name == "hasValue":
            return f"NOT EXISTS {{ {focus} {path} {value} }}"
        if name not in ("minCount", "maxCount"):
            return None
        number = int(value.value) + (name == "maxCount")
        if number == 0:
            return "false"
        several = [self.variable() for _ in range(number)]
        apart = "".join(f" FILTER (!sameTerm({a}, {b}))" for i, a in enumerate(several) for b in several[:i])
        enough = f"EXISTS {{ {focus} {path} {', '.join(several)} .{apart} }}"
        return f"!({enough})" if name == "minCount" else enough

    def conforms(self, shape: Node, focus: str) -> str:
        """That a node conforms to a shape (or property shape), as an expression."""
        if self.one(shape, "path") is not None:
            return self.property_conforms(shape, focus)
        found = [
            self.property_conforms(value, focus) if name == "property" else self.value(name, value, shape, focus)
            for name, value in self.parts(shape)
            if name not in _ABOUT
        ]
        return " && ".join(f"({part})" for part in found) or "true"

    def property_conforms(self, shape: Node, focus: str) -> str:
        path, found = self.path(shape), []
        for name, value in self.parts(shape):
            if name in _ABOUT:
                continue
            if broken := self.counted(name, value, path, focus):
                found.append(f"!({broken})")
            else:
                each = self.variable()
                found.append(f"NOT EXISTS {{ {focus} {path} {each} FILTER (!({self.value(name, value, shape, each)})) }}")
        return " && ".join(f"({part})" for part in found) or "true"

    def value(self, name: str, value: Node, shape: Node, of: str) -> str:
        """That a value fulfils a constraint, as an expression that is never an error."""
        make = _VALUES.get(name)
        if make is None:
            raise Unsupported(f"sh:{name}")
        return f"COALESCE({make(self, value, shape, of)}, false)"


def _datatype(_: _Compiler, value: Node, __: Node, of: str) -> str:
    if value.value == LANG_STRING:
        return f'isLiteral({of}) && lang({of}) != ""'
    kind = value.value.removeprefix(XSD)
    # A cast of what is not in the datatype's form is an error, and so not fulfilled.
    formed = f" && STRLEN(STR({value}(STR({of})))) >= 0" if kind in _CAST else ""
    return f"isLiteral({of}) && datatype({of}) = {value}{formed}"


def _pattern(compiler: _Compiler, value: Node, shape: Node, of: str) -> str:
    flags = compiler.one(shape, "flags")
    return f"!isBlank({of}) && REGEX(STR({of}), {value}{f', {flags}' if flags else ''})"


def _order(sign: str) -> Callable:
    return lambda _, value, __, of: f"{of} {sign} {value}"


def _length(sign: str) -> Callable:
    return lambda _, value, __, of: f"!isBlank({of}) && STRLEN(STR({of})) {sign} {value}"


def _any(compiler: _Compiler, value: Node, _: Node, of: str) -> str:
    return " || ".join(f"({compiler.conforms(item, of)})" for item in compiler.items(value)) or "false"


# Constraint → what makes an expression of it: (compiler, the constraint's value, its shape, the variable of the value).
_VALUES: dict[str, Callable[[_Compiler, Node, Node, str], str]] = {
    "datatype": _datatype,
    "nodeKind": lambda _, value, __, of: _KINDS[value.value.removeprefix(SH)].format(of),
    "class": lambda compiler, value, _, of: f"EXISTS {{ {of} {compiler.isa} {value} }}",
    "node": lambda compiler, value, _, of: compiler.conforms(value, of),
    "in": lambda compiler, value, _, of: " || ".join(f"sameTerm({of}, {item})" for item in compiler.items(value)) or "false",
    "pattern": _pattern,
    "or": _any,
    "and": lambda compiler, value, _, of: " && ".join(f"({compiler.conforms(item, of)})" for item in compiler.items(value)) or "true",
    "not": lambda compiler, value, _, of: f"!({compiler.conforms(value, of)})",
    **{name: _order(sign) for name, sign in _ORDERS.items()},
    **{name: _length(sign) for name, sign in _LENGTHS.items()},
}
