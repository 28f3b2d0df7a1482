"""The lines of `expressions.txt` as cases: the form and its conventions are explained there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).parent / "expressions.txt"
DATES = (date(2023, 11, 16), date(2024, 3, 3), date(2020, 1, 1))
NO_VALUE, NO_TIME = "?", "-"
HELD_OUT_EVERY = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its expression at characters `start` to `end`, and the value expected against each of `DATES`."""

    number: int
    kind: str
    text: str
    start: int
    end: int
    values: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether the case is scored only, and not to be looked at while mending."""
        return self.number % HELD_OUT_EVERY == 0

    @property
    def expression(self) -> str:
        """The words between the brackets."""
        return self.text[self.start : self.end]


def read_cases(path: Path = FILE) -> Iterator[Case]:
    """The cases in order, numbered from 1; ValueError for a line that is none."""
    kind, number = "", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            number += 1
            yield _case(line, number=number, kind=kind)


def _case(line: str, *, number: int, kind: str) -> Case:
    marked, *values = (part.strip() for part in line.split(" | "))
    found = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", marked)
    if not found or len(values) not in (1, len(DATES)):
        raise ValueError(f"{line!r}: a case has one [expression] and one value or {len(DATES)}")
    before, expression, after = found.groups()
    values = values * len(DATES) if len(values) == 1 else values
    return Case(number, kind, before + expression + after, len(before), len(before) + len(expression), tuple(values))
