"""Reads tables of trees with what is to be read from them.

A case is one line a sentence (see `docs.doc`), then a line "= word value @ source; word value": the source is optional, "-" stands for one that
the text does not name.
"""

from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """The trees of a text, the text, and the words wanted with value and source."""

    trees: tuple[str, ...]
    text: str
    wanted: tuple[tuple[str, str, str], ...]


def cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    found, trees = [], []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append(Case(tuple(trees), text(trees), tuple(wanted(item) for item in line[2:].split("; "))))
            trees = []
        elif line and not line.startswith("#"):
            trees.append(line)
    return found


def text(trees: list[str]) -> str:
    return " ".join(item.rsplit("/", 3)[0].partition("~")[0] for tree in trees for item in tree.split())


def wanted(item: str) -> tuple[str, str, str]:
    claim, _, source = item.partition(" @ ")
    word, value = claim.split(maxsplit=1) if " " in claim else (claim, "")
    return word, value, source
