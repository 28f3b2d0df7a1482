"""Doubtful links, put to a person one at a time: candidates, what they are, and the sentences that name the entity."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Candidate, Entity, Kind, Resolved
from kg.wikidata.decisions import Decision
from kg.wikidata.online_items import ITEM, words

_SENTENCES, _CANDIDATES, _LONGEST = 3, 6, 240
_LIKELY, _SURE = 0.1, 0.75  # candidates below the first are not worth a question; links above the second are not asked about
HELP = "number: it is that one · Q…: it is that item · n: none of these · s: skip · q: quit   (* has the link now; the last number is how likely it is)"


@dataclass(slots=True)
class Doubt:
    """An entity whose item is not sure: its id in the graph (`id`) and for the linker (`entity`), what it may be, and where it is named.

    `documents` are those where the graph calls it so; `scattered` where other documents use the linker's id for something else.
    """

    id: str
    entity: Entity
    item: str | None
    candidates: tuple[Candidate, ...]
    documents: list[str] = field(default_factory=list)
    sentences: list[tuple[str, str]] = field(default_factory=list)
    mentions: int = 0
    scattered: bool = False

    def decisions(self, answer: str, item: str = "") -> list[Decision]:
        """What an answer means for the file of decisions."""
        return [Decision(self.entity.id, answer, item, document) for document in (self.documents if self.scattered else [""])]


def doubtful(documents: Iterable[Resolved], *, renamed: Callable[[str], Mapping[str, str]] = lambda document: {}) -> list[Doubt]:
    """The entities of linked documents whose item is in doubt, those mentioned most first; `renamed` says what the graph calls them."""
    doubts: dict[tuple[str, str], Doubt] = {}
    known_as: dict[str, set[str]] = defaultdict(set)
    for resolved in documents:
        names, counts = renamed(resolved.document.id), Counter(resolved.denotes.values())
        for entity in resolved.entities:
            id = names.get(entity.id, entity.id)
            known_as[entity.id].add(id)
            if entity.kind is Kind.NAME and _is_doubtful(entity):
                doubt = doubts.setdefault((entity.id, id), Doubt(id, entity, entity.wikidata, entity.candidates))
                doubt.candidates = _better(doubt.candidates, entity.candidates)
                doubt.documents.append(resolved.document.id)
                doubt.mentions += counts[entity.id]
                doubt.sentences += _sentences(entity, resolved)[: _SENTENCES - len(doubt.sentences)]
    for doubt in doubts.values():
        doubt.scattered = len(known_as[doubt.entity.id]) > 1
    return sorted(doubts.values(), key=lambda doubt: (-doubt.mentions, doubt.id))


def _is_doubtful(entity: Entity) -> bool:
    best = max((candidate.score for candidate in entity.candidates), default=0.0)
    return _LIKELY <= best < _SURE if entity.wikidata else best >= _LIKELY


def _better(one: tuple[Candidate, ...], other: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates of both, each with its best score, best first."""
    best: dict[str, Candidate] = {}
    for candidate in (*one, *other):
        if candidate.id not in best or candidate.score > best[candidate.id].score:
            best[candidate.id] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.id))[:_CANDIDATES])


def _sentences(entity: Entity, resolved: Resolved) -> list[tuple[str, str]]:
    """(document, sentence) for the sentences that name the entity."""
    places = sorted({mention.sentence for mention in resolved.mentions if resolved.denotes.get(mention.key) == entity.id})
    return [(resolved.document.id, resolved.sentences[place].text) for place in places if 0 <= place < len(resolved.sentences)]


def review(doubts: Iterable[Doubt], *, read: Callable[[str], str], write: Callable[[str], None]) -> Iterator[list[Decision]]:
    """Asks about each doubt with `write` and `read` (which raises EOFError at the end of the answers); what was decided, an answer at a time."""
    doubts = list(doubts)
    for number, doubt in enumerate(doubts, 1):
        for line in question(doubt, f"{number} of {len(doubts)}"):
            write(line)
        if number == 1:
            write(HELP)
        while True:
            try:
                answer = read("? ").strip()
            except EOFError:
                return
            if answer.lower() in ("q", "quit"):
                return
            if answer.lower() in ("", "s", "skip"):
                break
            if decided := _answered(doubt, answer):
                yield decided
                break
            write(f"{words(answer)!r} is no answer to this. {HELP}")


def question(doubt: Doubt, place: str) -> Iterator[str]:
    """A doubt as lines for a terminal."""
    entity = doubt.entity
    called = f", also called {', '.join(entity.aliases)}" if entity.aliases else ""
    yield ""
    yield f"{words(entity.label)} – {entity.type}{words(called)}  ({place}; mentions: {doubt.mentions})"
    for document, sentence in doubt.sentences:
        yield f"  “{_marked(words_of(sentence), entity)}”  {words(document)}"
    for number, candidate in enumerate(doubt.candidates, 1):
        mark = "*" if candidate.id == doubt.item else " "
        yield f" {mark}{number}  {candidate.id:<11} {words(candidate.label)} – {words(candidate.description) or 'no description'}  {candidate.score:.2f}"


def words_of(sentence: str) -> str:
    """A sentence on one line, shortened where it is very long."""
    line = words(sentence[: 4 * _LONGEST])
    return line if len(line) < _LONGEST else line[:_LONGEST] + "…"


def _marked(sentence: str, entity: Entity) -> str:
    """The sentence with the entity's names in brackets."""
    names = sorted((entity.label, *entity.aliases), key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", lambda match: f"[{match[0]}]", sentence)


def _answered(doubt: Doubt, answer: str) -> list[Decision]:
    """The decisions that an answer stands for; none where it is none of the answers."""
    if answer.lower() in ("n", "none"):
        return doubt.decisions("none")
    if answer.isdecimal() and 1 <= int(answer) <= len(doubt.candidates):
        return doubt.decisions("yes", doubt.candidates[int(answer) - 1].id)
    return doubt.decisions("yes", answer.upper()) if ITEM.fullmatch(answer.upper()) else []
