"""The analysis as others read it: CoNLL-U with entities in CorefUD's brackets, rows of mentions, given tokens analysed anew.

CorefUD: https://ufal.mff.cuni.cz/corefud (`Entity`, `SplitAnte`, `Bridge`). `# global.Entity` names the fields of a bracket: entity, type, position of the head
word in the mention, and `wikidata:Q…` where the item is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.errors import SourceError
from kg.language.conllu import COLUMNS, Sentence, doc_from_sentences, read_conllu
from kg.language.nominals.typing import CLASSES, VALUES
from kg.model import Document, Entity, Kind, Mention, Resolved

LABELS = CLASSES | VALUES
"""Entity labels and the classes that mentions with them have."""

GLOBAL_ENTITY = "# global.Entity = eid-etype-head-other"

MentionsOf = Callable[[Doc, str], Sequence[Mention]]


def name_mentions(doc: Doc, document: str) -> list[Mention]:
    """The named entities of a Doc as mentions, each in no chain."""
    numbers = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence} if doc.ents else {}
    return [_name_mention(entity, document, numbers[entity.start]) for entity in doc.ents]


def _name_mention(entity: Span, document: str, sentence: int) -> Mention:
    head = entity.root
    return Mention(
        document, entity.start_char, entity.end_char, entity.text, " ".join(entity.text.split()), LABELS.get(entity.label_, entity.label_), Kind.NAME,
        (head.idx, head.idx + len(head)), sentence,
    )  # fmt: skip


def to_conllu(
    doc: Doc,
    mentions: Iterable[Mention] = (),
    *,
    document: str | None = None,
    wikidata: Mapping[tuple[str, int, int], str] | None = None,
) -> str:
    """The Doc as CoNLL-U, an empty line at its end; `wikidata` maps mentions' keys to items.

    Mentions in one chain are one entity. Mentions that cross a sentence's end have no bracket. Whitespace is no word.
    """
    mentions = list(mentions)
    document = document if document is not None else next((mention.document for mention in mentions), "")
    brackets, ties = entity_brackets(doc, mentions, wikidata or {}), entity_ties(doc, mentions)
    lines = [f"# newdoc id = {document}" if document else "# newdoc", GLOBAL_ENTITY]
    for number, (newpar, words) in enumerate(_sentences(doc), start=1):
        lines += ["# newpar"] * newpar
        lines += [f"# sent_id = {document or 'doc'}-{number}", f"# text = {_text(words)}"]
        lines += ["\t".join(row) for row in _rows(words, brackets, ties)]
        lines.append("")
    return "\n".join(lines) + "\n"


def _sentences(doc: Doc) -> Iterator[tuple[bool, list[Token]]]:
    """Each sentence's words, and whether a paragraph begins with it."""
    newpar = True
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield newpar, words
            newpar = False
        newpar = newpar or (len(sentence) > 0 and sentence[-1].is_space and "\n" in sentence[-1].text)


def _spaced(word: Token) -> bool:
    """Whether any whitespace follows the word."""
    following = word.i + 1
    return bool(word.whitespace_) or following == len(word.doc) or word.doc[following].is_space


def _text(words: Sequence[Token]) -> str:
    return "".join(word.text + " " * _spaced(word) for word in words).strip()


def _rows(words: Sequence[Token], brackets: Mapping[int, str], ties: Mapping[int, list[str]]) -> Iterator[tuple[str, ...]]:
    """Ten columns for each word of a sentence."""
    positions = {word.i: str(position) for position, word in enumerate(words, start=1)}
    for word in words:
        is_root = word.head.i == word.i
        feats = "|".join(sorted(str(word.morph).split("|"), key=str.lower)) or "_"
        entity = [f"Entity={brackets[word.i]}"] if word.i in brackets else []
        misc = sorted([*entity, *ties.get(word.i, ()), *["SpaceAfter=No"] * (not _spaced(word))])
        yield (
            positions[word.i], word.text, word.lemma_ or "_", word.pos_ or "_", word.tag_ or "_", feats,
            "0" if is_root else positions[word.head.i], "root" if is_root else word.dep_ or "dep", "_", "|".join(misc) or "_",
        )  # fmt: skip


def entity_brackets(doc: Doc, mentions: Iterable[Mention], wikidata: Mapping[tuple[str, int, int], str]) -> dict[int, str]:
    """The value of `Entity=` for every token that needs one: opening brackets, widest first, one-word mentions, closing brackets."""
    opening: dict[int, list[str]] = {}
    single: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    spans = sorted(_bracketed(doc, mentions), key=lambda found: (found[1].start, -found[1].end))
    for identity, span, mention in spans:
        head = next((i for i, token in enumerate(span, start=1) if token.idx <= mention.head[0] < token.idx + len(token)), 1)
        item = wikidata.get(mention.key)
        bracket = "-".join([f"({identity}", mention.type.replace("-", ""), str(head), *([f"wikidata:{item}"] if item else [])])
        if len(span) == 1:
            single.setdefault(span.start, []).append(bracket + ")")
        else:
            opening.setdefault(span.start, []).append(bracket)
            closing.setdefault(span.end - 1, []).insert(0, identity + ")")
    tokens = opening.keys() | single.keys() | closing.keys()
    return {i: "".join([*opening.get(i, ()), *single.get(i, ()), *closing.get(i, ())]) for i in tokens}


def entity_ties(doc: Doc, mentions: Iterable[Mention]) -> dict[int, list[str]]:
    """By first token, what mentions are known by besides their own entity (CorefUD): `SplitAnte` of members named before them, `Bridge`
    of what they belong to."""
    found: dict[int, list[str]] = {}
    for mention in mentions:
        others = [one.chain for one in mention.involves if one.end <= mention.start and one.chain not in (None, mention.chain)]
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand") if others and mention.chain is not None else None
        if span is not None:
            pairs = ",".join(f"e{other}<e{mention.chain}" for other in others)
            found.setdefault(span.start, []).append(f"{'SplitAnte' if len(others) > 1 else 'Bridge'}={pairs}")
    return found


def _bracketed(doc: Doc, mentions: Iterable[Mention]) -> Iterator[tuple[str, Span, Mention]]:
    """Mentions with the number of their entity and their words, each span of an entity once and none that crosses another of its own."""
    fresh = count(1 + max((mention.chain for mention in mentions if mention.chain is not None), default=0))
    taken: dict[str, list[Span]] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        while span is not None and len(span) > 1 and span[-1].is_space:
            span = span[:-1]
        if span is None or not len(span) or any(token.is_sent_start for token in span[1:]):
            continue
        identity = f"e{mention.chain if mention.chain is not None else next(fresh)}"
        others = taken.setdefault(identity, [])
        if not any(_same_or_crossing(span, other) for other in others):
            others.append(span)
            yield identity, span, mention


def _same_or_crossing(one: Span, other: Span) -> bool:
    first, second = sorted((one, other), key=lambda span: (span.start, -span.end))
    return (first.start, first.end) == (second.start, second.end) or second.start < first.end < second.end


def mention_rows(resolved: Resolved) -> Iterator[dict[str, Any]]:
    """One object for each mention of a document, in order: what it is, what it denotes, and which items that may be."""
    entities: dict[str, Entity] = {entity.id: entity for entity in resolved.entities}
    for mention in sorted(resolved.mentions, key=lambda mention: (mention.start, -mention.end)):
        entity = entities.get(resolved.denotes.get(mention.key, ""))
        candidates = entity.candidates if entity else ()
        item = entity.wikidata if entity else None
        yield {
            "document": mention.document,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "type": entity.type if entity else mention.type,
            "kind": str(mention.kind),
            "entity": entity.id if entity else None,
            "wikidata": item,
            "score": next((candidate.score for candidate in candidates if candidate.id == item), None),
            "candidates": [{"id": candidate.id, "score": candidate.score} for candidate in candidates],
        }


def documents_of(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of each document: a new one begins at every `# newdoc`."""
    held: list[Sentence] = []
    for sentence in sentences:
        if held and any(comment.startswith("# newdoc") for comment in sentence.comments):
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


def docs_from_conllu_given(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[tuple[Doc, list[Sentence]]]:
    """A Doc for each document, analysed with its own tokens and sentences, and the sentences that it was made of."""
    documents = documents_of(sentences)
    given = ((doc_from_sentences(nlp.vocab, document, trees=False), document) for document in documents)
    yield from nlp.pipe(given, as_tuples=True)


def annotate_given(
    nlp: Language, text: str, *, name: str = "-", format: str = "conllu", mentions_of: MentionsOf = name_mentions
) -> Iterator[str | dict[str, Any]]:
    """CoNLL-U analysed anew: its words, sentences, comments and multiword tokens as they were, everything else predicted.

    One string a document (`conllu`), or one object a mention (`jsonl`). SourceError where `text` is not CoNLL-U.
    """
    try:
        sentences = list(read_conllu(text.split("\n")))
    except ValueError as error:
        raise SourceError(
            f"{name}: not CoNLL-U, a line has not ten columns between tabs ({error}); use --input-format text for plain text"
        ) from error
    for doc, given in docs_from_conllu_given(nlp, sentences):
        document = next((found for s in given[:1] if (found := s.comment("newdoc id"))), name)
        mentions = mentions_of(doc, document)
        if format == "jsonl":
            yield from mention_rows(Resolved(Document(document, doc.text), (), {}, (), tuple(mentions)))
        else:
            yield _given_conllu(doc, given, entity_brackets(doc, mentions, {}), entity_ties(doc, mentions))


def _given_conllu(doc: Doc, given: Sequence[Sentence], brackets: Mapping[int, str], ties: Mapping[int, list[str]]) -> str:
    """The given sentences with the Doc's analysis in the columns after the form."""
    lines, offset = [], 0
    for sentence in given:
        tokens = list(doc[offset : offset + len(sentence.words)])
        offset += len(tokens)
        ranges = {row["id"].split("-")[0]: row for row in sentence.ranges}
        lines += [comment for comment in sentence.comments if not comment.startswith("# global.Entity")]
        for word, row in zip(sentence.words, _rows(tokens, brackets, ties), strict=True):
            if word["id"] in ranges:
                lines.append("\t".join(ranges[word["id"]][column] for column in COLUMNS))
            entity = [part for part in row[9].split("|") if part not in ("_", "SpaceAfter=No")]
            space = [part for part in word["misc"].split("|") if part == "SpaceAfter=No"]
            lines.append("\t".join((word["id"], word["form"], *row[2:9], "|".join(sorted(entity + space)) or "_")))
        lines.append("")
    return "\n".join(lines) + "\n"


def raw_text(sentences: Sequence[Sentence]) -> str:
    """The text of one document: sentences joined by a space, a blank line where a paragraph begins."""
    parts: list[str] = []
    for sentence in sentences:
        newpar = any(comment.startswith(("# newpar", "# newdoc")) for comment in sentence.comments)
        parts += ["\n\n" if newpar else " "] * bool(parts) + [sentence.comment("text") or ""]
    return "".join(parts)
