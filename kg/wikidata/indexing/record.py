"""What the index keeps of one item of a dump, and the rows that it becomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.wikidata.indexing.classes import SKIPPED, anchors
from kg.wikidata.names import INITIALS, are_initials, check, fold, skeleton, without_middle

HUMAN = 5  # Q5
# Classes whose instances are countries today, if nothing says that they have ended.
STATES = frozenset((6256, 3624078, 15634554))  # country, sovereign state, state with limited recognition
_LONGEST_NAME, _LONGEST_TEXT = 100, 120


@dataclass(slots=True)
class Record:
    """An item: `id` is its number, `names` its labels and aliases in the languages asked for, `about` its description.

    `classes` are what it is an instance of (P31), `parents` what it is a subclass of (P279); `country` is the best that it names itself,
    `near` an item whose country may stand for it (headquarters, place); years of birth or founding, and of death or end;
    `point` latitude and longitude in degrees; `offices` are (position, start, end), in years.
    """

    id: int
    label: str = ""
    about: str = ""
    names: list[str] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    country: int | None = None
    near: int | None = None
    born: int | None = None
    died: int | None = None
    sitelinks: int = 0
    point: tuple[float, float] | None = None
    offices: list[tuple[int, int | None, int | None]] = field(default_factory=list)


@dataclass(slots=True)
class Rows:
    """Rows for the draft's tables, and how many entities and broken lines they came from; `first` is the first broken line's beginning."""

    items: list[tuple] = field(default_factory=list)
    names: list[tuple] = field(default_factory=list)
    offices: list[tuple] = field(default_factory=list)
    subclasses: list[tuple] = field(default_factory=list)
    read: int = 0
    broken: int = 0
    first: str = ""

    def spoil(self, line: bytes) -> None:
        """Counts a line that cannot be read."""
        self.broken += 1
        self.first = self.first or line[:60].decode("utf-8", "replace")

    def add(self, record: Record) -> None:
        """The rows of a record; of what is never indexed, and of what has no name, only its place among the classes."""
        self.read += 1
        self.subclasses += [(record.id, parent) for parent in record.parents]
        table = anchors()
        if not record.label or (record.classes and all(table.get(each) == SKIPPED for each in record.classes)):
            return
        self.items.append(_item(record))
        self.names += [(key, record.id, form) for key, form in sorted(keys(record.names, person=HUMAN in record.classes))]
        self.offices += [(record.id, *office) for office in record.offices]

    def extend(self, other: Rows) -> None:
        """Takes in what comes after."""
        self.items += other.items
        self.names += other.names
        self.offices += other.offices
        self.subclasses += other.subclasses
        self.read += other.read
        self.broken += other.broken
        self.first = self.first or other.first


def _item(record: Record) -> tuple:
    # What has no class of its own has its parents', marked by the sign.
    kinds = " ".join(map(str, record.classes or [-parent for parent in record.parents]))
    state = int(not STATES.isdisjoint(record.classes) and record.died is None)
    # Ten-thousandths of a degree, eleven metres: small whole numbers take half the room.
    latitude, longitude = (round(10_000 * degrees) for degrees in record.point) if record.point else (None, None)
    return (
        record.id, record.label[:_LONGEST_NAME], record.about[:_LONGEST_TEXT] or None, kinds, state, record.country, record.near,
        record.born, record.died, record.sitelinks, latitude, longitude,
    )  # fmt: skip


def keys(names: Iterable[str], *, person: bool) -> set[tuple[str, int]]:
    """The keys of an item's names with their forms, as `Facts` looks them up."""
    spelled, initials = set(), set()
    for name in names:
        if len(name) <= _LONGEST_NAME:
            folded = fold(name)
            (initials if are_initials(name) else spelled).add(folded)
            if person and (short := without_middle(folded)):
                spelled.add(short)
    found = {(skeleton(name), check(name)) for name in spelled if _usable(name)}
    return found | {(skeleton(name), check(name) | INITIALS) for name in initials - spelled if _usable(name)}


def _usable(folded: str) -> bool:
    return len(folded) > 1 and any(map(str.isalpha, folded))
