"""What `kg extract` and `kg annotate` print: readings as rows of JSON, open relations, CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import Spool, link, resolve
from kg.errors import SourceError
from kg.extract import extract, over, pipeline
from kg.model import Document, Mention, Ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc


def extract_rows(
    documents: Iterable[Document], *, format: str = "jsonl", lines: bool = False, model: str | None = None, ontology: Ontology | None = None, jobs: int | None = None
) -> Iterator[dict | str]:
    """Statements as JSON objects, or as tab-separated open relations; with `lines`, the first column is the whole document."""
    if format == "oie":
        for rows in over(documents, partial(_open_relations, whole=lines), model=model, ontology=ontology, jobs=jobs):
            yield from rows
        return
    from kg.language.rows import statement_row

    for reading in extract(documents, model=model, ontology=ontology, jobs=jobs):
        for statement in reading.statements:
            yield statement_row(statement, reading)


def _open_relations(doc: Doc, document: Document, ontology: Ontology, *, whole: bool = False) -> list[str]:
    from kg.language.projection import oie_rows

    return [_tabbed(document.text if whole else row.sentence, row) for row in oie_rows(doc)]


def _tabbed(sentence: str, row) -> str:
    cells = (sentence, f"{row.confidence:.3f}", row.relation, *row.arguments)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def annotate_rows(documents: Iterable[Document], *, format: str = "conllu", model: str | None = None) -> Iterator[dict | str]:
    """Documents as CoNLL-U with entities, or mentions as JSON objects with the entity that each denotes."""
    if format == "conllu":
        yield from over(documents, _conllu, model=model)
        return
    from kg.language.annotate import mention_rows

    with Spool() as spool:
        for reading in extract(documents, model=model):
            spool.add(reading)
        for resolved in link(resolve(spool)):
            yield from mention_rows(resolved)


def _conllu(doc: Doc, document: Document, ontology: Ontology) -> str:
    from kg.language.annotate import to_conllu

    return to_conllu(doc, _mentions(doc, document.id, ontology=ontology), document=document.id)


def annotate_conllu(paths: Iterable[str], *, format: str = "conllu", model: str | None = None) -> Iterator[dict | str]:
    """The analysis of CoNLL-U files, with their own sentences, tokens and comments kept; SourceError where a file is none."""
    from kg.language.annotate import annotate_given
    from kg.lexicon import ontology

    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(f"{path}: cannot be read as CoNLL-U ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
        yield from annotate_given(pipeline(model, 2), text, name=str(path), format=format, mentions_of=partial(_mentions, ontology=ontology()))


def _mentions(doc: Doc, document: str, *, ontology: Ontology) -> tuple[Mention, ...]:
    from kg.language.coreference.corefud import corefud_mentions
    from kg.language.statements import read

    return corefud_mentions(doc, read(doc, Document(document, doc.text), ontology).mentions, ontology)
