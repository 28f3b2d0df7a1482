"""Stretches of GMB's training part with their chains of coreference, as readers marked them.

`chains.tsv` holds the marks without the texts: the number of the running text, then `place:chain` of each mention that has another
one, by the first character of its head word. All other phrases are singletons, as in GUM.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.language.coreference import resolved
from kg.language.coreference.links import span_of
from kg.language.coreference.tree import Tree
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.training.coreference import Document, parsed_columns, parsed_document, span_at
from kg.training.marked.pronouns import gmb_texts

TABLE = Path(__file__).with_suffix(".tsv")


def news_chains(data: Path, nlp: Any, table: Path = TABLE) -> Iterator[Document]:
    """The stretches, parsed by the pipeline, with all its phrases as mentions."""
    texts = list(gmb_texts(data))
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    for (number, marks), doc in zip(rows, nlp.pipe(texts[int(number)] for number, _ in rows), strict=True):
        yield chain_document(f"gmb {number}", doc, marks)


def chain_document(name: str, doc: Any, marks: str) -> Document:
    """A parsed text with the chains of a row of the table."""
    chains = dict(mark.split(":") for mark in marks.split(" "))
    tree, (columns, tokens) = Tree(doc), parsed_columns(doc)
    found, _ = resolved(doc, Phrases(doc, name, ontology()).all(), ontology())
    places: dict[tuple[int, int, int], str] = {}
    for profile in found:
        start, end = span_of(tree, profile)
        place = span_at(columns, tokens, tree.offsets[start], tree.ends[end - 1])
        if place is not None and not profile.members:
            places[place] = chains.get(str(tree.offsets[profile.token]), f"alone {len(places)}")
    spans = [(*place, f"inside {i}" if _inside_own(place, chain, places) else chain, 0) for i, (place, chain) in enumerate(places.items())]
    return parsed_document(name, columns, tokens, spans)


def _inside_own(place: tuple[int, int, int], chain: str, places: Mapping[tuple[int, int, int], str]) -> bool:
    """Whether a mention stands in a longer one of its chain: the "Bonn" of "the city of Bonn" is no second mention."""
    sentence, start, end = place
    return any(
        (other, whose) != (place, chain) and whose == chain and other[0] == sentence and other[1] <= start and end <= other[2]
        for other, whose in places.items()
    )
