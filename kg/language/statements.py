"""The statements of a Doc: clauses, roles and nominals put together."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_statements", assigns=["doc._.kg"])
def make_statements(nlp: Language, name: str):
    """The pipeline component that sets `doc._.kg` to the Doc's Reading."""

    def read_doc(doc: Doc) -> Doc:
        return doc

    return read_doc
