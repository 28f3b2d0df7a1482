"""Linking on its own: the entities of a graph that is there already, linked (again) without reading the articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api import DEFAULT_BASE, Graph, folder_for
from kg.build import copy_store, draft_passages, write_graph_files
from kg.errors import KgError, NotFound, StoreError
from kg.model import Entity, Ontology, Resolved
from kg.output import Draft

if TYPE_CHECKING:
    from kg.wikidata import Decisions, Doubt, Facts, Passages
    from kg.wikidata.online import Service


@dataclass(slots=True)
class Linked:
    """What linking found: named entities by id in the graph, how many of them have an item, in how many documents links changed."""

    documents: int = 0
    names: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    changed: int = 0
    problems: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The whole in a line."""
        went = "; ".join(("", *self.problems))
        return f"{len(self.names):,} names in {self.documents:,} documents, {len(self.linked):,} in Wikidata; links changed in {self.changed:,} documents{went}"


def relink(
    out: str | os.PathLike = "output",
    *,
    index: str | os.PathLike | None = None,
    online: bool = False,
    service: Service | str | None = None,
    decisions: str | os.PathLike | None = None,
    ontology: Ontology | None = None,
    report: Callable[[KgError], None] = lambda problem: None,
    progress: Callable[[int], None] = lambda names: None,
) -> Linked:
    """Links the graph in `out` again, by a label index (default: the facts in the package), the people's decisions and, if wanted, a live service.

    `service` is one or its address, Wikidata's own where only `online` is set. All or nothing, as a build; a service that fails is reported, and the rest is linked without it. Raises StoreError, ServiceError.
    """
    from kg.graph.identity import settle
    from kg.graph.links import relink as write_links
    from kg.graph.store import GraphStore

    out, done = folder_for("link", out), Linked()

    def note(problem: KgError) -> None:
        done.problems.append("the service failed, the rest was linked offline")
        report(problem)

    with _linker(out, index=index, decisions=decisions, ontology=ontology) as (base, link), Draft(out, copy=copy_store) as draft:
        with draft_passages(draft) as passages, GraphStore(draft.store, base=base) as store:
            _check(store.documents(), passages)
            for resolved in link(passages, service=_live(service, report) if online or service else None, report=note, progress=progress):
                entities = _in_graph(resolved.entities, passages.renamed(resolved.document.id))
                done.documents += 1
                done.names |= entities.keys()
                done.linked |= {id for id, entity in entities.items() if entity.wikidata}
                done.changed += write_links(store, resolved.document.id, entities)
            passages.rename(settle(store))
            write_graph_files(draft, store)
        draft.publish()
    return done


def doubts(
    out: str | os.PathLike = "output",
    *,
    index: str | os.PathLike | None = None,
    online: bool = False,
    service: Service | str | None = None,
    decisions: str | os.PathLike | None = None,
    report: Callable[[KgError], None] = lambda problem: None,
    progress: Callable[[int], None] = lambda names: None,
) -> list[Doubt]:
    """The links of a graph that people should look at, what is mentioned most first; parameters as for `relink`."""
    from kg.wikidata import doubtful

    out = folder_for("link", out)
    with _linker(out, index=index, decisions=decisions) as (_, link), _passages(out) as passages:
        asked = _live(service, report) if online or service else None
        return doubtful(link(passages, service=asked, report=report, progress=progress), renamed=passages.renamed)


def why_linked(
    name: str, *, out: str | os.PathLike = "output", index: str | os.PathLike | None = None, decisions: str | os.PathLike | None = None
) -> str:
    """Why the entity of that name has its item, or none, in each document: the candidates with all that speaks for and against them."""
    from kg.wikidata import explain, legend

    out, folded, told = folder_for("why --link", out), name.casefold(), []
    with _linker(out, index=index, decisions=decisions) as (_, link), _passages(out) as passages:
        for resolved in passages:
            renamed = passages.renamed(resolved.document.id)
            for entity in resolved.entities:
                called = {entity.id, renamed.get(entity.id, ""), entity.label, *entity.aliases}
                if folded in map(str.casefold, called):
                    told.append(
                        f"{resolved.document.id}\n{explain(entity, resolved, link.facts, demonyms=link.demonyms, decisions=link.decisions)}"
                    )
    if not told:
        raise NotFound(f"{name!r}: no name like this in the graph: kg show {name!r} finds what is called so")
    return "\n\n".join(filter(None, (*told, legend("\n".join(told)))))


@dataclass(slots=True)
class Linker:
    """Facts, decisions and nationalities, put to documents."""

    facts: Facts
    decisions: Decisions
    demonyms: Mapping[str, str]

    def __call__(
        self,
        documents: Iterable[Resolved],
        *,
        service: Service | None = None,
        report: Callable[[KgError], None] = lambda problem: None,
        progress: Callable[[int], None] = lambda names: None,
    ) -> Iterator[Resolved]:
        from kg.wikidata import link

        if service:
            from kg.wikidata.online import link_online

            yield from link_online(
                documents, self.facts, service, demonyms=self.demonyms, decisions=self.decisions, report=report, progress=progress
            )
        else:
            yield from (link(document, self.facts, demonyms=self.demonyms, decisions=self.decisions) for document in documents)


def _live(service: Service | str | None, report: Callable[[KgError], None]) -> Service:
    """The service at an address; what is wrong with its cache is reported."""
    if service is not None and not isinstance(service, str):
        return service
    from kg.wikidata.online import service as at

    made = at(service)
    if made.client.cache.problem:
        report(KgError(made.client.cache.problem))
    return made


@contextmanager
def _linker(out: str | os.PathLike, *, index=None, decisions=None, ontology: Ontology | None = None) -> Iterator[tuple[str, Linker]]:
    """The base of the graph in `out`, and what links its documents; StoreError where there is no graph."""
    from kg.lexicon import ontology as default_ontology
    from kg.wikidata import decisions_file, open_facts, read_decisions

    store = Graph(out, base=DEFAULT_BASE).store()
    base = store.names.base
    store.close()
    with open_facts(index) as opened:
        yield base, Linker(opened, read_decisions(decisions_file(decisions or out)), (ontology or default_ontology()).demonyms)


@contextmanager
def _passages(out: str | os.PathLike) -> Iterator[Passages]:
    """The documents of a graph, for reading."""
    from kg.wikidata import Passages
    from kg.wikidata.passages import FILE

    path = Path(out) / FILE
    if not path.exists():
        raise _missing(path)
    with Passages(path, read_only=True) as passages:
        yield passages


def _check(documents: Sequence[str], passages: Passages) -> None:
    if set(documents) - passages.ids():
        raise _missing(passages.path)


def _missing(path: Path) -> StoreError:
    return StoreError(f"{path.name}: this graph was built before links could be made again: build its documents once more")


def _in_graph(entities: Iterable[Entity], renamed: Mapping[str, str]) -> dict[str, Entity]:
    """Entities by the ids that the graph has for them; of several that the graph holds for one, the surest."""
    found: dict[str, Entity] = {}
    for entity in entities:
        id = renamed.get(entity.id, entity.id)
        if id not in found or _sureness(entity) > _sureness(found[id]):
            found[id] = entity
    return found


def _sureness(entity: Entity) -> tuple[bool, float]:
    return entity.wikidata is not None, max((candidate.score for candidate in entity.candidates), default=0.0)
