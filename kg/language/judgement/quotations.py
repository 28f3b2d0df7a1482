"""Quotations that run over sentences: whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.judgement.signatures import Link
from kg.language.trees.syntax import Tree, root, tree
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.judgement.embedding import Embedding
    from kg.language.judgement.governors import Governors

# The marks that open a quotation, with those that close it: typographic ones are often closed by a straight one.
PAIRS = {"“": ("”", '"'), "«": ("»",), "„": ("”", "“"), "``": ("''",), '"': ('"', "”"), "‘": ("’", "'")}
# What is quoted is somebody's word, also where the text does not say whose.
NOBODY = Link("reported", -1, "say", True)
NO_TELLERS = vocabulary("it this that there which")
# A quotation that is never closed ends here at the latest.
LONGEST = 400


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """The quotations as pairs of token indices: the opening mark, and the closing one or the end of the paragraph, exclusive.

    A paragraph that opens with a mark while the last one was never closed goes on with it, as newspapers print long speech.
    """
    found: list[tuple[int, int]] = []
    start, closers = -1, ("",)
    for i, word in enumerate(token.text for token in doc):
        if start >= 0 and (word in closers or i - start > LONGEST or _ends_paragraph(doc, i)):
            found.append((start, i))
            start = -1
            if word in closers:
                continue
        if start < 0 and word in PAIRS and _opens(doc, i):
            start, closers = i, PAIRS[word]
    if start >= 0:
        found.append((start, len(doc)))
    return found


def _opens(doc: Doc, i: int) -> bool:
    """Whether the mark stands before a word: a straight one or an apostrophe after a word does not open."""
    following = doc[i + 1].text[:1] if i + 1 < len(doc) else ""
    if doc[i].text != '"':
        return following.isalnum()
    return following != "" and (i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_punct or doc[i - 1].is_space or doc[i].is_sent_start is True)


def _ends_paragraph(doc: Doc, i: int) -> bool:
    """Whether the token starts a sentence after the end of a line: a line that was only wrapped goes on."""
    before = doc[i - 1] if i else None
    return before is not None and "\n" in before.text + before.whitespace_ and doc[i].is_sent_start is True


def quoted_by(doc: Doc, embedding: Embedding) -> dict[int, Link]:
    """For sentences inside a quotation that no word of theirs reports: the link to the word that reports the quotation."""
    table, found = tree(doc), {}
    roots = [i for i, head in enumerate(table.head) if head == i]
    if not roots or not any(word in PAIRS for word in table.word):
        return found
    last: Link | None = None
    last_end = -2
    for start, end in quotations(doc):
        link = _speech_of(table, embedding, start, end)
        if link is None and (clauses := _hung_before(table, start, end)):
            link = _announced(table, embedding, start) or _told_by(embedding.governors, start, clauses[0])
            found.update(dict.fromkeys(clauses, link))
        if link is None:
            if not _is_whole(table, roots, start, end):
                continue
            link = _announced(table, embedding, start) or _followed(table, embedding, roots, end)
            if link is None:
                link = NOBODY if last is None or _named_between(table, roots, last_end, start) else last
        for top in roots:
            if start < top < end and top not in embedding.links and top not in embedding.reporters:
                found[top] = link
        last, last_end = (None if link is NOBODY else link), end
    return found


def _speech_of(table: Tree, embedding: Embedding, start: int, end: int) -> Link | None:
    """The link by which some clause of the quotation is reported by a word outside it."""
    for i in range(start, end):
        link = embedding.links.get(i)
        if link is not None and link.speech and not start <= link.word < end and table.head[i] != i:
            return embedding.governors.saying(link.word)
        reporter = embedding.reporters.get(i)
        if reporter is not None and not start <= reporter < end:
            return embedding.governors.saying(reporter)
    return None


def _announced(table: Tree, embedding: Embedding, start: int) -> Link | None:
    """Speech before a colon: 'The mayor told reporters: "We ..."'."""
    before = start - 1
    while before >= 0 and table.pos[before] == "PUNCT":
        if table.word[before] in (".", "!", "?"):
            return None
        before -= 1
    if before < 0 or before == start - 1:
        return None
    return embedding.governors.saying(root(table, before))


def _hung_before(table: Tree, start: int, end: int) -> list[int]:
    """The clauses of a quotation behind a colon or comma that the parser has hung on what stands before: 'The union was angry: "The firm lied"'."""
    if not start or table.word[start - 1] not in (":", ","):
        return []
    tops = [i for i in range(start + 1, end) if table.head[i] < start and table.dep[i] != "punct"]
    whole = [i for i in tops if table.kid(i, "nsubj", "nsubj:pass", "expl", "csubj") is not None]
    # Behind a comma also what is no speech goes on, by a relative pronoun or a conjunction: 'a deal, "which the firm made"'.
    told = table.word[start - 1] == ":" or not any(table.kid(i, "mark", "cc") is not None or table.dep[i] == "acl:relcl" for i in whole)
    return whole if told else []


def _told_by(g: Governors, start: int, clause: int) -> Link:
    """Speech of whoever the sentence before the colon is about, or the verb before the comma: 'The singer paid tribute: "..."'."""
    top = root(g.table, start - 1) if g.table.word[start - 1] == ":" else g.table.head[clause]
    teller = g.table.kid(top, "nsubj")
    named = teller is not None and g.table.word[teller] not in NO_TELLERS and not g.is_event(teller)
    return Link("reported", top, "say", True) if named else NOBODY


def _followed(table: Tree, embedding: Embedding, roots: list[int], end: int) -> Link | None:
    """Speech that follows as a sentence of its own: '"..." Said the mayor.'."""
    following = next((top for top in roots if top > end), None)
    if following is None or table.left[following] > end + 1 or table.kid(following, "ccomp", "obj") is not None:
        return None
    return embedding.governors.saying(following)


def _is_whole(table: Tree, roots: list[int], start: int, end: int) -> bool:
    """Whether the quotation holds a sentence of its own, not a few words of another's."""
    return any(start < top < end and start - 1 <= table.left[top] for top in roots)


def _named_between(table: Tree, roots: list[int], last_end: int, start: int) -> bool:
    """Whether a sentence that is not quoted stands between two quotations: it may bring another speaker."""
    return any(last_end < table.left[top] and top < start for top in roots)
