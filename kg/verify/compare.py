"""A document's page in the graph against the page of the document read anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.graph import vocabulary as v
from kg.graph.facts import Term
from kg.graph.terms import Names, clean, visible
from kg.verify.anew import Anew
from kg.verify.entities import Elsewhere, differences
from kg.verify.failures import Failure
from kg.verify.page import Page

# How properties of statements are called where something is wrong with them; others go by their own names.
CALLED = {
    v.subject: "subject", v.object_: "object", v.predicate: "relation", v.factuality: "factuality", v.source: "source", v.attribution: "attribution",
    v.derived_from: "evidence", v.confidence: "confidence", v.time: "time", v.interval: "time", v.duration: "duration", v.time_text: "words of the time",
    v.place: "place", v.content: "content", v.premise: "premise", v.a: "class", v.text: "text", v.start: "start", v.end: "end", v.document: "document",
    v.text_hash: "hash of the text", v.attributed_by: "attributing word", v.parent: "source behind the source", v.issued: "date", v.title: "title",
    v.involves: "involves", v.has_member: "has the member", v.label: "is called", v.alias: "is called",
}  # fmt: skip


@dataclass(slots=True)
class Comparison:
    """One document: its page in the graph, and what it is held against."""

    document: str
    stored: Page
    names: Names
    text: str
    elsewhere: Elsewhere
    misplaced: set[str] = field(default_factory=set)

    def with_text(self) -> Iterator[Failure]:
        """What the text alone can tell: whether each sentence is where the graph says."""
        self.misplaced = set()
        for node in self.stored.kind(self.names, "evidence"):
            found = self.stored.own[node]
            start, end, said = (next((term.value for term in found.get(property, ())), "") for property in (v.start, v.end, v.text))
            here = self.text[int(start) : int(end)] if start.isdecimal() and end.isdecimal() else ""
            if clean(here) != said:
                self.misplaced.add(node)
                problem = f"the sentence is not at characters {start}–{end} of the source, where it says “{visible(here)}”"
                yield from (self.failure(problem, statement) for statement in self.holders(node))

    def with_reading(self, anew: Anew) -> Iterator[Failure]:
        """What differs from the document read anew."""
        yield from self.with_text()
        statements = set(self.stored.kind(self.names, "statement"))
        read = set(anew.page.kind(self.names, "statement"))
        yield from (self.failure("read again, the document makes no such statement", node) for node in sorted(statements - read))
        for node in sorted(read - statements):
            statement = anew.statements[self.names.local(node)]
            ends = [mention.text if mention else "(nobody)" for mention in (statement.subject, statement.object)]
            words = f"{ends[0]} – {statement.predicate.text} – {ends[1]}"
            yield Failure(
                self.document,
                "read again, the document makes this statement, and the graph lacks it",
                self.names.local(node),
                words,
                _sentence(statement),
            )
        for node in sorted(set(self.stored.own) | set(anew.page.own)):
            if node not in statements ^ read and node not in self.misplaced:
                yield from self._node(node, anew)
        for node in sorted(set(self.stored.entities) | set(anew.page.entities)):
            yield from (Failure(self.document, problem) for problem in self._entity(node, anew))
        for id, mention in anew.loose.items():
            yield self.failure(f"“{mention.text}” is neither in the sentence nor resolved", self.names.iri("statement", id).value)

    def _node(self, node: str, anew: Anew) -> Iterator[Failure]:
        has, wanted = self.stored.own.get(node, {}), anew.page.own.get(node, {})
        if not has or not wanted:
            if has or not self._is_of_missing(node, anew):
                problem = f"{self.word(node)} is {'not what the text says' if has else 'missing'}"
                yield from (self.failure(problem, holder) for holder in self.holders(node))
            return
        swapped = _is_swapped(has, wanted)
        if swapped:
            yield self.failure("subject and object are swapped", node)
        for property in sorted(set(has) | set(wanted), key=lambda term: term.value):
            if swapped and property in (v.subject, v.object_):
                continue
            problem = self._difference(property, has.get(property, set()), wanted.get(property, set()), anew)
            if problem:
                yield from (self.failure(problem, holder) for holder in self.holders(node))

    def _is_of_missing(self, node: str, anew: Anew) -> bool:
        """Whether a node that the graph lacks hangs on statements only that it lacks too."""
        holders = _holders(anew.page, node, self.names)
        return bool(holders) and not any(holder in self.stored.own for holder in holders)

    def _difference(self, property: Term, has: set, wanted: set, anew: Anew) -> str:
        """What is wrong with a property's values, in words; "" where they are those read anew."""
        if has == wanted:
            return ""
        name = CALLED.get(property) or self.names.local(property.value)
        found, expected = (self.words(terms, anew) for terms in (has - wanted, wanted - has))
        if property == v.text_hash:
            return "the hash of its text is not the source's"
        if not found:
            return f"the {name} {expected} is missing"
        return f"the {name} is {found}, the text says {expected}" if expected else f"the {name} {found} is not in the text"

    def _entity(self, node: str, anew: Anew) -> Iterator[str]:
        """What the document has wrong of an entity, in words."""
        here = [node in page.entities for page in (self.stored, anew.page)]
        if not all(here):
            yield f"{self.word(node, anew)} {'is not named in the text' if here[0] else 'is missing'}"
            return
        for property, more, lacking in differences(node, self.stored, anew, self.names, self.elsewhere):
            name = CALLED.get(property) or self.names.local(property.value)
            told = (more, "which the text does not say"), (lacking, "which is missing")
            yield from (f"{self.word(node)}: {name} {self.words(terms, anew)}, {what}" for terms, what in told if terms)

    def with_policy(self, allowed: set[tuple]) -> Iterator[Failure]:
        """Plain triples against those that the policy makes of the statements."""
        plain = set(self.stored.plain)
        for triple in sorted(plain - allowed, key=str):
            yield Failure(
                self.document, "the plain triple is there, and no statement that the policy lets through says so", words=self.triple(triple)
            )
        for triple in sorted(allowed - plain, key=str):
            yield self.failure("the plain triple is missing", self._saying(triple), self.triple(triple))

    def _saying(self, triple: tuple) -> str:
        parts = (v.subject, v.predicate, v.object_)
        return next(
            (
                n
                for n in self.stored.kind(self.names, "statement")
                if all(term in self.stored.own[n].get(p, ()) for term, p in zip(triple, parts, strict=True))
            ),
            "",
        )

    # How things are called ------------------------------------------------------------------------------------------------

    def failure(self, problem: str, node: str = "", words: str = "") -> Failure:
        """A failure of a statement (by its IRI), or of the document where there is none."""
        if "/statement/" not in node:
            return Failure(self.document, problem, words=words)
        found = self.stored.own.get(node, {})
        ends = [self.words(found.get(part, ())) for part in (v.subject, v.predicate, v.object_)]
        evidence = sorted((self.stored.own.get(term.value, {}) for term in found.get(v.derived_from, ())), key=str)
        sentence = " … ".join(visible(term.value) for one in evidence for term in one.get(v.text, ()))
        return Failure(self.document, problem, self.names.local(node), " – ".join(end or "(nobody)" for end in ends), sentence)

    def holders(self, node: str) -> list[str]:
        """The statements that a node is part of; itself where it is one, [""] where it is the document's."""
        return _holders(self.stored, node, self.names) or [""]

    def triple(self, triple: tuple) -> str:
        """A triple in words."""
        return " – ".join(self.word(term.value) for term in triple)

    def words(self, terms, anew: Anew | None = None) -> str:
        """Terms in words, as a list."""
        return ", ".join(sorted(visible(self.word(term.value, anew)) for term in terms))

    def word(self, value: str, anew: Anew | None = None) -> str:
        """An entity's label, in the graph or as it is read anew, another resource's local name, or a literal's text."""
        labels = self.stored.said(value, v.label) or (anew.page.said(value, v.label) if anew else ())
        if labels:
            return max((term.value for term in labels), key=len)
        return self.names.local(value) if value.startswith(("http://", "https://", self.names.base)) else value


def _is_swapped(has: dict, wanted: dict) -> bool:
    """Whether subject and object stand in each other's place."""
    ends = [page.get(part) for page in (has, wanted) for part in (v.subject, v.object_)]
    return None not in ends and ends[:2] == ends[:1:-1] and ends[0] != ends[1]


def _holders(page: Page, node: str, names: Names) -> list[str]:
    """The statements of a page that a node hangs on, at any depth."""
    found, seen, frontier = set(), {node}, [node]
    while frontier:
        last = frontier.pop()
        if last.startswith(f"{names.base}statement/"):
            found.add(last)
            continue
        above = page.above(last) - seen
        seen |= above
        frontier += above
    return sorted(found)


def _sentence(statement) -> str:
    return " … ".join(visible(span.text) for span in statement.evidence)
