"""The facts at hand, widened by what a live service knows; the ranking stays our own, and what a service claims is held against the name.

Only names that the facts leave in doubt are asked for, each once. Where the service fails, linking goes on with what there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from kg.errors import ServiceError
from kg.model import Entity, Kind, Resolved
from kg.wikidata.context import names_of
from kg.wikidata.decisions import Decisions
from kg.wikidata.facts import Facts, Hit, Item, Office
from kg.wikidata.link import link
from kg.wikidata.names import are_initials, fold, skeleton
from kg.wikidata.online_cache import Cache
from kg.wikidata.online_http import Client
from kg.wikidata.online_items import Entry
from kg.wikidata.online_mediawiki import WIKIDATA, MediaWiki
from kg.wikidata.online_reconcile import Reconciler

_SURE = 0.9  # links of this score are not asked about
_DOCUMENTS = 50  # looked up together, so that batches are full
_LONGEST = 100
_NAMES = 3  # of one entity


class Service(Protocol):
    """What can be asked for the items of names; `names` are (name, class of the ontology) pairs."""

    client: Client

    def look_up(self, names: Sequence[tuple[str, str]]) -> Iterable[Entry]: ...


@dataclass(slots=True)
class Wider:
    """Facts with further items: looks like `Facts` to the linker. An item that the facts have keeps what they say of it, and gains names."""

    facts: Facts
    _entries: dict[int, Entry] = field(default_factory=dict)
    _names: dict[str, dict[int, set[str]]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def path(self) -> Path:
        return self.facts.path

    def add(self, entry: Entry) -> None:
        """Takes an item in."""
        self._entries.setdefault(entry.item.id, entry)
        for name in entry.names:
            self._names[skeleton(fold(name))].setdefault(entry.item.id, set()).add(name)

    def named(self, name: str) -> tuple[Hit, ...]:
        known = self.facts.named(name)
        folded = fold(name)
        more = self._names.get(skeleton(folded))
        if not more:
            return known
        hits = {hit.item.id: hit for hit in known}
        for id, names in more.items():
            exact = any(fold(each) == folded and (are_initials(name) or not are_initials(each)) for each in names)
            if (exact or id not in hits) and (item := self.item(id)):
                hits[id] = Hit(item, exact)
        return tuple(sorted(hits.values(), key=lambda hit: (not hit.exact, -hit.item.prior, hit.item.id)))

    def item(self, id: int) -> Item | None:
        return self.facts.item(id) or (self._entries[id].item if id in self._entries else None)

    def offices(self, holder: int) -> tuple[Office, ...]:
        return self.facts.offices(holder) or (self._entries[holder].offices if holder in self._entries else ())

    def holders(self, country: int) -> tuple[tuple[int, str, int, int], ...]:
        return self.facts.holders(country)

    def alike(self, prefix: str, *, limit: int = 200) -> Iterable[str]:
        return self.facts.alike(prefix, limit=limit)

    def keyed(self, key: str) -> tuple[Item, ...]:
        return self.facts.keyed(key)


def service(address: str | None = None, *, client: Client | None = None) -> Service:
    """The service behind an address: the API of a MediaWiki (…/api.php), else a reconciliation service; by default Wikidata's."""
    address = address or WIKIDATA
    client = client or Client(Cache())
    if urlsplit(address).scheme not in ("http", "https"):
        raise ServiceError(f"{address}: not an address on the web: give one like {WIKIDATA}")
    return MediaWiki(client, address) if urlsplit(address).path.endswith("api.php") else Reconciler(client, address)


def link_online(
    documents: Iterable[Resolved],
    facts: Facts,
    asked: Service,
    *,
    demonyms: Mapping[str, str],
    decisions: Decisions,
    report: Callable[[ServiceError], None],
    progress: Callable[[int], None] = lambda names: None,
) -> Iterator[Resolved]:
    """Documents linked by the facts, and by a service where the facts leave doubt; a failure is reported once, and the rest is done offline.

    `progress` is told how many names are about to be asked for.
    """
    wider, known, working = Wider(facts), set(), True
    documents = iter(documents)
    while batch := list(islice(documents, _DOCUMENTS)):
        names = (
            [name for name in doubtful_names(batch, facts, demonyms=demonyms, decisions=decisions) if name not in known] if working else []
        )
        known.update(names)
        try:
            progress(len(names))
            for entry in asked.look_up(names) if names else ():
                wider.add(entry)
        except ServiceError as failure:
            report(failure)
            working = False
        for document in batch:
            yield link(document, wider, demonyms=demonyms, decisions=decisions)


def doubtful_names(
    documents: Iterable[Resolved], facts: Facts, *, demonyms: Mapping[str, str], decisions: Decisions
) -> list[tuple[str, str]]:
    """The (name, type) pairs of named entities that the facts give no sure item, in order, each once."""
    found: dict[tuple[str, str], None] = {}
    for document in documents:
        for entity in link(document, facts, demonyms=demonyms, decisions=decisions).entities:
            if entity.kind is Kind.NAME and not _is_sure(entity) and not decisions.of(entity, document.document.id).closed:
                names = [name for name in names_of(entity, demonyms) if 1 < len(name) <= _LONGEST]
                found.update(dict.fromkeys((name, entity.type) for name in names[:_NAMES]))
    return list(found)


def _is_sure(entity: Entity) -> bool:
    return bool(entity.wikidata and entity.candidates and entity.candidates[0].score >= _SURE)
