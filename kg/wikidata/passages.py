"""What linking needs to know of each document, kept beside the graph, so that entities can be linked again without reading the articles."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kg.errors import StoreError
from kg.model import Document, Entity, Kind, Mention, Predicate, Resolved, Span, Statement
from kg.wikidata.context import is_role
from kg.wikidata.offices import may_be_office

FILE = "passages.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS renamed (document TEXT, old TEXT, new TEXT, PRIMARY KEY (document, old)) WITHOUT ROWID;
"""


class Passages:
    """A file of documents in the form that linking sees: text, sentences, named entities and where they are mentioned.

    Entities have the ids that resolution gave them; `renamed` says which the graph calls otherwise. Raises StoreError for what is no such file.
    """

    def __init__(self, path: str | os.PathLike, *, copy_of: str | os.PathLike | None = None, read_only: bool = False):
        self.path, self._read_only = Path(path), read_only
        try:
            if read_only:
                self._connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
                self._connection.execute("BEGIN")
                return
            if copy_of and Path(copy_of).exists():
                shutil.copyfile(copy_of, self.path)
            # Nobody else sees a draft: it needs no journal, and deleted texts are to be gone.
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;" + _SCHEMA)
            self._connection.execute("BEGIN")
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"{self.path}: what linking knows of the documents cannot be opened ({error}): remove the file and build again"
            ) from error

    def __enter__(self) -> Passages:
        return self

    def __exit__(self, kind: type | None, *exception: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
            if not self._read_only:
                self._rewrite()
        self._connection.close()

    def _rewrite(self) -> None:
        """Writes the file anew: the same bytes for the same content, however often and in whatever order it was put there."""
        anew = self.path.with_suffix(".new")
        anew.unlink(missing_ok=True)
        self._connection.execute("PRAGMA schema_version = 1")  # each rewriting would count on
        self._connection.execute("VACUUM INTO ?", (str(anew),))
        self._connection.close()
        anew.replace(self.path)

    def put(self, resolved: Resolved) -> None:
        """Keeps a document, in the place of what there was of it."""
        self.forget(resolved.document.id)
        content = zlib.compress(
            json.dumps(_packed(resolved), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1
        )
        self._connection.execute("INSERT INTO document VALUES (?, ?)", (resolved.document.id, content))

    def forget(self, document_id: str) -> None:
        """Removes a document."""
        for table, column in (("document", "id"), ("renamed", "document")):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (document_id,))

    def rename(self, renamed: Mapping[str, Mapping[str, str]]) -> None:
        """Takes note of ids that the graph has changed, by document; ids are those that the graph had until now."""
        for document, ids in renamed.items():
            before = self.renamed(document)
            follow = {old: ids.get(now, now) for old, now in before.items()}
            rows = {**{old: new for old, new in ids.items() if old not in before}, **follow}
            self._connection.executemany(
                "INSERT OR REPLACE INTO renamed VALUES (?, ?, ?)", [(document, old, new) for old, new in sorted(rows.items())]
            )

    def renamed(self, document_id: str) -> dict[str, str]:
        """The ids of the graph by those of resolution, where they differ."""
        return dict(self._connection.execute("SELECT old, new FROM renamed WHERE document = ?", (document_id,)))

    def __iter__(self) -> Iterator[Resolved]:
        """Every document, by id."""
        for id, content in self._connection.execute("SELECT id, content FROM document ORDER BY id"):
            try:
                yield _unpacked(id, _read(content))
            except (zlib.error, ValueError, LookupError, TypeError) as error:
                raise StoreError(f"{self.path}: what is kept of {id} is damaged ({error}): build this document again") from error

    def text(self, document_id: str) -> str | None:
        """The text of a document; None where nothing of it is kept, or what is kept is damaged."""
        try:
            row = self._connection.execute("SELECT content FROM document WHERE id = ?", (document_id,)).fetchone()
            return _read(row[0])["text"] if row else None
        except (sqlite3.Error, zlib.error, ValueError, LookupError, TypeError):
            return None

    def ids(self) -> set[str]:
        """The ids of the documents."""
        return {id for (id,) in self._connection.execute("SELECT id FROM document")}


def _read(content: bytes) -> dict:
    return json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))


def _packed(resolved: Resolved) -> dict:
    names = [entity for entity in resolved.entities if entity.kind is Kind.NAME or may_be_office(entity.label)]
    places = {entity.id: place for place, entity in enumerate(names)}
    mentions = [mention for mention in resolved.mentions if resolved.denotes.get(mention.key) in places]
    order = {mention.key: number for number, mention in enumerate(mentions)}
    published = resolved.document.published
    return {
        "text": resolved.document.text,
        "title": resolved.document.title,
        "published": published.isoformat() if published else None,
        "sentences": [[span.start, span.end] for span in resolved.sentences],
        "entities": [[entity.id, entity.label, entity.type, entity.kind.value, list(entity.aliases)] for entity in names],
        "mentions": [[places[resolved.denotes[m.key]], m.sentence, m.start, m.end, m.kind.value] for m in mentions],
        "roles": [
            [order[s.subject.key], s.predicate.lemma] for s in resolved.statements if s.subject and s.subject.key in order and is_role(s)
        ],
    }


def _unpacked(id: str, packed: dict) -> Resolved:
    text, published = packed["text"], packed["published"]
    document = Document(id, text, packed["title"], date.fromisoformat(published) if published else None)
    entities = tuple(Entity(key, label, type, Kind(kind), tuple(aliases)) for key, label, type, kind, aliases in packed["entities"])
    mentions = [
        Mention(id, start, end, text[start:end], entities[place].label, entities[place].type, Kind(kind), (start, end), sentence)
        for place, sentence, start, end, kind in packed["mentions"]
    ]
    denotes = {mention.key: entities[place].id for mention, (place, *_) in zip(mentions, packed["mentions"], strict=True)}
    statements = tuple(
        Statement(id, mentions[holder], Predicate(lemma, f"{lemma}_of", lemma, 0, 0), None) for holder, lemma in packed["roles"]
    )
    sentences = tuple(Span(id, start, end, text[start:end]) for start, end in packed["sentences"])
    return Resolved(document, entities, denotes, statements, tuple(mentions), sentences, len(text.split()))
