"""Whether what came out of a text is what its case expects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.language.trees.words import vocabulary
from kg.model import Argument, Attribution, Entity, Mention, Resolved, Statement
from tests.constructions.cases import PLAIN, Case, Expectation

ANYTHING, NOTHING = "*", "-"
_WORD = re.compile(r"\w+(?:-\w+)*")
# "Ann Lee's aide" and "the aide of Ann Lee" are not Ann Lee.
_OWNED = re.compile(r"['’]s? | (?:of|for|to) ")
_DETERMINERS = vocabulary("the a an this that these those his her its their our my your s")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a case showed: the expectations that were not met, and of these the ones that put something untrue among the plain facts:
    `unreal` what was negated, asked, planned, possible or alleged, `wrong` what was not said at all."""

    case: Case
    missed: tuple[str, ...] = ()
    unreal: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected, and nothing that must not."""
        return not self.missed


def judge(case: Case, resolved: Resolved) -> Verdict:
    """The verdict on a case by its resolved reading."""
    names = _Names(resolved)
    missed, unreal, wrong = [], [], []
    for expectation in case.expectations:
        alike = [s for s in resolved.statements if _says(expectation, s, names)]
        plain = any(s.factuality in PLAIN for s in alike)
        if expectation.wanted:
            false = plain and not expectation.factuality & PLAIN
            if false or not any(_fully(expectation, s, names) for s in alike):
                missed.append(expectation.line)
            unreal += [expectation.line] if false else []
        elif any(s.factuality in expectation.factuality and not (s.presupposed and expectation.factuality <= PLAIN) for s in alike):
            missed.append(expectation.line)
            everywhere = len(expectation.factuality) > len(PLAIN)
            (wrong if everywhere else unreal).extend([expectation.line] if plain else [])
    return Verdict(case, tuple(missed), tuple(unreal), tuple(wrong))


class _Names:
    """The entities of a resolved document by mention."""

    def __init__(self, resolved: Resolved):
        self._entities = {entity.id: entity for entity in resolved.entities}
        self._denotes, self._text = resolved.denotes, resolved.document.text

    def entity(self, mention: Mention) -> Entity | None:
        id_ = self._denotes.get(mention.key)
        return self._entities.get(id_) if id_ else None

    def fits(self, wanted: tuple[str, ...], mention: Mention | None) -> bool:
        """Whether the mention, or what it denotes, is one of the alternatives."""
        if ANYTHING in wanted:
            return True
        if mention is None:
            return NOTHING in wanted
        return any(self._fits(_words(name), mention) for name in wanted if name != NOTHING)

    def _fits(self, wanted: list[str], mention: Mention) -> bool:
        entity = self.entity(mention)
        names = [mention.label, *((entity.label, *entity.aliases) if entity else ())]
        if any(_words(name) == wanted for name in names):
            return True
        if any(_inside(wanted, _words(name)) and not _OWNED.search(name) for name in names) and (
            mention.type == "Person" or (entity and entity.type == "Person")
        ):
            return True
        head = _words(self._text[slice(*mention.head)])
        return _inside(wanted, _words(mention.text)) and (
            not head or any(word == part or word.endswith(f"-{part}") for word in wanted for part in head)
        )


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _DETERMINERS] or _WORD.findall(name.casefold())


def _inside(part: list[str], whole: list[str]) -> bool:
    return bool(part) and any(whole[i : i + len(part)] == part for i in range(len(whole)))


def _says(expectation: Expectation, statement: Statement, names: _Names) -> bool:
    """Subject, relation and object alone."""
    relation = statement.predicate.relation
    if ANYTHING not in expectation.relation and relation not in expectation.relation:
        return False
    return names.fits(expectation.subject, statement.subject) and names.fits(expectation.object, statement.object)


def _fully(expectation: Expectation, statement: Statement, names: _Names) -> bool:
    if statement.factuality not in expectation.factuality:
        return False
    if expectation.source and not any(_is_source(wanted, statement.source, names) for wanted in expectation.source):
        return False
    return all(any(_has_role(role, values, statement, names) for role in roles) for roles, values in expectation.roles)


def _is_source(wanted: str, source: Attribution | None, names: _Names) -> bool:
    if wanted == ANYTHING:
        return True
    if wanted == NOTHING:
        return source is None
    for name in wanted.split("<"):
        if source is None or not names.fits((name.strip(),), source.mention):
            return False
        source = source.parent
    return True


def _has_role(role: str, values: tuple[str, ...], statement: Statement, names: _Names) -> bool:
    if role == "time":
        times = [statement.time, *(a.time for a in statement.arguments)]
        return any(_in_text(values, (t.text, t.value or "")) for t in times if t)
    if role == "quantity":
        amounts = [
            statement.quantity,
            *(a.quantity for a in statement.arguments),
            statement.object and statement.object.quantity,
            statement.subject and statement.subject.quantity,
        ]
        return any(_in_text(values, (q.text, f"{q.value:g}" if q.value is not None else "")) for q in amounts if q)
    if role == "place" and statement.place and names.fits(values, statement.place):
        return True
    return any(names.fits(values, m) for m in _mentions(role, statement.arguments))


def _mentions(role: str, arguments: Iterable[Argument]) -> list[Mention]:
    return [a.mention for a in arguments if a.role == role and a.mention]


def _in_text(values: tuple[str, ...], texts: Iterable[str]) -> bool:
    return any(_inside(_words(value), _words(text)) for value in values for text in texts)
