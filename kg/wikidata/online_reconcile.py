"""A service that speaks the Reconciliation API, as OpenRefine does: names matched in batches.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ (versions 0.1 and 0.2)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import ServiceError
from kg.wikidata.facts import Item
from kg.wikidata.kinds import class_of
from kg.wikidata.online_http import Client
from kg.wikidata.online_items import Entry, number, prior_of, words

_BATCH, _MOST, _FOUND = 10, 50, 7  # names a request where the service says nothing, and at most; candidates a name
_SPACES = (
    "http://www.wikidata.org/entity/",
    "https://www.wikidata.org/entity/",
    "http://www.wikidata.org/wiki/",
    "https://www.wikidata.org/wiki/",
)
# These services say nothing of how well known an item is: their order has to do. What is first is taken for an item of forty wikis.
_SITELINKS = (40, 15, 8, 5, 3, 2, 1)


@dataclass(slots=True)
class Reconciler:
    """A reconciliation service behind `address`; its manifest is read before the first question."""

    client: Client
    address: str
    _batch: int = field(default=0, repr=False)

    def look_up(self, names: Sequence[tuple[str, str]]) -> Iterator[Entry]:
        """The items that (name, type) pairs may mean, a batch at a time; ServiceError where the service fails or knows other things than items."""
        if not self._batch:
            self._batch = self._read_manifest()
        for start in range(0, len(names), self._batch):
            batch = names[start : start + self._batch]
            queries = {f"q{place}": {"query": name, "limit": _FOUND} for place, (name, _) in enumerate(batch)}
            answer = self.client.ask(self.address, form={"queries": json.dumps(queries, ensure_ascii=False)}, check=self._check)
            for key in queries:
                found = answer.get(key)
                results = found.get("result") if isinstance(found, Mapping) else None
                yield from _entries(results if isinstance(results, list) else [])

    def _read_manifest(self) -> int:
        """How many names the service takes at once."""
        manifest = self.client.ask(self.address)
        space = manifest.get("identifierSpace")
        if space not in _SPACES:
            told = f"its identifiers are of {words(space)}" if space else "it does not say what its identifiers are"
            raise ServiceError(f"{self.address}: not a service that matches with Wikidata ({told}): give another with --service")
        size = manifest.get("batchSize")
        return min(size, _MOST) if isinstance(size, int) and size > 0 else _BATCH

    def _check(self, answer: dict) -> None:
        if answer.get("status") == "error" or ("q0" not in answer and "error" in answer):
            raise ServiceError(f"{self.address}: refuses ({words(answer.get('message') or answer.get('error')) or 'no reason given'})")


def _entries(results: list) -> Iterator[Entry]:
    """The candidates of one name; those without an item's id or a name are left out."""
    for place, given in enumerate(results[:_FOUND]):
        if not isinstance(given, Mapping) or (id := number(given.get("id"))) is None or not (name := words(given.get("name"))):
            continue
        kinds = [words(kind.get("name")) for kind in given.get("type") or () if isinstance(kind, Mapping)]
        type = next(filter(None, map(class_of, kinds)), None)
        about = words(given.get("description")) or next(iter(kinds), "")
        yield Entry(Item(id, name, type, about, None, None, None, prior_of(_SITELINKS[place])), (name,))
