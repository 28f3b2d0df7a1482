"""Documents with mentions and clusters, for training and measuring the coreference head: GUM, LitBank, GAP.

GUM marks every noun phrase, singletons too (Zeldes 2017); LitBank those of persons, places, bodies, vehicles in fiction (Bamman, Lewke and
Mansoor 2020); GAP a pronoun and two names (Webster et al. 2018). LitBank and GAP have no gold trees: the shipped pipeline parses them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from kg.language.conllu import Sentence as Rows
from kg.language.conllu import doc_from_sentences, read_conllu
from kg.language.coreference import pairs
from kg.language.coreference.records import Columns, is_relative, record
from kg.training.corpora import Sentence, likely_spaces, read_treebank_file, treebank_files
from kg.training.entities import Constraints
from kg.training.examples import Example, tree_array
from kg.training.lexicon import read_countries
from kg.training.names import treebank_constraints
from kg.training.person_names import person_names

CLOSED, AFTER, OPEN = 1, 2, 4
"""Flags of a mention. CLOSED: its antecedent is one of the document's other mentions, before or AFTER it, or none of them (then it has one that is
not marked). AFTER: a name that comes after the document's closed pronoun. OPEN: whether it has an antecedent itself is unknown."""

Span = tuple[int, int, int, str, int]
"""Sentence, start and end (excluded) in the sentence, cluster, flags."""


@dataclass(slots=True)
class Document:
    """A text with its mentions in order of (start, −end).

    `mentions`: int64 (m, 7): sentence, head word in the sentence (the conjunction of a coordination), start, end (excluded), cluster, kind
    (`kg.language.coreference.records.KINDS`), flags. `table`: what pairs of them are compared by.
    """

    name: str
    examples: list[Example]
    mentions: np.ndarray
    table: pairs.MentionTable


def pair_codes(document: Document, later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    """Codes of pairs of mentions, by index, int64 (n, features); see `kg.language.coreference.pairs.PAIR_FEATURES`."""
    return pairs.pair_codes(document.table, later, earlier)


def read_documents(data: Path, prepared: Mapping[str, Any], nlp: Any) -> dict[str, list[Document]]:
    """The documents by corpus: "gum-train", "gum-dev", "litbank", "gap-train", "gap-dev"; `kg.training.replaced` makes more.

    GUM's examples are those of `prepared` (see `kg.training.examples.prepare`); the pipeline `nlp` parses the others.
    """
    return {
        "gum-train": list(gum_documents(data, "train", prepared["trees"]["gum-train"])),
        "gum-dev": list(gum_documents(data, "dev", prepared["trees"]["gum-dev"])),
        "litbank": list(litbank_documents(data, nlp)),
        "gap-train": list(gap_documents(data, "development", nlp, others=True)),
        "gap-dev": list(gap_documents(data, "validation", nlp)),
    }


def gum_documents(
    data: Path, part: str, examples: Sequence[Example] | None = None, *, labels: Any = None, facts: Path | None = None
) -> Iterator[Document]:
    """GUM's documents of a part; the examples, in order, are made anew from `labels` and `facts` where none are given."""
    at = 0
    for path in treebank_files(data, "gum", part):
        sentences = list(read_treebank_file(path, entities=True))
        with path.open(encoding="utf-8") as lines:
            spans = [span for number, rows in enumerate(read_conllu(lines)) for span in gum_spans(rows, number)]
        made = gum_examples(sentences, labels, facts) if examples is None else list(examples[at : at + len(sentences)])
        at += len(sentences)
        yield document(path.stem, made, columns_of(sentences), spans)


def gum_examples(sentences: Sequence[Sentence], labels: Any, facts: Path) -> list[Example]:
    """Examples of a document that was not prepared, such as one of the test part."""
    table, countries = Constraints(), read_countries(facts)
    constraints = [treebank_constraints(s, table, countries, names=True)[0] for s in sentences]
    return [Example(s.words, s.spaces, ner, [], not s.opens, tree_array(s, labels)) for s, ner in zip(sentences, constraints, strict=True)]


def gum_spans(rows: Rows, number: int) -> Iterator[Span]:
    """The mentions of a sentence's `Entity=` brackets."""
    opened: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(rows.words):
        entity = next((item[7:] for item in word["misc"].split("|") if item.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
            chain = bracket.strip("()").split("-")[0]
            if bracket.startswith("("):
                opened[chain].append(i)
            if bracket.endswith(")"):
                yield number, opened[chain].pop(), i + 1, chain, 0


def columns_of(sentences: Sequence[Sentence]) -> Columns:
    """The words and gold trees of a document's sentences."""
    heads, numbers = [], []
    for number, sentence in enumerate(sentences):
        offset = len(heads)
        heads += [offset + (head - 1 if head else i) for i, head in enumerate(sentence.tree.heads)]
        numbers += [number] * len(sentence.words)
    joined = [
        [item for s in sentences for item in column(s)] for column in (lambda s: s.words, lambda s: s.tree.xpos, lambda s: s.tree.upos)
    ]
    return Columns(*joined, heads, [rel for s in sentences for rel in s.tree.rels], numbers)


def litbank_documents(data: Path, nlp: Any) -> Iterator[Document]:
    """LitBank's texts; an apposition or predicate noun, which LitBank only ties to its mention, is of that mention's cluster as in GUM."""
    for path in sorted((data / "litbank" / "coref" / "conll").glob("*.conll")):
        with path.open(encoding="utf-8") as lines:
            sentences, spans = litbank_sentences(lines)
        links = path.parent.parent / "tsv" / path.with_suffix(".ann").name
        spans = litbank_linked(spans, links.read_text(encoding="utf-8").splitlines())
        spaces = [likely_spaces(words) for words in sentences]
        columns, _ = parsed_columns(parsed(nlp, sentences, spaces))
        yield document(path.stem.removesuffix("_brat"), parsed_examples(sentences, spaces), columns, spans)


def litbank_sentences(lines: Iterable[str]) -> tuple[list[list[str]], list[Span]]:
    """The sentences of one of LitBank's CoNLL files, and its mentions."""
    cells = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    sentences: list[list[str]] = []
    spans: list[Span] = []
    for number, (_, rows) in enumerate(group for group in groupby(cells, key=lambda row: len(row) > 3) if group[0]):
        words: list[str] = []
        opened: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            for mark in row[12].split("|") if row[12:] else ():
                chain = mark.strip("()")
                if mark.startswith("("):
                    opened[chain].append(len(words))
                if mark.endswith(")"):
                    spans.append((number, opened[chain].pop(), len(words) + 1, chain, 0))
            words.append(row[3].replace(" ", "") or "�")
        sentences.append(words)
    return sentences, spans


def litbank_linked(spans: Sequence[Span], lines: Iterable[str]) -> list[Span]:
    """The mentions of a LitBank text, those of its table's APPOS and COP rows in the cluster of what they are said of."""
    cells = [line.split("\t") for line in lines]
    at = {row[1]: (int(row[2]), int(row[3]), int(row[5]) + 1) for row in cells if row[0] == "MENTION"}
    clusters = {span[:3]: span[3] for span in spans}
    said = {at[row[1]]: clusters[at[row[2]]] for row in cells if row[0] in ("APPOS", "COP") and at[row[2]] in clusters}
    return [(*span[:3], said.get(span[:3], span[3]), span[4]) for span in spans]


def parsed(nlp: Any, sentences: Sequence[Sequence[str]], spaces: Sequence[Sequence[bool]]) -> Any:
    """The Doc of given words and sentences, parsed by the pipeline; `spaces`: whether one follows each word."""
    rows = [
        Rows(words=[{"form": word, "misc": "_" if space else "SpaceAfter=No"} for word, space in zip(words, row, strict=True)])
        for words, row in zip(sentences, spaces, strict=True)
    ]
    doc = doc_from_sentences(nlp.vocab, rows, trees=False)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def parsed_columns(doc: Any) -> tuple[Columns, list[Any]]:
    """A parsed Doc's words without its whitespace tokens, and those tokens."""
    tokens = [token for token in doc if not token.is_space]
    at = {token.i: i for i, token in enumerate(tokens)}
    heads = [at.get(token.head.i, i) for i, token in enumerate(tokens)]
    starts = [bool(token.is_sent_start) for token in tokens]
    starts[:1] = [True] * len(starts[:1])
    sentences = (np.cumsum(starts) - 1).tolist()
    words, tags, pos = ([getattr(token, name) for token in tokens] for name in ("text", "tag_", "pos_"))
    rels = ["root" if token.dep_ == "ROOT" else token.dep_ for token in tokens]
    return Columns(words, tags, pos, heads, rels, sentences), tokens


def read_gap(data: Path, part: str) -> list[dict[str, str]]:
    """The rows of a part of GAP."""
    with (data / "gap" / f"gap-{part}.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def gap_documents(data: Path, part: str, nlp: Any, *, others: bool = False) -> Iterator[Document]:
    """The texts of a part of GAP ("development", "validation", "test"), cut by the pipeline; those whose pronoun or name is no whole word are left out.

    Each has one closed pronoun and the names A and B, in order of the text; with `others`, those of further persons too.
    """
    rows = read_gap(data, part)
    for row, doc in zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True):
        columns, tokens = parsed_columns(doc)
        spans = gap_spans(row, columns, tokens)
        if spans is None:
            continue
        if others:
            spans += gap_others(row, doc, columns, tokens)
        yield parsed_document(row["ID"], columns, tokens, spans)


def parsed_document(name: str, columns: Columns, tokens: Sequence[Any], spans: Iterable[Span]) -> Document:
    """A document of spans of a parsed text."""
    sentences = [[tokens[i] for i in group] for _, group in groupby(range(len(tokens)), key=columns.sentences.__getitem__)]
    examples = parsed_examples([[t.text for t in s] for s in sentences], [[_spaced(t) for t in s] for s in sentences])
    return document(name, examples, columns, spans)


def span_at(columns: Columns, tokens: Sequence[Any], start: int, end: int) -> tuple[int, int, int] | None:
    """Sentence, start and end in the sentence of the words that touch these characters; None where there are none or they run over sentences."""
    inside = [i for i, token in enumerate(tokens) if token.idx < end and start < token.idx + len(token)]
    if not inside or columns.sentences[inside[0]] != columns.sentences[inside[-1]]:
        return None
    number = columns.sentences[inside[0]]
    first = columns.sentences.index(number)
    return number, inside[0] - first, inside[-1] + 1 - first


def _spaced(token: Any) -> bool:
    """Whether white space follows a token."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return bool(token.whitespace_) or following is None or following.is_space


def gap_spans(row: Mapping[str, str], columns: Columns, tokens: Sequence[Any]) -> list[Span] | None:
    """The pronoun and the two names of a row of GAP; None where one of them is no whole word or runs over sentences."""
    pronoun = int(row["Pronoun-offset"])
    wanted = [("Pronoun", pronoun, "0", CLOSED)]
    for number, name in enumerate("AB", 1):
        start = int(row[f"{name}-offset"])
        same = row[f"{name}-coref"].upper() == "TRUE"
        wanted.append((name, start, "0" if same else str(number), OPEN | (AFTER if start > pronoun else 0)))
    spans: list[Span] = []
    starts = {token.idx for token in tokens}
    for name, start, chain, flags in wanted:
        place = span_at(columns, tokens, start, start + len(row[name]))
        if place is None or (name == "Pronoun" and start not in starts):
            return None
        spans.append((*place, chain, flags))
    return spans


def gap_others(row: Mapping[str, str], doc: Any, columns: Columns, tokens: Sequence[Any]) -> Iterator[Span]:
    """The names of persons that share no word with A and B; none where the pronoun is neither's, so that it may be theirs."""
    told = {word.lower() for name in "AB" for word in row[name].split()}
    at = {token.i: i for i, token in enumerate(tokens)}
    first = {number: columns.sentences.index(number) for number in set(columns.sentences)}
    if "TRUE" not in {row[f"{name}-coref"].upper() for name in "AB"}:
        return
    for person in person_names(doc):
        if told.isdisjoint(person.words) and person.start in at and person.end - 1 in at:
            start, end = at[person.start], at[person.end - 1] + 1
            number = columns.sentences[start]
            flags = OPEN | (AFTER if doc[person.start].idx > int(row["Pronoun-offset"]) else 0)
            yield number, start - first[number], end - first[number], " ".join(person.words), flags


def parsed_examples(sentences: Sequence[list[str]], spaces: Sequence[list[bool]]) -> list[Example]:
    """Examples without gold labels; their boundaries are not taught either."""
    return [
        Example(words, spaced, np.zeros(len(words), dtype=np.int64), [], number > 0, bounded=False)
        for number, (words, spaced) in enumerate(zip(sentences, spaces, strict=True))
    ]


def document(name: str, examples: list[Example], columns: Columns, spans: Iterable[Span]) -> Document:
    """A document of the spans, each once, without relative pronouns."""
    offsets = np.concatenate(([0], np.cumsum([len(example.words) for example in examples])))
    chains: dict[str, int] = {}
    places: dict[tuple[int, int], Span] = {}
    for span in spans:
        start, end = int(offsets[span[0]]) + span[1], int(offsets[span[0]]) + span[2]
        if not is_relative(columns, start, end):
            places.setdefault((start, -end), span)
    ordered = sorted(places.items())
    records = [record(columns, start, -end) for (start, end), _ in ordered]
    rows = [
        (sentence, found.word - offsets[sentence], start, end, chains.setdefault(chain, len(chains)), found.kind, flags)
        for (_, (sentence, start, end, chain, flags)), found in zip(ordered, records, strict=True)
    ]
    return Document(name, examples, np.array(rows, dtype=np.int64).reshape(-1, 7), pairs.mention_table(records))
