"""A document's page in the graph against the page of the document read anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.graph import vocabulary as v
from kg.graph.terms import Names, clean, visible
from kg.verify.anew import Anew
from kg.verify.failures import Failure
from kg.verify.page import Page

# How properties of statements are called where something is wrong with them; others go by their own names.
CALLED = {
    v.subject: "subject", v.object_: "object", v.predicate: "relation", v.factuality: "factuality", v.source: "source", v.attribution: "attribution",
    v.derived_from: "evidence", v.confidence: "confidence", v.time: "time", v.interval: "time", v.duration: "duration", v.time_text: "words of the time",
    v.place: "place", v.content: "content", v.premise: "premise", v.a: "class", v.text: "text", v.start: "start", v.end: "end", v.document: "document",
    v.text_hash: "hash of the text", v.attributed_by: "attributing word", v.parent: "source behind the source", v.issued: "date", v.title: "title",
}  # fmt: skip


@dataclass(slots=True)
class Comparison:
    """One document: its page in the graph, and what it is held against."""

    document: str
    stored: Page
    names: Names
    text: str
    taken_for: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    uses: list[tuple[str, str, str, object]] = field(default_factory=list)
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
        yield from self._one_entity_each()
        yield from self._ties(anew)
        for id, mention in anew.loose.items():
            yield self.failure(f"“{mention.text}” is neither in the sentence nor resolved", self.names.iri("statement", id).value)

    def _node(self, node: str, anew: Anew) -> Iterator[Failure]:
        has, wanted = self.stored.own.get(node, {}), anew.page.own.get(node, {})
        holders = self.holders(node)
        if not has or not wanted:
            if has or not self._is_of_missing(node, anew):
                yield from (
                    self.failure(f"{self.word(node)} is {'not what the text says' if has else 'missing'}", holder) for holder in holders
                )
            return
        if swapped := self._swapped(has, wanted, anew):
            yield self.failure(swapped, node)
        for property in sorted(set(has) | set(wanted), key=lambda term: term.value):
            if swapped and property in (v.subject, v.object_):
                continue
            problem = self._difference(node, property, has.get(property, set()), wanted.get(property, set()), anew)
            if problem:
                yield from (self.failure(problem, holder) for holder in self.holders(node))

    def _is_of_missing(self, node: str, anew: Anew) -> bool:
        """Whether a node that the graph lacks hangs on statements only that it lacks too."""
        holders = _holders(anew.page, node, self.names)
        return bool(holders) and not any(holder in self.stored.own for holder in holders)

    def _difference(self, node: str, property, has: set, wanted: set, anew: Anew) -> str:
        """What is wrong with a property's values, in words; "" where they are those read anew."""
        lacking, more = list(wanted - has), list(has - wanted)
        for stand_in in [term for term in lacking if term.value in anew.entities]:
            fitting = next((term for term in more if anew.fits(stand_in.value, term.value, self.stored, self.names)), None)
            if fitting is not None:
                lacking.remove(stand_in)
                more.remove(fitting)
                self.taken_for[stand_in.value][fitting.value] += 1
                self.uses.append((node, stand_in.value, fitting.value, property))
        if not lacking and not more:
            return ""
        name = CALLED.get(property) or self.names.local(property.value)
        found, expected = (self.words(terms, anew) for terms in (more, lacking))
        if property == v.text_hash:
            return "the hash of its text is not the source's"
        if not more:
            return f"the {name} {expected} is missing"
        return f"the {name} is {found}, the text says {expected}" if lacking else f"the {name} {found} is not in the text"

    def _swapped(self, has: dict, wanted: dict, anew: Anew) -> str:
        """Whether subject and object stand in each other's place."""
        ends = [next(iter(page.get(part, ())), None) for page in (has, wanted) for part in (v.subject, v.object_)]
        if None in ends or any(term.value not in anew.entities for term in ends[2:]):
            return ""
        subject, object_, read_subject, read_object = (term.value for term in ends)
        straight = anew.fits(read_subject, subject, self.stored, self.names) or anew.fits(read_object, object_, self.stored, self.names)
        crossed = anew.fits(read_subject, object_, self.stored, self.names) and anew.fits(read_object, subject, self.stored, self.names)
        return "subject and object are swapped" if crossed and not straight else ""

    def _one_entity_each(self) -> Iterator[Failure]:
        """What one entity of the text is called by two names of the graph: the rarer use is wrong."""
        for node, stand_in, entity, property in self.uses:
            best = max(self.taken_for[stand_in], key=lambda iri: (self.taken_for[stand_in][iri], iri))
            if entity != best:
                problem = f"the {CALLED.get(property, self.names.local(property.value))} is {self.word(entity)}, elsewhere in the document it is {self.word(best)}"
                yield from (self.failure(problem, holder) for holder in self.holders(node))

    def _ties(self, anew: Anew) -> Iterator[Failure]:
        """Members of groups, and names inside noun phrases, that the text does not have."""
        for property, called in ((v.has_member, "has the member"), (v.involves, "involves")):
            read = [(node, term.value) for node, found in anew.page.entities.items() for term in found.get(property, ())]
            for node, found in sorted(self.stored.entities.items()):
                for term in found.get(property, ()):
                    if not any(self._tie(pair, (node, term.value), anew) for pair in read):
                        problem = f"{self.word(node)} {called} {self.word(term.value)}, which the text does not say"
                        yield Failure(self.document, problem)

    def _tie(self, read: tuple[str, str], stored: tuple[str, str], anew: Anew) -> bool:
        pairs = zip(read, stored, strict=True)
        return all(stand_in in anew.entities and anew.fits(stand_in, entity, self.stored, self.names) for stand_in, entity in pairs)

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
        named = (anew.entities[term.value].label if anew and term.value in anew.entities else self.word(term.value) for term in terms)
        return ", ".join(sorted(visible(name) for name in named))

    def word(self, value: str) -> str:
        """An entity's label, another resource's local name, or a literal's text."""
        labels = {term.value for term in self.stored.entities.get(value, {}).get(v.label, ())}
        return (
            max(labels, key=len)
            if labels
            else self.names.local(value)
            if value.startswith(("http://", "https://", self.names.base))
            else value
        )


def _holders(page: Page, node: str, names: Names) -> list[str]:
    """The statements of a page that a node hangs on, at any depth."""
    found, seen, frontier = set(), {node}, [node]
    while frontier:
        last = frontier.pop()
        if last.startswith(f"{names.base}statement/"):
            found.add(last)
            continue
        above = page.above.get(last, set()) - seen
        seen |= above
        frontier += above
    return sorted(found)


def _sentence(statement) -> str:
    return " … ".join(visible(span.text) for span in statement.evidence)
