"""Ready-made questions: SPARQL files in the package, each with a sentence that says what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import process

from kg.errors import QueryError


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its `name`: what it asks as a `sentence`, and as `sparql`."""

    name: str
    sentence: str
    sparql: str


@cache
def questions() -> dict[str, Question]:
    """All of them by name; the sentence is the file's first line, a comment."""
    folder = files("kg.graph") / "questions"
    texts = {file.name.removesuffix(".rq"): file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".rq")}
    return {name: Question(name, texts[name].splitlines()[0].lstrip("# "), texts[name]) for name in sorted(texts)}


def question(name: str) -> Question:
    """The question of that name; QueryError with the nearest where there is none."""
    known = questions()
    if name not in known:
        near = process.extractOne(name, list(known))
        raise QueryError(f"{name!r}: no ready-made question of that name; did you mean {near[0]!r}? kg query --list shows them all")
    return known[name]
