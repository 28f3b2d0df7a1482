"""What people decided about links: a small tab-separated file that they can read and edit, and that later builds obey.

    entity	answer	item	document
    Paris	yes	Q90
    Georgia	no	Q1428
    Kari_Nilsen	none			story.txt

`entity` is an entity's id or its name; `yes` gives it the item, `no` rules the item out, `none` rules all items out.
With a document the decision is for that document only. The last line on a matter counts.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import StoreError
from kg.model import Entity
from kg.wikidata.online_items import ITEM

FILE = "decisions.tsv"
_HEADER = ("entity", "answer", "item", "document")
ANSWERS = ("yes", "no", "none")


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer to "is this entity that item?": `answer` "yes", "no" or "none" (then without item); `document` "" stands for all."""

    entity: str
    answer: str
    item: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the decisions make of one entity in one document: its item, or the items that it is not; `closed` where it has none at all."""

    item: str | None = None
    excluded: frozenset[str] = frozenset()
    closed: bool = False

    def __bool__(self) -> bool:
        return bool(self.item or self.excluded or self.closed)


@dataclass(slots=True)
class Decisions:
    """All decisions, found by entity; those for a document go before those for all, later ones before earlier ones."""

    entries: list[Decision] = field(default_factory=list)
    _by_entity: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def __post_init__(self) -> None:
        entries, self.entries = self.entries, []
        for decision in entries:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """Takes note of a decision; it goes before the earlier ones."""
        self.entries.append(decision)
        self._by_entity[decision.entity].append(decision)

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, entity: Entity, document: str) -> Verdict:
        """What was decided about an entity, by its id or else by its name."""
        if not self.entries:
            return Verdict()
        found = self._by_entity.get(entity.id) or self._by_entity.get(entity.label, ())
        here = [decision for decision in found if decision.document in ("", document)]
        excluded: set[str] = set()
        for decision in sorted(reversed(here), key=lambda decision: not decision.document):
            if decision.answer == "no":
                excluded.add(decision.item)
            elif decision.answer == "none":
                return Verdict(excluded=frozenset(excluded), closed=True)
            elif decision.item not in excluded:
                return Verdict(decision.item, frozenset(excluded))
        return Verdict(excluded=frozenset(excluded))


def decisions_file(place: str | os.PathLike) -> Path:
    """The file of decisions: that of a graph, where `place` is its folder."""
    path = Path(place)
    return path / FILE if path.is_dir() else path


def read_decisions(path: str | os.PathLike) -> Decisions:
    """The decisions in a file, none where there is no file; StoreError, with its number, for a line that is no decision."""
    place = Path(path)
    try:
        lines = place.read_text(encoding="utf-8-sig").splitlines() if place.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{place}: the decisions about links cannot be read ({getattr(error, 'strerror', None) or error}): mend or remove the file"
        ) from error
    return Decisions(
        [
            _decision(line, f"{place}, line {at}")
            for at, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#") and line.split("\t")[0] != _HEADER[0]
        ]
    )


def _decision(line: str, where: str) -> Decision:
    entity, answer, item, document = (part.strip() for part in (*line.split("\t"), "", "", "")[:4])
    if not entity or answer not in ANSWERS or (answer != "none" and not ITEM.fullmatch(item)):
        raise StoreError(
            f"{where}: not a decision ({line[:60]!r}): write entity, {'|'.join(ANSWERS)}, item (Q…) and perhaps a document, with tabs between"
        )
    return Decision(entity, answer, "" if answer == "none" else item, document)


def remember(decisions: Iterable[Decision], path: str | os.PathLike) -> None:
    """Adds decisions to the end of a file, and has them on disk before it returns; StoreError where that fails."""
    place = Path(path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        begun = place.exists() and place.stat().st_size > 0
        broken = begun and not place.read_bytes().endswith(b"\n")
        with place.open("a", encoding="utf-8", newline="\n") as file:
            if not begun:
                file.write("\t".join(_HEADER) + "\n")
            file.write("\n" if broken else "")
            file.writelines(_row(decision) for decision in decisions)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"{place}: the decision cannot be written ({error.strerror or error})") from error


def _row(decision: Decision) -> str:
    parts = (decision.entity, decision.answer, decision.item, decision.document)
    return "\t".join(" ".join(part.split()) for part in parts).rstrip("\t") + "\n"
