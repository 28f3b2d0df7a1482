"""Where an output folder's documents came from and how they were read, in sources.json: what it takes to read them again."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.errors import StoreError

FILE = "sources.json"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Origin:
    """One build: its sources as absolute paths, the ids of the documents that it wrote and nobody replaced, the model and the policy by
    name or path (None and "reported" by default), and whether it had an ontology of its own."""

    sources: tuple[str, ...]
    documents: tuple[str, ...]
    model: str | None = None
    policy: str = "reported"
    own_ontology: bool = False


def origin(
    sources: Iterable[str | os.PathLike] | str | os.PathLike,
    documents: Iterable[str],
    *,
    model: str | None,
    policy: str,
    own_ontology: bool,
) -> Origin:
    """The origin of what a build has read."""
    given = [sources] if isinstance(sources, str | os.PathLike) else sources
    return Origin(
        tuple(str(source) if str(source) == STANDARD_INPUT else str(Path(source).resolve()) for source in given),
        tuple(documents), _place(model), _place(policy) or policy, own_ontology,
    )  # fmt: skip


def read_origins(out: str | os.PathLike) -> list[Origin]:
    """The origins that a folder has on record, none where it has no record; StoreError for a damaged one."""
    path = Path(out) / FILE
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [Origin(**row | {"sources": tuple(row["sources"]), "documents": tuple(row["documents"])}) for row in rows]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise StoreError(f"{path}: the record of the sources is damaged ({error}): remove it and name the sources") from error


def write_origins(folder: str | os.PathLike, origins: Iterable[Origin]) -> None:
    """Puts the record into a folder, the same bytes for the same origins."""
    text = json.dumps([asdict(one) for one in origins], ensure_ascii=False, indent=1)
    (Path(folder) / FILE).write_text(text + "\n", encoding="utf-8")


def with_origin(origins: Iterable[Origin], new: Origin) -> list[Origin]:
    """The origins after another build, whose documents are no longer those of earlier ones."""
    return [*without(origins, new.documents), new]


def without(origins: Iterable[Origin], documents: Collection[str]) -> list[Origin]:
    """The origins without some documents; those that have none left are gone."""
    gone = set(documents)
    kept = (replace(one, documents=tuple(id for id in one.documents if id not in gone)) for one in origins)
    return [one for one in kept if one.documents]


def _place(name: str | None) -> str | None:
    """A name, or where it is a path, the absolute one."""
    return str(Path(name).resolve()) if name and Path(name).exists() else name
