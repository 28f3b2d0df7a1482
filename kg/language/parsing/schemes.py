"""Pipelines of other makers: what they must have, which labels they use, and the component that turns these into ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.errors import ModelError
from kg.language.parsing import clear
from kg.language.parsing.lemmas import lemma

ENTITIES: dict[str, str | None] = {
    "PERSON": "PERSON", "PER": "PERSON", "NORP": "GROUP", "FAC": "FACILITY", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "PRODUCT": "PRODUCT",
    "EVENT": "EVENT", "WORK_OF_ART": "WORK", "LAW": "LAW", "DATE": "DATE", "TIME": "DATE", "PERCENT": "QUANTITY", "QUANTITY": "QUANTITY",
    "CARDINAL": "QUANTITY", "MONEY": "MONEY", "LANGUAGE": None, "ORDINAL": None, "MISC": None,
    "PLACE": "PLACE", "FACILITY": "FACILITY", "GROUP": "GROUP", "WORK": "WORK",
}  # fmt: skip
"""Entity labels of OntoNotes, CoNLL 2003 and our own, and what we call them; None: not an entity here."""

OURS = frozenset(label for label in ENTITIES.values() if label)

PARTS = {
    "a dependency parser": ("token.dep", "parser"),
    "part-of-speech tags": ("token.pos", "morphologizer, or a tagger with an attribute_ruler,"),
    "named entities": ("doc.ents", "ner"),
}
"""What every pipeline must set, and the component that usually does."""


def convertible(nlp: Language, name: str) -> Language:
    """The pipeline with a last component `kg_labels` where its labels or lemmas are not ours; ModelError where a part is missing."""
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    factories = {nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}
    if {"tagger", "attribute_ruler"} <= factories:
        assigned.add("token.pos")
    for part, (attribute, component) in PARTS.items():
        if attribute not in assigned:
            raise ModelError(
                f"{name}: this pipeline sets no {part.removeprefix('a ')}; add a component {component} or leave --model out to use the shipped model"
            )
    labels = _labels(nlp, "token.dep")
    is_clear = bool(labels & clear.CLEAR_ONLY)
    if not is_clear and not labels & {"obj", "obl", "nsubj:pass"}:
        raise ModelError(
            f"{name}: its parser has neither UD nor CLEAR labels ({', '.join(sorted(labels)[:5]) or 'none'}); train it on Universal Dependencies"
        )
    lemmas = "token.lemma" not in assigned
    if is_clear or lemmas or _labels(nlp, "doc.ents") - OURS:
        nlp.add_pipe("kg_labels", config={"clear": is_clear, "lemmas": lemmas}, last=True)
    return nlp


def _labels(nlp: Language, attribute: str) -> set[str]:
    """The labels of all components that set `attribute`."""
    pipes = [nlp.get_pipe(name) for name in nlp.pipe_names if attribute in nlp.get_pipe_meta(name).assigns]
    return {label for pipe in pipes for label in getattr(pipe, "labels", ())}


@Language.factory(
    "kg_labels",
    requires=["token.dep", "doc.ents"],
    assigns=["token.dep", "token.head", "doc.ents"],
    default_config={"clear": True, "lemmas": False},
)
def make_labels(nlp: Language, name: str, clear: bool, lemmas: bool) -> Converter:
    """The component that turns another scheme's labels into ours."""
    return Converter(trees=clear, lemmas=lemmas)


class Converter:
    """Rewrites the trees (where they are CLEAR), the entities and, where there are none, the lemmas of a Doc."""

    def __init__(self, *, trees: bool, lemmas: bool) -> None:
        self.trees, self.lemmas = trees, lemmas

    def __call__(self, doc: Doc) -> Doc:
        if self.lemmas:
            for token in doc:
                token.lemma_ = lemma(token.text, token.pos_, token.tag_, first=bool(token.is_sent_start))
        doc.set_ents(filter_spans(entities(doc.ents)), default="outside")
        if self.trees and len(doc):
            write_tree(doc, clear.convert(tree_of(doc)))
        return doc


def entities(spans: Iterable[Span]) -> list[Span]:
    """The spans with our labels, without a leading article and a trailing possessive."""
    found = []
    for span in spans:
        label = ENTITIES.get(span.label_)
        start, end = span.start, span.end
        start += end - start > 1 and span[0].lower_ in ("the", "a", "an")
        end -= end - start > 1 and span[-1].lower_ in ("'s", "’s")
        if label:
            found.append(Span(span.doc, start, end, label=label))
    return found


def tree_of(doc: Doc) -> clear.Tree:
    """The Doc's tree as plain lists."""
    persons = [-1] * len(doc)
    for number, entity in enumerate(doc.ents):
        if entity.label_ == "PERSON":
            persons[entity.start : entity.end] = [number] * len(entity)
    return clear.Tree(
        heads=[token.head.i for token in doc],
        labels=[token.dep_ for token in doc],
        upos=[token.pos_ for token in doc],
        words=[token.lower_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        persons=persons,
    )


def write_tree(doc: Doc, tree: clear.Tree) -> None:
    """Set the Doc's heads, labels and parts of speech."""
    strings = doc.vocab.strings
    rows: Sequence[tuple[int, int, int]] = [
        ((head - i) % 2**64, strings.add(label), POS_IDS[upos])
        for i, (head, label, upos) in enumerate(zip(tree.heads, tree.labels, tree.upos, strict=True))
    ]
    doc.from_array([HEAD, DEP, POS], np.array(rows, dtype=np.uint64))
