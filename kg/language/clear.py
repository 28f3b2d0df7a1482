"""The labels of `en_core_web_*` (CLEAR dependencies, OntoNotes entities) as UD labels and this project's entity types."""

from __future__ import annotations

from spacy.language import Language


def convertible(nlp: Language) -> Language:
    return nlp
