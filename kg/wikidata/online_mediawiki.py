"""The MediaWiki API of a Wikibase: names searched one by one, items fetched fifty at a time.

https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities and …&modules=wbgetentities
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import ServiceError
from kg.wikidata.online_http import Again, Client
from kg.wikidata.online_items import ITEM, Entry, label_of, read_entity, with_words, words

WIKIDATA = "https://www.wikidata.org/w/api.php"
_BATCH = 50  # what the API allows to everybody
_FOUND = 7
_MAXLAG = 5  # seconds: beyond it the servers have better to do
# Errors of the API that pass.
_PASSING = frozenset(["maxlag", "ratelimited", "readonly", "internal_api_error_DBConnectionError", "internal_api_error_DBQueryError"])
_ALWAYS = {"format": "json", "formatversion": "2", "maxlag": str(_MAXLAG)}


@dataclass(frozen=True, slots=True)
class MediaWiki:
    """A Wikibase behind `address`, asked in `language`."""

    client: Client
    address: str = WIKIDATA
    language: str = "en"

    def look_up(self, names: Sequence[tuple[str, str]]) -> Iterator[Entry]:
        """The items that (name, type) pairs may mean, a batch at a time, as soon as they are known; ServiceError where the service fails."""
        ids: dict[str, None] = {}
        for name, _ in names:
            ids.update(dict.fromkeys(self.search(name)))
            while len(ids) >= _BATCH:
                batch = list(ids)[:_BATCH]
                yield from self.entries(batch)
                for id in batch:
                    del ids[id]
        yield from self.entries(list(ids))

    def search(self, name: str) -> list[str]:
        """The ids of the items that a name finds, in the service's order."""
        query = {
            "action": "wbsearchentities",
            "search": name,
            "language": self.language,
            "uselang": self.language,
            "type": "item",
            "limit": str(_FOUND),
        }
        found = self._ask(query).get("search")
        if not isinstance(found, list):
            raise ServiceError(f"{self.address}: the answer to a search has no list of items: check that this is the API of a Wikibase")
        return [id for each in found if isinstance(each, dict) and isinstance(id := each.get("id"), str) and ITEM.fullmatch(id)][:_FOUND]

    def entries(self, ids: Sequence[str]) -> Iterator[Entry]:
        """The items of these ids; those that are gone, or that the service makes up, are left out."""
        found = [
            entry
            for given in self._entities(ids, "labels|aliases|descriptions|claims|sitelinks")
            if (entry := read_entity(given, language=self.language))
        ]
        wanted = dict.fromkeys(id for entry in found for id in (*entry.kinds, *(position for position, _, _ in entry.positions)))
        labels = {
            str(given["id"]): label
            for given in self._entities(list(wanted), "labels")
            if (label := label_of(given, language=self.language))
        }
        yield from (with_words(entry, labels) for entry in found)

    def _entities(self, ids: Sequence[str], props: str) -> Iterator[dict]:
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            query = {
                "action": "wbgetentities",
                "ids": "|".join(batch),
                "props": props,
                "languages": f"{self.language}|mul",
                "redirects": "yes",
            }
            given = self._ask(query).get("entities")
            if not isinstance(given, dict):
                raise ServiceError(f"{self.address}: the answer has no items: check that this is the API of a Wikibase")
            yield from _asked(given, batch)

    def _ask(self, query: dict[str, str]) -> dict:
        return self.client.ask(self.address, query=query | _ALWAYS, check=self._check)

    def _check(self, answer: dict) -> None:
        """Errors come with status 200."""
        error = answer.get("error")
        if error is None:
            return
        error = error if isinstance(error, dict) else {}
        code, lag = words(error.get("code")) or "error", error.get("lag")
        if code in _PASSING:
            wait = float(lag) if isinstance(lag, int | float) else float(_MAXLAG)
            raise Again(f"answers {code}", max(wait, float(_MAXLAG)) if code == "maxlag" else None)
        raise ServiceError(f"{self.address}: refuses with {code} ({words(error.get('info')) or 'no reason given'})")


def _asked(given: dict, ids: Iterable[str]) -> Iterator[dict]:
    """The entities that were asked for: under an id of the batch, with that id or that of the item it redirects to."""
    for id in ids:
        entity = given.get(id)
        if not isinstance(entity, dict) or "missing" in entity:
            continue
        redirect = entity.get("redirects")
        target = redirect.get("to") if isinstance(redirect, dict) else None
        if entity.get("id") in (id, target or id) and entity.get("type", "item") == "item":
            yield entity
