"""The cases as a linguist writes them: one file a construction, one paragraph a case.

    # Relative clauses: the first line says what the file is about.

    # held out
    The bank that lent the developer the money says it knew nothing of the bribes.
    + bank | lent | money | asserted | | recipient=developer
    - developer | lent | money
    - bank | knew_of | bribes | plain

Lines before the expectations are the text; "¶" alone ends a paragraph; lines with "#" are comments, but for the mark "# held out": what
fails in these cases is scored and never shown, so that nobody mends words instead of rules. An expectation has up to five fields and
any number of `role=value`:

    subject | relation | object | factuality | source | role=value …

"+" must come out: `factuality` is "asserted" where it is left empty, `source` is not asked for where it is. "-" must not come out at all;
with a factuality ("plain" for asserted or reported) it must not come out as that (what only unfolds a name is not plain). "/" separates what is all right; "*" stands for anything,
"-" for nothing; `A < B` is a source that another one quotes. Names are heads, labels or parts of them around the head, without determiners.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Factuality

FOLDER = Path(__file__).parent / "cases"
INDEPENDENT = Path(__file__).parent / "independent"
"""Harder cases, by four authors who knew nothing of the rules; six or eight of each construction, nearly half of them held out."""
HELD_OUT = "# held out"
PLAIN = frozenset((Factuality.ASSERTED, Factuality.REPORTED))
FIELDS = ("subject", "relation", "object", "factuality", "source")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of a case: each field as the alternatives that are all right; `roles` as (roles, values)."""

    wanted: bool
    line: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    factuality: frozenset[Factuality]
    source: tuple[str, ...] = ()
    roles: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what must and must not come out of it; `id` is its file and number ("gapping:3")."""

    id: str
    text: str
    expectations: tuple[Expectation, ...]
    held_out: bool = False

    @property
    def construction(self) -> str:
        """The name of the file without its ending."""
        return self.id.partition(":")[0]


def read_cases(names: tuple[str, ...] = (), *, folder: Path = FOLDER) -> list[Case]:
    """The cases of the named constructions (default: all), in the order of their files; ValueError where a line cannot be read."""
    paths = [folder / f"{name}.txt" for name in names] or sorted(folder.glob("*.txt"))
    return [case for path in paths for case in _read_file(path)]


def _read_file(path: Path) -> Iterator[Case]:
    number = 0
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        text = [line for line in lines if not line.startswith("#") and not _expects(line)]
        if not text:
            continue
        number += 1
        id_ = f"{path.stem}:{number}"
        expectations = tuple(_expectation(line, id_) for line in lines if _expects(line))
        if not expectations:
            raise ValueError(f"{id_}: no line says what must or must not come out")
        yield Case(id_, "\n".join("" if line == "¶" else line for line in text), expectations, HELD_OUT in lines)


def _expects(line: str) -> bool:
    """Whether the line is an expectation; "- one", an item of a list in a text, is none."""
    return line[:1] in "+-" and "|" in line


def _expectation(line: str, id_: str) -> Expectation:
    fields = [field.strip() for field in line[1:].split("|")]
    plain = [field for field in fields if "=" not in field]
    if not 3 <= len(plain) <= len(FIELDS):
        raise ValueError(f"{id_}: {line!r} has {len(plain)} fields: write subject | relation | object | factuality | source")
    named = dict(zip(FIELDS, plain, strict=False))
    wanted = line[0] == "+"
    roles = tuple((tuple(role.split("/")), tuple(value.split("/"))) for role, _, value in (f.partition("=") for f in fields if "=" in f))
    return Expectation(
        wanted,
        line,
        *(tuple(part.strip() for part in named[field].split("/")) for field in FIELDS[:3]),
        factuality=_factualities(named.get("factuality", ""), wanted, id_),
        source=tuple(part.strip() for part in named.get("source", "").split("/") if part.strip()),
        roles=roles,
    )  # fmt: skip


def _factualities(field: str, wanted: bool, id_: str) -> frozenset[Factuality]:
    if not field:
        return frozenset((Factuality.ASSERTED,)) if wanted else frozenset(Factuality)
    if field == "plain":
        return PLAIN
    try:
        return frozenset(Factuality(part.strip()) for part in field.split("/"))
    except ValueError as error:
        raise ValueError(f"{id_}: {field!r} is no factuality: write one of {', '.join(Factuality)}, or plain") from error
